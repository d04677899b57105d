#pragma once
#include "engine/nn/language_model.h"

#include <limits>
#include <span>
#include <vector>

namespace seq {

// The tokens of a row that are still in the race, ids ascending, and their unnormalised masses.
struct Kept {
    std::vector<Token> ids;
    std::vector<float> scores; // of them
    std::vector<float> weights; // exp(score - best)
    float best = 0;
    double mass = 0; // sum of the weights
    double probability(std::size_t i) const { return double(weights[i]) / mass; }
    double logMass() const; // ln of the sum of exp(score)
    double entropy() const; // nats
};

// The scores of one row on their way through the pipeline; a removed token is at -inf.
class ScoreRow {
public:
    explicit ScoreRow(std::span<const float> logits); // copied
    std::span<const float> values() const { return scores_; }
    std::span<float> edit(); // any score may change
    void remove(Token);
    // Computed at the first call after a change. Empty where every token was removed.
    const Kept& kept();
    // The scores in the race, in the order of ids; before the first filter all, -inf among them.
    std::span<const float> racing() const { return listed_ ? kept_.scores : scores_; }
    void keepFrom(float floor); // removes what scores less; floor above -inf
    // Removes what `stays` denies; it is asked the place in kept().
    template <class F> void keepIf(F stays)
    {
        if (!listed_) list();
        std::size_t count = 0;
        for (std::size_t i = 0; i < kept_.ids.size(); ++i) {
            if (!stays(i)) {
                scores_[std::size_t(kept_.ids[i])] = kRemoved;
                continue;
            }
            kept_.ids[count] = kept_.ids[i];
            kept_.scores[count++] = kept_.scores[i];
        }
        cut(count);
    }
    static constexpr float kRemoved = -std::numeric_limits<float>::infinity();

private:
    void list();
    void cut(std::size_t count);
    std::vector<float> scores_;
    Kept kept_;
    bool listed_ = false, weighed_ = false; // what is known of kept_: ids and scores; the rest
};

} // namespace seq
