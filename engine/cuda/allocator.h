#pragma once
#include <cstdint>

namespace seq::cuda {

// Device memory, handed out and taken back in the order of this thread's stream: a block that was
// released is reused at once by later work of that stream, without a wait. What is kept for reuse
// stays below a quarter of the device's memory and is given back before anyone hears OutOfMemory.
//
// A tensor that is handed to another thread is finished first. The thread that drops the last
// handle is known to use it no more; others that used it have finished their work by then.
void* allocate(int device, std::int64_t bytes); // 512-byte aligned; throws OutOfMemory, Device
void release(int device, void*) noexcept;

struct MemoryUse {
    std::int64_t used = 0, kept = 0; // bytes in live blocks; in blocks kept for reuse
};
MemoryUse memoryUse(int device);
std::int64_t memoryAvailable(int device); // bytes that could still be asked for

} // namespace seq::cuda
