#include "engine/cpu/attention_strip.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace seq {

namespace {
constexpr float kLog2e = 1.44269504088896f;
constexpr float kInfinity = std::numeric_limits<float>::infinity();
} // namespace

AttentionStrip::AttentionStrip(const AttentionMap& map)
    : map_(map)
    , tiles_(attentionTiles(activeIsa()))
    , queries_(std::size_t(kStripRows * map.q.size(2)))
    , keys_(std::size_t(kTileKeys * map.q.size(2)))
    , shift_(kStripRows)
    , allowed_(kStripRows)
{
}

void AttentionStrip::take(int head, std::int64_t row, int rows)
{
    const std::int64_t d = map_.q.size(2), heads = map_.heads();
    const auto* q = reinterpret_cast<const float*>(map_.q.raw());
    const auto* lse = reinterpret_cast<const float*>(map_.lse.raw()) + head * map_.rows() + row;
    const float factor = map_.scale * kLog2e;
    head_ = head;
    rows_ = rows;
    reach_ = {map_.keys(), 0};
    for (int i = 0; i < rows; ++i) {
        const float* from = q + ((row + i) * heads + head) * d;
        for (std::int64_t c = 0; c < d; ++c)
            queries_[std::size_t(i * d + c)] = from[c] * factor;
        shift_[std::size_t(i)] = lse[i] * kLog2e;
        Range seen = map_.allowed(row + i);
        if (lse[i] == -kInfinity) seen = {0, 0};
        allowed_[std::size_t(i)] = seen;
        if (seen.end <= seen.begin) continue;
        reach_.begin = std::min(reach_.begin, seen.begin);
        reach_.end = std::max(reach_.end, seen.end);
    }
    if (reach_.end <= reach_.begin) reach_ = {0, 0};
}

void AttentionStrip::compute(std::int64_t key, float* x, float* p)
{
    const std::int64_t d = map_.q.size(2), kvHeads = map_.k.size(1);
    const std::int64_t kvHead = head_ / (map_.heads() / kvHeads);
    const int count = int(std::min<std::int64_t>(kTileKeys, map_.keys() - key));
    const auto* k = reinterpret_cast<const float*>(map_.k.raw()) + (key * kvHeads + kvHead) * d;
    if (count < kTileKeys) std::fill(keys_.begin(), keys_.end(), 0.f);
    tiles_.packKeys(k, kvHeads * d, count, int(d), keys_.data(), 0);
    tiles_.product(queries_.data(), d, rows_, int(d), keys_.data(), kTileKeys, x, kTileKeys, false);
    for (int i = 0; i < rows_; ++i) {
        float* row = x + i * kTileKeys;
        const Range seen = allowed(i);
        const auto begin = std::clamp<std::int64_t>(seen.begin - key, 0, kTileKeys);
        const auto end = std::clamp<std::int64_t>(seen.end - key, begin, kTileKeys);
        std::fill(row, row + begin, -kInfinity);
        for (std::int64_t j = begin; j < end; ++j)
            row[j] -= shift_[std::size_t(i)];
        std::fill(row + end, row + kTileKeys, -kInfinity);
        std::copy_n(row, kTileKeys, p + i * kTileKeys);
        tiles_.exponentials(p + i * kTileKeys, 0);
    }
}

BinRow::BinRow(int level, Range columns, Range keys)
    : level_(level)
    , columns_(columns)
    , keys_(keys)
    , sum_(std::size_t(columns.end - columns.begin))
    , max_(sum_.size())
    , n_(sum_.size())
{
    clear();
}

void BinRow::clear()
{
    std::ranges::fill(sum_, 0.);
    std::ranges::fill(max_, 0.f);
    std::ranges::fill(n_, 0);
}

void BinRow::add(const float* p, std::int64_t key, Range seen, float factor)
{
    const std::int64_t origin = keys_.begin;
    std::int64_t j = std::max({seen.begin, key, origin + (columns_.begin << level_)});
    const std::int64_t end
        = std::min({seen.end, key + kTileKeys, keys_.end, origin + (columns_.end << level_)});
    while (j < end) {
        const std::int64_t bin = (j - origin) >> level_,
                           stop = std::min(end, origin + ((bin + 1) << level_));
        float sum = 0, most = 0;
        for (; j < stop; ++j) {
            sum += p[j - key];
            most = std::max(most, p[j - key]);
        }
        const auto at = std::size_t(bin - columns_.begin);
        sum_[at] += double(sum) * factor;
        max_[at] = std::max(max_[at], most * factor);
    }
}

void BinRow::count(Range seen)
{
    const std::int64_t begin = std::max(seen.begin, keys_.begin) - keys_.begin;
    const std::int64_t end = std::min(seen.end, keys_.end) - keys_.begin;
    std::int64_t bin = std::max(columns_.begin, begin >> level_);
    for (; bin < columns_.end && bin << level_ < end; ++bin)
        n_[std::size_t(bin - columns_.begin)]
            += std::min(end, (bin + 1) << level_) - std::max(begin, bin << level_);
}

void BinRow::write(float* max, float* mean) const
{
    for (std::size_t i = 0; i < n_.size(); ++i) {
        const bool none = n_[i] == 0;
        max[i] = none ? NAN : max_[i];
        if (mean) mean[i] = none ? NAN : float(sum_[i] / double(n_[i]));
    }
}

} // namespace seq
