#include "engine/nn/exact_mixer.h"

#include "engine/nn/kv_cache.h"
#include "engine/nn/probe.h"
#include "engine/ops/attention.h"
#include "engine/ops/rope.h"
#include "engine/ops/weighted_values.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace seq {

namespace {

struct Rows { // of one segment
    std::int64_t begin, count;
    Range range() const { return {begin, begin + count}; }
};

// The cached keys that the rows may see, their own among them.
std::vector<KvBlock> cachedKeys(
    const Mix& m, const Segment& segment, Rows rows, std::span<const int> positions)
{
    const bool all = m.window <= 0 || wanted(m.probe, {"attn.probs", m.layer, m.row + rows.begin});
    const int first = all ? 0 : std::max(0, positions.front() - m.window + 1);
    return m.cache->blocks(
        segment.sequence, m.layer, first / KvCache::kPage * KvCache::kPage, positions.back() + 1);
}

// The keys that the rows may see: cached ones and their own.
std::vector<KvBlock> keysOf(const Mix& m, const Segment& segment, Rows rows, const Tensor& k,
    const Tensor& v, std::span<const int> positions)
{
    const Tensor ks = k.slice(0, rows.range()), vs = v.slice(0, rows.range());
    if (!m.cache) return {{ks, vs, positions.front()}};
    m.cache->write(segment.sequence, m.layer, positions, ks, vs);
    return cachedKeys(m, segment, rows, positions);
}

Tensor attend(const Mix& m, const Segment& segment, Rows rows, const Tensor& q, const Tensor& k,
    const Tensor& v)
{
    const auto positions = m.positions.subspan(std::size_t(rows.begin), std::size_t(rows.count));
    const auto keys = keysOf(m, segment, rows, k, v, positions);
    AttentionOptions options;
    options.causal = m.causal;
    options.window = m.window;
    options.exact = m.exact;
    const Tensor qs = q.slice(0, rows.range());
    const Attention a = attention(qs, keys, positions, options);
    shown(m.probe, {"attn.lse", m.layer, m.row + rows.begin}, a.lse);
    const Site site{"attn.probs", m.layer, m.row + rows.begin};
    if (!wanted(m.probe, site)) return a.out;
    const Tensor p = attentionProbabilities(qs, keys, positions, a.lse, options);
    const Tensor next = shown(m.probe, site, p);
    return next.raw() == p.raw() ? a.out : weightedValues(next.contiguous(), keys);
}

// All segments in one op; the probe sees nothing inside.
Tensor attendTogether(const Mix& m, const Tensor& q, const Tensor& k, const Tensor& v)
{
    std::vector<KvCache::Rows> written;
    std::vector<std::vector<KvBlock>> keys;
    std::vector<AttentionPart> parts;
    keys.reserve(m.segments.size());
    const auto each = [&](const auto& f) {
        std::int64_t row = 0;
        for (const Segment& s : m.segments) {
            if (s.count > 0)
                f(s, Rows{row, s.count},
                    m.positions.subspan(std::size_t(row), std::size_t(s.count)));
            row += s.count;
        }
    };
    each([&](const Segment& s, Rows, auto positions) {
        written.push_back({s.sequence, positions});
    });
    if (m.cache) m.cache->write(written, m.layer, k, v);
    each([&](const Segment& s, Rows rows, auto positions) {
        keys.push_back(
            m.cache ? cachedKeys(m, s, rows, positions) : keysOf(m, s, rows, k, v, positions));
        parts.push_back({rows.count, keys.back()});
    });
    AttentionOptions options;
    options.causal = m.causal;
    options.window = m.window;
    return attentionOfParts(q, parts, m.positions, options).out;
}

} // namespace

const Tensor& ExactMixer::anglesOf(const Mix& m)
{
    const auto frequencies = m.rope->frequencies();
    const bool known = angles_ && angles_.device() == m.q.device()
        && factor_ == m.rope->attentionFactor() && std::ranges::equal(positions_, m.positions)
        && std::ranges::equal(frequencies_, frequencies);
    if (known) return angles_;
    angles_ = m.rope->angles(m.positions, false, m.q.device());
    positions_.assign(m.positions.begin(), m.positions.end());
    frequencies_.assign(frequencies.begin(), frequencies.end());
    factor_ = m.rope->attentionFactor();
    return angles_;
}

Mixed ExactMixer::mix(const Mix& m)
{
    Tensor q = m.q, k = m.k;
    if (m.rope) {
        const Tensor& angles = anglesOf(m);
        q = m.rope->turn(q, angles);
        k = m.rope->turn(k, angles);
    }
    q = shown(m.probe, {"attn.q", m.layer, m.row}, q).contiguous();
    k = shown(m.probe, {"attn.k", m.layer, m.row}, k).contiguous();
    const Tensor v = shown(m.probe, {"attn.v", m.layer, m.row}, m.v).contiguous();
    if (m.segments.size() == 1) return {attend(m, m.segments[0], {0, q.size(0)}, q, k, v), {}};
    const bool watched = std::ranges::any_of(
        m.segments, [&, row = std::int64_t(0)](const Segment& segment) mutable {
            const std::int64_t at = m.row + std::exchange(row, row + segment.count);
            return wanted(m.probe, {"attn.lse", m.layer, at})
                || wanted(m.probe, {"attn.probs", m.layer, at});
        });
    if (!watched && q.device().kind == Device::Cpu) // the only one with a kernel for it
        return {attendTogether(m, q, k, v), {}};
    const Tensor out = Tensor::empty(q.shape(), Dtype::F32, q.device());
    std::int64_t row = 0;
    for (const Segment& segment : m.segments) {
        if (segment.count == 0) continue;
        copy(attend(m, segment, {row, segment.count}, q, k, v),
            out.slice(0, {row, row + segment.count}));
        row += segment.count;
    }
    return {out, {}};
}

} // namespace seq
