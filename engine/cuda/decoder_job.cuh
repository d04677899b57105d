#pragma once
// What the decoding kernel is given: one launch takes one token through the whole model.
#include "engine/ops/activation.h"
#include "engine/tensor/dtype.h"

#include <cstdint>
#include <cuda_runtime_api.h>

namespace seq::cuda {

inline constexpr int kDecodeWarps = 8; // of a block that compute; one more copies weights
inline constexpr int kDecodeThreads = 32 * (kDecodeWarps + 1);
inline constexpr int kMostStages = 16;
// Query heads that meet a key while it is in registers. More make code that the instruction cache
// does not hold.
inline constexpr int kHeadsTogether = 1;

struct StoredMatrix {
    const std::uint8_t* at;
    int rowBytes, rowsEach; // of a stage
    Dtype type;
};
enum class Phase { Project, Mix, Gate, Down, Logits }; // of a layer, and what follows them
struct PhaseSize {
    int elements; // of its input
    int partsLog; // log2 of the warps that share a row
};
struct LayerTable {
    StoredMatrix q, k, v, out, gate, up, down;
    const float *attnNorm, *mlpNorm, *qBias, *kBias, *vBias, *outBias; // biases: or null
    int window;
};

// Values pass from block to block in slots of 64 bits: the value below, the launch's number above,
// so that whoever waits for a value sees that it is there by reading it. A slot is written once a
// launch. Numbers of slots:
struct ExchangeLayout {
    int qkv, parts, mixed, middle, hidden, out; // where each begins in a layer's
    int layer; // of a layer
};
// Byte offsets in a block's shared memory.
struct SharedLayout {
    int table, residual[2], input, angles, sums, scratch, stages;
    int stageBytes, stageCount;
};
struct DecodeState { // kept on the device between launches
    int token;
};

struct DecodeJob {
    const LayerTable* layers;
    StoredMatrix tokens, output;
    const float* finalNorm;
    const double* frequencies; // [pairs]
    double attentionFactor;
    int layerCount, width, heads, kvHeads, d, hidden, vocabulary;
    int pairs; // of a head's elements that turn
    bool interleaved;
    Activation activation;
    float epsilon, scale, inverseWidth; // scale: of a score, to base 2
    int pageLog, mostShares; // log2 of a page's positions
    int dLog;
    PhaseSize phases[5];
    ExchangeLayout layout;
    SharedLayout shared;
    std::uint64_t* exchange;
    DecodeState* state;
    // of one launch
    float* const* pages;
    int token, position; // token < 0: the one in state
    std::uint32_t number; // of the launch, never 0
    float* logits; // [V]
    int* id;
    float temperature;
    std::uint32_t seed[2], sequence, step;
};

constexpr int piecesOf(int elements)
{
    return elements / 8;
}
// Query heads of one key head, in parts that meet the keys together.
__host__ __device__ inline int headParts(int group)
{
    return (group + kHeadsTogether - 1) / kHeadsTogether;
}

// What a block's attention keeps in shared memory.
constexpr int attentionRoomFloats(int d)
{
    return (kHeadsTogether + 2 + kDecodeWarps * kHeadsTogether) * d
        + 2 * kDecodeWarps * kHeadsTogether;
}

} // namespace seq::cuda
