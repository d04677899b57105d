#include "engine/ops/token_choice.h"

#include "engine/base/error.h"
#include "engine/base/random.h"
#include "engine/ops/kernel.h"
#include "engine/ops/log_softmax.h"
#include "engine/ops/row_floors.h"
#include "engine/ops/row_scores.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace seq {

constinit Kernel<void(const Tensor&, const TokenChoice&, ChosenRow&)> chooseTokenKernel{
    "token choice"};

namespace {

constexpr std::uint32_t kSampling = 0, kGumbel = 1; // decode/sampler.h: RandomStream

std::uint32_t wordOf(
    const TokenChoice& c, std::uint32_t stream, std::uint32_t step, std::uint32_t index)
{
    return philox(
        {index, step, c.sequence, stream}, {std::uint32_t(c.seed), std::uint32_t(c.seed >> 32)})[0];
}

bool isSound(std::span<const float> scores)
{
    return !scores.empty() && belowInfinity(scores) && largest(scores) > -INFINITY;
}

// What is drawn from: ids ascending.
struct Race {
    std::vector<std::int32_t> ids;
    std::vector<float> scores, weights; // exp(score - best)
    SoftmaxMass mass;

    template <class F> void keepIf(F stays)
    {
        std::size_t count = 0;
        for (std::size_t i = 0; i < ids.size(); ++i) {
            if (!stays(i)) continue;
            ids[count] = ids[i];
            scores[count++] = scores[i];
        }
        ids.resize(count);
        scores.resize(count);
    }
    void keepFrom(float floor)
    {
        if (floor > -INFINITY) keepIf([&](std::size_t i) { return scores[i] >= floor; });
    }
    void weigh()
    {
        weights.resize(scores.size());
        mass = softmaxWeights(scores, weights);
    }
};

// Empty: what is left is not a row to draw from.
Race raceOf(std::span<const float> logits, const TokenChoice& c)
{
    Race race;
    race.scores.assign(logits.begin(), logits.end());
    if (c.draws() && c.temperature != 1) divide(race.scores, c.temperature);
    if (!isSound(race.scores)) return {};
    race.ids.resize(logits.size());
    std::iota(race.ids.begin(), race.ids.end(), 0);
    if (c.draws() && c.topK > 0) race.keepFrom(kthLargest(race.scores, c.topK));
    if (c.draws() && c.topP < 1) race.keepFrom(topPFloor(race.scores, c.topP));
    race.keepIf([&](std::size_t i) { return race.scores[i] > -INFINITY; });
    race.weigh();
    if (c.draws() && c.minP > 0) {
        race.keepIf([&](std::size_t i) {
            return double(race.weights[i]) >= c.minP || race.scores[i] == race.mass.best;
        });
        race.weigh();
    }
    return race;
}

std::size_t gumbelMax(const Race& race, const TokenChoice& c, std::uint32_t step)
{
    float most = -INFINITY;
    std::size_t best = 0;
    for (std::size_t i = 0; i < race.ids.size(); ++i) {
        const std::uint32_t word = wordOf(c, kGumbel, step, std::uint32_t(race.ids[i]));
        const double u = (double(word >> 8) + 0.5) * 0x1p-24;
        const float score = race.scores[i] + float(-std::log(-std::log(u)));
        if (score <= most) continue;
        most = score;
        best = i;
    }
    return best;
}

} // namespace

std::size_t drawn(std::span<const float> weights, double mass, double u)
{
    const double wanted = u * mass;
    double sum = 0;
    std::size_t last = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        if (weights[i] == 0) continue;
        sum += double(weights[i]);
        last = i;
        if (sum > wanted) break;
    }
    return last;
}

std::int32_t chosenToken(std::span<const float> logits, const TokenChoice& c, std::uint32_t further)
{
    if (!c.draws()) {
        if (!isSound(logits)) return 0;
        return std::int32_t(std::ranges::find(logits, largest(logits)) - logits.begin());
    }
    const Race race = raceOf(logits, c);
    if (race.ids.empty()) return 0;
    const std::uint32_t step = c.step + further;
    const auto uniform = [&] { return double(wordOf(c, kSampling, step, 0) >> 8) * 0x1p-24; };
    return race.ids[c.cumulative ? drawn(race.weights, race.mass.mass, uniform())
                                 : gumbelMax(race, c, step)];
}

TokenScores scoresOf(std::span<const float> logits, std::int32_t token)
{
    const LogSoftmax own = logSoftmax(Tensor::of(logits, {1, std::int64_t(logits.size())}));
    const float logprob = own.logp.host<float>()[std::size_t(token)];
    const float score = logits[std::size_t(token)];
    int rank = 0;
    for (std::size_t i = 0; i < logits.size(); ++i)
        rank += logits[i] > score || (logits[i] == score && std::int32_t(i) < token);
    return {logprob, own.entropy.host<float>()[0], float(rank), std::exp(logprob)};
}

TokenScores scoresOf(std::span<const float> logits, std::int32_t token, const TokenChoice& c)
{
    const Race race = raceOf(logits, c);
    if (race.ids.empty()) return {NAN, NAN, NAN, NAN};
    TokenScores scores = scoresOf(logits, token);
    const auto found = std::ranges::lower_bound(race.ids, token);
    const bool there = found != race.ids.end() && *found == token;
    const auto place = std::size_t(found - race.ids.begin());
    scores.chance = there ? float(double(race.weights[place]) / race.mass.mass) : 0;
    return scores;
}

ChosenRow chooseToken(const Tensor& logits, const TokenChoice& choice, bool scored)
{
    if (logits.shape().rank() != 2 || logits.dtype() != Dtype::F32 || logits.size(0) != 1
        || logits.size(1) == 0)
        throw badInput("token choice: logits {} {} are not [1, V] F32", logits.shape().text(),
            info(logits.dtype()).name);
    ChosenRow chosen{Tensor::empty({1}, Dtype::I32, logits.device()), {}};
    if (scored) chosen.scores = Tensor::empty({1, 4}, Dtype::F32, logits.device());
    chooseTokenKernel(logits.device(), logits.contiguous(), choice, chosen);
    return chosen;
}

} // namespace seq
