#include "engine/text/aligned_text.h"

#include "engine/base/error.h"
#include "engine/base/utf8.h"

namespace seq {

namespace {

constexpr std::size_t kBlock = std::size_t(1) << 20; // copied between two looks at the lane

void append(std::string& out, std::string_view text)
{
    CancelPoint cancel;
    for (std::size_t at = 0; at < text.size(); at += kBlock) {
        cancel.at(at);
        out += text.substr(at, kBlock);
    }
}

} // namespace

AlignedText AlignedText::of(std::string_view raw)
{
    AlignedText out;
    out.text.reserve(raw.size());
    append(out.text, raw);
    if (!raw.empty())
        out.runs.push_back({std::uint32_t(raw.size()), std::uint32_t(raw.size()), true});
    return out;
}

AlignedText AlignedSlices::next(std::uint32_t begin, std::uint32_t end, std::uint32_t& rawBegin)
{
    AlignedText out;
    append(out.text, std::string_view(text_.text).substr(begin, end - begin));
    const auto& runs = text_.runs;
    const auto step = [&] {
        at_ += runs[run_].length;
        raw_ += runs[run_].raw;
        ++run_;
    };
    while (run_ < runs.size() && at_ + runs[run_].length <= begin)
        step();
    rawBegin = raw_;
    if (run_ < runs.size() && runs[run_].same) rawBegin += begin - at_;
    CancelPoint cancel(begin);
    while (run_ < runs.size() && at_ < end) {
        const AlignedText::Run& run = runs[run_];
        cancel.at(at_);
        const std::uint32_t n = std::min(at_ + run.length, end) - std::max(at_, begin);
        if (n > 0) out.runs.push_back({n, run.same ? n : run.raw, run.same});
        if (at_ + run.length > end) break; // the next slice begins in it
        step();
    }
    return out;
}

TextEdit::TextEdit(const AlignedText& input)
    : input_(input)
{
    out_.text.reserve(input.text.size() + input.text.size() / 2 + 16);
}

std::uint32_t TextEdit::takeRaw(std::uint32_t bytes)
{
    std::uint32_t raw = 0;
    continues_ = bytes > 0 && inRun_ > 0 && !input_.runs[run_].same;
    while (bytes > 0) {
        const AlignedText::Run& run = input_.runs[run_];
        const std::uint32_t n = std::min(bytes, run.length - inRun_);
        if (run.same)
            raw += n;
        else if (inRun_ == 0)
            raw += run.raw;
        bytes -= n;
        at_ += n;
        inRun_ += n;
        while (run_ < input_.runs.size() && inRun_ == input_.runs[run_].length)
            ++run_, inRun_ = 0;
    }
    return raw;
}

void TextEdit::give(std::string_view text, std::uint32_t raw, bool same)
{
    if (text.empty()) {
        pending_ += raw;
        return;
    }
    if (same && pending_ > 0) { // the first character takes what was removed before it
        const std::uint32_t first = utf8Step(text, 0).length;
        out_.text += text.substr(0, first);
        out_.runs.push_back({first, first + pending_, false});
        pending_ = 0;
        give(text.substr(first), raw - first, true);
        return;
    }
    out_.text += text;
    const auto length = std::uint32_t(text.size());
    if (same && !out_.runs.empty() && out_.runs.back().same) {
        out_.runs.back().length += length;
        out_.runs.back().raw += length;
    } else {
        out_.runs.push_back({length, raw + pending_, same});
        pending_ = 0;
    }
}

void TextEdit::keep(std::uint32_t bytes)
{
    while (bytes > 0) {
        const AlignedText::Run& run = input_.runs[run_];
        std::uint32_t n = std::min(bytes, run.length - inRun_);
        if (run.same) n = std::min(n, std::uint32_t(kBlock));
        const std::string_view part = std::string_view(input_.text).substr(at_, n);
        if (run.same) {
            cancel_.at(at_);
            takeRaw(n);
            give(part, n, true);
        } else {
            replace(n, part);
        }
        bytes -= n;
    }
}

void TextEdit::replace(std::uint32_t bytes, std::string_view by)
{
    cancel_.at(at_);
    const std::uint32_t raw = takeRaw(bytes);
    if (continues_ && !by.empty() && !out_.runs.empty() && !out_.runs.back().same
        && pending_ == 0) {
        out_.text += by;
        out_.runs.back().length += std::uint32_t(by.size());
        out_.runs.back().raw += raw;
    } else {
        give(by, raw, false);
    }
}

AlignedText TextEdit::finish()
{
    SEQ_ASSERT(at_ <= input_.text.size());
    keep(std::uint32_t(input_.text.size()) - at_);
    if (pending_ > 0 && !out_.runs.empty()) {
        // the last character takes what was removed after it
        AlignedText::Run& last = out_.runs.back();
        if (last.same) {
            std::uint32_t n = 1;
            while (n < last.length && (out_.text[out_.text.size() - n] & 0xC0) == 0x80)
                ++n;
            last.length -= n;
            last.raw -= n;
            if (last.length == 0) out_.runs.pop_back();
            out_.runs.push_back({n, n + pending_, false});
        } else {
            last.raw += pending_;
        }
    }
    return std::move(out_);
}

void RawPositions::seek(std::uint32_t at)
{
    while (run_ + 1 < text_.runs.size() && at >= normal_ + text_.runs[run_].length) {
        normal_ += text_.runs[run_].length;
        raw_ += text_.runs[run_].raw;
        ++run_;
    }
}

std::uint32_t RawPositions::begin(std::uint32_t at)
{
    if (text_.runs.empty()) return raw_;
    seek(at);
    return text_.runs[run_].same ? raw_ + (at - normal_) : raw_;
}

std::uint32_t RawPositions::end(std::uint32_t at)
{
    if (text_.runs.empty()) return raw_;
    seek(at - 1);
    return text_.runs[run_].same ? raw_ + (at - normal_) : raw_ + text_.runs[run_].raw;
}

} // namespace seq
