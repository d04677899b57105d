#pragma once
#include "engine/ops/activation.h"
#include "engine/ops/rope.h"
#include "engine/ops/token_choice.h"
#include "engine/tensor/tensor.h"

#include <memory>
#include <span>
#include <vector>

namespace seq {

// A gated transformer with RMS norms before its two halves, as a decoder takes it. Weights of any
// stored type, gains and biases F32; biases may be empty.
struct DecoderLayer {
    Tensor attnNorm, q, k, v, qBias, kBias, vBias, out, outBias;
    Tensor mlpNorm, gate, up, down;
    int window = 0; // > 0: this layer sees so many positions, its own among them
};
struct DecoderModel {
    Tensor tokens; // [V, D]
    std::vector<DecoderLayer> layers;
    Tensor finalNorm, output; // [D], [V, D]
    Rope rope;
    Activation activation;
    float epsilon;
    int heads, kvHeads, headWidth;

    bool agrees() const; // all shapes with each other, and every matrix is dense
};

struct DecodeSteps {
    // [layers, 2, kv heads, n, d] F32 each, the keys and values of position p in page p / n; there
    // is room for all steps
    std::span<const Tensor> pages;
    std::int32_t token; // the first that goes in, and where
    int position;
    int count = 1;
    TokenChoice choice = {};
    bool scored = false;
    bool exact = false; // activations stay float32
};
struct Decoded {
    Tensor ids; // [count] I32: chosen after each step; the next step takes it
    Tensor logits; // [1, V] F32, after the last step
    Tensor scores; // [count, 4] F32: TokenScores of each id, where they were asked for
};

struct DecodeRow { // the next token of one of several sequences
    std::vector<Tensor> pages; // as in DecodeSteps
    std::int32_t token;
    int position;
};

// Decoding token by token: float32 activations, weights as stored. Unless steps are to be exact,
// the inputs of quantised weights may be whole numbers of 16 bits, some with a common power of two.
// Keys and values of the new positions are written into the pages. The device goes through all
// steps without a wait for the host; calls of several threads may overlap.
class Decoder {
public:
    virtual ~Decoder() = default;
    virtual Decoded run(const DecodeSteps&) = 0; // of one sequence
    virtual bool takesRows() const = 0; // else step() must not be called
    // One step of at least one sequence, none twice: logits [rows, V] F32. A row's bits do not
    // depend on the others. Pages are of one length, a power of two and at least 64.
    virtual Tensor step(std::span<const DecodeRow>) = 0;
};

// None: the device has no kernel for these shapes and types.
std::unique_ptr<Decoder> makeDecoder(DecoderModel);

} // namespace seq
