#include "engine/nn/model_loading.h"

#include "engine/base/error.h"
#include "engine/base/nearest.h"

#include <array>

namespace seq {

void unknownArchitecture(const std::string& place, std::string_view found)
{
    constexpr std::array<std::string_view, 6> known{
        "llama", "mistral", "qwen2", "qwen3", "gpt2", "bert"};
    if (found.empty())
        throw badInput("{} does not name its architecture (general.architecture, or model_type in "
                       "config.json); "
                       "llama, mistral, qwen2, qwen3, gpt2 and bert can be read",
            place);
    throw unsupported(
        "{} is a model of the architecture \"{}\"; llama, mistral, qwen2, qwen3, gpt2 and bert "
        "can be read (nearest: {})",
        place, found, nearestText(found, known, 1));
}

void checkConfig(const TransformerConfig& c, const std::string& place)
{
    const ModelInfo& m = c.info;
    const auto within = [&](const char* what, std::int64_t value, std::int64_t most) {
        if (value < 1 || value > most)
            throw badInput(
                "{}: the number of {} is {}; 1 to {} are possible", place, what, value, most);
    };
    within("layers", m.layers, 4096);
    within("elements of a hidden state", m.width, 1 << 20);
    within("attention heads", m.heads, 1 << 16);
    within("key and value heads", m.kvHeads, 1 << 16);
    within("elements of a head", m.headWidth, 1 << 16);
    within("neurons of a layer", m.feedForward, 1 << 24);
    within("positions", m.context, 1 << 30);
    within("tokens", m.vocabulary, 1 << 28);
    if (m.heads % m.kvHeads != 0)
        throw badInput(
            "{}: {} key and value heads do not divide {} heads", place, m.kvHeads, m.heads);
    if (!(c.epsilon >= 0 && c.epsilon < 1))
        throw badInput("{}: the norms' epsilon is {}; 0 to 1 are possible", place, c.epsilon);
}

Tensor LanguageModel::embed(std::span<const Token>) const
{
    throw unsupported("{} has no input embedding", info().name);
}

std::shared_ptr<const LanguageModel> loadLanguageModel(const std::filesystem::path& path)
{
    if (std::filesystem::is_directory(path)) return loadFolderModel(path);
    if (!std::filesystem::exists(path))
        throw notFound("there is no model {}; a .gguf file or a folder with config.json and "
                       "model.safetensors is needed",
            path.string());
    return loadGgufModel(path);
}

} // namespace seq
