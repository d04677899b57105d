#include "engine/text/fast_word_piece.h"

#include "engine/base/cancel_point.h"
#include "engine/text/token_sink.h"

#include <array>

namespace seq {

namespace {

enum Kind : std::uint8_t { Other, Space, Single, Word }; // Single: punctuation stands alone

constexpr auto kKinds = [] {
    std::array<Kind, 256> kinds{};
    for (std::size_t c = 0x20; c < 0x7F; ++c) {
        const bool word
            = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        kinds[c] = word ? Word : Single;
    }
    kinds[' '] = kinds['\t'] = kinds['\n'] = kinds['\r'] = Space;
    return kinds;
}();

Kind kindOf(char c)
{
    return kKinds[std::uint8_t(c)];
}

// A to Z in eight bytes at once; bytes above 0x7F stay.
std::uint64_t lowered(std::uint64_t word)
{
    constexpr std::uint64_t ones = 0x0101010101010101u, high = 0x80 * ones;
    const std::uint64_t low = word & ~high;
    const std::uint64_t fromA = low + (0x80 - 'A') * ones, aboveZ = low + (0x7F - 'Z') * ones;
    return word | ((fromA & ~aboveZ & ~word & high) >> 2);
}

void lower(char* bytes, std::size_t size) // a multiple of 8
{
    for (std::size_t i = 0; i < size; i += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, bytes + i, 8);
        word = lowered(word);
        std::memcpy(bytes + i, &word, 8);
    }
}

} // namespace

FastWordPiece::FastWordPiece(const WordPieceModel& model, bool lower)
    : model_(model)
    , lower_(lower)
{
}

std::size_t FastWordPiece::plainEnd(std::string_view text, std::size_t at) const
{
    std::size_t end = at;
    CancelPoint cancel(at);
    for (; end < text.size() && kindOf(text[end]) != Other; ++end)
        cancel.at(end);
    if (end == text.size()) return end;
    while (end > at && kindOf(text[end]) != Space)
        --end;
    return end;
}

std::size_t FastWordPiece::otherEnd(std::string_view text, std::size_t at) const
{
    constexpr std::size_t kWorthwhile = 64; // plain bytes: the general path has a cost a call
    std::size_t end = 0; // 0: none yet
    CancelPoint cancel(at);
    for (std::size_t i = at; i < text.size(); ++i) {
        cancel.at(i);
        const Kind kind = kindOf(text[i]);
        if (kind == Other)
            end = 0;
        else if (end == 0 && kind == Space)
            end = i + 1;
        else if (end > 0 && i - end >= kWorthwhile)
            return end;
    }
    return end > 0 ? end : text.size();
}

template <class Sink> void FastWordPiece::scan(std::string_view text, Sink& sink) const
{
    const PieceCachePool::Borrowed borrowed(caches_);
    PieceCache& cache = *borrowed;
    const auto length = [this](std::int32_t id) { return model_.length(id); };
    std::vector<Symbol> symbols;
    std::string word;
    CancelPoint cancel;
    for (std::size_t at = 0; at < text.size();) {
        cancel.at(at);
        const Kind kind = kindOf(text[at]);
        if (kind == Space) {
            ++at;
            continue;
        }
        std::size_t end = at + 1;
        while (kind == Word && end < text.size() && kindOf(text[end]) == Word)
            ++end;
        const std::size_t begin = at, size = end - at;
        at = end;
        std::array<char, 16> bytes{};
        const bool brief = size <= PieceCache::kBytes;
        if (brief) {
            std::memcpy(bytes.data(), text.data() + begin, text.size() - begin >= 16 ? 16 : size);
            if (lower_) lower(bytes.data(), bytes.size());
            const auto key = PieceCache::keyOf(bytes.data(), size, bytes.size());
            const std::size_t set = PieceCache::setOf(key);
            if (const PieceCache::Entry* e = cache.find(key, set)) {
                sink.piece(begin, *e);
                continue;
            }
            model_.encode({bytes.data(), size}, symbols);
            sink.piece(begin, symbols);
            remember(cache, set, key, {bytes.data(), size}, symbols, length);
        } else {
            word.assign(text.substr(begin, size));
            word.resize((size + 7) / 8 * 8);
            if (lower_) lower(word.data(), word.size());
            model_.encode({word.data(), size}, symbols);
            sink.piece(begin, symbols);
        }
    }
}

void FastWordPiece::encode(
    std::string_view plain, std::uint32_t rawStart, std::vector<TokenSpan>& out) const
{
    const auto length = [this](std::int32_t id) { return model_.length(id); };
    SpanSink<decltype(length)> sink{length, rawStart, out};
    scan(plain, sink);
}

void FastWordPiece::encodeIds(std::string_view plain, std::vector<std::int32_t>& ids) const
{
    IdSink sink(ids);
    scan(plain, sink);
}

} // namespace seq
