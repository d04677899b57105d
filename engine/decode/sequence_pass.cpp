#include "engine/decode/sequence_pass.h"

#include "engine/base/error.h"

#include <algorithm>

namespace seq {

namespace {
constexpr std::size_t kPiece = 512; // tokens of a prompt that are read at once
}

SequencePass::SequencePass(const LanguageModel& model, Precision precision)
    : model_(model)
    , precision_(precision)
    , cache_(model.info())
    , sequence_(cache_.create())
{
}

Forward SequencePass::options()
{
    Forward forward;
    forward.cache = &cache_;
    forward.precision = precision_;
    forward.steady = true;
    return forward;
}

Tensor SequencePass::read(
    std::span<const Token> tokens, const std::function<void()>& after, Probe* probe)
{
    SEQ_ASSERT(!tokens.empty());
    Tensor logits;
    for (std::size_t begin = 0; begin < tokens.size(); begin += kPiece) {
        const auto piece = tokens.subspan(begin, std::min(kPiece, tokens.size() - begin));
        const Segment segment{sequence_, length(), int(piece.size())};
        Forward forward = options();
        forward.steady = false; // a prompt is always read in the same pieces
        forward.probe = probe;
        const bool last = begin + piece.size() == tokens.size();
        forward.logits = last ? Logits::Last : Logits::None;
        logits = model_.forward({piece, {&segment, 1}}, forward);
        after();
    }
    return logits.to(Device{});
}

Tensor SequencePass::extend(std::span<const Token> tokens)
{
    const Segment segment{sequence_, length(), int(tokens.size())};
    Forward forward = options();
    forward.logits = Logits::All;
    return model_.forward({tokens, {&segment, 1}}, forward).to(Device{});
}

std::vector<Token> SequencePass::write(
    Token last, int count, const TokenChoice& choice, std::vector<TokenScores>& scores)
{
    return model_.extend(cache_, sequence_, last, count, choice, precision_, &scores);
}

Tensor SequencePass::glimpse(Token token, int layers)
{
    const Segment segment{sequence_, length(), 1};
    Forward forward = options();
    forward.layers = layers;
    return model_.forward({{&token, 1}, {&segment, 1}}, forward).to(Device{});
}

Tensor SequencePass::branch(std::span<const Token> tokens, Probe* probe)
{
    SEQ_ASSERT(forks_.empty());
    std::vector<Segment> segments;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        forks_.push_back(cache_.fork(sequence_));
        segments.push_back({forks_.back(), cache_.length(sequence_), 1});
    }
    cache_.release(sequence_);
    Forward forward = options();
    forward.probe = probe;
    return model_.forward({tokens, segments}, forward).to(Device{});
}

void SequencePass::adopt(std::size_t fork)
{
    for (std::size_t i = 0; i < forks_.size(); ++i)
        if (i != fork) cache_.release(forks_[i]);
    sequence_ = forks_[fork];
    forks_.clear();
}

} // namespace seq
