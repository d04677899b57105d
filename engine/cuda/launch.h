#pragma once
#include "engine/cuda/check.h"
#include "engine/cuda/stream.h"

#include <cstdint>
#include <cuda_runtime.h>

namespace seq::cuda {

struct Grid {
    dim3 blocks, threads;
    std::size_t shared = 0; // bytes of dynamic shared memory; allow() first beyond 48 KiB
};

// A kernel on this thread's stream of the device; errors name `what`. An empty grid does nothing.
template <class... P, class... A>
void launch(const char* what, Device device, const Grid& grid, void (*kernel)(P...), A&&... a)
{
    if (grid.blocks.x == 0 || grid.blocks.y == 0 || grid.blocks.z == 0) return;
    cudaLaunchConfig_t config{};
    config.gridDim = grid.blocks;
    config.blockDim = grid.threads;
    config.dynamicSmemBytes = grid.shared;
    config.stream = streamOn(device);
    check(cudaLaunchKernelEx(&config, kernel, static_cast<P>(a)...), what);
}

// Lets a kernel ask for this much dynamic shared memory, on the device that is current. Throws
// Unsupported where the device has less.
void allowShared(const void* kernel, std::size_t bytes);
template <class... P> void allow(void (*kernel)(P...), std::size_t sharedBytes)
{
    allowShared(reinterpret_cast<const void*>(kernel), sharedBytes);
}

// Whether a kernel's code was compiled for this capability or a later one; else it may be empty.
template <class... P> bool compiledFor(void (*kernel)(P...), int capability, Device device)
{
    streamOn(device); // the device becomes the current one
    cudaFuncAttributes a{};
    check(cudaFuncGetAttributes(&a, kernel), "cannot read a kernel's properties");
    return a.ptxVersion >= capability;
}

constexpr std::int64_t ceilDiv(std::int64_t n, std::int64_t part)
{
    return (n + part - 1) / part;
}
// Blocks of `threads` for n outputs; grid-stride loops cover what is beyond.
inline Grid gridFor(std::int64_t n, int threads = 256)
{
    constexpr std::int64_t kMost = 1 << 20;
    const std::int64_t blocks = ceilDiv(n, threads);
    return {dim3(unsigned(blocks < kMost ? blocks : kMost)), dim3(unsigned(threads))};
}

template <class T> T* pointer(const Tensor& t)
{
    return reinterpret_cast<T*>(t.raw());
}

} // namespace seq::cuda
