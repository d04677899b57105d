#pragma once
#include "engine/base/cancel_point.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace seq {

// Normalised text that knows where each byte came from: runs, left to right. In a `same` run bytes
// stand one to one; any other run is one unit whose bytes all come from the whole raw range.
struct AlignedText {
    struct Run {
        std::uint32_t length = 0, raw = 0;
        bool same = true;
    };
    static AlignedText of(std::string_view raw);
    std::string text;
    std::vector<Run> runs;
};

// Parts of an aligned text, taken from left to right.
class AlignedSlices {
public:
    explicit AlignedSlices(const AlignedText& text)
        : text_(text)
    {
    }
    // Bytes [begin, end) of the text; `rawBegin` becomes the raw bytes before them.
    AlignedText next(std::uint32_t begin, std::uint32_t end, std::uint32_t& rawBegin);

private:
    const AlignedText& text_;
    std::size_t run_ = 0;
    std::uint32_t at_ = 0, raw_ = 0; // where the run begins
};

// One normaliser step: walks over the input once; the result's runs lead to the raw text.
// What is removed is charged to the next kept character, at the end to the last one.
class TextEdit {
public:
    explicit TextEdit(const AlignedText& input);
    std::uint32_t at() const { return at_; }
    void keep(std::uint32_t bytes);
    void replace(std::uint32_t bytes, std::string_view by); // by empty: remove
    void insert(std::string_view text) { replace(0, text); }
    AlignedText finish(); // keeps the rest

private:
    std::uint32_t takeRaw(std::uint32_t bytes); // raw bytes first touched by these input bytes
    void give(std::string_view text, std::uint32_t raw, bool same);
    const AlignedText& input_;
    AlignedText out_;
    std::uint32_t at_ = 0, inRun_ = 0, pending_ = 0;
    std::size_t run_ = 0;
    CancelPoint cancel_;
    bool continues_ = false; // the bytes just taken belong to the unit emitted before
};

// Positions of normalised text to raw ones; asked from left to right.
class RawPositions {
public:
    RawPositions(const AlignedText& text, std::uint32_t rawStart)
        : text_(text)
        , raw_(rawStart)
    {
    }
    std::uint32_t begin(std::uint32_t at); // of a token that begins here
    std::uint32_t end(std::uint32_t at); // of a token that ends here, at > 0

private:
    void seek(std::uint32_t at);
    const AlignedText& text_;
    std::size_t run_ = 0;
    std::uint32_t normal_ = 0, raw_; // where the run begins
};

} // namespace seq
