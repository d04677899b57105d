#pragma once
#include "engine/nn/transformer_config.h"

namespace seq {

// The layer with its BF16 weights of query, key and value one behind the other in one memory of a
// GPU, and those of gate and up in another: each group is one matrix to a product. Others stay as
// they are.
TransformerLayer sideBySide(TransformerLayer);

} // namespace seq
