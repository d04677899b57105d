#include "engine/decode/beam_frontier.h"

#include "engine/base/error.h"
#include "engine/base/thread_pool.h"

#include <algorithm>
#include <cmath>

namespace seq {

namespace {

// By log-probability: two scores may share one.
std::vector<Ranked> rankedOf(const Likeliest& found)
{
    std::vector<Ranked> ranked;
    for (std::size_t i = 0; i < found.ids.size(); ++i)
        ranked.push_back({double(found.logp[i]), found.ids[i]});
    std::ranges::sort(ranked, before);
    return ranked;
}

std::optional<PromptAttention> watcher(
    const LanguageModel& model, std::span<const Token> prompt, const CoveragePenalty& c)
{
    const int layers = model.info().layers;
    if (!(c.weight >= 0))
        throw badInput("the coverage penalty is {}; 0 or more is right", c.weight);
    if (c.weight == 0) return {};
    if (c.layer < -1 || c.layer >= layers)
        throw badInput("{} has no layer {}: 0 to {} are its layers, -1 is the last",
            model.info().name, c.layer, layers - 1);
    return PromptAttention(c.layer < 0 ? layers - 1 : c.layer, int(prompt.size()));
}

} // namespace

BeamFrontier::BeamFrontier(
    const LanguageModel& model, std::span<const Token> prompt, Options options)
    : model_(model)
    , prompt_(prompt.begin(), prompt.end())
    , options_(options)
    , attention_(watcher(model, prompt_, options.coverage))
    , decoder_(model, prompt, {options.precision, 0, attention_ ? &*attention_ : nullptr})
{
    if (prompt_.size() + std::size_t(options.length) > std::size_t(model.info().context))
        throw badInput("the prompt has {} tokens and {} are to come, and {} holds {}: shorten one",
            prompt_.size(), options.length, model.info().name, model.info().context);
    tree_.origin.prompt = prompt_;
}

void BeamFrontier::start(const TreeDecoder::Progress& progress)
{
    Tensor logits = decoder_.start(tree_, progress);
    nodes_ = {0};
    addPaid({-1});
    take(std::move(logits));
}

void BeamFrontier::move(std::vector<int> nodes)
{
    Tensor logits = decoder_.evaluate(tree_, nodes, nodes_);
    std::vector<int> from;
    for (const int node : nodes)
        from.push_back(int(
            std::ranges::find(nodes_, tree_.nodes().parent[std::size_t(node)]) - nodes_.begin()));
    nodes_ = std::move(nodes);
    addPaid(from);
    take(std::move(logits));
}

// from: the rows that these continue, or -1.
void BeamFrontier::addPaid(const std::vector<int>& from)
{
    if (!attention_) return;
    auto paid = attention_->take();
    SEQ_ASSERT(paid.size() == from.size());
    for (std::size_t r = 0; r < from.size(); ++r)
        for (std::size_t j = 0; from[r] >= 0 && j < paid[r].size(); ++j)
            paid[r][j] += paid_[std::size_t(from[r])][j];
    paid_ = std::move(paid);
}

double BeamFrontier::coverageTerm(int row) const
{
    return attention_ ? options_.coverage.term(paid_[std::size_t(row)]) : 0;
}

// Scores that nothing changes are ranked where they are.
void BeamFrontier::take(Tensor logits)
{
    logits_ = std::move(logits);
    now_ = {};
    likeliest_.clear();
    scored_.assign(nodes_.size(), {});
    ranked_.assign(nodes_.size(), {});
    const int best = options_.best + SearchTree::kCandidates;
    const bool piped = options_.pipeline && !options_.pipeline->empty();
    const bool stays = options_.best > 0 && !piped && best <= Likeliest::kMost;
    if (stays)
        likeliest_ = likeliest(logits_, best);
    else
        logp(0);
    for (std::size_t r = 0; r < nodes_.size(); ++r) {
        const float entropy = stays ? likeliest_[r].entropy : now_.entropy.host<float>()[r];
        if (std::isnan(entropy))
            throw badInput("NonFiniteLogits: the model's scores after step {} hold NaN or infinity "
                           "in row {}; its weights are damaged",
                tree_.step(), r);
        const float top1 = stays ? likeliest_[r].top1 : now_.top1.host<float>()[r];
        tree_.evaluate(nodes_[r], entropy, top1, NAN);
    }
}

std::span<const float> BeamFrontier::logp(int row) const
{
    if (!now_.logp) now_ = logSoftmax(logits_.to(Device{}));
    const auto width = std::size_t(now_.logp.size(1));
    return now_.logp.host<float>().subspan(std::size_t(row) * width, width);
}

std::span<const float> BeamFrontier::scores(int row) const
{
    const auto& own = scored_[std::size_t(row)];
    return own.empty() ? logp(row) : std::span<const float>(own);
}

void BeamFrontier::score(std::span<const int> rows, std::span<const Tax> taxes)
{
    const bool piped = options_.pipeline && !options_.pipeline->empty();
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto row = std::size_t(rows[i]);
        ranked_[row].clear();
        const bool taxed = !taxes.empty() && !taxes[i].empty();
        scored_[row].clear();
        if (!taxed && !piped) continue;
        ScoreRow scores(logp(int(row)));
        if (taxed)
            for (const TaxedToken& t : taxes[i])
                scores.edit()[std::size_t(t.token)] -= t.amount;
        if (piped) {
            std::vector<Token> ids = prompt_;
            const auto path = tree_.tokens(nodes_[row]);
            ids.insert(ids.end(), path.begin(), path.end());
            options_.pipeline->run(
                {ids, int(prompt_.size()), int(prompt_.size()) + options_.length}, scores);
        }
        scored_[row].assign(scores.values().begin(), scores.values().end());
    }
}

bool BeamFrontier::knows(std::span<const int> rows, int k) const
{
    return !likeliest_.empty() && k <= options_.best
        && std::ranges::all_of(rows, [&](int row) { return scored_[std::size_t(row)].empty(); });
}

std::vector<BeamCandidate> BeamFrontier::best(std::span<const int> rows, int k)
{
    const auto width = vocabulary();
    const bool known = knows(rows, k);
    if (!known) logp(0); // not by several threads
    std::vector<std::vector<Ranked>> lists(rows.size());
    const auto rank = [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t i = begin; i < end; ++i) {
            const auto row = std::size_t(rows[std::size_t(i)]);
            const double before = tree_.nodes().cumScore[std::size_t(node(int(row)))];
            ranked_[row] = known ? rankedOf(likeliest_[row])
                                 : topK(scores(int(row)), k + SearchTree::kCandidates);
            for (const Ranked& r : ranked_[row])
                lists[std::size_t(i)].push_back(
                    {before + r.score, std::int64_t(row) * width + r.index});
        }
    };
    const auto count = std::int64_t(rows.size());
    if (known)
        rank(0, count); // short lists: sooner done than shared
    else
        parallel(count, 1, rank);
    std::vector<BeamCandidate> out;
    for (const Ranked& r : mergeTopK(lists, k)) {
        const int row = int(r.index / width);
        const auto token = Token(r.index % width);
        const bool plain = scored_[std::size_t(row)].empty();
        const float logp = logpOf(row, token);
        out.push_back({r.score, row, token, logp, plain ? logp : scores(row)[std::size_t(token)]});
    }
    return out;
}

float BeamFrontier::logpOf(int row, Token token) const
{
    if (now_.logp) return logp(row)[std::size_t(token)];
    const auto& ranked = ranked_[std::size_t(row)]; // all that a search with options.best asks for
    const auto found = std::ranges::find(ranked, std::int64_t(token), &Ranked::index);
    return found != ranked.end() ? float(found->score) : logp(row)[std::size_t(token)];
}

void BeamFrontier::expand(int row, std::span<const Token> created)
{
    std::vector<TreeCandidate> others;
    for (const Ranked& r : ranked_[std::size_t(row)])
        if (others.size() < SearchTree::kCandidates
            && std::ranges::find(created, Token(r.index)) == created.end())
            others.push_back({Token(r.index), logpOf(row, Token(r.index)), float(r.score)});
    tree_.expand(node(row), others);
}

int BeamFrontier::rankOf(int row, Token token) const
{
    const auto& ranked = ranked_[std::size_t(row)];
    const auto found = std::ranges::find(ranked, std::int64_t(token), &Ranked::index);
    if (scored_[std::size_t(row)].empty() && found != ranked.end())
        return int(found - ranked.begin());
    const auto all = logp(row);
    const float own = all[std::size_t(token)];
    int rank = 0;
    for (std::size_t i = 0; i < all.size(); ++i)
        rank += all[i] > own || (all[i] == own && i < std::size_t(token));
    return rank;
}

int BeamFrontier::create(const BeamCandidate& c, int group, int beam)
{
    return tree_.create({.parent = node(c.row),
        .token = c.token,
        .logp = c.logp,
        .logpProc = c.logpProc,
        .rank = rankOf(c.row, c.token),
        .group = group,
        .beam = beam,
        .prior = std::exp(c.logp)});
}

} // namespace seq
