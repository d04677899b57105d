#include "plugins/decoding/tree_growth.h"

#include "engine/base/error.h"
#include "engine/base/thread_pool.h"
#include "engine/ops/log_softmax.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace seq {

namespace {

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point start)
{
    return std::chrono::duration<double>(Clock::now() - start).count();
}

} // namespace

TreeGrowth::TreeGrowth(const LanguageModel& model, std::span<const Token> prompt,
    const SearchSettings& settings, Step step)
    : model_(model)
    , prompt_(prompt.begin(), prompt.end())
    , settings_(settings)
    , step_(std::move(step))
    , decoder_(model, prompt, {settings.precision, settings.capacity})
    , start_(Clock::now())
{
    settings_.check();
    out_.tree.origin.prompt.assign(prompt.begin(), prompt.end());
    addNode(-1, {});
    openBelow_[0] = 1;
}

void TreeGrowth::addNode(int parent, const TokenOdds& odds)
{
    constexpr float kNone = std::numeric_limits<float>::quiet_NaN();
    paths_.push_back(parent < 0 ? PathStats{} : extended(paths_[std::size_t(parent)], odds));
    rows_.emplace_back();
    openBelow_.push_back(0);
    out_.millis.push_back(kNone);
    out_.value.push_back(kNone);
    out_.confidence.push_back(std::exp(logConfidence(int(paths_.size()) - 1)));
}

double TreeGrowth::logConfidence(int node) const
{
    return seq::logConfidence(
        settings_.confidence, paths_[std::size_t(node)], model_.info().vocabulary);
}

int TreeGrowth::plant()
{
    for (const Token token : settings_.forced) {
        if (token < 0 || token >= model_.info().vocabulary)
            throw badInput("the forced token {} does not exist: ids go from 0 to {}", token,
                model_.info().vocabulary - 1);
        if (settings_.isEnd(token))
            throw badInput("the forced token {} ends the text: nothing can grow below it", token);
        const Tensor row = evaluate({{root_}});
        const auto logp = row.host<float>();
        const int child = create(
            root_, {token, logp[std::size_t(token)]}, rankOfToken(logp, token), NodeState::Forced);
        expand(root_);
        root_ = child;
    }
    return root_;
}

Tensor TreeGrowth::evaluate(std::span<const int> nodes)
{
    const auto start = Clock::now();
    const Tensor logits
        = (nodes[0] == 0 ? decoder_.start(tree()) : decoder_.evaluate(tree(), nodes)).to(Device{});
    const auto millis = float(1e3 * secondsSince(start) / double(nodes.size()));
    const LogSoftmax soft = logSoftmax(logits);
    const auto width = std::size_t(logits.size(1));
    const int count = settings_.children + SearchTree::kCandidates;
    parallel(std::int64_t(nodes.size()), 1, [&](std::int64_t begin, std::int64_t end) {
        for (auto i = std::size_t(begin); i < std::size_t(end); ++i)
            rows_[std::size_t(nodes[i])]
                = nodeRow(soft.logp.host<float>().subspan(i * width, width),
                    soft.entropy.host<float>()[i], count);
    });
    for (const int node : nodes) {
        const NodeRow& r = row(node);
        tree().evaluate(
            node, float(r.entropy), float(r.top1), float(out_.confidence[std::size_t(node)]));
        out_.millis[std::size_t(node)] = millis;
    }
    (finishing_ ? out_.cost.finishing : out_.cost.evaluations) += int(nodes.size());
    out_.cost.tokens = int(std::int64_t(prompt_.size()) + decoder_.evaluations());
    return soft.logp;
}

int TreeGrowth::kept(const NodeRow& r) const
{
    const int most = std::min(settings_.children, int(r.best.size()));
    const double least = double(r.best[0].logp) + std::log(settings_.minP);
    int count = 1;
    while (count < most && r.best[std::size_t(count)].logp >= least)
        ++count;
    return count;
}

double TreeGrowth::prior(const NodeRow& r, int rank) const
{
    const int count = kept(r);
    if (settings_.uniformPriors || rank >= count) return 1.0 / count;
    double mass = 0;
    for (int i = 0; i < count; ++i)
        mass += std::exp(double(r.best[std::size_t(i)].logp));
    return std::exp(double(r.best[std::size_t(rank)].logp)) / mass;
}

int TreeGrowth::create(int parent, RankedToken token, int rank, NodeState state)
{
    const NodeRow& r = row(parent);
    NewNode fresh;
    fresh.parent = parent;
    fresh.token = token.token;
    fresh.logp = fresh.logpProc = token.logp;
    fresh.rank = rank;
    fresh.prior = float(prior(r, rank));
    fresh.state = state;
    const int node = tree().create(fresh);
    addNode(parent, {token.logp, r.margin, r.entropy});
    const bool ends = settings_.isEnd(token.token);
    if (ends || depth(node) >= settings_.depth)
        tree().finish(node, ends ? NodeState::Finished : NodeState::Truncated, logConfidence(node));
    else
        hold(node, 1);
    return node;
}

std::vector<int> TreeGrowth::branch(int node)
{
    std::vector<int> children;
    const NodeRow r = row(node); // a copy: rows move as nodes are created
    for (int rank = 0; rank < kept(r); ++rank)
        children.push_back(append(node, r.best[std::size_t(rank)], rank));
    expand(node);
    return children;
}

int TreeGrowth::append(int node, RankedToken token, int rank)
{
    const TreeNodes& all = tree().nodes();
    for (int c = all.firstChild[std::size_t(node)]; c >= 0; c = all.nextSibling[std::size_t(c)])
        if (all.token[std::size_t(c)] == token.token) return c;
    return create(node, token, rank, NodeState::Open);
}

void TreeGrowth::expand(int node)
{
    const NodeRow& r = row(node);
    std::vector<TreeCandidate> misses;
    const std::vector<int> children = tree().children(node);
    for (const RankedToken& t : r.best) {
        const bool made = std::ranges::any_of(
            children, [&](int c) { return tree().nodes().token[std::size_t(c)] == t.token; });
        if (!made) misses.push_back({t.token, t.logp, t.logp});
    }
    tree().expand(node, misses);
    hold(node, -1);
}

void TreeGrowth::prune(int node)
{
    tree().prune(node, PruneBy::Budget);
    hold(node, -1);
}

bool TreeGrowth::open(int node) const
{
    const NodeState state = tree().nodes().state[std::size_t(node)];
    return state == NodeState::Open || state == NodeState::Forced;
}

void TreeGrowth::hold(int node, int change)
{
    for (int n = node; n >= 0; n = tree().nodes().parent[std::size_t(n)]) {
        openBelow_[std::size_t(n)] += change;
        if (openBelow_[std::size_t(n)] == 0 && n > 0) decoder_.release(tree(), n);
    }
}

double TreeGrowth::elapsed() const
{
    return secondsSince(start_);
}

int TreeGrowth::evaluationRoom(int wanted)
{
    const SearchBudget& b = settings_.budget;
    if (b.evaluations) wanted = std::min(wanted, b.evaluations - out_.cost.evaluations);
    if (b.tokens) wanted = std::min(wanted, b.tokens - out_.cost.tokens);
    return late() ? 0 : std::max(wanted, 0);
}

bool TreeGrowth::late()
{
    const double seconds = settings_.budget.seconds;
    out_.stoppedByClock |= seconds > 0 && elapsed() >= seconds;
    return out_.stoppedByClock;
}

int TreeGrowth::room(int wanted)
{
    return evaluationRoom(
        std::max(0, std::min(wanted, settings_.budget.expansions - out_.cost.expansions)));
}

double TreeGrowth::fraction() const
{
    const SearchBudget& b = settings_.budget;
    double done = double(out_.cost.expansions) / b.expansions;
    if (b.evaluations) done = std::max(done, double(out_.cost.evaluations) / b.evaluations);
    if (b.tokens) done = std::max(done, double(out_.cost.tokens) / b.tokens);
    if (b.seconds > 0) done = std::max(done, elapsed() / b.seconds);
    return std::min(done, 1.0);
}

void TreeGrowth::complete(int node, double score)
{
    auto& list = out_.completions;
    if (std::ranges::any_of(list, [node](const Completion& c) { return c.node == node; })) return;
    note(node);
    Completion c{node, tree().tokens(node), score, out_.confidence[std::size_t(node)], logp(node)};
    const auto place = std::ranges::upper_bound(list, score, std::greater(), &Completion::score);
    list.insert(place, std::move(c));
    if (int(list.size()) > settings_.kept) list.pop_back();
}

void TreeGrowth::note(int node)
{
    CurvePoint now{out_.cost.evaluations, out_.confidence[std::size_t(node)], logp(node)};
    if (!out_.curve.empty()) {
        const CurvePoint& before = out_.curve.back();
        if (now.confidence <= before.confidence && now.logp <= before.logp) return;
        now.confidence = std::max(now.confidence, before.confidence);
        now.logp = std::max(now.logp, before.logp);
        if (now.evaluations == before.evaluations) out_.curve.pop_back();
    }
    out_.curve.push_back(now);
}

void TreeGrowth::finishGreedily(int node)
{
    finishing_ = out_.finishedGreedily = true;
    while (open(node)) {
        if (!evaluated(node)) evaluate({{node}});
        const RankedToken first = row(node).best[0];
        const int child = append(node, first, 0);
        expand(node);
        node = child;
        stepDone();
    }
    complete(node, out_.confidence[std::size_t(node)]);
}

void TreeGrowth::stepDone()
{
    tree().advance();
    if (step_) step_(out_, fraction());
}

} // namespace seq
