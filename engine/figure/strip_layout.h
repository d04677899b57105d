#pragma once
#include "engine/figure/plots.h"

#include <cstdint>
#include <vector>

namespace seq {

// Lays the pieces of all rows of a strip over one another by byte: the place of a byte boundary is
// the longest path to it, so that every piece of every row has room for its label.
class StripLayout {
public:
    // width: of a line; pad: beside a label, whose text has this size.
    StripLayout(const TokenStrip&, double width, double pad, double size, const Canvas&);
    // Where a boundary lies: its line, and x within it. An end stays on the line it closes.
    struct Place {
        std::size_t line = 0;
        double x = 0;
    };
    Place begin(std::int64_t byte) const { return at(byte, false); }
    Place end(std::int64_t byte) const { return at(byte, true); }
    std::size_t lines() const { return starts_.size(); }
    double lineWidth(std::size_t line) const
    {
        return (line + 1 < starts_.size() ? starts_[line + 1] : total_) - starts_[line];
    }

private:
    struct Need { // of a piece between two boundaries
        std::size_t end, begin;
        double width;
    };
    // Place of a boundary in the list; tried first: `near` and the one after it.
    std::size_t indexOf(std::int64_t byte, std::size_t near) const;
    void place(const std::vector<Need>&);
    void breakLines(double width);
    Place at(std::int64_t byte, bool end) const;
    std::vector<std::int64_t> bounds_; // bytes, ascending
    std::vector<int> inner_; // of each: how many pieces it lies inside
    std::vector<double> x_;
    std::vector<double> starts_; // x at which lines begin
    double total_ = 0;
};

} // namespace seq
