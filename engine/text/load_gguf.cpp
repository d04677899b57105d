#include "engine/base/error.h"
#include "engine/text/gguf_tokenizer.h"

#include <algorithm>
#include <array>

namespace seq {

namespace {

struct Pre {
    std::string_view name;
    SplitFamily family;
    bool wholePiece = false, bos = false;
};
constexpr std::array kPres{
    Pre{"gpt-2", SplitFamily::Gpt2},
    Pre{"phi-2", SplitFamily::Gpt2},
    Pre{"mpt", SplitFamily::Gpt2},
    Pre{"olmo", SplitFamily::Gpt2},
    Pre{"smollm", SplitFamily::Smollm},
    Pre{"starcoder", SplitFamily::Smollm},
    Pre{"refact", SplitFamily::Smollm},
    Pre{"command-r", SplitFamily::Smollm},
    Pre{"codeshell", SplitFamily::Smollm},
    Pre{"llama3", SplitFamily::Llama3, true, true},
    Pre{"llama-v3", SplitFamily::Llama3, true, true},
    Pre{"llama-bpe", SplitFamily::Llama3, true, true},
    Pre{"dbrx", SplitFamily::Llama3},
    Pre{"smaug-bpe", SplitFamily::Llama3},
    Pre{"qwen2", SplitFamily::Qwen},
    Pre{"deepseek-r1-qwen", SplitFamily::Qwen},
    Pre{"stablelm2", SplitFamily::Qwen},
    Pre{"gpt-4o", SplitFamily::O200k},
    Pre{"llama4", SplitFamily::O200k},
};

const Pre& preOf(const GgufTokenizer& t)
{
    const std::string name(t.file.text("tokenizer.ggml.pre").value_or("default"));
    const auto found
        = std::find_if(kPres.begin(), kPres.end(), [&](const Pre& p) { return p.name == name; });
    if (found == kPres.end())
        throw unsupported(
            "{}: its text is split by \"{}\" (tokenizer.ggml.pre), which is not known "
            "here; ids would be wrong",
            t.name, name);
    return *found;
}

} // namespace

void readGgufBytePair(GgufTokenizer& t)
{
    const Pre& pre = preOf(t);
    for (std::size_t i = 0; i < t.tokens.size(); ++i) {
        const auto id = std::int32_t(i);
        const ByteSpelling token = t.added(i) ? ByteSpelling{std::string(t.tokens[i]), false}
                                              : fromByteAlphabet(t.tokens[i]);
        t.vocabulary->add(id, token.bytes, t.name);
        if (token.exact && !token.bytes.empty()) t.vocabulary->index(id);
    }
    const auto merges = t.file.texts("tokenizer.ggml.merges");
    if (merges.empty()) throw badInput("{}: tokenizer.ggml.merges is missing or empty", t.name);
    MergeList list(*t.vocabulary, t.name, merges.size());
    for (const std::string_view merge : merges) {
        const std::size_t space = merge.find(' ', 1);
        if (space == std::string_view::npos)
            throw badInput("{}: merge '{}' is not \"left right\"", t.name, merge);
        list.add(fromByteAlphabet(merge.substr(0, space)).bytes,
            fromByteAlphabet(merge.substr(space + 1)).bytes);
    }
    BytePairRules rules;
    rules.wholePiece = pre.wholePiece;
    rules.dropBefore = false;
    t.parts.info.kind = "byte-level BPE";
    t.parts.info.split = familyName(pre.family);
    t.parts.model = std::make_unique<BytePairModel>(t.vocabulary, list.take(), rules);
    t.parts.preTokenizer.push_back(splitByFamily(pre.family));
    t.parts.family = pre.family;
    t.surround(pre.bos, false);
}

std::shared_ptr<const Tokenizer> loadTokenizer(const GgufFile& file)
{
    GgufTokenizer t(file);
    const std::string model(file.text("tokenizer.ggml.model").value_or(""));
    if (model == "gpt2")
        readGgufBytePair(t);
    else if (model == "llama")
        readGgufSentencePiece(t, false);
    else if (model == "t5")
        readGgufSentencePiece(t, true);
    else if (model == "bert")
        readGgufWordPiece(t);
    else
        throw unsupported("{}: tokenizer.ggml.model is \"{}\"; known are gpt2, llama, t5 and bert",
            t.name, model);
    t.addTokens();
    if (!t.parts.vocabulary) t.parts.vocabulary = t.vocabulary;
    return std::make_shared<PipelineTokenizer>(std::move(t.parts));
}

} // namespace seq
