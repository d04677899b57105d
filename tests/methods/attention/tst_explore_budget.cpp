// What attention.explore keeps of a text whose layers do not all fit, and that it changes no
// number.
#include "engine/experiment/experiment.h"
#include "plugins/attention/attention_pass.h"
#include "tests/shared/method_runs.h"
#include "tests/shared/tiny_model.h"

#include <QTest>
#include <algorithm>
#include <cstring>

using namespace seq;

namespace {

constexpr std::size_t kPlenty = std::size_t(1) << 30;

std::string letters(std::size_t count)
{
    Rng rng(3);
    std::string text;
    for (std::size_t i = 0; i < count; ++i)
        text += rng.below(6) == 0 ? ' ' : char('a' + rng.below(26));
    return text;
}

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

} // namespace

class TestExploreBudget : public QObject {
    Q_OBJECT
private slots:
    void followsTheMemory();
    void keepsTheChosenLayer();
    void changesNoNumber();

private:
    PassRequest request(int layer, std::size_t budget) const
    {
        PassRequest r;
        r.model = {tinyModel()};
        r.text = letters(230);
        r.layer = layer;
        r.budget = budget;
        return r;
    }
    PassPtr run(const PassRequest& r, const PassPtr& before = {})
    {
        Job job(runs_.engine(), 0);
        return attentionPass(r, before, job, [](PassPtr) {});
    }
    void compare(const AttentionPass& found, const AttentionPass& whole)
    {
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
    constexpr std::size_t kGibibyte = std::size_t(1) << 30;
    QCOMPARE(mapBudget(0), kGibibyte / 2);
    QCOMPARE(mapBudget(kGibibyte), kGibibyte / 2);
    QCOMPARE(mapBudget(24 * kGibibyte), 8 * kGibibyte);
    // SmolLM2-135M at 131,072 tokens on a GPU of 140 GB: 30 layers of 9 heads and 3 key heads
    constexpr std::size_t kAll = std::size_t(131072) * 30 * (9 * 64 + 3 * 64 + 9) * sizeof(float);
    QVERIFY(mapBudget(130 * kGibibyte) > kAll);
}

void TestExploreBudget::keepsTheChosenLayer()
{
    QCOMPARE(kept(*run(request(1, kPlenty))), (std::vector{0, 1, 2}));
    for (int layer = 0; layer < 3; ++layer)
        QCOMPARE(kept(*run(request(layer, 1))), std::vector{layer});
}

void TestExploreBudget::changesNoNumber()
{
    const PassPtr whole = run(request(1, kPlenty));
    for (int layer = 0; layer < 3; ++layer)
        compare(*run(request(layer, 1)), *whole);
}

QTEST_APPLESS_MAIN(TestExploreBudget)
#include "tst_explore_budget.moc"
