// decoding.tree-search and decoding.search-claim on SmolLM2: what the panels hand on and refuse.
#include "plugins/decoding/search_claim.h"
#include "plugins/decoding/tree_search.h"
#include "tests/shared/method_runs.h"

using namespace seq;

class TestTreeSearch : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void modes_data();
    void modes();
    void besideEachOther();
    void forcedTokens();
    void pastStepsAreDrawn();
    void rules_data();
    void rules();
    void claim();
    void refusals();

private:
    template <class M> typename M::Result run(const typename M::Params& p)
    {
        return runs_->run<M>(p, 1);
    }
    std::unique_ptr<MethodRuns> runs_;
};

void TestTreeSearch::initTestCase()
{
    if (!MethodRuns::modelIsHere()) QSKIP("SmolLM2-135M-Instruct.Q4_1.gguf is not here");
    runs_ = std::make_unique<MethodRuns>();
}

void TestTreeSearch::modes_data()
{
    QTest::addColumn<int>("mode");
    QTest::newRow("P") << 0;
    QTest::newRow("A") << 1;
    QTest::newRow("E") << 2;
}

void TestTreeSearch::modes()
{
    QFETCH(int, mode);
    TreeSearch::Params p;
    p.mode.index = mode;
    p.depth = 5;
    p.budget = 12;
    const auto r = run<TreeSearch>(p);
    const Json data = dataOf(r);
    QVERIFY(!data["sequences"].empty());
    double before = INFINITY;
    for (const Json& s : data["sequences"]) {
        QVERIFY(!s["ids"].empty() && s["ids"].size() <= 5u);
        QVERIFY(s["score"].get<double>() <= before);
        before = s["score"].get<double>();
        if (mode != 2) // geometric mean of the probabilities
            QVERIFY(std::abs(std::exp(s["logprob"].get<double>() / double(s["ids"].size()))
                        - s["confidence"].get<double>())
                < 1e-5);
    }
    QVERIFY(!data["diverse"].empty() && data["diverse"][0] == 0);
    QVERIFY(!data["curve"].empty() || data["finished-greedily"].get<bool>());
    QVERIFY(r.sides[0].outcome.cost.expansions <= 12);
    QCOMPARE(SearchTree::read(data["tree"]).size(), r.sides[0].outcome.tree.size());
}

void TestTreeSearch::besideEachOther()
{
    TreeSearch::Params p;
    p.depth = 4;
    p.budget = 6;
    for (int beside = 1; beside < 6; ++beside) {
        p.beside.index = beside;
        const auto r = run<TreeSearch>(p);
        QCOMPARE(r.sides.size(), 2u);
        QCOMPARE(r.sides[1].strategy, std::string(p.beside.name()));
        QVERIFY(!r.sides[1].outcome.completions.empty());
        QVERIFY(dataOf(r)["beside"]["sequences"].size() > 0);
    }
}

void TestTreeSearch::forcedTokens()
{
    TreeSearch::Params p;
    p.depth = 6;
    p.forced = {351, 28};
    const auto r = run<TreeSearch>(p);
    for (const Completion& c : r.sides[0].outcome.completions) {
        QCOMPARE(c.ids[0], 351);
        QCOMPARE(c.ids[1], 28);
    }
}

void TestTreeSearch::pastStepsAreDrawn()
{
    TreeSearch::Params p;
    p.beside.index = 2;
    p.budget = 16;
    p.batch = 2;
    const auto r = run<TreeSearch>(p);
    const int last = int(r.sides[0].outcome.tree.step());
    QVERIFY(last >= 4);
    const auto seen = [&](const TreeSearch::Params& q) {
        for (const PlotData& data : drawn<TreeSearch>(q, r).plots)
            if (data.name == "tree") return data.series[0].x.size();
        return std::size_t(0);
    };
    QCOMPARE(seen(p), std::size_t(r.sides[0].outcome.tree.size()));
    for (p.step = 0; p.step < last; ++p.step)
        QCOMPARE(seen(p), std::size_t(r.sides[0].outcome.tree.at(std::uint32_t(p.step)).size()));
    p.step = -1;
    const Picture picture = drawn<TreeSearch>(p, r);
    QCOMPARE(picture.drags.at(0).field, std::string("step"));
    for (const char* field : {"node", "collapsed", "forced", "text"}) // two trees, and clicks
        QVERIFY2(!proposals(picture, field).empty(), field);
}

void TestTreeSearch::rules_data()
{
    QTest::addColumn<int>("value");
    QTest::newRow("roll-out") << 1;
    QTest::newRow("regex") << 2;
    QTest::newRow("length") << 3;
    QTest::newRow("target") << 4;
}

void TestTreeSearch::rules()
{
    QFETCH(int, value);
    TreeSearch::Params p;
    p.mode.index = 1;
    p.value.index = value;
    p.depth = 6;
    p.rollout = 3;
    p.budget = 12;
    p.simulations = 40;
    p.wantedLength = 3;
    p.pattern = "[a-z]+ing";
    const auto r = run<TreeSearch>(p);
    const auto& o = r.sides[0].outcome;
    for (std::size_t n = 1; n < o.value.size(); ++n) {
        if (std::isnan(o.value[n])) continue;
        QVERIFY(o.value[n] >= 0 && o.value[n] <= 1);
        const int depth = o.tree.nodes().depth[n];
        if (value == 3) QCOMPARE(o.value[n], std::max(0.0, 1 - std::abs(depth - 3.0) / 3));
        if (value == 2) QVERIFY(o.value[n] == 0 || o.value[n] == 1);
    }
}

void TestTreeSearch::claim()
{
    SearchClaim::Params p;
    p.strategies = {"greedy", "samples", "beam", "P", "A", "E"};
    for (const int tasks : {0, 1}) {
        p.tasks.index = tasks;
        const auto r = run<SearchClaim>(p);
        QCOMPARE(r.tasks, 1);
        QCOMPARE(r.rows.size(), 6u);
        for (const auto& row : r.rows) {
            QVERIFY(row.solved <= row.solvedByAny && row.solvedByAny <= 1);
            QVERIFY(row.evaluations <= p.evaluations + p.length); // to finish, apart
        }
        QCOMPARE(dataOf(r)["tasks"].size(), 1u);
    }
}

void TestTreeSearch::refusals()
{
    const auto refused = [this](auto change, const char* what) {
        TreeSearch::Params p;
        p.mode.index = 1;
        change(p);
        try {
            run<TreeSearch>(p);
        } catch (const Error& e) {
            QVERIFY2(std::string_view(e.what()).find(what) != std::string_view::npos, e.what());
            return;
        }
        QFAIL(what);
    };
    using P = TreeSearch::Params;
    refused([](P& p) { p.tau = 0; }, "tau must be greater than 0");
    refused([](P& p) { p.k = 0; }, "k must be at least 1");
    refused([](P& p) { p.budget = 0; }, "budget must be at least 1");
    refused([](P& p) { p.cInit = -1; }, "c-init must be at least 0");
    refused([](P& p) { p.prompt = TextRef::literal(""); }, "empty");
    refused([](P& p) { p.value.index = 2, p.pattern = "("; }, "no regular expression");
    refused([](P& p) { p.value.index = 4, p.pattern = ""; }, "needs a pattern");
    SearchClaim::Params claim;
    claim.first = 1361;
    claim.count = 2;
    QVERIFY_THROWS_EXCEPTION(Error, run<SearchClaim>(claim));
    claim = {};
    claim.length = claim.evaluations + 1;
    QVERIFY_THROWS_EXCEPTION(Error, run<SearchClaim>(claim));
    claim = {};
    claim.strategies = {"P", "B"};
    QVERIFY_THROWS_EXCEPTION(Error, run<SearchClaim>(claim));
}

QTEST_GUILESS_MAIN(TestTreeSearch)
#include "tst_tree_search.moc"
