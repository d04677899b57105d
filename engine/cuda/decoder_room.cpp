#include "engine/cuda/decoder_room.h"

#include <algorithm>

namespace seq::cuda {

namespace {

int upTo(std::int64_t bytes, int multiple)
{
    return int((bytes + multiple - 1) / multiple * multiple);
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

constexpr int kAlignment = 64; // bytes of a slot that the alignment of two parts may cost
constexpr int kGroup = 32; // pieces; every type has whole blocks there

// The largest that 32 pieces of the phase's matrices take.
int groupBytesOf(const DecoderModel& m, Phase p)
{
    std::vector<const Tensor*> all;
    if (p == Phase::Logits) all.push_back(&m.output);
    for (const DecoderLayer& l : m.layers)
        if (p == Phase::Project)
            all.insert(all.end(), {&l.q, &l.k, &l.v});
        else if (p != Phase::Logits)
            all.push_back(p == Phase::Mix ? &l.out : p == Phase::Gate ? &l.gate : &l.down);
    int most = 0;
    for (const Tensor* t : all)
        most = std::max(most, int(rowBytes(t->dtype(), 8 * kGroup)));
    return most;
}

// Rows of a phase that fall to blocks; pairs of gate and up.
int rowsOf(const DecoderModel& m, Phase p)
{
    const auto width = m.tokens.size(1);
    const std::int64_t rows[] = {(m.heads + 2 * m.kvHeads) * std::int64_t(m.headWidth), width,
        m.layers[0].gate.size(0), width, m.output.size(0)};
    return int(rows[int(p)]);
}

int parts(int all, int each)
{
    return (all + each - 1) / each;
}

// As few as have no warp multiply more often than all would: the others are free to attend at once.
int layerBlocks(const DecoderModel& m, int all)
{
    int least = 1;
    for (const Phase p : {Phase::Project, Phase::Mix, Phase::Gate, Phase::Down}) {
        const int once = kDecodeWarps * (p == Phase::Gate ? kRowsAtOnce / 2 : kRowsAtOnce);
        const int rows = rowsOf(m, p), times = parts(parts(rows, all), once);
        least = std::max(least, parts(rows, times * once));
    }
    return least;
}

// Whole rows, as many as fit a slot; or of one row as much as fits, in even parts.
PhaseSize phaseSize(int elements, int groupBytes, int slotBytes)
{
    const int pieces = elements / 8, groups = (pieces + kGroup - 1) / kGroup;
    const int fit = slotBytes / groupBytes, chunks = (groups + fit - 1) / fit;
    const int each = (groups + chunks - 1) / chunks * kGroup;
    return {elements, pieces, each, (pieces + each - 1) / each};
}

// As many rows as give every warp some, of those that fit; of gate and up in pairs.
int rowsTogether(const DecoderModel& m, Phase p, int blocks, int fit)
{
    const int each = parts(parts(rowsOf(m, p), blocks), kDecodeWarps);
    if (p == Phase::Gate) return std::max(2, std::min(2 * each, fit));
    const int some = std::min(each, fit);
    return some == 3 ? kRowsAtOnce <= fit ? kRowsAtOnce : 2 : some;
}

// Entries of a block's plan, at most.
int mostEntries(const DecoderModel& m, const int (&rowsTogether)[5], int blocks)
{
    const auto entries = [&](std::int64_t rows, Phase p) {
        const int share = int(rows / blocks) + 1, together = rowsTogether[int(p)];
        return (share + together - 1) / together;
    };
    const std::int64_t d = m.headWidth, width = m.tokens.size(1);
    return entries(m.heads * d, Phase::Project) + 2 * entries(m.kvHeads * d, Phase::Project)
        + entries(width, Phase::Mix) + 2 * entries(m.layers[0].gate.size(0), Phase::Gate)
        + entries(width, Phase::Down);
}

// None: not with slots of so many bytes, but for alignment and a pair of gate and up.
std::optional<DecoderRoom> roomWith(
    const DecoderModel& m, const DeviceLimits& limits, int slotBytes)
{
    const int d = m.headWidth, width = int(m.tokens.size(1));
    const int blocks = layerBlocks(m, limits.multiprocessors);
    const int hidden = int(m.layers[0].gate.size(0)), all = m.heads * d;
    constexpr int kMostShares = 64;
    DecoderRoom r;
    r.layerBlocks = blocks;
    r.mostShares = std::clamp(limits.multiprocessors / m.heads, 1, kMostShares);
    ExchangeLayout& e = r.layout;
    e.parts = (m.heads + 2 * m.kvHeads) * d;
    e.mixed = e.parts + r.mostShares * m.heads * partPlaces(d);
    e.middle = e.mixed + all;
    e.hidden = e.middle + width;
    e.out = e.hidden + hidden;
    const int of[]
        = {e.qkv, e.qkv + all, e.qkv + all + m.kvHeads * d, e.middle, e.hidden, e.hidden, e.out};
    std::ranges::copy(of, e.of);
    e.layer = upTo(e.out + width, 16);
    const int from[] = {e.out - e.layer, e.mixed, e.middle, e.hidden, e.out - e.layer};
    std::ranges::copy(from, e.from);
    e.all = upTo(
        std::int64_t(e.layer) * std::int64_t(m.layers.size()) + 2 * limits.multiprocessors, 4);

    const int elements[] = {width, all, width, hidden, width};
    int slot = 0;
    for (int p = 0; p < 5; ++p) {
        const int group = groupBytesOf(m, Phase(p));
        PhaseSize& size = r.phases[p];
        size = phaseSize(elements[p], group, slotBytes);
        const int bytes = (size.chunkPieces + kGroup - 1) / kGroup * group;
        const int fit = size.chunks > 1 ? 1 : std::clamp(slotBytes / bytes, 1, kRowsAtOnce);
        r.rowsTogether[p] = rowsTogether(m, Phase(p), blocks, fit == 3 ? 2 : fit); // none to spare
        slot = std::max(slot, r.rowsTogether[p] * bytes);
    }

    SharedLayout& s = r.shared;
    int at = kFixedBytes;
    const auto place = [&](std::int64_t bytes) {
        const int here = at;
        at += upTo(bytes, 128);
        return here;
    };
    s.table = place(std::int64_t(m.layers.size() * sizeof(LayerTable)));
    s.plan = place(8L * planWords(mostEntries(m, r.rowsTogether, blocks)));
    s.residual[0] = place(4L * width);
    s.residual[1] = place(4L * width);
    s.input[0] = place(4L * width);
    s.input[1] = place(4L * std::max({width, hidden, all}));
    s.angles = place(4L * m.rope.width());
    s.outbox = place(8L * kRowsAtOnce * mostEntries(m, r.rowsTogether, blocks));
    s.scratch = place(4L * std::max(attentionRoomFloats(d), 6 * kDecodeThreads));
    s.slots = at;
    s.slotBytes = upTo(slot + kAlignment, 128);
    s.slotCount = std::min((limits.sharedBytes - at) / s.slotBytes, kMostSlots);
    // Each warp waits for its first copy, with those of all before it in the ring.
    if (std::ranges::any_of(r.phases,
            [&](const PhaseSize& p) { return s.slotCount <= (kDecodeWarps - 1) * p.chunks; }))
        return {};
    r.sharedBytes = at + s.slotCount * s.slotBytes;
    return r;
}

} // namespace

std::optional<DecoderRoom> decoderRoom(const DecoderModel& m, const DeviceLimits& limits)
{
    if (!sizesFit(m) || !aligned(m)) return {};
    auto room = roomWith(m, limits, 10240); // larger slots wait longer for their warp
    const bool whole = room && room->phases[int(Phase::Gate)].chunks == 1;
    return whole ? room : roomWith(m, limits, 16384);
}

} // namespace seq::cuda
