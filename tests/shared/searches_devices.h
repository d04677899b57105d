#pragma once
// Searches on a model and on a GPU's copy of it: the CPU is the specification.
#include "engine/tensor/device.h"
#include "tests/shared/random_transformer.h"

#include <functional>

namespace seq {

using Ids = std::vector<Token>;
using Results = std::vector<Ids>; // best first
using Search = std::function<Results(const LanguageModel&)>;

inline Ids randomTokens(const ModelInfo& model, int count, std::uint64_t seed)
{
    Rng rng(seed);
    Ids tokens;
    for (int i = 0; i < count; ++i)
        tokens.push_back(Token(rng.below(std::uint64_t(model.vocabulary))));
    return tokens;
}

// A random model, its logits so many times as large.
inline std::shared_ptr<const LanguageModel> searched(Dtype type, std::uint64_t seed, float louder)
{
    RandomTransformer random{type, type, 64, 3};
    random.width = 192;
    random.feedForward = 384;
    random.vocabulary = 10007;
    Rng rng(seed);
    TransformerWeights weights = random.weights(rng);
    weights.finalNorm.weight = scale(weights.finalNorm.weight, louder);
    return std::make_shared<Transformer>(
        random.config(), std::move(weights), std::vector<ModelFile>{});
}

struct DevicesCompared {
    int models = 0, different = 0;
};

// Where two candidates are as good as equal, either is right: such models are passed over.
inline DevicesCompared compareDevices(const Search& search, Dtype type)
{
    constexpr Device gpu{Device::Cuda, 0};
    constexpr float step = 1e-4f; // of the logits: far more than devices differ
    DevicesCompared done;
    for (std::uint64_t seed = 1; seed <= 30 && done.models < 3; ++seed) {
        const auto model = searched(type, seed, 1);
        const Results right = search(*model);
        if (search(*searched(type, seed, 1 + step)) != right
            || search(*searched(type, seed, 1 - step)) != right)
            continue;
        ++done.models;
        done.different += search(*model->on(gpu)) != right;
    }
    return done;
}

} // namespace seq
