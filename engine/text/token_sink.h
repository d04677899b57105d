#pragma once
#include "engine/text/piece_cache.h"
#include "engine/text/symbol.h"
#include "engine/text/tokenizer.h"

#include <array>
#include <cstring>
#include <vector>

namespace seq {

// Where the fast ways put tokens: ids alone, or with their bytes. Both take a piece at byte `at` of
// the stretch, from the cache or as the model gave it.

// Gathers in a small buffer: four ids are written whatever their number, and the end moves on.
class IdSink {
public:
    explicit IdSink(std::vector<std::int32_t>& ids)
        : ids_(ids)
    {
    }
    ~IdSink() { flush(); }
    IdSink(const IdSink&) = delete;
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

template <class LengthOf> struct SpanSink {
    LengthOf lengthOf; // bytes of the text that a token from the cache covers
    std::uint32_t start;
    std::vector<TokenSpan>& out;
    void piece(std::size_t at, const PieceCache::Entry& e)
    {
        std::uint32_t begin = start + std::uint32_t(at);
        for (int i = 0; i < e.count(); ++i) {
            const std::int32_t id = e.id(i);
            const std::uint32_t end = begin + lengthOf(id);
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

} // namespace seq
