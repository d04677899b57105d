#pragma once
#include "engine/base/json.h"
#include "engine/base/resources.h"
#include "engine/text/token_file.h"
#include "engine/text/tokenizer.h"

#include <QtTest>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

// What the tokenizer tests share: where files lie, and vectors one JSON object a line.
namespace seq {

inline std::filesystem::path textData(const std::string& name)
{
    return std::filesystem::path(SEQSCOPE_SOURCE) / "tests/data/text" / name;
}
inline std::filesystem::path shippedTokenizer(const std::string& name)
{
    return std::filesystem::path(SEQSCOPE_SOURCE) / "resources/tokenizers" / name;
}
inline std::vector<Json> jsonLines(const std::string& name)
{
    const std::string all = readTokenFile(textData(name)).bytes;
    std::vector<Json> rows;
    for (std::size_t at = 0; at < all.size();) {
        const std::size_t end = std::min(all.find('\n', at), all.size());
        rows.push_back(Json::parse(all.substr(at, end - at)));
        at = end + 1;
    }
    return rows;
}
inline std::vector<std::int32_t> idsOf(
    const Tokenizer& tokenizer, std::string_view text, const EncodeOptions& options = {})
{
    std::vector<std::int32_t> ids;
    for (const TokenSpan& t : tokenizer.encode(text, options))
        ids.push_back(t.id);
    return ids;
}
inline std::string shown(const std::vector<std::int32_t>& ids)
{
    std::string out;
    for (const std::int32_t id : ids)
        out += std::to_string(id) + " ";
    return out;
}
// Compared as text, so that a failure prints both.
#define COMPARE_IDS(got, want, text)                                                               \
    QVERIFY2((got) == (want),                                                                      \
        (std::string("text: ") + std::string(text) + "\n got  " + seq::shown(got) + "\n want "     \
            + seq::shown(want))                                                                    \
            .c_str())

} // namespace seq
