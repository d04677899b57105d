#pragma once
#include "engine/nn/kv_cache.h"
#include "engine/nn/language_model.h"

#include <span>

namespace seq {

// After an edit of the text: keeps of a cached sequence what the old and the new tokens begin with
// alike, and says where to go on. At least the last new token is left to be run, so that its logits
// come out. old: the tokens that the sequence holds now.
int reusePrefix(KvCache&, int sequence, std::span<const Token> old, std::span<const Token> next);

} // namespace seq
