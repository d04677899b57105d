// Prefill and decoding of models with random weights on a device: device_speed [cpu|cuda|cuda:N]
// Times do not depend on the values. Printed beside the time that reading the weights once takes.
#include "engine/base/random.h"
#include "engine/base/thread_pool.h"
#include "engine/nn/kv_cache.h"
#include "engine/nn/transformer.h"
#include "engine/ops/convert.h"
#include "engine/tensor/device.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <thread>
#include <vector>

using namespace seq;

namespace {

struct ModelShape {
    const char* name;
    int layers, width, heads, kvHeads, headWidth, feedForward;
};
constexpr ModelShape kSmall{"135M", 30, 576, 9, 3, 64, 1536};
constexpr ModelShape kLarge{"1.7B", 24, 2048, 32, 32, 64, 8192};
constexpr int kVocabulary = 49152;

// Small random weights; blocks get random codes and one sane scale.
Tensor weights(Dtype t, std::int64_t out, std::int64_t in, Device device)
{
    Rng rng(std::uint64_t(out * 7 + in));
    Tensor w = Tensor::empty({out, in}, t);
    auto* bytes = reinterpret_cast<std::uint8_t*>(w.raw());
    const int size = info(t).blockBytes;
    constexpr std::uint8_t kHalf[2] = {0x00, 0x14}, kBrain[2] = {0x80, 0x3a}; // about 0.001
    const std::int64_t some = std::min<std::int64_t>(w.bytes(), 1 << 20); // then again and again
    for (std::int64_t i = 0; i < some; ++i)
        bytes[i] = std::uint8_t(rng.bits());
    for (std::int64_t at = some; at < w.bytes(); at += some)
        std::copy_n(bytes, std::min(some, w.bytes() - at), bytes + at);
    for (std::int64_t at = 0; at < w.bytes(); at += size)
        if (t == Dtype::BF16)
            bytes[at + 1] = std::uint8_t((bytes[at + 1] & 0x80) | kBrain[1]);
        else
            for (int half = 0; half < (t == Dtype::Q4_1 ? 2 : 1); ++half)
                std::copy(kHalf, kHalf + 2, bytes + at + 2 * half);
    return w.to(device);
}

Tensor ones(std::int64_t n, Device device)
{
    return Tensor::of(std::vector<float>(std::size_t(n), 1), {n}).to(device);
}

std::shared_ptr<LanguageModel> randomModel(const ModelShape& s, Dtype t, Device device)
{
    TransformerConfig c;
    c.info.name = s.name;
    c.info.layers = s.layers;
    c.info.width = s.width;
    c.info.heads = s.heads;
    c.info.kvHeads = s.kvHeads;
    c.info.headWidth = s.headWidth;
    c.info.feedForward = s.feedForward;
    c.info.vocabulary = kVocabulary;
    c.info.context = 1 << 20;
    c.info.device = device;
    c.tied = true;
    c.rope.emplace(s.headWidth, 10000, RopePairing::Halves);
    TransformerWeights w;
    w.tokens = w.output = weights(t, kVocabulary, s.width, device);
    w.finalNorm.weight = ones(s.width, device);
    TransformerLayer l; // all layers are alike, each with memory of its own
    for (int i = 0; i < s.layers; ++i) {
        l.attnNorm.weight = l.mlpNorm.weight = ones(s.width, device);
        l.q.weight = weights(t, std::int64_t(s.heads) * s.headWidth, s.width, device);
        l.k.weight = weights(t, std::int64_t(s.kvHeads) * s.headWidth, s.width, device);
        l.v.weight = weights(t, std::int64_t(s.kvHeads) * s.headWidth, s.width, device);
        l.out.weight = weights(t, s.width, std::int64_t(s.heads) * s.headWidth, device);
        l.gate.weight = weights(t, s.feedForward, s.width, device);
        l.up.weight = weights(t, s.feedForward, s.width, device);
        l.down.weight = weights(t, s.width, s.feedForward, device);
        w.layers.push_back(l);
    }
    return std::make_shared<Transformer>(std::move(c), std::move(w), std::vector<ModelFile>{});
}

double seconds(const auto& work)
{
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

double median(const auto& once)
{
    once();
    std::vector<double> times;
    for (int i = 0; i < 5; ++i)
        times.push_back(once());
    std::ranges::sort(times);
    return times[2];
}

Token greedy(const Tensor& logits)
{
    const Tensor here = logits.to(Device{});
    const auto row = here.host<float>();
    return Token(std::ranges::max_element(row) - row.begin());
}

// Seconds for the prompt and for each further token, chosen greedily.
std::pair<double, double> times(const LanguageModel& model, int prompt, int steps)
{
    std::vector<Token> tokens;
    for (int i = 0; i < prompt; ++i)
        tokens.push_back(Token((7LL * i * i + 13 * i) % kVocabulary));
    double decode = 0;
    const double prefill = median([&] {
        KvCache cache(model.info());
        cache.create(0);
        Token next = 0;
        const Segment all{0, 0, prompt};
        const double first = seconds([&] {
            next = greedy(model.forward({tokens, {&all, 1}, nullptr}, {.cache = &cache}));
        });
        decode = seconds([&] {
            for (int i = 0; i < steps; ++i) {
                const Segment one{0, prompt + i, 1};
                next = greedy(model.forward({{&next, 1}, {&one, 1}, nullptr}, {.cache = &cache}));
            }
        }) / steps;
        return first;
    });
    return {prefill, decode};
}

} // namespace

int main(int count, char** arguments)
{
    const Device device = parseDevice(count > 1 ? arguments[1] : "cuda");
    ThreadPool pool(int(std::thread::hardware_concurrency()) - 1);
    const LaneScope lane({&pool});
    std::printf("model  dtype  weights MB  prefill 4096 ms  decode after 128 tok/s  after 4096\n");
    for (const ModelShape& shape : {kSmall, kLarge})
        for (const Dtype t : {Dtype::BF16, Dtype::Q4_1, Dtype::Q8_0}) {
            const auto model = randomModel(shape, t, device);
            const auto [ignored, near] = times(*model, 128, 64);
            const auto [prefill, far] = times(*model, 4096, 64);
            std::printf("%s  %-5s  %7.0f  %8.2f  %8.0f  %8.0f\n", shape.name, info(t).name.data(),
                double(model->info().bytes) / 1e6, prefill * 1e3, 1 / near, 1 / far);
            std::fflush(stdout);
        }
}
