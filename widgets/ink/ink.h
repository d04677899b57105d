#pragma once
#include "engine/figure/picture.h"

#include <memory>
#include <vector>

namespace seq {

// Plays a recorded picture. Two inks: ImGuiInk (live view) and PainterInk (window and files).
class Ink {
public:
    virtual ~Ink() = default;
    // What is related to one of `hovered` is lit up; a heat map's cell stands for two refs.
    virtual void play(const Picture&, const std::vector<Ref>& hovered) = 0;
};

// Where a live ink finds tiles. Never waits: null means not there yet, and now asked for.
class TileLookup {
public:
    virtual ~TileLookup() = default;
    virtual std::shared_ptr<const Tile> find(
        const TileSourcePtr&, int level, std::int64_t column, std::int64_t row)
        = 0;
};

} // namespace seq
