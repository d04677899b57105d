#pragma once
#include "engine/text/char_map.h"
#include "engine/text/pre_tokenizer.h"
#include "engine/text/regex.h"

#include <functional>

namespace seq {

// Normaliser steps of tokenizer.json files.
std::unique_ptr<const NormalizerStep> everyCharacter(AlignedText (*step)(const AlignedText&));
std::unique_ptr<const NormalizerStep> replaceText(std::string from, std::string to);
std::unique_ptr<const NormalizerStep> replaceRegex(std::shared_ptr<const Regex>, std::string to);
std::unique_ptr<const NormalizerStep> prependText(std::string); // unless the text is empty
std::unique_ptr<const NormalizerStep> stripSpaces(bool left, bool right);
// A character map as the Hugging Face form applies it: by grapheme cluster, shortest key (0.5).
std::unique_ptr<const NormalizerStep> mapClusters(CharMap);

AlignedText withoutAccents(const AlignedText&); // drops every mark, not only Mn

} // namespace seq
