#pragma once
#include "engine/decode/logits_pipeline.h"
#include "plugins/decoding/prompt.h"

#include <vector>

namespace seq {

// What beam searches do to log-probabilities: bans repeated n-grams, then puts the forced tokens
// first in every output. While these last, the next one is alone and costs nothing, as the forced
// tokens of the specification (1.2, stages 12 and 13); the model's own log-probability stays.
// Throws BadInput: a forced token that does not exist or ends the text; `length` of them or more.
LogitsPipeline beamPipeline(
    const Prompt&, int noRepeatNgram, const std::vector<int>& forced, int length);

} // namespace seq
