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

Cuda open()
{
    const auto path = besideThisLibrary("libseqscope-cuda.so");
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored))
        return {.absence = "this build holds no CUDA module"};
    // never closed: its kernels stay registered
    if (!dlopen(path.c_str(), RTLD_NOW | RTLD_GLOBAL)) return {{}, dlerror()};
    try {
        Cuda cuda{backend.devices(), {}};
        if (cuda.devices.empty()) cuda.absence = "no CUDA device is visible";
        return cuda;
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

const DeviceBackend& cudaBackend()
{
    if (cuda().devices.empty()) throw deviceError("no CUDA device: {}", cuda().absence);
    return backend;
}

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
    if (cudaDevices().empty()) throw deviceError("no CUDA device: {}", cudaAbsence());
    if (const auto there = cudaDevices().size(); index >= int(there))
        throw deviceError("there is no {}: {} CUDA devices are visible", word, there);
    return {Device::Cuda, index};
}

} // namespace seq
