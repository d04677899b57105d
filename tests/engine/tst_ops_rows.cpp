// Norms, activations, sums, rows of tables and conversions against plain loops in double.
#include "engine/base/error.h"
#include "engine/ops/activation.h"
#include "engine/ops/convert.h"
#include "engine/ops/elementwise.h"
#include "engine/ops/gather.h"
#include "engine/ops/norm.h"
#include "engine/ops/weighted_values.h"
#include "tests/shared/random_rows.h"
#include "tests/shared/tolerance.h"

#include <QTest>
#include <algorithm>
#include <cmath>
#include <functional>

using namespace seq;

namespace {

// Every element against a function of its place, relative to 1 or its own size.
bool matches(
    const Tensor& found, const std::function<double(std::int64_t)>& right, double tolerance)
{
    const auto values = found.host<float>();
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double r = right(std::int64_t(i));
        if (!(std::abs(values[i] - r) <= tolerance * std::max(1.0, std::abs(r)))) {
            qWarning("element %zu: %.9g, not %.9g", i, double(values[i]), r);
            return false;
        }
    }
    return true;
}

} // namespace

class TestOpsRows : public QObject {
    Q_OBJECT
private slots:
    void norms_data();
    void norms();
    void activations();
    void elementwise();
    void gather();
    void convertFloats();
    void convertNumbers();
    void convertBlocks();
    void weighted();
    void badShapes();
};

void TestOpsRows::norms_data()
{
    QTest::addColumn<int>("rows");
    QTest::addColumn<int>("width");
    QTest::newRow("1x1") << 1 << 1;
    QTest::newRow("3x7") << 3 << 7;
    QTest::newRow("65x576") << 65 << 576;
    QTest::newRow("none") << 0 << 16;
}

void TestOpsRows::norms()
{
    QFETCH(int, rows);
    QFETCH(int, width);
    Rng rng(1);
    const Tensor x = randomFloats({rows, width}, rng), g = randomFloats({width}, rng),
                 b = randomFloats({width}, rng);
    const auto in = x.host<float>(), gain = g.host<float>(), bias = b.host<float>();
    const auto moment = [&](std::int64_t row, double center, int power) {
        double sum = 0;
        for (int i = 0; i < width; ++i)
            sum += std::pow(in[std::size_t(row * width + i)] - center, power);
        return sum / width;
    };
    QVERIFY(matches(
        rmsNorm(x, g, 1e-5f),
        [&](std::int64_t i) {
            return in[std::size_t(i)] / std::sqrt(moment(i / width, 0, 2) + 1e-5f)
                * gain[std::size_t(i % width)];
        },
        tolerance::kFloatSum));
    QVERIFY(matches(
        layerNorm(x, g, b, 1e-5f),
        [&](std::int64_t i) {
            const double mean = moment(i / width, 0, 1);
            return (in[std::size_t(i)] - mean) / std::sqrt(moment(i / width, mean, 2) + 1e-5f)
                * gain[std::size_t(i % width)]
                + bias[std::size_t(i % width)];
        },
        tolerance::kFloatSum));
}

void TestOpsRows::activations()
{
    Rng rng(2);
    const Tensor x = randomFloats({50, 30}, rng), up = randomFloats({50, 30}, rng);
    const std::pair<Activation, std::function<double(double)>> all[] = {
        {Activation::Silu, [](double v) { return v / (1 + std::exp(-v)); }},
        {Activation::Gelu, [](double v) { return 0.5 * v * (1 + std::erf(v / std::sqrt(2.0))); }},
        {Activation::GeluTanh,
            [](double v) {
                return 0.5 * v * (1 + std::tanh(std::sqrt(2 / M_PI) * (v + 0.044715 * v * v * v)));
            }},
        {Activation::Relu, [](double v) { return std::max(v, 0.0); }}};
    for (const auto& [kind, f] : all) {
        const auto value = [&](std::int64_t i) { return f(x.host<float>()[std::size_t(i)]); };
        QVERIFY(matches(activate(x, kind), value, tolerance::kFloatSum));
        QVERIFY(matches(
            activateGate(x, up, kind),
            [&](std::int64_t i) { return value(i) * up.host<float>()[std::size_t(i)]; },
            tolerance::kFloatSum));
    }
    const Tensor far = Tensor::of(std::vector<float>{-1000, 1000}, {2}); // no overflow to NaN
    QCOMPARE(activate(far, Activation::Silu).host<float>()[0], 0.0f);
    QCOMPARE(activate(far, Activation::GeluTanh).host<float>()[1], 1000.0f);
}

void TestOpsRows::elementwise()
{
    Rng rng(3);
    const Tensor a = randomFloats({5, 4, 6}, rng), b = randomFloats({5, 4, 6}, rng),
                 row = randomFloats({6}, rng);
    const auto p = a.host<float>(), q = b.host<float>(), r = row.host<float>();
    QVERIFY(matches(
        add(a, b), [&](std::int64_t i) { return p[std::size_t(i)] + q[std::size_t(i)]; }, 0));
    QVERIFY(matches(
        add(a, row), [&](std::int64_t i) { return p[std::size_t(i)] + r[std::size_t(i % 6)]; }, 0));
    QVERIFY(matches(
        multiply(a, b), [&](std::int64_t i) { return p[std::size_t(i)] * q[std::size_t(i)]; }, 0));
    QVERIFY(matches(
        multiply(a, row), [&](std::int64_t i) { return p[std::size_t(i)] * r[std::size_t(i % 6)]; },
        0));
    QVERIFY(matches(
        scale(a, -0.5f), [&](std::int64_t i) { return p[std::size_t(i)] * -0.5f; }, 0));
}

void TestOpsRows::gather()
{
    Rng rng(4);
    const Tensor table = randomFloats({9, 5}, rng);
    const std::int32_t rows[] = {8, 0, 3, 3};
    const Tensor found = gatherRows(table, rows);
    QVERIFY(matches(
        found,
        [&](std::int64_t i) { return table.host<float>()[std::size_t(rows[i / 5] * 5 + i % 5)]; },
        0));
    QVERIFY(gatherRows(table, {}).shape() == Shape({0, 5}));
    const std::int32_t outside[] = {1, 9};
    try {
        gatherRows(table, outside, "token");
        QFAIL("an index past the end was taken");
    } catch (const Error& e) {
        QVERIFY(std::string(e.what()).find("token 9 at place 1") != std::string::npos);
    }
}

void TestOpsRows::convertFloats()
{
    const std::vector<float> values{
        0, 1, -2.5f, 65504, 1e6f, 6e-8f, 1.0009765625f, 0.1f, -INFINITY};
    const Tensor x = Tensor::of(values, {std::int64_t(values.size())});
    const Tensor half = convert(convert(x, Dtype::F16), Dtype::F32);
    const float halves[]
        = {0, 1, -2.5f, 65504, INFINITY, 5.9604645e-8f, 1.0009765625f, 0.0999755859f, -INFINITY};
    const Tensor brain = convert(convert(x, Dtype::BF16), Dtype::F32);
    const float brains[] = {0, 1, -2.5f, 65536, 999424, 5.98374754e-8f, 1, 0.100097656f, -INFINITY};
    for (std::size_t i = 0; i < values.size(); ++i) {
        QCOMPARE(half.host<float>()[i], halves[i]);
        QCOMPARE(brain.host<float>()[i], brains[i]);
    }
    const Tensor nan = Tensor::of(std::vector<float>{NAN}, {1});
    QVERIFY(std::isnan(convert(convert(nan, Dtype::F16), Dtype::F32).host<float>()[0]));
    QVERIFY(std::isnan(convert(convert(nan, Dtype::BF16), Dtype::F32).host<float>()[0]));
    const Tensor wide = convert(x, Dtype::F64);
    QCOMPARE(wide.host<double>()[7], double(0.1f));
}

void TestOpsRows::convertNumbers()
{
    const Tensor x = Tensor::of(std::vector<float>{1.9f, -1.9f, 300, -300, NAN, 3e9f}, {6});
    const auto bytes = convert(x, Dtype::U8);
    const std::uint8_t right[] = {1, 0, 255, 0, 0, 255};
    const auto ints = convert(x, Dtype::I32);
    const std::int32_t wide[] = {1, -1, 300, -300, 0, 2147483647};
    for (std::size_t i = 0; i < 6; ++i) {
        QCOMPARE(bytes.host<std::uint8_t>()[i], right[i]);
        QCOMPARE(ints.host<std::int32_t>()[i], wide[i]);
    }
    QCOMPARE(convert(ints, Dtype::I8).host<std::int8_t>()[3], std::int8_t(-128));
    const Tensor strided = Tensor::of(std::vector<float>{1, 2, 3, 4, 5, 6}, {2, 3}).transpose(0, 1);
    QCOMPARE(convert(strided, Dtype::I64).host<std::int64_t>()[1], 4);
}

void TestOpsRows::convertBlocks()
{
    Tensor blocks = Tensor::empty({2, 32}, Dtype::Q8_0); // scale 0.5, then codes
    for (std::size_t row = 0; row < 2; ++row) {
        auto bytes = blocks.hostMutable<std::byte>().subspan(row * 34, 34);
        bytes[0] = std::byte(0);
        bytes[1] = std::byte(0x38);
        for (int i = 0; i < 32; ++i)
            bytes[std::size_t(2 + i)] = std::byte(i - 16 + int(row));
    }
    QVERIFY(matches(
        convert(blocks, Dtype::F32),
        [](std::int64_t i) { return 0.5 * double(i % 32 - 16 + i / 32); }, 0));
    const std::int32_t second[] = {1};
    QVERIFY(matches(
        gatherRows(blocks, second), [](std::int64_t i) { return 0.5 * double(i - 15); }, 0));
    QVERIFY_THROWS_EXCEPTION(Error, convert(blocks, Dtype::F16));
    QVERIFY_THROWS_EXCEPTION(Error, convert(Tensor::zeros({1, 32}), Dtype::Q8_0));
}

void TestOpsRows::weighted()
{
    Rng rng(5);
    const Tensor p = randomFloats({4, 3, 10}, rng),
                 v = randomFloats({2, 10, 8}, rng); // [kv heads, keys, d]
    const Tensor rows = v.transpose(0, 1);
    const KvBlock blocks[] = {{rows.slice(0, {0, 6}), rows.slice(0, {0, 6}), 0},
        {rows.slice(0, {6, 10}), rows.slice(0, {6, 10}), 6}};
    const Tensor out = weightedValues(p, blocks);
    QVERIFY(out.shape() == Shape({3, 4, 8}));
    QVERIFY(matches(
        out,
        [&](std::int64_t at) {
            const std::int64_t r = at / 32, h = at / 8 % 4, i = at % 8;
            double sum = 0;
            for (std::int64_t j = 0; j < 10; ++j)
                sum += double(p.host<float>()[std::size_t((h * 3 + r) * 10 + j)])
                    * v.host<float>()[std::size_t((h / 2 * 10 + j) * 8 + i)];
            return sum;
        },
        tolerance::kFloatSum));
}

void TestOpsRows::badShapes()
{
    const Tensor x = Tensor::zeros({2, 4}), other = Tensor::zeros({4, 2}),
                 narrow = Tensor::zeros({3});
    QVERIFY_THROWS_EXCEPTION(Error, rmsNorm(x, narrow, 1e-5f));
    QVERIFY_THROWS_EXCEPTION(Error, layerNorm(x, Tensor::zeros({4}), narrow, 1e-5f));
    QVERIFY_THROWS_EXCEPTION(Error, activateGate(x, other, Activation::Silu));
    QVERIFY_THROWS_EXCEPTION(Error, add(x, other));
    QVERIFY_THROWS_EXCEPTION(Error, multiply(x, narrow));
    const Tensor keys = Tensor::zeros({5, 2, 8});
    const KvBlock blocks[] = {{keys, keys, 0}};
    QVERIFY_THROWS_EXCEPTION(Error, weightedValues(Tensor::zeros({4, 1, 6}), blocks));
    QVERIFY_THROWS_EXCEPTION(Error, weightedValues(Tensor::zeros({3, 1, 5}), blocks));
}

QTEST_APPLESS_MAIN(TestOpsRows)
#include "tst_ops_rows.moc"
