#pragma once
#include <string>
#include <string_view>

namespace seq {

// Why a GPU cannot run a build of the CUDA module, and which build can; empty: it can.
// capability: ten times the major number plus the minor one, 90 for sm_90. architectures: what was
// compiled, as CMake writes it, between spaces: "80-real 90a-real 90-virtual".
std::string missingCode(std::string_view gpu, int capability, std::string_view architectures);

} // namespace seq
