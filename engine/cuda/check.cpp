#include "engine/cuda/check.h"

#include "engine/base/error.h"
#include "engine/tensor/lost_device.h"

namespace seq::cuda {

namespace {

constexpr int kContained = 226, kTensorMemoryLeak = 721,
              kExternalDevice = 911; // not in every header of CUDA 12

// After these every call on the device fails until the process ends.
bool isFatal(cudaError_t status)
{
    switch (int(status)) {
    case cudaErrorIllegalAddress:
    case cudaErrorIllegalInstruction:
    case cudaErrorMisalignedAddress:
    case cudaErrorInvalidAddressSpace:
    case cudaErrorInvalidPc:
    case cudaErrorLaunchFailure:
    case cudaErrorLaunchTimeout:
    case cudaErrorHardwareStackError:
    case cudaErrorECCUncorrectable:
    case cudaErrorNvlinkUncorrectable:
    case cudaErrorAssert:
    case kContained:
    case cudaErrorContextIsDestroyed:
    case kExternalDevice:
    case kTensorMemoryLeak:
    case cudaErrorMpsClientTerminated:
    case cudaErrorUnknown:
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
    int index = -1;
    if (isFatal(status) && cudaGetDevice(&index) == cudaSuccess) {
        const Device device{Device::Cuda, index};
        markLost(device, std::string(what) + ": " + cudaGetErrorString(status));
        checkAlive(device);
    }
    throw deviceError("{}: {}", what, cudaGetErrorString(status));
}

} // namespace seq::cuda
