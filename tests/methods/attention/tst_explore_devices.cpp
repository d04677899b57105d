// attention.explore on a GPU. The CPU is the specification: maps, statistics and classes with
// float32; what is kept changes no bit.
#include "engine/tensor/device.h"
#include "plugins/attention/explore.h"
#include "tests/shared/method_runs.h"
#include "tests/shared/relative.h"
#include "tests/shared/tiny_model.h"
#include "tests/shared/tolerance.h"

#include <QtTest>
#include <algorithm>
#include <cstring>

using namespace seq;

namespace {

// weights of a model's maps: errors of queries and keys, and those of the map's own products
constexpr double kWeights = tolerance::kCudaModel + tolerance::kCudaSplit;

bool sameBits(const Tensor& a, const Tensor& b)
{
    const Tensor x = a.to(Device{}).contiguous(), y = b.to(Device{}).contiguous();
    return x.shape() == y.shape() && std::memcmp(x.raw(), y.raw(), std::size_t(x.bytes())) == 0;
}

} // namespace

class TestExploreDevices : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void equalsTheCpu_data();
    void equalsTheCpu();
    void tilesEqualTheCpus();
    void smallBudgetChangesNoBit();
    void smollm2();

private:
    Explore::Params params(const char* model, std::size_t tokens) const
    {
        Explore::Params p;
        p.model = {tinyModel(model)};
        p.text = TextRef::literal(letters(4, tokens));
        p.precision.index = 1;
        p.beyond = true;
        p.layer = 1;
        p.head = 2;
        return p;
    }
    Explore::Result on(Engine& engine, const Explore::Params& p, ResultPtr previous = {})
    {
        p.check();
        const LaneScope lane{Lane{&engine.pool()}};
        Job job(engine, 0, std::move(previous));
        return Explore::run(p, job);
    }
    PassPtr pass(std::size_t budget, int layer, const PassPtr& before = {})
    {
        PassRequest r;
        r.model = {tinyModel()};
        r.text = letters(4, 9000); // three chunks
        r.precision = Precision::Float32;
        r.beyond = true;
        r.layer = layer;
        r.generate = 3;
        r.budget = budget;
        const LaneScope lane{Lane{&gpu_->pool()}};
        Job job(*gpu_, 0);
        return attentionPass(r, before, job, [](PassPtr) {});
    }
    void compare(const Explore::Result& found, const Explore::Result& right, double limit);

    Engine cpu_{Device{}, 2};
    std::unique_ptr<Engine> gpu_;
};

void TestExploreDevices::initTestCase()
{
    if (cudaDevices().empty()) QSKIP(cudaAbsence().c_str());
    gpu_ = std::make_unique<Engine>(Device{Device::Cuda, 0}, 2);
}

void TestExploreDevices::compare(
    const Explore::Result& found, const Explore::Result& right, double limit)
{
    QCOMPARE(found.pass->ids, right.pass->ids);
    for (std::size_t l = 0; l < right.pass->maps.size(); ++l) {
        const AttentionMap &a = *found.pass->maps[l], &b = *right.pass->maps[l];
        QCOMPARE(a.q.device().kind, Device::Cuda);
        QVERIFY(std::max({relative(a.q, b.q), relative(a.k, b.k), relative(a.lse, b.lse)})
            <= tolerance::kCudaModel);
        QVERIFY(relative(found.pass->thumbnails[l], right.pass->thumbnails[l]) <= limit);
        QVERIFY(relative(found.pass->entropy[l], right.pass->entropy[l]) <= limit);
        for (std::size_t h = 0; h < right.pass->heads[l].size(); ++h) {
            const HeadScore &x = found.pass->heads[l][h], &y = right.pass->heads[l][h];
            QVERIFY(std::abs(x.sink - y.sink) <= limit);
            QVERIFY(std::abs(x.distance - y.distance) <= limit * double(right.pass->ids.size()));
            QCOMPARE(x.score.has_value(), y.score.has_value());
            if (x.kind == y.kind && x.score) // else a threshold lies between
                QVERIFY(std::abs(*x.score - *y.score) <= 4 * limit);
        }
    }
    QVERIFY(relative(found.map, right.map) <= limit);
    QVERIFY(relative(found.lift, right.lift) <= limit);
    QVERIFY(relative(found.profile, right.profile) <= limit);
    QVERIFY(relative(found.nearMap, right.nearMap) <= limit);
    QVERIFY(relative(found.entropy, right.entropy) <= limit);
}

void TestExploreDevices::equalsTheCpu_data()
{
    QTest::addColumn<QString>("model");
    QTest::addColumn<int>("tokens");
    QTest::addColumn<QString>("fuse");
    for (const char* model : {"llama", "mistral", "qwen3"}) // mistral: a window of 8
        for (const int tokens : {3, 230})
            QTest::addRow("%s %d", model, tokens) << model << tokens << "none";
    for (const char* fuse : {"mean", "max", "rollout"})
        QTest::addRow("llama %s", fuse) << "llama" << 200 << fuse;
    QTest::addRow("an encoder") << "bert" << 100 << "none";
}

void TestExploreDevices::equalsTheCpu()
{
    QFETCH(QString, model);
    QFETCH(int, tokens);
    QFETCH(QString, fuse);
    Explore::Params p = params(qPrintable(model), std::size_t(tokens));
    p.fuse.index = int(std::ranges::find(p.fuse.names, fuse.toStdString()) - p.fuse.names.begin());
    compare(on(*gpu_, p), on(cpu_, p), kWeights);
}

void TestExploreDevices::tilesEqualTheCpus()
{
    const Explore::Params p = params("llama", 700);
    const auto found = on(*gpu_, p), right = on(cpu_, p);
    QVERIFY(found.tiles && right.tiles);
    Job here(cpu_, 0), there(*gpu_, 0);
    for (const auto& [a, b] :
        {std::pair{found.tiles, right.tiles}, {found.liftTiles, right.liftTiles}}) {
        for (const int level : {0, 1, 2})
            for (const int row : {0, 1}) {
                const Tile x = a->tile(level, 0, row, there), y = b->tile(level, 0, row, here);
                QVERIFY(relative(x.max, y.max) <= kWeights);
                QVERIFY(relative(x.mean, y.mean) <= kWeights);
            }
        for (const int row : {0, 77, 699}) {
            const double x = a->exact(row, row / 2), y = b->exact(row, row / 2);
            QVERIFY(std::abs(x - y) <= kWeights * std::abs(y));
        }
    }
}

// Layers that do not fit are summarised as their rows go by, and read again when they are asked
// for.
void TestExploreDevices::smallBudgetChangesNoBit()
{
    const PassPtr whole = pass(std::size_t(1) << 30, 1);
    QVERIFY(whole->maps[0] && whole->maps[1] && whole->maps[2]);
    PassPtr found = pass(1, 1);
    QVERIFY(!found->maps[0] && found->maps[1] && !found->maps[2]);
    for (std::size_t l = 0; l < whole->maps.size(); ++l) {
        QVERIFY(relative(found->thumbnails[l], whole->thumbnails[l]) <= tolerance::kCudaSplit);
        QVERIFY(relative(found->entropy[l], whole->entropy[l]) <= tolerance::kCudaSplit);
    }
    for (const int layer : {1, 0, 2}) {
        found = pass(1, layer, found);
        const auto at = std::size_t(layer);
        QVERIFY(sameBits(found->maps[at]->q, whole->maps[at]->q));
        QVERIFY(sameBits(found->maps[at]->k, whole->maps[at]->k));
        QVERIFY(sameBits(found->maps[at]->lse, whole->maps[at]->lse));
    }
}

// A trained model looks sharply: scores up to 2^6 times those of a random one.
void TestExploreDevices::smollm2()
{
    if (!MethodRuns::modelIsHere()) QSKIP("SmolLM2-135M-Instruct.Q4_1.gguf is not here");
    Explore::Params p;
    p.precision.index = 1;
    const auto found = on(*gpu_, p), right = on(cpu_, p);
    const double map = relative(found.map, right.map);
    double thumbnails = 0;
    for (std::size_t l = 0; l < right.pass->maps.size(); ++l)
        thumbnails
            = std::max(thumbnails, relative(found.pass->thumbnails[l], right.pass->thumbnails[l]));
    qInfo("map %.1e, thumbnails of all heads %.1e", map, thumbnails);
    QVERIFY(map <= 64 * kWeights && thumbnails <= 64 * kWeights);
    for (std::size_t l = 0; l < right.pass->heads.size(); ++l)
        for (std::size_t h = 0; h < right.pass->heads[l].size(); ++h)
            QVERIFY(std::abs(found.pass->heads[l][h].sink - right.pass->heads[l][h].sink)
                <= 64 * kWeights);
}

QTEST_GUILESS_MAIN(TestExploreDevices)
#include "tst_explore_devices.moc"
