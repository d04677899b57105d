#include "engine/cuda/choose_token.cuh"

#include "engine/cuda/launch.h"
#include "engine/ops/kernel.h"

#include <cstring>

namespace seq {

extern Kernel<void(const Tensor&, const TokenChoice&, ChosenRow&)> chooseTokenKernel;

namespace cuda {

namespace {

extern __shared__ __align__(16) unsigned char choiceMemory[];

__global__ void __launch_bounds__(kChoiceThreads)
    chooseTokenOfRow(const __grid_constant__ ChoiceJob job)
{
#if defined(__CUDA_ARCH__) && __CUDA_ARCH__ >= 900
    Chooser(job, *reinterpret_cast<ChoiceRoom*>(choiceMemory),
        reinterpret_cast<float*>(choiceMemory + sizeof(ChoiceRoom)))
        .run();
#endif
}

std::size_t sharedBytesOf(std::int64_t vocabulary)
{
    return sizeof(ChoiceRoom) + std::size_t(ceilDiv(vocabulary, kChoiceBlocks)) * sizeof(float);
}

} // namespace

bool canChoose(Device device, std::int64_t vocabulary)
{
    const DeviceLimits& limits = limitsOf(device);
    return limits.capability >= 90 && sharedBytesOf(vocabulary) <= std::size_t(limits.sharedBytes)
        && compiledFor(chooseTokenOfRow, 90, device);
}

void chooseToken(const ChoiceJob& job, Device device)
{
    if (!canChoose(device, job.vocabulary))
        throw unsupported("choosing one of {} tokens on {}: fewer, or a GPU of capability 9.0 and "
                          "more",
            job.vocabulary, toString(device));
    const std::size_t shared = sharedBytesOf(job.vocabulary);
    cudaLaunchAttribute together{};
    together.id = cudaLaunchAttributeClusterDimension;
    together.val.clusterDim = {kChoiceBlocks, 1, 1};
    cudaLaunchConfig_t config{};
    config.gridDim = dim3(kChoiceBlocks);
    config.blockDim = dim3(kChoiceThreads);
    config.dynamicSmemBytes = shared;
    config.stream = streamOn(device);
    config.attrs = &together;
    config.numAttrs = 1;
    allow(chooseTokenOfRow, std::size_t(limitsOf(device).sharedBytes)); // one limit for all rows
    check(cudaLaunchKernelEx(&config, chooseTokenOfRow, job), "choosing a token");
}

} // namespace cuda

namespace {

using namespace cuda;

// Where the kernel cannot: on the host.
void chooseThere(const Tensor& logits, const TokenChoice& choice, ChosenRow& chosen)
{
    ChosenRow here = seq::chooseToken(logits.to(Device{}), choice, bool(chosen.scores));
    chosen.id = here.id.to(logits.device());
    if (chosen.scores) chosen.scores = here.scores.to(logits.device());
}

void chooseTokenCuda(const Tensor& logits, const TokenChoice& choice, ChosenRow& chosen)
{
    if (!canChoose(logits.device(), logits.size(1))) return chooseThere(logits, choice, chosen);
    cuda::chooseToken({pointer<float>(logits), int(logits.size(1)), choice, pointer<int>(chosen.id),
                          nullptr, chosen.scores ? pointer<float4>(chosen.scores) : nullptr},
        logits.device());
}

const bool provided = chooseTokenKernel.provide(Device::Cuda, chooseTokenCuda);

} // namespace
} // namespace seq
