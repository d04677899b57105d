#pragma once
#include "engine/text/piece_cache.h"
#include "engine/text/symbol.h"
#include "engine/text/vocabulary.h"

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

// Keeps what a piece became, if its tokens tile it: positions then follow from token lengths.
void remember(PieceCache&, std::size_t set, const PieceCache::Key&, std::string_view piece,
    const std::vector<Symbol>&, const Vocabulary&);

} // namespace seq
