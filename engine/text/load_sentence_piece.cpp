#include "engine/base/error.h"
#include "engine/base/hash.h"
#include "engine/base/utf8.h"
#include "engine/text/load.h"
#include "engine/text/protobuf.h"
#include "engine/text/sentence_piece_bpe.h"
#include "engine/text/unigram.h"

namespace seq {

namespace {

// The parts of ModelProto, TrainerSpec and NormalizerSpec that change ids or text.
struct ModelFile {
    SentencePieces model;
    int kind = 1; // 1 unigram, 2 BPE, 3 words, 4 characters
    bool spaceAsSuffix = false;
    std::int32_t bos = 1, eos = 2, pad = -1;
    std::string unknownSurface = " \u2047 ";
    SentencePieceSpacing spacing;
    std::string_view map, backMap;
};

SentencePieces::Piece readPiece(std::string_view bytes, const std::string& name)
{
    SentencePieces::Piece piece;
    ProtobufReader reader(bytes, name);
    while (const auto f = reader.next()) {
        if (f->number == 1 && f->wire == 2) piece.text = f->bytes;
        if (f->number == 2 && f->wire == 5) piece.score = double(f->real());
        if (f->number == 3 && f->wire == 0) {
            if (f->value < 1 || f->value > 6)
                throw badInput("{}: a piece has type {}, known are 1 … 6", name, f->value);
            piece.type = SentencePieces::Type(f->value);
        }
    }
    if (!(piece.score == piece.score)) throw badInput("{}: a score is not a number", name);
    return piece;
}

void readTrainer(std::string_view bytes, ModelFile& file)
{
    ProtobufReader reader(bytes, file.model.name);
    while (const auto f = reader.next()) {
        if (f->wire == 2 && f->number == 44) file.unknownSurface = f->bytes;
        if (f->wire != 0) continue;
        const auto value = std::int32_t(std::int64_t(f->value));
        switch (f->number) {
        case 3:
            file.kind = value;
            break;
        case 24:
            file.spaceAsSuffix = value != 0;
            break;
        case 35:
            file.model.byteFallback = value != 0;
            break;
        case 41:
            file.bos = value;
            break;
        case 42:
            file.eos = value;
            break;
        case 43:
            file.pad = value;
            break;
        default:
            break;
        }
    }
}

void readNormalizer(std::string_view bytes, ModelFile& file)
{
    ProtobufReader reader(bytes, file.model.name);
    while (const auto f = reader.next()) {
        if (f->number == 2 && f->wire == 2) file.map = f->bytes;
        if (f->number == 3 && f->wire == 0) file.spacing.dummyPrefix = f->value != 0;
        if (f->number == 4 && f->wire == 0) file.spacing.removeExtra = f->value != 0;
        if (f->number == 5 && f->wire == 0) file.spacing.escape = f->value != 0;
    }
}

ModelFile readModel(const TokenFile& bytes)
{
    ModelFile file;
    file.model.name = bytes.name;
    ProtobufReader reader(bytes.bytes, bytes.name);
    while (const auto f = reader.next()) {
        if (f->wire != 2) continue;
        if (f->number == 1) file.model.pieces.push_back(readPiece(f->bytes, bytes.name));
        if (f->number == 2) readTrainer(f->bytes, file);
        if (f->number == 3) readNormalizer(f->bytes, file);
        if (f->number == 5) {
            ProtobufReader inner(f->bytes, bytes.name);
            while (const auto g = inner.next())
                if (g->number == 2 && g->wire == 2) file.backMap = g->bytes;
        }
    }
    if (file.model.pieces.empty()) throw badInput("{} holds no pieces", bytes.name);
    if (file.spaceAsSuffix) throw unsupported("{}: treat_whitespace_as_suffix is set", bytes.name);
    if (!file.backMap.empty()) throw unsupported("{}: it has a denormalizer map", bytes.name);
    return file;
}

std::int32_t within(std::int32_t id, const ModelFile& file)
{
    return id >= 0 && std::size_t(id) < file.model.pieces.size() ? id : -1;
}

} // namespace

std::shared_ptr<const Vocabulary> vocabularyOf(SentencePieces& model, PipelineParts& parts)
{
    const auto vocabulary = std::make_shared<Vocabulary>();
    for (std::size_t i = 0; i < model.pieces.size(); ++i) {
        const auto& piece = model.pieces[i];
        const auto id = std::int32_t(i);
        vocabulary->add(id, piece.text, model.name);
        if (piece.usable() && !piece.text.empty()) {
            if (vocabulary->find(piece.text) >= 0)
                throw badInput(
                    "{}: the piece '{}' stands there twice", model.name, toUtf8(piece.text));
            vocabulary->index(id);
        }
        const bool control = piece.type == SentencePieces::Control;
        parts.special.push_back(control || piece.type == SentencePieces::Unknown);
        if (piece.type == SentencePieces::Unknown && model.unknown < 0) model.unknown = id;
    }
    if (model.unknown < 0) throw badInput("{}: no piece is the unknown one", model.name);
    parts.info.unknown = model.unknown;
    parts.vocabulary = vocabulary;
    return vocabulary;
}

PipelineParts loadSentencePiece(const TokenFile& bytes)
{
    ModelFile file = readModel(bytes);
    PipelineParts parts;
    const auto vocabulary = vocabularyOf(file.model, parts);
    for (std::size_t i = 0; i < file.model.pieces.size(); ++i) {
        if (file.model.pieces[i].type != SentencePieces::Control) continue;
        AddedToken token;
        token.content = file.model.pieces[i].text;
        token.id = std::int32_t(i);
        token.special = true;
        parts.added.add(std::move(token));
    }
    parts.normalizer.push_back(std::make_unique<SentencePieceNormalizer>(
        CharMap(file.map, bytes.name), file.spacing, file.model, false));
    SentencePieceDetokenizer::Rules back;
    back.dropFirstSpace = file.spacing.dummyPrefix || file.spacing.removeExtra;
    back.dropAllSpaces = file.spacing.removeExtra;
    back.unknown = file.model.pieces[std::size_t(file.model.unknown)].text;
    back.unknownSurface = file.unknownSurface;
    parts.detokenizer = std::make_unique<SentencePieceDetokenizer>(back);
    parts.info.name = bytes.name;
    parts.info.hash = contentHash(bytes.bytes);
    parts.info.split = "none";
    parts.info.bos = within(file.bos, file);
    parts.info.eos = within(file.eos, file);
    parts.info.pad = within(file.pad, file);
    if (file.kind == 1) {
        parts.info.kind = "SentencePiece unigram";
        parts.model = std::make_unique<UnigramModel>(std::move(file.model), UnigramRules{});
    } else if (file.kind == 2) {
        parts.info.kind = "SentencePiece BPE";
        parts.model = std::make_unique<SentencePieceBpe>(std::move(file.model), vocabulary);
    } else {
        throw unsupported(
            "{}: model type {}; known are 1 (unigram) and 2 (BPE)", bytes.name, file.kind);
    }
    return parts;
}

} // namespace seq
