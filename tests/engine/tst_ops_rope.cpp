// Rotary positions against the worked values of the specification (0.2) and their properties.
#include "engine/base/error.h"
#include "engine/ops/rope.h"
#include "tests/shared/random_rows.h"
#include "tests/shared/tolerance.h"

#include <QTest>
#include <cmath>
#include <numeric>

using namespace seq;

class TestOpsRope : public QObject {
    Q_OBJECT
private slots:
    void knownAnswers();
    void scaledFrequencies();
    void scoresDependOnDistance();
    void pairingsAgree();
    void partOfAHead();
    void turnedBack();
    void badShapes();
};

void TestOpsRope::knownAnswers()
{
    const Tensor x = Tensor::of(std::vector<float>{1, 2, 3, 4}, {1, 1, 4});
    const int at[] = {3};
    const Tensor halves = Rope(4, 10000, RopePairing::Halves).turn(x, at);
    const Tensor interleaved = Rope(4, 10000, RopePairing::Interleaved).turn(x, at);
    const double a[] = {-1.413353, 1.879118, -2.828857, 4.058191};
    const double b[] = {-1.272233, -1.838865, 2.878668, 4.088187};
    for (std::size_t i = 0; i < 4; ++i) {
        QVERIFY(std::abs(halves.host<float>()[i] - a[i]) < tolerance::kKnownAnswer);
        QVERIFY(std::abs(interleaved.host<float>()[i] - b[i]) < tolerance::kKnownAnswer);
    }
}

void TestOpsRope::scaledFrequencies()
{
    const auto check = [](const Rope& rope, std::vector<double> right) {
        for (std::size_t i = 0; i < right.size(); ++i)
            if (!(std::abs(rope.frequencies()[i] - right[i]) < 1e-6 * right[i])) return false;
        return rope.frequencies().size() == right.size();
    };
    RopeScaling linear{.kind = RopeScaling::Linear, .factor = 4};
    QVERIFY(check(Rope(8, 10000, RopePairing::Halves, linear), {.25, .025, .0025, .00025}));
    RopeScaling llama{.kind = RopeScaling::Llama3, .factor = 8, .original = 32};
    QVERIFY(check(
        Rope(8, 500000, RopePairing::Halves, llama), {1, 4.700754e-3, 1.767767e-4, 6.647870e-6}));
    RopeScaling yarn{.kind = RopeScaling::Yarn, .factor = 4, .original = 64};
    const Rope rope(8, 10000, RopePairing::Halves, yarn);
    QVERIFY(check(rope, {1, .0625, .0025, .00025}));
    QVERIFY(std::abs(rope.attentionFactor() - 1.138629) < 1e-6);
    yarn.attention = 0.75;
    QCOMPARE(Rope(8, 10000, RopePairing::Halves, yarn).attentionFactor(), 0.75);
    const float divisors[] = {1, 2, 4, 8};
    QVERIFY(check(Rope(8, 10000, RopePairing::Halves, {}, divisors), {1, .05, .0025, .000125}));
}

void TestOpsRope::scoresDependOnDistance()
{
    Rng rng(1);
    const Tensor x = randomFloats({2, 1, 64}, rng);
    for (const RopePairing pairing : {RopePairing::Halves, RopePairing::Interleaved}) {
        const Rope rope(64, 100000, pairing);
        const auto score = [&](int q, int k) {
            const int positions[] = {q, k};
            const Tensor y = rope.turn(x, positions);
            const auto v = y.host<float>();
            return std::inner_product(v.begin(), v.begin() + 64, v.begin() + 64, 0.0);
        };
        QVERIFY(std::abs(score(40, 3) - score(1040, 1003)) < 1e-3);
        QVERIFY(std::abs(score(40, 3) - score(131000 + 37, 131000)) < 1e-3);
        QVERIFY(std::abs(score(40, 3) - score(41, 3)) > 1e-3);
    }
}

// The one pairing is the other on permuted elements.
void TestOpsRope::pairingsAgree()
{
    Rng rng(2);
    const Tensor x = randomFloats({3, 2, 16}, rng);
    Tensor permuted = Tensor::empty(x.shape());
    const auto place = [](std::size_t i) {
        return i / 16 * 16 + (i % 2 ? 8 : 0) + i % 16 / 2;
    }; // 2j → j, 2j + 1 → j + 8
    for (std::size_t i = 0; i < 96; ++i)
        permuted.hostMutable<float>()[place(i)] = x.host<float>()[i];
    const int at[] = {0, 5, 900};
    const Tensor a = Rope(16, 10000, RopePairing::Interleaved).turn(x, at);
    const Tensor b = Rope(16, 10000, RopePairing::Halves).turn(permuted, at);
    for (std::size_t i = 0; i < 96; ++i)
        QCOMPARE(a.host<float>()[i], b.host<float>()[place(i)]);
}

void TestOpsRope::partOfAHead()
{
    Rng rng(3);
    const Tensor x = randomFloats({2, 1, 8}, rng);
    const int at[] = {7, 9};
    const Tensor y = Rope(4, 10000, RopePairing::Halves).turn(x, at);
    for (std::size_t i = 4; i < 8; ++i)
        QCOMPARE(y.host<float>()[i], x.host<float>()[i]);
    QVERIFY(y.host<float>()[0] != x.host<float>()[0]);
}

void TestOpsRope::turnedBack()
{
    Rng rng(4);
    const Tensor x = randomFloats({2, 3, 8}, rng);
    const Rope rope(
        8, 10000, RopePairing::Halves, {.kind = RopeScaling::Yarn, .factor = 4, .original = 64});
    const int from[] = {100, 31}, by[] = {-60, 9}, to[] = {40, 40};
    const Tensor moved = rope.turn(rope.turn(x, from), rope.angles(by, true));
    const Tensor straight = rope.turn(x, to);
    for (std::size_t i = 0; i < 48; ++i)
        QVERIFY(std::abs(moved.host<float>()[i] - straight.host<float>()[i]) < 1e-5);
}

void TestOpsRope::badShapes()
{
    const Rope rope(8, 10000, RopePairing::Halves);
    const int one[] = {0}, two[] = {0, 1};
    QVERIFY_THROWS_EXCEPTION(Error, rope.turn(Tensor::zeros({1, 1, 6}), one));
    QVERIFY_THROWS_EXCEPTION(Error, rope.turn(Tensor::zeros({1, 1, 8}), two));
}

QTEST_APPLESS_MAIN(TestOpsRope)
#include "tst_ops_rope.moc"
