#include "engine/decode/score_row.h"

#include "engine/base/error.h"
#include "engine/ops/row_scores.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace seq {

double Kept::logMass() const
{
    return double(best) + std::log(mass);
}

double Kept::entropy() const
{
    double weighted = 0;
    for (std::size_t i = 0; i < ids.size(); ++i)
        weighted += double(weights[i]) * double(scores[i] - best);
    return std::log(mass) - weighted / mass;
}

ScoreRow::ScoreRow(std::span<const float> logits)
    : scores_(logits.begin(), logits.end())
{
}

std::span<float> ScoreRow::edit()
{
    listed_ = weighed_ = false;
    return scores_;
}

void ScoreRow::remove(Token token)
{
    edit()[std::size_t(token)] = kRemoved;
}

const Kept& ScoreRow::kept()
{
    if (!listed_) list();
    if (!weighed_) {
        kept_.weights.resize(kept_.scores.size());
        const SoftmaxMass mass = softmaxWeights(kept_.scores, kept_.weights);
        kept_.best = mass.best;
        kept_.mass = mass.mass;
        weighed_ = true;
    }
    return kept_;
}

void ScoreRow::list()
{
    kept_.ids.resize(scores_.size());
    kept_.scores.resize(scores_.size());
    std::size_t count = 0;
    for (std::size_t i = 0; i < scores_.size(); ++i) { // no branch: most stay, or most do not
        kept_.ids[count] = Token(i);
        kept_.scores[count] = scores_[i];
        count += scores_[i] != kRemoved;
    }
    cut(count);
}

void ScoreRow::keepFrom(float floor)
{
    if (listed_) return keepIf([&](std::size_t i) { return kept_.scores[i] >= floor; });
    kept_.ids.clear();
    kept_.scores.clear();
    constexpr std::size_t kBlock = 1024;
    std::array<Token, kBlock> ids;
    std::array<float, kBlock> scores;
    for (std::size_t begin = 0; begin < scores_.size(); begin += kBlock) {
        std::size_t count = 0;
        for (std::size_t i = begin; i < std::min(begin + kBlock, scores_.size()); ++i) {
            const float score = scores_[i];
            const bool stays = score >= floor;
            ids[count] = Token(i);
            scores[count] = score;
            scores_[i] = stays ? score : kRemoved;
            count += stays;
        }
        kept_.ids.insert(kept_.ids.end(), ids.begin(), ids.begin() + std::ptrdiff_t(count));
        kept_.scores.insert(
            kept_.scores.end(), scores.begin(), scores.begin() + std::ptrdiff_t(count));
    }
    cut(kept_.ids.size());
}

void ScoreRow::cut(std::size_t count)
{
    kept_.ids.resize(count);
    kept_.scores.resize(count);
    listed_ = true;
    weighed_ = false;
}

} // namespace seq
