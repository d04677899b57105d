#pragma once
#include <cstdint>
#include <exception>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace seq {

// What went wrong, in words that name the value and what would be right.
// The pattern stays apart from its arguments so that the window can translate it.
class Error : public std::exception {
public:
    // BadValue: a field or option cannot be so, and the one who gave it can mend it; BadInput: what
    // came from outside (a file, a text) is wrong.
    enum Kind : std::uint8_t { BadValue, BadInput, NotFound, Unsupported, OutOfMemory, Device };

    Error(Kind kind, std::string_view pattern, std::vector<std::string> arguments = {});

    const char* what() const noexcept override { return message_.c_str(); }
    Kind kind() const { return kind_; }
    const std::string& pattern() const { return pattern_; }
    const std::vector<std::string>& arguments() const { return arguments_; }

private:
    Kind kind_;
    std::string pattern_, message_;
    std::vector<std::string> arguments_;
};

// Not an error: the user asked a job to stop.
struct Cancelled {};

// "{}" in the pattern stands for the next argument.
std::string fill(std::string_view pattern, const std::vector<std::string>& arguments);

template <class T> std::string argument(const T& value)
{
    std::ostringstream out;
    out << value;
    return out.str();
}
template <class... A> Error badValue(std::string_view pattern, const A&... a)
{
    return {Error::BadValue, pattern, {argument(a)...}};
}
template <class... A> Error badInput(std::string_view pattern, const A&... a)
{
    return {Error::BadInput, pattern, {argument(a)...}};
}
template <class... A> Error notFound(std::string_view pattern, const A&... a)
{
    return {Error::NotFound, pattern, {argument(a)...}};
}
template <class... A> Error unsupported(std::string_view pattern, const A&... a)
{
    return {Error::Unsupported, pattern, {argument(a)...}};
}
template <class... A> Error outOfMemory(std::string_view pattern, const A&... a)
{
    return {Error::OutOfMemory, pattern, {argument(a)...}};
}
template <class... A> Error deviceError(std::string_view pattern, const A&... a)
{
    return {Error::Device, pattern, {argument(a)...}};
}

[[noreturn]] void assertFailed(const char* condition, const char* file, int line);

} // namespace seq

// A caller's bug, never a user's: on in all builds, never inside kernels.
#define SEQ_ASSERT(condition)                                                                      \
    ((condition) ? void(0) : ::seq::assertFailed(#condition, __FILE__, __LINE__))
