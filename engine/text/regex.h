#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace seq {

// A pattern of a tokenizer.json that is no known family: PCRE2, compiled to machine code, with \s
// as the 25 White_Space code points of the engines that those files are written for.
class Regex {
public:
    Regex(std::string_view pattern, const std::string& name); // throws BadInput naming the file
    ~Regex();
    struct Match {
        std::uint32_t begin, end;
    };
    // All matches that are not empty, left to right. Throws BadInput: the pattern gives up on the
    // text.
    std::vector<Match> find(std::string_view text) const;

private:
    struct Code;
    std::unique_ptr<Code> code_;
    std::string name_;
};

} // namespace seq
