#include "engine/cuda/attention_forward.cuh"

namespace seq::cuda {

namespace {

struct Parts {
    Partial of[kMostParts];
    int count;
};

__global__ void mergeElements(
    const __grid_constant__ Parts parts, Partial to, std::int64_t rows, int heads, int d)
{
    const std::int64_t i = std::int64_t(blockIdx.x) * blockDim.x + threadIdx.x;
    if (i >= rows * heads * d) return;
    const std::int64_t row = i / d / heads, head = i / d % heads, at = head * rows + row;
    float m = -INFINITY, sum = 0, out = 0;
    for (int p = 0; p < parts.count; ++p)
        m = fmaxf(m, parts.of[p].lse[at]);
    if (m > -INFINITY)
        for (int p = 0; p < parts.count; ++p) {
            const float weight = expf(parts.of[p].lse[at] - m);
            sum += weight;
            out += weight * parts.of[p].out[i];
        }
    to.out[i] = sum > 0 ? out / sum : 0;
    if (i % d == 0) to.lse[at] = sum > 0 ? m + logf(sum) : -INFINITY;
}

} // namespace

void mergeParts(
    const Partial* parts, int count, Partial to, std::int64_t rows, int heads, int d, Device device)
{
    Parts all{};
    for (int p = 0; p < count; ++p)
        all.of[p] = parts[p];
    all.count = count;
    const std::int64_t n = rows * heads * d;
    launch("attention merge", device, {dim3(unsigned(ceilDiv(n, 256))), dim3(256)}, mergeElements,
        all, to, rows, heads, d);
}

} // namespace seq::cuda
