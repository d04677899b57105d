// Pooled maps, head statistics and single cells against dense softmax in double, and the worked
// example of the methods specification (0.2, 0.4, 0.6).
#include "engine/base/error.h"
#include "engine/base/thread_pool.h"
#include "engine/experiment/engine.h"
#include "engine/experiment/job.h"
#include "engine/nn/attention_tiles.h"
#include "engine/ops/attention_map.h"
#include "tests/shared/random_rows.h"
#include "tests/shared/tolerance.h"

#include <QTest>
#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

using namespace seq;

namespace {

struct Dense { // P [rows, keys] of one head in double; NaN where hidden
    std::vector<double> p;
    std::int64_t keys;
    double at(std::int64_t i, std::int64_t j) const { return p[std::size_t(i * keys + j)]; }
};

bool visible(const AttentionMap& m, std::int64_t row, std::int64_t key)
{
    const std::int64_t distance = m.firstRow + row - key;
    if (m.window > 0) return distance >= 0 && distance < m.window;
    return !m.causal || distance >= 0;
}

// Fills in the lse too.
Dense dense(AttentionMap& m, int head)
{
    const std::int64_t d = m.q.size(2), group = m.q.size(1) / m.k.size(1);
    const double scale = m.scale == 0 ? 1 / std::sqrt(double(d)) : double(m.scale);
    const auto q = m.q.host<float>(), k = m.k.host<float>();
    Dense out{std::vector<double>(std::size_t(m.rows() * m.keys()), NAN), m.keys()};
    for (std::int64_t i = 0; i < m.rows(); ++i) {
        std::vector<double> s(std::size_t(m.keys()), -INFINITY);
        double most = -INFINITY, z = 0;
        for (std::int64_t j = 0; j < m.keys(); ++j) {
            if (!visible(m, i, j)) continue;
            double dot = 0;
            for (std::int64_t c = 0; c < d; ++c)
                dot += double(q[std::size_t((i * m.heads() + head) * d + c)])
                    * k[std::size_t((j * m.k.size(1) + head / group) * d + c)];
            s[std::size_t(j)] = dot * scale;
            most = std::max(most, s[std::size_t(j)]);
        }
        for (const double x : s)
            z += std::exp(x - most);
        const double lse = most == -INFINITY ? most : most + std::log(z);
        m.lse.hostMutable<float>()[std::size_t(head * m.rows() + i)] = float(lse);
        for (std::int64_t j = 0; j < m.keys(); ++j)
            if (visible(m, i, j))
                out.p[std::size_t(i * m.keys() + j)] = std::exp(s[std::size_t(j)] - lse);
    }
    return out;
}

AttentionMap randomMap(std::int64_t rows, std::int64_t keys, int heads, int kvHeads, int d)
{
    Rng rng(std::uint64_t(rows * 7 + keys * 3 + d));
    AttentionMap m;
    m.q = randomFloats({rows, heads, d}, rng);
    m.k = randomFloats({keys, kvHeads, d}, rng);
    m.lse = Tensor::zeros({heads, rows});
    m.firstRow = keys - rows;
    return m;
}

// The worked example 0.2.
AttentionMap worked()
{
    AttentionMap m;
    m.q = Tensor::of(std::vector<float>{1, 0, 0, 1, 1, 1, 2, -1}, {4, 1, 2});
    m.k = Tensor::of(std::vector<float>{1, 0, 1, 1, 0, 1, 1, -1}, {4, 1, 2});
    m.lse = Tensor::of(std::vector<float>{0.707107f, 1.107940f, 2.100405f, 2.706488f}, {1, 4});
    return m;
}

MapMarks noMarks(const AttentionMap& m)
{
    return {std::vector<float>(std::size_t(m.keys())),
        std::vector<std::vector<int>>(std::size_t(m.rows())),
        std::vector<int>(std::size_t(m.rows()), -1)};
}

bool close(double found, double expected, double tolerance)
{
    if (std::isnan(expected) || std::isnan(found)) return std::isnan(expected) == std::isnan(found);
    return std::abs(found - expected) <= tolerance;
}

} // namespace

class TestAttentionMap : public QObject {
    Q_OBJECT
private slots:
    void workedExample();
    void workedStatistics();
    void pooling_data();
    void pooling();
    void fullLength();
    void statistics();
    void coarserIsTheUnionOfFiner();
    void tilesOfAPart();
    void emptyRows();
    void refusals();

private:
    ThreadPool pool_{1};
    LaneScope lane_{{&pool_}};
};

void TestAttentionMap::workedExample()
{
    const AttentionMap m = worked();
    const PooledMap p = pooledAttention(m, std::vector{0}, {1, {0, 2}, {0, 2}});
    const std::vector<double> max{1, NAN, 0.503490, 0.557013},
        mean{0.666667, NAN, 0.290452, 0.279397};
    for (std::size_t i = 0; i < 4; ++i) {
        QVERIFY(close(p.max.host<float>()[i], max[i], tolerance::kKnownAnswer));
        QVERIFY(close(p.mean.host<float>()[i], mean[i], tolerance::kKnownAnswer));
    }
    const AttentionCell cell = attentionCell(m, 0, 3, 1);
    QVERIFY(close(cell.p, 0.135419, tolerance::kKnownAnswer));
    QVERIFY(close(cell.score, 0.707107, tolerance::kKnownAnswer));
    QVERIFY(std::isnan(attentionCell(m, 0, 1, 2).p));
}

void TestAttentionMap::workedStatistics()
{
    const AttentionMap m = worked();
    const HeadSummary s = summariseHeads(m, noMarks(m), 0);
    const std::vector<double> entropy{0, 0.634347, 1.037277, 1.064002},
        distance{0, 0.330238, 1, 1.127697}, previous{0, 0.330238, 0.503490, 0.032923};
    for (std::size_t i = 0; i < 4; ++i) {
        const auto row = s.rows.host<float>().subspan(i * kRowStatistics, kRowStatistics);
        QVERIFY(close(row[Entropy], entropy[i], 2 * tolerance::kKnownAnswer));
        QVERIFY(close(row[Distance], distance[i], 2 * tolerance::kKnownAnswer));
        QVERIFY(close(row[Previous], previous[i], tolerance::kKnownAnswer));
    }
}

void TestAttentionMap::pooling_data()
{
    QTest::addColumn<QList<int>>("shape"); // rows, keys, heads, kv heads, d, window, causal
    QTest::addColumn<int>("level");
    QTest::newRow("one token") << QList<int>{1, 1, 1, 1, 64, 0, 1} << 0;
    QTest::newRow("odd length") << QList<int>{131, 131, 3, 1, 32, 0, 1} << 2;
    QTest::newRow("every cell") << QList<int>{70, 70, 2, 2, 80, 0, 1} << 0;
    QTest::newRow("late rows") << QList<int>{37, 200, 4, 2, 64, 0, 1} << 3;
    QTest::newRow("window") << QList<int>{150, 150, 2, 1, 128, 9, 1} << 1;
    QTest::newRow("bidirectional") << QList<int>{90, 90, 2, 2, 32, 0, 0} << 4;
    QTest::newRow("whole in a bin") << QList<int>{300, 300, 1, 1, 16, 0, 1} << 9;
}

void TestAttentionMap::pooling()
{
    QFETCH(QList<int>, shape);
    QFETCH(int, level);
    AttentionMap m = randomMap(shape[0], shape[1], shape[2], shape[3], shape[4]);
    m.window = shape[5];
    m.causal = shape[6] != 0;
    std::vector<Dense> heads;
    std::vector<int> all;
    for (int h = 0; h < m.heads(); ++h) {
        heads.push_back(dense(m, h));
        all.push_back(h);
    }
    const std::int64_t bin = 1 << level, height = (m.rows() + bin - 1) / bin,
                       width = (m.keys() + bin - 1) / bin;
    for (const HeadFuse fuse : {HeadFuse::Mean, HeadFuse::Max})
        for (const bool lift : {false, true}) {
            const PooledMap found
                = pooledAttention(m, all, {level, {0, height + 1}, {0, width}}, fuse, lift);
            for (std::int64_t y = 0; y < height; ++y)
                for (std::int64_t x = 0; x < width; ++x) {
                    double most = NAN, sum = 0, n = 0;
                    for (auto i = y * bin; i < std::min(m.rows(), (y + 1) * bin); ++i)
                        for (auto j = x * bin; j < std::min(m.keys(), (x + 1) * bin); ++j) {
                            if (!visible(m, i, j)) continue;
                            double p = 0, allowed = 0;
                            for (const Dense& d : heads)
                                p = fuse == HeadFuse::Max ? std::max(p, d.at(i, j))
                                                          : p + d.at(i, j) / double(heads.size());
                            for (std::int64_t k = 0; k < m.keys(); ++k)
                                allowed += visible(m, i, k);
                            if (lift) p *= allowed;
                            most = std::isnan(most) ? p : std::max(most, p);
                            sum += p;
                            ++n;
                        }
                    const auto at = std::size_t(y * width + x);
                    const double scale = tolerance::kSoftmax * (lift ? double(m.keys()) : 1);
                    QVERIFY(close(found.max.host<float>()[at], most, scale));
                    QVERIFY(close(found.mean.host<float>()[at], n > 0 ? sum / n : NAN, scale));
                }
            for (std::int64_t x = 0; x < width; ++x) // beyond the last row
                QVERIFY(std::isnan(found.max.host<float>()[std::size_t(height * width + x)]));
        }
}

// 4,096 tokens, two heads: the whole at 256 x 256 bins, and cells and bins at places of their own.
void TestAttentionMap::fullLength()
{
    constexpr std::int64_t kTokens = 4096;
    AttentionMap m = randomMap(kTokens, kTokens, 2, 1, 16);
    const std::array heads{dense(m, 0), dense(m, 1)};
    struct View {
        int level;
        std::int64_t row, column, bins;
    };
    const std::vector<View> views{{4, 0, 0, 256}, {6, 0, 0, 64}, {1, 1790, 1024, 257},
        {0, 3840, 0, 256}, {0, 4000, 3900, 96}};
    for (const HeadFuse fuse : {HeadFuse::Mean, HeadFuse::Max})
        for (const View& v : views) {
            const PooledMap found = pooledAttention(m, std::array{0, 1},
                {v.level, {v.row, v.row + v.bins}, {v.column, v.column + v.bins}}, fuse);
            std::vector<double> most(std::size_t(v.bins * v.bins), NAN), sum(most.size(), 0.),
                cells(most.size(), 0.);
            for (auto i = v.row << v.level; i < std::min(kTokens, (v.row + v.bins) << v.level); ++i)
                for (auto j = v.column << v.level; j < (v.column + v.bins) << v.level; ++j) {
                    if (j > i) break;
                    const double a = heads[0].at(i, j), b = heads[1].at(i, j);
                    const double p = fuse == HeadFuse::Max ? std::max(a, b) : (a + b) / 2;
                    const auto at = std::size_t(
                        ((i >> v.level) - v.row) * v.bins + (j >> v.level) - v.column);
                    most[at] = std::isnan(most[at]) ? p : std::max(most[at], p);
                    sum[at] += p;
                    ++cells[at];
                }
            double error = 0;
            for (std::size_t at = 0; at < most.size(); ++at) {
                const double max = found.max.host<float>()[at], mean = found.mean.host<float>()[at];
                QCOMPARE(std::isnan(max), cells[at] == 0);
                QCOMPARE(std::isnan(mean), cells[at] == 0);
                if (cells[at] == 0) continue;
                error = std::max(
                    {error, std::abs(max - most[at]), std::abs(mean - sum[at] / cells[at])});
            }
            QVERIFY(error <= tolerance::kSoftmax);
        }
}

void TestAttentionMap::statistics()
{
    AttentionMap m = randomMap(150, 150, 4, 2, 32);
    MapMarks marks = noMarks(m);
    for (std::size_t i = 0; i < 150; ++i) {
        marks.separators[i] = i % 7 == 3;
        for (int j = int(i % 5); j + 5 <= int(i); j += 11)
            marks.duplicates[i].push_back(j);
        marks.induction[i] = i > 20 ? int(i * i % (i - 4)) : -1;
    }
    for (int h = 0; h < 4; ++h)
        dense(m, h);
    const HeadSummary s = summariseHeads(m, marks, thumbnailLevel(150, 16));
    QCOMPARE(s.thumbnails.shape(), (Shape{4, 10, 10}));
    for (int h = 0; h < 4; ++h) {
        const Dense p = dense(m, h);
        for (std::int64_t i = 0; i < 150; ++i) {
            std::vector<double> e(kRowStatistics, 0.);
            for (std::int64_t j = 0; j <= i; ++j) {
                const double x = p.at(i, j);
                if (j == 0) e[FirstToken] += x;
                if (j == i - 1) e[Previous] += x;
                if (j == i) e[Self] += x;
                if (j < 4) e[Sink] += x;
                if (i - j < 4) e[Local] += x;
                e[Entropy] -= x * std::log(x);
                e[Distance] += x * double(i - j);
                e[Largest] = std::max(e[Largest], x);
                if (j == marks.induction[std::size_t(i)]) e[Induction] += x;
                if (marks.separators[std::size_t(j)] > 0) e[Separator] += x;
            }
            for (const int j : marks.duplicates[std::size_t(i)])
                e[Duplicate] += p.at(i, j);
            for (int k = 0; k < kRowStatistics; ++k) {
                const auto at = std::size_t((h * 150 + i) * kRowStatistics + k);
                const double tolerance
                    = k == Distance ? 150 * tolerance::kSoftmax : 2 * tolerance::kSoftmax;
                QVERIFY(close(s.rows.host<float>()[at], e[std::size_t(k)], tolerance));
            }
        }
        const PooledMap same = pooledAttention(m, std::vector{h}, {4, {0, 10}, {0, 10}});
        const auto thumbs = s.thumbnails.host<float>().subspan(std::size_t(h) * 100, 100);
        for (std::size_t i = 0; i < 100; ++i)
            QVERIFY(close(thumbs[i], same.max.host<float>()[i], 0));
    }
}

void TestAttentionMap::coarserIsTheUnionOfFiner()
{
    AttentionMap m = randomMap(500, 500, 1, 1, 64);
    dense(m, 0);
    const PooledMap fine = pooledAttention(m, std::vector{0}, {2, {0, 126}, {0, 126}});
    const PooledMap coarse = pooledAttention(m, std::vector{0}, {3, {0, 63}, {0, 63}});
    for (std::size_t y = 0; y < 63; ++y) {
        for (std::size_t x = 0; x < 63; ++x) {
            double most = NAN;
            for (const std::size_t at : {y * 252 + x * 2, y * 252 + x * 2 + 1,
                     y * 252 + 126 + x * 2, y * 252 + 127 + x * 2}) {
                const float v = fine.max.host<float>()[at];
                if (!std::isnan(v)) most = std::isnan(most) ? v : std::max(most, double(v));
            }
            QVERIFY(close(coarse.max.host<float>()[y * 63 + x], most, 0));
        }
    }
    double total = 0; // each row sums to 1
    const PooledMap cells = pooledAttention(m, std::vector{0}, {0, {0, 500}, {0, 500}});
    for (const float p : cells.mean.host<float>())
        if (!std::isnan(p)) total += p;
    QVERIFY(close(total, 500, 500 * tolerance::kSoftmax));
}

void TestAttentionMap::tilesOfAPart()
{
    AttentionMap m = randomMap(300, 300, 2, 1, 32);
    const Dense p = dense(m, 0);
    dense(m, 1);
    Engine engine({}, 2);
    Job job(engine, 0);
    const AttentionTileSource part(m, {0}, HeadFuse::Mean, false, {100, 290}, {37, 201}, "x");
    QCOMPARE(part.rows(), 190);
    QCOMPARE(part.columns(), 164);
    const Tile tile = part.tile(0, 0, 0, job);
    for (std::int64_t i = 0; i < 190; ++i)
        for (std::int64_t j = 0; j < 164; ++j) {
            const double expected = p.at(100 + i, 37 + j);
            const float found = tile.max.host<float>()[std::size_t(i * 256 + j)];
            QVERIFY(close(found, expected, tolerance::kSoftmax));
            if (i % 17 == 0) QVERIFY(close(part.exact(i, j), expected, tolerance::kSoftmax));
        }
    QVERIFY(std::isnan(tile.max.host<float>()[164])); // beyond the columns shown
    const AttentionTileSource whole(m, {0}, HeadFuse::Mean, false, {0, 300}, {0, 300}, "x");
    QVERIFY(whole.key() != part.key());
}

void TestAttentionMap::emptyRows()
{
    AttentionMap m = randomMap(70, 70, 1, 1, 16);
    dense(m, 0);
    m.lse.hostMutable<float>()[5] = -INFINITY;
    const PooledMap p = pooledAttention(m, std::vector{0}, {0, {0, 70}, {0, 70}});
    QVERIFY(std::isnan(p.max.host<float>()[5 * 70]));
    QVERIFY(!std::isnan(p.max.host<float>()[6 * 70]));
    QCOMPARE(
        summariseHeads(m, noMarks(m), 1).rows.host<float>()[5 * kRowStatistics + Entropy], 0.f);
}

void TestAttentionMap::refusals()
{
    AttentionMap m = randomMap(4, 4, 2, 1, 8);
    QVERIFY_EXCEPTION_THROWN(pooledAttention(m, {}, {0, {0, 1}, {0, 1}}), Error);
    QVERIFY_EXCEPTION_THROWN(pooledAttention(m, std::vector{2}, {0, {0, 1}, {0, 1}}), Error);
    m.lse = Tensor::zeros({4, 2});
    QVERIFY_EXCEPTION_THROWN(pooledAttention(m, std::vector{0}, {0, {0, 1}, {0, 1}}), Error);
}

QTEST_APPLESS_MAIN(TestAttentionMap)
#include "tst_attention_map.moc"
