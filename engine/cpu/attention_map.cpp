#include "engine/base/thread_pool.h"
#include "engine/cpu/attention_strip.h"
#include "engine/ops/attention_map_kernel.h"

#include <Eigen/Core>
#include <algorithm>
#include <cmath>

namespace seq {

namespace {

using Row = Eigen::Map<const Eigen::ArrayXf>;

// Fused probabilities of kStripRows rows, and bins under way.
struct PoolScratch {
    std::vector<AttentionStrip> strips; // one a head
    std::vector<float> x, p, fused;
    std::vector<BinRow> bins;
};

class Pool {
public:
    Pool(const PoolCall& call, PooledMap& out)
        : call_(call)
        , out_(out)
        , bin_(std::int64_t(1) << call.bins.level)
        , group_(std::max<std::int64_t>(1, kStripRows >> call.bins.level))
    {
    }

    // Each item owns whole rows of bins.
    void run()
    {
        const std::int64_t rows = out_.max.size(0);
        parallel((rows + group_ - 1) / group_, 1, [&](std::int64_t begin, std::int64_t end) {
            PoolScratch s;
            s.strips = std::vector(call_.heads.size(), AttentionStrip(call_.map));
            s.x.resize(kStripRows * kTileKeys);
            s.p.resize(s.x.size());
            s.fused.resize(s.x.size());
            s.bins.assign(
                std::size_t(group_), BinRow(call_.bins.level, call_.bins.columns, call_.bins.keys));
            for (std::int64_t i = begin; i < end; ++i)
                strip(i * group_, std::min(rows, (i + 1) * group_), s);
        });
    }

private:
    void strip(std::int64_t first, std::int64_t last, PoolScratch& s)
    {
        for (BinRow& bin : s.bins)
            bin.clear();
        const std::int64_t from = (call_.bins.rows.begin + first) * bin_;
        const std::int64_t to = std::min(call_.map.rows(), (call_.bins.rows.begin + last) * bin_);
        for (std::int64_t row = from; row < to; row += kStripRows)
            rows(from, row, int(std::min<std::int64_t>(kStripRows, to - row)), s);
        auto* max = out_.max.hostMutable<float>().data();
        auto* mean = out_.mean.hostMutable<float>().data();
        const std::int64_t width = out_.max.size(1);
        for (std::int64_t b = first; b < last; ++b)
            s.bins[std::size_t(b - first)].write(max + b * width, mean + b * width);
    }

    void rows(std::int64_t from, std::int64_t row, int count, PoolScratch& s)
    {
        Range reach{call_.map.keys(), 0};
        for (std::size_t h = 0; h < call_.heads.size(); ++h) {
            s.strips[h].take(call_.heads[h], row, count);
            reach.begin = std::min(reach.begin, s.strips[h].reach().begin);
            reach.end = std::max(reach.end, s.strips[h].reach().end);
        }
        for (int i = 0; i < count; ++i)
            s.bins[std::size_t((row + i - from) / bin_)].count(seen(s, i));
        const Range shown = call_.bins.keys, columns = call_.bins.columns;
        const std::int64_t begin = std::max(reach.begin, shown.begin + columns.begin * bin_);
        const std::int64_t end = std::min({reach.end, shown.end, shown.begin + columns.end * bin_});
        for (std::int64_t key = begin / kTileKeys * kTileKeys; key < end; key += kTileKeys) {
            const float* p = fuse(key, count, s);
            for (int i = 0; i < count; ++i) {
                const Range r = seen(s, i);
                const float factor = call_.lift ? float(r.end - r.begin) : 1;
                s.bins[std::size_t((row + i - from) / bin_)].add(p + i * kTileKeys, key, r, factor);
            }
        }
    }

    Range seen(const PoolScratch& s, int i) const { return s.strips[0].allowed(i); }

    const float* fuse(std::int64_t key, int count, PoolScratch& s)
    {
        const std::size_t n = std::size_t(count) * kTileKeys;
        if (s.strips.size() == 1) {
            s.strips[0].compute(key, s.x.data(), s.p.data());
            return s.p.data();
        }
        std::fill_n(s.fused.begin(), n, 0.f);
        const float share = 1 / float(s.strips.size());
        for (AttentionStrip& strip : s.strips) {
            strip.compute(key, s.x.data(), s.p.data());
            if (call_.fuse == HeadFuse::Mean)
                for (std::size_t i = 0; i < n; ++i)
                    s.fused[i] += s.p[i] * share;
            else
                for (std::size_t i = 0; i < n; ++i)
                    s.fused[i] = std::max(s.fused[i], s.p[i]);
        }
        return s.fused.data();
    }

    const PoolCall& call_;
    PooledMap& out_;
    std::int64_t bin_, group_;
};

class Summary {
public:
    Summary(const SummaryCall& call, HeadSummary& out)
        : call_(call)
        , out_(out)
        , bin_(std::int64_t(1) << call.level)
        , stripRows_(std::max<std::int64_t>(kStripRows, bin_))
    {
    }

    void run()
    {
        const std::int64_t rows = call_.map.rows();
        const std::int64_t strips = (rows + stripRows_ - 1) / stripRows_;
        parallel(strips * call_.map.heads(), 1, [&](std::int64_t begin, std::int64_t end) {
            AttentionStrip strip(call_.map);
            std::vector<float> x(kStripRows * kTileKeys), p(x.size());
            std::vector<BinRow> bins(std::size_t(stripRows_ / bin_),
                BinRow(call_.level, {0, out_.thumbnails.size(2)}, {0, call_.map.keys()}));
            for (std::int64_t i = begin; i < end; ++i) {
                for (BinRow& bin : bins)
                    bin.clear();
                const int head = int(i / strips);
                const std::int64_t from = i % strips * stripRows_,
                                   to = std::min(rows, from + stripRows_);
                for (std::int64_t row = from; row < to; row += kStripRows) {
                    strip.take(head, row, int(std::min<std::int64_t>(kStripRows, to - row)));
                    block(head, row, from, int(std::min<std::int64_t>(kStripRows, to - row)), strip,
                        x, p, bins);
                }
                writeBins(head, from, to, bins);
            }
        });
    }

private:
    void block(int head, std::int64_t row, std::int64_t from, int count, AttentionStrip& strip,
        std::vector<float>& x, std::vector<float>& p, std::vector<BinRow>& bins)
    {
        const Range reach = strip.reach();
        for (int i = 0; i < count; ++i)
            bins[std::size_t((row + i - from) / bin_)].count(strip.allowed(i));
        for (std::int64_t key = reach.begin / kTileKeys * kTileKeys; key < reach.end;
             key += kTileKeys) {
            strip.compute(key, x.data(), p.data());
            for (int i = 0; i < count; ++i) {
                const Range seen = strip.allowed(i);
                const Range here{std::max(seen.begin, key), std::min(seen.end, key + kTileKeys)};
                if (here.end <= here.begin) continue;
                const float* ps = p.data() + i * kTileKeys - key;
                bins[std::size_t((row + i - from) / bin_)].add(ps + key, key, here, 1);
                sums(head, row + i, here, x.data() + i * kTileKeys - key, ps);
            }
        }
    }

    // Adds what the keys of `here` give to a row's statistics; x and p are indexed by key.
    void sums(int head, std::int64_t row, Range here, const float* x, const float* p)
    {
        constexpr float kLn2 = 0.693147180559945f;
        float* s = out_.rows.hostMutable<float>().data()
            + (head * call_.map.rows() + row) * kRowStatistics;
        const std::int64_t at = call_.map.firstRow + row, n = here.end - here.begin;
        const Row ps(p + here.begin, n), xs(x + here.begin, n);
        const auto one
            = [&](std::int64_t key) { return key >= here.begin && key < here.end ? p[key] : 0.f; };
        s[FirstToken] += one(0);
        s[Previous] += one(at - 1);
        s[Next] += one(at + 1);
        s[Self] += one(at);
        for (std::int64_t j = here.begin; j < std::min<std::int64_t>(4, here.end); ++j)
            s[Sink] += p[j];
        for (std::int64_t j = std::max(here.begin, at - 3); j < std::min(here.end, at + 4); ++j)
            s[Local] += p[j];
        s[Entropy] -= kLn2 * (ps * xs).sum();
        s[Distance] += ps.sum() * float(at - here.begin)
            - (ps * Eigen::ArrayXf::LinSpaced(n, 0, float(n - 1))).sum();
        s[Largest] = std::max(s[Largest], ps.maxCoeff());
        s[Separator] += (ps * Row(call_.marks.separators.data() + here.begin, n)).sum();
        s[Induction] += one(call_.marks.induction[std::size_t(row)]);
        const auto& twins = call_.marks.duplicates[std::size_t(row)];
        for (auto j = std::ranges::lower_bound(twins, int(here.begin));
             j != twins.end() && *j < here.end; ++j)
            s[Duplicate] += p[*j];
    }

    void writeBins(int head, std::int64_t from, std::int64_t to, const std::vector<BinRow>& bins)
    {
        const std::int64_t height = out_.thumbnails.size(1), width = out_.thumbnails.size(2);
        float* at
            = out_.thumbnails.hostMutable<float>().data() + (head * height + from / bin_) * width;
        for (std::int64_t b = 0; b * bin_ < to - from; ++b)
            bins[std::size_t(b)].write(at + b * width, nullptr);
    }

    const SummaryCall& call_;
    HeadSummary& out_;
    std::int64_t bin_, stripRows_;
};

void pool(const PoolCall& call, PooledMap& out)
{
    Pool(call, out).run();
}

void summarise(const SummaryCall& call, HeadSummary& out)
{
    Summary(call, out).run();
}

const bool provided = pooledAttentionKernel.provide(Device::Cpu, pool)
    && summariseHeadsKernel.provide(Device::Cpu, summarise);

} // namespace

} // namespace seq
