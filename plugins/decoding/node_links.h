#pragma once
#include "engine/experiment/params.h"
#include "engine/figure/picture.h"
#include "engine/nn/language_model.h"

#include <string>
#include <string_view>
#include <vector>

namespace seq {

// What a click on a node of a search tree leads to.

// The text up to it, in the attention explorer, with the model that wrote it.
Edit attentionOf(std::string_view model, bool special, const std::string& text);
// The search again, with this token after this path.
Edit forceAfter(const std::vector<Token>& path, Token);
Edit letGo(const std::vector<Token>& kept = {}); // of what was forced, but for these

} // namespace seq
