#include "engine/base/error.h"
#include "engine/text/char_class.h"
#include "engine/text/json_parts.h"
#include "engine/text/split_steps.h"
#include "engine/text/unicode_text.h"
#include "engine/text/word_piece.h"

namespace seq {

namespace {

using nlohmann::json;

bool isNumber(std::uint32_t p)
{
    return charClasses().of(p) & kNumber;
}
bool isPunctuation(std::uint32_t p)
{
    return isPunctuation8(p) || p == '$' || p == '+' || p == '<' || p == '=' || p == '>' || p == '^'
        || p == '`' || p == '|' || p == '~';
}

SplitBehavior behaviorOf(const json& step, const std::string& name)
{
    const std::string text = jsonText(step, "behavior");
    if (text.empty() || text == "Isolated") return SplitBehavior::Isolated;
    if (text == "Removed") return SplitBehavior::Removed;
    if (text == "MergedWithPrevious") return SplitBehavior::MergedWithPrevious;
    if (text == "MergedWithNext") return SplitBehavior::MergedWithNext;
    if (text == "Contiguous") return SplitBehavior::Contiguous;
    throw unsupported("{}: split behavior {}", name, text);
}

void addSplit(JsonTokenizer& t, const json& step)
{
    auto& steps = t.parts.preTokenizer;
    const json& pattern = step.at("pattern");
    const SplitBehavior behavior = behaviorOf(step, t.name);
    const bool invert = jsonFlag(step, "invert");
    if (pattern.contains("String")) {
        steps.push_back(splitByText(pattern["String"].get<std::string>(), behavior, invert));
        return;
    }
    const auto text = pattern.at("Regex").get<std::string>();
    const auto family = familyOfPattern(text);
    const bool pieces = behavior == SplitBehavior::Isolated
        || (behavior == SplitBehavior::Removed && invert); // the matches tile the text either way
    if (family && pieces)
        steps.push_back(splitByFamily(*family));
    else
        steps.push_back(
            splitByRegex(std::make_shared<Regex>(text, t.name), behavior, invert, "regex"));
}

void addMetaspace(JsonTokenizer& t, const json& step)
{
    const std::string scheme = jsonText(step, "prepend_scheme");
    Prepend prepend = jsonFlag(step, "add_prefix_space", true) ? Prepend::Always : Prepend::Never;
    if (scheme == "first") prepend = Prepend::First;
    if (scheme == "never") prepend = Prepend::Never;
    if (scheme == "always") prepend = Prepend::Always;
    std::string mark = jsonText(step, "replacement");
    if (mark.empty()) mark = kSpaceMark;
    t.parts.preTokenizer.push_back(metaspace(mark, prepend, jsonFlag(step, "split", true)));
}

void addByteLevel(JsonTokenizer& t, const json& step)
{
    t.byteLevel = true;
    if (jsonFlag(step, "add_prefix_space")) t.parts.preTokenizer.push_back(prefixSpace());
    if (jsonFlag(step, "use_regex", true))
        t.parts.preTokenizer.push_back(splitByFamily(SplitFamily::Gpt2));
}

void addStep(JsonTokenizer& t, const json& step)
{
    auto& steps = t.parts.preTokenizer;
    const auto type = step.at("type").get<std::string>();
    if (type == "ByteLevel")
        addByteLevel(t, step);
    else if (type == "Split")
        addSplit(t, step);
    else if (type == "Metaspace")
        addMetaspace(t, step);
    else if (type == "BertPreTokenizer")
        steps.push_back(bertSplit());
    else if (type == "Whitespace")
        steps.push_back(splitIntoWords());
    else if (type == "WhitespaceSplit")
        steps.push_back(splitByCharacter(&isWhiteSpace, SplitBehavior::Removed, "white space"));
    else if (type == "Digits")
        steps.push_back(splitByCharacter(&isNumber,
            jsonFlag(step, "individual_digits") ? SplitBehavior::Isolated
                                                : SplitBehavior::Contiguous,
            "digits"));
    else if (type == "Punctuation")
        steps.push_back(splitByCharacter(&isPunctuation, behaviorOf(step, t.name), "punctuation"));
    else
        throw unsupported("{}: pre-tokenizer {}", t.name, type);
}

// Each digit alone, then the gpt-2 pattern on what is between: one scanner does both.
bool isSmollm(const std::vector<const json*>& steps)
{
    return steps.size() == 2 && steps[0]->at("type") == "Digits"
        && jsonFlag(*steps[0], "individual_digits") && steps[1]->at("type") == "ByteLevel"
        && !jsonFlag(*steps[1], "add_prefix_space") && jsonFlag(*steps[1], "use_regex", true);
}

} // namespace

void readPreTokenizer(JsonTokenizer& t)
{
    const auto steps = t.steps("pre_tokenizer", "pretokenizers");
    if (isSmollm(steps)) {
        t.byteLevel = true;
        t.parts.preTokenizer.push_back(splitByFamily(SplitFamily::Smollm));
    } else {
        for (const json* step : steps)
            addStep(t, *step);
    }
    const auto& found = t.parts.preTokenizer;
    if (t.byteLevel && found.size() == 1) t.parts.family = familyOfName(found[0]->name());
    std::string& split = t.parts.info.split;
    for (const auto& step : found)
        split += (split.empty() ? "" : ", ") + step->name();
    if (split.empty()) split = "none";
}

} // namespace seq
