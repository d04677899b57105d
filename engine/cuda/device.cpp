// Devices, memory and copies: what tensors need of CUDA. Kernels stand in one .cu per op family.
#include "engine/tensor/device.h"

#include "engine/cuda/allocator.h"
#include "engine/cuda/check.h"
#include "engine/cuda/copy.h"
#include "engine/cuda/stream.h"

namespace seq {

namespace {

using namespace cuda;

Device device(int index)
{
    return {Device::Cuda, index};
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
        found.push_back({device(i), properties.name, std::int64_t(properties.totalGlobalMem),
            std::to_string(driver / 1000) + "." + std::to_string(driver % 1000 / 10)});
    }
    return found;
}

// Returns once the source may change.
void toDevice(int index, void* target, const void* source, std::int64_t bytes)
{
    const cudaStream_t stream = streamOn(device(index));
    check(cudaMemcpyAsync(target, source, std::size_t(bytes), cudaMemcpyHostToDevice, stream),
        "cannot copy to the device");
    check(cudaStreamSynchronize(stream), "cannot copy to the device");
}

void toHost(int index, void* target, const void* source, std::int64_t bytes)
{
    const cudaStream_t stream = streamOn(device(index));
    check(cudaMemcpyAsync(target, source, std::size_t(bytes), cudaMemcpyDeviceToHost, stream),
        "cannot copy from the device");
    check(cudaStreamSynchronize(stream), "cannot copy from the device");
}

void copyHere(const Tensor& from, const Tensor& into)
{
    if (!from.dense() || !into.dense()) return copyStrided(from, into);
    check(cudaMemcpyAsync(into.raw(), from.raw(), std::size_t(from.bytes()),
              cudaMemcpyDeviceToDevice, streamOn(into)),
        "cannot copy within the device");
}

void zero(int index, void* at, std::int64_t bytes)
{
    check(cudaMemsetAsync(at, 0, std::size_t(bytes), streamOn(device(index))),
        "cannot clear the device's memory");
}

void finishHere(int index)
{
    finish(device(index));
}

const bool provided = (provideBackend({devices, cuda::allocate, cuda::release, toDevice, toHost,
                           copyHere, zero, finishHere, cuda::memoryAvailable}),
    true);

} // namespace

} // namespace seq
