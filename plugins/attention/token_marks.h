#pragma once
#include "engine/base/shared_list.h"
#include "engine/figure/plots.h"
#include "engine/tensor/tensor.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace seq {

// Tokens of a text as marks: their bytes light up in every panel that shows the same text. Made
// once, with the result that is drawn: a long text is too long for every frame.
class TokenMarks {
public:
    TokenMarks(
        std::string_view text, std::span<const Range> bytes, std::span<const std::string> pieces);
    Ref ref(std::int64_t token) const { return refs_[std::size_t(token)]; }
    const std::string& name(std::int64_t token) const // as valid UTF-8
    {
        return names_[std::size_t(token)];
    }
    std::string shown(std::int64_t token) const; // without the space before it, for captions
    // A piece that sets `field` to its token when it is clicked.
    StripItem item(std::int64_t token, std::string_view field = {}) const;
    SharedList<Ref> refs(Range tokens) const; // of all: no copy
    SharedList<std::string> names(Range tokens) const;

private:
    SharedList<std::string> names_;
    SharedList<Ref> refs_;
};

} // namespace seq
