// One token of a sequence, or of several, through a whole model in one launch (sm_90a). Nothing but
// values passes between blocks: each waits for those that it needs, while its weights are already
// on their way.
#include "engine/cuda/decoder.h"
#include "engine/cuda/decoder_computer.cuh"
#include "engine/cuda/launch.h"

namespace seq::cuda {

namespace {

#if defined(SEQ_WGMMA)

__device__ void copyWeights(
    const DecodeJob& job, const LayerTable* table, const Shares& shares, Ring ring)
{
    for (int layer = 0; layer < job.layerCount; ++layer)
        for (const Phase p : {Phase::Project, Phase::Mix, Phase::Gate, Phase::Down})
            for (int i = 0; i < tasksOf(p); ++i)
                copyTask(ring, taskOf(job, table[layer], shares, p, i));
    copyTask(ring, taskOf(job, table[0], shares, Phase::Logits, 0));
}

#endif

template <int R>
__global__ __launch_bounds__(kDecodeThreads, 1) void decodeKernel(
    const __grid_constant__ DecodeJob job)
{
#if defined(SEQ_WGMMA)
    const Place place = placeOf(job);
    if (place.group >= job.groups) return;
    Fixed& fixed = *reinterpret_cast<Fixed*>(blockMemory);
    if (threadIdx.x == 0) {
        for (int i = 0; i < job.shared.stageCount; ++i) {
            initBarrier(sharedAddress(&fixed.full[i]), 1);
            initBarrier(sharedAddress(&fixed.empty[i]), kDecodeWarps);
        }
        asm volatile("fence.mbarrier_init.release.cluster;" ::: "memory");
    }
    if (threadIdx.x == 32) fixed.shares.fill(job, place);
    auto* table = reinterpret_cast<LayerTable*>(blockMemory + job.shared.table);
    const int words = job.layerCount * int(sizeof(LayerTable) / 8);
    for (int i = int(threadIdx.x); i < words; i += kDecodeThreads)
        reinterpret_cast<std::uint64_t*>(table)[i]
            = reinterpret_cast<const std::uint64_t*>(job.layers)[i];
    __syncthreads();
    const Ring ring{sharedAddress(fixed.full), sharedAddress(fixed.empty), job.shared.stages,
        job.shared.stageBytes, job.shared.stageCount};
    if (threadIdx.x < 32 * kDecodeWarps)
        Computer<R>(job, place, ring).run(table);
    else if (threadIdx.x % 32 == 0)
        copyWeights(job, table, fixed.shares, ring);
#endif
}

} // namespace

namespace {

template <class F> bool isThere(const F& kernel)
{
    constexpr int kRegistersOfNothing = 64; // elsewhere the kernel is empty
    cudaFuncAttributes a{};
    check(cudaFuncGetAttributes(&a, kernel), "cannot read a kernel's properties");
    return a.numRegs > kRegistersOfNothing;
}

} // namespace

bool canDecode(Device device)
{
    return limitsOf(device).capability == 90 && isThere(decodeKernel<1>)
        && isThere(decodeKernel<kRowsEach>);
}

void decodeStep(const DecodeJob& job, bool several, int sharedBytes, Device device)
{
    cudaLaunchAttribute together{};
    together.id = cudaLaunchAttributeCooperative;
    together.val.cooperative = 1;
    cudaLaunchConfig_t config{};
    config.gridDim = dim3(unsigned(limitsOf(device).multiprocessors));
    config.blockDim = dim3(kDecodeThreads);
    config.dynamicSmemBytes = std::size_t(sharedBytes);
    config.stream = streamOn(device);
    config.attrs = &together;
    config.numAttrs = 1;
    const auto kernel = several ? decodeKernel<kRowsEach> : decodeKernel<1>;
    allow(kernel, std::size_t(sharedBytes));
    check(cudaLaunchKernelEx(&config, kernel, job), "decoding");
}

} // namespace seq::cuda
