// LLM tree search on models that can be enumerated: drawing leaves by confidence (mode P), and what
// holds for all modes (specification 5).
#include "engine/base/error.h"
#include "engine/base/thread_pool.h"
#include "plugins/decoding/diverse_pick.h"
#include "tests/methods/decoding/toy_search.h"

#include <chrono>
#include <map>

using namespace seq;

class TestTreeSearchModes : public QObject {
    Q_OBJECT
private slots:
    void confidences();
    void samplingWeights();
    void samplingFollowsWeights();
    void samplingBestFirst();
    void samplingExhausts_data();
    void samplingExhausts();
    void chains();
    void heldBackBranches();
    void frontierIsPruned();
    void budgets();
    void nothingCompleted_data();
    void nothingCompleted();
    void forcedPath();
    void sameForAnyThreads();
    void releasesKeys();
    void baselines();
    void samplesFollowTheModel();
    void picks();
    void refusals();
};

void TestTreeSearchModes::confidences()
{
    PathStats path;
    QCOMPARE(logConfidence(Confidence::Geometric, path, 4), 0.0);
    path = extended(path, {std::log(.5), .2, 1.0});
    path = extended(path, {std::log(.125), .1, .4});
    near(std::exp(logConfidence(Confidence::Geometric, path, 4)), .25);
    near(std::exp(logConfidence(Confidence::Product, path, 4)), .0625);
    near(std::exp(logConfidence(Confidence::Minimum, path, 4)), .125);
    near(std::exp(logConfidence(Confidence::Margin, path, 4)), .15);
    near(std::exp(logConfidence(Confidence::Entropy, path, 4)), 1 - .7 / std::log(4.0));
    near(std::exp(logConfidence(Confidence::Margin, extended({}, {0, 0, 0}), 4)), 1e-12, 1e-20);
}

void TestTreeSearchModes::samplingWeights()
{
    SearchSettings s = toySettings(SearchMode::Sampling);
    s.budget.expansions = 1;
    s.depth = 5; // what is completed greedily does not meet the cut
    const SearchOutcome out = search(toyModel(), s);
    QCOMPARE(out.cost.expansions, 1);
    QCOMPARE(out.cost.evaluations, 1);
    QCOMPARE(out.tree.size(), 5);
    QCOMPARE(out.completions.size(), 1u);
    QCOMPARE(out.completions[0].ids, Ids{0});
    near(out.completions[0].confidence, .1);
    QCOMPARE(out.frontier.size(), 3u);
    const std::vector<double> weights{.2025, .16, .0025};
    for (std::size_t i = 0; i < 3; ++i) {
        QCOMPARE(out.tree.nodes().token[std::size_t(out.frontier[i].node)], (Ids{2, 3, 1})[i]);
        near(out.frontier[i].probability, weights[i] / .365);
    }
    near(out.frontier[0].probability, .5548, 5e-5);
    near(out.frontier[1].probability, .4384, 5e-5);
    near(out.frontier[2].probability, .0068, 5e-5);
}

void TestTreeSearchModes::samplingFollowsWeights()
{
    SearchSettings s = toySettings(SearchMode::Sampling);
    s.budget.expansions = 2;
    s.batch = 1;
    std::map<Token, int> count;
    constexpr int kRuns = 3000;
    for (int seed = 0; seed < kRuns; ++seed) {
        s.seed = std::uint64_t(seed);
        const SearchOutcome out = search(toyModel(), s);
        for (const int c : out.tree.children(0))
            if (out.tree.nodes().state[std::size_t(c)] == NodeState::Expanded)
                ++count[out.tree.nodes().token[std::size_t(c)]];
    }
    for (const auto& [token, p] : std::map<Token, double>{{2, .5548}, {3, .4384}, {1, .0068}})
        near(double(count[token]) / kRuns, p, 4 * std::sqrt(p * (1 - p) / kRuns));
}

void TestTreeSearchModes::samplingBestFirst()
{
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        const Table rows = randomTable(5, seed);
        SearchSettings s = toySettings(SearchMode::Sampling);
        s.depth = 6;
        s.tau = 1e-6;
        s.batch = 1;
        s.minP = 0;
        s.children = 5;
        s.theta = 2;
        s.budget.expansions = 25;
        s.seed = seed;
        const SearchOutcome out = search(TableModel(rows), s);
        std::map<int, double> open; // ln of the confidence, by node
        int expansions = 0;
        for (const TreeEvent& e : out.tree.events()) {
            const double here = std::log(out.confidence[std::size_t(e.node)]);
            if (e.kind == TreeEventKind::Create) open[e.node] = here;
            if (e.kind == TreeEventKind::Finish) open.erase(e.node);
            if (e.kind != TreeEventKind::Expand) continue;
            open.erase(e.node);
            ++expansions;
            for (const auto& [node, other] : open) // but for its own children, made just before
                if (out.tree.nodes().parent[std::size_t(node)] != e.node)
                    QVERIFY(here >= other - 1e-4);
        }
        QCOMPARE(expansions, 25);
    }
}

void TestTreeSearchModes::samplingExhausts_data()
{
    QTest::addColumn<int>("formula");
    QTest::newRow("geometric") << int(Confidence::Geometric);
    QTest::newRow("product") << int(Confidence::Product);
    QTest::newRow("minimum") << int(Confidence::Minimum);
}

void TestTreeSearchModes::samplingExhausts()
{
    QFETCH(int, formula);
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        const Table rows = randomTable(4, seed);
        SearchSettings s = toySettings(SearchMode::Sampling);
        s.confidence = Confidence(formula);
        s.minP = 0;
        s.tau = 2;
        s.budget.expansions = 1000;
        s.seed = seed;
        const SearchOutcome out = search(TableModel(rows), s);
        const auto all = enumerated(rows, 4);
        double best = 0;
        for (const String& string : all) {
            PathStats path;
            Token last = kPrompt[0];
            for (const Token t : string.ids) {
                path = extended(path, {std::log(rows[std::size_t(last)][std::size_t(t)]), 0, 0});
                last = t;
            }
            best = std::max(best, std::exp(logConfidence(Confidence(formula), path, 4)));
        }
        near(out.completions[0].confidence, best, 1e-6);
        QCOMPARE(out.completions.size(), 32u);
        QVERIFY(std::ranges::is_sorted(out.completions, std::greater(), &Completion::score));
        QCOMPARE(out.cost.expansions, 1 + 3 + 9 + 27); // every inner node once
        QVERIFY(out.frontier.empty());
    }
}

void TestTreeSearchModes::chains()
{
    // from 1 to 2 and 3 for sure, then a choice
    const TableModel model(
        {{.25, .25, .25, .25}, {.01, .01, .97, .01}, {.01, .01, .01, .97}, {.4, .3, .2, .1}});
    SearchSettings s = toySettings(SearchMode::Sampling);
    s.budget.expansions = 1;
    s.depth = 8;
    SearchOutcome out = search(model, s);
    QCOMPARE(out.cost.expansions, 1);
    QCOMPARE(out.cost.evaluations, 3);
    QCOMPARE(out.tree.children(0).size(), 1u);
    QCOMPARE(out.completions[0].ids, (Ids{2, 3, 0}));
    s.theta = .98;
    out = search(model, s);
    QCOMPARE(out.cost.evaluations, 1);
    s.theta = .95;
    s.budget.evaluations = 2; // ends within the chain: its end stays open
    out = search(model, s);
    QCOMPARE(out.cost.evaluations, 2);
    QVERIFY(out.finishedGreedily);
    QVERIFY(out.cost.finishing > 0);
}

void TestTreeSearchModes::heldBackBranches()
{
    SearchSettings s = toySettings(SearchMode::Sampling);
    s.budget.expansions = 2;
    s.batch = 1;
    s.tau = .01; // the likeliest leaf for sure: 2
    s.beta = 3;
    const SearchOutcome out = search(toyModel(), s);
    QCOMPARE(out.tree.nodes().state[std::size_t(childOf(out.tree, 0, 2))], NodeState::Expanded);
    std::map<int, double> share;
    for (const FrontierLeaf& leaf : out.frontier)
        share[leaf.node] = leaf.probability;
    const int below = childOf(out.tree, childOf(out.tree, 0, 2), 2);
    const int beside = childOf(out.tree, 0, 3);
    const double confBelow = std::sqrt(.45 * .35), confBeside = .4;
    near(std::log(share[below] / share[beside]),
        (std::log(confBelow) - std::log(confBeside)) / .01 - 3 * std::log(2.0), 1e-4);
}

void TestTreeSearchModes::frontierIsPruned()
{
    SearchSettings s = toySettings(SearchMode::Sampling);
    s.frontier = 2;
    s.budget.expansions = 5;
    s.batch = 1;
    const SearchOutcome out = search(toyModel(), s);
    QVERIFY(out.frontier.size() <= 2);
    int pruned = 0;
    for (int n = 0; n < out.tree.size(); ++n)
        if (out.tree.nodes().state[std::size_t(n)] == NodeState::Pruned) {
            ++pruned;
            QCOMPARE(out.tree.nodes().pruneBy[std::size_t(n)], PruneBy::Budget);
            QVERIFY(out.tree.children(n).empty());
        }
    QVERIFY(pruned > 0);
}

void TestTreeSearchModes::budgets()
{
    for (const auto mode : {SearchMode::Sampling, SearchMode::Puct, SearchMode::Exact}) {
        SearchSettings s = toySettings(mode);
        s.depth = 40;
        s.simulations = 5000;
        s.confidence = Confidence::Product;
        const TableModel model({{.25, .25, .25, .25}, {.01, .33, .33, .33}, {.01, .33, .33, .33},
                                   {.01, .33, .33, .33}},
            512);
        s.budget.expansions = 20;
        SearchOutcome out = search(model, s);
        QCOMPARE(out.cost.expansions, 20);
        s.budget.evaluations = 13;
        out = search(model, s);
        QCOMPARE(out.cost.evaluations, 13);
        s.budget.evaluations = 0;
        s.budget.tokens = 11;
        out = search(model, s);
        QCOMPARE(out.cost.tokens - out.cost.finishing, 11);
        s.budget = {1000000, 0, 0, 0.05};
        s.simulations = 1000000000;
        s.depth = 200;
        s.theta = 2;
        s.ends = {};
        const auto start = std::chrono::steady_clock::now();
        out = search(model, s);
        const double taken
            = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        QVERIFY(out.stoppedByClock);
        QVERIFY(taken >= .05 && taken < 3);
    }
}

void TestTreeSearchModes::nothingCompleted_data()
{
    QTest::addColumn<int>("mode");
    QTest::newRow("sampling") << int(SearchMode::Sampling);
    QTest::newRow("puct") << int(SearchMode::Puct);
    QTest::newRow("exact") << int(SearchMode::Exact);
}

void TestTreeSearchModes::nothingCompleted()
{
    QFETCH(int, mode);
    SearchSettings s = toySettings(SearchMode(mode));
    s.ends = {};
    s.depth = 12;
    s.budget.expansions = 3;
    const SearchOutcome out = search(toyModel(), s);
    QVERIFY(out.finishedGreedily);
    QCOMPARE(out.completions.size(), 1u);
    QCOMPARE(out.completions[0].ids.size(), 12u);
    QCOMPARE(out.cost.evaluations, 3);
    QVERIFY(out.cost.finishing >= 9 && out.cost.finishing <= 11);
    QVERIFY(!out.proven);
    QCOMPARE(out.answer.size(), 12u);
}

void TestTreeSearchModes::forcedPath()
{
    for (const auto mode : {SearchMode::Sampling, SearchMode::Puct, SearchMode::Exact}) {
        SearchSettings s = toySettings(mode);
        s.forced = {1, 2};
        const SearchOutcome out = search(toyModel(), s);
        for (const Completion& c : out.completions) {
            QCOMPARE(c.ids[0], 1);
            QCOMPARE(c.ids[1], 2);
        }
        const double forced = std::log(.05) + std::log(.45);
        const int end = childOf(out.tree, childOf(out.tree, 0, 1), 2);
        near(out.tree.nodes().cumLogp[std::size_t(end)], forced, 1e-6);
        int madeByUser = 0;
        for (const TreeEvent& e : out.tree.events())
            madeByUser += e.kind == TreeEventKind::Create && e.aux == int(NodeState::Forced);
        QCOMPARE(madeByUser, 2);
    }
    SearchSettings s = toySettings(SearchMode::Exact);
    s.forced = {2};
    const SearchOutcome out = search(toyModel(), s);
    QCOMPARE(out.completions[0].ids, (Ids{2, 3, 0})); // the likeliest that begins with 2
}

void TestTreeSearchModes::sameForAnyThreads()
{
    for (const auto mode : {SearchMode::Sampling, SearchMode::Puct, SearchMode::Exact}) {
        SearchSettings s = toySettings(mode);
        s.depth = 8;
        s.minP = 0;
        s.children = 5;
        s.seed = 9;
        s.noise = true;
        const TableModel model(randomTable(5, 31));
        const SearchOutcome serial = search(model, s);
        for (const int workers : {1, 3}) {
            ThreadPool pool(workers);
            const LaneScope lane({&pool});
            const SearchOutcome out = search(model, s);
            QVERIFY(out.tree == serial.tree);
            QCOMPARE(out.confidence, serial.confidence);
        }
        s.seed = 10;
        if (mode != SearchMode::Exact) QVERIFY(!(search(model, s).tree == serial.tree));
    }
}

void TestTreeSearchModes::releasesKeys()
{
    for (const auto mode : {SearchMode::Sampling, SearchMode::Puct, SearchMode::Exact}) {
        SearchSettings s = toySettings(mode);
        s.budget.expansions = 40;
        s.minP = 0;
        const SearchOutcome out = search(toyModel(), s);
        const TreeNodes& all = out.tree.nodes();
        std::vector<bool> open(std::size_t(out.tree.size()));
        for (int n = out.tree.size() - 1; n > 0; --n) {
            const auto i = std::size_t(n);
            if (all.state[i] == NodeState::Open) open[i] = true;
            if (open[i]) open[std::size_t(all.parent[i])] = true;
            if (!open[i] && mode != SearchMode::Exact) QCOMPARE(all.kvSlot[i], -1);
        }
        std::vector<int> balance(std::size_t(out.tree.size()));
        for (const TreeEvent& e : out.tree.events()) {
            balance[std::size_t(e.node)] += e.kind == TreeEventKind::KvAlloc;
            balance[std::size_t(e.node)] -= e.kind == TreeEventKind::KvFree;
            QVERIFY(balance[std::size_t(e.node)] >= 0 && balance[std::size_t(e.node)] <= 1);
        }
    }
}

void TestTreeSearchModes::baselines()
{
    const SearchSettings s = toySettings(SearchMode::Sampling);
    const SearchOutcome greedy = greedySearch(toyModel(), kPrompt, s);
    QCOMPARE(greedy.completions[0].ids, (Ids{2, 2, 2, 2}));
    near(greedy.completions[0].logp, -3.947974);
    QCOMPARE(greedy.cost.evaluations, 4);
    const SearchOutcome beam = beamSearch(toyModel(), kPrompt, s, 2);
    QCOMPARE(beam.completions[0].ids, (Ids{3, 0}));
    near(beam.completions[0].score, -.713558);
    near(beam.completions[0].confidence, .489898);
    QCOMPARE(beam.completions[1].ids, (Ids{2, 1, 2, 2}));
    near(beam.completions[1].logp, -3.850810);
    for (const auto formula : {Confidence::Margin, Confidence::Entropy}) { // from a tree of beams
        SearchSettings other = s;
        other.confidence = formula;
        other.minP = 0;
        const SearchOutcome a = beamSearch(toyModel(), kPrompt, other, 2);
        const SearchOutcome b = search(toyModel(), other);
        for (const Completion& c : a.completions)
            for (const Completion& d : b.completions)
                if (c.ids == d.ids) near(c.confidence, d.confidence, 1e-6);
    }
}

void TestTreeSearchModes::samplesFollowTheModel()
{
    SearchSettings s = toySettings(SearchMode::Sampling);
    s.kept = 1000;
    s.batch = 2000;
    const SearchOutcome out = sampleSearch(toyModel(), kPrompt, s);
    // of 4096 samples nearly every string of the 121 occurs, the likeliest for sure
    QVERIFY(out.completions.size() > 80 && out.completions.size() <= 121);
    near(out.completions[0].confidence, .489898);
    s.batch = 4;
    s.budget.evaluations = 12;
    const SearchOutcome few = sampleSearch(toyModel(), kPrompt, s);
    QVERIFY(few.cost.evaluations <= 12);
}

void TestTreeSearchModes::picks()
{
    QCOMPARE(tokenEditDistance(Ids{1, 2, 3}, Ids{1, 3}), 1);
    QCOMPARE(tokenEditDistance(Ids{}, Ids{1, 3}), 2);
    QCOMPARE(tokenEditDistance(Ids{1, 2, 3, 4}, Ids{2, 1, 4, 3}), 3);
    const std::vector<Ids> items{{1, 2, 3, 4}, {1, 2, 3, 5}, {7, 8, 9, 6}};
    const std::vector<double> scores{1, .9, .8};
    // relevance 1, .5, 0; after the first: .7*.5 - .3*.75 = .125 beats 0 - .3*0 = 0
    QCOMPARE(diversePick(items, scores, 2), (std::vector<int>{0, 1}));
    // at mu .5: .25 - .375 = -.125 loses to 0
    QCOMPARE(diversePick(items, scores, 2, .5), (std::vector<int>{0, 2}));
    QCOMPARE(diversePick(items, scores, 9).size(), 3u);
    QVERIFY(diversePick({}, {}, 3).empty());
}

void TestTreeSearchModes::refusals()
{
    const auto refused = [](auto change, const char* what) {
        SearchSettings s = toySettings(SearchMode::Puct);
        change(s);
        try {
            search(toyModel(), s);
        } catch (const Error& e) {
            QVERIFY2(std::string_view(e.what()).find(what) != std::string_view::npos, e.what());
            QCOMPARE(e.kind(), Error::BadInput);
            return;
        }
        QFAIL(what);
    };
    refused([](SearchSettings& s) { s.tau = 0; }, "tau must be greater than 0");
    refused([](SearchSettings& s) { s.tau = std::nan(""); }, "tau");
    refused([](SearchSettings& s) { s.children = 0; }, "k must be at least 1");
    refused([](SearchSettings& s) { s.budget.expansions = 0; }, "budget must be at least 1");
    refused([](SearchSettings& s) { s.cInit = -1; }, "c-init must be at least 0");
    refused([](SearchSettings& s) { s.minP = 1.5; }, "min-p");
    refused([](SearchSettings& s) { s.batch = 0; }, "batch");
    refused([](SearchSettings& s) { s.simulations = 0; }, "simulations");
    refused([](SearchSettings& s) { s.value = ValueSource::Scorer; }, "scorer");
    refused([](SearchSettings& s) { s.forced = {9}; }, "forced token 9 does not exist");
    refused([](SearchSettings& s) { s.forced = {2, 0}; }, "ends the text");
    refused([](SearchSettings& s) { s.forced = {1, 1, 1, 1}; }, "leave nothing");
    QVERIFY_THROWS_EXCEPTION(Error, treeSearch(toyModel(), {}, toySettings(SearchMode::Sampling)));
    const TableModel broken({{1, 1}, {std::nan(""), .5}});
    QVERIFY_THROWS_EXCEPTION(Error, search(broken, toySettings(SearchMode::Sampling)));
}

QTEST_GUILESS_MAIN(TestTreeSearchModes)
#include "tst_tree_search_modes.moc"
