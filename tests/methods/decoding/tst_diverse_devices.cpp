// Diverse beam search on a GPU: the CPU's tokens with float32.
#include "plugins/decoding/diverse_search.h"
#include "tests/shared/searches_devices.h"

#include <QtTest>

using namespace seq;

namespace {

Results diverse(const LanguageModel& model, DiverseSearch::Rules rules)
{
    const Ids ids = randomTokens(model.info(), 30, 3);
    DiverseSearch search(model, ids,
        {.beams = 8,
            .groups = 4,
            .length = 16,
            .diversity = {.strength = 0.5},
            .rules = rules,
            .ends = {7},
            .precision = Precision::Float32});
    search.start();
    while (search.step()) {}
    Results out;
    for (const BeamHypothesis& h : search.finished())
        out.push_back(search.tree().tokens(h.node));
    return out;
}

} // namespace

class TestDiverseDevices : public QObject {
    Q_OBJECT
private slots:
    void sameTokens_data()
    {
        QTest::addColumn<int>("type");
        QTest::addColumn<int>("rules");
        for (const Dtype t : {Dtype::F32, Dtype::Q4_1})
            for (const auto rules : {DiverseSearch::Rules::Library, DiverseSearch::Rules::Paper})
                QTest::addRow("%s %d", info(t).name.data(), int(rules)) << int(t) << int(rules);
    }
    void sameTokens()
    {
        if (cudaDevices().empty()) QSKIP(cudaAbsence().c_str());
        QFETCH(int, type);
        QFETCH(int, rules);
        const DevicesCompared done = compareDevices(
            [rules](const LanguageModel& m) { return diverse(m, DiverseSearch::Rules(rules)); },
            Dtype(type));
        QVERIFY(done.models > 0);
        QCOMPARE(done.different, 0);
    }
};

QTEST_GUILESS_MAIN(TestDiverseDevices)
#include "tst_diverse_devices.moc"
