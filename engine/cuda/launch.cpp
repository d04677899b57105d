#include "engine/cuda/launch.h"

#include "engine/base/error.h"

namespace seq::cuda {

void allowShared(const void* kernel, std::size_t bytes)
{
    Device device{Device::Cuda, 0};
    check(cudaGetDevice(&device.index), "cannot tell which device is current");
    const auto most = std::size_t(limitsOf(device).sharedBytes);
    if (bytes > most)
        throw unsupported("this takes {} KiB of shared memory a block and {} has {} KiB: the CPU "
                          "can compute it",
            bytes >> 10, toString(device), most >> 10);
    check(cudaFuncSetAttribute(kernel, cudaFuncAttributeMaxDynamicSharedMemorySize, int(bytes)),
        "a kernel's shared memory");
}

} // namespace seq::cuda
