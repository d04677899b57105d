// Operands that are no dense tensors of one device: views are computed as if they were copies, what
// lies on two devices is refused.
#include "engine/base/error.h"
#include "engine/base/random.h"
#include "engine/ops/activation.h"
#include "engine/ops/elementwise.h"
#include "engine/ops/linear.h"
#include "engine/ops/norm.h"
#include "engine/ops/rope.h"
#include "engine/ops/weighted_values.h"
#include "engine/tensor/device.h"
#include "tests/shared/random_rows.h"

#include <QtTest>
#include <algorithm>
#include <functional>

using namespace seq;

namespace {

constexpr Device kGpu{Device::Cuda, 0};

Tensor dense(const Tensor& t) // in memory of its own
{
    const Tensor copied = Tensor::empty(t.shape(), t.dtype(), t.device());
    copy(t, copied);
    return copied;
}

bool sameBits(const Tensor& a, const Tensor& b)
{
    const Tensor p = a.to(Device{}), q = b.to(Device{});
    return std::ranges::equal(p.host<std::byte>(), q.host<std::byte>());
}

// Rows 7 to 26 of a larger matrix, across its memory where blocks allow it.
Tensor viewOfWeights(Dtype t, Device device, Rng& rng)
{
    if (info(t).blockElements > 1)
        return randomWeights(t, 29, 96, rng).to(device).slice(0, {7, 27});
    return randomWeights(t, 96, 29, rng).to(device).transpose(0, 1).slice(0, {7, 27});
}

using Work = std::function<void()>;

// Ops with one operand on a device and one on another.
std::vector<std::pair<const char*, Work>> mixed(Device here, Device there)
{
    const Tensor x = Tensor::zeros({2, 64}, Dtype::F32, here),
                 row = Tensor::zeros({64}, Dtype::F32, here),
                 w = Tensor::zeros({3, 64}, Dtype::F32, here),
                 heads = Tensor::zeros({2, 1, 64}, Dtype::F32, here),
                 p = Tensor::zeros({1, 1, 2}, Dtype::F32, here);
    const Tensor x2 = x.to(there), row2 = row.to(there), w2 = w.to(there), heads2 = heads.to(there),
                 bias2 = Tensor::zeros({3}, Dtype::F32, there);
    return {
        {"add", [=] { add(x, x2); }},
        {"multiply", [=] { multiply(x, row2); }},
        {"rmsNorm", [=] { rmsNorm(x, row2, 1e-5f); }},
        {"layerNorm", [=] { layerNorm(x, row, row2, 1e-5f); }},
        {"linear, w", [=] { linear(x, w2); }},
        {"linear, bias", [=] { linear(x, w, bias2); }},
        {"gate", [=] { activateGate(x, x2, Activation::Silu); }},
        {"rope",
            [=] {
                const Rope rope(64, 10000, RopePairing::Halves);
                const std::vector<int> positions{0, 1};
                rope.turn(heads, rope.angles(positions, false, there));
            }},
        {"weightedValues",
            [=] {
                const KvBlock block{heads2, heads2};
                weightedValues(p, {&block, 1});
            }},
    };
}

} // namespace

class TstOpsOperands : public QObject {
    Q_OBJECT

private slots:
    void linearOfViews_data()
    {
        QTest::addColumn<bool>("gpu");
        QTest::addColumn<int>("rows");
        for (const bool gpu : {false, true})
            for (const int rows : {1, 6, 40})
                QTest::addRow("%s, %d rows", gpu ? "cuda" : "cpu", rows) << gpu << rows;
    }
    void linearOfViews()
    {
        QFETCH(bool, gpu);
        QFETCH(int, rows);
        if (gpu && cudaDevices().empty()) QSKIP(cudaAbsence().c_str());
        const Device device = gpu ? kGpu : Device{};
        Rng rng(17);
        const Tensor wide = randomFloats({96, rows + 5}, rng).to(device);
        const Tensor x = wide.transpose(0, 1).slice(0, {3, 3 + rows});
        const Tensor bias = randomFloats({20}, rng).to(device);
        QVERIFY(!x.dense());
        for (const Dtype t : {Dtype::F32, Dtype::F16, Dtype::BF16, Dtype::Q8_0, Dtype::Q4_0,
                 Dtype::Q4_1, Dtype::Q5_0, Dtype::Q5_1, Dtype::IQ4_NL}) { // blocks fit rows of 96
            const Tensor w = viewOfWeights(t, device, rng);
            QCOMPARE(w.dense(), info(t).blockElements > 1);
            for (const Precision p : {Precision::Native, Precision::Fine, Precision::Float32})
                QVERIFY2(sameBits(linear(x, w, bias, p), linear(dense(x), dense(w), bias, p)),
                    info(t).name.data());
        }
    }

    void operandsOnTwoDevicesAreRefused()
    {
        if (cudaDevices().empty()) QSKIP(cudaAbsence().c_str());
        for (const auto& [here, there] : {std::pair{kGpu, Device{}}, {Device{}, kGpu}})
            for (const auto& [name, work] : mixed(here, there))
                try {
                    work();
                    QFAIL(name);
                } catch (const seq::Error& e) {
                    QVERIFY2(e.kind() == seq::Error::BadInput, name);
                    QVERIFY2(QByteArray(e.what()).contains("one device is needed"), e.what());
                }
    }
};

QTEST_GUILESS_MAIN(TstOpsOperands)
#include "tst_ops_operands.moc"
