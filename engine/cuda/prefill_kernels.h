#pragma once
#include "engine/cuda/attention_operands.cuh"
#include "engine/ops/activation.h"

// What a prefill does between products and attention. All arithmetic in float32; BF16 is rounded
// to. Addresses lie on multiples of 16 bytes, widths and d are multiples of 8.
namespace seq::cuda {

// y [rows, width] = x / rms(x) * gain; before that x += bias, in place, if there is one.
struct NormRows {
    float* x;
    const float *bias, *gain;
    float epsilon;
    int width;
    std::int64_t rows;
    __nv_bfloat16* y;
};
void normRows(const NormRows&, Device);

// y [rows, hidden] = f(gate) * up, of gateUp [rows, 2 hidden].
struct GateRows {
    const __nv_bfloat16* gateUp;
    int hidden;
    std::int64_t rows;
    Activation f;
    __nv_bfloat16* y;
};
void gateRows(const GateRows&, Device);

// cos and sin of the positions of consecutive rows, in double precision as engine/ops/rope.h has
// them.
struct TurnRows {
    const double* frequencies; // [pairs], radians a position
    double factor;
    int position, rows, pairs;
    float2* angles; // [rows, pairs]
};
void turnRows(const TurnRows&, Device);

// A layer of a sequence's pages, [layers, 2, kv heads, 2^log, d] each.
struct LayerPages {
    float* const* pages; // on the device
    std::int64_t layer; // where the layer's keys begin in a page; its values follow
    int log, kvHeads, d;

    __host__ __device__ float* at(int which, int head, std::int64_t position) const
    {
        const std::int64_t of = (std::int64_t(which) * kvHeads + head) << log;
        return pages[position >> log] + layer
            + (of + (position & ((std::int64_t(1) << log) - 1))) * d;
    }
};

// Queries, keys and values of new rows: biases added, RoPE, keys and values into the pages, all
// three into panels for attention. Row 0 of the panels of keys and values has position firstKey;
// what these panels have beyond the last row is set to zero.
struct NewHeads {
    const __nv_bfloat16* qkv; // [rows, (heads + 2 kv heads) d]
    const float *qBias, *kBias, *vBias; // or null
    const float2* angles; // [rows, pairs]: cos, sin
    int pairs;
    bool interleaved;
    int rows, position, firstKey, heads;
    LayerPages pages;
    Panel q, k, v;
};
void newHeads(const NewHeads&, Device);

// Keys and values of positions [first, first + rows) out of the pages, as rows 0 … of the panels.
struct CachedHeads {
    LayerPages pages;
    int first, rows;
    Panel k, v;
};
void cachedHeads(const CachedHeads&, Device);

// y = x, rounded; n is a multiple of 8.
void roundValues(const float* x, std::int64_t n, __nv_bfloat16* y, Device);

// Causal attention of a sequence's new rows over such panels; out [rows, heads, d].
struct HeadsAttention {
    Panel q, k, v;
    int rows, position, firstKey, window, heads, kvHeads, d;
    __nv_bfloat16* out;
};
void attendHeads(const HeadsAttention&, Device);

} // namespace seq::cuda
