#include "engine/base/error.h"
#include "engine/base/thread_pool.h"
#include "engine/cpu/attention_tiles.h"
#include "engine/ops/attention.h"
#include "tests/shared/each_isa.h"
#include "tests/shared/random_rows.h"
#include "tests/shared/tolerance.h"

#include <QtTest>
#include <cmath>
#include <numeric>

using namespace seq;

namespace {

struct Dense { // everything in double, straight from the definition
    std::vector<double> p, out, lse;
};

struct Case {
    Tensor q, k, v;
    std::vector<int> positions; // of the rows; keys stand at 0…
    AttentionOptions options;
};

bool seen(const Case& c, std::int64_t row, std::int64_t key)
{
    const std::int64_t distance = c.positions[std::size_t(row)] - key;
    if ((c.options.causal || c.options.window > 0) && distance < 0) return false;
    if (c.options.window > 0 && distance >= c.options.window) return false;
    return !c.options.mask
        || c.options.mask->host<std::uint8_t>()[std::size_t(row * c.k.shape()[0] + key)];
}

Dense dense(const Case& c)
{
    const std::int64_t rows = c.q.shape()[0], heads = c.q.shape()[1], d = c.q.shape()[2];
    const std::int64_t keys = c.k.shape()[0], kvHeads = c.k.shape()[1];
    const double scale = c.options.scale != 0 ? double(c.options.scale) : 1 / std::sqrt(double(d));
    const auto q = c.q.host<float>(), k = c.k.host<float>(), v = c.v.host<float>();
    Dense result{std::vector<double>(std::size_t(heads * rows * keys)),
        std::vector<double>(std::size_t(rows * heads * d)),
        std::vector<double>(std::size_t(heads * rows), -INFINITY)};
    for (std::int64_t h = 0; h < heads; ++h)
        for (std::int64_t r = 0; r < rows; ++r) {
            const std::int64_t kv = h / (heads / kvHeads);
            double* p = result.p.data() + (h * rows + r) * keys;
            double largest = -INFINITY, z = 0;
            for (std::int64_t j = 0; j < keys; ++j) {
                p[j] = -INFINITY;
                if (!seen(c, r, j)) continue;
                p[j] = 0;
                for (std::int64_t i = 0; i < d; ++i)
                    p[j] += scale * double(q[std::size_t((r * heads + h) * d + i)])
                        * double(k[std::size_t((j * kvHeads + kv) * d + i)]);
                largest = std::max(largest, p[j]);
            }
            for (std::int64_t j = 0; j < keys; ++j)
                z += std::isinf(p[j]) ? 0 : std::exp(p[j] - largest);
            if (z > 0) result.lse[std::size_t(h * rows + r)] = largest + std::log(z);
            for (std::int64_t j = 0; j < keys; ++j) {
                p[j] = std::isinf(p[j]) ? 0 : std::exp(p[j] - largest) / z;
                for (std::int64_t i = 0; i < d; ++i)
                    result.out[std::size_t((r * heads + h) * d + i)]
                        += p[j] * double(v[std::size_t((j * kvHeads + kv) * d + i)]);
            }
        }
    return result;
}

std::vector<KvBlock> cut(const Case& c, int step)
{
    std::vector<KvBlock> blocks;
    for (std::int64_t at = 0; at < c.k.shape()[0]; at += step) {
        const Range r{at, std::min<std::int64_t>(c.k.shape()[0], at + step)};
        blocks.push_back({c.k.slice(0, r), c.v.slice(0, r), int(at)});
    }
    return blocks;
}

Case randomCase(int rows, int keys, int heads, int kvHeads, int d, std::uint64_t seed)
{
    Rng rng(seed);
    Case c{randomFloats({rows, heads, d}, rng), randomFloats({keys, kvHeads, d}, rng),
        randomFloats({keys, kvHeads, d}, rng), {}, {}};
    c.positions.resize(std::size_t(rows));
    std::iota(c.positions.begin(), c.positions.end(), keys - rows);
    return c;
}

void near(
    std::span<const float> got, const std::vector<double>& want, double limit, const char* what)
{
    QCOMPARE(got.size(), want.size());
    for (std::size_t i = 0; i < want.size(); ++i) {
        const double g = double(got[i]);
        if (g == want[i] || std::fabs(g - want[i]) <= limit * std::max(1.0, std::fabs(want[i])))
            continue;
        QFAIL(qPrintable(QString("%1[%2]: %3 is not %4").arg(what).arg(i).arg(g).arg(want[i])));
    }
}

bool same(const Tensor& a, const Tensor& b)
{
    return a.shape() == b.shape() && std::memcmp(a.raw(), b.raw(), std::size_t(a.bytes())) == 0;
}
bool same(const Attention& a, const Attention& b)
{
    return same(a.out, b.out) && same(a.lse, b.lse);
}

Attention run(const Case& c, int step)
{
    return attention(c.q, cut(c, step), c.positions, c.options);
}

void compare(const Case& c, int step)
{
    const Dense want = dense(c);
    const Attention got = run(c, step);
    near(got.out.host<float>(), want.out, tolerance::kSoftmax, "out");
    near(got.lse.host<float>(), want.lse, tolerance::kSoftmax, "lse");
    const Tensor p = attentionProbabilities(c.q, cut(c, step), c.positions, got.lse, c.options);
    near(p.host<float>(), want.p, tolerance::kSoftmax, "p");
}

Case workedExample()
{
    const float q[] = {1, 0, 0, 1, 1, 1, 2, -1}, k[] = {1, 0, 1, 1, 0, 1, 1, -1},
                v[] = {1, 0, 0, 1, 1, 1, 2, 0};
    return {Tensor::of(q, {4, 1, 2}), Tensor::of(k, {4, 1, 2}), Tensor::of(v, {4, 1, 2}),
        {0, 1, 2, 3}, {}};
}

} // namespace

class TstOpsAttention : public QObject {
    Q_OBJECT

private slots:
    void knownAnswers()
    {
        const Case c = workedExample();
        for (int step : {1, 2, 3, 4}) {
            const Attention a = run(c, step);
            near(a.lse.host<float>(), {0.707107, 1.107940, 2.100405, 2.706488},
                tolerance::kKnownAnswer, "lse");
            near(a.out.host<float>(),
                {1, 0, 0.330238, 0.669762, 0.496510, 0.751745, 1.421594, 0.168342},
                tolerance::kKnownAnswer, "out");
            const Tensor p = attentionProbabilities(c.q, cut(c, step), c.positions, a.lse);
            near(p.host<float>(),
                {1, 0, 0, 0, 0.330238, 0.669762, 0, 0, 0.248255, 0.503490, 0.248255, 0, 0.274646,
                    0.135419, 0.032923, 0.557013},
                tolerance::kKnownAnswer, "p");
            QVERIFY(same(a, attention(c.q, c.k, c.v)));
        }
    }

    void equalsDense_data()
    {
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("keys");
        QTest::addColumn<int>("heads");
        QTest::addColumn<int>("kvHeads");
        QTest::addColumn<int>("d");
        QTest::addColumn<int>("step");
        QTest::newRow("one of each") << 1 << 1 << 1 << 1 << 1 << 1;
        QTest::newRow("single row, long") << 1 << 1100 << 6 << 2 << 64 << 128;
        QTest::newRow("square") << 70 << 70 << 3 << 3 << 32 << 16;
        QTest::newRow("shared heads") << 130 << 200 << 9 << 3 << 64 << 50;
        QTest::newRow("odd width") << 33 << 97 << 4 << 2 << 13 << 97;
        QTest::newRow("wide") << 5 << 140 << 2 << 1 << 128 << 31;
        QTest::newRow("width 80") << 9 << 65 << 2 << 2 << 80 << 64;
        QTest::newRow("more rows than keys") << 9 << 4 << 2 << 2 << 16 << 4;
    }
    void equalsDense()
    {
        QFETCH(int, rows);
        QFETCH(int, keys);
        QFETCH(int, heads);
        QFETCH(int, kvHeads);
        QFETCH(int, d);
        QFETCH(int, step);
        Case c = randomCase(rows, keys, heads, kvHeads, d, std::uint64_t(rows * keys + d));
        compare(c, step);
        c.options.causal = false;
        c.options.scale = 0.3f;
        compare(c, step);
        c.options = {.window = 20};
        compare(c, step);
        Tensor mask = Tensor::empty({rows, keys}, Dtype::U8);
        Rng rng(1);
        for (std::uint8_t& m : mask.hostMutable<std::uint8_t>())
            m = rng.below(3) > 0;
        for (int j = 0; j < keys; ++j)
            mask.hostMutable<std::uint8_t>()[std::size_t(j)] = 0; // row 0 is empty
        c.options = {.causal = false, .mask = &mask};
        compare(c, step);
    }

    void emptyRows()
    {
        Case c = randomCase(3, 5, 2, 1, 8, 1);
        c.positions = {-1, 2, 700};
        c.options.window = 4;
        const Attention a = run(c, 2);
        QCOMPARE(a.lse.host<float>()[0], -INFINITY);
        QCOMPARE(a.lse.host<float>()[2], -INFINITY);
        QVERIFY(std::isfinite(a.lse.host<float>()[1]));
        for (std::size_t i = 0; i < 16; ++i)
            QCOMPARE(a.out.host<float>()[i], 0.f);
        const Attention none = attention(c.q, {}, c.positions);
        for (float v : none.lse.host<float>())
            QCOMPARE(v, -INFINITY);
        QCOMPARE(attention(c.q.slice(0, {0, 0}), cut(c, 5), {}).out.shape(), (Shape{0, 2, 8}));
        compare(c, 2);
    }

    void windowOfEight()
    {
        Case c = randomCase(30, 30, 1, 1, 8, 2);
        c.options.window = 8;
        const Attention a = run(c, 30);
        const Tensor p = attentionProbabilities(c.q, cut(c, 30), c.positions, a.lse, c.options);
        for (int r = 0; r < 30; ++r)
            for (int j = 0; j < 30; ++j)
                QCOMPARE(p.host<float>()[std::size_t(r * 30 + j)] > 0, r - j >= 0 && r - j < 8);
    }

    void duplicatedHeadsEqualShared()
    {
        const Case c = randomCase(20, 40, 6, 2, 16, 3);
        Tensor k = Tensor::empty({40, 6, 16}), v = Tensor::empty({40, 6, 16});
        for (int j = 0; j < 40; ++j)
            for (int h = 0; h < 6; ++h)
                for (int i = 0; i < 16; ++i) {
                    const auto from = std::size_t((j * 2 + h / 3) * 16 + i),
                               to = std::size_t((j * 6 + h) * 16 + i);
                    k.hostMutable<float>()[to] = c.k.host<float>()[from];
                    v.hostMutable<float>()[to] = c.v.host<float>()[from];
                }
        QVERIFY(same(attention(c.q, k, v), attention(c.q, c.k, c.v)));
    }

    // Cuts, batches, threads and later keys change no bit.
    void everyRowStandsAlone()
    {
        const Case c = randomCase(1100, 1100, 3, 1, 64, 4);
        const Attention whole = attention(c.q, c.k, c.v);
        for (int step : {1100, 100, 7})
            QVERIFY(same(run(c, step), whole));
        for (int row : {0, 1, 63, 64, 500, 512, 1099}) {
            const Range r{row, row + 1};
            const Attention alone = attention(
                c.q.slice(0, r), c.k.slice(0, {0, row + 1}), c.v.slice(0, {0, row + 1}));
            QVERIFY(same(alone.out, whole.out.slice(0, r)));
            for (int h = 0; h < 3; ++h)
                QCOMPARE(alone.lse.host<float>()[std::size_t(h)],
                    whole.lse.host<float>()[std::size_t(h * 1100 + row)]);
        }
        const Range chunk{300, 450};
        QVERIFY(
            same(attention(c.q.slice(0, chunk), c.k.slice(0, {0, 450}), c.v.slice(0, {0, 450})).out,
                whole.out.slice(0, chunk).contiguous()));
        ThreadPool pool(3);
        const LaneScope lane({&pool});
        QVERIFY(same(attention(c.q, c.k, c.v), whole));
        const Case one = randomCase(1, 1500, 4, 2, 64, 5);
        const Attention threaded = run(one, 256);
        const LaneScope serial(Lane{});
        QVERIFY(same(run(one, 256), threaded));
    }

    void mergedHalvesEqualTheWhole()
    {
        Case c = randomCase(90, 300, 4, 2, 32, 6);
        const auto blocks = cut(c, 130);
        const Attention whole = run(c, 300);
        Attention sum = attention(c.q, std::span(blocks).subspan(0, 1), c.positions);
        sum = merge(sum, attention(c.q, std::span(blocks).subspan(1), c.positions));
        const auto out = whole.out.host<float>(), lse = whole.lse.host<float>();
        near(sum.out.host<float>(), {out.begin(), out.end()}, tolerance::kSoftmax, "out");
        near(sum.lse.host<float>(), {lse.begin(), lse.end()}, tolerance::kSoftmax, "lse");
        const Attention nothing = attention(c.q, {}, c.positions);
        QVERIFY(same(merge(whole, nothing), whole));
        QVERIFY(same(merge(nothing, nothing), nothing));
    }

    void readsHalvesAndStrides()
    {
        Case c = randomCase(6, 80, 2, 2, 16, 7);
        const Tensor kHalf = Tensor::empty({80, 2, 16}, Dtype::F16),
                     vHalf = Tensor::empty({80, 2, 16}, Dtype::F16);
        for (auto [from, to] : {std::pair(&c.k, &kHalf), std::pair(&c.v, &vHalf)})
            for (std::size_t i = 0; i < 80 * 2 * 16; ++i) {
                const std::uint16_t bits = floatToHalf(from->host<float>()[i]);
                std::memcpy(to->raw() + 2 * i, &bits, 2);
                from->hostMutable<float>()[i] = halfToFloat(bits);
            }
        const KvBlock halves{kHalf, vHalf, 0};
        QVERIFY(same(attention(c.q, std::span(&halves, 1), c.positions), run(c, 80)));
        const Tensor byHead = c.k.transpose(0, 1).contiguous().transpose(0, 1);
        QVERIFY(!byHead.dense());
        QVERIFY(same(attention(c.q, byHead, c.v), run(c, 80)));
    }

    void addingToAScoreRowMovesItsLse()
    {
        Case c = randomCase(4, 10, 1, 1, 2, 8); // second component: the same key for all
        for (std::size_t j = 0; j < 10; ++j)
            c.k.hostMutable<float>()[2 * j + 1] = 1;
        c.options = {.scale = 1, .causal = false};
        const Attention a = run(c, 10);
        for (std::size_t r = 0; r < 4; ++r)
            c.q.hostMutable<float>()[2 * r + 1] += 3;
        const Attention b = run(c, 10);
        for (std::size_t r = 0; r < 4; ++r)
            QVERIFY(std::fabs(b.lse.host<float>()[r] - a.lse.host<float>()[r] - 3) < 1e-5);
        const auto out = a.out.host<float>();
        near(b.out.host<float>(), {out.begin(), out.end()}, tolerance::kSoftmax, "out");
    }

    void exponentialIsAccurate()
    {
        const AttentionTiles& tiles = attentionTiles(activeIsa());
        float values[kTileKeys];
        for (float x = -130; x < 0.5f; x += 0.37f * kTileKeys) {
            for (int j = 0; j < kTileKeys; ++j)
                values[j] = x + 0.37f * float(j);
            tiles.exponentials(values, 0.25f);
            for (int j = 0; j < kTileKeys; ++j) {
                const float at = x + 0.37f * float(j) - 0.25f;
                if (at > 1) continue;
                const double want = std::exp2(double(at)), got = double(values[j]);
                QVERIFY2(std::fabs(got - want) <= tolerance::kExp * want
                        || (at < -125 && got <= 2 * want),
                    qPrintable(QString("2^%1: %2 is not %3").arg(double(at)).arg(got).arg(want)));
            }
        }
    }

    void badShapesAreNamed()
    {
        const Tensor q = Tensor::zeros({2, 4, 8}), k = Tensor::zeros({5, 3, 8});
        try {
            attention(q, k, k);
            QFAIL("accepted");
        } catch (const Error& e) {
            QVERIFY2(QByteArray(e.what()).contains("[2, 4, 8]")
                    && QByteArray(e.what()).contains("[5, 3, 8]"),
                e.what());
        }
        const Tensor fits = Tensor::zeros({5, 2, 8}), mask = Tensor::zeros({2, 4}, Dtype::U8);
        QVERIFY_THROWS_EXCEPTION(Error, attention(q, fits, Tensor::zeros({4, 2, 8})));
        QVERIFY_THROWS_EXCEPTION(Error, attention(q, fits, Tensor::zeros({5, 2, 4})));
        QVERIFY_THROWS_EXCEPTION(Error, attention(q, fits, fits, {.mask = &mask}));
        QVERIFY_THROWS_EXCEPTION(Error, attention(Tensor::zeros({2, 8}), fits, fits));
        const Attention a = attention(q, fits, fits), b = attention(q.slice(0, {0, 1}), fits, fits);
        QVERIFY_THROWS_EXCEPTION(Error, merge(a, b));
    }

    // Several sequences in one call: each row and its lse as in a call of its own.
    void partsEqualCallsOfTheirOwn()
    {
        const Case cases[] = {randomCase(1, 300, 4, 2, 32, 8), randomCase(3, 70, 4, 2, 32, 9),
            randomCase(1, 1, 4, 2, 32, 10), randomCase(60, 600, 4, 2, 32, 11)};
        std::vector<std::vector<KvBlock>> keys;
        std::vector<AttentionPart> parts;
        std::vector<int> positions;
        std::vector<float> queries;
        for (const Case& c : cases)
            keys.push_back(cut(c, 64));
        for (std::size_t i = 0; i < std::size(cases); ++i) {
            const auto q = cases[i].q.host<float>();
            queries.insert(queries.end(), q.begin(), q.end());
            positions.insert(positions.end(), cases[i].positions.begin(), cases[i].positions.end());
            parts.push_back({cases[i].q.size(0), keys[i]});
        }
        const Attention all = attentionOfParts(Tensor::of(queries, {65, 4, 32}), parts, positions);
        std::int64_t row = 0;
        for (std::size_t i = 0; i < std::size(cases); ++i) {
            const Range rows{row, row += cases[i].q.size(0)};
            const Attention own = run(cases[i], 64);
            QVERIFY(same(all.out.slice(0, rows).contiguous(), own.out));
            QVERIFY(same(all.lse.slice(1, rows).contiguous(), own.lse));
        }
    }

    void partsThatBeginAlike_data()
    {
        QTest::addColumn<int>("prefix");
        QTest::addColumn<int>("step");
        QTest::addColumn<int>("window");
        QTest::newRow("whole chunks") << 512 << 64 << 0;
        QTest::newRow("within a chunk") << 320 << 64 << 0;
        QTest::newRow("within a tile") << 300 << 50 << 0;
        QTest::newRow("window") << 320 << 64 << 90;
    }

    // Beams: the same memory first, then keys of their own; each as in a call alone.
    void partsThatBeginAlike()
    {
        QFETCH(int, prefix);
        QFETCH(int, step);
        QFETCH(int, window);
        const Case first = randomCase(1, prefix, 6, 2, 64, 12);
        const std::pair<int, int> sizes[] // rows and keys of each
            = {{1, 1}, {1, 30}, {3, 70}, {1, 64}, {9, 9}, {1, 130}, {2, 2}};
        std::vector<std::vector<KvBlock>> keys;
        std::vector<AttentionPart> parts;
        std::vector<Case> own;
        std::vector<int> positions;
        std::vector<float> queries;
        for (const auto& [rows, count] : sizes) {
            Case& c = own.emplace_back(randomCase(rows, count, 6, 2, 64, keys.size() + 20));
            keys.push_back(cut(first, step));
            for (KvBlock block : cut(c, step)) {
                block.position += prefix;
                keys.back().push_back(block);
            }
            for (int& position : c.positions)
                positions.push_back(position += prefix);
            const auto q = c.q.host<float>();
            queries.insert(queries.end(), q.begin(), q.end());
        }
        for (std::size_t i = 0; i < own.size(); ++i)
            parts.push_back({own[i].q.size(0), keys[i]});
        AttentionOptions options;
        options.window = window;
        const Tensor q = Tensor::of(queries, {std::int64_t(positions.size()), 6, 64});
        const Attention all = attentionOfParts(q, parts, positions, options);
        std::int64_t row = 0;
        for (std::size_t i = 0; i < own.size(); ++i) {
            const Range rows{row, row += own[i].q.size(0)};
            const Attention alone = attention(own[i].q, keys[i], own[i].positions, options);
            QVERIFY(same(all.out.slice(0, rows).contiguous(), alone.out));
            QVERIFY(same(all.lse.slice(1, rows).contiguous(), alone.lse));
        }
    }

    void otherInstructionSets() { testOtherIsas(); }
};

QTEST_GUILESS_MAIN(TstOpsAttention)
#include "tst_ops_attention.moc"
