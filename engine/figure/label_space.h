#pragma once
#include "engine/figure/geometry.h"

#include <unordered_map>
#include <vector>

namespace seq {

// Where labels may go: first come, first served, nothing overlaps.
class LabelSpace {
public:
    explicit LabelSpace(double line) // height of a line of text
        : line_(line)
    {
    }
    bool free(Rect) const;
    void block(Rect);
    bool take(Rect r) // true: it was free and is taken now
    {
        if (!free(r)) return false;
        block(r);
        return true;
    }

private:
    double line_;
    std::unordered_map<long, std::vector<Rect>> lines_; // what touches each stripe of a line
};

} // namespace seq
