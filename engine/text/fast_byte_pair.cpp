#include "engine/text/fast_byte_pair.h"

#include "engine/text/split_scanner.h"

#include <array>
#include <cstring>

namespace seq {

FastBytePair::FastBytePair(const BytePairModel& model, SplitFamily family)
    : model_(model)
    , family_(family)
{
}

namespace {

// Gathers in a small buffer: four ids are written whatever their number, and the end moves on.
class IdSink {
public:
    explicit IdSink(std::vector<std::int32_t>& ids)
        : ids_(ids)
    {
    }
    ~IdSink() { flush(); }
    void piece(std::size_t, const PieceCache::Entry& e)
    {
        if (used_ > kRoom - PieceCache::kIds) flush();
        std::int32_t* out = room_.data() + used_;
        std::memcpy(out, e.ids.data(), sizeof e.ids);
        out[0] = e.id(0);
        used_ += std::size_t(e.count());
    }
    void piece(std::size_t, const std::vector<Symbol>& symbols)
    {
        flush();
        for (const Symbol& s : symbols)
            ids_.push_back(s.id);
    }

private:
    static constexpr std::size_t kRoom = 4096;
    void flush()
    {
        ids_.insert(ids_.end(), room_.begin(), room_.begin() + std::ptrdiff_t(used_));
        used_ = 0;
    }
    std::vector<std::int32_t>& ids_;
    std::array<std::int32_t, kRoom> room_;
    std::size_t used_ = 0;
};

struct SpanSink {
    const Vocabulary& vocabulary;
    std::uint32_t start;
    std::vector<TokenSpan>& out;
    void piece(std::size_t at, const PieceCache::Entry& e)
    {
        std::uint32_t begin = start + std::uint32_t(at);
        for (int i = 0; i < e.count(); ++i) {
            const std::int32_t id = e.id(i);
            const std::uint32_t end = begin + vocabulary.length(id);
            out.push_back({id, begin, end, std::uint8_t(i ? TokenSpan::Continuation : 0)});
            begin = end;
        }
    }
    void piece(std::size_t at, const std::vector<Symbol>& symbols)
    {
        const std::uint32_t base = start + std::uint32_t(at);
        bool continues = false;
        for (const Symbol& s : symbols) {
            out.push_back({s.id, base + s.begin, base + s.end,
                std::uint8_t(s.flags | (continues ? TokenSpan::Continuation : 0))});
            continues = true;
        }
    }
};

} // namespace

template <SplitFamily F, class Sink>
void FastBytePair::scan(std::string_view text, Sink& sink) const
{
    const PieceCachePool::Borrowed borrowed(caches_);
    PieceCache& cache = *borrowed;
    const Scanner<F> scanner(text);
    std::vector<Symbol> symbols;
    for (std::size_t at = 0; at < text.size();) {
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
                remember(cache, set, key, piece, symbols, model_.vocabulary());
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
    out.reserve(out.size() + text.size() / 4);
    SpanSink sink{model_.vocabulary(), rawStart, out};
    dispatch(text, sink);
}

void FastBytePair::encodeIds(std::string_view text, std::vector<std::int32_t>& ids) const
{
    ids.reserve(ids.size() + text.size() / 4);
    IdSink sink(ids);
    dispatch(text, sink);
}

} // namespace seq
