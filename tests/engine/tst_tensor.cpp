#include "engine/base/error.h"
#include "engine/tensor/device.h"
#include "engine/tensor/tensor.h"

#include <QtTest>
#include <numeric>

using namespace seq;

class Tensors : public QObject {
    Q_OBJECT
private slots:
    void slicesAndTransposesShareMemory();
    void contiguousEqualsIndexing();
    void viewsRefuseToCopy();
    void quantisedRowsAreCountedInBlocks();
    void badShapesThrow();
    void readingIsChecked();
    void devicesAreNamed();
};

namespace {

Tensor counting(Shape shape)
{
    std::vector<float> values(std::size_t(shape.elements()));
    std::iota(values.begin(), values.end(), 0.f);
    return Tensor::of(values, shape);
}

} // namespace

void Tensors::slicesAndTransposesShareMemory()
{
    Tensor t = counting({4, 5, 6});
    const Tensor part = t.slice(1, {2, 4});
    QCOMPARE(part.shape(), Shape({4, 2, 6}));
    QVERIFY(!part.dense());
    t.hostMutable<float>()[2 * 6] = -1;
    QCOMPARE(part.contiguous().host<float>()[0], -1.f);
    QVERIFY(t.slice(0, {1, 3}).dense());
}

void Tensors::contiguousEqualsIndexing()
{
    const Tensor t = counting({3, 4, 5}).transpose(0, 2).slice(0, {1, 4});
    const Tensor dense = t.contiguous();
    QCOMPARE(dense.shape(), Shape({3, 4, 3}));
    const auto values = dense.host<float>();
    for (int i = 0; i < 3; ++i)
        for (int j = 0; j < 4; ++j)
            for (int k = 0; k < 3; ++k)
                QCOMPARE(values[std::size_t((i * 4 + j) * 3 + k)], float(k * 20 + j * 5 + i + 1));
}

void Tensors::viewsRefuseToCopy()
{
    const Tensor t = counting({4, 6});
    QCOMPARE(t.view({2, 12}).host<float>()[13], 13.f);
    QVERIFY_EXCEPTION_THROWN(t.view({5, 5}), Error);
    QVERIFY_EXCEPTION_THROWN(t.transpose(0, 1).view({24}), Error);
}

void Tensors::quantisedRowsAreCountedInBlocks()
{
    const Tensor t = Tensor::empty({3, 64}, Dtype::Q4_1);
    QCOMPARE(t.bytes(), std::int64_t(3 * 2 * 20));
    QCOMPARE(t.slice(0, {1, 2}).raw() - t.raw(), std::ptrdiff_t(40));
    QVERIFY_EXCEPTION_THROWN(Tensor::empty({3, 33}, Dtype::Q4_1), Error);
}

void Tensors::badShapesThrow()
{
    QVERIFY_EXCEPTION_THROWN(Shape({-1}), Error);
    QVERIFY_EXCEPTION_THROWN(Shape({1 << 30, 1 << 30}), Error);
    QVERIFY_EXCEPTION_THROWN(Shape({1, 1, 1, 1, 1, 1, 1}), Error);
    QVERIFY_EXCEPTION_THROWN(counting({4}).slice(0, {2, 5}), Error);
    QVERIFY_EXCEPTION_THROWN(Tensor::over(Storage::allocate(8, {}), 4, {2}, Dtype::F32), Error);
    QCOMPARE(Tensor::empty({0, 7}).elements(), std::int64_t(0));
}

void Tensors::readingIsChecked()
{
    const Tensor t = counting({2, 2});
    QVERIFY_EXCEPTION_THROWN(t.host<double>(), Error);
    QVERIFY_EXCEPTION_THROWN(t.transpose(0, 1).host<float>(), Error);
    QCOMPARE(t.host<std::byte>().size(), std::size_t(16));
}

void Tensors::devicesAreNamed()
{
    QVERIFY(parseDevice("cpu") == Device{});
    QVERIFY_EXCEPTION_THROWN(parseDevice("gpu"), Error);
    QVERIFY_EXCEPTION_THROWN(parseDevice("cuda:x"), Error);
    if (cudaDevices().empty()) {
        QVERIFY(!cudaAbsence().empty());
        QVERIFY_EXCEPTION_THROWN(parseDevice("cuda"), Error);
        QSKIP("no CUDA device: the round trip was not run");
    }
    const Tensor t = counting({3, 5});
    const Tensor back = t.transpose(0, 1).to(parseDevice("cuda")).to(Device{});
    const Tensor expected = t.transpose(0, 1).contiguous();
    QVERIFY(std::ranges::equal(back.host<float>(), expected.host<float>()));
}

QTEST_APPLESS_MAIN(Tensors)
#include "tst_tensor.moc"
