#pragma once
#include "engine/nn/language_model.h"
#include "engine/nn/transformer_config.h"
#include "engine/tensor/gguf.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace seq {

// The two ways in. Each reads its format's description of the model into a TransformerConfig and
// checks it: Unsupported names what is known, BadInput the key and what would be right.
std::shared_ptr<const LanguageModel> loadGgufModel(const std::filesystem::path& file);
std::shared_ptr<const LanguageModel> loadFolderModel(const std::filesystem::path& folder);

TransformerConfig readGgufConfig(const GgufFile&);
TransformerConfig readFolderConfig(const std::filesystem::path& folder);

// Counts that no model can have throw BadInput naming `place`.
void checkConfig(const TransformerConfig&, const std::string& place);
[[noreturn]] void unknownArchitecture(const std::string& place, std::string_view found);

} // namespace seq
