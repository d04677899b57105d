// Tree search on a GPU, and what stands beside it: the CPU's completions with float32.
#include "plugins/decoding/search_run.h"
#include "tests/shared/searches_devices.h"

#include <QtTest>

using namespace seq;

namespace {

SearchSettings settings(SearchMode mode)
{
    SearchSettings s;
    s.mode = mode;
    s.budget.expansions = 12;
    s.simulations = 20;
    s.batch = 4;
    s.depth = 6;
    s.seed = 5;
    s.ends = {7};
    s.precision = Precision::Float32;
    return s;
}

Results completions(const SearchOutcome& out)
{
    Results all;
    for (const Completion& c : out.completions)
        all.push_back(c.ids);
    return all;
}

Ids prompt(const LanguageModel& model)
{
    return randomTokens(model.info(), 62, 3); // the tree begins at the end of a page
}

Results searchedBy(const LanguageModel& model, SearchMode mode)
{
    return completions(treeSearch(model, prompt(model), settings(mode)));
}

} // namespace

class TestTreeDevices : public QObject {
    Q_OBJECT
private slots:
    void sameCompletions_data();
    void sameCompletions();
};

Q_DECLARE_METATYPE(Search)

void TestTreeDevices::sameCompletions_data()
{
    QTest::addColumn<int>("type");
    QTest::addColumn<Search>("search");
    for (const Dtype t : {Dtype::F32, Dtype::Q4_1}) {
        const auto row = [t](const char* name, Search search) {
            QTest::addRow("%s %s", name, info(t).name.data()) << int(t) << std::move(search);
        };
        row("P", [](const LanguageModel& m) { return searchedBy(m, SearchMode::Sampling); });
        row("A", [](const LanguageModel& m) { return searchedBy(m, SearchMode::Puct); });
        row("E", [](const LanguageModel& m) { return searchedBy(m, SearchMode::Exact); });
        row("samples", [](const LanguageModel& m) {
            SearchSettings s = settings(SearchMode::Sampling);
            s.budget.evaluations = 24;
            return completions(sampleSearch(m, prompt(m), s));
        });
        row("beam", [](const LanguageModel& m) {
            return completions(beamSearch(m, prompt(m), settings(SearchMode::Sampling), 4));
        });
    }
}

void TestTreeDevices::sameCompletions()
{
    if (cudaDevices().empty()) QSKIP(cudaAbsence().c_str());
    QFETCH(int, type);
    QFETCH(Search, search);
    const DevicesCompared done = compareDevices(search, Dtype(type));
    QVERIFY(done.models > 0);
    QCOMPARE(done.different, 0);
    qInfo("%d models compared", done.models);
}

QTEST_GUILESS_MAIN(TestTreeDevices)
#include "tst_tree_devices.moc"
