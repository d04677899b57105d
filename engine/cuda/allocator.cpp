#include "engine/cuda/allocator.h"

#include "engine/base/error.h"
#include "engine/cuda/check.h"
#include "engine/cuda/stream.h"
#include "engine/tensor/lost_device.h"

#include <map>
#include <mutex>
#include <unordered_map>
#include <vector>

namespace seq::cuda {

namespace {

struct Block {
    std::int64_t bytes = 0;
    cudaStream_t stream = nullptr; // whose order its uses follow
};
struct Free {
    void* at;
    cudaEvent_t used; // another stream's last use; null: none
};
using FreeBlocks = std::map<std::int64_t, std::vector<Free>>; // by size, last released first

struct Pool { // of one device
    std::mutex lock;
    std::unordered_map<void*, Block> live;
    std::unordered_map<cudaStream_t, FreeBlocks> kept;
    std::vector<cudaEvent_t> events; // at rest
    MemoryUse use;
    std::int64_t mostKept = 0;
};

// Never destroyed: tensors may die after everything static.
Pool& poolOf(int device)
{
    static std::mutex lock;
    static auto* const pools = new std::map<int, Pool>;
    const std::lock_guard guard(lock);
    return (*pools)[device];
}

// Sizes in eight steps an octave up to 1 MiB, in whole 2 MiB beyond: few sizes, little waste.
std::int64_t rounded(std::int64_t bytes)
{
    constexpr std::int64_t kLeast = 512, kLarge = 1 << 20;
    if (bytes <= kLeast) return kLeast;
    std::int64_t step = 2 * kLarge;
    if (bytes <= kLarge) {
        step = kLeast;
        while (step * 16 < bytes)
            step *= 2;
    }
    return (bytes + step - 1) / step * step;
}

// A kept block that fits without wasting more than an eighth.
void* reuse(Pool& pool, cudaStream_t stream, std::int64_t bytes)
{
    FreeBlocks& kept = pool.kept[stream];
    auto found = kept.lower_bound(bytes);
    while (found != kept.end() && found->second.empty())
        ++found;
    if (found == kept.end() || found->first > bytes + bytes / 8) return nullptr;
    const std::int64_t size = found->first;
    const Free free = found->second.back();
    if (free.used) {
        check(cudaStreamWaitEvent(stream, free.used), "a wait for another stream failed");
        pool.events.push_back(free.used);
    }
    found->second.pop_back();
    pool.live[free.at] = {size, stream};
    pool.use.kept -= size;
    pool.use.used += size;
    return free.at;
}

void giveBack(Pool& pool)
{
    for (auto& [stream, blocks] : pool.kept) {
        for (const auto& [size, sameSize] : blocks)
            for (const Free& free : sameSize) {
                cudaFree(free.at); // waits for the device
                if (free.used) pool.events.push_back(free.used);
            }
        blocks.clear();
    }
    pool.use.kept = 0;
}

void* fresh(Pool& pool, int device, std::int64_t bytes)
{
    if (pool.mostKept == 0) {
        std::size_t left = 0, all = 0;
        check(cudaMemGetInfo(&left, &all), "cannot read the device's memory");
        pool.mostKept = std::int64_t(all / 4);
    }
    void* at = nullptr;
    cudaError_t status = cudaMalloc(&at, std::size_t(bytes));
    if (status == cudaErrorMemoryAllocation) {
        cudaGetLastError();
        giveBack(pool);
        status = cudaMalloc(&at, std::size_t(bytes));
    }
    if (status == cudaErrorMemoryAllocation) {
        cudaGetLastError();
        std::size_t left = 0, all = 0;
        check(cudaMemGetInfo(&left, &all), "cannot read the device's memory");
        throw outOfMemory("no {} MiB on {}: {} of its {} MiB are free, {} are in use here",
            bytes >> 20, toString({Device::Cuda, device}), left >> 20, all >> 20,
            pool.use.used >> 20);
    }
    check(status, "no memory on the device");
    return at;
}

} // namespace

void* allocate(int device, std::int64_t bytes)
{
    const cudaStream_t stream = streamOn(Device{Device::Cuda, device});
    const std::int64_t size = rounded(bytes);
    Pool& pool = poolOf(device);
    const std::lock_guard guard(pool.lock);
    if (void* at = reuse(pool, stream, size)) return at;
    void* at = fresh(pool, device, size);
    pool.live[at] = {size, stream};
    pool.use.used += size;
    return at;
}

void release(int device, void* at) noexcept
try {
    if (isLost({Device::Cuda, device})) return; // its memory went with it
    Pool& pool = poolOf(device);
    const std::lock_guard guard(pool.lock);
    const auto found = pool.live.find(at);
    if (found == pool.live.end()) return;
    const Block block = found->second;
    pool.live.erase(found);
    pool.use.used -= block.bytes;
    Free free{at, nullptr};
    const cudaStream_t here = streamIfAny(device);
    if (here && here != block.stream) {
        streamOn(Device{Device::Cuda, device}); // events belong to the device that is current
        cudaEvent_t event = nullptr;
        if (pool.events.empty()) {
            check(cudaEventCreateWithFlags(&event, cudaEventDisableTiming), "no event");
        } else {
            event = pool.events.back();
            pool.events.pop_back();
        }
        check(cudaEventRecord(event, here), "cannot record an event");
        free.used = event;
    }
    pool.kept[block.stream][block.bytes].push_back(free);
    pool.use.kept += block.bytes;
    if (pool.use.kept > pool.mostKept) giveBack(pool);
} catch (const std::exception&) { // the device is lost: nothing to give back
}

MemoryUse memoryUse(int device)
{
    Pool& pool = poolOf(device);
    const std::lock_guard guard(pool.lock);
    return pool.use;
}

std::int64_t memoryAvailable(int device)
{
    streamOn(Device{Device::Cuda, device}); // makes it current
    std::size_t left = 0, all = 0;
    check(cudaMemGetInfo(&left, &all), "cannot read the device's memory");
    return std::int64_t(left) + memoryUse(device).kept;
}

} // namespace seq::cuda
