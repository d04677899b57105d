#pragma once
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace seq {

// Parameters are declared once; form, flags, JSON and help are read off the declaration.

struct Limits {
    double min = -1e300, max = 1e300;
};
// One of a few names.
struct Choice {
    std::vector<std::string_view> names;
    int index = 0;
    std::string_view name() const { return names[std::size_t(index)]; }
    bool is(std::string_view n) const { return name() == n; }
};
// Any bytes. As written: the literal itself, "@FILE", "bundled:NAME", or "text:" before a literal
// that begins like one of these.
struct TextRef {
    std::string written;
    // Throws NotFound: no such file; BadValue: no such bundled text, with what there is.
    std::string bytes() const;
    static TextRef literal(std::string_view); // "text:" put before where it is needed
};
// A name of the model list, or the path of a .gguf file or of a Hugging Face folder.
struct ModelRef {
    std::string written;
    // Throws NotFound: what is missing and how to get it; BadValue: no such name.
    std::filesystem::path path() const;
};

using Slot = std::variant<bool*, int*, double*, std::string*, Choice*, TextRef*, ModelRef*,
    std::vector<int>*, std::vector<double>*, std::vector<std::string>*>; // closed
struct Field {
    std::string_view name, help; // lower case with hyphens; a sentence
    Slot slot;
    Limits limits = {};
    std::string_view unit = {};
    std::string_view when = {}; // "strategy=sample|contrastive": greyed otherwise
    bool redraw = false; // read by draw alone: a change does not run again
};
class Fields { // three visitors: describe, read, write
public:
    virtual ~Fields() = default;
    virtual void operator()(const Field&) = 0;
};

} // namespace seq
