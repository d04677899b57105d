#pragma once
#include "engine/base/resources.h"
#include "engine/nn/language_model.h"

#include <filesystem>

namespace seq {

// One of the random checkpoints of 3 layers in tests/data: 96 tokens, 256 positions.
inline std::shared_ptr<const LanguageModel> tinyModel(const std::string& name)
{
    return loadLanguageModel(
        std::filesystem::path(SEQSCOPE_SOURCE "/tests/data/tiny_models") / name);
}

// SmolLM2-135M-Instruct, or none where it is not on this machine.
inline std::shared_ptr<const LanguageModel> smolModel()
{
    const auto file = modelFolder() / "SmolLM2-135M-Instruct.Q4_1.gguf";
    return std::filesystem::exists(file) ? loadLanguageModel(file) : nullptr;
}

} // namespace seq
