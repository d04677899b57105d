#include "engine/cuda/rows_grid.h"

#include <algorithm>

namespace seq::cuda {

namespace {
constexpr int kBlockBytes = 76 * 1024; // of weights: two blocks and the next kernel's fit
constexpr int kManyElements = 1024; // of a row: two blocks can share it
} // namespace

RowsMatrix rowsMatrix(const Tensor& t)
{
    return {pointer<const std::uint8_t>(t), int(t.size(0)), int(rowBytes(t.dtype(), t.size(1))),
        t.dtype()};
}

ProductJob productOf(
    std::initializer_list<const Tensor*> matrices, std::initializer_list<const Tensor*> biases)
{
    ProductJob job{};
    int out = 0;
    for (const Tensor* w : matrices) {
        job.elements = int(w->size(1));
        job.parts[job.partCount++] = {rowsMatrix(*w), nullptr, 0, out};
        out += int(w->size(0));
    }
    int part = 0;
    for (const Tensor* b : biases)
        job.parts[part++].bias = *b ? pointer<const float>(*b) : nullptr;
    return job;
}

ProductGrid gridOf(ProductJob& job, Device device)
{
    const std::span<ProductPart> parts(job.parts, std::size_t(job.partCount));
    int longest = 0;
    for (const ProductPart& p : parts)
        longest = std::max(longest, p.w.rowBytes);
    const int matrices = job.up ? 2 : 1;
    job.tileRows = 8;
    while (job.tileRows > 1 && matrices * job.tileRows * longest > kBlockBytes)
        job.tileRows /= 2;
    ProductGrid grid{};
    for (int tiles = 8; tiles >= matrices; tiles /= 2) {
        const int rows = tiles / matrices * job.tileRows;
        const int bytes = matrices * ((rows * longest + 32 + 127) / 128 * 128); // 32: alignment
        grid = {0, tiles, productBytes(bytes, tiles)};
        for (ProductPart& p : parts) {
            p.firstBlock = grid.blocks;
            grid.blocks += (p.w.rows + rows - 1) / rows;
        }
        const bool busy = 3 * grid.blocks >= 2 * limitsOf(device).multiprocessors;
        if (bytes <= kBlockBytes && busy) break;
    }
    const bool shared = grid.tiles == 1 && job.elements >= kManyElements
        && grid.blocks <= limitsOf(device).multiprocessors;
    job.sharers = shared ? 2 : 1;
    return grid;
}

} // namespace seq::cuda
