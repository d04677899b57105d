#include "engine/cpu/isa.h"

#include "engine/base/error.h"

#include <cstdlib>
#include <string>

#if defined(__x86_64__)
#include <cpuid.h>
#endif

namespace seq {

bool machineHas(Isa isa)
{
#if defined(__x86_64__)
    __builtin_cpu_init();
    unsigned a = 0, b = 0, c = 0, d = 0; // clang 14 knows no "f16c"
    const bool f16c = __get_cpuid(1, &a, &b, &c, &d) && (c & bit_F16C);
    const bool avx2 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") && f16c;
    if (isa == Isa::Avx2) return avx2;
    if (isa == Isa::Avx512)
        return avx2 && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw")
            && __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512dq")
            && __builtin_cpu_supports("avx512vnni");
#endif
    return isa == Isa::Plain;
}

const char* toString(Isa isa)
{
    return isa == Isa::Avx512 ? "avx512" : isa == Isa::Avx2 ? "avx2" : "plain";
}

namespace {
Isa choose()
{
    const char* wish = std::getenv("SEQSCOPE_ISA");
    for (Isa isa : {Isa::Avx512, Isa::Avx2, Isa::Plain}) {
        if (!machineHas(isa)) continue;
        if (!wish || !*wish || std::string(wish) == toString(isa)) return isa;
    }
    throw badInput("SEQSCOPE_ISA={} is none of plain, avx2, avx512 that this machine has", wish);
}
} // namespace

Isa activeIsa()
{
    static const Isa isa = choose();
    return isa;
}

} // namespace seq
