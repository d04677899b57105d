#include "engine/cpu/attention_scores.h"

#include "engine/cpu/dequantise.h"

#include <algorithm>
#include <cstring>
#include <limits>

namespace seq {

const AttentionTiles& attentionTiles(Isa isa)
{
#if defined(__x86_64__)
    if (isa == Isa::Avx512) return kAttentionAvx512;
    if (isa == Isa::Avx2) return kAttentionAvx2;
#endif
    (void)isa;
    return kAttentionPlain;
}

namespace {
constexpr float kLog2e = 1.44269504088896f;
constexpr int kChunkKeys = 256; // whole tiles
constexpr int kBlockQueries = 96;

int alignedEnd(int position, int step) // the next multiple, for negative positions too
{
    const int rest = position % step;
    return position - rest + (rest < 0 ? 0 : step);
}
} // namespace

ScoreGrid::ScoreGrid(const AttentionCall& call)
    : call_(call)
    , tiles_(attentionTiles(activeIsa()))
    , rows_(call.q.shape()[0])
    , heads_(call.q.shape()[1])
    , kvHeads_(call.keys.empty() ? heads_ : call.keys[0].k.shape()[1])
    , d_(call.q.shape()[2])
    , width_((d_ + kTileColumns - 1) / kTileColumns * kTileColumns)
    , share_(int(heads_ / kvHeads_))
{
    blockRows_ = std::max(1, kBlockQueries / share_);
    blocks_ = (rows_ + blockRows_ - 1) / blockRows_;
    cutKeys();
}

void ScoreGrid::cutKeys()
{
    keyTiles_.reserve(std::size_t(call_.keyCount / kTileKeys) + 2 * call_.keys.size());
    chunks_.reserve(std::size_t(call_.keyCount / kChunkKeys) + 2);
    std::int64_t key = 0;
    int next = 0; // the position that would continue the last tile
    for (std::size_t b = 0; b < call_.keys.size(); ++b) {
        const std::int64_t n = call_.keys[b].k.shape()[0];
        for (std::int64_t row = 0; row < n;) {
            const int position = call_.keys[b].position + int(row);
            const int count
                = int(std::min<std::int64_t>(n - row, alignedEnd(position, kTileKeys) - position));
            const bool goesOn = key > 0 && position == next;
            if (goesOn && position % kTileKeys != 0)
                keyTiles_.back().count += count;
            else
                keyTiles_.push_back({position, count, key, int(b), row});
            const int t = tileCount() - 1;
            if (!goesOn || position % kChunkKeys == 0)
                chunks_.push_back({t, t + 1});
            else
                chunks_.back().lastTile = t + 1;
            row += count;
            key += count;
            next = position + count;
        }
    }
}

QueryBlock ScoreGrid::block(std::int64_t item) const
{
    // later rows see more keys: they go first, so that threads end together
    const std::int64_t first = (blocks_ - 1 - item / kvHeads_) * blockRows_;
    const int rows = int(std::min(blockRows_, rows_ - first));
    return block(first, rows, int(item % kvHeads_));
}

Range ScoreGrid::seen(int position, const KeyTile& tile) const
{
    Range r{0, tile.count};
    const AttentionOptions& o = call_.options;
    if (o.causal || o.window > 0)
        r.end = std::min<std::int64_t>(r.end, std::int64_t(position) - tile.position + 1);
    if (o.window > 0)
        r.begin = std::max<std::int64_t>(0, std::int64_t(position) - o.window + 1 - tile.position);
    if (r.end <= r.begin) return {0, 0};
    return r;
}

bool ScoreGrid::sees(const QueryBlock& block, int t) const
{
    for (int i = 0; i < block.rows; ++i)
        if (seen(call_.positions[std::size_t(block.firstRow + i)], tile(t)).end > 0) return true;
    return false;
}

void ScoreGrid::gather(const QueryBlock& block, std::vector<float>& queries) const
{
    queries.resize(std::size_t(block.queries * d_));
    const auto* q = reinterpret_cast<const float*>(call_.q.raw());
    const float factor = call_.options.scale * kLog2e;
    for (int i = 0; i < block.queries; ++i) {
        const float* from = q + (rowOf(block, i) * heads_ + headOf(block, i)) * d_;
        for (std::int64_t c = 0; c < d_; ++c)
            queries[std::size_t(i * d_ + c)] = from[c] * factor;
    }
}

// body(block, first row, rows, column in the tile) for each block that holds keys of the tile
template <class F> void ScoreGrid::forRuns(const KeyTile& tile, const F& body) const
{
    std::int64_t row = tile.row;
    int column = 0;
    for (std::size_t b = std::size_t(tile.block); column < tile.count; ++b, row = 0) {
        const KvBlock& block = call_.keys[b];
        const int n = int(std::min<std::int64_t>(tile.count - column, block.k.shape()[0] - row));
        if (n > 0) body(block, row, n, column);
        column += n;
    }
}

namespace {
// The rows of one head as float32: in place, or converted into `buffer`.
const float* rowsOf(const Tensor& t, std::int64_t first, int n, int head, std::int64_t& stride,
    std::vector<float>& buffer)
{
    const std::int64_t size = info(t.dtype()).blockBytes, d = t.shape()[2];
    const std::byte* at = t.raw() + (first * t.stride(0) + head * t.stride(1)) * size;
    stride = t.stride(0);
    if (t.dtype() == Dtype::F32) return reinterpret_cast<const float*>(at);
    buffer.resize(std::size_t(n * d));
    for (int i = 0; i < n; ++i)
        dequantiseRow(t.dtype(), at + i * stride * size, buffer.data() + i * d, d);
    stride = d;
    return buffer.data();
}
} // namespace

void ScoreGrid::packKeys(int t, int kvHead, std::vector<float>& out) const
{
    out.resize(std::size_t(d_ * kTileKeys));
    if (tile(t).count < kTileKeys) std::fill(out.begin(), out.end(), 0.f);
    thread_local std::vector<float> buffer;
    forRuns(tile(t), [&](const KvBlock& block, std::int64_t row, int n, int column) {
        std::int64_t stride = 0;
        const float* keys = rowsOf(block.k, row, n, kvHead, stride, buffer);
        tiles_.packKeys(keys, stride, n, int(d_), out.data(), column);
    });
}

const float* ScoreGrid::values(int t, int kvHead, std::vector<float>& buffer) const
{
    const KeyTile& keys = tile(t);
    const Tensor& v = call_.keys[std::size_t(keys.block)].v;
    const bool whole = keys.row + keys.count <= v.shape()[0];
    if (whole && v.dtype() == Dtype::F32 && d_ == width_ && (v.stride(0) == d_ || keys.count == 1))
        return reinterpret_cast<const float*>(v.raw()) + keys.row * v.stride(0)
            + kvHead * v.stride(1);
    buffer.resize(std::size_t(kTileKeys * width_));
    if (width_ > d_) std::fill(buffer.begin(), buffer.end(), 0.f);
    thread_local std::vector<float> converted;
    forRuns(keys, [&](const KvBlock& block, std::int64_t row, int n, int column) {
        std::int64_t stride = 0;
        const float* from = rowsOf(block.v, row, n, kvHead, stride, converted);
        for (int i = 0; i < n; ++i)
            std::memcpy(
                buffer.data() + (column + i) * width_, from + i * stride, std::size_t(d_) * 4);
    });
    return buffer.data();
}

void ScoreGrid::products(const QueryBlock& block, int t, const std::vector<float>& queries,
    std::vector<float>& keys, float* out) const
{
    const KeyTile& at = tile(t);
    const Tensor& k = call_.keys[std::size_t(at.block)].k;
    const bool whole = at.row + at.count <= k.shape()[0] && k.dtype() == Dtype::F32;
    if (tiles_.fewQueries && block.queries <= kFewQueries && d_ % 16 == 0 && whole) {
        const auto* from = reinterpret_cast<const float*>(k.raw()) + at.row * k.stride(0)
            + block.kvHead * k.stride(1);
        tiles_.fewQueries(queries.data(), block.queries, int(d_), from, k.stride(0), at.count, out);
        return;
    }
    packKeys(t, block.kvHead, keys);
    tiles_.product(
        queries.data(), d_, block.queries, int(d_), keys.data(), kTileKeys, out, kTileKeys, false);
}

void ScoreGrid::scores(const QueryBlock& block, int t, const std::vector<float>& queries,
    std::vector<float>& keys, std::vector<float>& out) const
{
    constexpr float hidden = -std::numeric_limits<float>::infinity();
    out.resize(std::size_t(block.queries * kTileKeys));
    products(block, t, queries, keys, out.data());
    const Tensor* mask = call_.options.mask;
    for (int i = 0; i < block.queries; ++i) {
        const std::int64_t row = rowOf(block, i);
        const Range r = seen(call_.positions[std::size_t(row)], tile(t));
        float* s = out.data() + i * kTileKeys;
        std::fill(s, s + r.begin, hidden);
        std::fill(s + r.end, s + kTileKeys, hidden);
        if (!mask) continue;
        const auto* m = reinterpret_cast<const std::uint8_t*>(mask->raw()) + row * call_.keyCount
            + tile(t).firstKey;
        for (std::int64_t j = r.begin; j < r.end; ++j)
            if (!m[j]) s[j] = hidden;
    }
}

} // namespace seq
