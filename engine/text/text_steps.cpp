#include "engine/text/text_steps.h"

#include "engine/text/char_class.h"
#include "engine/text/unicode_text.h"

#include <utf8proc.h>

namespace seq {

namespace {

class Step : public NormalizerStep {
public:
    explicit Step(std::function<AlignedText(const AlignedText&)> step)
        : step_(std::move(step))
    {
    }
    AlignedText apply(const AlignedText& text) const override { return step_(text); }

private:
    std::function<AlignedText(const AlignedText&)> step_;
};

std::unique_ptr<const NormalizerStep> stepOf(std::function<AlignedText(const AlignedText&)> step)
{
    return std::make_unique<Step>(std::move(step));
}

AlignedText stripped(const AlignedText& input, bool left, bool right)
{
    const std::string_view text = input.text;
    std::size_t begin = 0, end = 0;
    bool kept = false;
    CancelPoint cancel;
    for (std::size_t at = 0; at < text.size();) {
        cancel.at(at);
        const Utf8Step step = utf8Step(text, at);
        at += step.length;
        if (isWhiteSpace(step.point)) continue;
        if (!kept) begin = at - step.length;
        kept = true;
        end = at;
    }
    if (!kept) return left || right ? AlignedText{} : input;
    TextEdit edit(input);
    if (left) edit.replace(std::uint32_t(begin), {});
    if (right) {
        edit.keep(std::uint32_t(end) - edit.at());
        edit.replace(std::uint32_t(text.size() - end), {});
    }
    return edit.finish();
}

std::size_t clusterEnd(std::string_view text, std::size_t at)
{
    utf8proc_int32_t state = 0;
    Utf8Step before = utf8Step(text, at);
    for (std::size_t end = at + before.length; end < text.size();) {
        const Utf8Step next = utf8Step(text, end);
        if (utf8proc_grapheme_break_stateful(
                utf8proc_int32_t(before.point), utf8proc_int32_t(next.point), &state))
            return end;
        end += next.length;
        before = next;
    }
    return text.size();
}

AlignedText clustersMapped(const AlignedText& input, const CharMap& map)
{
    const std::string_view text = input.text;
    TextEdit edit(input);
    const auto put = [&](std::string_view part) {
        const auto by = map.shortest(part);
        if (!by || *by == part)
            edit.keep(std::uint32_t(part.size()));
        else
            edit.replace(std::uint32_t(part.size()), *by);
        return by.has_value();
    };
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = clusterEnd(text, at);
        const std::string_view cluster = text.substr(at, end - at);
        if (cluster.size() >= 6 || !map.shortest(cluster)) {
            for (std::size_t i = 0; i < cluster.size();) {
                const std::size_t length = utf8Step(cluster, i).length;
                put(cluster.substr(i, length));
                i += length;
            }
        } else {
            put(cluster);
        }
        at = end;
    }
    return edit.finish();
}

} // namespace

std::unique_ptr<const NormalizerStep> everyCharacter(AlignedText (*step)(const AlignedText&))
{
    return stepOf(step);
}

std::unique_ptr<const NormalizerStep> replaceText(std::string from, std::string to)
{
    return stepOf([from, to](const AlignedText& input) {
        TextEdit edit(input);
        for (std::size_t at = 0;
             !from.empty() && (at = input.text.find(from, at)) != std::string::npos;
             at += from.size()) {
            edit.keep(std::uint32_t(at) - edit.at());
            edit.replace(std::uint32_t(from.size()), to);
        }
        return edit.finish();
    });
}

std::unique_ptr<const NormalizerStep> replaceRegex(
    std::shared_ptr<const Regex> regex, std::string to)
{
    return stepOf([regex, to](const AlignedText& input) {
        TextEdit edit(input);
        for (const Regex::Match& m : regex->find(input.text)) {
            edit.keep(m.begin - edit.at());
            edit.replace(m.end - m.begin, to);
        }
        return edit.finish();
    });
}

std::unique_ptr<const NormalizerStep> prependText(std::string text)
{
    return stepOf([text](const AlignedText& input) {
        TextEdit edit(input);
        if (!input.text.empty()) edit.insert(text);
        return edit.finish();
    });
}

std::unique_ptr<const NormalizerStep> stripSpaces(bool left, bool right)
{
    return stepOf([left, right](const AlignedText& input) { return stripped(input, left, right); });
}

std::unique_ptr<const NormalizerStep> mapClusters(CharMap map)
{
    return stepOf([map = std::move(map)](const AlignedText& t) { return clustersMapped(t, map); });
}

AlignedText withoutAccents(const AlignedText& input)
{
    return mapCharacters(input, [](std::uint32_t p, std::string& out) {
        const auto c = utf8proc_category(utf8proc_int32_t(p));
        const bool mark
            = c == UTF8PROC_CATEGORY_MN || c == UTF8PROC_CATEGORY_MC || c == UTF8PROC_CATEGORY_ME;
        if (!mark) appendUtf8(out, p);
    });
}

} // namespace seq
