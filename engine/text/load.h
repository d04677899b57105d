#pragma once
#include "engine/text/pipeline.h"
#include "engine/text/sentence_piece.h"
#include "engine/text/token_file.h"

namespace seq {

// One file form each. All throw BadInput or Unsupported naming the file and what is wrong.
PipelineParts loadParts(const TokenFile&); // by the ending of its name
PipelineParts loadTiktoken(const TokenFile&);
PipelineParts loadTokenizerJson(const TokenFile&);
PipelineParts loadSentencePiece(const TokenFile&);
PipelineParts loadVocabTxt(const TokenFile&);

// The vocabulary of SentencePiece models; sets parts.vocabulary, special and the unknown id.
std::shared_ptr<const Vocabulary> vocabularyOf(SentencePieces&, PipelineParts&);

// A vocabulary that spells its tokens in the GPT-2 byte alphabet (0.2). A spelling with a character
// outside of it is kept as it is and can only be decoded.
struct ByteSpelling {
    std::string bytes;
    bool exact = false;
};
ByteSpelling fromByteAlphabet(std::string_view spelling);

// "left right" of each merge to a table; throws "merge 123: 'ab' not in vocabulary".
class MergeList {
public:
    MergeList(const Vocabulary&, std::string name, std::size_t count);
    void add(std::string_view left, std::string_view right);
    PairTable take() { return std::move(pairs_); }

private:
    std::int32_t need(std::string_view token) const;
    const Vocabulary& vocabulary_;
    std::string name_;
    PairTable pairs_;
    std::uint32_t next_ = 0;
};

} // namespace seq
