#include "engine/tensor/device.h"

#include "engine/base/error.h"

#include <charconv>
#include <dlfcn.h>
#include <filesystem>
#include <mutex>

namespace seq {

namespace {

DeviceBackend backend;

struct Cuda {
    std::vector<DeviceInfo> devices = {};
    std::string absence = {};
};

std::filesystem::path besideThisLibrary(const char* name)
{
    Dl_info self{};
    if (!dladdr(reinterpret_cast<void*>(&provideBackend), &self) || !self.dli_fname) return name;
    return std::filesystem::path(self.dli_fname).parent_path() / name;
}

Cuda usable(std::vector<DeviceInfo> visible)
{
    Cuda cuda;
    if (visible.empty()) cuda.absence = "no CUDA device is visible";
    for (DeviceInfo& each : visible) {
        if (each.unusable.empty()) {
            cuda.devices.push_back(std::move(each));
        } else {
            if (!cuda.absence.empty()) cuda.absence += "; ";
            cuda.absence += each.unusable;
        }
    }
    return cuda;
}

Cuda open()
{
    const auto path = besideThisLibrary("libseqscope-cuda.so");
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored))
        return {.absence = "this build holds no CUDA module"};
    // never closed: its kernels stay registered
    if (!dlopen(path.c_str(), RTLD_NOW | RTLD_GLOBAL)) return {{}, dlerror()};
    try {
        return usable(backend.devices());
    } catch (const Error& e) {
        return {{}, e.what()};
    }
}

const Cuda& cuda()
{
    static const Cuda opened = open();
    return opened;
}

} // namespace

void provideBackend(const DeviceBackend& provided)
{
    backend = provided;
}

const std::vector<DeviceInfo>& cudaDevices()
{
    return cuda().devices;
}

const std::string& cudaAbsence()
{
    return cuda().absence;
}

std::string deviceName(Device device)
{
    if (device.kind == Device::Cpu) return {};
    for (const DeviceInfo& each : cudaDevices())
        if (each.device == device) return each.name;
    return {};
}

const DeviceBackend& cudaBackend()
{
    if (cuda().devices.empty()) throw deviceError("no CUDA device: {}", cuda().absence);
    return backend;
}

namespace {

Device deviceAt(int index) // -1: the first
{
    const std::vector<DeviceInfo>& all = cudaDevices();
    if (all.empty()) throw deviceError("no CUDA device: {}", cudaAbsence());
    std::string names;
    for (const DeviceInfo& each : all) {
        if (index < 0 || each.device.index == index) return each.device;
        names += (names.empty() ? "" : ", ") + toString(each.device);
    }
    if (!cudaAbsence().empty()) names += "; " + cudaAbsence();
    throw deviceError("there is no {}: there is {}", toString({Device::Cuda, index}), names);
}

} // namespace

Device parseDevice(std::string_view word)
{
    if (word == "cpu") return {};
    int index = 0;
    const bool numbered = word.starts_with("cuda:");
    if (numbered) {
        const std::string_view digits = word.substr(5);
        const auto end = digits.data() + digits.size();
        const auto [rest, failure] = std::from_chars(digits.data(), end, index);
        if (failure != std::errc() || rest != end || index < 0)
            throw badInput("\"{}\" is no device: cpu, cuda or cuda:N", word);
    } else if (word != "cuda") {
        throw badInput("\"{}\" is no device: cpu, cuda or cuda:N", word);
    }
    return deviceAt(numbered ? index : -1);
}

} // namespace seq
