// Every filter of the pipeline beside a plain version with full sorts, and its properties
// (specification 1.3, 1.9).
#include "tests/shared/score_rows.h"

#include <QTest>
#include <algorithm>
#include <numeric>

using namespace seq;

namespace {

// The definitions of 1.3 word for word, in float64 with full sorts.
std::vector<double> softmax(std::span<const float> row)
{
    const double most = *std::ranges::max_element(row);
    std::vector<double> p;
    for (const float x : row)
        p.push_back(std::exp(double(x) - most));
    const double sum = std::accumulate(p.begin(), p.end(), 0.);
    for (double& x : p)
        x /= sum;
    return p;
}

Ids plainTopK(std::span<const float> row, int k)
{
    std::vector<float> sorted(row.begin(), row.end());
    std::ranges::sort(sorted, std::greater<>());
    const float threshold = sorted[std::size_t(std::min<std::ptrdiff_t>(k, std::ssize(row)) - 1)];
    Ids kept;
    for (std::size_t i = 0; i < row.size(); ++i)
        if (row[i] >= threshold) kept.push_back(Token(i));
    return kept;
}

// Ascending; removed where the cumulative sum is <= 1 - p; tied values stay together.
Ids plainTopP(std::span<const float> row, double share)
{
    const auto p = softmax(row);
    std::vector<std::size_t> order(row.size());
    std::iota(order.begin(), order.end(), 0);
    std::ranges::stable_sort(order, {}, [&](std::size_t i) { return row[i]; });
    double sum = 0;
    float least = row[order.back()];
    for (const std::size_t i : order) {
        sum += p[i];
        if (sum > 1 - share) least = std::min(least, row[i]);
    }
    Ids kept;
    for (std::size_t i = 0; i < row.size(); ++i)
        if (row[i] >= least) kept.push_back(Token(i));
    return kept;
}

Ids plainTypical(std::span<const float> row, double share)
{
    const auto p = softmax(row);
    double entropy = 0;
    for (const double x : p)
        entropy -= x > 0 ? x * std::log(x) : 0;
    std::vector<float> d(row.size());
    for (std::size_t i = 0; i < row.size(); ++i)
        d[i] = float(std::abs(-std::log(p[i]) - entropy));
    std::vector<std::size_t> order(row.size());
    std::iota(order.begin(), order.end(), 0);
    std::ranges::stable_sort(order, {}, [&](std::size_t i) { return d[i]; });
    double sum = 0;
    std::size_t last = 0;
    for (const std::size_t i : order)
        last += (sum += p[i]) < share;
    const float most = d[order[std::min(last, order.size() - 1)]];
    Ids kept;
    for (std::size_t i = 0; i < row.size(); ++i)
        if (d[i] <= most) kept.push_back(Token(i));
    return kept;
}

} // namespace

class TestLogitsFilters : public QObject {
    Q_OBJECT
private slots:
    void likeFullSorts_data();
    void likeFullSorts();
    void keptSetsAreNested();
    void filtersAreIdempotent();
    void neverEmpty();
    void keepsAtLeast();
};

void TestLogitsFilters::likeFullSorts_data()
{
    QTest::addColumn<int>("n");
    QTest::addColumn<bool>("ties");
    QTest::newRow("small") << 7 << false;
    QTest::newRow("small, ties") << 50 << true;
    QTest::newRow("medium") << 1000 << false;
    QTest::newRow("large") << 49152 << false;
    QTest::newRow("large, ties") << 49152 << true;
}

void TestLogitsFilters::likeFullSorts()
{
    QFETCH(int, n);
    QFETCH(bool, ties);
    Rng rng(7);
    for (int trial = 0; trial < (n > 5000 ? 3 : 50); ++trial) {
        const auto row = randomRow(rng, std::size_t(n), ties);
        for (const int k : {1, 2, 5, 40, 700, 60000})
            QCOMPARE(keptBy(topKFilter(k), row), plainTopK(row, k));
        // weights are float32: their sums were off by at most 4e-9 of the mass, the likeliest
        // token's weight by its rounding
        constexpr double kClose = 1e-7;
        const auto between = [](const Ids& kept, const Ids& least, const Ids& most) {
            return std::ranges::includes(kept, least) && std::ranges::includes(most, kept);
        };
        for (const double p : {0.0, 0.1, 0.5, 0.9, 0.95, 0.999})
            QVERIFY(between(keptBy(topPFilter(p), row), plainTopP(row, p - kClose),
                plainTopP(row, p + kClose)));
        for (const double p : {0.05, 0.2, 0.5, 0.9, 0.99})
            QVERIFY(between(keptBy(typicalFilter(p), row), plainTypical(row, p - kClose),
                plainTypical(row, p + kClose)));
    }
}

void TestLogitsFilters::keptSetsAreNested()
{
    Rng rng(8);
    const auto within
        = [](const Ids& small, const Ids& large) { return std::ranges::includes(large, small); };
    for (int trial = 0; trial < 40; ++trial) {
        const auto row = randomRow(rng, 300, trial % 2);
        QVERIFY(within(keptBy(topKFilter(5), row), keptBy(topKFilter(20), row)));
        for (const auto& [less, more] : {std::pair{0.2, 0.3}, {0.5, 0.9}, {0.01, 0.05}}) {
            QVERIFY(within(keptBy(topPFilter(less), row), keptBy(topPFilter(more), row)));
            QVERIFY(within(keptBy(typicalFilter(less), row), keptBy(typicalFilter(more), row)));
            QVERIFY(within(keptBy(minPFilter(more), row), keptBy(minPFilter(less), row)));
            QVERIFY(within(keptBy(epsilonFilter(more), row), keptBy(epsilonFilter(less), row)));
            QVERIFY(within(keptBy(etaFilter(more), row), keptBy(etaFilter(less), row)));
        }
    }
}

void TestLogitsFilters::filtersAreIdempotent()
{
    Rng rng(9);
    for (int trial = 0; trial < 40; ++trial) {
        const auto row = randomRow(rng, 300, trial % 2);
        const Ids ids{3, 4, 5, 3, 4};
        for (const ProcessorPtr& p : {topKFilter(20), minPFilter(0.05), noRepeatNgram(2)}) {
            ScoreRow once(row), twice(row);
            p->apply(after(ids), once);
            p->apply(after(ids), twice);
            renormalise()->apply({}, twice);
            p->apply(after(ids), twice);
            QCOMPARE(twice.kept().ids, once.kept().ids);
        }
    }
}

void TestLogitsFilters::neverEmpty()
{
    Rng rng(10);
    const std::vector<ProcessorPtr> hard{topKFilter(1), topPFilter(0), minPFilter(1),
        typicalFilter(1e-6), epsilonFilter(0.999), etaFilter(0.999)};
    for (int trial = 0; trial < 30; ++trial) {
        auto row = randomRow(rng, 200, false);
        if (trial % 3 == 0) std::ranges::fill(row, 1.f); // all equal
        if (trial % 3 == 1) // most were removed before
            std::fill(row.begin() + 2, row.end(), -kInfinity);
        ScoreRow scores(row);
        for (const ProcessorPtr& p : hard) {
            QVERIFY(!keptBy(p, row).empty());
            p->apply({}, scores);
            QVERIFY(!scores.kept().ids.empty());
        }
    }
}

void TestLogitsFilters::keepsAtLeast()
{
    for (const ProcessorPtr& p : {topKFilter(1, 2), topPFilter(0.1, 2), minPFilter(0.9, 2),
             epsilonFilter(0.9, 2), etaFilter(0.9, 2), typicalFilter(0.01, 2)})
        QCOMPARE(keptBy(p), (Ids{0, 1}));
}

QTEST_APPLESS_MAIN(TestLogitsFilters)
#include "tst_logits_filters.moc"
