// Random numbers by counter, and draws: known answers of the specification (1.3, appendix A), and
// frequencies against probabilities.
#include "engine/base/random.h"
#include "engine/decode/logits_pipeline.h"
#include "engine/decode/sampler.h"
#include "tests/shared/chi_square.h"
#include "tests/shared/tolerance.h"

#include <QTest>
#include <cmath>
#include <set>

using namespace seq;

namespace {
const std::vector<float> kRow{2, 1, 0.5f, 0, -1, -1};
}

class TestSampler : public QObject {
    Q_OBJECT
private slots:
    void philoxKnownAnswers();
    void uniformKnownAnswers();
    void countersAreApart();
    void insideIsInside();
    void inverseOfTheCumulative();
    void roundingLeavesTheLast();
    void frequencies_data();
    void frequencies();
    void chiSquareSeesABias();
};

void TestSampler::philoxKnownAnswers()
{
    QCOMPARE(philox({0, 0, 0, 0}, {0, 0}),
        (PhiloxCounter{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}));
    constexpr std::uint32_t ones = 0xffffffff;
    QCOMPARE(philox({ones, ones, ones, ones}, {ones, ones}),
        (PhiloxCounter{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}));
    QCOMPARE(philox({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0}),
        (PhiloxCounter{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}));
    QCOMPARE(philox({0, 0, 0, 0}, {1, 0})[0], 0xe3e80670u);
    QCOMPARE(philox({0, 1, 0, 0}, {1, 0})[0], 0x833ff8dcu);
}

void TestSampler::uniformKnownAnswers()
{
    const Draws draws{.seed = 1};
    const auto u = [&](std::uint32_t step) { return draws.uniform(RandomStream::Sampling, step); };
    QVERIFY(std::abs(u(0) - .890259147) < 1e-9);
    QVERIFY(std::abs(u(1) - .512694836) < 1e-9);
}

void TestSampler::countersAreApart()
{
    std::set<double> seen;
    for (const std::uint64_t seed : {1ull, 2ull, 1ull << 32})
        for (const std::uint32_t sequence : {0u, 1u})
            for (const auto stream : {RandomStream::Sampling, RandomStream::Acceptance})
                for (const std::uint32_t step : {0u, 1u})
                    for (const std::uint32_t index : {0u, 1u})
                        seen.insert(Draws{seed, sequence}.uniform(stream, step, index));
    QCOMPARE(seen.size(), std::size_t(3 * 2 * 2 * 2 * 2));
}

void TestSampler::insideIsInside()
{
    for (std::uint32_t i = 0; i < 10000; ++i) {
        const double u = Draws{3}.inside(RandomStream::Gumbel, 0, i);
        QVERIFY(u > 0 && u < 1 && std::isfinite(-std::log(-std::log(u))));
    }
}

void TestSampler::inverseOfTheCumulative()
{
    ScoreRow row(kRow);
    QCOMPARE(draw(row.kept(), 0.6), 1);
    QCOMPARE(draw(row.kept(), 0), 0);
    QCOMPARE(draw(row.kept(), 0.5476), 0);
    QCOMPARE(draw(row.kept(), 0.5477), 1);
    QCOMPARE(draw(row.kept(), 0.9999), 5);
    row.remove(0);
    QCOMPARE(draw(row.kept(), 0), 1);
}

void TestSampler::roundingLeavesTheLast()
{
    Kept kept;
    kept.ids = {3, 5, 7};
    kept.weights = {1, 1, 0};
    kept.mass = 2.5; // more than there is: the sum never exceeds it
    QCOMPARE(draw(kept, 0.999), 5);
}

void TestSampler::frequencies_data()
{
    QTest::addColumn<double>("temperature");
    QTest::addColumn<double>("topP");
    QTest::addColumn<quint64>("seed");
    QTest::newRow("plain") << 1.0 << 1.0 << quint64(1);
    QTest::newRow("flat") << 2.0 << 1.0 << quint64(2);
    QTest::newRow("sharp") << 0.5 << 1.0 << quint64(3);
    QTest::newRow("top-p") << 1.0 << 0.8 << quint64(4);
}

void TestSampler::frequencies()
{
    QFETCH(double, temperature);
    QFETCH(double, topP);
    QFETCH(quint64, seed);
    PipelineOptions o;
    o.temperature = temperature;
    o.topP = topP;
    ScoreRow row(kRow);
    makePipeline(o, true).run({}, row);
    std::vector<double> expected(kRow.size());
    for (std::size_t i = 0; i < row.kept().ids.size(); ++i)
        expected[std::size_t(row.kept().ids[i])] = row.kept().probability(i);
    std::vector<int> counts(kRow.size());
    for (std::uint32_t sequence = 0; sequence < 10000; ++sequence)
        ++counts[std::size_t(
            draw(row.kept(), Draws{seed, sequence}.uniform(RandomStream::Sampling, 0)))];
    QVERIFY(chiSquareP(counts, expected) > 1e-3);
}

// The test that the others rest on can fail.
void TestSampler::chiSquareSeesABias()
{
    QVERIFY(chiSquareP({5300, 4700}, {0.5, 0.5}) < 1e-3);
    QVERIFY(chiSquareP({5020, 4980}, {0.5, 0.5}) > 0.1);
    QCOMPARE(chiSquareP({10, 1}, {1, 0}), 0.); // what cannot come came
    // chi square of 4 with 2 degrees of freedom: e^-2
    QVERIFY(std::abs(chiSquareP({52, 44, 24}, {1. / 2, 1. / 3, 1. / 6})
                - std::exp(-0.5 * (64. / 60 + 16. / 40 + 16. / 20)))
        < 1e-9);
}

QTEST_APPLESS_MAIN(TestSampler)
#include "tst_sampler.moc"
