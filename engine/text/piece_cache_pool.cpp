#include "engine/text/piece_cache_pool.h"

namespace seq {

PieceCachePool::Borrowed::Borrowed(PieceCachePool& pool)
    : pool_(pool)
{
    const std::lock_guard lock(pool_.mutex_);
    if (pool_.idle_.empty()) {
        cache_ = std::make_unique<PieceCache>();
    } else {
        cache_ = std::move(pool_.idle_.back());
        pool_.idle_.pop_back();
    }
}

PieceCachePool::Borrowed::~Borrowed()
{
    const std::lock_guard lock(pool_.mutex_);
    pool_.idle_.push_back(std::move(cache_));
}

void remember(PieceCache& cache, std::size_t set, const PieceCache::Key& key,
    std::string_view piece, const std::vector<Symbol>& symbols, const Vocabulary& vocabulary)
{
    if (symbols.empty() || symbols.size() > PieceCache::kIds) return;
    std::uint32_t at = 0;
    for (const Symbol& s : symbols) {
        if (s.begin != at || s.flags || s.end - at != vocabulary.length(s.id)) return;
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
