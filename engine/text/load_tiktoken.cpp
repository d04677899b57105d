#include "engine/base/error.h"
#include "engine/base/hash.h"
#include "engine/base/json.h"
#include "engine/text/load.h"

#include <charconv>

namespace seq {

namespace {

// Rank files name neither their split pattern nor their special tokens: known ones are told by
// size.
struct Encoding {
    std::size_t ranks;
    std::string_view name;
    SplitFamily family;
    std::vector<std::pair<std::string_view, std::int32_t>> special;
};
const std::vector<Encoding>& encodings()
{
    static const std::vector<Encoding> all{
        {50256, "r50k_base", SplitFamily::Gpt2, {{"<|endoftext|>", 50256}}},
        {50280, "p50k_base", SplitFamily::Gpt2, {{"<|endoftext|>", 50256}}},
        {100256, "cl100k_base", SplitFamily::Llama3,
            {{"<|endoftext|>", 100257}, {"<|fim_prefix|>", 100258}, {"<|fim_middle|>", 100259},
                {"<|fim_suffix|>", 100260}, {"<|endofprompt|>", 100276}}},
        {199998, "o200k_base", SplitFamily::O200k,
            {{"<|endoftext|>", 199999}, {"<|endofprompt|>", 200018}}},
        {151643, "qwen", SplitFamily::Qwen,
            {{"<|endoftext|>", 151643}, {"<|im_start|>", 151644}, {"<|im_end|>", 151645}}},
    };
    return all;
}

std::size_t readRanks(const TokenFile& file, Vocabulary& vocabulary)
{
    std::size_t line = 0, ranks = 0;
    for (std::size_t at = 0; at < file.bytes.size();) {
        const std::size_t newLine = std::min(file.bytes.find('\n', at), file.bytes.size());
        std::string_view text = std::string_view(file.bytes).substr(at, newLine - at);
        at = newLine + 1;
        ++line;
        if (text.ends_with('\r')) text.remove_suffix(1);
        if (text.empty()) continue;
        const std::size_t space = text.find(' ');
        std::int32_t rank = -1;
        const char* end = text.data() + text.size();
        if (space == std::string_view::npos || space == 0
            || std::from_chars(text.data() + space + 1, end, rank).ptr != end || rank < 0)
            throw badInput(
                "{}: line {} is not \"base64 rank\": '{}'", file.name, line, text.substr(0, 60));
        std::string bytes;
        try {
            bytes = fromBase64(text.substr(0, space));
        } catch (const Error& e) {
            throw badInput("{}: line {}: {}", file.name, line, e.what());
        }
        if (vocabulary.find(bytes) >= 0)
            throw badInput("{}: line {}: this token stands there twice", file.name, line);
        vocabulary.add(rank, bytes, file.name);
        vocabulary.index(rank);
        ++ranks;
    }
    return ranks;
}

} // namespace

PipelineParts loadTiktoken(const TokenFile& file)
{
    const auto vocabulary = std::make_shared<Vocabulary>();
    const std::size_t ranks = readRanks(file, *vocabulary);
    const Encoding* known = nullptr;
    for (const Encoding& e : encodings())
        if (e.ranks == ranks) known = &e;
    if (!known)
        throw unsupported(
            "{}: a rank file of {} tokens does not tell how it splits text; known are "
            "r50k (50256), p50k (50280), cl100k (100256), o200k (199998) and "
            "Qwen (151643)",
            file.name, ranks);
    PipelineParts parts;
    PairTable pairs = pairsOfRanks(*vocabulary);
    for (const auto& [content, id] : known->special) {
        vocabulary->add(id, content, file.name);
        parts.special.resize(std::size_t(id) + 1);
        parts.special[std::size_t(id)] = true;
        AddedToken token;
        token.content = content;
        token.id = id;
        token.special = true;
        parts.added.add(token);
    }
    parts.info.name = file.name;
    parts.info.kind = "byte-level BPE";
    parts.info.split = familyName(known->family);
    parts.info.eos = known->special[0].second;
    parts.info.hash = contentHash(file.bytes);
    parts.vocabulary = vocabulary;
    BytePairRules rules;
    rules.wholePiece = true;
    rules.listed = false;
    parts.model = std::make_unique<BytePairModel>(vocabulary, std::move(pairs), rules);
    parts.preTokenizer.push_back(splitByFamily(known->family));
    parts.family = known->family;
    return parts;
}

} // namespace seq
