#include "engine/cuda/stream.h"

#include "engine/cuda/check.h"
#include "engine/tensor/lost_device.h"

#include <map>
#include <memory>
#include <mutex>
#include <vector>

namespace seq::cuda {

namespace {

// Streams that no thread holds. They outlive threads, because memory is kept by stream; never
// destroyed, because threads may end after everything static.
struct Idle {
    std::mutex lock;
    std::map<int, std::vector<cudaStream_t>> streams;
};
Idle& idle()
{
    static Idle* const all = new Idle;
    return *all;
}

class Held { // by one thread, a stream a device
public:
    ~Held()
    {
        const std::lock_guard guard(idle().lock);
        for (const auto& [device, stream] : streams_)
            idle().streams[device].push_back(stream);
    }
    cudaStream_t find(int device) const noexcept
    {
        const auto found = streams_.find(device);
        return found == streams_.end() ? nullptr : found->second;
    }
    cudaStream_t take(int device)
    {
        cudaStream_t stream = nullptr;
        const std::lock_guard guard(idle().lock);
        auto& left = idle().streams[device];
        if (left.empty()) {
            check(cudaStreamCreateWithFlags(&stream, cudaStreamNonBlocking), "no stream");
        } else {
            stream = left.back();
            left.pop_back();
        }
        return streams_[device] = stream;
    }

private:
    std::map<int, cudaStream_t> streams_;
};
thread_local Held held;
thread_local int current = -1;

} // namespace

cudaStream_t streamOn(Device device)
{
    checkAlive(device);
    if (current != device.index) {
        check(cudaSetDevice(device.index), "cannot choose the device");
        current = device.index;
    }
    cudaStream_t stream = held.find(device.index);
    return stream ? stream : held.take(device.index);
}

cudaStream_t streamIfAny(int device) noexcept
{
    return held.find(device);
}

void finish(Device device)
{
    check(cudaStreamSynchronize(streamOn(device)), "the device's work failed");
}

const DeviceLimits& limitsOf(Device device)
{
    static std::mutex lock;
    static std::map<int, DeviceLimits> all;
    const std::lock_guard guard(lock);
    auto& limits = all[device.index];
    if (limits.capability) return limits;
    const auto read = [&](cudaDeviceAttr what) {
        int value = 0;
        check(cudaDeviceGetAttribute(&value, what, device.index), "cannot read a device's limits");
        return value;
    };
    limits.multiprocessors = read(cudaDevAttrMultiProcessorCount);
    limits.sharedBytes = read(cudaDevAttrMaxSharedMemoryPerBlockOptin);
    limits.capability
        = 10 * read(cudaDevAttrComputeCapabilityMajor) + read(cudaDevAttrComputeCapabilityMinor);
    return limits;
}

} // namespace seq::cuda
