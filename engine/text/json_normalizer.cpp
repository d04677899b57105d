#include "engine/base/error.h"
#include "engine/base/json.h"
#include "engine/text/json_parts.h"
#include "engine/text/text_steps.h"
#include "engine/text/unicode_text.h"
#include "engine/text/word_piece.h"

namespace seq {

namespace {

using nlohmann::json;
using StepPtr = std::unique_ptr<const NormalizerStep>;

StepPtr replaceStep(const json& step, const std::string& name)
{
    const json& pattern = step.at("pattern");
    const auto to = step.at("content").get<std::string>();
    if (pattern.contains("String")) return replaceText(pattern["String"].get<std::string>(), to);
    return replaceRegex(std::make_shared<Regex>(pattern.at("Regex").get<std::string>(), name), to);
}

StepPtr bertStep(const json& step)
{
    BertRules rules;
    rules.clean = jsonFlag(step, "clean_text", true);
    rules.cjk = jsonFlag(step, "handle_chinese_chars", true);
    rules.lower = jsonFlag(step, "lowercase", true);
    rules.stripAccents = jsonFlag(step, "strip_accents", rules.lower); // null follows lowercase
    return bertNormalizer(rules);
}

StepPtr stepOf(const json& step, const std::string& name)
{
    const auto type = step.at("type").get<std::string>();
    if (type == "NFC") return std::make_unique<UnicodeNormalizer>(UnicodeForm::Nfc);
    if (type == "NFD") return std::make_unique<UnicodeNormalizer>(UnicodeForm::Nfd);
    if (type == "NFKC") return std::make_unique<UnicodeNormalizer>(UnicodeForm::Nfkc);
    if (type == "NFKD") return std::make_unique<UnicodeNormalizer>(UnicodeForm::Nfkd);
    if (type == "Lowercase") return everyCharacter(&lowerCase);
    if (type == "StripAccents") return everyCharacter(&withoutAccents);
    if (type == "Replace") return replaceStep(step, name);
    if (type == "Prepend") return prependText(step.at("prepend").get<std::string>());
    if (type == "BertNormalizer") return bertStep(step);
    if (type == "Strip")
        return stripSpaces(jsonFlag(step, "strip_left", true), jsonFlag(step, "strip_right", true));
    if (type == "Precompiled")
        return mapClusters(CharMap(fromBase64(jsonText(step, "precompiled_charsmap")), name));
    throw unsupported("{}: normalizer {}", name, type);
}

} // namespace

void readNormalizer(JsonTokenizer& t)
{
    for (const json* step : t.steps("normalizer", "normalizers"))
        t.parts.normalizer.push_back(stepOf(*step, t.name));
}

} // namespace seq
