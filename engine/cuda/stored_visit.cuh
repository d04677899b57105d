#pragma once
#include "engine/base/error.h"
#include "engine/cuda/dequantise_k.cuh"
#include "engine/tensor/tensor.h"

namespace seq::cuda::stored {

// f<T>() for the dtype that a weight has.
template <class F> void visit(Dtype t, const F& f)
{
    switch (t) {
#define SEQ_STORED(T)                                                                              \
    case Dtype::T:                                                                                 \
        return f.template operator()<Dtype::T>();
        SEQ_STORED(F32)
        SEQ_STORED(F16)
        SEQ_STORED(BF16)
        SEQ_STORED(Q8_0)
        SEQ_STORED(Q4_0)
        SEQ_STORED(Q4_1)
        SEQ_STORED(Q5_0)
        SEQ_STORED(Q5_1)
        SEQ_STORED(Q2_K)
        SEQ_STORED(Q3_K)
        SEQ_STORED(Q4_K)
        SEQ_STORED(Q5_K)
        SEQ_STORED(Q6_K)
        SEQ_STORED(IQ4_NL)
        SEQ_STORED(IQ4_XS)
#undef SEQ_STORED
    default:
        throw unsupported("{} tensors are no weights", info(t).name);
    }
}

// Whether rows of a dense tensor can be read in pieces: plain types need whole ones, on their
// boundaries. Blocks always can.
inline bool inPieces(const Tensor& t)
{
    if (isQuantised(t.dtype())) return true;
    return t.size(-1) % 8 == 0 && reinterpret_cast<std::uintptr_t>(t.raw()) % 16 == 0;
}

// One element of a plain type.
template <Dtype T> __device__ inline float element(const std::uint8_t* data, std::int64_t i)
{
    if constexpr (T == Dtype::F32)
        return reinterpret_cast<const float*>(data)[i];
    else if constexpr (T == Dtype::F16)
        return __half2float(reinterpret_cast<const __half*>(data)[i]);
    else
        return __bfloat162float(reinterpret_cast<const __nv_bfloat16*>(data)[i]);
}

// A piece of a row, widened into its places in `out`, which is 16-byte aligned.
template <Dtype T> __device__ inline void store(const std::uint8_t* row, int piece, float* out)
{
    float w[8];
    Stored<T>::decode(row, piece, w);
    const Runs at = Stored<T>::runs(piece);
    *reinterpret_cast<float4*>(out + at.first) = make_float4(w[0], w[1], w[2], w[3]);
    *reinterpret_cast<float4*>(out + at.second) = make_float4(w[4], w[5], w[6], w[7]);
}
template <Dtype T> __device__ inline void store(const std::uint8_t* row, int piece, __half* out)
{
    float w[8];
    Stored<T>::decode(row, piece, w);
    const Runs at = Stored<T>::runs(piece);
    for (int k = 0; k < 2; ++k) {
        auto* to = reinterpret_cast<__half2*>(out + (k ? at.second : at.first));
        to[0] = __floats2half2_rn(w[4 * k], w[4 * k + 1]);
        to[1] = __floats2half2_rn(w[4 * k + 2], w[4 * k + 3]);
    }
}

} // namespace seq::cuda::stored
