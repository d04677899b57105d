#include "engine/tensor/dtype.h"

#include "engine/base/error.h"

#include <array>

namespace seq {

const DtypeInfo& info(Dtype t)
{
    static constexpr std::array<DtypeInfo, 20> table{{{"F32", 1, 4}, {"F64", 1, 8}, {"F16", 1, 2},
        {"BF16", 1, 2}, {"I8", 1, 1}, {"I32", 1, 4}, {"I64", 1, 8}, {"U8", 1, 1}, {"Q8_0", 32, 34},
        {"Q4_0", 32, 18}, {"Q4_1", 32, 20}, {"Q5_0", 32, 22}, {"Q5_1", 32, 24}, {"Q2_K", 256, 84},
        {"Q3_K", 256, 110}, {"Q4_K", 256, 144}, {"Q5_K", 256, 176}, {"Q6_K", 256, 210},
        {"IQ4_NL", 32, 18}, {"IQ4_XS", 256, 136}}};
    return table[std::size_t(t)];
}

std::int64_t rowBytes(Dtype t, std::int64_t elements)
{
    const DtypeInfo& i = info(t);
    if (elements % i.blockElements != 0)
        throw badInput("a row of {} elements cannot be {}: its blocks hold {} elements", elements,
            i.name, i.blockElements);
    return elements / i.blockElements * i.blockBytes;
}

} // namespace seq
