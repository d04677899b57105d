#include "engine/text/pipeline.h"

#include "engine/base/error.h"
#include "engine/base/utf8.h"
#include "engine/text/fast_byte_pair.h"
#include "engine/text/fast_word_piece.h"

namespace seq {

struct PipelineTokenizer::Stretch {
    std::string_view text;
    std::uint32_t begin; // in the raw text
    bool first, parseSpecial;
};

namespace {

// Stage 0 for tokenizers that take only characters: one U+FFFD per ill-formed part.
AlignedText onlyCharacters(AlignedText input)
{
    std::optional<TextEdit> edit; // most texts need none
    const std::string_view text = input.text;
    CancelPoint cancel;
    for (std::size_t at = 0; at < text.size();) {
        cancel.at(at);
        const Utf8Step step = utf8Step(text, at);
        at += step.length;
        if (step.valid) continue;
        if (!edit) edit.emplace(input);
        edit->keep(std::uint32_t(at - step.length) - edit->at());
        edit->replace(step.length, "\uFFFD");
    }
    return edit ? edit->finish() : std::move(input);
}

void checkSize(std::string_view text)
{
    constexpr std::size_t kLimit = 512u << 20;
    if (text.size() > kLimit)
        throw badInput(
            "a text of {} bytes is above the limit of {}: split the input", text.size(), kLimit);
}

} // namespace

PipelineTokenizer::PipelineTokenizer(PipelineParts parts)
    : parts_(std::move(parts))
{
    if (!parts_.detokenizer) parts_.detokenizer = std::make_unique<PlainDetokenizer>();
    parts_.special.resize(std::size_t(parts_.vocabulary->size()));
    parts_.info.vocabulary = parts_.vocabulary->size();
    if (parts_.family)
        fast_ = std::make_unique<FastBytePair>(
            dynamic_cast<const BytePairModel&>(*parts_.model), *parts_.family);
    if (parts_.bertLower)
        words_ = std::make_unique<FastWordPiece>(
            dynamic_cast<const WordPieceModel&>(*parts_.model), *parts_.bertLower);
}

PipelineTokenizer::~PipelineTokenizer() = default;

void PipelineTokenizer::encodeNormal(
    Draft draft, std::uint32_t rawStart, std::vector<TokenSpan>& out) const
{
    if (draft.text.text.empty()) return;
    draft.pieces = {{0, std::uint32_t(draft.text.text.size())}};
    for (const auto& step : parts_.preTokenizer)
        step->apply(draft);
    RawPositions raw(draft.text, rawStart);
    std::vector<Symbol> symbols;
    CancelPoint cancel;
    for (const Piece& piece : draft.pieces) {
        cancel.at(piece.end);
        if (piece.begin == piece.end) continue;
        parts_.model->encode(
            std::string_view(draft.text.text).substr(piece.begin, piece.end - piece.begin),
            symbols);
        bool continues = false;
        for (const Symbol& s : symbols) {
            const std::uint32_t begin = raw.begin(piece.begin + s.begin);
            const std::uint32_t end = raw.end(piece.begin + s.end);
            out.push_back({s.id, begin, end,
                std::uint8_t(s.flags | (continues ? TokenSpan::Continuation : 0))});
            continues = true;
        }
    }
}

void PipelineTokenizer::encodeStretch(const Stretch& stretch, std::vector<TokenSpan>& out) const
{
    if (stretch.text.empty()) return;
    const bool raw = parts_.added.empty(true, stretch.parseSpecial);
    if (fast_ && parts_.normalizer.empty() && raw)
        return fast_->encode(stretch.text, stretch.begin, out);
    if (words_ && raw) return encodeParts(stretch, out);
    encodeGeneral(stretch, out);
}

void PipelineTokenizer::encodeParts(const Stretch& stretch, std::vector<TokenSpan>& out) const
{
    const std::string_view text = stretch.text;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t plain = words_->plainEnd(text, at), end = words_->otherEnd(text, plain);
        words_->encode(text.substr(at, plain - at), stretch.begin + std::uint32_t(at), out);
        if (end > plain)
            encodeGeneral({text.substr(plain, end - plain), stretch.begin + std::uint32_t(plain),
                              stretch.first && plain == 0, stretch.parseSpecial},
                out);
        at = end;
    }
}

void PipelineTokenizer::encodeGeneral(const Stretch& stretch, std::vector<TokenSpan>& out) const
{
    AlignedText text = AlignedText::of(stretch.text);
    if (!parts_.invalidBytes) text = onlyCharacters(std::move(text));
    for (const auto& step : parts_.normalizer)
        text = step->apply(text);
    const auto matches = parts_.added.find(text.text, true, stretch.parseSpecial);
    if (matches.empty())
        return encodeNormal({std::move(text), {}, stretch.first}, stretch.begin, out);
    std::uint32_t from = 0;
    RawPositions raw(text, stretch.begin);
    AlignedSlices slices(text);
    const auto between = [&](std::uint32_t begin, std::uint32_t end) {
        std::uint32_t before = 0;
        AlignedText between = slices.next(begin, end, before);
        encodeNormal(
            {std::move(between), {}, stretch.first && begin == 0}, stretch.begin + before, out);
    };
    for (const auto& m : matches) {
        between(from, m.begin);
        const std::uint32_t begin = raw.begin(m.begin);
        out.push_back({m.id, begin, m.end > m.begin ? raw.end(m.end) : begin,
            std::uint8_t(TokenSpan::Added | (isSpecial(m.id) ? TokenSpan::Special : 0))});
        from = m.end;
    }
    between(from, std::uint32_t(text.text.size()));
}

std::vector<TokenSpan> PipelineTokenizer::encode(
    std::string_view text, const EncodeOptions& options) const
{
    checkSize(text);
    std::vector<TokenSpan> out;
    // Growing by copies of gigabytes cannot be cancelled; of large memory only what is used costs.
    constexpr std::size_t kLarge = 1 << 20;
    out.reserve(text.size() < kLarge ? text.size() / 4 : text.size());
    const auto around = [&](const std::vector<std::int32_t>& ids, std::uint32_t at) {
        if (options.addSpecial)
            for (const std::int32_t id : ids)
                out.push_back({id, at, at, TokenSpan::Special});
    };
    around(parts_.prefix, 0);
    std::uint32_t from = 0;
    const auto stretch = [&](std::uint32_t end) {
        encodeStretch({text.substr(from, end - from), from, from == 0, options.parseSpecial}, out);
    };
    for (const auto& m : parts_.added.find(text, false, options.parseSpecial)) {
        stretch(m.begin);
        out.push_back({m.id, m.begin, m.end,
            std::uint8_t(TokenSpan::Added | (isSpecial(m.id) ? TokenSpan::Special : 0))});
        from = m.end;
    }
    stretch(std::uint32_t(text.size()));
    around(parts_.suffix, std::uint32_t(text.size()));
    return out;
}

void PipelineTokenizer::encodeIds(std::string_view text, std::vector<std::int32_t>& ids) const
{
    checkSize(text);
    ids.clear();
    if (fast_ && parts_.normalizer.empty() && parts_.added.empty(false, false)
        && parts_.added.empty(true, false)) {
        ids = parts_.prefix;
        fast_->encodeIds(text, ids);
        ids.insert(ids.end(), parts_.suffix.begin(), parts_.suffix.end());
        return;
    }
    for (const TokenSpan& t : encode(text, {}))
        ids.push_back(t.id);
}

void PipelineTokenizer::checkId(std::int32_t id) const
{
    if (!parts_.vocabulary->has(id))
        throw badInput("token id {} is not in the vocabulary of {} (0 … {})", id, parts_.info.name,
            parts_.vocabulary->size() - 1);
}

std::string PipelineTokenizer::decode(std::span<const std::int32_t> ids) const
{
    std::vector<std::string_view> tokens;
    tokens.reserve(ids.size());
    for (const std::int32_t id : ids) {
        checkId(id);
        if (!parts_.special[std::size_t(id)] || id == parts_.info.unknown)
            tokens.push_back(parts_.vocabulary->bytes(id));
    }
    return parts_.detokenizer->join(tokens);
}

std::string PipelineTokenizer::bytes(std::int32_t id) const
{
    checkId(id);
    const std::string_view token = parts_.vocabulary->bytes(id);
    return parts_.special[std::size_t(id)] ? std::string(token) : parts_.detokenizer->bytes(token);
}

bool PipelineTokenizer::isSpecial(std::int32_t id) const
{
    return id >= 0 && std::size_t(id) < parts_.special.size() && parts_.special[std::size_t(id)];
}

std::vector<MergeStep> PipelineTokenizer::merges(std::int32_t id) const
{
    checkId(id);
    return parts_.model->merges(id);
}

} // namespace seq
