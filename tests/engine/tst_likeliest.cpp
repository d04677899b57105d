// The likeliest of rows against a full sort in double, on both devices.
#include "engine/base/error.h"
#include "engine/base/random.h"
#include "engine/ops/elementwise.h"
#include "engine/ops/likeliest.h"
#include "engine/tensor/device.h"
#include "tests/shared/random_rows.h"

#include <QtTest>
#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

using namespace seq;

namespace {

constexpr float kInfinity = std::numeric_limits<float>::infinity();

struct Right {
    std::vector<std::int32_t> ids;
    double lse = 0, entropy = 0, top1 = 0;
};

Right sorted(std::span<const float> x, int k)
{
    Right r;
    for (std::size_t i = 0; i < x.size(); ++i)
        if (x[i] > -kInfinity) r.ids.push_back(std::int32_t(i));
    std::ranges::stable_sort(
        r.ids, std::greater(), [&](std::int32_t i) { return x[std::size_t(i)]; });
    const double most = x[std::size_t(r.ids[0])];
    double z = 0;
    for (const float v : x)
        z += std::exp(double(v) - most);
    r.lse = most + std::log(z);
    for (const std::int32_t i : r.ids) {
        const double logp = double(x[std::size_t(i)]) - r.lse;
        r.entropy -= std::exp(logp) * logp;
    }
    r.top1 = 1 / z;
    r.ids.resize(std::min(r.ids.size(), std::size_t(k)));
    return r;
}

Tensor values(Rng& rng, std::int64_t rows, std::int64_t n, bool ties)
{
    Tensor x = scale(randomFloats({rows, n}, rng), 3);
    for (float& v : x.hostMutable<float>()) {
        if (ties) v = std::round(v);
        if (rng.below(9) == 0) v = -kInfinity;
    }
    for (std::int64_t r = 0; r < rows; ++r) // none has nothing else
        x.hostMutable<float>()[std::size_t(r * n + n / 2)] = 1;
    return x;
}

} // namespace

class TestLikeliest : public QObject {
    Q_OBJECT
private slots:
    void equalsSorting_data()
    {
        QTest::addColumn<bool>("gpu");
        QTest::addColumn<int>("n");
        QTest::addColumn<int>("k");
        for (const bool gpu : {false, true})
            for (const auto& [n, k] : {std::pair{1, 1}, {1, 3}, {7, 5}, {96, 40}, {8192, 16},
                     {8193, 512}, {49152, 48}, {49152, 144}, {128256, 64}})
                QTest::addRow("%s %d of %d", gpu ? "gpu" : "cpu", k, n) << gpu << n << k;
    }
    void equalsSorting()
    {
        QFETCH(bool, gpu);
        QFETCH(int, n);
        QFETCH(int, k);
        if (gpu && cudaDevices().empty()) QSKIP(cudaAbsence().c_str());
        const Device device{gpu ? Device::Cuda : Device::Cpu, 0};
        Rng rng(std::uint64_t(n + k));
        for (const bool ties : {false, true})
            for (const int rows : {1, 3, 17}) {
                const Tensor x = values(rng, rows, n, ties);
                const auto found = likeliest(x.to(device), k);
                QCOMPARE(int(found.size()), rows);
                for (int r = 0; r < rows; ++r) {
                    const auto row
                        = x.host<float>().subspan(std::size_t(r) * std::size_t(n), std::size_t(n));
                    const Right right = sorted(row, k);
                    const Likeliest& f = found[std::size_t(r)];
                    QCOMPARE(f.ids, right.ids);
                    for (std::size_t i = 0; i < f.ids.size(); ++i)
                        QVERIFY(std::abs(f.logp[i] - (row[std::size_t(f.ids[i])] - right.lse))
                            <= 2e-6 * (1 + std::abs(f.logp[i])));
                    QVERIFY(std::abs(f.entropy - right.entropy) <= 1e-5);
                    QVERIFY(std::abs(f.top1 - right.top1) <= 1e-6);
                }
            }
    }

    void damagedRows_data()
    {
        QTest::addColumn<bool>("gpu");
        QTest::newRow("cpu") << false;
        QTest::newRow("gpu") << true;
    }
    void damagedRows()
    {
        QFETCH(bool, gpu);
        if (gpu && cudaDevices().empty()) QSKIP(cudaAbsence().c_str());
        Rng rng(4);
        constexpr std::int64_t kWidth = 9000;
        Tensor x = randomFloats({4, kWidth}, rng);
        auto all = x.hostMutable<float>();
        all[kWidth + 8500] = NAN;
        all[2 * kWidth + 3] = kInfinity;
        std::ranges::fill(all.subspan(3 * kWidth), -kInfinity);
        const auto found = likeliest(x.to(Device{gpu ? Device::Cuda : Device::Cpu, 0}), 4);
        QCOMPARE(found[0].ids, sorted(all.first(kWidth), 4).ids);
        for (int r = 1; r < 4; ++r)
            QVERIFY(std::isnan(found[std::size_t(r)].entropy));
    }

    void refusals()
    {
        QVERIFY_EXCEPTION_THROWN(likeliest(Tensor::zeros({3}), 1), Error);
        QVERIFY_EXCEPTION_THROWN(likeliest(Tensor::zeros({3, 0}), 1), Error);
        QVERIFY(likeliest(Tensor::zeros({0, 5}), 1).empty());
    }
};

QTEST_GUILESS_MAIN(TestLikeliest)
#include "tst_likeliest.moc"
