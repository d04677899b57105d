#pragma once
#include "engine/tensor/gguf.h"
#include "engine/text/load.h"

namespace seq {

// The tokenizer.ggml.* metadata of a GGUF file while it is read (specification 0.7).
struct GgufTokenizer {
    enum Type : std::int32_t { Normal = 1, Unknown, Control, UserDefined, Unused, Byte };
    explicit GgufTokenizer(const GgufFile&);

    const GgufFile& file;
    std::string name;
    std::vector<std::string_view> tokens;
    std::vector<std::int32_t> types; // as many as tokens
    PipelineParts parts;
    std::shared_ptr<Vocabulary> vocabulary = std::make_shared<Vocabulary>();

    bool flag(const char* key, bool otherwise) const;
    std::int32_t id(
        const char* key, std::int32_t otherwise) const; // -1: none; throws: out of range
    Type type(std::size_t token) const { return Type(types[token]); }
    bool added(std::size_t token) const; // control, unknown and user-defined ones are
    void addTokens(); // to parts.added and parts.special
    void surround(bool first, bool last); // bos, eos: what the keys leave open
};

void readGgufBytePair(GgufTokenizer&);
void readGgufSentencePiece(GgufTokenizer&, bool unigram);
void readGgufWordPiece(GgufTokenizer&);

} // namespace seq
