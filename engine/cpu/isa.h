#pragma once
#include <cstdint>

namespace seq {

// The instruction sets that kernels are written for; each contains the ones before it.
enum class Isa : std::uint8_t { Plain, Avx2, Avx512 }; // Avx2 with FMA and F16C; Avx512 with VNNI

// What this process computes with: the best of the machine, or the one that SEQSCOPE_ISA
// (plain, avx2, avx512) names if the machine has it. Read once.
Isa activeIsa();
bool machineHas(Isa);
const char* toString(Isa);

} // namespace seq
