#include "engine/ops/attention_kernel.h"

#include <algorithm>
#include <cmath>
#include <deque>
#include <numeric>
#include <vector>

namespace seq {

constinit Kernel<void(const AttentionCall&, Attention&)> attentionKernel{"attention"};
constinit Kernel<void(const AttentionCall&, std::span<const AttentionCall>, Attention&)>
    attentionPartsKernel{"attention of several sequences"};
constinit Kernel<void(const AttentionCall&, const Tensor&, Tensor&)> attentionProbabilitiesKernel{
    "attention probabilities"};
constinit Kernel<void(const Attention&, const Attention&, Attention&)> mergeKernel{
    "attention merge"};

namespace {

bool isFloating(Dtype t)
{
    return t == Dtype::F32 || t == Dtype::F16 || t == Dtype::BF16;
}

void checkBlock(const Tensor& q, const KvBlock& block)
{
    const Shape &k = block.k.shape(), &v = block.v.shape();
    const bool fits = q.shape().rank() == 3 && k.rank() == 3 && k == v && k[2] == q.shape()[2]
        && k[1] > 0 && q.shape()[1] % k[1] == 0;
    if (!fits)
        throw badInput("attention: q {} does not fit k {} and v {}: [rows, heads, d] and twice "
                       "[keys, kv heads, d] with heads a multiple of kv heads are needed",
            q.shape().text(), k.text(), v.text());
    if (!isFloating(block.k.dtype()) || block.k.dtype() != block.v.dtype())
        throw badInput("attention: keys are {} and values {}: both must be F32, F16 or BF16",
            info(block.k.dtype()).name, info(block.v.dtype()).name);
    if (block.k.device() != q.device() || block.v.device() != q.device())
        throw badInput("attention: q is on {}, keys on {} and values on {}: one device is needed",
            toString(q.device()), toString(block.k.device()), toString(block.v.device()));
    SEQ_ASSERT(k[2] == 1 || k[0] == 0 || (block.k.stride(2) == 1 && block.v.stride(2) == 1));
}

// Owns what a call refers to.
struct Checked {
    Tensor q, mask;
    AttentionOptions options;
    std::int64_t keys = 0;

    // known: blocks at the beginning that were checked before, with queries like these
    Checked(const Tensor& queries, std::span<const KvBlock> blocks, std::span<const int> positions,
        const AttentionOptions& wanted, std::size_t known = 0)
        : options(wanted)
    {
        if (queries.shape().rank() != 3 || queries.dtype() != Dtype::F32)
            throw badInput("attention: q {} {} is not [rows, heads, d] F32", queries.shape().text(),
                info(queries.dtype()).name);
        const std::int64_t rows = queries.shape()[0];
        if (std::int64_t(positions.size()) != rows)
            throw badInput("attention: q {} has {} rows and {} positions", queries.shape().text(),
                rows, positions.size());
        for (std::size_t i = 0; i < known; ++i)
            keys += blocks[i].k.size(0);
        for (const KvBlock& b : blocks.subspan(known)) {
            checkBlock(queries, b);
            if (b.k.shape()[1] != blocks[0].k.shape()[1])
                throw badInput("attention: key blocks {} and {} differ in heads",
                    blocks[0].k.shape().text(), b.k.shape().text());
            keys += b.k.shape()[0];
        }
        q = queries.contiguous();
        if (wanted.mask) takeMask(*wanted.mask, rows);
        if (options.scale == 0) options.scale = 1 / std::sqrt(float(queries.shape()[2]));
    }
    Checked(const Checked&) = delete;

    void takeMask(const Tensor& given, std::int64_t rows)
    {
        if (given.shape() != Shape{rows, keys} || given.dtype() != Dtype::U8)
            throw badInput("attention: mask {} {} is not {} U8", given.shape().text(),
                info(given.dtype()).name, Shape{rows, keys}.text());
        mask = given.to(q.device()).contiguous();
        options.mask = &mask;
    }
};

bool sameMemory(const Tensor& a, const Tensor& b)
{
    return a.raw() == b.raw() && a.dtype() == b.dtype() && a.shape() == b.shape()
        && a.stride(0) == b.stride(0) && a.stride(1) == b.stride(1);
}

// The blocks that all parts begin with.
std::span<const KvBlock> sharedKeys(std::span<const AttentionPart> parts)
{
    if (parts.size() < 2) return {};
    std::size_t count = parts[0].keys.size();
    for (const AttentionPart& part : parts.subspan(1)) {
        const auto differ = std::ranges::mismatch(
            parts[0].keys.first(count), part.keys, [](const KvBlock& a, const KvBlock& b) {
                return a.position == b.position && sameMemory(a.k, b.k) && sameMemory(a.v, b.v);
            });
        count = std::size_t(differ.in1 - parts[0].keys.begin());
    }
    return parts[0].keys.first(count);
}

} // namespace

Attention attention(const Tensor& q, std::span<const KvBlock> keys, std::span<const int> positions,
    const AttentionOptions& options)
{
    const Checked c(q, keys, positions, options);
    Attention a{Tensor::empty(q.shape(), Dtype::F32, q.device()),
        Tensor::empty({q.shape()[1], q.shape()[0]}, Dtype::F32, q.device())};
    if (c.q.shape()[0] > 0 && c.q.shape()[1] > 0)
        attentionKernel(q.device(), AttentionCall{c.q, keys, positions, c.options, c.keys}, a);
    return a;
}

Attention attentionOfParts(const Tensor& q, std::span<const AttentionPart> parts,
    std::span<const int> positions, const AttentionOptions& options)
{
    SEQ_ASSERT(!options.mask);
    const auto shared = sharedKeys(parts);
    const Checked all(q, shared, positions, options);
    std::deque<Checked> checked; // they own what the calls refer to
    std::vector<AttentionCall> calls;
    std::int64_t row = 0;
    for (const AttentionPart& part : parts) {
        const Range rows{row, row + part.rows};
        SEQ_ASSERT(part.rows > 0 && rows.end <= q.size(0));
        const auto own = positions.subspan(std::size_t(row), std::size_t(part.rows));
        const Checked& c
            = checked.emplace_back(q.slice(0, rows), part.keys, own, options, shared.size());
        calls.push_back({c.q, part.keys, own, c.options, c.keys});
        row = rows.end;
    }
    SEQ_ASSERT(row == q.size(0));
    Attention a{Tensor::empty(q.shape(), Dtype::F32, q.device()),
        Tensor::empty({q.size(1), q.size(0)}, Dtype::F32, q.device())};
    if (row > 0)
        attentionPartsKernel(
            q.device(), {all.q, shared, positions, all.options, all.keys}, calls, a);
    return a;
}

Attention attention(
    const Tensor& q, const Tensor& k, const Tensor& v, const AttentionOptions& options)
{
    const KvBlock block{k, v, 0};
    if (q.shape().rank() != 3 || k.shape().rank() != 3) checkBlock(q, block);
    std::vector<int> positions(std::size_t(q.shape()[0]));
    std::iota(positions.begin(), positions.end(), int(k.shape()[0] - q.shape()[0]));
    return attention(q, std::span(&block, 1), positions, options);
}

Attention merge(const Attention& a, const Attention& b)
{
    const Shape& out = a.out.shape();
    if (out.rank() != 3 || out != b.out.shape() || a.lse.shape() != b.lse.shape()
        || a.lse.shape() != Shape{out[1], out[0]})
        throw badInput("merge: parts {} with lse {} and {} with lse {} do not fit", out.text(),
            a.lse.shape().text(), b.out.shape().text(), b.lse.shape().text());
    Attention merged{Tensor::empty(out, Dtype::F32, a.out.device()),
        Tensor::empty(a.lse.shape(), Dtype::F32, a.out.device())};
    const Attention left{a.out.contiguous(), a.lse.contiguous()};
    const Attention right{b.out.contiguous(), b.lse.contiguous()};
    if (out.elements() > 0) mergeKernel(a.out.device(), left, right, merged);
    return merged;
}

Tensor attentionProbabilities(const Tensor& q, std::span<const KvBlock> keys,
    std::span<const int> positions, const Tensor& lse, const AttentionOptions& options)
{
    const Checked c(q, keys, positions, options);
    const std::int64_t rows = q.shape()[0], heads = q.shape()[1];
    if (lse.shape() != Shape{heads, rows} || lse.dtype() != Dtype::F32)
        throw badInput("attention: lse {} does not fit q {}: [heads, rows] F32 is needed",
            lse.shape().text(), q.shape().text());
    Tensor p = Tensor::empty({heads, rows, c.keys}, Dtype::F32, q.device());
    if (p.elements() > 0)
        attentionProbabilitiesKernel(q.device(),
            AttentionCall{c.q, keys, positions, c.options, c.keys}, lse.contiguous(), p);
    return p;
}

} // namespace seq
