// What attention.explore keeps of a text whose layers do not all fit, and that it changes no
// number.
#include "plugins/attention/explore.h"
#include "plugins/attention/map_plan.h"
#include "tests/shared/method_runs.h"
#include "tests/shared/tiny_model.h"

#include <QTest>
#include <algorithm>
#include <chrono>
#include <cstring>
#include <thread>

using namespace seq;

namespace {

constexpr std::size_t kPlenty = std::size_t(1) << 30;

bool same(const Tensor& a, const Tensor& b)
{
    if (!a || !b || a.shape() != b.shape()) return false;
    const Tensor x = a.contiguous(), y = b.contiguous();
    return std::memcmp(x.raw(), y.raw(), std::size_t(x.bytes())) == 0;
}

bool same(const AttentionMap& a, const AttentionMap& b)
{
    return same(a.q, b.q) && same(a.k, b.k) && same(a.lse, b.lse);
}

bool same(const HeadScore& a, const HeadScore& b)
{
    return a.kind == b.kind && a.score == b.score && a.entropy == b.entropy
        && a.distance == b.distance && a.sink == b.sink;
}

// Layers whose maps are there.
std::vector<int> kept(const AttentionPass& pass)
{
    std::vector<int> layers;
    for (int l = 0; l < pass.layers(); ++l)
        if (pass.maps[std::size_t(l)]) layers.push_back(l);
    return layers;
}

constexpr std::size_t kGibibyte = std::size_t(1) << 30;

ModelInfo smol() // the shape of SmolLM2-135M
{
    ModelInfo m;
    m.layers = 30;
    m.heads = 9;
    m.kvHeads = 3;
    m.headWidth = 64;
    return m;
}

MapPlan longText(std::size_t free)
{
    return planMaps(
        smol(), {.tokens = 131072, .waiting = 4096, .chosen = 17, .budget = 0, .free = free});
}

std::ptrdiff_t keptBy(const MapPlan& plan)
{
    return std::ranges::count(plan.kept, true);
}

} // namespace

class TestExploreBudget : public QObject {
    Q_OBJECT
private slots:
    void followsTheMemory();
    void fitsTheDevice();
    void keepsTheLayersAroundTheChosen();
    void changesNoNumber_data();
    void changesNoNumber();
    void aDroppedLayerIsReadAlone_data() { changesNoNumber_data(); }
    void aDroppedLayerIsReadAlone();
    void asManyStayAsThereWere();
    void encodersToo();
    void editsOfWhatWasDropped();
    void partialsComeOnTheWay();
    void saysWhatIsKept();

private:
    PassRequest request(int layer, std::size_t budget, std::size_t tokens = 230) const
    {
        PassRequest r;
        r.model = {tinyModel()};
        r.text = letters(3, tokens);
        r.layer = layer;
        r.budget = budget;
        r.beyond = true;
        return r;
    }
    PassPtr run(const PassRequest& r, const PassPtr& before = {})
    {
        Job job(runs_.engine(), 0);
        return attentionPass(r, before, job, [](PassPtr) {});
    }
    void compare(const AttentionPass& found, const AttentionPass& whole)
    {
        QCOMPARE(found.ids, whole.ids);
        for (std::size_t l = 0; l < whole.maps.size(); ++l) {
            QVERIFY(same(found.thumbnails[l], whole.thumbnails[l]));
            QVERIFY(same(found.entropy[l], whole.entropy[l]));
            QCOMPARE(found.heads[l].size(), whole.heads[l].size());
            for (std::size_t h = 0; h < whole.heads[l].size(); ++h)
                QVERIFY(same(found.heads[l][h], whole.heads[l][h]));
            if (found.maps[l]) QVERIFY(same(*found.maps[l], *whole.maps[l]));
        }
    }
    MethodRuns runs_;
};

void TestExploreBudget::followsTheMemory()
{
    QCOMPARE(mapBudget(0), kGibibyte / 2);
    QCOMPARE(mapBudget(kGibibyte), kGibibyte / 2);
    QCOMPARE(mapBudget(24 * kGibibyte), 8 * kGibibyte);
}

void TestExploreBudget::fitsTheDevice()
{
    QCOMPARE(keptBy(longText(130 * kGibibyte)), std::ptrdiff_t(30)); // an H200
    QCOMPARE(longText(130 * kGibibyte).waiting, std::int64_t(0));
    std::ptrdiff_t before = 0;
    for (const std::size_t free : {7, 8, 12, 22, 40, 78}) {
        const MapPlan plan = longText(free * kGibibyte);
        QVERIFY2(plan.bytes <= free * kGibibyte, qPrintable(QString::number(free)));
        QVERIFY(keptBy(plan) >= before && plan.kept[17]);
        before = keptBy(plan);
    }
    QCOMPARE(keptBy(longText(7 * kGibibyte)), std::ptrdiff_t(1));
    QVERIFY(longText(6 * kGibibyte).bytes > 6 * kGibibyte); // the cache alone is 5.6 GiB: refused
}

void TestExploreBudget::keepsTheLayersAroundTheChosen()
{
    QCOMPARE(kept(*run(request(1, kPlenty))), (std::vector{0, 1, 2}));
    for (int layer = 0; layer < 3; ++layer)
        QCOMPARE(kept(*run(request(layer, 1))), std::vector{layer});
    ModelInfo m = smol();
    const auto keptOf = [&](int chosen, std::size_t layers) {
        const std::size_t layer = 100 * (12 * 64 + 9) * sizeof(float);
        const MapPlan plan = planMaps(m, {100, 10, chosen, layers * layer, kPlenty});
        std::vector<int> found;
        for (int l = 0; l < m.layers; ++l)
            if (plan.kept[std::size_t(l)]) found.push_back(l);
        return found;
    };
    QCOMPARE(keptOf(17, 3), (std::vector{16, 17, 18}));
    QCOMPARE(keptOf(17, 4), (std::vector{16, 17, 18, 19}));
    QCOMPARE(keptOf(0, 3), (std::vector{0, 1, 2}));
    QCOMPARE(keptOf(29, 2), (std::vector{28, 29}));
}

void TestExploreBudget::changesNoNumber_data()
{
    QTest::addColumn<int>("tokens");
    QTest::addColumn<int>("generate");
    QTest::newRow("one chunk") << 230 << 0;
    QTest::newRow("a few tokens") << 3 << 0;
    QTest::newRow("a few and more") << 3 << 9;
    QTest::newRow("two chunks") << 400 << 0;
    QTest::newRow("whole chunks") << 512 << 0;
    QTest::newRow("many chunks") << 1500 << 0; // bins of 32 cells
    QTest::newRow("many and more") << 1020 << 40; // over the edge of another level
}

// Summarised as they go by, or at the end, as a whole: the same bits.
void TestExploreBudget::changesNoNumber()
{
    QFETCH(int, tokens);
    QFETCH(int, generate);
    PassRequest r = request(1, kPlenty, std::size_t(tokens));
    r.generate = generate;
    const PassPtr whole = run(r);
    for (int layer = 0; layer < 3; ++layer) {
        r.layer = layer;
        r.budget = 1;
        const PassPtr found = run(r);
        QCOMPARE(kept(*found), std::vector{layer});
        compare(*found, *whole);
    }
}

void TestExploreBudget::aDroppedLayerIsReadAlone()
{
    QFETCH(int, tokens);
    QFETCH(int, generate);
    PassRequest r = request(1, kPlenty, std::size_t(tokens));
    r.generate = generate;
    const PassPtr whole = run(r);
    r.budget = 1;
    PassPtr last = run(r);
    for (const int layer : {0, 2, 1}) {
        r.layer = layer;
        const PassPtr next = run(r, last);
        QCOMPARE(kept(*next), std::vector{layer});
        QVERIFY(next->thumbnails[0].raw() == last->thumbnails[0].raw()); // not made again
        compare(*next, *whole);
        QVERIFY(run(r, next) == next);
        last = next;
    }
}

void TestExploreBudget::asManyStayAsThereWere()
{
    const std::size_t layer = 230 * (6 * 9 + 2 * 8) * sizeof(float);
    PassRequest r = request(0, 2 * layer);
    const PassPtr first = run(r);
    QCOMPARE(kept(*first), (std::vector{0, 1}));
    r.layer = 2;
    const PassPtr second = run(r, first);
    QCOMPARE(kept(*second), (std::vector{1, 2}));
    compare(*second, *run(request(0, kPlenty)));
}

// They have no cache: keys go by with the queries.
void TestExploreBudget::encodersToo()
{
    PassRequest r = request(0, kPlenty, 60);
    r.model = {tinyModel("bert")};
    const PassPtr whole = run(r);
    QVERIFY(whole->layers() > 1 && !whole->model->model->info().causal);
    r.budget = 1;
    const PassPtr found = run(r);
    QCOMPARE(kept(*found), std::vector{0});
    compare(*found, *whole);
    r.layer = 1;
    const PassPtr next = run(r, found);
    QCOMPARE(kept(*next), std::vector{1});
    compare(*next, *whole);
}

// Another text after one whose layers are not all there is read whole.
void TestExploreBudget::editsOfWhatWasDropped()
{
    for (const std::size_t budget : {std::size_t(1), kPlenty}) {
        const PassPtr before = run(request(1, budget, 400));
        PassRequest r = request(1, 1, 400);
        r.text.replace(300, 1, "zz");
        compare(*run(r, before), *run(r));
        PassRequest all = r;
        all.budget = kPlenty;
        compare(*run(all, before), *run(all));
    }
}

void TestExploreBudget::partialsComeOnTheWay()
{
    Job::Hooks hooks;
    hooks.publish = [](ResultPtr) {};
    hooks.progress = [](double, std::string_view) {
        std::this_thread::sleep_for(std::chrono::milliseconds(110)); // all of them are due
    };
    Job job(runs_.engine(), 0, {}, nullptr, hooks);
    std::vector<std::int64_t> rows;
    const PassRequest r = request(2, 1, 1100);
    const PassPtr whole = run(r);
    attentionPass(r, {}, job, [&](PassPtr pass) {
        rows.push_back(pass->map(2).rows());
        QVERIFY(same(pass->map(2).lse, whole->map(2).lse.slice(1, {0, rows.back()})));
    });
    QVERIFY(rows.size() > 3);
    QCOMPARE(
        (std::vector(rows.begin(), rows.begin() + 3)), (std::vector<std::int64_t>{256, 512, 1024}));
    QCOMPARE(rows.back(), whole->map(2).rows());
}

void TestExploreBudget::saysWhatIsKept()
{
    Explore::Params p;
    p.model = {tinyModel()};
    p.text = TextRef::literal(letters(3, 230));
    p.layer = 1;
    const auto result = [&](std::size_t budget) {
        auto shown = std::make_shared<Explore::Result>();
        shown->pass = run(request(1, budget));
        Job job(runs_.engine(), 0, shown);
        return Explore::run(p, job);
    };
    QVERIFY(result(kPlenty).notice.empty());
    QCOMPARE(result(1).notice,
        std::string("long text: the maps of 1 of 3 layers are kept, another layer reads it again"));
}

QTEST_APPLESS_MAIN(TestExploreBudget)
#include "tst_explore_budget.moc"
