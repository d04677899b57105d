#pragma once
// What the decoding kernel is given: one launch takes some tokens through the whole model, each
// after the one before it was chosen.
#include "engine/ops/activation.h"
#include "engine/tensor/dtype.h"

#include <cstdint>
#include <cuda_runtime_api.h>

namespace seq::cuda {

inline constexpr int kDecodeWarps = 8; // of a block that compute
inline constexpr int kDecodeThreads = 32 * kDecodeWarps; // that compute
inline constexpr int kFeeders = 4; // warps of a block that copy weights, a thread of each
inline constexpr int kBlockThreads = kDecodeThreads + 32 * kFeeders;
inline constexpr int kRowsAtOnce = 4; // of a warp
inline constexpr int kMostSlots = 40; // of a block
inline constexpr int kTokenPlaces = 3; // of this token, the one before, and the next
// Instead of a type: several.
inline constexpr Dtype kAnyType = Dtype::I64;

struct StoredMatrix {
    const std::uint8_t* at;
    int rowBytes, chunkBytes; // of a row; of what is copied of it at once
    Dtype type;
};
enum class Phase { Project, Mix, Gate, Down, Logits }; // of a layer; what follows
struct PhaseSize {
    int elements, pieces; // of its input; a piece: eight elements
    int chunkPieces, chunks; // what is copied at once of its rows, a multiple of 32
};
// Matrices of a layer: query, key, value, output, gate, up, down.
inline constexpr int kLayerMatrices = 7, kGateMatrix = 4, kOutputMatrix = 7;
// Rows that are copied and multiplied together, of one matrix; of gate and up as many each.
struct alignas(16) DecodeEntry {
    int row, out, box; // the first; where its sum goes: of a layer's places, in the outbox
    short matrix, rows; // rows: at most kRowsAtOnce, of gate and up together
};
// What a block multiplies, the same for every layer: entries in the order of use; entry i of a
// phase falls to warp i % kDecodeWarps.
struct alignas(16) BlockPlan {
    int begin[5]; // of each phase's entries; all of them
    int values[4]; // that a phase finds
    int logits, logitsEnd; // rows
};
constexpr int planWords(int entries) // 8 bytes each
{
    return int(sizeof(BlockPlan) + sizeof(DecodeEntry) * std::size_t(entries)) / 8;
}
struct LayerTable {
    StoredMatrix matrices[kLayerMatrices];
    const float* gains[4]; // of the norm before a phase; or null
    const float* biases[4]; // of the first matrices; or null
    int window;
};

// Values pass from block to block in places of memory, which are empty at first: whoever waits for
// a value sees that it is there by reading it. A place is written once a token, and emptied two
// tokens later, when no block reads it any more. Numbers of places:
struct ExchangeLayout {
    int qkv, parts, mixed, middle, hidden, out; // where each begins in a layer's
    int of[kLayerMatrices]; // where the products of a matrix go
    int from[5]; // where the input of a phase comes from
    int layer; // of a layer
    int all; // of a token
};
inline constexpr int kFixedBytes = 1536; // barriers and rooms of a few values
// Byte offsets in a block's shared memory, behind those.
struct SharedLayout {
    int table, plan, residual[2], input[2], angles, outbox, scratch, slots;
    int slotBytes, slotCount; // for weights
};
struct DecodeState { // kept on the device between launches
    int token;
};

struct DecodeJob {
    const LayerTable* layers;
    StoredMatrix tokens, output;
    Dtype layersType; // of all matrices of layers; or kAnyType
    const std::uint64_t* plans; // of each block: a BlockPlan and its entries
    int planWords, logitRows; // logitRows: of a copy
    const float* finalNorm;
    const double* frequencies; // [pairs]
    double attentionFactor;
    int layerCount, width, heads, kvHeads, d, hidden, vocabulary;
    int pairs; // of a head's elements that turn
    bool interleaved, biased;
    Activation activation;
    float epsilon, scale, inverseWidth; // scale: of a score, to base 2
    int pageLog, mostShares; // log2 of a page's positions
    int layerBlocks; // that have rows of layers; the others attend, and have rows of the output
    int dLog;
    PhaseSize phases[5];
    ExchangeLayout layout;
    SharedLayout shared;
    DecodeState* state;
    // of one launch
    float* exchange; // places, of kTokenPlaces tokens in turn
    int turn; // of the first token
    float* const* pages;
    int count; // of tokens
    int token, position; // of the first; token < 0: the one in state
    float* logits; // [V], of the last
    int* ids; // [count]
    float temperature;
    std::uint32_t seed[2], sequence, step; // step: of the first
};

// Places of what a block leaves of a head: the values, the largest score (to base 2), the sum of
// weights.
__host__ __device__ constexpr int partPlaces(int d)
{
    return d + 4;
}

// What a block's attention keeps in shared memory.
constexpr int attentionRoomFloats(int d)
{
    return (3 + kDecodeWarps) * d + 2 * kDecodeWarps;
}

} // namespace seq::cuda
