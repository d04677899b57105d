#include "engine/tensor/cuda_code.h"

#include "engine/base/error.h"

#include <algorithm>
#include <charconv>

namespace seq {

namespace {

constexpr int kLeast = 80; // capability that the kernels are written for

// One architecture: machine code runs on later minor versions of its major one, PTX on all that is
// later, and what is marked "a" on that capability alone (CUDA C++ Programming Guide, 3.1).
bool runs(std::string_view architecture, int capability)
{
    int compiled = 0;
    const char* const end = architecture.data() + architecture.size();
    const auto [rest, failure] = std::from_chars(architecture.data(), end, compiled);
    if (failure != std::errc()) return true; // "native", "all": CMake knows which those are
    if (rest != end && *rest == 'a') return capability == compiled;
    const bool code = !architecture.ends_with("-virtual"), ptx = !architecture.ends_with("-real");
    return (ptx && capability >= compiled)
        || (code && capability >= compiled && capability / 10 == compiled / 10);
}

} // namespace

std::string missingCode(std::string_view gpu, int capability, std::string_view architectures)
{
    const std::string written
        = std::to_string(capability / 10) + "." + std::to_string(capability % 10);
    if (capability < kLeast)
        return fill("{} is not used: its compute capability is {}, and 8.0 is the least",
            {std::string(gpu), written});
    for (std::size_t at = 0; at < architectures.size();) {
        const std::size_t space = std::min(architectures.find(' ', at), architectures.size());
        if (runs(architectures.substr(at, space - at), capability)) return {};
        at = space + 1;
    }
    return fill("{} is not used: its compute capability is {}, and this build is for {}; "
                "-D SEQSCOPE_CUDA_ARCHITECTURES={}{}-real builds for it",
        {std::string(gpu), written, std::string(architectures), std::to_string(capability),
            capability == 90 ? "a" : ""});
}

} // namespace seq
