// LLM tree search as AlphaGo (mode A) and exactly (mode E), on models that can be enumerated: the
// known answers of specification 5 and its properties.
#include "plugins/decoding/exact_queue.h"
#include "plugins/decoding/puct.h"
#include "tests/methods/decoding/toy_search.h"

using namespace seq;

class TestPuctExact : public QObject {
    Q_OBJECT
private slots:
    void puctArithmetic();
    void puctKnownAnswer();
    void puctConservesVisits_data();
    void puctConservesVisits();
    void puctFollowsPriors();
    void puctConverges();
    void puctNoise();
    void puctRollOuts();
    void scorerWithoutNumber();
    void exactKnownAnswer();
    void exactIsExhaustive();
    void exactQueueDrops();
    void exactNotProven();
};

void TestPuctExact::puctArithmetic()
{
    near(puctTerms(10, 6, .5, .2, 1.25, 19652).sum(), .482473);
    near(puctTerms(10, 3, .3, .35, 1.25, 19652).sum(), .646596);
    near(puctTerms(10, 1, .2, .1, 1.25, 19652).sum(), .495462);
}

void TestPuctExact::puctKnownAnswer()
{
    SearchSettings s = toySettings(SearchMode::Puct);
    s.minP = 0;
    s.batch = 1;
    s.simulations = 50;
    const SearchOutcome out = search(toyModel(), s);
    QCOMPARE(out.cost.evaluations, 14);
    QCOMPARE(out.cost.expansions, 14);
    const TreeNodes& all = out.tree.nodes();
    const std::vector<int> visits{1, 0, 20, 29};
    const std::vector<double> means{.1, 0, .394170, .462727};
    for (Token t = 0; t < 4; ++t) {
        const auto c = std::size_t(childOf(out.tree, 0, t));
        QCOMPARE(all.visits[c], visits[std::size_t(t)]);
        if (all.visits[c]) near(all.valueSum[c] / all.visits[c], means[std::size_t(t)]);
    }
    Ids answer;
    for (const int n : out.answer)
        answer.push_back(all.token[std::size_t(n)]);
    QCOMPARE(answer, (Ids{3, 0}));
    near(out.confidence[std::size_t(out.answer.back())], .489898);
}

void TestPuctExact::puctConservesVisits_data()
{
    QTest::addColumn<int>("batch");
    QTest::addColumn<int>("source");
    for (const int batch : {1, 3, 8})
        for (const auto source : {ValueSource::Confidence, ValueSource::Rollout})
            QTest::addRow("%d %d", batch, int(source)) << batch << int(source);
}

void TestPuctExact::puctConservesVisits()
{
    QFETCH(int, batch);
    QFETCH(int, source);
    for (std::uint64_t seed = 0; seed < 10; ++seed) {
        SearchSettings s = toySettings(SearchMode::Puct);
        s.depth = 6;
        s.batch = batch;
        s.minP = 0;
        s.value = ValueSource(source);
        s.rollout = 3;
        s.simulations = 80;
        s.budget.expansions = 1000;
        s.seed = seed;
        s.normalise = seed % 2;
        s.parentFirst = seed % 3 == 0;
        const SearchOutcome out = search(TableModel(randomTable(4, seed)), s);
        const TreeNodes& all = out.tree.nodes();
        QCOMPARE(all.visits[0], 80);
        for (int n = 0; n < out.tree.size(); ++n) {
            int below = 0;
            double value = 0;
            for (const int c : out.tree.children(n)) {
                below += all.visits[std::size_t(c)];
                value += all.valueSum[std::size_t(c)];
            }
            const auto i = std::size_t(n);
            if (all.state[i] != NodeState::Expanded) continue;
            // a leaf was valued once before it was expanded; in a batch, perhaps more than once
            const int own = all.visits[i] - below;
            if (n == 0) QCOMPARE(own, 0);
            if (n > 0) QVERIFY(batch == 1 ? own == 1 : own >= 1 && own <= batch);
            near(all.valueSum[i], n == 0 ? value : value + own * out.value[i], 1e-9);
        }
    }
}

void TestPuctExact::puctFollowsPriors()
{
    SearchSettings s = toySettings(SearchMode::Puct);
    s.minP = 0;
    s.cInit = 1e6;
    s.batch = 1;
    s.simulations = 2000;
    s.budget.expansions = 10000;
    const SearchOutcome out = search(toyModel(), s);
    const std::vector<double> p{.10, .05, .45, .40};
    for (Token t = 0; t < 4; ++t)
        near(out.tree.nodes().visits[std::size_t(childOf(out.tree, 0, t))] / 2000.0,
            p[std::size_t(t)], .002);
}

void TestPuctExact::puctConverges()
{
    for (std::uint64_t seed = 0; seed < 10; ++seed) {
        const Table rows = randomTable(4, 100 + seed, false);
        const String best = likeliest(rows, 4);
        SearchSettings s = toySettings(SearchMode::Puct);
        s.minP = 0;
        s.batch = 1;
        s.uniformPriors = true;
        s.value = ValueSource::Scorer;
        s.scorer = {"share of the best", [&](std::span<const Token> ids) {
                        if (ids.back() != 0 && ids.size() < 4) return 0.0;
                        double logp = 0;
                        Token last = kPrompt[0];
                        for (const Token t : ids) {
                            logp += std::log(rows[std::size_t(last)][std::size_t(t)]);
                            last = t;
                        }
                        return std::exp(logp - best.logp);
                    }};
        s.simulations = 5000;
        s.budget.expansions = 10000;
        const SearchOutcome out = search(TableModel(rows), s);
        const int child = childOf(out.tree, 0, best.ids[0]);
        QVERIFY(out.tree.nodes().visits[std::size_t(child)] > .9 * 5000);
        QCOMPARE(out.completions[0].ids, best.ids);
        near(out.completions[0].score, 1, 1e-5);
    }
}

void TestPuctExact::puctNoise()
{
    double mean = 0, square = 0;
    constexpr int kDraws = 4000;
    for (int seed = 0; seed < kDraws; ++seed) {
        const auto share = dirichlet(4, .3, std::uint64_t(seed));
        near(std::accumulate(share.begin(), share.end(), 0.0), 1, 1e-12);
        mean += share[0] / kDraws;
        square += share[0] * share[0] / kDraws;
    }
    near(mean, .25, .02);
    near(square - mean * mean, .25 * .75 / (4 * .3 + 1), .01); // of Dir(.3, .3, .3, .3)
    SearchSettings s = toySettings(SearchMode::Puct);
    s.noise = true;
    s.seed = 3;
    const auto visits = [&] {
        const SearchOutcome out = search(toyModel(), s);
        std::vector<int> v;
        for (const int c : out.tree.children(0))
            v.push_back(out.tree.nodes().visits[std::size_t(c)]);
        return v;
    };
    const auto noisy = visits();
    QCOMPARE(visits(), noisy);
    s.noise = false;
    QVERIFY(visits() != noisy);
}

void TestPuctExact::puctRollOuts()
{
    SearchSettings s = toySettings(SearchMode::Puct);
    s.minP = 0;
    s.batch = 1;
    s.value = ValueSource::Rollout;
    s.rollout = 2;
    s.simulations = 1;
    const SearchOutcome out = search(toyModel(), s);
    // the first leaf is the end itself (a tie at 0 visits): nothing is rolled out
    QCOMPARE(out.cost.evaluations, 1);
    s.simulations = 2; // then 2, the likeliest: 2 2 2 is its roll-out
    const SearchOutcome two = search(toyModel(), s);
    QCOMPARE(two.cost.evaluations, 3);
    const int leaf = childOf(two.tree, 0, 2);
    near(two.value[std::size_t(leaf)], std::cbrt(.45 * .35 * .35), 1e-6);
}

void TestPuctExact::scorerWithoutNumber()
{
    SearchSettings s = toySettings(SearchMode::Puct);
    s.value = ValueSource::Scorer;
    s.scorer = {"half a judge",
        [](std::span<const Token> ids) { return ids[0] == 2 ? std::nan("") : 0.5; }};
    const SearchOutcome out = search(toyModel(), s);
    QVERIFY(!out.unscored.empty());
    for (const int n : out.unscored) {
        QCOMPARE(out.tree.tokens(n)[0], 2);
        QCOMPARE(out.value[std::size_t(n)], 0.0);
    }
    QVERIFY2(out.warning.find("half a judge") != std::string::npos, out.warning.c_str());
}

void TestPuctExact::exactKnownAnswer()
{
    const SearchOutcome out = search(toyModel(), toySettings(SearchMode::Exact));
    QCOMPARE(out.completions.size(), 1u);
    QCOMPARE(out.completions[0].ids, (Ids{3, 0}));
    near(out.completions[0].logp, -1.427116);
    QCOMPARE(out.cost.evaluations, 3);
    QCOMPARE(out.pops, 4);
    QCOMPARE(out.left, 9);
    QVERIFY(out.proven);
    QCOMPARE(enumerated({{.25, .25, .25, .25}, {.10, .05, .45, .40}, {.05, .30, .35, .30},
                            {.60, .30, .05, .05}},
                 4)
                 .size(),
        121u);
}

void TestPuctExact::exactIsExhaustive()
{
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        const int vocabulary = 2 + int(seed % 4), depth = 1 + int(seed % 6);
        const Table rows = randomTable(vocabulary, 500 + seed);
        SearchSettings s = toySettings(SearchMode::Exact);
        s.depth = depth;
        s.budget.expansions = 100000;
        const SearchOutcome out = search(TableModel(rows), s);
        const String best = likeliest(rows, depth);
        near(out.completions[0].logp, best.logp, 1e-5);
        QCOMPARE(out.completions[0].ids, best.ids);
        QVERIFY(out.proven);
    }
}

void TestPuctExact::exactQueueDrops()
{
    Rng rng(4);
    ExactQueue queue(20);
    std::vector<double> all; // by hand: sorted, cut
    double dropped = -std::numeric_limits<double>::infinity();
    for (int round = 0; round < 40; ++round) {
        const double base = -2 * rng.uniform();
        std::vector<RankedToken> tokens;
        for (int t = 0; t < 6; ++t)
            tokens.push_back({t, float(-5 * rng.uniform())});
        std::ranges::sort(tokens, std::greater(), &RankedToken::logp);
        for (const RankedToken& t : tokens)
            all.push_back(base + double(t.logp));
        std::ranges::sort(all, std::greater());
        for (std::size_t i = 20; i < all.size(); ++i)
            dropped = std::max(dropped, all[i]);
        all.resize(std::min<std::size_t>(all.size(), 20));
        queue.push(round, base, tokens);
        QCOMPARE(queue.size(), std::int64_t(all.size()));
        QCOMPARE(queue.bestDropped(), dropped);
        for (int pops = 0; pops < 3; ++pops) {
            QCOMPARE(queue.best(1)[0].logp, all[0]);
            QCOMPARE(queue.pop()->logp, all[0]);
            all.erase(all.begin());
        }
    }
    while (const auto entry = queue.pop()) {
        QCOMPARE(entry->logp, all[0]);
        all.erase(all.begin());
    }
    QVERIFY(all.empty() && queue.size() == 0 && queue.best(3).empty());
}

void TestPuctExact::exactNotProven()
{
    SearchSettings s = toySettings(SearchMode::Exact);
    s.queue = 2; // of 1 0, 2, 3, 1 only 2 and 3 stay: 0 could not have won
    SearchOutcome out = search(toyModel(), s);
    QVERIFY(out.proven);
    s.queue = 1; // 3 is dropped, and 3 0 would have won
    out = search(toyModel(), s);
    QVERIFY(!out.proven);
    QVERIFY(out.completions[0].ids != (Ids{3, 0}));
}

QTEST_GUILESS_MAIN(TestPuctExact)
#include "tst_puct_exact.moc"
