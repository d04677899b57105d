#pragma once
#include "engine/cuda/launch.h"
#include "engine/cuda/upload.h"
#include "engine/ops/attention_kernel.h"

#include <optional>

namespace seq::cuda {

// Which keys a row may see. Rows and keys at consecutive positions need no arrays.
struct Sight {
    std::int64_t rows, keys;
    int firstRow, firstKey; // positions
    bool causal;
    int window;
    const int *rowPositions, *keyPositions; // set: look here instead
    const std::uint8_t* mask; // [rows, keys]; 0 hides

    __host__ __device__ bool regular() const { return !keyPositions && !mask; }

    // The keys that rows from `row` to `last` may see, at most; of one row: exactly, if regular().
    __device__ Range reach(std::int64_t row, std::int64_t last) const
    {
        Range r{0, keys};
        if (!regular()) return r;
        if (causal || window > 0) r.end = min(r.end, last + firstRow - firstKey + 1);
        if (window > 0) r.begin = min(keys, max(r.begin, row + firstRow - firstKey + 1 - window));
        r.end = max(r.end, r.begin);
        return r;
    }
    // The keys that all of these rows see.
    __device__ Range shared(std::int64_t row, std::int64_t last) const
    {
        if (!regular()) return {0, 0};
        return {reach(last, last).begin, reach(row, row).end};
    }
    __device__ bool sees(std::int64_t row, std::int64_t key) const
    {
        if (row >= rows || key >= keys) return false;
        const int distance = keyPositions ? rowPositions[row] - keyPositions[key]
                                          : int(row - key) + firstRow - firstKey;
        if ((causal || window > 0) && distance < 0) return false;
        if (window > 0 && distance >= window) return false;
        return !mask || mask[row * keys + key];
    }
};

// Sight of a call, with the arrays that it points to where positions are not consecutive.
class CallSight {
public:
    explicit CallSight(const AttentionCall&);
    const Sight& operator*() const { return sight_; }
    const Sight* operator->() const { return &sight_; }

private:
    Sight sight_{};
    std::optional<Upload<int>> rows_, keys_;
};

} // namespace seq::cuda
