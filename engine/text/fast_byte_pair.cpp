#include "engine/text/fast_byte_pair.h"

#include "engine/base/cancel_point.h"
#include "engine/text/split_scanner.h"
#include "engine/text/token_sink.h"

namespace seq {

FastBytePair::FastBytePair(const BytePairModel& model, SplitFamily family)
    : model_(model)
    , family_(family)
{
}

template <SplitFamily F, class Sink>
void FastBytePair::scan(std::string_view text, Sink& sink) const
{
    const PieceCachePool::Borrowed borrowed(caches_);
    PieceCache& cache = *borrowed;
    const Scanner<F> scanner(text);
    const auto length = [this](std::int32_t id) { return model_.vocabulary().length(id); };
    std::vector<Symbol> symbols;
    CancelPoint cancel;
    for (std::size_t at = 0; at < text.size();) {
        cancel.at(at);
        const std::size_t end = scanner.end(at);
        const std::string_view piece = text.substr(at, end - at);
        if (piece.size() <= PieceCache::kBytes) {
            const auto key = PieceCache::keyOf(piece.data(), piece.size(), text.size() - at);
            const std::size_t set = PieceCache::setOf(key);
            if (const PieceCache::Entry* e = cache.find(key, set)) {
                sink.piece(at, *e);
            } else {
                model_.encode(piece, symbols);
                sink.piece(at, symbols);
                remember(cache, set, key, piece, symbols, length);
            }
        } else {
            model_.encode(piece, symbols);
            sink.piece(at, symbols);
        }
        at = end;
    }
}

template <class Sink> void FastBytePair::dispatch(std::string_view text, Sink& sink) const
{
    switch (family_) {
    case SplitFamily::Gpt2:
        return scan<SplitFamily::Gpt2>(text, sink);
    case SplitFamily::Smollm:
        return scan<SplitFamily::Smollm>(text, sink);
    case SplitFamily::Llama3:
        return scan<SplitFamily::Llama3>(text, sink);
    case SplitFamily::Qwen:
        return scan<SplitFamily::Qwen>(text, sink);
    case SplitFamily::O200k:
        return scan<SplitFamily::O200k>(text, sink);
    }
}

void FastBytePair::encode(
    std::string_view text, std::uint32_t rawStart, std::vector<TokenSpan>& out) const
{
    const auto length = [this](std::int32_t id) { return model_.vocabulary().length(id); };
    SpanSink<decltype(length)> sink{length, rawStart, out};
    dispatch(text, sink);
}

void FastBytePair::encodeIds(std::string_view text, std::vector<std::int32_t>& ids) const
{
    ids.reserve(ids.size() + text.size() / 4);
    IdSink sink(ids);
    dispatch(text, sink);
}

} // namespace seq
