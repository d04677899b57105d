#include "engine/cuda/decoder.h"

#include "engine/base/error.h"
#include "engine/cuda/check.h"
#include "engine/cuda/decoder_room.h"
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

// What launches on one stream share: they follow each other.
struct Lane {
    Tensor exchange, state, pages;
    std::vector<const float*> addresses; // in pages
    std::uint32_t launches = 0;
};

class CudaDecoder final : public Decoder {
public:
    CudaDecoder(DecoderModel m, const DecoderRoom& room)
        : m_(std::move(m))
        , room_(room)
        , device_(m_.tokens.device())
    {
        const auto matrixOf = [&](const Tensor& t) { return this->matrixOf(t); };
        std::vector<LayerTable> layers;
        for (const DecoderLayer& l : m_.layers)
            layers.push_back({matrixOf(l.q), matrixOf(l.k), matrixOf(l.v), matrixOf(l.out),
                this->matrixOf(l.gate, 2), matrixOf(l.up), matrixOf(l.down), floats(l.attnNorm),
                floats(l.mlpNorm), floats(l.qBias), floats(l.kBias), floats(l.vBias),
                floats(l.outBias), l.window});
        layers_ = uploaded(std::span<const LayerTable>(layers), device_);
        frequencies_ = uploaded(m_.rope.frequencies(), device_);
        fillJob();
    }

    Decoded run(const DecodeSteps& s) override
    {
        Lane& lane = laneOf(streamOn(device_));
        showPages(lane, s.pages);
        Decoded done{Tensor::empty({s.count}, Dtype::I32, device_),
            Tensor::empty({1, m_.output.size(0)}, Dtype::F32, device_)};
        DecodeJob job = job_;
        SEQ_ASSERT(std::has_single_bit(std::uint64_t(s.pages[0].size(3))));
        job.pageLog = logOf(s.pages[0].size(3));
        job.exchange = reinterpret_cast<std::uint64_t*>(lane.exchange.raw());
        job.state = reinterpret_cast<DecodeState*>(lane.state.raw());
        job.pages = reinterpret_cast<float* const*>(lane.pages.raw());
        job.logits = reinterpret_cast<float*>(done.logits.raw());
        job.temperature = s.choice.temperature;
        job.seed[0] = std::uint32_t(s.choice.seed);
        job.seed[1] = std::uint32_t(s.choice.seed >> 32);
        job.sequence = s.choice.sequence;
        for (int i = 0; i < s.count; ++i) {
            job.token = i == 0 ? s.token : -1;
            job.position = s.position + i;
            job.step = s.choice.step + std::uint32_t(i);
            job.number = ++lane.launches;
            job.id = reinterpret_cast<int*>(done.ids.raw()) + i;
            decodeToken(job, room_.sharedBytes, device_);
        }
        return done;
    }

private:
    // together: matrices that share a stage
    StoredMatrix matrixOf(const Tensor& t, int together = 1) const
    {
        const int bytes = int(rowBytes(t.dtype(), t.size(1)));
        return {reinterpret_cast<const std::uint8_t*>(t.raw()), bytes,
            (room_.shared.stageBytes / together - 16) / bytes, t.dtype()};
    }

    void fillJob()
    {
        job_.layers = reinterpret_cast<const LayerTable*>(layers_.raw());
        job_.tokens = matrixOf(m_.tokens);
        job_.output = matrixOf(m_.output);
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
        if (!lane.exchange) {
            lane.exchange = Tensor::zeros({room_.exchangeSlots * 8}, Dtype::U8, device_);
            lane.state = Tensor::zeros({std::int64_t(sizeof(DecodeState))}, Dtype::U8, device_);
        }
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
    Device device_;
    Tensor layers_, frequencies_;
    DecodeJob job_{};
    std::mutex lock_;
    std::map<cudaStream_t, Lane> lanes_;
};

void make(DecoderModel& m, std::unique_ptr<Decoder>& decoder)
{
    const Device device = m.tokens.device();
    if (!canDecode(device)) return;
    if (const auto room = decoderRoom(m, limitsOf(device)))
        decoder = std::make_unique<CudaDecoder>(std::move(m), *room);
}

const bool provided = decoderKernel.provide(Device::Cuda, make);

} // namespace
} // namespace seq
