#include "engine/cuda/check.h"

#include "engine/base/error.h"

#include <array>
#include <atomic>

namespace seq::cuda {

namespace {

constexpr int kMostDevices = 64;
std::array<std::atomic<cudaError_t>, kMostDevices> lost{}; // cudaSuccess: alive

// After these every call on the device fails until the process ends.
bool isFatal(cudaError_t status)
{
    switch (status) {
    case cudaErrorIllegalAddress:
    case cudaErrorIllegalInstruction:
    case cudaErrorMisalignedAddress:
    case cudaErrorInvalidAddressSpace:
    case cudaErrorInvalidPc:
    case cudaErrorLaunchFailure:
    case cudaErrorLaunchTimeout:
    case cudaErrorHardwareStackError:
    case cudaErrorECCUncorrectable:
    case cudaErrorAssert:
    case cudaErrorContained:
    case cudaErrorDevicesUnavailable:
    case cudaErrorTensorMemoryLeak:
    case cudaErrorMpsClientTerminated:
        return true;
    default:
        return false;
    }
}

} // namespace

void check(cudaError_t status, const char* what)
{
    if (status == cudaSuccess) return;
    cudaGetLastError(); // or the next call would report this one again
    if (status == cudaErrorMemoryAllocation)
        throw outOfMemory("{}: {}", what, cudaGetErrorString(status));
    int device = -1;
    if (isFatal(status) && cudaGetDevice(&device) == cudaSuccess && device < kMostDevices)
        lost[std::size_t(device)] = status;
    throw deviceError("{}: {}", what, cudaGetErrorString(status));
}

bool isLost(int device) noexcept
{
    return device < kMostDevices && lost[std::size_t(device)] != cudaSuccess;
}

void checkAlive(int device)
{
    if (isLost(device))
        throw deviceError(
            "{} is lost ({}): it can be used again after a restart of the program, and the CPU now",
            toString({Device::Cuda, device}), cudaGetErrorString(lost[std::size_t(device)]));
}

} // namespace seq::cuda
