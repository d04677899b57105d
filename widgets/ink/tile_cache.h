#pragma once
#include "widgets/ink/ink.h"
#include "widgets/panel/mailbox.h"

#include <QObject>
#include <list>
#include <map>
#include <memory>
#include <string>
#include <tuple>

namespace seq {

class Runner;

// Tiles of all views, under one byte budget: the least recently seen go first. What is missing is
// made on the runner's view thread, the latest wish first.
class TileCache final : public QObject, public TileLookup {
    Q_OBJECT
public:
    TileCache(Runner&, std::size_t bytes, QObject* parent = nullptr);
    ~TileCache() override;
    std::shared_ptr<const Tile> find(
        const TileSourcePtr&, int level, std::int64_t column, std::int64_t row) override;
    std::size_t bytes() const { return held_; }

signals:
    void arrived(); // tiles that were asked for
    void failed(const std::string& source, const std::string& why); // source: its key

private:
    using Key = std::tuple<std::string, int, std::int64_t, std::int64_t>;
    struct Entry {
        std::shared_ptr<const Tile> tile;
        std::list<Key>::iterator place;
    };
    struct Wishes;
    void put(const Key&, std::shared_ptr<const Tile>);
    void ask();
    Runner& runner_;
    std::size_t budget_, held_ = 0;
    std::map<Key, Entry> entries_;
    std::list<Key> recent_; // newest first
    std::shared_ptr<Wishes> wishes_; // shared with the view thread
    Mailbox mailbox_;
};

} // namespace seq
