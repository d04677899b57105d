// Devices, memory and copies: what tensors need of CUDA. Kernels stand in one .cu per op family.
#include "engine/tensor/device.h"

#include "engine/base/error.h"
#include "engine/cuda/allocator.h"
#include "engine/cuda/check.h"
#include "engine/cuda/copy.h"
#include "engine/cuda/stream.h"
#include "engine/tensor/cuda_code.h"

namespace seq {

namespace {

using namespace cuda;

Device device(int index)
{
    return {Device::Cuda, index};
}

std::string versionText(int version)
{
    return std::to_string(version / 1000) + "." + std::to_string(version % 1000 / 10);
}

int driverVersion()
{
    int version = 0; // stays where there is no driver
    check(cudaDriverGetVersion(&version), "cannot read the driver's version");
    if (version == 0) throw deviceError("no NVIDIA driver was found");
    return version;
}

DeviceInfo infoOf(int index, const std::string& driver)
{
    cudaDeviceProp properties;
    check(cudaGetDeviceProperties(&properties, index), "cannot read a device's properties");
    return {device(index), properties.name, std::int64_t(properties.totalGlobalMem), driver,
        missingCode(
            properties.name, 10 * properties.major + properties.minor, SEQSCOPE_ARCHITECTURES)};
}

std::vector<DeviceInfo> devices()
{
    const int driver = driverVersion();
    int count = 0;
    const cudaError_t status = cudaGetDeviceCount(&count);
    if (status == cudaErrorNoDevice) return {};
    if (status == cudaErrorInsufficientDriver)
        throw deviceError("the NVIDIA driver is of CUDA {} and this build of {}: a newer driver is "
                          "needed",
            versionText(driver), versionText(CUDART_VERSION));
    check(status, "cannot list the CUDA devices");
    std::vector<DeviceInfo> found;
    for (int i = 0; i < count; ++i)
        found.push_back(infoOf(i, versionText(driver)));
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
