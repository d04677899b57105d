#pragma once
#include "engine/nn/transformer_config.h"
#include "engine/ops/decoder.h"
#include "engine/ops/prefill.h"

namespace seq {

// The decoder of a transformer on the device of its weights. None: the device has no kernel for a
// model of this form.
std::unique_ptr<Decoder> decoderOf(const TransformerConfig&, const TransformerWeights&);
// The same for many tokens at once.
std::unique_ptr<Prefill> prefillOf(const TransformerConfig&, const TransformerWeights&);

} // namespace seq
