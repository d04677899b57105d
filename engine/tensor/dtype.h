#pragma once
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
const DtypeInfo& info(Dtype);
inline bool isQuantised(Dtype t)
{
    return t >= Dtype::Q8_0;
}
std::int64_t rowBytes(Dtype, std::int64_t elements); // throws BadInput if blocks do not fit

} // namespace seq
