#pragma once
#include "engine/text/byte_trie.h"
#include "engine/text/detokenizer.h"
#include "engine/text/pre_tokenizer.h"
#include "engine/text/text_model.h"

#include <memory>
#include <vector>

namespace seq {

// Greedy longest match from the left; one failure makes the whole piece unknown (0.6).
class WordPieceModel : public TextModel {
public:
    struct Rules {
        std::int32_t unknown = -1;
        std::size_t longest = 100; // characters of a piece; more: unknown
    };
    explicit WordPieceModel(Rules rules)
        : rules_(rules)
    {
    }
    void addInitial(std::string_view token, std::int32_t id); // begins a word
    void addContinuation(std::string_view token, std::int32_t id);
    void encode(std::string_view piece, std::vector<Symbol>& out) const override;
    std::uint32_t length(std::int32_t id) const { return lengths_[std::size_t(id)]; } // of a piece

private:
    void setLength(std::string_view token, std::int32_t id);
    Rules rules_;
    std::vector<std::uint32_t> lengths_; // bytes of a piece that a token stands for, by id
    ByteTrie initial_, continuation_;
    std::int32_t bare_ = -1; // the word mark alone is a token (GGUF form)
};

// Words apart by spaces; "##" (or a missing word mark, in the GGUF form) joins.
class WordPieceDetokenizer : public Detokenizer {
public:
    explicit WordPieceDetokenizer(bool marked, bool cleanUp)
        : marked_(marked)
        , cleanUp_(cleanUp)
    {
    }
    std::string bytes(std::string_view token) const override;
    std::string join(const std::vector<std::string_view>& tokens) const override;

private:
    bool begins(std::string_view token) const;
    bool marked_; // ▁token begins a word; else ##token continues one
    bool cleanUp_; // " ." → "." and the like
};

struct BertRules {
    bool clean = true, cjk = true, stripAccents = true, lower = true;
};
std::unique_ptr<const NormalizerStep> bertNormalizer(BertRules);
std::unique_ptr<const PreTokenizerStep> bertSplit(); // white space goes, punctuation stands alone

// The "bert" model of GGUF files has rules of its own, for both stages.
std::unique_ptr<const NormalizerStep> ggufBertNormalizer();
std::unique_ptr<const PreTokenizerStep> ggufBertSplit();

} // namespace seq
