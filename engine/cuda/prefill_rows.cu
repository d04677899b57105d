#include "engine/cuda/activation.cuh"
#include "engine/cuda/brain_eight.cuh"
#include "engine/cuda/overlap.cuh"
#include "engine/cuda/prefill_kernels.h"
#include "engine/cuda/reduce.cuh"

namespace seq::cuda {

namespace {

constexpr int kWarps = 8;

// A warp a row.
__global__ __launch_bounds__(kWarps * 32) void normKernel(const __grid_constant__ NormRows n)
{
    afterEarlierKernels();
    const std::int64_t row = std::int64_t(blockIdx.x) * kWarps + threadIdx.x / 32;
    if (row >= n.rows) return;
    const int lane = threadIdx.x % 32;
    float* x = n.x + row * n.width;
    float squares = 0;
#pragma unroll 4
    for (int at = 8 * lane; at < n.width; at += 256) {
        float v[8], b[8];
        loadEight(x + at, v);
        if (n.bias) {
            loadEight(n.bias + at, b);
            for (int i = 0; i < 8; ++i)
                v[i] += b[i];
            storeEight(v, x + at);
        }
        for (const float value : v)
            squares += value * value;
    }
    const float scale = rsqrtf(warpSum(squares) / float(n.width) + n.epsilon);
#pragma unroll 4
    for (int at = 8 * lane; at < n.width; at += 256) {
        float v[8], gain[8];
        loadEight(x + at, v);
        loadEight(n.gain + at, gain);
        for (int i = 0; i < 8; ++i)
            v[i] *= scale * gain[i];
        storeEight(v, n.y + row * n.width + at);
    }
}

// A thread eight values.
template <class F> __global__ void gateKernel(const __grid_constant__ GateRows g, F f)
{
    afterEarlierKernels();
    const std::int64_t i = std::int64_t(blockIdx.x) * blockDim.x + threadIdx.x;
    const int pieces = g.hidden / 8;
    if (i >= g.rows * pieces) return;
    const __nv_bfloat16* from = g.gateUp + i / pieces * 2 * g.hidden + i % pieces * 8;
    float gate[8], up[8];
    loadEight(from, gate);
    loadEight(from + g.hidden, up);
    for (int k = 0; k < 8; ++k)
        gate[k] = f(gate[k]) * up[k];
    storeEight(gate, g.y + i * 8);
}

template <class F> void gate(const GateRows& g, F f, Device device)
{
    const std::int64_t n = g.rows * (g.hidden / 8);
    launchEarly<gateKernel<F>>(
        "prefill activation", device, {dim3(unsigned(ceilDiv(n, 256))), dim3(256)}, g, f);
}

__global__ void roundKernel(const float* x, std::int64_t n, __nv_bfloat16* y)
{
    afterEarlierKernels();
    const std::int64_t i = (std::int64_t(blockIdx.x) * blockDim.x + threadIdx.x) * 8;
    if (i >= n) return;
    float v[8];
    loadEight(x + i, v);
    storeEight(v, y + i);
}

} // namespace

void normRows(const NormRows& n, Device device)
{
    launchEarly<normKernel>(
        "prefill norm", device, {dim3(unsigned(ceilDiv(n.rows, kWarps))), dim3(kWarps * 32)}, n);
}

void gateRows(const GateRows& g, Device device)
{
    switch (g.f) {
    case Activation::Silu:
        return gate(g, Silu(), device);
    case Activation::Gelu:
        return gate(g, Gelu(), device);
    case Activation::GeluTanh:
        return gate(g, GeluTanh(), device);
    case Activation::Relu:
        return gate(g, Relu(), device);
    }
}

void roundValues(const float* x, std::int64_t n, __nv_bfloat16* y, Device device)
{
    launchEarly<roundKernel>(
        "prefill rounding", device, {dim3(unsigned(ceilDiv(n / 8, 256))), dim3(256)}, x, n, y);
}

} // namespace seq::cuda
