#pragma once
#include "engine/nn/kv_cache.h"
#include "engine/nn/language_model.h"

#include <functional>
#include <span>
#include <vector>

namespace seq {

// One text on its way through a model: its cache, and the rows that are added to it.
class SequencePass {
public:
    SequencePass(const LanguageModel&, Precision);
    // Reads a prompt, in pieces: logits [1, V] after its last token. `after` each piece.
    Tensor read(std::span<const Token>, const std::function<void()>& after, Probe* = nullptr);
    // Logits [tokens, V]; each row as if it had gone alone.
    Tensor extend(std::span<const Token>);
    // The token, then each that is chosen, as LanguageModel::extend().
    std::vector<Token> write(
        Token last, int count, const TokenChoice&, std::vector<TokenScores>& scores);
    // Logits [1, V] of the first `layers` layers; what they leave in the cache is theirs alone, so
    // that truncate() must follow before anything else.
    Tensor glimpse(Token, int layers);
    void truncate(int length) { cache_.truncate(sequence_, length); }
    int length() const { return cache_.length(sequence_); }

    // One token on each of so many forks: logits [tokens, V]. adopt() goes on with one of them.
    Tensor branch(std::span<const Token>, Probe*);
    void adopt(std::size_t fork);

private:
    Forward options();
    const LanguageModel& model_;
    Precision precision_;
    KvCache cache_;
    int sequence_;
    std::vector<int> forks_;
};

} // namespace seq
