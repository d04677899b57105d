#pragma once
#include "engine/nn/mixer.h"
#include "engine/nn/probe.h"
#include "engine/ops/decoder.h"
#include "engine/ops/linear.h"
#include "engine/tensor/tensor.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace seq {

using Token = std::int32_t;

struct ModelInfo {
    std::string name, architecture; // "llama", "mistral", "qwen2", "qwen3", "gpt2", "bert"
    int layers = 0, width = 0, heads = 0, kvHeads = 0, headWidth = 0, feedForward = 0;
    int vocabulary = 0, context = 0;
    int window = 0; // sliding window in tokens; 0: none
    bool causal = true;
    Device device; // where the weights lie and the arithmetic happens
    std::int64_t parameters = 0, bytes = 0; // bytes: of the weights as stored
    std::string hash; // contentHash of the files
};

struct Batch { // one packed step: prompt chunks, beams, tree nodes, requests
    std::span<const Token> tokens;
    std::span<const Segment> segments; // empty: one sequence from position 0
    const Tensor* embeddings = nullptr; // [T, D] in place of tokens
};
enum class Logits : std::uint8_t {
    None,
    Last,
    All
}; // Last of each segment; All of 4,096 tokens would be 0.8 GB
struct Forward {
    KvCache* cache = nullptr; // none: a fresh one for this call. Sequences go on at their lengths
    Mixer* mixer = nullptr; // none: exact attention
    Probe* probe = nullptr;
    Logits logits = Logits::Last;
    Precision precision = Precision::Native;
    int layers = 0; // early exit: the first so many, then the final norm and output; 0: all
    // Each row gets the same bits whatever stands beside it (LinearOptions): for decoding steps of
    // several rows, beams and drafts. On a GPU a row that is alone has a kernel of its own, whose
    // sums round differently.
    bool steady = false;
    // Positions past the context that the model was trained for; learned ones have no more.
    bool beyond = false;
};

// Weights and arithmetic of one model: shared, immutable; a forward pass keeps nothing.
class LanguageModel {
public:
    virtual ~LanguageModel() = default;
    virtual const ModelInfo& info() const = 0;
    virtual std::string hash() const = 0; // contentHash of the files; the first call reads them
    // logits [rows, V]; an encoder's last hidden state [T, D]; on the model's device. Throws
    // BadInput: token or position out of range, more tokens than the cache holds; Cancelled between
    // ops.
    virtual Tensor forward(const Batch&, const Forward& = {}) const = 0;
    // Final norm and output projection alone, of hidden [rows, D]: the logit lens.
    virtual Tensor project(const Tensor& hidden, Precision = Precision::Native) const = 0;
    // The same model with its weights on another device; results of its calls lie there too.
    virtual std::shared_ptr<const LanguageModel> on(Device) const = 0;
    // `last` goes in at the end of the sequence, then each token that is chosen: `count` in all,
    // the last of which is not in the cache yet. `scores`: gets those of each. Throws as forward().
    virtual std::vector<Token> extend(KvCache&, int sequence, Token last, int count,
        const TokenChoice& = {}, Precision = Precision::Native,
        std::vector<TokenScores>* scores = nullptr) const;
    // Whether the device goes through extend() without a wait for the host.
    virtual bool extendsAtOnce() const { return false; }
    // Rows of the input embedding [tokens, D]. Throws Unsupported where there are none.
    virtual Tensor embed(std::span<const Token>) const;
};

// A .gguf file or a Hugging Face folder. Throws: what was found where, what would be right.
std::shared_ptr<const LanguageModel> loadLanguageModel(const std::filesystem::path&);

} // namespace seq
