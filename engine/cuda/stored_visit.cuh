#pragma once
#include "engine/base/error.h"
#include "engine/cuda/dequantise_k.cuh"
#include "engine/tensor/tensor.h"

// X(type) for every dtype that weights are stored in.
#define SEQ_STORED_TYPES(X)                                                                        \
    X(F32)                                                                                         \
    X(F16) X(BF16) X(Q8_0) X(Q4_0) X(Q4_1) X(Q5_0) X(Q5_1) X(Q2_K) X(Q3_K) X(Q4_K) X(Q5_K) X(Q6_K) \
        X(IQ4_NL) X(IQ4_XS)

namespace seq::cuda::stored {

// f<T>() for the dtype that a weight has.
template <class F> void visit(Dtype t, const F& f)
{
    switch (t) {
#define SEQ_STORED(T)                                                                              \
    case Dtype::T:                                                                                 \
        return f.template operator()<Dtype::T>();
        SEQ_STORED_TYPES(SEQ_STORED)
#undef SEQ_STORED
    default:
        throw unsupported("{} tensors are no weights", info(t).name);
    }
}

// The same on the device, of a dtype that the host has looked at.
template <class F> __device__ __forceinline__ void visitKnown(Dtype t, const F& f)
{
    switch (t) {
#define SEQ_STORED(T)                                                                              \
    case Dtype::T:                                                                                 \
        f.template operator()<Dtype::T>();                                                         \
        break;
        SEQ_STORED_TYPES(SEQ_STORED)
#undef SEQ_STORED
    default:
        break;
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
