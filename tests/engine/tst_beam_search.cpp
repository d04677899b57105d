// Beam search against the known answers of specification 1.6, enumeration, and the references of
// tests/data/smollm2/decoding.json.
#include "engine/base/error.h"
#include "engine/base/random.h"
#include "engine/base/resources.h"
#include "engine/base/thread_pool.h"
#include "engine/decode/beam_search.h"
#include "tests/shared/table_model.h"
#include "tests/shared/tree_invariants.h"

#include <QTest>
#include <algorithm>
#include <filesystem>
#include <functional>
#include <nlohmann/json.hpp>
#include <set>

using namespace seq;

namespace {

using Ids = std::vector<Token>;
struct Found {
    Ids ids;
    double score;
};

BeamSearch::Options options(int beams, double exponent = 1, EarlyStopping early = EarlyStopping::No)
{
    return {.beams = beams, .length = 4, .penalty = {exponent}, .early = early, .ends = {0}};
}

std::vector<Found> results(const BeamSearch& search)
{
    std::vector<Found> out;
    for (const BeamHypothesis& h : search.finished())
        out.push_back({search.tree().tokens(h.node), h.score});
    return out;
}

std::vector<Found> searched(const LanguageModel& model, BeamSearch::Options o, Ids prompt = {1})
{
    BeamSearch search(model, prompt, std::move(o));
    search.start();
    while (search.step()) {}
    return results(search);
}

bool same(const std::vector<Found>& found, const std::vector<Found>& expected, double within = 5e-6)
{
    return std::ranges::equal(found, expected, [&](const Found& a, const Found& b) {
        return a.ids == b.ids && std::abs(a.score - b.score) < within;
    });
}

// Everything that a table can say in so many tokens, best first.
std::vector<Found> enumerated(const std::vector<std::vector<double>>& rows, int length)
{
    std::vector<Found> all;
    const std::function<void(Ids, double, Token)> go = [&](Ids ids, double logp, Token last) {
        for (std::size_t t = 0; t < rows.size(); ++t) {
            Ids next = ids;
            next.push_back(Token(t));
            const double sum = logp + std::log(rows[std::size_t(last)][t]);
            if (t == 0 || std::ssize(next) == length)
                all.push_back({next, sum});
            else
                go(next, sum, Token(t));
        }
    };
    go({}, 0, 1);
    std::ranges::stable_sort(all, std::greater(), &Found::score);
    return all;
}

const std::vector<std::vector<double>> kToy{
    {.25, .25, .25, .25}, {.10, .05, .45, .40}, {.05, .30, .35, .30}, {.60, .30, .05, .05}};

std::vector<std::vector<double>> randomTable(Rng& rng, std::size_t n)
{
    std::vector<std::vector<double>> rows(n, std::vector<double>(n));
    for (auto& row : rows) {
        double sum = 0;
        for (double& p : row)
            sum += p = rng.uniform() + 0.01;
        for (double& p : row)
            p /= sum;
    }
    return rows;
}

} // namespace

class TestBeamSearch : public QObject {
    Q_OBJECT
private slots:
    void knownAnswers_data();
    void knownAnswers();
    void knownCandidates();
    void wideBeamEqualsEnumeration();
    void oneBeamIsGreedy();
    void permutedTokensPermuteTheResult();
    void treeOfASearch();
    void replayEqualsTheSearchStopped();
    void pipelineActsOnLogProbabilities();
    void refusals();
    void references_data();
    void references();

private:
    ThreadPool pool_{1};
    LaneScope lane_{{&pool_}};
};

void TestBeamSearch::knownAnswers_data()
{
    QTest::addColumn<int>("beams");
    QTest::addColumn<double>("exponent");
    QTest::addColumn<QList<int>>("early");
    QTest::addColumn<QList<QList<int>>>("ids");
    QTest::addColumn<QList<double>>("scores");
    const int no = int(EarlyStopping::No), yes = int(EarlyStopping::Yes),
              never = int(EarlyStopping::Never);
    using Lists = QList<QList<int>>;
    using Scores = QList<double>;
    QTest::newRow("2, 1") << 2 << 1. << QList<int>{no, yes, never} << Lists{{3, 0}, {2, 1, 2, 2}}
                          << Scores{-0.713558, -0.962703};
    QTest::newRow("2, 0") << 2 << 0. << QList<int>{no} << Lists{{3, 0}, {2, 1, 2, 2}}
                          << Scores{-1.427116, -3.850810};
    QTest::newRow("2, 2") << 2 << 2. << QList<int>{no} << Lists{{2, 1, 2, 2}, {2, 2, 2, 2}}
                          << Scores{-0.240676, -0.246748};
    QTest::newRow("3, 1") << 3 << 1. << QList<int>{no, never}
                          << Lists{{3, 0}, {2, 3, 0}, {2, 1, 3, 0}}
                          << Scores{-0.713558, -0.837769, -0.857399};
    QTest::newRow("3, 1, yes") << 3 << 1. << QList<int>{yes} << Lists{{3, 0}, {2, 3, 0}, {0}}
                               << Scores{-0.713558, -0.837769, -2.302585};
    QTest::newRow("3, 2") << 3 << 2. << QList<int>{no, never}
                          << Lists{{2, 1, 3, 0}, {2, 1, 2, 2}, {2, 2, 2, 2}}
                          << Scores{-0.214350, -0.240676, -0.246748};
    QTest::newRow("3, 2, yes") << 3 << 2. << QList<int>{yes} << Lists{{2, 3, 0}, {3, 0}, {0}}
                               << Scores{-0.279256, -0.356779, -2.302585};
    QTest::newRow("3, 0") << 3 << 0. << QList<int>{no} << Lists{{3, 0}, {0}, {2, 3, 0}}
                          << Scores{-1.427116, -2.302585, -2.513306};
}

void TestBeamSearch::knownAnswers()
{
    QFETCH(int, beams);
    QFETCH(double, exponent);
    QFETCH(QList<int>, early);
    QFETCH(QList<QList<int>>, ids);
    QFETCH(QList<double>, scores);
    std::vector<Found> expected;
    for (int i = 0; i < ids.size(); ++i)
        expected.push_back({Ids(ids[i].begin(), ids[i].end()), scores[i]});
    const TableModel toy = toyModel();
    for (const int e : early)
        QVERIFY(same(searched(toy, options(beams, exponent, EarlyStopping(e))), expected));
}

void TestBeamSearch::knownCandidates()
{
    struct Step {
        double score;
        Ids ids;
        bool hit;
    };
    const std::vector<std::vector<Step>> steps{
        {{-.7985, {2}, false}, {-.9163, {3}, false}, {-2.3026, {0}, true}, {-2.9957, {1}, false}},
        {{-1.4271, {3, 0}, true}, {-1.8483, {2, 2}, false}, {-2.0025, {2, 1}, false},
            {-2.0025, {2, 3}, false}},
        {{-2.8010, {2, 1, 2}, false}, {-2.8982, {2, 2, 2}, false}, {-2.9188, {2, 1, 3}, false},
            {-3.0523, {2, 2, 1}, false}},
        {{-3.8508, {2, 1, 2, 2}, true}, {-3.9480, {2, 2, 2, 2}, true}, {-4.0050, {}, true},
            {-4.0050, {}, true}}};
    const TableModel toy = toyModel();
    BeamSearch search(toy, Ids{1}, options(2));
    search.start();
    for (std::size_t s = 0; s < steps.size(); ++s) {
        QCOMPARE(search.step(), s + 1 < steps.size());
        QCOMPARE(search.considered().size(), std::size_t(4));
        for (std::size_t r = 0; r < 4; ++r) {
            const BeamSearch::Considered& c = search.considered()[r];
            QVERIFY(std::abs(c.candidate.score - steps[s][r].score) < 5e-5);
            QCOMPARE(c.hit, steps[s][r].hit);
            if (!steps[s][r].ids.empty()) QCOMPARE(c.ids, steps[s][r].ids);
        }
    }
}

void TestBeamSearch::wideBeamEqualsEnumeration()
{
    Rng rng(5);
    for (int round = 0; round < 6; ++round) {
        const auto rows = round == 0 ? kToy : randomTable(rng, 4);
        const auto expected = enumerated(rows, 4);
        QCOMPARE(expected.size(), std::size_t(121));
        const auto found = searched(TableModel(rows), options(256, 0, EarlyStopping::Never));
        QCOMPARE(found.size(), expected.size());
        for (std::size_t i = 0; i < expected.size(); ++i) // equal scores may swap
            QVERIFY(std::abs(found[i].score - expected[i].score) < 5e-6);
        QVERIFY(found[0].ids == expected[0].ids);
    }
}

void TestBeamSearch::oneBeamIsGreedy()
{
    Rng rng(6);
    for (int round = 0; round < 40; ++round) {
        const auto rows = round == 0 ? kToy : randomTable(rng, 6);
        Found greedy{{}, 0};
        for (Token last = 1; greedy.ids.size() < 4 && (greedy.ids.empty() || last != 0);) {
            const auto& row = rows[std::size_t(last)];
            last = Token(std::ranges::max_element(row) - row.begin());
            greedy.ids.push_back(last);
            greedy.score += std::log(row[std::size_t(last)]);
        }
        greedy.score /= double(greedy.ids.size());
        for (const EarlyStopping early : {EarlyStopping::No, EarlyStopping::Yes})
            QVERIFY(same(searched(TableModel(rows), options(1, 1, early)), {greedy}));
    }
}

void TestBeamSearch::permutedTokensPermuteTheResult()
{
    Rng rng(7);
    for (int round = 0; round < 30; ++round) {
        const auto rows = randomTable(rng, 6);
        const std::vector<int> moved{0, 3, 5, 1, 2, 4}; // the end token and the prompt stay known
        auto permuted = rows;
        for (std::size_t i = 0; i < 6; ++i)
            for (std::size_t j = 0; j < 6; ++j)
                permuted[std::size_t(moved[i])][std::size_t(moved[j])] = rows[i][j];
        auto expected = searched(TableModel(rows), options(3));
        for (Found& f : expected)
            for (Token& t : f.ids)
                t = moved[std::size_t(t)];
        QVERIFY(same(searched(TableModel(permuted), options(3), {moved[1]}), expected));
    }
}

void TestBeamSearch::treeOfASearch()
{
    Rng rng(8);
    for (int round = 0; round < 30; ++round) {
        const TableModel model(round == 0 ? kToy : randomTable(rng, 6));
        BeamSearch search(model, Ids{1}, options(1 + round % 5));
        search.start();
        while (search.step()) {}
        const SearchTree& tree = search.tree();
        QCOMPARE(brokenInvariant(tree), std::string());
        for (const BeamHypothesis& h : search.finished()) {
            const auto n = std::size_t(h.node);
            QCOMPARE(tree.nodes().normScore[n], h.score);
            QCOMPARE(tree.nodes().state[n],
                tree.nodes().token[n] == 0 ? NodeState::Finished : NodeState::Truncated);
            QVERIFY(std::abs(tree.nodes().cumScore[n] / double(tree.nodes().depth[n]) - h.score)
                < 1e-12);
        }
        for (int i = 0; i < tree.size(); ++i) // nothing is left open, leaves say how they ended
            QVERIFY(tree.nodes().state[std::size_t(i)] != NodeState::Open
                && (tree.nodes().firstChild[std::size_t(i)] >= 0
                    || tree.nodes().state[std::size_t(i)] != NodeState::Expanded));
    }
}

void TestBeamSearch::replayEqualsTheSearchStopped()
{
    const TableModel toy = toyModel();
    BeamSearch whole(toy, Ids{1}, options(3)), stopped(toy, Ids{1}, options(3));
    whole.start();
    stopped.start();
    while (whole.step()) {}
    for (std::uint32_t s = 0; s <= whole.tree().step(); ++s) {
        QVERIFY(whole.tree().at(s) == stopped.tree());
        stopped.step();
    }
}

// The penalty multiplies log-probabilities; it would divide positive logits.
void TestBeamSearch::pipelineActsOnLogProbabilities()
{
    const TableModel toy = toyModel();
    const LogitsPipeline pipeline
        = makePipeline({.repetitionPenalty = 2, .noRepeatNgram = 2, .ends = {0}}, false);
    auto o = options(2, 0);
    o.pipeline = &pipeline;
    BeamSearch search(toy, Ids{1}, o);
    search.start();
    QVERIFY(search.step());
    const SearchTree& tree = search.tree();
    QVERIFY(search.considered().size() == 4);
    for (const auto& c : search.considered())
        QVERIFY(std::abs(c.candidate.score
                    - std::log(kToy[1][std::size_t(c.ids[0])]) * (c.ids[0] == 1 ? 2 : 1))
            < 1e-6);
    while (search.step()) {}
    for (int i = 0; i < tree.size(); ++i) { // no pair of tokens twice, the prompt's included
        Ids ids = tree.tokens(i);
        ids.insert(ids.begin(), 1);
        std::set<std::pair<Token, Token>> pairs;
        for (std::size_t k = 1; k < ids.size(); ++k)
            QVERIFY(pairs.insert({ids[k - 1], ids[k]}).second);
    }
}

void TestBeamSearch::refusals()
{
    const TableModel toy = toyModel();
    const auto refused = [&](BeamSearch::Options o, Ids prompt) {
        QVERIFY_EXCEPTION_THROWN(BeamSearch(toy, prompt, o), Error);
    };
    refused(options(0), {1});
    refused(options(-3), {1});
    refused(options(2), {});
    auto o = options(2);
    o.length = 0;
    refused(o, {1});
    o.length = 250;
    refused(o, Ids(7, 1)); // the table holds 256
    refused(options(2), Ids(300, 1));
    const TableModel broken({{.5, .5}, {std::nan(""), .5}});
    BeamSearch search(broken, Ids{1}, options(2));
    QVERIFY_EXCEPTION_THROWN(search.start(), Error);
}

void TestBeamSearch::references_data()
{
    QTest::addColumn<int>("number");
    for (int i = 4; i < 9; ++i)
        QTest::addRow("case %d", i) << i;
}

void TestBeamSearch::references()
{
    const auto path = modelFolder() / "SmolLM2-135M-Instruct.Q4_1.gguf";
    if (!std::filesystem::exists(path)) QSKIP("SmolLM2-135M-Instruct.Q4_1.gguf is not here");
    static const auto model = loadLanguageModel(path);
    QFETCH(int, number);
    const Json all = readJson(SEQSCOPE_SOURCE "/tests/data/smollm2/decoding.json");
    const Json& given = all["cases"][std::size_t(number)];
    const Json& arguments = given["args"];
    const Json early = arguments.value("early_stopping", Json(false));
    BeamSearch::Options o{.beams = arguments["num_beams"],
        .length = arguments["max_new_tokens"],
        .penalty = {arguments.value("length_penalty", 1.0)},
        .early = early == Json(true) ? EarlyStopping::Yes
            : early == Json("never") ? EarlyStopping::Never
                                     : EarlyStopping::No,
        .ends = {given["eos"].get<Token>()},
        .precision = Precision::Float32};
    const LogitsPipeline pipeline = makePipeline(
        {.noRepeatNgram = arguments.value("no_repeat_ngram_size", 0), .ends = o.ends}, false);
    o.pipeline = &pipeline;
    const auto found = searched(*model, o, given["prompt_ids"].get<Ids>());
    QCOMPARE(found.size(), given["sequences"].size());
    for (std::size_t i = 0; i < found.size(); ++i) {
        Ids expected = given["sequences"][i];
        while (expected.size() > 1 && expected.back() == o.ends[0]
            && expected[expected.size() - 2] == o.ends[0])
            expected.pop_back(); // padding
        QCOMPARE(found[i].ids, expected);
        const auto n = int(expected.size());
        const double sums = (found[i].score - given["scores"][i].get<double>())
            * o.penalty.divisor(n); // un-normalised
        QVERIFY2(std::abs(sums) < 2e-5 * n, qPrintable(QString::number(sums)));
    }
}

QTEST_APPLESS_MAIN(TestBeamSearch)
#include "tst_beam_search.moc"
