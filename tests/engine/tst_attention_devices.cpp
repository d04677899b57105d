// Attention and its maps on CUDA against the CPU, on fresh random inputs and poisoned outputs.
#include "engine/base/error.h"
#include "engine/base/thread_pool.h"
#include "engine/ops/attention.h"
#include "engine/ops/attention_map.h"
#include "engine/ops/convert.h"
#include "engine/tensor/device.h"
#include "tests/shared/random_rows.h"
#include "tests/shared/tolerance.h"

#include <QtTest>
#include <cmath>
#include <numeric>
#include <random>

using namespace seq;

namespace {

const Device kCuda{Device::Cuda, 0};

struct Shape5 {
    std::int64_t rows, keys;
    int heads, kvHeads, d;
};

// The next allocations of these sizes hold NaN.
void poison(std::initializer_list<std::int64_t> elements)
{
    std::vector<Tensor> blocks;
    for (const std::int64_t n : elements) {
        const std::vector<float> nan(std::size_t(n), NAN);
        blocks.push_back(Tensor::of(nan, {n}).to(kCuda));
    }
}

// Relative to the expected value, or to `unit` where that is larger.
double largestError(const Tensor& found, const Tensor& expected, double unit)
{
    const Tensor here = found.to(Device{});
    const auto a = here.host<float>(), b = expected.host<float>();
    double worst = a.size() == b.size() ? 0 : INFINITY;
    for (std::size_t i = 0; i < b.size() && i < a.size(); ++i) {
        if (std::isnan(a[i]) != std::isnan(b[i])) return INFINITY;
        if (std::isnan(b[i]) || a[i] == b[i]) continue;
        worst = std::max(
            worst, std::abs(double(a[i]) - b[i]) / std::max(unit, std::abs(double(b[i]))));
    }
    return worst;
}

bool sameBytes(const Tensor& a, const Tensor& b)
{
    const Tensor x = a.to(Device{}), y = b.to(Device{});
    return std::memcmp(x.raw(), y.raw(), std::size_t(x.bytes())) == 0;
}

Tensor rounded(const Tensor& t)
{
    return convert(convert(t, Dtype::BF16), Dtype::F32);
}

// Keys as the caller has them: blocks of `step` positions from `first` on, `gap` between blocks.
std::vector<KvBlock> blocksOf(const Tensor& k, const Tensor& v, int step, int gap, Device device)
{
    std::vector<KvBlock> blocks;
    int position = 0;
    for (std::int64_t at = 0; at < k.size(0); at += step, position += step + gap) {
        const Range r{at, std::min(k.size(0), at + step)};
        blocks.push_back({k.slice(0, r).to(device), v.slice(0, r).to(device), position});
    }
    return blocks;
}

} // namespace

class TestAttentionDevices : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void cleanupTestCase();
    void forward_data();
    void forward();
    void views();
    void partsMerged();
    void roundedOperands();
    void pooled_data();
    void pooled();
    void heads();
    void cells();
    void refusals();

private:
    bool there();
    void compareForward(const Attention& found, const Attention& expected, bool halves);
    Tensor random(Shape shape) { return randomFloats(shape, rng_); }
    AttentionMap randomMap(const Shape5&, Dtype);

    std::uint64_t seed_ = std::random_device()();
    Rng rng_{seed_};
    ThreadPool pool_{2};
    LaneScope lane_{{&pool_}};
    int skipped_ = 0, ran_ = 0;
};

void TestAttentionDevices::initTestCase()
{
    qInfo("seed %llu", static_cast<unsigned long long>(seed_));
}

void TestAttentionDevices::cleanupTestCase()
{
    qInfo("CUDA rows: %d run, %d skipped%s", ran_, skipped_,
        skipped_ ? qPrintable(" (" + QString::fromStdString(cudaAbsence()) + ")") : "");
}

bool TestAttentionDevices::there()
{
    const bool found = !cudaDevices().empty();
    ++(found ? ran_ : skipped_);
    return found;
}

#define NEED_CUDA                                                                                  \
    if (!there()) QSKIP("no CUDA device")

AttentionMap TestAttentionDevices::randomMap(const Shape5& s, Dtype dtype)
{
    AttentionMap map;
    map.q = random({s.rows, s.heads, s.d});
    map.k = random({s.keys, s.kvHeads, s.d});
    if (dtype == Dtype::BF16) {
        map.q = convert(map.q, dtype);
        map.k = convert(map.k, dtype);
    }
    map.firstRow = s.keys - s.rows;
    return map;
}

namespace {

// The lse that a forward pass over the map's own operands leaves.
void fillLse(AttentionMap& map)
{
    const Tensor q = convert(map.q, Dtype::F32), k = convert(map.k, Dtype::F32);
    std::vector<int> positions(std::size_t(map.rows()));
    std::iota(positions.begin(), positions.end(), int(map.firstRow));
    const KvBlock keys{k, k, 0};
    AttentionOptions options;
    options.causal = map.causal;
    options.window = map.window;
    options.scale = map.scale;
    map.lse = attention(q, std::span(&keys, 1), positions, options).lse;
}

AttentionMap onCuda(AttentionMap map)
{
    map.q = map.q.to(kCuda);
    map.k = map.k.to(kCuda);
    map.lse = map.lse.to(kCuda);
    return map;
}

} // namespace

void TestAttentionDevices::forward_data()
{
    QTest::addColumn<QList<int>>("shape"); // rows, keys, heads, kv heads, d
    QTest::addColumn<QList<int>>("options"); // causal, window, block, gap, mask
    QTest::addColumn<int>("dtype");
    const auto row = [](const char* name, QList<int> shape, QList<int> options, Dtype t) {
        QTest::newRow(name) << shape << options << int(t);
    };
    for (const Dtype t : {Dtype::F32, Dtype::BF16, Dtype::F16}) {
        const std::string n(info(t).name);
        const auto add = [&](const char* what, QList<int> shape, QList<int> options) {
            row((n + " " + what).c_str(), shape, options, t);
        };
        add("one token", {1, 1, 1, 1, 64}, {1, 0, 64, 0, 0});
        add("odd", {67, 131, 6, 2, 64}, {1, 0, 64, 0, 0});
        add("one row, many keys", {1, 3000, 9, 3, 64}, {1, 0, 64, 0, 0});
        add("narrow heads", {40, 40, 4, 4, 24}, {0, 0, 1000, 0, 0});
        add("d 80", {50, 90, 4, 2, 80}, {1, 0, 16, 0, 0});
        add("d 128", {100, 100, 4, 1, 128}, {1, 30, 64, 0, 0});
        add("d 256", {33, 65, 2, 1, 256}, {1, 0, 64, 0, 0});
        add("window", {300, 300, 3, 3, 64}, {1, 65, 64, 0, 0});
        add("gaps", {70, 200, 4, 2, 64}, {1, 0, 48, 7, 0});
        add("gaps and window", {70, 200, 4, 2, 64}, {1, 100, 48, 7, 0});
        add("mask", {70, 150, 4, 2, 64}, {1, 0, 64, 0, 1});
        add("many blocks", {20, 1000, 2, 1, 64}, {1, 0, 7, 0, 0});
        add("more rows than keys", {200, 90, 2, 1, 64}, {1, 0, 64, 0, 0});
        add("long", {700, 700, 9, 3, 64}, {1, 0, 64, 0, 0});
        add("long, later rows", {450, 1111, 6, 2, 64}, {1, 0, 10000, 0, 0});
        add("long, window", {900, 900, 3, 1, 64}, {1, 200, 64, 0, 0});
        add("long, both ways", {640, 640, 2, 2, 48}, {0, 0, 64, 0, 0});
    }
}

void TestAttentionDevices::forward()
{
    NEED_CUDA;
    QFETCH(QList<int>, shape);
    QFETCH(QList<int>, options);
    QFETCH(int, dtype);
    const Dtype t = Dtype(dtype);
    const std::int64_t rows = shape[0], keys = shape[1];
    Tensor q = random({rows, shape[2], shape[4]});
    if (t == Dtype::BF16) q = rounded(q);
    const Tensor k = convert(random({keys, shape[3], shape[4]}), t),
                 v = convert(random({keys, shape[3], shape[4]}), t);
    const auto here = blocksOf(k, v, options[2], options[3], {}),
               there = blocksOf(k, v, options[2], options[3], kCuda);
    std::vector<int> positions(static_cast<std::size_t>(rows));
    const int last = here.back().position + int(here.back().k.size(0));
    std::iota(positions.begin(), positions.end(), last - int(rows));
    if (options[3]) std::swap(positions.front(), positions.back());
    AttentionOptions o;
    o.causal = options[0];
    o.window = options[1];
    Tensor mask = Tensor::empty({rows, keys}, Dtype::U8);
    for (std::int64_t i = 0; i < mask.elements(); ++i)
        reinterpret_cast<std::uint8_t*>(mask.raw())[i] = rng_.bits() % 3 != 0;
    if (options[4]) o.mask = &mask;
    const Attention expected = attention(q, here, positions, o);
    const Tensor onDevice = q.to(kCuda);
    poison({q.elements(), shape[2] * rows});
    const Attention found = attention(onDevice, there, positions, o);
    compareForward(found, expected, t == Dtype::BF16);
    const Attention again = attention(onDevice, there, positions, o);
    QVERIFY2(sameBytes(again.out, found.out) && sameBytes(again.lse, found.lse), "a race");
    const Tensor p = attentionProbabilities(q, here, positions, expected.lse, o);
    poison({p.elements()});
    const Tensor q2 = attentionProbabilities(onDevice, there, positions, expected.lse.to(kCuda), o);
    const double error = largestError(q2, p, 1);
    QVERIFY2(error <= tolerance::kCudaSplit, qPrintable(QString("probabilities %1").arg(error)));
}

void TestAttentionDevices::compareForward(
    const Attention& found, const Attention& expected, bool halves)
{
    const double out = largestError(found.out, expected.out, 1),
                 lse = largestError(found.lse, expected.lse, 1);
    QVERIFY2(out <= (halves ? tolerance::kCudaBf16 : tolerance::kCudaSplit),
        qPrintable(QString("out %1").arg(out)));
    QVERIFY2(lse <= tolerance::kCudaSplit, qPrintable(QString("lse %1").arg(lse)));
}

void TestAttentionDevices::views()
{
    NEED_CUDA;
    const Tensor q = random({90, 4, 64}), kv = random({90, 4, 64});
    const KvBlock here{kv.slice(1, {0, 2}), kv.slice(1, {2, 4}), 0};
    const Tensor moved = kv.to(kCuda);
    const KvBlock there{moved.slice(1, {0, 2}), moved.slice(1, {2, 4}), 0};
    std::vector<int> positions(90);
    std::iota(positions.begin(), positions.end(), 0);
    compareForward(attention(q.to(kCuda), std::span(&there, 1), positions),
        attention(q, std::span(&here, 1), positions), false);
}

void TestAttentionDevices::partsMerged()
{
    NEED_CUDA;
    const Tensor q = random({60, 6, 64}), k = random({200, 2, 64}), v = random({200, 2, 64});
    std::vector<int> positions(60);
    std::iota(positions.begin(), positions.end(), 50); // some rows see nothing of the second part
    const auto blocks = blocksOf(k, v, 100, 0, kCuda);
    const Attention first = attention(q.to(kCuda), std::span(&blocks[0], 1), positions),
                    second = attention(q.to(kCuda), std::span(&blocks[1], 1), positions);
    compareForward(
        merge(first, second), attention(q, blocksOf(k, v, 100, 0, {}), positions), false);
}

// What a call allows to be rounded gives what rounded keys give.
void TestAttentionDevices::roundedOperands()
{
    NEED_CUDA;
    for (const int rows : {1, 70, 700}) { // 700: the kernel of sm_90a
        const Tensor q = random({rows, 6, 64}).to(kCuda);
        const Tensor k = random({700, 2, 64}), v = random({700, 2, 64});
        std::vector<int> positions(static_cast<std::size_t>(rows));
        std::iota(positions.begin(), positions.end(), 700 - rows);
        AttentionOptions options;
        const auto halves
            = blocksOf(convert(k, Dtype::BF16), convert(v, Dtype::BF16), 64, 0, kCuda);
        const Attention right = attention(q, halves, positions, options);
        options.exact = false;
        const Attention found = attention(q, blocksOf(k, v, 64, 0, kCuda), positions, options);
        QVERIFY(sameBytes(found.out, right.out) && sameBytes(found.lse, right.lse));
    }
}

void TestAttentionDevices::pooled_data()
{
    QTest::addColumn<QList<int>>("shape"); // rows, keys, heads, kv heads, d
    QTest::addColumn<QList<int>>("options"); // causal, window, level, first shown key
    for (const int level : {0, 1, 2, 3, 5, 6, 7, 8, 9}) {
        const auto add = [&](const char* what, QList<int> shape, QList<int> options) {
            options.insert(2, level);
            QTest::newRow(qPrintable(QString("%1, level %2").arg(what).arg(level)))
                << shape << options;
        };
        add("odd", {301, 301, 3, 1, 64}, {1, 0, 0});
        add("part", {150, 333, 2, 2, 64}, {1, 0, 19});
        add("window", {520, 520, 2, 1, 64}, {1, 100, 0});
        add("both ways", {260, 130, 2, 1, 80}, {0, 0, 0});
        add("long", {1100, 1100, 2, 1, 48}, {1, 0, 0});
    }
    QTest::newRow("one token") << QList<int>{1, 1, 1, 1, 64} << QList<int>{1, 0, 0, 0};
}

void TestAttentionDevices::pooled()
{
    NEED_CUDA;
    QFETCH(QList<int>, shape);
    QFETCH(QList<int>, options);
    const Shape5 s{shape[0], shape[1], shape[2], shape[3], shape[4]};
    const int level = options[2];
    for (const Dtype t : {Dtype::F32, Dtype::BF16}) {
        AttentionMap map = randomMap(s, t);
        map.causal = options[0];
        map.window = options[1];
        fillLse(map);
        map.lse.hostMutable<float>()[std::size_t(s.rows / 2)] = -INFINITY;
        const AttentionMap moved = onCuda(map);
        const std::int64_t side = std::int64_t(1) << level;
        const Range shown{options[3], s.keys};
        // from the second bin on, and one beyond the end
        const MapBins bins{level, {s.rows > side ? 1 : 0, (s.rows + side - 1) / side + 1},
            {0, (shown.end - shown.begin + side - 1) / side}, shown};
        std::vector<int> all(static_cast<std::size_t>(s.heads));
        std::iota(all.rbegin(), all.rend(), 0);
        for (const bool lift : {false, true})
            for (const HeadFuse fuse : {HeadFuse::Mean, HeadFuse::Max})
                for (const auto& heads : {all, std::vector{s.heads - 1}}) {
                    const PooledMap expected = pooledAttention(map, heads, bins, fuse, lift);
                    poison({expected.max.elements(), expected.mean.elements()});
                    const PooledMap found = pooledAttention(moved, heads, bins, fuse, lift);
                    const double max = largestError(found.max, expected.max, 0),
                                 mean = largestError(found.mean, expected.mean, 0);
                    const double limit
                        = t == Dtype::F32 ? tolerance::kCudaSplit : tolerance::kCudaFloat;
                    QVERIFY2(max <= limit && mean <= limit,
                        qPrintable(QString("%1: max %2, mean %3")
                                       .arg(info(t).name.data())
                                       .arg(max)
                                       .arg(mean)));
                }
    }
}

void TestAttentionDevices::heads()
{
    NEED_CUDA;
    for (const Dtype t : {Dtype::F32, Dtype::BF16})
        for (const bool causal : {true, false}) {
            AttentionMap map = randomMap({210, 250, 4, 2, 64}, t);
            map.causal = causal;
            fillLse(map);
            map.lse.hostMutable<float>()[7] = -INFINITY;
            MapMarks marks{std::vector<float>(250), std::vector<std::vector<int>>(210),
                std::vector<int>(210, -1)};
            for (std::size_t i = 0; i < 210; ++i) {
                marks.separators[i] = i % 5 == 0;
                marks.induction[i] = i > 20 ? int(i) - 15 : -1;
                for (std::size_t j = i % 3; j < i; j += 3)
                    marks.duplicates[i].push_back(int(j));
            }
            const int level = thumbnailLevel(std::max(map.rows(), map.keys()), 16);
            const HeadSummary expected = summariseHeads(map, marks, level);
            poison({expected.thumbnails.elements()});
            const HeadSummary found = summariseHeads(onCuda(map), marks, level);
            for (int statistic = 0; statistic < kRowStatistics; ++statistic) {
                const auto only = [&](const Tensor& rows) {
                    return rows.slice(2, {statistic, statistic + 1}).contiguous();
                };
                const double unit = statistic == Distance ? 250 : 1; // a sum of up to 250 keys
                const double error = largestError(only(found.rows), only(expected.rows), unit);
                QVERIFY2(error <= tolerance::kCudaSplit,
                    qPrintable(QString("statistic %1: %2").arg(statistic).arg(error)));
            }
            const double pictures = largestError(found.thumbnails, expected.thumbnails, 0);
            QVERIFY2(pictures <= tolerance::kCudaSplit,
                qPrintable(QString("pictures %1").arg(pictures)));
        }
}

void TestAttentionDevices::cells()
{
    NEED_CUDA;
    for (const Dtype t : {Dtype::F32, Dtype::BF16}) {
        AttentionMap map = randomMap({80, 100, 4, 2, 64}, t);
        fillLse(map);
        const AttentionMap moved = onCuda(map);
        const PooledMap whole = pooledAttention(moved, std::vector{3}, {0, {0, 80}, {0, 100}});
        const Tensor p = whole.max.to(Device{});
        for (const auto& [row, key] : {std::pair{0, 0}, {79, 99}, {40, 60}, {40, 61}, {3, 80}}) {
            const AttentionCell a = attentionCell(map, 3, row, key),
                                b = attentionCell(moved, 3, row, key);
            QCOMPARE(b.score, a.score);
            QVERIFY(b.p == a.p || (std::isnan(a.p) && std::isnan(b.p)));
            const float pooled = p.host<float>()[std::size_t(row * 100 + key)];
            QVERIFY(std::isnan(a.p) ? std::isnan(pooled)
                                    : std::abs(pooled - a.p) <= tolerance::kCudaSplit * a.p);
        }
    }
}

void TestAttentionDevices::refusals()
{
    NEED_CUDA;
    const Tensor q = random({4, 2, 64}), k = random({4, 2, 64});
    QVERIFY_THROWS_EXCEPTION(Error, attention(q.to(kCuda), k, k));
    const Tensor wide = random({4, 1, 300}).to(kCuda);
    QVERIFY_THROWS_EXCEPTION(Error, attention(wide, wide, wide));
    AttentionMap map = randomMap({4, 4, 2, 2, 64}, Dtype::F32);
    fillLse(map);
    const std::vector<int> first{0};
    const MapBins bins{0, {0, 4}, {0, 4}};
    AttentionMap mixed = map;
    mixed.k = mixed.k.to(kCuda);
    QVERIFY_THROWS_EXCEPTION(Error, pooledAttention(mixed, first, bins));
    mixed = map;
    mixed.k = convert(mixed.k, Dtype::BF16);
    QVERIFY_THROWS_EXCEPTION(Error, pooledAttention(mixed, first, bins));
}

QTEST_GUILESS_MAIN(TestAttentionDevices)
#include "tst_attention_devices.moc"
