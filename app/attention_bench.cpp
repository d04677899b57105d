#include "app/attention_bench.h"

#include "engine/base/random.h"
#include "engine/figure/tiles.h"
#include "engine/ops/convert.h"
#include "engine/tensor/device.h"

#include <algorithm>
#include <chrono>

namespace seq {

namespace {

// Normal values rounded to BF16: the same on both sides of the bus.
Tensor randomBrain(std::int64_t rows, int heads, std::uint64_t seed)
{
    constexpr std::size_t kDistinct = 1 << 22; // more would take longer than the measurement
    constexpr std::size_t kWidth = AttentionBench::kWidth;
    Rng rng(seed);
    std::vector<float> pool(kDistinct), all(std::size_t(rows * heads) * kWidth);
    for (float& x : pool)
        x = float(rng.normal());
    for (auto to = all.begin(); to != all.end(); to += kWidth)
        std::copy_n(
            pool.begin() + std::ptrdiff_t(rng.bits() % (kDistinct / kWidth) * kWidth), kWidth, to);
    return convert(Tensor::of(all, {rows, heads, std::int64_t(kWidth)}), Dtype::BF16);
}

} // namespace

double medianMilliseconds(Device device, int runs, const std::function<void()>& work)
{
    constexpr int kLeast = 3;
    constexpr double kEnough = 1000; // ms
    std::vector<double> times;
    double spent = 0;
    for (int i = -2; i < runs && (i < kLeast || spent < kEnough); ++i) {
        const auto start = std::chrono::steady_clock::now();
        work();
        if (device.kind == Device::Cuda) cudaBackend().finish(device.index);
        const std::chrono::duration<double, std::milli> taken
            = std::chrono::steady_clock::now() - start;
        spent += taken.count();
        if (i >= 0) times.push_back(taken.count());
    }
    std::ranges::sort(times);
    return times[times.size() / 2];
}

AttentionBench::AttentionBench(Device device, std::int64_t tokens)
    : q(randomBrain(tokens, kHeads, 7))
    , k(randomBrain(tokens, kKvHeads, 8))
    , v(randomBrain(tokens, kKvHeads, 9))
    , device_(device)
{
    map_.q = q.to(device);
    map_.k = k.to(device);
}

double AttentionBench::forward()
{
    const Tensor queries = convert(q, Dtype::F32).to(device_), values = v.to(device_);
    const double time = medianMilliseconds(device_, map_.rows() > 50000 ? 7 : 100,
        [&] { found_ = attention(queries, map_.k, values); });
    map_.lse = found_.lse;
    return time;
}

AttentionMap AttentionBench::mapOf(Dtype operands) const
{
    AttentionMap map = map_;
    map.q = convert(q, operands).to(device_);
    map.k = convert(k, operands).to(device_);
    return map;
}

MapBins AttentionBench::overviewBins() const
{
    constexpr std::int64_t kMost = 1024;
    int level = 0;
    while (map_.rows() >> level > kMost)
        ++level;
    const std::int64_t side = map_.rows() >> level;
    return {level, {0, side}, {0, side}};
}

double AttentionBench::overview(
    const AttentionMap& map, std::span<const int> heads, PooledMap* made) const
{
    PooledMap pooled;
    const double time = medianMilliseconds(device_, heads.size() > 1 ? 3 : 15,
        [&] { pooled = pooledAttention(map, heads, overviewBins()); });
    if (made) *made = std::move(pooled);
    return time;
}

int AttentionBench::levels() const
{
    int levels = 0;
    while (Tile::kSide << levels <= map_.rows())
        ++levels;
    return levels;
}

double AttentionBench::tile(int level) const
{
    constexpr std::int64_t kSide = Tile::kSide;
    const std::int64_t last = map_.rows() / (kSide << level) - 1;
    const int head[] = {kHeads / 2};
    double most = 0;
    for (const std::int64_t column : {last, std::int64_t(0)}) {
        const MapBins bins{
            level, {last * kSide, (last + 1) * kSide}, {column * kSide, (column + 1) * kSide}};
        most = std::max(most, medianMilliseconds(device_, 9, [&] {
            const PooledMap p = pooledAttention(map_, head, bins);
            p.max.to(Device{});
            p.mean.to(Device{});
        }));
    }
    return most;
}

AttentionReport benchAttention(Device device, std::int64_t tokens)
{
    const int head[] = {AttentionBench::kHeads / 2};
    AttentionBench bench(device, tokens);
    AttentionReport report{.tokens = tokens};
    report.forward = bench.forward();
    report.overview = bench.overview(bench.map(), head);
    for (int level = 0; level < bench.levels(); ++level)
        report.tile = std::max(report.tile, bench.tile(level));
    report.overviewFloat = bench.overview(bench.mapOf(Dtype::F32), head);
    return report;
}

} // namespace seq
