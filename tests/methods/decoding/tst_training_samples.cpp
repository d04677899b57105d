// The self-training hook of the tree search: which completions are samples.
#include "plugins/decoding/training_samples.h"
#include "tests/methods/decoding/toy_search.h"

#include <QtTest>

using namespace seq;

class TestTrainingSamples : public QObject {
    Q_OBJECT
private slots:
    void quantileByHand();
    void placesByHand();
    void ofAToyModel_data();
    void ofAToyModel();

private:
    static std::vector<Completion> confidences(const std::vector<double>& values)
    {
        std::vector<Completion> all(values.size());
        for (std::size_t i = 0; i < values.size(); ++i)
            all[i].confidence = values[i];
        return all;
    }
};

void TestTrainingSamples::quantileByHand()
{
    const std::vector<double> values{0.4, 0.1, 0.3, 0.2};
    QCOMPARE(quantile(values, 0), 0.1);
    QCOMPARE(quantile(values, 1), 0.4);
    QVERIFY(std::abs(quantile(values, 0.5) - 0.25) < 1e-15);
    QVERIFY(std::abs(quantile(values, 0.75) - 0.325) < 1e-15); // place 2.25
    QCOMPARE(quantile({0.7}, 0.75), 0.7);
    QVERIFY(std::isnan(quantile({}, 0.75)));
}

void TestTrainingSamples::placesByHand()
{
    using Places = std::vector<int>;
    const auto all = confidences({0.4, 0.1, 0.5, 0.2, 0.3});
    QCOMPARE(confidentOnes(all, 0.75), (Places{2, 0})); // at or above 0.4
    QCOMPARE(confidentOnes(all, 0.8), (Places{2})); // 0.42
    QCOMPARE(confidentOnes(all, 0), (Places{2, 0, 4, 3, 1}));
    QCOMPARE(confidentOnes(all, 1), (Places{2}));
    QCOMPARE(confidentOnes(confidences({0.3, 0.3, 0.1}), 1), (Places{0, 1})); // ties
    QVERIFY(confidentOnes({}, 0.75).empty());
}

void TestTrainingSamples::ofAToyModel_data()
{
    QTest::addColumn<double>("q");
    for (const double q : {0.0, 0.5, 0.75, 0.9, 1.0})
        QTest::addRow("q %g", q) << q;
}

// All that the model can say, completed: the confidence is the mean probability of a token.
void TestTrainingSamples::ofAToyModel()
{
    QFETCH(double, q);
    constexpr int kTokens = 3;
    const Table rows = randomTable(kTokens, 5);
    SearchSettings s = toySettings(SearchMode::Sampling);
    s.depth = 3;
    s.children = kTokens;
    s.minP = 0;
    s.theta = 1; // no token is appended without branching
    s.kept = 1000;
    s.budget.expansions = 1000;
    const SearchOutcome found = search(TableModel(rows), s);
    std::vector<double> wanted;
    for (const String& text : enumerated(rows, s.depth))
        wanted.push_back(std::exp(text.logp / double(text.ids.size())));
    QCOMPARE(found.completions.size(), wanted.size());
    std::ranges::sort(wanted, std::greater());
    const double place = q * double(wanted.size() - 1); // from the least
    const auto upper = std::size_t(double(wanted.size() - 1) - std::ceil(place));
    const std::vector<int> kept = confidentOnes(found.completions, q);
    QCOMPARE(kept.size(), upper + 1);
    for (std::size_t i = 0; i < kept.size(); ++i)
        QVERIFY(std::abs(found.completions[std::size_t(kept[i])].confidence - wanted[i]) < 1e-5);
}

QTEST_APPLESS_MAIN(TestTrainingSamples)
#include "tst_training_samples.moc"
