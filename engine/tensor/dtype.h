#pragma once
#include <array>
#include <cstdint>
#include <string_view>

namespace seq {

enum class Dtype : std::uint8_t {
    F32,
    F64,
    F16,
    BF16,
    I8,
    I32,
    I64,
    U8,
    // blocks as stored in GGUF: weights only
    Q8_0,
    Q4_0,
    Q4_1,
    Q5_0,
    Q5_1,
    Q2_K,
    Q3_K,
    Q4_K,
    Q5_K,
    Q6_K,
    IQ4_NL,
    IQ4_XS
};

struct DtypeInfo {
    std::string_view name;
    int blockElements; // 1 for plain types
    int blockBytes;
};
inline constexpr std::array<DtypeInfo, 20> kDtypes{{{"F32", 1, 4}, {"F64", 1, 8}, {"F16", 1, 2},
    {"BF16", 1, 2}, {"I8", 1, 1}, {"I32", 1, 4}, {"I64", 1, 8}, {"U8", 1, 1}, {"Q8_0", 32, 34},
    {"Q4_0", 32, 18}, {"Q4_1", 32, 20}, {"Q5_0", 32, 22}, {"Q5_1", 32, 24}, {"Q2_K", 256, 84},
    {"Q3_K", 256, 110}, {"Q4_K", 256, 144}, {"Q5_K", 256, 176}, {"Q6_K", 256, 210},
    {"IQ4_NL", 32, 18}, {"IQ4_XS", 256, 136}}};
constexpr const DtypeInfo& info(Dtype t)
{
    return kDtypes[std::size_t(t)];
}
constexpr bool isQuantised(Dtype t)
{
    return t >= Dtype::Q8_0;
}
std::int64_t rowBytes(Dtype, std::int64_t elements); // throws BadInput if blocks do not fit

} // namespace seq
