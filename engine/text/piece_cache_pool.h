#pragma once
#include "engine/text/piece_cache.h"
#include "engine/text/symbol.h"

#include <memory>
#include <mutex>
#include <vector>

namespace seq {

// Warm caches of one tokenizer; a call borrows one, so that threads never share one.
class PieceCachePool {
public:
    class Borrowed {
    public:
        explicit Borrowed(PieceCachePool&);
        ~Borrowed();
        Borrowed(const Borrowed&) = delete;
        PieceCache& operator*() const { return *cache_; }

    private:
        PieceCachePool& pool_;
        std::unique_ptr<PieceCache> cache_;
    };

private:
    std::mutex mutex_;
    std::vector<std::unique_ptr<PieceCache>> idle_;
};

// Keeps what a piece became, if its tokens tile it: positions then follow from token lengths, of
// which `lengthOf(id)` knows those in bytes of the piece.
template <class LengthOf>
void remember(PieceCache& cache, std::size_t set, const PieceCache::Key& key,
    std::string_view piece, const std::vector<Symbol>& symbols, LengthOf lengthOf)
{
    if (symbols.empty() || symbols.size() > PieceCache::kIds) return;
    std::uint32_t at = 0;
    for (const Symbol& s : symbols) {
        if (s.begin != at || s.flags || s.end - at != lengthOf(s.id)) return;
        at = s.end;
    }
    if (at != piece.size()) return;
    PieceCache::Entry& entry = cache.replace(set);
    entry.key = key;
    for (std::size_t i = 0; i < symbols.size(); ++i)
        entry.ids[i] = symbols[i].id;
    entry.ids[0] |= std::int32_t(symbols.size() << PieceCache::kCountShift);
}

} // namespace seq
