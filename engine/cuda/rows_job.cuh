#pragma once
// What the kernels of a decoding step of several sequences are given. A step takes the next token
// of each through the model: five kernels a layer, nodes of a graph that is captured once.
#include "engine/ops/activation.h"
#include "engine/tensor/dtype.h"

#include <cstdint>
#include <cuda_runtime_api.h>

namespace seq::cuda {

inline constexpr int kRowsWarps = 8, kRowsThreads = 32 * kRowsWarps; // of a block
inline constexpr int kRowsTogether = 16; // sequences of a step: as many as a product has rows

struct RowInput { // a sequence
    float* const* pages;
    int token, position;
    float* logits; // [V]
};
struct RowsState { // on the device; what changes between steps
    RowInput rows[kRowsTogether];
};

struct RowsMatrix {
    const std::uint8_t* at;
    int rows, rowBytes;
    Dtype type;
};

// Sums of squares of rows, each in several pieces: [kRowsTogether, count].
struct Squares {
    float* at;
    int count;
};

struct EmbedJob {
    const RowsState* state;
    RowsMatrix tokens;
    int width;
    const double* frequencies; // [pairs]
    double attentionFactor;
    int pairs; // of a head's elements that turn
    float* out; // [rows, width]
    const float* gains; // of the norm that follows
    float* normed; // out times gains
    Squares squares; // of out, in one piece
    float2* angles; // [rows, pairs]: cos and sin
};

// Some rows of a matrix, and where their products go.
struct ProductPart {
    RowsMatrix w;
    const float* bias; // or null
    int firstBlock, out;
};
// rows of input [rows, elements] times stored matrices, transposed.
struct ProductJob {
    ProductPart parts[3]; // one behind the other
    int partCount, tileRows; // tileRows: weights' rows of a tile, at most 8
    int sharers; // blocks of a tile: 1, or 2 that have half of the elements each
    const std::uint8_t* up; // of a gate: the matrix of the same shape and type beside it; or null
    int rows, elements;
    const float* in;
    Squares squares; // of the input before a norm, whose gains it has been given; or null
    float epsilon;
    const float* residual; // added, as out; or null
    float* out; // [rows, outWidth]; null: the state's logits
    int outWidth;
    float* normed; // the results times the gains of the norm that follows; or null
    const float* gains;
    Squares outSquares; // of the results
    Activation activation; // of a gate
    const RowsState* state;
};

struct AttendJob {
    const RowsState* state;
    const float* qkv; // [rows, (heads + 2 kvHeads) d]
    const float2* angles; // [rows, pairs]
    float* out; // [rows, heads d]
    int layer, heads, kvHeads, dLog, pairs, pageLog;
    bool interleaved;
    float scale; // of a score, to base 2
    int window; // as in DecoderLayer
};

// Keys of a row are fetched in chunks and shared by some blocks, a cluster.
inline constexpr int kChunkKeys = 64, kMostShares = 16;
__host__ __device__ inline int chunkShares(int chunks)
{
    constexpr int kChunksEach = 4; // of a share, as long as there are fewer than kMostShares
    const int shares = (chunks + kChunksEach - 1) / kChunksEach;
    return shares < 1 ? 1 : shares < kMostShares ? shares : kMostShares;
}

} // namespace seq::cuda
