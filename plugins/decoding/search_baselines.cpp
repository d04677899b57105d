#include "engine/decode/beam_search.h"
#include "engine/decode/sampler.h"
#include "plugins/decoding/search_run.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace seq {

namespace {

// Samples that walk down one tree together; rows are kept, so that later ones pass for nothing.
class Walkers {
public:
    explicit Walkers(TreeGrowth& growth)
        : growth_(growth)
    {
    }
    void run()
    {
        const int root = growth_.plant();
        std::uint32_t count = 0;
        do {
            for (int i = 0; i < growth_.settings().batch; ++i)
                walkers_.push_back({root, count++});
            while (!walkers_.empty()) {
                evaluate();
                step();
                growth_.stepDone();
            }
        } while (growth_.evaluationRoom(1) > 0 && count < kMost);
    }

private:
    static constexpr std::uint32_t kMost = 4096; // where all that can be said was said
    struct Walker {
        int node;
        std::uint32_t number;
    };

    void evaluate()
    {
        std::vector<int> nodes;
        for (const Walker& w : walkers_)
            if (!rows_.contains(w.node) && std::ranges::find(nodes, w.node) == nodes.end())
                nodes.push_back(w.node);
        nodes.resize(std::size_t(growth_.evaluationRoom(int(nodes.size()))));
        if (nodes.empty()) return;
        const Tensor logp = growth_.evaluate(nodes);
        for (std::size_t i = 0; i < nodes.size(); ++i)
            rows_[nodes[i]] = logp.slice(0, {std::int64_t(i), std::int64_t(i) + 1});
    }

    void step()
    {
        std::vector<Walker> next;
        for (const Walker& w : walkers_) {
            const auto found = rows_.find(w.node);
            if (found == rows_.end()) continue; // the budget ended first
            const auto row = found->second.host<float>();
            const Token token = draw(ScoreRow(row).kept(),
                Draws{growth_.settings().seed, w.number}.uniform(
                    RandomStream::Sampling, std::uint32_t(growth_.depth(w.node))));
            const int child
                = growth_.append(w.node, {token, row[std::size_t(token)]}, rankOfToken(row, token));
            if (growth_.open(w.node)) growth_.expand(w.node);
            if (rows_.contains(child) || growth_.open(child))
                next.push_back({child, w.number});
            else
                growth_.complete(child, std::exp(growth_.logConfidence(child)));
        }
        walkers_ = std::move(next);
    }

    TreeGrowth& growth_;
    std::vector<Walker> walkers_;
    std::map<int, Tensor> rows_; // log-probabilities at the evaluated nodes
};

// The lead of the likeliest token over the second in the distribution at an expanded node.
double marginAt(const SearchTree& tree, int node)
{
    double first = -std::numeric_limits<double>::infinity(), second = first;
    const auto see = [&](double logp) {
        if (logp > first) std::swap(first, logp);
        second = std::max(second, logp);
    };
    for (const int c : tree.children(node))
        see(tree.nodes().logp[std::size_t(c)]);
    for (const TreeCandidate& c : tree.candidates(node))
        see(c.logp);
    return std::exp(first) - std::exp(second);
}

std::vector<double> confidencesOf(const SearchTree& tree, Confidence formula, int vocabulary)
{
    const TreeNodes& all = tree.nodes();
    std::vector<PathStats> paths{{}};
    std::vector<double> out{1};
    for (int n = 1; n < tree.size(); ++n) {
        const int parent = all.parent[std::size_t(n)];
        paths.push_back(extended(paths[std::size_t(parent)],
            {all.logp[std::size_t(n)], marginAt(tree, parent), all.entropy[std::size_t(parent)]}));
        out.push_back(std::exp(logConfidence(formula, paths.back(), vocabulary)));
    }
    return out;
}

void note(SearchOutcome& out, int node)
{
    const CurvePoint now{out.cost.evaluations, out.confidence[std::size_t(node)],
        out.tree.nodes().cumLogp[std::size_t(node)]};
    if (out.curve.empty() || now.confidence > out.curve.back().confidence) out.curve.push_back(now);
}

} // namespace

SearchOutcome sampleSearch(const LanguageModel& model, std::span<const Token> prompt,
    const SearchSettings& settings, const TreeGrowth::Step& step)
{
    TreeGrowth growth(model, prompt, settings, step);
    Walkers(growth).run();
    return withPicks(std::move(growth.out()), settings);
}

SearchOutcome beamSearch(const LanguageModel& model, std::span<const Token> prompt,
    const SearchSettings& settings, int beams, const TreeGrowth::Step& step)
{
    settings.check();
    BeamSearch search(model, prompt,
        {beams, settings.depth, {}, EarlyStopping::No, settings.ends, settings.precision, nullptr});
    search.start();
    SearchOutcome out;
    const auto take = [&] {
        out.tree = search.tree();
        out.confidence = confidencesOf(out.tree, settings.confidence, model.info().vocabulary);
        out.cost.evaluations = 1 + int(search.decoder().evaluations());
        out.cost.tokens = int(prompt.size()) + int(search.decoder().evaluations());
        for (const BeamHypothesis& h : search.finished())
            note(out, h.node);
    };
    for (bool more = true; more;) {
        more = search.step();
        take();
        if (step) step(out, double(out.tree.step()) / settings.depth);
    }
    for (const BeamHypothesis& h : search.finished())
        out.completions.push_back({h.node, out.tree.tokens(h.node), h.score,
            out.confidence[std::size_t(h.node)], out.tree.nodes().cumLogp[std::size_t(h.node)]});
    const auto size = std::size_t(out.tree.size());
    out.value.assign(size, std::numeric_limits<double>::quiet_NaN());
    out.millis.assign(size, std::numeric_limits<float>::quiet_NaN());
    return withPicks(std::move(out), settings);
}

} // namespace seq
