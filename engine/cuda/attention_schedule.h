#pragma once
#include "engine/tensor/tensor.h"

#include <span>
#include <vector>

namespace seq::cuda {

// The work of one block of attention: some tiles of keys for one tile of queries of a key head.
struct KeyShare {
    int query, head; // the first query of the tile
    int first, count; // tiles of keys
    int part, parts; // of the shares of one tile of queries
    int slot, tile; // where the results of part 0 lie; number among the tiles that are shared
};

// In the order in which blocks should start, the longest first. A tile of queries whose keys would
// keep one multiprocessor busy after all others are done is cut into several shares.
// keys[i]: the tiles of keys of the i-th tile of `queries` queries, which are the same in each head.
std::vector<KeyShare> sharesOf(std::span<const Range> keys, int queries, int heads, int processors);

// The same on a device, with room for what blocks exchange. One launch at a time uses it.
struct Schedule {
    Tensor shares, results, arrivals;
    int count = 0;
};

} // namespace seq::cuda
