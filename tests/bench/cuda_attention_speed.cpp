// Attention forward and attention maps on CUDA, in milliseconds; cuda_attention_peer.py times the
// same forward passes with cuDNN and flash attention. Inputs are random; results are checked
// against the CPU on a few rows, and maps by the sums of their rows.
//   cuda_attention_speed [cuda:N]
#include "engine/base/random.h"
#include "engine/base/thread_pool.h"
#include "engine/ops/attention.h"
#include "engine/ops/attention_map.h"
#include "engine/ops/convert.h"
#include "engine/tensor/device.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <functional>
#include <numeric>
#include <vector>

using namespace seq;

namespace {

constexpr int kHeads = 9, kKvHeads = 3, kWidth = 64;

struct Bench {
    Device device;
    Rng rng{7};

    // Median of single runs, each waited for.
    double milliseconds(int runs, const std::function<void()>& work) const
    {
        const auto finish = cudaBackend().finish;
        std::vector<double> times;
        for (int i = -2; i < runs; ++i) {
            const auto start = std::chrono::steady_clock::now();
            work();
            finish(device.index);
            const std::chrono::duration<double, std::milli> taken
                = std::chrono::steady_clock::now() - start;
            if (i >= 0) times.push_back(taken.count());
        }
        std::ranges::sort(times);
        return times[times.size() / 2];
    }

    // Normal values rounded to BF16: the same on both sides of the bus.
    Tensor values(std::int64_t rows, int heads)
    {
        constexpr std::size_t kDistinct = 1 << 22; // more would take longer than the measurement
        std::vector<float> pool(kDistinct), all(std::size_t(rows * heads * kWidth));
        for (float& x : pool)
            x = float(rng.normal());
        std::size_t at = 0;
        for (float& x : all) {
            if (at % kWidth == 0) at = rng.bits() % (kDistinct / kWidth) * kWidth;
            x = pool[at++ % kDistinct];
        }
        return convert(Tensor::of(all, {rows, heads, kWidth}), Dtype::BF16);
    }
};

struct Case {
    Tensor q, k, v; // BF16
    std::int64_t length;
};

Attention forward(Bench& b, const Case& c)
{
    const Tensor q = convert(c.q, Dtype::F32).to(b.device);
    const Tensor k = c.k.to(b.device), v = c.v.to(b.device);
    Attention a;
    const double time = b.milliseconds(c.length > 50000 ? 7 : 100, [&] { a = attention(q, k, v); });
    const double flops = 2.0 * double(c.length) * double(c.length) * kWidth * kHeads;
    std::printf("forward L %lld: %.3f ms, %.0f TFLOP/s", static_cast<long long>(c.length), time,
        flops / time / 1e9);
    const std::int64_t checked = 4;
    const Range last{c.length - checked, c.length};
    const Tensor queries = convert(c.q.slice(0, last), Dtype::F32);
    const Attention expected = attention(queries, c.k, c.v);
    const Tensor found = a.out.slice(0, last).to(Device{});
    double worst = 0;
    for (std::int64_t i = 0; i < found.elements(); ++i)
        worst = std::max(worst,
            std::abs(double(found.host<float>()[std::size_t(i)])
                - expected.out.host<float>()[std::size_t(i)]));
    std::printf(", error of the last rows %.1e\n", worst);
    return a;
}

void overview(Bench& b, const AttentionMap& map, const char* what, std::span<const int> heads)
{
    int level = 0;
    while (map.rows() >> level > 1024)
        ++level;
    const std::int64_t side = map.rows() >> level;
    PooledMap p;
    const double time = b.milliseconds(heads.size() > 1 ? 3 : 15, [&] {
        p = pooledAttention(map, heads, {level, {0, side}, {0, side}});
    });
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
    std::printf("overview %s, %lld bins a side, level %d: %.2f ms, rows sum to 1 within %.1e\n",
        what, static_cast<long long>(side), level, time, worst);
}

void tiles(Bench& b, const AttentionMap& map)
{
    for (int level = 0; level <= 9; ++level) {
        const std::int64_t side = std::int64_t(256) << level, last = map.rows() / side - 1;
        const std::vector<int> head{4};
        double most = 0;
        for (const std::int64_t column : {last, std::int64_t(0)}) { // on the diagonal, below it
            const MapBins bins{
                level, {last * 256, (last + 1) * 256}, {column * 256, (column + 1) * 256}};
            most = std::max(most, b.milliseconds(9, [&] {
                const PooledMap p = pooledAttention(map, head, bins);
                p.max.to(Device{});
                p.mean.to(Device{});
            }));
        }
        std::printf(
            "tile of 256 x 256 bins, level %d, with the copy to the host: %.2f ms\n", level, most);
    }
}

void summary(Bench& b, const AttentionMap& map)
{
    const MapMarks marks{std::vector<float>(std::size_t(map.keys())),
        std::vector<std::vector<int>>(std::size_t(map.rows())),
        std::vector<int>(std::size_t(map.rows()), -1)};
    const double time = b.milliseconds(3, [&] { summariseHeads(map, marks); });
    std::printf("statistics and thumbnails of %d heads: %.1f ms\n", map.heads(), time);
}

} // namespace

int main(int argc, char** argv)
{
    const Device device = parseDevice(argc > 1 ? argv[1] : "cuda");
    ThreadPool pool(8);
    const LaneScope lane({&pool});
    Bench b{device};
    std::printf("%s\n", cudaDevices()[std::size_t(device.index)].name.c_str());
    for (const std::int64_t length : {8192, 131072}) {
        const Case c{b.values(length, kHeads), b.values(length, kKvHeads),
            b.values(length, kKvHeads), length};
        const Attention a = forward(b, c);
        AttentionMap map;
        map.q = c.q.to(device);
        map.k = c.k.to(device);
        map.lse = a.lse;
        overview(b, map, "of one head, BF16", std::vector{4});
        if (length < 100000) continue;
        std::vector<int> all(kHeads);
        std::iota(all.begin(), all.end(), 0);
        overview(b, map, "of nine heads, fused", all);
        tiles(b, map);
        summary(b, map);
        map.q = convert(c.q, Dtype::F32).to(device);
        map.k = convert(c.k, Dtype::F32).to(device);
        overview(b, map, "of one head, F32 in two parts", std::vector{4});
    }
}
