// What begins a step of several sequences: tokens become rows.
#include "engine/cuda/reduce.cuh"
#include "engine/cuda/rows_kernels.h"
#include "engine/cuda/rows_wait.cuh"
#include "engine/cuda/stored_visit.cuh"

namespace seq::cuda {

namespace {

__global__ __launch_bounds__(kRowsThreads) void embedKernel(const __grid_constant__ EmbedJob job)
{
#if defined(SEQ_OVERLAPS)
    awaitEarlierKernel();
    const int r = int(blockIdx.x);
    const RowInput& input = job.state->rows[r];
    const std::uint8_t* row = job.tokens.at + std::int64_t(input.token) * job.tokens.rowBytes;
    const auto store = [&]<Dtype T>() {
        for (int p = int(threadIdx.x); p < job.width / 8; p += kRowsThreads)
            stored::store<T>(row, p, job.out + std::int64_t(r) * job.width);
    };
    stored::visitKnown(job.tokens.type, store);
    __syncthreads();
    float squares = 0;
    for (int i = int(threadIdx.x); i < job.width; i += kRowsThreads) {
        const float x = job.out[std::int64_t(r) * job.width + i];
        squares += x * x;
        job.normed[std::int64_t(r) * job.width + i] = x * job.gains[i];
    }
    __shared__ float room[32];
    squares = blockSum(squares, room);
    if (threadIdx.x == 0) job.squares.at[r] = squares;
    for (int i = int(threadIdx.x); i < job.pairs; i += kRowsThreads) {
        double s = 0, c = 0; // angles in double precision, as everywhere
        sincos(input.position * job.frequencies[i], &s, &c);
        job.angles[r * job.pairs + i]
            = {float(job.attentionFactor * c), float(job.attentionFactor * s)};
    }
#endif
}

} // namespace

void embedRows(const EmbedJob& job, int rows, Device device)
{
    launch("decoding", device, {dim3(unsigned(rows)), dim3(kRowsThreads)}, embedKernel, job);
}

bool canStepRows(Device device)
{
    if (limitsOf(device).capability < 90) return false;
    return compiledFor(embedKernel, 90, device);
}

} // namespace seq::cuda
