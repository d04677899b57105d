#include "engine/decode/contrastive.h"

#include "engine/base/error.h"
#include "engine/decode/sequence_pass.h"
#include "engine/ops/top_k.h"
#include "engine/decode/writer.h"
#include "engine/nn/capture.h"
#include "engine/ops/linear.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace seq {

namespace {

constexpr std::string_view kSite = "final.norm";

// Rows of length 1 (or 0), so that products are cosines.
Tensor unitRows(const Tensor& hidden)
{
    const Tensor rows = hidden.to(Device{});
    Tensor out = Tensor::empty(rows.shape());
    const auto n = std::size_t(rows.size(0)), width = std::size_t(rows.size(1));
    const auto from = rows.host<float>();
    auto to = out.hostMutable<float>();
    for (std::size_t r = 0; r < n; ++r) {
        double squares = 0;
        for (const float x : from.subspan(r * width, width))
            squares += double(x) * double(x);
        const double inverse = squares > 0 ? 1 / std::sqrt(squares) : 0;
        for (std::size_t i = r * width; i < (r + 1) * width; ++i)
            to[i] = float(double(from[i]) * inverse);
    }
    return out;
}

std::vector<double> scoresOf(
    std::span<const double> probabilities, const Tensor& units, const Tensor& context, double alpha)
{
    const Tensor cosines = linear(units, context, {}, Precision::Float32); // [candidates, n]
    std::vector<double> scores;
    for (std::size_t v = 0; v < probabilities.size(); ++v) {
        const auto row = rowOf(cosines, std::int64_t(v));
        const double most = row.empty() ? 0 : double(*std::ranges::max_element(row));
        scores.push_back((1 - alpha) * probabilities[v] - alpha * most);
    }
    return scores;
}

// Unit hidden states of all positions so far, in room for those to come.
class Context {
public:
    Context(std::int64_t positions, std::int64_t width)
        : rows_(Tensor::empty({positions, width}))
    {
    }
    void push(const Tensor& units)
    {
        Tensor target = rows_.slice(0, {filled_, filled_ + units.size(0)});
        std::memcpy(target.raw(), units.raw(), std::size_t(units.bytes()));
        filled_ += units.size(0);
    }
    Tensor rows() const { return rows_.slice(0, {0, filled_}); }

private:
    Tensor rows_;
    std::int64_t filled_ = 0;
};

void check(const GenerateOptions& options, const ContrastiveOptions& contrastive)
{
    if (!(contrastive.alpha >= 0 && contrastive.alpha <= 1))
        throw badInput(
            "the penalty alpha must lie between 0 and 1, and {} does not", contrastive.alpha);
    if (contrastive.candidates < 1)
        throw badInput("{} candidates cannot be compared: 1 or more can", contrastive.candidates);
    if (options.draws) throw badInput("contrastive search draws no tokens: choose sample for that");
}

struct Candidates {
    std::vector<Token> ids; // the most probable first
    std::vector<double> probabilities;
};
Candidates candidatesOf(ScoreRow& row, Token forced, int count)
{
    const double mass = row.kept().logMass();
    if (forced >= 0) return {{forced}, {1}};
    Candidates c;
    for (const Ranked& r : topK(row.values(), count)) {
        c.ids.push_back(Token(r.index));
        c.probabilities.push_back(std::exp(r.score - mass));
    }
    return c;
}

} // namespace

std::vector<double> contrastiveScores(std::span<const double> probabilities, const Tensor& hidden,
    const Tensor& context, double alpha)
{
    return scoresOf(probabilities, unitRows(hidden), unitRows(context), alpha);
}

Generated contrast(const LanguageModel& model, std::span<const Token> prompt,
    const GenerateOptions& options, const ContrastiveOptions& contrastive,
    const GenerateProgress& progress)
{
    check(options, contrastive);
    Writer writer(model, prompt, options, progress);
    SequencePass pass(model, options.precision);
    Capture read({kSite});
    Tensor logits = pass.read(
        prompt, [&] { writer.tell(); }, &read);
    Context context(std::int64_t(prompt.size()) + options.length, model.info().width);
    context.push(unitRows(read.at(kSite)));
    for (std::int64_t row = 0; !writer.done();) {
        const auto scores = rowOf(logits, row);
        Processed p = writer.process(scores);
        const Candidates c = candidatesOf(p.row, writer.forced(), contrastive.candidates);
        Capture hidden({kSite});
        const Tensor next = pass.branch(c.ids, &hidden);
        const Tensor units = unitRows(hidden.at(kSite));
        const auto values = scoresOf(c.probabilities, units, context.rows(), contrastive.alpha);
        const auto best = std::ranges::max_element(values) - values.begin();
        pass.adopt(std::size_t(best));
        ++writer.out().passes;
        context.push(units.slice(0, {best, best + 1}));
        writer.append(c.ids[std::size_t(best)], scores, std::move(p));
        logits = next;
        row = best;
    }
    return std::move(writer.out());
}

} // namespace seq
