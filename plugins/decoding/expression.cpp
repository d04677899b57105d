#include "plugins/decoding/expression.h"

#include <cctype>
#include <limits>
#include <numeric>

namespace seq {

namespace {

constexpr std::int64_t kMost = std::numeric_limits<std::int32_t>::max();
constexpr int kDeepest = 64; // brackets within brackets

std::optional<Fraction> fraction(std::int64_t over, std::int64_t under)
{
    if (under == 0) return std::nullopt;
    const std::int64_t common = std::gcd(over, under) * (under < 0 ? -1 : 1);
    const Fraction f{over / common, under / common};
    if (f.over > kMost || f.over < -kMost || f.under > kMost) return std::nullopt;
    return f;
}

std::optional<Fraction> applied(char sign, Fraction a, Fraction b)
{
    switch (sign) {
    case '+':
        return fraction(a.over * b.under + b.over * a.under, a.under * b.under);
    case '-':
        return fraction(a.over * b.under - b.over * a.under, a.under * b.under);
    case '*':
        return fraction(a.over * b.over, a.under * b.under);
    default:
        return fraction(a.over * b.under, a.under * b.over);
    }
}

// sum = product {(+|-) product}; product = atom {(*|/) atom}; atom = number | "(" sum ")".
// What cannot go on is left to stand behind the expression.
class Parser {
public:
    explicit Parser(std::string_view text)
        : text_(text)
    {
    }
    std::optional<Expression> run()
    {
        const auto value = chain("+-", 0);
        if (!value || broken_) return std::nullopt;
        return Expression{*value, numbers_, at_};
    }

private:
    void spaces()
    {
        while (at_ < text_.size() && text_[at_] == ' ')
            ++at_;
    }

    std::optional<Fraction> chain(std::string_view signs, int depth)
    {
        const auto part = [&] { return signs == "+-" ? chain("*/", depth) : atom(depth); };
        auto value = part();
        while (value) {
            const std::size_t before = at_, count = numbers_.size();
            spaces();
            if (at_ >= text_.size() || signs.find(text_[at_]) == signs.npos) {
                at_ = before;
                break;
            }
            const char sign = text_[at_++];
            const auto next = part();
            if (!next) { // "3 + x": the expression is "3"
                at_ = before;
                numbers_.resize(count);
                break;
            }
            value = applied(sign, *value, *next);
            broken_ |= !value;
        }
        return value;
    }

    std::optional<Fraction> atom(int depth)
    {
        spaces();
        if (at_ < text_.size() && text_[at_] == '(') {
            if (depth >= kDeepest) return std::nullopt;
            ++at_;
            const auto value = chain("+-", depth + 1);
            spaces();
            if (!value || at_ >= text_.size() || text_[at_] != ')') return std::nullopt;
            ++at_;
            return value;
        }
        return number();
    }

    std::optional<Fraction> number()
    {
        const std::size_t begin = at_;
        std::int64_t value = 0;
        for (; at_ < text_.size() && std::isdigit(static_cast<unsigned char>(text_[at_])); ++at_) {
            value = value * 10 + (text_[at_] - '0');
            if (value > kMost) return std::nullopt;
        }
        if (at_ == begin) return std::nullopt;
        numbers_.push_back(value);
        return Fraction{value, 1};
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::vector<std::int64_t> numbers_;
    bool broken_ = false; // it has no value
};

} // namespace

std::optional<Expression> parseExpression(std::string_view text)
{
    return Parser(text).run();
}

} // namespace seq
