// The logits pipeline: worked examples of the specification (1.3), its order and its refusals.
#include "engine/base/error.h"
#include "engine/base/random.h"
#include "engine/decode/logits_pipeline.h"
#include "engine/decode/processors.h"
#include "tests/shared/score_rows.h"
#include "tests/shared/tolerance.h"

#include <QTest>
#include <algorithm>
#include <chrono>
#include <cmath>

using namespace seq;

namespace {

std::vector<float> scoresAfter(
    const ProcessorPtr& p, const StepContext& step, std::span<const float> row = kRow)
{
    ScoreRow scores(row);
    p->apply(step, scores);
    return {scores.values().begin(), scores.values().end()};
}

std::vector<double> probabilities(ScoreRow& row)
{
    std::vector<double> p(row.values().size());
    for (std::size_t i = 0; i < row.kept().ids.size(); ++i)
        p[std::size_t(row.kept().ids[i])] = row.kept().probability(i);
    return p;
}

bool close(std::span<const double> a, std::initializer_list<double> b)
{
    return std::ranges::equal(
        a, b, [](double x, double y) { return std::abs(x - y) < tolerance::kKnownAnswer; });
}

} // namespace

class TestLogitsPipeline : public QObject {
    Q_OBJECT
private slots:
    void knownProbabilities();
    void knownSets();
    void knownPenalties();
    void listsBeforeThem();
    void guidanceAndBias();
    void onlyActiveInOrder();
    void ladder();
    void blocked();
    void notFinite();
    void refusals_data();
    void refusals();
    void fast();
};

void TestLogitsPipeline::knownProbabilities()
{
    ScoreRow row(kRow);
    QVERIFY(close(probabilities(row), {.547669, .201476, .122202, .074119, .027267, .027267}));
    QVERIFY(std::abs(row.kept().entropy() - 1.298701) < tolerance::kKnownAnswer);
    ScoreRow sharp(kRow), flat(kRow), top(kRow);
    temperature(0.5)->apply({}, sharp);
    temperature(2)->apply({}, flat);
    topPFilter(0.8)->apply({}, top);
    QVERIFY(close(probabilities(sharp), {.827544, .111996, .041201, .015157, .002051, .002051}));
    QVERIFY(close(probabilities(flat), {.345658, .209652, .163277, .127160, .077127, .077127}));
    QVERIFY(close(probabilities(top), {.628532, .231224, .140244, 0, 0, 0}));
}

void TestLogitsPipeline::knownSets()
{
    QCOMPARE(keptBy(topKFilter(5)).size(), std::size_t(6)); // the last two tie
    QCOMPARE(keptBy(topKFilter(4)), (Ids{0, 1, 2, 3}));
    QCOMPARE(keptBy(topPFilter(0.5)), (Ids{0}));
    QCOMPARE(keptBy(topPFilter(0.8)), (Ids{0, 1, 2}));
    QCOMPARE(keptBy(topPFilter(0.9)), (Ids{0, 1, 2, 3}));
    QCOMPARE(keptBy(topPFilter(0)), (Ids{0}));
    QCOMPARE(keptBy(minPFilter(0.1)), (Ids{0, 1, 2, 3}));
    QCOMPARE(keptBy(minPFilter(0.2)), (Ids{0, 1, 2}));
    QCOMPARE(keptBy(minPFilter(0.3)), (Ids{0, 1}));
    QCOMPARE(keptBy(typicalFilter(0.2)), (Ids{1}));
    QCOMPARE(keptBy(typicalFilter(0.5)), (Ids{0, 1}));
    QCOMPARE(keptBy(typicalFilter(0.9)), (Ids{0, 1, 2, 3}));
    QCOMPARE(keptBy(epsilonFilter(0.06)), (Ids{0, 1, 2, 3}));
    QCOMPARE(keptBy(etaFilter(0.06)), (Ids{0, 1, 2, 3}));
    QCOMPARE(keptBy(etaFilter(0.5)), (Ids{0, 1}));
    QCOMPARE(keptBy(noRepeatNgram(3), kRow, {1, 2, 3, 1, 2}), (Ids{0, 1, 2, 4, 5}));
    QCOMPARE(keptBy(noRepeatNgram(1), kRow, {1, 2, 3, 1, 2}), (Ids{0, 4, 5}));
    QCOMPARE(keptBy(noRepeatNgram(6), kRow, {1, 2, 3, 1, 2}).size(), std::size_t(6));
}

void TestLogitsPipeline::knownPenalties()
{
    const Ids seen{0, 4, 0};
    const auto punished = scoresAfter(repetitionPenalty(1.2), after(seen));
    QVERIFY(close(
        std::vector<double>(punished.begin(), punished.end()), {1.666667, 1, .5, 0, -1.2, -1}));
    QCOMPARE(scoresAfter(repetitionPenalty(1.2, 3), after(seen)), kRow); // all ignored
    // presence once, frequency each time, of what was generated after one prompt token
    const auto counted = scoresAfter(presenceFrequency(0.5, 0.25), after({1, 2, 2, 3}, 1));
    QCOMPARE(counted, (std::vector<float>{2, 1, -0.5f, -0.75f, -1, -1}));
    const auto diverse = scoresAfter(hammingDiversity(0.5), {.earlier = seen});
    QCOMPARE(diverse, (std::vector<float>{1, 1, 0.5f, 0, -1.5f, -1}));
    // normalised first: all scores are below 0, so all of them are multiplied
    ScoreRow row(kRow);
    const double mass = row.kept().logMass();
    const auto normal = scoresAfter(repetitionPenalty(2, 0, true), after({0}));
    QVERIFY(std::abs(normal[0] - 2 * (2 - mass)) < tolerance::kKnownAnswer);
    QVERIFY(std::abs(normal[1] - (1 - mass)) < tolerance::kKnownAnswer);
}

// The stages that 1.2 lists without a section of their own.
void TestLogitsPipeline::listsBeforeThem()
{
    const Ids ids{1, 2, 3, 1, 2};
    QCOMPARE(scoresAfter(promptRepetitionPenalty(2), after({0, 4, 1}, 2)),
        (std::vector<float>{4, 1, 0.5f, 0, -0.5f, -1})); // the inverse, of the prompt alone
    ScoreRow prompt(kRow);
    promptNoRepeatNgram(3)->apply(after({1, 2, 3, 4, 1, 2}, 3), prompt);
    QCOMPARE(prompt.kept().ids, (Ids{0, 1, 2, 4, 5}));
    QCOMPARE(keptBy(badWords({{2}, {2, 5}, {1, 4}, {0}}, Ids{0}), kRow, ids), (Ids{0, 1, 3, 4}));
    QCOMPARE(keptBy(minLength(6, {0}), kRow, ids), (Ids{1, 2, 3, 4, 5}));
    QCOMPARE(keptBy(minLength(5, {0}), kRow, ids).size(), std::size_t(6));
    QCOMPARE(keptBy(minNewTokens(6, {0, 3}), kRow, ids), (Ids{1, 2, 4, 5}));
    const auto allowed = allowedTokens([](std::span<const Token> x) { return Ids{x.back(), 5}; });
    QCOMPARE(scoresAfter(allowed, after(ids))[2], 0.5f);
    QCOMPARE(keptBy(allowed, kRow, ids), (Ids{2, 5}));
    QCOMPARE(keptBy(forcedBegin(3), kRow, {7}), (Ids{3}));
    QCOMPARE(keptBy(forcedBegin(3), kRow, ids).size(), std::size_t(6));
    StepContext last = after(ids);
    last.limit = 6;
    QCOMPARE(scoresAfter(forcedEnd(3), last)[3], 0.f);
    QCOMPARE(scoresAfter(forcedEnd(3), last)[0], -kInfinity);
    last.limit = 7;
    QCOMPARE(scoresAfter(forcedEnd(3), last), kRow);
    QCOMPARE(keptBy(suppress({1, 2})), (Ids{0, 3, 4, 5}));
    QCOMPARE(keptBy(suppressAtBegin({1}), kRow, ids).size(), std::size_t(6));
    QCOMPARE(scoresAfter(suppressAtBegin({1}), after({9}, 1))[1], -kInfinity);
    // two past the start: s + |s| (f^2 - 1)
    QCOMPARE(scoresAfter(lengthDecay(3, 1.5, {1, 4}), after(ids)),
        (std::vector<float>{2, 2.25f, 0.5f, 0, 0.25f, -1}));
    const std::vector<float> broken{NAN, kInfinity, -kInfinity, 1};
    constexpr float most = std::numeric_limits<float>::max();
    QCOMPARE(scoresAfter(removeInvalid(), {}, broken), (std::vector<float>{0, most, -most, 1}));
}

void TestLogitsPipeline::guidanceAndBias()
{
    const Ids ids{1, 2};
    QCOMPARE(scoresAfter(
                 sequenceBias({{{3}, 1}, {{2, 4}, 2}, {{1, 5}, 4}, {{7, 1, 2, 0}, 8}}), after(ids)),
        (std::vector<float>{2, 1, 0.5f, 1, 1, -1}));
    // u + g (c - u) on log-probabilities
    const std::vector<float> without{0, 0, 0, 0, 0, 0};
    ScoreRow row(kRow);
    const double mass = row.kept().logMass(), u = -std::log(6.);
    const auto guided = scoresAfter(guidance(1.5), {.unconditional = without});
    for (std::size_t i = 0; i < kRow.size(); ++i)
        QVERIFY(std::abs(guided[i] - (u + 1.5 * (kRow[i] - mass - u))) < tolerance::kKnownAnswer);
}

void TestLogitsPipeline::onlyActiveInOrder()
{
    QVERIFY(makePipeline({}, true).empty());
    PipelineOptions o;
    o.repetitionPenalty = 1.1;
    o.noRepeatNgram = 2;
    o.minNewTokens = 3;
    o.presence = 0.1;
    o.diversity = 0.5;
    o.temperature = 0.7;
    o.topK = 9;
    o.topP = 0.9;
    o.minP = 0.1;
    o.typicalP = 0.9;
    o.epsilon = o.eta = 0.01;
    o.renormalise = true;
    QCOMPARE(makePipeline(o, true).stages(),
        (std::vector<std::string>{"raw", "diversity", "repetition", "no repeat", "min new tokens",
            "presence", "temperature", "top-k", "top-p", "min-p", "typical", "epsilon", "eta",
            "renormalise"}));
    QCOMPARE(makePipeline(o, false).stages().size(), std::size_t(6)); // greedy: no filters
}

void TestLogitsPipeline::ladder()
{
    Rng rng(11);
    const auto row = randomRow(rng, 500, false);
    PipelineOptions o;
    o.temperature = 0.5;
    o.topK = 10;
    o.topP = 0.8;
    ScoreRow scores(row);
    Ladder ladder;
    const auto worst = Token(std::ranges::min_element(row) - row.begin());
    makePipeline(o, true).run({}, scores, &ladder, worst);
    QCOMPARE(ladder.ids.size(), std::size_t(Ladder::kTokens + 1));
    QCOMPARE(ladder.ids.back(), worst);
    QCOMPARE(ladder.scores.size(), std::size_t(4));
    QCOMPARE(ladder.kept, int(scores.kept().ids.size()));
    double left = 0;
    for (std::size_t i = 0; i < ladder.ids.size(); ++i) {
        const auto id = std::size_t(ladder.ids[i]);
        QCOMPARE(ladder.scores[0][i], row[id]);
        QCOMPARE(ladder.scores[1][i], row[id] / 0.5f);
        if (i > 0 && i < Ladder::kTokens) QVERIFY(ladder.scores[0][i] <= ladder.scores[0][i - 1]);
        QCOMPARE(int(ladder.removedBy[i]),
            i >= 10                     ? 2
                : int(i) >= ladder.kept ? 3
                                        : int(Ladder::kStays));
        QCOMPARE(ladder.scores[3][i], scores.values()[id]);
        left += std::exp(double(ladder.scores[3][i]) - ladder.logMass[3]);
    }
    QVERIFY(std::abs(left - 1) < tolerance::kKnownAnswer);
}

void TestLogitsPipeline::blocked()
{
    PipelineOptions o;
    o.noRepeatNgram = 1;
    o.repetitionPenalty = 1.1;
    const Ids all{0, 1, 2, 3, 4, 5};
    ScoreRow row(kRow);
    try {
        makePipeline(o, false).run(after(all, 4), row);
        QFAIL("nothing was left");
    } catch (const Error& e) {
        const std::string what = e.what();
        QCOMPARE(e.kind(), Error::BadInput);
        QVERIFY2(what.find("AllTokensBlocked") != std::string::npos, what.c_str());
        QVERIFY2(what.find("step 2") != std::string::npos, what.c_str());
        QVERIFY2(what.find("repetition, no repeat") != std::string::npos, what.c_str());
    }
    ScoreRow again(kRow);
    QVERIFY(!makePipeline(o, false).tryRun(after(all, 4), again));
}

void TestLogitsPipeline::notFinite()
{
    for (const float bad : {NAN, kInfinity}) {
        std::vector<float> row = kRow;
        row[3] = bad;
        ScoreRow scores(row);
        try {
            makePipeline({}, true).run({}, scores);
            QFAIL("a bad score went through");
        } catch (const Error& e) {
            QVERIFY(std::string(e.what()).find("NonFiniteLogits") != std::string::npos);
        }
        PipelineOptions mends;
        mends.removeInvalid = true;
        ScoreRow mended(row);
        makePipeline(mends, false).run({}, mended);
        QVERIFY(std::isfinite(mended.values()[3]));
    }
}

void TestLogitsPipeline::refusals_data()
{
    QTest::addColumn<int>("which");
    for (int i = 0; i < 16; ++i)
        QTest::newRow(qPrintable(QString::number(i))) << i;
}

void TestLogitsPipeline::refusals()
{
    QFETCH(int, which);
    using Make = ProcessorPtr (*)();
    const Make makes[] = {[] { return temperature(0); }, [] { return temperature(-1); },
        [] { return topKFilter(0); }, [] { return topPFilter(1.1); },
        [] { return topPFilter(-0.1); }, [] { return minPFilter(2); },
        [] { return typicalFilter(0); }, [] { return typicalFilter(1); },
        [] { return epsilonFilter(0); }, [] { return etaFilter(1); },
        [] { return repetitionPenalty(0); }, [] { return noRepeatNgram(0); },
        [] { return presenceFrequency(NAN, 0); }, [] { return hammingDiversity(-1); },
        [] {
            return sequenceBias({{{}, 1}});
        },
        [] { return lengthDecay(1, -2, {}); }};
    QVERIFY_EXCEPTION_THROWN(makes[which](), Error);
}

// 0.3 ms a row of 49,152 (specification 1.9) on one core; other machines and loads get slack.
void TestLogitsPipeline::fast()
{
    Rng rng(12);
    const auto row = randomRow(rng, 49152, false);
    PipelineOptions o;
    o.repetitionPenalty = 1.1;
    o.temperature = 0.8;
    o.topK = 50;
    o.topP = 0.95;
    PipelineOptions wide = o;
    wide.topK = 0;
    wide.minP = 0.02;
    const Ids ids{1, 2, 3};
    for (const auto& [name, options] : {std::pair{"top-k then top-p", o}, {"top-p, min-p", wide}}) {
        const LogitsPipeline pipeline = makePipeline(options, true);
        double least = 1e9;
        for (int i = 0; i < 40; ++i) {
            const auto start = std::chrono::steady_clock::now();
            ScoreRow scores(row);
            pipeline.run(after(ids), scores);
            const std::chrono::duration<double, std::milli> taken
                = std::chrono::steady_clock::now() - start;
            least = std::min(least, taken.count());
        }
        qInfo("%s: %.3f ms a row", name, least);
        QVERIFY(least < 3);
    }
}

QTEST_APPLESS_MAIN(TestLogitsPipeline)
#include "tst_logits_pipeline.moc"
