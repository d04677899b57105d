// Measures of diversity against worked values (specification, Appendix A) and plain definitions.
#include "engine/base/random.h"
#include "plugins/decoding/diverse_pick.h"
#include "plugins/decoding/text_diversity.h"

#include <QTest>
#include <algorithm>
#include <cmath>
#include <functional>

using namespace seq;

namespace {

const std::vector<TokenList> kLists{{1, 2, 3, 4, 5, 6}, {1, 2, 3, 4, 7, 8}, {9, 2, 3, 1, 5, 6}};

TokenList randomText(Rng& rng)
{
    TokenList text(rng.below(7));
    for (auto& token : text)
        token = std::int32_t(rng.below(3));
    return text;
}

// The definitions, by recursion.
int naiveDistance(std::span<const std::int32_t> a, std::span<const std::int32_t> b)
{
    if (a.empty() || b.empty()) return int(a.size() + b.size());
    return std::min({naiveDistance(a.subspan(1), b.subspan(1)) + (a[0] != b[0]),
        naiveDistance(a.subspan(1), b) + 1, naiveDistance(a, b.subspan(1)) + 1});
}
int naiveCommon(std::span<const std::int32_t> a, std::span<const std::int32_t> b)
{
    if (a.empty() || b.empty()) return 0;
    if (a[0] == b[0]) return 1 + naiveCommon(a.subspan(1), b.subspan(1));
    return std::max(naiveCommon(a.subspan(1), b), naiveCommon(a, b.subspan(1)));
}

bool close(double a, double b)
{
    return std::abs(a - b) < 5e-7;
}

} // namespace

class TestTextDiversity : public QObject {
    Q_OBJECT
private slots:
    void knownAnswers();
    void equalTexts();
    void shortTexts();
    void distancesEqualTheirDefinition();
};

void TestTextDiversity::knownAnswers()
{
    QVERIFY(close(distinctN(kLists, 1), 0.5));
    QVERIFY(close(distinctN(kLists, 2), 2.0 / 3));
    const double expected[] = {.604275, .508133, .288675};
    for (std::size_t i = 0; i < 3; ++i) {
        auto others = kLists;
        others.erase(others.begin() + std::ptrdiff_t(i));
        QVERIFY(close(bleu(kLists[i], others), expected[i]));
    }
    QVERIFY(close(selfBleu(kLists), .467028));
    QCOMPARE(tokenEditDistance(kLists[0], kLists[1]), 2);
    QVERIFY(close(similarity(kLists[0], kLists[1]), 1 - 2. / 6));
    QVERIFY(close(meanPairwiseDifference(kLists), (2. / 6 + 2. / 6 + 4. / 6) / 3));
    QVERIFY(close(rougeL(kLists[0], kLists[1]), 4. / 6));
    QVERIFY(close(oracleRougeL(std::span(kLists).first(2), std::span(kLists).last(1)), 4. / 6));
}

void TestTextDiversity::equalTexts()
{
    const std::vector<TokenList> same(3, TokenList{4, 5, 6, 7, 8});
    QVERIFY(close(selfBleu(same), 1));
    QVERIFY(close(meanPairwiseDifference(same), 0));
    QVERIFY(close(distinctN(same, 2), 1. / 3));
    QVERIFY(close(rougeL(same[0], same[1]), 1));
}

void TestTextDiversity::shortTexts()
{
    QVERIFY(std::isnan(distinctN(std::vector<TokenList>{{1}}, 2)));
    QVERIFY(std::isnan(selfBleu(std::vector<TokenList>{{1}})));
    QVERIFY(std::isnan(bleu({1}, {})));
    QVERIFY(close(bleu({}, std::vector<TokenList>{{1}}), 0));
    // two tokens: precisions 1 and 1/2 of a match; too short by a half: e^(1 - 4/2)
    QVERIFY(close(
        bleu({1, 2}, std::vector<TokenList>{{2, 1, 1, 3}}), std::exp(-1) * std::sqrt(1 * 0.5)));
    QVERIFY(close(similarity({}, {}), 1));
    QVERIFY(close(similarity({}, {1, 2}), 0));
}

void TestTextDiversity::distancesEqualTheirDefinition()
{
    Rng rng(1);
    for (int round = 0; round < 200; ++round) {
        const TokenList a = randomText(rng), b = randomText(rng);
        QCOMPARE(tokenEditDistance(a, b), naiveDistance(a, b));
        if (!a.empty() && !b.empty())
            QVERIFY(close(rougeL(a, b), 2. * naiveCommon(a, b) / double(a.size() + b.size())));
    }
}

QTEST_APPLESS_MAIN(TestTextDiversity)
#include "tst_text_diversity.moc"
