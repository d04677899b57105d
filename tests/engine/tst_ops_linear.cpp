#include "engine/base/error.h"
#include "engine/base/thread_pool.h"
#include "engine/ops/linear.h"
#include "tests/shared/each_isa.h"
#include "tests/shared/random_rows.h"
#include "tests/shared/tolerance.h"

#include <QtTest>
#include <cmath>

using namespace seq;

namespace {

constexpr Dtype kTypes[] = {Dtype::F32, Dtype::F16, Dtype::BF16, Dtype::Q8_0, Dtype::Q4_0,
    Dtype::Q4_1, Dtype::Q5_0, Dtype::Q5_1, Dtype::Q2_K, Dtype::Q3_K, Dtype::Q4_K, Dtype::Q5_K,
    Dtype::Q6_K, Dtype::IQ4_NL, Dtype::IQ4_XS};

// What Native may see of x: blocks of 32 rounded to 127 steps of the largest magnitude.
std::vector<double> rounded(const Tensor& x)
{
    std::vector<double> out;
    const auto values = x.host<float>();
    for (std::size_t b = 0; b < values.size(); b += 32) {
        float largest = 0;
        for (std::size_t i = 0; i < 32; ++i)
            largest = std::max(largest, std::fabs(values[b + i]));
        const float scale = largest / 127, inverse = scale > 0 ? 1 / scale : 0;
        for (std::size_t i = 0; i < 32; ++i)
            out.push_back(double(scale) * std::nearbyint(values[b + i] * inverse));
    }
    return out;
}

struct Sums {
    double value, magnitude; // of the terms
};
Sums naive(const std::vector<double>& x, std::int64_t r, const std::vector<float>& w)
{
    Sums s{0, 0};
    for (std::size_t i = 0; i < w.size(); ++i) {
        const double term = x[std::size_t(r) * w.size() + i] * double(w[i]);
        s.value += term;
        s.magnitude += std::fabs(term);
    }
    return s;
}

void compare(
    const Tensor& x, const Tensor& w, const Tensor& bias, Precision precision, const Tensor& y)
{
    const std::int64_t rows = x.shape()[0], n = x.shape()[1], outs = w.shape()[0];
    QCOMPARE(y.shape(), (Shape{rows, outs}));
    std::vector<double> seen(x.host<float>().begin(), x.host<float>().end());
    if (precision == Precision::Native && isQuantised(w.dtype())) seen = rounded(x);
    std::vector<float> row(std::size_t(n), 0);
    for (std::int64_t o = 0; o < outs; ++o) {
        dequantiseRow(w.dtype(), w.raw() + o * rowBytes(w.dtype(), n), row.data(), n);
        for (std::int64_t r = 0; r < rows; ++r) {
            const Sums want = naive(seen, r, row);
            const double expected
                = want.value + (bias ? double(bias.host<float>()[std::size_t(o)]) : 0);
            const double got = double(y.host<float>()[std::size_t(r * outs + o)]);
            // offsets of a block can be far larger than the sum of its terms
            double limit = 8 * tolerance::kFloatSum * (want.magnitude + 1);
            if (precision == Precision::Fine && isQuantised(w.dtype()))
                limit += tolerance::kSixteenBits * want.magnitude;
            if (!(std::fabs(got - expected) <= limit))
                QFAIL(qPrintable(QString("row %1 output %2: %3 is not %4 +- %5")
                                     .arg(r)
                                     .arg(o)
                                     .arg(got)
                                     .arg(expected)
                                     .arg(limit)));
        }
    }
}

bool same(const Tensor& a, const Tensor& b)
{
    return a.shape() == b.shape() && std::memcmp(a.raw(), b.raw(), std::size_t(a.bytes())) == 0;
}

} // namespace

class TstOpsLinear : public QObject {
    Q_OBJECT

private slots:
    void equalsNaiveLoop_data()
    {
        QTest::addColumn<int>("dtype");
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("outs");
        QTest::addColumn<int>("in");
        const int shapes[][3] = {{1, 5, 256}, {1, 67, 768}, {2, 16, 512}, {3, 33, 1024},
            {7, 70, 256}, {13, 35, 1536}, {40, 31, 512}, {6, 1, 256}};
        const int small[][3] = {{1, 5, 32}, {3, 9, 96}, {9, 37, 160}, {1, 70, 576}, {17, 64, 576}};
        const int odd[][3] = {{1, 1, 1}, {3, 5, 7}, {5, 18, 61}, {2, 3, 0}};
        const auto add = [](Dtype t, const int(&s)[3]) {
            QTest::addRow("%s %dx%dx%d", info(t).name.data(), s[0], s[1], s[2])
                << int(t) << s[0] << s[1] << s[2];
        };
        for (Dtype t : kTypes) {
            for (const auto& s : shapes)
                add(t, s);
            if (info(t).blockElements < 256)
                for (const auto& s : small)
                    add(t, s);
            if (info(t).blockElements == 1)
                for (const auto& s : odd)
                    add(t, s);
        }
    }
    void equalsNaiveLoop()
    {
        QFETCH(int, dtype);
        QFETCH(int, rows);
        QFETCH(int, outs);
        QFETCH(int, in);
        Rng rng(std::uint64_t(dtype * 1000 + rows), std::uint64_t(outs * 10000 + in));
        const Tensor x = randomFloats({rows, in}, rng), bias = randomFloats({outs}, rng);
        const Tensor w = randomWeights(Dtype(dtype), outs, in, rng);
        for (Precision p : {Precision::Float32, Precision::Native, Precision::Fine}) {
            compare(x, w, {}, p, linear(x, w, {}, p));
            if (QTest::currentTestFailed()) return;
            compare(x, w, bias, p, linear(x, w, bias, p));
            if (QTest::currentTestFailed()) return;
        }
    }

    void float32IsExactWhateverTheBatchOrThreads_data()
    {
        QTest::addColumn<int>("dtype");
        for (Dtype t : kTypes)
            QTest::newRow(info(t).name.data()) << int(t);
    }
    void float32IsExactWhateverTheBatchOrThreads()
    {
        QFETCH(int, dtype);
        Rng rng(7, std::uint64_t(dtype));
        const Tensor x = randomFloats({37, 768}, rng);
        const Tensor w = randomWeights(Dtype(dtype), 75, 768, rng);
        const Tensor whole = linear(x, w, {}, Precision::Float32);
        for (std::int64_t first : {0, 5, 36})
            for (std::int64_t count : {1, 2, 3, 6, 30}) {
                if (first + count > 37) continue;
                const Range rows{first, first + count};
                QVERIFY(same(linear(x.slice(0, rows), w, {}, Precision::Float32),
                    whole.slice(0, rows).contiguous()));
            }
        ThreadPool pool(3);
        const LaneScope lane({&pool});
        for (Precision p : {Precision::Float32, Precision::Native, Precision::Fine}) {
            Tensor serial;
            {
                const LaneScope alone(Lane{});
                serial = linear(x, w, {}, p);
            }
            QVERIFY(same(linear(x, w, {}, p), serial));
        }
    }

    void severalWeightsEqualEachAlone()
    {
        Rng rng(3);
        const Tensor x = randomFloats({9, 256}, rng), bias = randomFloats({12}, rng);
        const Tensor a = randomWeights(Dtype::Q4_1, 70, 256, rng),
                     b = randomWeights(Dtype::Q6_K, 33, 256, rng);
        const Tensor c = randomWeights(Dtype::F16, 12, 256, rng), none;
        const Tensor* weights[] = {&a, &b, &c};
        const Tensor* biases[] = {&none, nullptr, &bias};
        for (std::int64_t rows : {1, 9})
            for (Precision p : {Precision::Float32, Precision::Native}) {
                const Tensor part = x.slice(0, {0, rows});
                const auto ys = linear(part, weights, biases, p);
                QCOMPARE(ys.size(), std::size_t(3));
                QVERIFY(same(ys[0], linear(part, a, {}, p)));
                QVERIFY(same(ys[1], linear(part, b, {}, p)));
                QVERIFY(same(ys[2], linear(part, c, bias, p)));
            }
    }

    void readsStridedInputs()
    {
        Rng rng(4);
        const Tensor wide = randomFloats({6, 96}, rng), w = randomWeights(Dtype::Q4_0, 10, 64, rng);
        const Tensor x = wide.slice(1, {32, 96});
        QVERIFY(same(linear(x, w), linear(x.contiguous(), w)));
        const Tensor wt = randomFloats({64, 5}, rng).transpose(0, 1);
        QVERIFY(same(linear(x, wt), linear(x, wt.contiguous())));
    }

    void acceptsNothing()
    {
        Rng rng(5);
        const Tensor w = randomWeights(Dtype::Q8_0, 10, 64, rng);
        QCOMPARE(linear(Tensor::empty({0, 64}), w).shape(), (Shape{0, 10}));
        QCOMPARE(linear(randomFloats({2, 64}, rng), w.slice(0, {4, 4})).shape(), (Shape{2, 0}));
        QVERIFY(linear(randomFloats({2, 64}, rng), std::span<const Tensor* const>(), {}).empty());
        const Tensor zero = linear(Tensor::zeros({1, 64}), w);
        for (float v : zero.host<float>())
            QCOMPARE(v, 0.f);
    }

    void nonFiniteInputsShow()
    {
        Rng rng(6);
        for (Dtype t : kTypes) {
            const Tensor w = randomWeights(t, 3, 256, rng);
            for (float bad : {NAN, INFINITY, -INFINITY})
                for (int rows : {1, 9}) {
                    Tensor x = randomFloats({rows, 256}, rng);
                    x.hostMutable<float>()[40] = bad;
                    const Tensor y = linear(x, w);
                    for (int o = 0; o < 3; ++o)
                        QVERIFY(!std::isfinite(y.host<float>()[std::size_t(o)]));
                    if (rows > 1) QVERIFY(std::isfinite(y.host<float>()[3]));
                }
        }
    }

    void badShapesAreNamed()
    {
        const Tensor x = Tensor::zeros({2, 64}), w = Tensor::zeros({5, 32});
        try {
            linear(x, w);
            QFAIL("accepted");
        } catch (const Error& e) {
            QCOMPARE(e.kind(), Error::BadInput);
            QVERIFY2(QByteArray(e.what()).contains("[2, 64]")
                    && QByteArray(e.what()).contains("[5, 32]"),
                e.what());
        }
        const Tensor fits = Tensor::zeros({5, 64});
        QVERIFY_THROWS_EXCEPTION(Error, linear(x, fits, Tensor::zeros({4})));
        QVERIFY_THROWS_EXCEPTION(Error, linear(Tensor::zeros({64}), fits));
        QVERIFY_THROWS_EXCEPTION(Error, linear(Tensor::zeros({2, 64}, Dtype::I32), fits));
        QVERIFY_THROWS_EXCEPTION(Error, linear(x, Tensor::zeros({5, 64}, Dtype::I32)));
    }

    void otherInstructionSets() { testOtherIsas(); }
};

QTEST_GUILESS_MAIN(TstOpsLinear)
#include "tst_ops_linear.moc"
