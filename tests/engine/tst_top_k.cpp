// The one order of all searches: score descending, then index ascending (specification 1.1).
#include "engine/base/random.h"
#include "engine/ops/top_k.h"

#include <QTest>
#include <algorithm>
#include <cmath>
#include <limits>

using namespace seq;

namespace {

std::vector<Ranked> sorted(std::span<const float> values, double offset, std::int64_t first)
{
    std::vector<Ranked> all;
    for (std::size_t i = 0; i < values.size(); ++i)
        if (std::isfinite(values[i]))
            all.push_back({offset + double(values[i]), first + std::int64_t(i)});
    std::ranges::sort(all, before);
    return all;
}

std::vector<float> randomValues(Rng& rng, std::size_t n)
{
    std::vector<float> values(n);
    for (float& v : values)
        v = rng.below(8) == 0 ? -std::numeric_limits<float>::infinity()
                              : float(rng.below(12)) / 4 - 2; // many ties
    return values;
}

} // namespace

class TestTopK : public QObject {
    Q_OBJECT
private slots:
    void equalsSorting();
    void tiesGoToTheLowerIndex();
    void mergedEqualsOneList();
};

void TestTopK::equalsSorting()
{
    Rng rng(1);
    for (int round = 0; round < 300; ++round) {
        const auto values = randomValues(rng, rng.below(60));
        const double offset = -3.5 * double(rng.below(3));
        auto expected = sorted(values, offset, 100);
        const int k = int(rng.below(20));
        expected.resize(std::min(expected.size(), std::size_t(k)));
        QCOMPARE(topK(values, k, offset, 100), expected);
    }
}

void TestTopK::tiesGoToTheLowerIndex()
{
    const float nan = std::nanf(""), none = -std::numeric_limits<float>::infinity();
    const std::vector<float> values{1, 2, nan, 2, none, 2, 1};
    const std::vector<Ranked> best{{2, 1}, {2, 3}, {2, 5}, {1, 0}};
    QCOMPARE(topK(values, 4), best);
    QCOMPARE(topK(values, 100).size(), std::size_t(5));
}

void TestTopK::mergedEqualsOneList()
{
    Rng rng(2);
    for (int round = 0; round < 100; ++round) {
        const auto values = randomValues(rng, 90);
        const int k = int(rng.below(30));
        std::vector<std::vector<Ranked>> lists;
        for (std::size_t at = 0; at < 90; at += 30)
            lists.push_back(topK(std::span(values).subspan(at, 30), k, 0, std::int64_t(at)));
        QCOMPARE(mergeTopK(lists, k), topK(values, k));
    }
}

QTEST_APPLESS_MAIN(TestTopK)
#include "tst_top_k.moc"
