#include "engine/text/byte_pair.h"

#include "engine/base/cancel_point.h"
#include "engine/base/utf8.h"

#include <algorithm>

namespace seq {

namespace {
std::string fallbackName(int byte)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    return {'<', '0', 'x', digits[std::size_t(byte >> 4)], digits[std::size_t(byte & 15)], '>'};
}
} // namespace

BytePairModel::BytePairModel(
    std::shared_ptr<const Vocabulary> vocabulary, PairTable pairs, BytePairRules rules)
    : vocabulary_(std::move(vocabulary))
    , pairs_(std::move(pairs))
    , rules_(rules)
{
    for (int b = 0; b < 256; ++b) {
        const char byte = char(b);
        byteToken_[std::size_t(b)] = vocabulary_->find({&byte, 1});
        fallback_[std::size_t(b)] = rules_.byteFallback ? vocabulary_->find(fallbackName(b)) : -1;
    }
}

void BytePairModel::addUnknown(
    std::uint32_t begin, std::uint32_t end, std::vector<Symbol>& out) const
{
    const bool fuses = rules_.fuseUnknown && !out.empty() && (out.back().flags & TokenSpan::Unknown)
        && out.back().end == begin;
    if (rules_.unknown < 0) {
        if (!rules_.dropBefore) out.push_back({-1, begin, end, 0});
    } else if (fuses) {
        out.back().end = end;
    } else {
        out.push_back({rules_.unknown, begin, end, TokenSpan::Unknown});
    }
}

void BytePairModel::startFromBytes(std::string_view piece, std::vector<Symbol>& out) const
{
    CancelPoint cancel;
    out.reserve(piece.size());
    for (std::uint32_t i = 0; i < piece.size(); ++i) {
        cancel.at(i);
        const std::int32_t id = byteToken_[std::uint8_t(piece[i])];
        if (id >= 0)
            out.push_back({id, i, i + 1, 0});
        else
            addUnknown(i, i + 1, out);
    }
}

void BytePairModel::startFromCharacters(std::string_view piece, std::vector<Symbol>& out) const
{
    CancelPoint cancel;
    out.reserve(piece.size());
    for (std::uint32_t i = 0; i < piece.size();) {
        cancel.at(i);
        const std::uint32_t end = i + utf8Step(piece, i).length;
        const std::int32_t id = vocabulary_->find(piece.substr(i, end - i));
        const auto missing = [&](char c) { return fallback_[std::uint8_t(c)] < 0; };
        if (id >= 0) {
            out.push_back({id, i, end, 0});
        } else if (rules_.byteFallback
            && std::none_of(piece.begin() + i, piece.begin() + end, missing)) {
            for (std::uint32_t k = i; k < end; ++k)
                out.push_back(
                    {fallback_[std::uint8_t(piece[k])], k, k + 1, TokenSpan::ByteFallback});
        } else {
            addUnknown(i, end, out);
        }
        i = end;
    }
}

const Backtracker* BytePairModel::backtracker() const
{
    std::call_once(giantOnce_,
        [&] { giant_ = Backtracker::make(*vocabulary_, pairs_, byteToken_, rules_.listed); });
    return giant_.get();
}

void BytePairModel::encode(std::string_view piece, std::vector<Symbol>& out) const
{
    out.clear();
    if (rules_.wholePiece) {
        if (const std::int32_t id = vocabulary_->find(piece); id >= 0) {
            out.push_back({id, 0, std::uint32_t(piece.size()), 0});
            return;
        }
    }
    constexpr std::size_t kGiant = 4096; // bytes; base64, genomes, scripts without spaces
    if (rules_.fromBytes && piece.size() > kGiant)
        if (const Backtracker* giant = backtracker(); giant && giant->encode(piece, out)) return;
    out.clear();
    if (rules_.fromBytes)
        startFromBytes(piece, out);
    else
        startFromCharacters(piece, out);
    mergePairs(pairs_, out);
    if (!rules_.dropBefore) std::erase_if(out, [](const Symbol& s) { return s.id < 0; });
}

std::vector<MergeStep> BytePairModel::merges(std::int32_t id) const
{
    std::vector<MergeStep> steps;
    const std::string_view piece = vocabulary_->bytes(id);
    if (piece.empty() || vocabulary_->find(piece) != id) return steps;
    std::vector<Symbol> symbols;
    if (rules_.fromBytes)
        startFromBytes(piece, symbols);
    else
        startFromCharacters(piece, symbols);
    mergePairs(pairs_, symbols, [&](std::uint32_t rank, const Symbol& left, const Symbol& right) {
        steps.push_back({int(rank), std::string(piece.substr(left.begin, left.end - left.begin)),
            std::string(piece.substr(right.begin, right.end - right.begin))});
    });
    return steps;
}

PairTable pairsOfRanks(const Vocabulary& vocabulary)
{
    struct Pair {
        std::int32_t left, right, id;
    };
    std::vector<Pair> found;
    for (std::int32_t id = 0; id < vocabulary.size(); ++id) {
        const std::string_view bytes = vocabulary.bytes(id);
        if (bytes.empty() || vocabulary.find(bytes) != id) continue;
        for (std::size_t cut = 1; cut < bytes.size(); ++cut) {
            const std::int32_t left = vocabulary.find(bytes.substr(0, cut));
            if (left < 0) continue;
            const std::int32_t right = vocabulary.find(bytes.substr(cut));
            if (right >= 0) found.push_back({left, right, id});
        }
    }
    PairTable pairs(found.size());
    for (const Pair& p : found)
        pairs.add(p.left, p.right, {std::uint32_t(p.id), p.id});
    return pairs;
}

} // namespace seq
