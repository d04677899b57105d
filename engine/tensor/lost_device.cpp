#include "engine/tensor/lost_device.h"

#include "engine/base/error.h"

#include <array>
#include <atomic>
#include <map>
#include <mutex>

namespace seq {

namespace {

constexpr int kMostDevices = 64;
std::array<std::atomic<bool>, kMostDevices> lost{}; // asked at each use of a device

struct Reasons {
    std::mutex lock;
    std::map<int, std::string> of; // by index
};
Reasons& reasons()
{
    static Reasons* const all = new Reasons; // tensors may die after everything static
    return *all;
}

bool counted(Device device)
{
    return device.kind == Device::Cuda && device.index >= 0 && device.index < kMostDevices;
}

} // namespace

void markLost(Device device, const std::string& why)
{
    if (!counted(device)) return;
    const std::lock_guard guard(reasons().lock);
    reasons().of.try_emplace(device.index, why);
    lost[std::size_t(device.index)] = true;
}

bool isLost(Device device) noexcept
{
    return counted(device) && lost[std::size_t(device.index)];
}

std::string lossOf(Device device)
{
    if (!isLost(device)) return {};
    const std::lock_guard guard(reasons().lock);
    return reasons().of.at(device.index);
}

void checkAlive(Device device)
{
    if (isLost(device))
        throw deviceError("{} was lost ({}): new runs compute on the CPU; start the program again "
                          "to use it",
            toString(device), lossOf(device));
}

} // namespace seq
