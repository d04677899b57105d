#pragma once
#include <cstdint>

namespace seq {

// Where in the data of its plot the numbers of a mark are.
struct Datum {
    int plot = -1; // index into Picture::plots; -1: nowhere
    int series = 0, count = 0; // those that hold them: [series, series + count)
    std::int64_t index = 0; // in each of these
};

} // namespace seq
