#pragma once
#include "engine/experiment/engine.h"
#include "engine/experiment/job.h"
#include "widgets/ink/ink.h"

#include <map>
#include <tuple>

namespace seq {

// Tiles made at once and kept, at most so many; what making them takes is counted.
class AllTiles final : public TileLookup {
public:
    using Clock = double (*)(); // milliseconds
    AllTiles(Engine& engine, Clock clock, std::size_t most = 4096)
        : job_(engine, 0)
        , clock_(clock)
        , most_(most)
    {
    }
    std::shared_ptr<const Tile> find(
        const TileSourcePtr& source, int level, std::int64_t column, std::int64_t row) override
    {
        const double start = clock_();
        if (held_.size() >= most_) held_.clear();
        auto& held = held_[{source->key(), level, column, row}];
        if (held) return held;
        held = std::make_shared<Tile>(source->tile(level, column, row, job_));
        made += 1;
        making += clock_() - start;
        return held;
    }
    int made = 0;
    double making = 0; // ms

private:
    Job job_;
    Clock clock_;
    std::size_t most_;
    std::map<std::tuple<std::string, int, std::int64_t, std::int64_t>, std::shared_ptr<const Tile>>
        held_;
};

} // namespace seq
