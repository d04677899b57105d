// Attention forward and attention maps on CUDA, in milliseconds, with checks: against the CPU on a
// few rows, and maps by the sums of their rows. cuda_peers.py runs it beside cuDNN and flash
// attention.
//   cuda_attention_speed [cuda:N]
#include "app/attention_bench.h"
#include "engine/base/thread_pool.h"
#include "engine/ops/convert.h"
#include "engine/tensor/device.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <numeric>
#include <vector>

using namespace seq;

namespace {

void forward(AttentionBench& b)
{
    const std::int64_t length = b.q.size(0), checked = 4;
    const double time = b.forward();
    const double flops
        = 2.0 * double(length) * double(length) * AttentionBench::kWidth * AttentionBench::kHeads;
    const Range last{length - checked, length};
    const Attention expected = attention(convert(b.q.slice(0, last), Dtype::F32), b.k, b.v);
    const Tensor found = b.found().out.slice(0, last).to(Device{});
    double worst = 0;
    for (std::int64_t i = 0; i < found.elements(); ++i)
        worst = std::max(worst,
            std::abs(double(found.host<float>()[std::size_t(i)])
                - expected.out.host<float>()[std::size_t(i)]));
    std::printf("forward L %lld: %.3f ms, %.0f TFLOP/s, error of the last rows %.1e\n",
        static_cast<long long>(length), time, flops / time / 1e9, worst);
}

void overview(
    const AttentionBench& b, const AttentionMap& map, const char* what, std::span<const int> heads)
{
    PooledMap p;
    const double time = b.overview(map, heads, &p);
    const auto [level, rows, columns, keys] = b.overviewBins();
    const std::int64_t side = rows.end;
    const Tensor mean = p.mean.to(Device{});
    double worst = 0; // each row of P sums to 1
    for (std::int64_t r = 0; r < side; ++r) {
        double sum = 0;
        const double bin = double(std::int64_t(1) << level);
        for (std::int64_t c = 0; c <= r; ++c)
            sum += double(mean.host<float>()[std::size_t(r * side + c)])
                * (c < r ? bin * bin : bin * (bin + 1) / 2);
        worst = std::max(worst, std::abs(sum / bin - 1));
    }
    std::printf("overview L %lld %s, %lld bins a side, level %d: %.2f ms, rows sum to 1 within "
                "%.1e\n",
        static_cast<long long>(map.rows()), what, static_cast<long long>(side), level, time, worst);
}

void tiles(const AttentionBench& b)
{
    for (int level = 0; level < b.levels(); ++level)
        std::printf("tile L %lld of 256 x 256 bins, level %d, with the copy to the host: %.2f ms\n",
            static_cast<long long>(b.map().rows()), level, b.tile(level));
}

void summary(Device device, const AttentionMap& map)
{
    const MapMarks marks{std::vector<float>(std::size_t(map.keys())),
        std::vector<std::vector<int>>(std::size_t(map.rows())),
        std::vector<int>(std::size_t(map.rows()), -1)};
    const double time = medianMilliseconds(
        device, 3, [&] { summariseHeads(map, marks, thumbnailLevel(map.rows())); });
    std::printf("statistics and thumbnails of %d heads: %.1f ms\n", map.heads(), time);
}

} // namespace

int main(int argc, char** argv)
{
    const Device device = parseDevice(argc > 1 ? argv[1] : "cuda");
    ThreadPool pool(8);
    const LaneScope lane({&pool});
    std::printf("%s\n", deviceName(device).c_str());
    std::vector<int> all(AttentionBench::kHeads);
    std::iota(all.begin(), all.end(), 0);
    const std::vector<int> one{AttentionBench::kHeads / 2};
    for (const std::int64_t length : {8192, 131072}) {
        AttentionBench b(device, length);
        forward(b);
        overview(b, b.map(), "of one head, BF16", one);
        if (length < 100000) continue;
        overview(b, b.map(), "of nine heads, fused", all);
        tiles(b);
        summary(device, b.map());
        overview(b, b.mapOf(Dtype::F32), "of one head, F32 in two parts", one);
    }
}
