#pragma once
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace seq {

class GgufFile;

struct TokenSpan {
    enum Flag : std::uint8_t {
        Special = 1,
        ByteFallback = 2,
        Unknown = 4,
        Added = 8,
        Continuation = 16
    };
    std::int32_t id = 0;
    std::uint32_t begin = 0,
                  end = 0; // bytes of the text, half open; also when it splits a character
    std::uint8_t flags = 0;
};
struct EncodeOptions {
    bool parseSpecial = false; // <|im_start|> and the like in the text are special tokens
    bool addSpecial = true; // what the file says to put around a text (bos, [CLS], [SEP])
};
struct TokenizerInfo {
    std::string name; // of the file
    std::string kind; // "byte-level BPE", "SentencePiece BPE", "SentencePiece unigram", "WordPiece"
    std::string split; // name of the pre-tokenizer: "gpt-2", "smollm", "cl100k", …
    int vocabulary = 0;
    std::int32_t bos = -1, eos = -1, unknown = -1, pad = -1; // -1: none
    std::string hash; // contentHash of what defines it
};
// One merge in the history of a token: the parts that were joined, by their bytes.
struct MergeStep {
    int rank = 0;
    std::string left, right;
};

// Text to ids and back. Immutable, used from any thread.
class Tokenizer {
public:
    virtual ~Tokenizer() = default;
    virtual const TokenizerInfo& info() const = 0;
    // Throws BadInput: text above 512 MiB, or text that this tokenizer refuses (see its file).
    virtual std::vector<TokenSpan> encode(
        std::string_view text, const EncodeOptions& = {}) const = 0;
    // Ids alone, as fast as it goes.
    virtual void encodeIds(std::string_view text, std::vector<std::int32_t>& ids) const = 0;
    virtual std::string decode(
        std::span<const std::int32_t> ids) const = 0; // throws BadInput: id out of range
    virtual std::string bytes(std::int32_t id) const = 0; // what the token stands for in a text
    virtual bool isSpecial(std::int32_t id) const = 0;
    virtual std::vector<MergeStep> merges(
        std::int32_t id) const = 0; // in the order applied; empty: none
};

// tokenizer.json, a .model (SentencePiece), vocab.txt (WordPiece), .tiktoken ranks, a .gguf, or a
// folder with one of these; .gz of each. Throws: what was found where, what would be right. One
// that could not be reproduced exactly is refused.
std::shared_ptr<const Tokenizer> loadTokenizer(const std::filesystem::path&);
std::shared_ptr<const Tokenizer> loadTokenizer(const GgufFile&);

} // namespace seq
