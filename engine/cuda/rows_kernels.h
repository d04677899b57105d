#pragma once
#include "engine/cuda/launch.h"
#include "engine/cuda/rows_job.cuh"
#include "engine/tensor/tensor.h"

namespace seq::cuda {

// Whether this build and device have the kernels.
bool canStepRows(Device);

struct ProductGrid {
    int blocks, tiles; // tiles: of a block; 1, 2, 4 or 8
    int sharedBytes;
};

// The kernels of a step, each on this thread's stream, overlapping the one before.
void embedRows(const EmbedJob&, int rows, Device);
void multiplyRows(const ProductJob&, const ProductGrid&, Device);
void attendRows(const AttendJob&, int rows, int shares, Device); // shares: blocks of a head

// What kernels need to be allowed on the device that is current, once before any starts.
void allowProducts(int sharedBytes);
void allowAttention();
int productBytes(int weightBytes, int tiles); // of a block's shared memory

// As launch() of launch.h. cluster: blocks beside each other in x that see each other's memory.
template <class... P, class... A>
void launchOverlapping(const char* what, Device device, const Grid& grid, unsigned cluster,
    void (*kernel)(P...), A&&... a)
{
    cudaLaunchAttribute attributes[2]{};
    attributes[0].id = cudaLaunchAttributeProgrammaticStreamSerialization;
    attributes[0].val.programmaticStreamSerializationAllowed = 1;
    attributes[1].id = cudaLaunchAttributeClusterDimension;
    attributes[1].val.clusterDim = {cluster, 1, 1};
    cudaLaunchConfig_t config{};
    config.gridDim = grid.blocks;
    config.blockDim = grid.threads;
    config.dynamicSmemBytes = grid.shared;
    config.stream = streamOn(device);
    config.attrs = attributes;
    config.numAttrs = cluster > 1 ? 2 : 1;
    check(cudaLaunchKernelEx(&config, kernel, static_cast<P>(a)...), what);
}

} // namespace seq::cuda
