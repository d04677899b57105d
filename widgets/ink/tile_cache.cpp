#include "widgets/ink/tile_cache.h"

#include "engine/base/error.h"
#include "engine/experiment/runner.h"

#include <optional>
#include <vector>

namespace seq {
namespace {

std::size_t sizeOf(const Tile& tile)
{
    return std::size_t(tile.max.bytes() + tile.mean.bytes());
}

constexpr std::size_t kWishes = 256; // older ones are forgotten: they scrolled away

} // namespace

struct TileCache::Wishes {
    struct Wish {
        Key key;
        TileSourcePtr source;
    };
    std::mutex lock;
    std::vector<Wish> open; // newest last
    bool asked = false; // a view job is queued or running
    bool closed = false;

    std::optional<Wish> next()
    {
        const std::lock_guard guard(lock);
        if (open.empty() || closed) {
            asked = false;
            return {};
        }
        Wish wish = std::move(open.back());
        open.pop_back();
        return wish;
    }
};

TileCache::TileCache(Runner& runner, std::size_t bytes, QObject* parent)
    : QObject(parent)
    , runner_(runner)
    , budget_(bytes)
    , wishes_(std::make_shared<Wishes>())
    , mailbox_(this)
{
}

TileCache::~TileCache()
{
    const std::lock_guard guard(wishes_->lock);
    wishes_->closed = true;
    wishes_->open.clear();
}

std::shared_ptr<const Tile> TileCache::find(
    const TileSourcePtr& source, int level, std::int64_t column, std::int64_t row)
{
    const Key key{source->key(), level, column, row};
    if (const auto at = entries_.find(key); at != entries_.end()) {
        recent_.splice(recent_.begin(), recent_, at->second.place);
        return at->second.tile;
    }
    bool start = false;
    {
        const std::lock_guard guard(wishes_->lock);
        auto& open = wishes_->open;
        std::erase_if(open, [&key](const Wishes::Wish& w) { return w.key == key; });
        open.push_back({key, source});
        if (open.size() > kWishes) open.erase(open.begin());
        start = !wishes_->asked;
        wishes_->asked = true;
    }
    if (start) ask();
    return nullptr;
}

void TileCache::ask()
{
    runner_.view([wishes = wishes_, address = mailbox_.address(), this](Job& job) {
        while (auto wish = wishes->next()) {
            const auto& [name, level, column, row] = wish->key;
            try {
                auto tile
                    = std::make_shared<const Tile>(wish->source->tile(level, column, row, job));
                address.post([this, key = wish->key, tile] { put(key, tile); });
            } catch (const Error& e) { // the coarser tile stays
                address.post([this, source = name, why = std::string(e.what())] {
                    emit failed(source, why);
                });
            } catch (const Cancelled&) {
            }
        }
    });
}

void TileCache::put(const Key& key, std::shared_ptr<const Tile> tile)
{
    if (entries_.contains(key)) return;
    recent_.push_front(key);
    held_ += sizeOf(*tile);
    entries_[key] = {std::move(tile), recent_.begin()};
    while (held_ > budget_ && recent_.size() > 1) {
        const auto last = entries_.find(recent_.back());
        held_ -= sizeOf(*last->second.tile);
        entries_.erase(last);
        recent_.pop_back();
    }
    emit arrived();
}

} // namespace seq
