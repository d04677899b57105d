#include "engine/cuda/decoder.h"

#include "engine/base/error.h"
#include "engine/cuda/check.h"
#include "engine/cuda/choose_token.h"
#include "engine/cuda/decoder_plan.h"
#include "engine/cuda/rows_plan.h"
#include "engine/cuda/step_graph.h"
#include "engine/cuda/stream.h"
#include "engine/ops/decoder.h"
#include "engine/ops/kernel.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <map>
#include <mutex>

namespace seq {

extern Kernel<void(DecoderModel&, std::unique_ptr<Decoder>&)> decoderKernel;

namespace {

using namespace cuda;

const float* floats(const Tensor& t)
{
    return t ? reinterpret_cast<const float*>(t.raw()) : nullptr;
}

int logOf(std::int64_t power)
{
    return std::countr_zero(std::uint64_t(power));
}

template <class T> Tensor uploaded(std::span<const T> values, Device device)
{
    Tensor host = Tensor::empty({std::int64_t(values.size_bytes())}, Dtype::U8);
    std::memcpy(host.raw(), values.data(), values.size_bytes());
    return host.to(device);
}

constexpr int kTokensALaunch = 64; // a display, or another program, waits no longer

// What launches on one stream share: they follow each other.
struct Lane {
    Tensor exchange, state, pages;
    std::vector<const float*> addresses; // in pages
    int turn = 0; // of the next token, in exchange
    StepBuffers buffers; // of several rows
    std::map<StepForm, StepGraph> graphs;
};

class CudaDecoder final : public Decoder {
public:
    CudaDecoder(DecoderModel m, const DecoderRoom& room)
        : m_(std::move(m))
        , room_(room)
        , device_(m_.tokens.device())
    {
        std::vector<LayerTable> layers;
        for (const DecoderLayer& l : m_.layers)
            layers.push_back({{matrixOf(l.q, Phase::Project), matrixOf(l.k, Phase::Project),
                                  matrixOf(l.v, Phase::Project), matrixOf(l.out, Phase::Mix),
                                  matrixOf(l.gate, Phase::Gate), matrixOf(l.up, Phase::Gate),
                                  matrixOf(l.down, Phase::Down)},
                {floats(l.attnNorm), nullptr, floats(l.mlpNorm), nullptr},
                {floats(l.qBias), floats(l.kBias), floats(l.vBias), floats(l.outBias)}, l.window});
        const DecoderPlan plan = decoderPlan(m_, room_, limitsOf(device_).multiprocessors);
        plans_ = uploaded(std::span<const std::uint64_t>(plan.words), device_);
        job_.planWords = plan.wordsEach;
        job_.layerBlocks = room_.layerBlocks;
        job_.logitRows = room_.rowsTogether[int(Phase::Logits)];
        layers_ = uploaded(std::span<const LayerTable>(layers), device_);
        frequencies_ = uploaded(m_.rope.frequencies(), device_);
        fillJob();
        if (RowsPlan::takes(m_)) plan_.emplace(m_, frequencies_);
    }

    Decoded run(const DecodeSteps& s) override
    {
        Lane& lane = laneOf(streamOn(device_));
        if (!lane.exchange) lane.exchange = emptyPlaces();
        showPages(lane, s.pages);
        Decoded done{Tensor::empty({s.count}, Dtype::I32, device_),
            Tensor::empty({1, m_.output.size(0)}, Dtype::F32, device_), {}};
        if (s.scored) done.scores = Tensor::empty({s.count, 4}, Dtype::F32, device_);
        DecodeJob job = job_;
        job.pageLog = pageLogOf(s.pages[0]);
        job.state = reinterpret_cast<DecodeState*>(lane.state.raw());
        job.pages = reinterpret_cast<float* const*>(lane.pages.raw());
        job.logits = reinterpret_cast<float*>(done.logits.raw());
        const bool apart = choosesApart(s);
        job.temperature = apart ? 0 : s.choice.temperature;
        job.seed[0] = std::uint32_t(s.choice.seed);
        job.seed[1] = std::uint32_t(s.choice.seed >> 32);
        job.sequence = s.choice.sequence;
        job.exchange = pointer<float>(lane.exchange);
        for (int i = 0; i < s.count; i += job.count) {
            job.count = apart ? 1 : std::min(s.count - i, kTokensALaunch);
            job.token = i == 0 ? s.token : -1;
            job.position = s.position + i;
            job.step = s.choice.step + std::uint32_t(i);
            job.turn = lane.turn;
            job.ids = reinterpret_cast<int*>(done.ids.raw()) + i;
            decodeTokens(job, s.exact, room_.sharedBytes, device_);
            lane.turn = (lane.turn + job.count) % kTokenPlaces; // a launch that failed emptied none
            if (apart) chooseAgain(job, s, done, i);
        }
        return done;
    }

    bool takesRows() const override { return plan_.has_value(); }
    Tensor step(std::span<const DecodeRow> rows) override
    {
        SEQ_ASSERT(plan_ && !rows.empty());
        const std::int64_t page = rows[0].pages[0].size(3);
        SEQ_ASSERT(page >= kChunkKeys && std::ranges::all_of(rows, [&](const DecodeRow& r) {
            return r.pages[0].size(3) == page;
        }));
        const auto count = std::int64_t(rows.size());
        const Tensor logits = Tensor::empty({count, m_.output.size(0)}, Dtype::F32, device_);
        for (std::int64_t first = 0; first < count; first += kRowsTogether)
            stepSome(rows.subspan(std::size_t(first),
                         std::size_t(std::min<std::int64_t>(count - first, kRowsTogether))),
                pointer<float>(logits) + first * logits.size(1));
        return logits;
    }

private:
    // What the decoding kernel's own choice does not know.
    static bool choosesApart(const DecodeSteps& s)
    {
        return s.scored || (s.choice.draws() && (s.choice.filters() || s.choice.cumulative));
    }
    void chooseAgain(const DecodeJob& job, const DecodeSteps& s, const Decoded& done, int i) const
    {
        TokenChoice choice = s.choice;
        choice.step = job.step;
        float4* scores = s.scored ? reinterpret_cast<float4*>(done.scores.raw()) + i : nullptr;
        cuda::chooseToken(
            {job.logits, job.vocabulary, choice, job.ids, &job.state->token, scores}, device_);
    }

    // At most kRowsTogether.
    void stepSome(std::span<const DecodeRow> rows, float* logits)
    {
        Lane& lane = laneOf(streamOn(device_));
        if (!lane.buffers.state) lane.buffers = plan_->buffers();
        const Tensor pages = tell(lane.buffers, rows, logits);
        const int last = std::ranges::max(rows, {}, &DecodeRow::position).position;
        const StepForm form{
            int(rows.size()), RowsPlan::sharesAt(last), pageLogOf(rows[0].pages[0])};
        StepGraph& graph = lane.graphs[form];
        if (!graph) graph = StepGraph(device_, [&] { plan_->start(form, lane.buffers); });
        graph.launch(device_);
    }
    // The tables of pages, which the step reads.
    Tensor tell(const StepBuffers& buffers, std::span<const DecodeRow> rows, float* logits) const
    {
        std::vector<float*> addresses;
        for (const DecodeRow& r : rows)
            for (const Tensor& page : r.pages)
                addresses.push_back(pointer<float>(page));
        const auto bytes = addresses.size() * sizeof(float*);
        Tensor pages = Tensor::empty({std::int64_t(bytes)}, Dtype::U8, device_);
        RowsState state{};
        auto* table = pointer<float*>(pages);
        for (std::size_t i = 0; i < rows.size(); ++i) {
            state.rows[i] = {table, rows[i].token, rows[i].position,
                logits + std::int64_t(i) * m_.output.size(0)};
            table += rows[i].pages.size();
        }
        copyUp(pages.raw(), addresses.data(), bytes);
        copyUp(buffers.state.raw(), &state, sizeof state);
        return pages;
    }
    void copyUp(void* to, const void* from, std::size_t bytes) const
    {
        check(cudaMemcpyAsync(to, from, bytes, cudaMemcpyHostToDevice, streamOn(device_)),
            "cannot copy to the device");
    }

    static int pageLogOf(const Tensor& page)
    {
        SEQ_ASSERT(std::has_single_bit(std::uint64_t(page.size(3))));
        return logOf(page.size(3));
    }

    Tensor emptyPlaces() const
    {
        const Tensor places = Tensor::empty({kTokenPlaces, room_.layout.all}, Dtype::F32, device_);
        check(cudaMemsetAsync(places.raw(), 0xff, std::size_t(places.bytes()), streamOn(device_)),
            "cannot fill memory");
        return places;
    }

    StoredMatrix matrixOf(const Tensor& t, Phase phase) const
    {
        const auto chunk = rowBytes(t.dtype(), 8 * room_.phases[int(phase)].chunkPieces);
        return {reinterpret_cast<const std::uint8_t*>(t.raw()), int(rowBytes(t.dtype(), t.size(1))),
            int(chunk), t.dtype()};
    }

    void fillJob()
    {
        job_.layers = reinterpret_cast<const LayerTable*>(layers_.raw());
        job_.tokens = matrixOf(m_.tokens, Phase::Logits);
        job_.output = matrixOf(m_.output, Phase::Logits);
        job_.layersType = m_.layers[0].q.dtype();
        for (const DecoderLayer& l : m_.layers)
            for (const Tensor* t : {&l.q, &l.k, &l.v, &l.out, &l.gate, &l.up, &l.down})
                if (t->dtype() != job_.layersType) job_.layersType = kAnyType;
        job_.biased = std::ranges::any_of(m_.layers,
            [](const DecoderLayer& l) { return l.qBias || l.kBias || l.vBias || l.outBias; });
        job_.plans = pointer<std::uint64_t>(plans_);
        job_.finalNorm = floats(m_.finalNorm);
        job_.frequencies = reinterpret_cast<const double*>(frequencies_.raw());
        job_.attentionFactor = m_.rope.attentionFactor();
        job_.layerCount = int(m_.layers.size());
        job_.width = int(m_.tokens.size(1));
        job_.heads = m_.heads;
        job_.kvHeads = m_.kvHeads;
        job_.d = m_.headWidth;
        job_.hidden = int(m_.layers[0].gate.size(0));
        job_.vocabulary = int(m_.output.size(0));
        job_.pairs = m_.rope.width() / 2;
        job_.interleaved = m_.rope.pairing() == RopePairing::Interleaved;
        job_.activation = m_.activation;
        job_.epsilon = m_.epsilon;
        job_.scale = 1.44269504088896f / std::sqrt(float(m_.headWidth));
        job_.inverseWidth = 1 / float(job_.width);
        job_.dLog = logOf(m_.headWidth);
        std::ranges::copy(room_.phases, job_.phases);
        job_.mostShares = room_.mostShares;
        job_.layout = room_.layout;
        job_.shared = room_.shared;
    }

    Lane& laneOf(cudaStream_t stream)
    {
        const std::lock_guard guard(lock_);
        Lane& lane = lanes_[stream];
        if (!lane.state)
            lane.state = Tensor::zeros({std::int64_t(sizeof(DecodeState))}, Dtype::U8, device_);
        return lane;
    }

    void showPages(Lane& lane, std::span<const Tensor> pages) const
    {
        std::vector<const float*> addresses;
        for (const Tensor& p : pages)
            addresses.push_back(floats(p));
        if (addresses == lane.addresses) return;
        lane.pages = uploaded(std::span<const float* const>(addresses), device_);
        lane.addresses = std::move(addresses);
    }

    DecoderModel m_;
    DecoderRoom room_;
    std::optional<RowsPlan> plan_; // of m_; none: several rows do not fit
    Device device_;
    Tensor layers_, plans_, frequencies_;
    DecodeJob job_{};
    std::mutex lock_;
    std::map<cudaStream_t, Lane> lanes_;
};

void make(DecoderModel& m, std::unique_ptr<Decoder>& decoder)
{
    const Device device = m.tokens.device();
    if (!canDecode(device)) return;
    const auto room = decoderRoom(m, limitsOf(device));
    if (room) decoder = std::make_unique<CudaDecoder>(std::move(m), *room);
}

const bool provided = decoderKernel.provide(Device::Cuda, make);

} // namespace
} // namespace seq
