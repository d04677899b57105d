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

} // namespace seq
