#pragma once
#include "engine/text/aligned_text.h"
#include "engine/text/split_family.h"

#include <memory>
#include <vector>

namespace seq {

struct Piece {
    std::uint32_t begin, end; // bytes of the normalised text
};
// What the pre-tokenizer works on: a stretch between added tokens, and where it is cut so far.
struct Draft {
    AlignedText text;
    std::vector<Piece> pieces;
    bool first = true; // the stretch begins the text
};

// Stage 2: rewrites the text of a stretch.
class NormalizerStep {
public:
    virtual ~NormalizerStep() = default;
    virtual AlignedText apply(const AlignedText&) const = 0;
};
// Stage 3: cuts pieces further; some steps also rewrite the text.
class PreTokenizerStep {
public:
    virtual ~PreTokenizerStep() = default;
    virtual void apply(Draft&) const = 0;
    virtual std::string name() const = 0;
};
using NormalizerSteps = std::vector<std::unique_ptr<const NormalizerStep>>;
using PreTokenizerSteps = std::vector<std::unique_ptr<const PreTokenizerStep>>;

std::unique_ptr<const PreTokenizerStep> splitByFamily(SplitFamily);

} // namespace seq
