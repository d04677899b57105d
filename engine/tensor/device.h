#pragma once
#include "engine/tensor/tensor.h"

#include <cstdint>
#include <string>
#include <vector>

namespace seq {

struct DeviceInfo {
    Device device;
    std::string name;
    std::int64_t memory = 0; // bytes
    std::string driver;
    std::string unusable = {}; // why this build cannot use it; empty: it can
};

// What a device module offers the tensors. The CUDA module fills it in as it is opened.
struct DeviceBackend {
    std::vector<DeviceInfo> (*devices)() = nullptr; // all that are visible; throws Device
    void* (*allocate)(int index, std::int64_t bytes) = nullptr; // throws OutOfMemory, Device
    void (*release)(int index, void*) noexcept = nullptr;
    void (*toDevice)(int index, void* target, const void* source, std::int64_t bytes) = nullptr;
    void (*toHost)(int index, void* target, const void* source, std::int64_t bytes) = nullptr;
    // Within one device: tensors of one shape and dtype, any strides.
    void (*copy)(const Tensor& from, const Tensor& into) = nullptr;
    void (*zero)(int index, void*, std::int64_t bytes) = nullptr;
    void (*finish)(int index) = nullptr; // waits for this thread's work
    std::int64_t (*memoryAvailable)(int index) = nullptr; // bytes
};
void provideBackend(const DeviceBackend&); // called by the module, once

// Those that can be used. Opens the CUDA module at the first call.
const std::vector<DeviceInfo>& cudaDevices();
// Why there are none, or why some of those that are visible are left out; empty: all are there.
const std::string& cudaAbsence();
std::string deviceName(Device); // of a GPU that can be used, as its maker calls it; else empty
// The module's functions; throws Device with the reason where there are none.
const DeviceBackend& cudaBackend();

// "cpu", "cuda" (the first that can be used), "cuda:1". Throws BadInput: another word; Device: it
// cannot be used.
Device parseDevice(std::string_view);

} // namespace seq
