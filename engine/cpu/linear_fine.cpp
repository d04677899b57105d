#include "engine/cpu/linear_fine.h"

#include "engine/base/thread_pool.h"

namespace seq {

namespace {

void takeRest(const float* x, const QuantisedRows& q, std::int64_t r, float* rest)
{
    const float* scales = q.scales.data() + r * q.blocks;
    const std::int8_t* codes = q.codes.data() + r * q.stride;
    for (std::int64_t b = 0; b < q.in / 32; ++b)
        for (std::int64_t i = 32 * b; i < 32 * b + 32; ++i)
            rest[i] = x[i] - scales[b] * float(codes[i]);
}

} // namespace

QuantisedRows quantisedTwice(const LinearTiles& tiles, const Tensor& x)
{
    const std::int64_t rows = x.size(0), in = x.size(1);
    QuantisedRows q(2 * rows, in);
    parallel(rows, kQuantiseGrain, [&](std::int64_t begin, std::int64_t end) {
        thread_local std::vector<float> rest;
        rest.resize(std::size_t(in));
        for (std::int64_t r = begin; r < end; ++r) {
            const float* row = reinterpret_cast<const float*>(x.raw()) + r * in;
            tiles.quantise(row, r, q);
            takeRest(row, q, r, rest.data());
            tiles.quantise(rest.data(), rows + r, q);
        }
    });
    return q;
}

} // namespace seq
