#pragma once
#include "engine/figure/plots.h"
#include "engine/tensor/tensor.h"

#include <string>
#include <string_view>
#include <vector>

namespace seq {

// Tokens of a text as marks: their bytes light up in every panel that shows the same text.
class TokenMarks {
public:
    TokenMarks(std::string_view text, const std::vector<Range>& bytes,
        const std::vector<std::string>& pieces);
    Ref ref(std::int64_t token) const;
    std::string name(std::int64_t token) const; // as valid UTF-8
    std::string shown(std::int64_t token) const; // without the space before it, for captions
    // A piece that sets `field` to its token when it is clicked.
    StripItem item(std::int64_t token, std::string_view field = {}) const;
    std::vector<Ref> refs(Range tokens) const;
    std::vector<std::string> names(Range tokens) const;

private:
    SourceId source_;
    const std::vector<Range>& bytes_;
    const std::vector<std::string>& pieces_;
};

} // namespace seq
