#include "engine/cuda/decoder_room.h"

#include <algorithm>

namespace seq::cuda {

namespace {

constexpr int kFixedBytes = 1024; // barriers and rooms of a few values
constexpr int kStageBytes = 16384, kLeastStages = 3;

int upTo(std::int64_t bytes, int multiple)
{
    return int((bytes + multiple - 1) / multiple * multiple);
}

int bytesOf(const Tensor& w)
{
    return int(rowBytes(w.dtype(), w.size(1)));
}

bool sizesFit(const DecoderModel& m)
{
    const std::int64_t d = m.headWidth, width = m.tokens.size(1);
    const auto fits = [](std::int64_t elements) { return elements > 0 && elements % 8 == 0; };
    return (d == 32 || d == 64 || d == 128) && fits(width) && fits(m.heads * d)
        && std::ranges::all_of(m.layers, [&](const DecoderLayer& l) {
               return fits(l.gate.size(0)) && l.gate.size(0) == m.layers[0].gate.size(0)
                   && l.gate.dtype() == l.up.dtype();
           });
}

// Plain types are read in 16 bytes, blocks in words.
bool aligned(const DecoderModel& m)
{
    std::vector<const Tensor*> all{&m.tokens, &m.output};
    for (const DecoderLayer& l : m.layers)
        all.insert(all.end(), {&l.q, &l.k, &l.v, &l.out, &l.gate, &l.up, &l.down});
    return std::ranges::all_of(
        all, [](const Tensor* t) { return reinterpret_cast<std::uintptr_t>(t->raw()) % 16 == 0; });
}

// At least two rows in a stage, and what alignment costs.
int stageBytesOf(const DecoderModel& m)
{
    int most = bytesOf(m.output);
    for (const DecoderLayer& l : m.layers)
        for (const Tensor* w : {&l.q, &l.k, &l.v, &l.out, &l.gate, &l.down})
            most = std::max(most, bytesOf(*w));
    return upTo(std::max(kStageBytes, 2 * most) + 64, 128);
}

// log2 of the warps that share a row: more for long ones, of which few lie in a stage.
int partsLog(std::int64_t elements)
{
    int log = 0;
    while (1 << log < kDecodeWarps && elements >= 4096L << log)
        ++log;
    return log;
}

// Sums of one phase: a value for each warp that shares a row.
std::int64_t sumsOf(const DecoderModel& m, const PhaseSize (&phases)[5], int blocks)
{
    const std::int64_t d = m.headWidth, width = m.tokens.size(1);
    const auto rows
        = [&](std::int64_t all, Phase p) { return (all / blocks + 1) << phases[int(p)].partsLog; };
    return std::max({rows(m.heads * d, Phase::Project) + 2 * rows(m.kvHeads * d, Phase::Project),
        rows(width, Phase::Mix), 2 * rows(m.layers[0].gate.size(0), Phase::Gate),
        rows(width, Phase::Down), rows(m.output.size(0), Phase::Logits)});
}

} // namespace

std::optional<DecoderRoom> decoderRoom(const DecoderModel& m, const DeviceLimits& limits)
{
    if (!sizesFit(m) || !aligned(m)) return {};
    const int blocks = limits.multiprocessors, d = m.headWidth, width = int(m.tokens.size(1));
    const int hidden = int(m.layers[0].gate.size(0)), all = m.heads * d;
    constexpr int kMostShares = 64;
    DecoderRoom r;
    r.mostShares
        = std::clamp(blocks / (m.kvHeads * headParts(m.heads / m.kvHeads)), 1, kMostShares);
    ExchangeLayout& e = r.layout;
    e.parts = (m.heads + 2 * m.kvHeads) * d;
    e.mixed = e.parts + r.mostShares * m.heads * (d + 2);
    e.middle = e.mixed + all;
    e.hidden = e.middle + width;
    e.out = e.hidden + hidden;
    e.layer = upTo(e.out + width, 16);
    r.exchangeSlots = std::int64_t(e.layer) * std::int64_t(m.layers.size()) + 2 * blocks;

    const int elements[] = {width, all, width, hidden, width};
    for (int p = 0; p < 5; ++p)
        r.phases[p] = {elements[p], partsLog(elements[p])};

    SharedLayout& s = r.shared;
    int at = kFixedBytes;
    const auto place = [&](std::int64_t bytes) {
        const int here = at;
        at += upTo(bytes, 128);
        return here;
    };
    s.table = place(std::int64_t(m.layers.size() * sizeof(LayerTable)));
    s.residual[0] = place(4L * width);
    s.residual[1] = place(4L * width);
    s.input = place(4L * std::max({width, hidden, all}));
    s.angles = place(4L * m.rope.width());
    s.sums = place(4 * sumsOf(m, r.phases, blocks));
    s.scratch = place(4L * std::max(attentionRoomFloats(d), 4 * 32 * kDecodeWarps));
    s.stages = at;
    s.stageBytes = stageBytesOf(m);
    s.stageCount = std::min((limits.sharedBytes - at) / s.stageBytes, kMostStages);
    if (s.stageCount < kLeastStages) return {};
    r.sharedBytes = at + s.stageCount * s.stageBytes;
    return r;
}

} // namespace seq::cuda
