// Keys of a cache's pages as one tensor: what was written, on every device.
#include "engine/base/random.h"
#include "engine/base/thread_pool.h"
#include "engine/nn/kv_cache.h"
#include "engine/ops/gather_keys.h"
#include "engine/tensor/device.h"
#include "tests/shared/random_rows.h"

#include <QTest>
#include <cstring>
#include <numeric>

using namespace seq;

class TestGatherKeys : public QObject {
    Q_OBJECT
private slots:
    void whatWasWritten_data();
    void whatWasWritten();
    void blocksOfAnyStrides_data() { whatWasWritten_data(); }
    void blocksOfAnyStrides();

private:
    ThreadPool pool_{1};
    LaneScope lane_{{&pool_}};
};

namespace {

bool same(const Tensor& found, const Tensor& expected)
{
    const Tensor a = found.to(Device{}), b = expected.contiguous();
    return a.shape() == b.shape() && std::memcmp(a.raw(), b.raw(), std::size_t(b.bytes())) == 0;
}

} // namespace

void TestGatherKeys::whatWasWritten_data()
{
    QTest::addColumn<bool>("cuda");
    QTest::newRow("CPU") << false;
    QTest::newRow("CUDA") << true;
}

// 9,000 positions: more pages than a launch takes.
void TestGatherKeys::whatWasWritten()
{
    QFETCH(bool, cuda);
    if (cuda && cudaDevices().empty()) QSKIP(cudaAbsence().c_str());
    const Device device = cuda ? Device{Device::Cuda, 0} : Device{};
    constexpr int kLayers = 2;
    for (const int count : {1, 63, 64, 65, 9000}) {
        Rng rng{std::uint64_t(count)};
        KvCache cache(kLayers, 3, 8, 0, device);
        cache.create(0);
        std::vector<int> positions(std::size_t(count), 0);
        std::iota(positions.begin(), positions.end(), 0);
        std::vector<Tensor> written;
        for (int l = 0; l < kLayers; ++l) {
            written.push_back(randomFloats({count, 3, 8}, rng));
            const Tensor v = randomFloats({count, 3, 8}, rng);
            cache.write(0, l, positions, written.back().to(device), v.to(device));
        }
        for (int l = 0; l < kLayers; ++l)
            for (const Range part :
                {Range{0, count}, Range{0, (count + 1) / 2}, Range{count / 3, count}}) {
                const auto blocks = cache.blocks(0, l, int(part.begin), int(part.end));
                const Tensor keys = gatherKeys(blocks);
                QVERIFY(keys.device() == device);
                QVERIFY(same(keys, written[std::size_t(l)].slice(0, part)));
            }
    }
}

// Pages keep a head's keys together, rows of a tensor do not; a block may be empty.
void TestGatherKeys::blocksOfAnyStrides()
{
    QFETCH(bool, cuda);
    if (cuda && cudaDevices().empty()) QSKIP(cudaAbsence().c_str());
    const Device device = cuda ? Device{Device::Cuda, 0} : Device{};
    Rng rng(5);
    const Tensor a = randomFloats({7, 2, 5}, rng), b = randomFloats({2, 4, 5}, rng);
    const Tensor onDevice = a.to(device), turned = b.to(device).transpose(0, 1);
    const std::vector<KvBlock> blocks{{onDevice.slice(0, {0, 3}), {}}, {turned, {}},
        {onDevice.slice(0, {3, 3}), {}}, {onDevice.slice(0, {3, 7}), {}}};
    const Tensor keys = gatherKeys(blocks);
    QVERIFY(same(keys.slice(0, {0, 3}), a.slice(0, {0, 3})));
    QVERIFY(same(keys.slice(0, {3, 7}), b.transpose(0, 1)));
    QVERIFY(same(keys.slice(0, {7, 11}), a.slice(0, {3, 7})));
}

QTEST_GUILESS_MAIN(TestGatherKeys)
#include "tst_gather_keys.moc"
