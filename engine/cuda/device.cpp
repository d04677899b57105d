// Devices, memory and copies: what tensors need of CUDA. Kernels stand in one .cu per op family.
#include "engine/tensor/device.h"

#include "engine/base/error.h"

#include <cuda_runtime_api.h>

namespace seq {

namespace {

void check(cudaError_t status, const char* what)
{
    if (status == cudaSuccess) return;
    if (status == cudaErrorMemoryAllocation)
        throw outOfMemory("{}: {}", what, cudaGetErrorString(status));
    throw deviceError("{}: {}", what, cudaGetErrorString(status));
}

std::vector<DeviceInfo> devices()
{
    int count = 0;
    const cudaError_t status = cudaGetDeviceCount(&count);
    if (status == cudaErrorNoDevice) return {};
    check(status, "cannot list the CUDA devices");
    int driver = 0;
    check(cudaDriverGetVersion(&driver), "cannot read the driver's version");
    std::vector<DeviceInfo> found;
    for (int i = 0; i < count; ++i) {
        cudaDeviceProp properties;
        check(cudaGetDeviceProperties(&properties, i), "cannot read a device's properties");
        found.push_back(
            {{Device::Cuda, i}, properties.name, std::int64_t(properties.totalGlobalMem),
                std::to_string(driver / 1000) + "." + std::to_string(driver % 1000 / 10)});
    }
    return found;
}

void* allocate(int index, std::int64_t bytes)
{
    void* at = nullptr;
    check(cudaSetDevice(index), "cannot choose the device");
    check(cudaMalloc(&at, std::size_t(bytes > 0 ? bytes : 1)), "no memory on the device");
    return at;
}

void release(int index, void* at) noexcept
{
    cudaSetDevice(index);
    cudaFree(at);
}

void toDevice(int index, void* target, const void* source, std::int64_t bytes)
{
    check(cudaSetDevice(index), "cannot choose the device");
    check(cudaMemcpy(target, source, std::size_t(bytes), cudaMemcpyHostToDevice),
        "cannot copy to the device");
}

void toHost(int index, void* target, const void* source, std::int64_t bytes)
{
    check(cudaSetDevice(index), "cannot choose the device");
    check(cudaMemcpy(target, source, std::size_t(bytes), cudaMemcpyDeviceToHost),
        "cannot copy from the device");
}

const bool provided = (provideBackend({devices, allocate, release, toDevice, toHost}), true);

} // namespace

} // namespace seq
