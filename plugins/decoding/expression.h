#pragma once
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace seq {

struct Fraction { // exact; the denominator is positive, lowest terms
    std::int64_t over = 0, under = 1;
    bool operator==(const Fraction&) const = default;
};

// The longest expression that a text begins with: whole numbers, + - * /, brackets, spaces.
struct Expression {
    Fraction value;
    std::vector<std::int64_t> numbers; // as they stand, from left to right
    std::size_t length = 0; // bytes
};
// None: the text begins with none, it divides by zero, or a number is beyond 32 bits.
std::optional<Expression> parseExpression(std::string_view text);

} // namespace seq
