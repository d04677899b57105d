// Prefill and decoding of models with random weights on a device:
//     device_speed [cpu|cuda|cuda:N [models|parts|choices|watching|ops]]
// Times do not depend on the values. Printed beside the time that reading the weights once takes,
// at the bandwidth of a large copy on this device.
#include "engine/base/thread_pool.h"
#include "engine/decode/generate.h"
#include "engine/nn/decoding.h"
#include "engine/nn/kv_cache.h"
#include "engine/ops/attention.h"
#include "engine/ops/convert.h"
#include "engine/ops/elementwise.h"
#include "engine/ops/norm.h"
#include "engine/tensor/device.h"
#include "tests/bench/random_model.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <string_view>
#include <thread>
#include <vector>

using namespace seq;

namespace {

double seconds(const auto& work)
{
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

void finish(Device device)
{
    if (device.kind == Device::Cuda) cudaBackend().finish(device.index);
}

// Of five, after one more.
double median(const auto& once)
{
    once();
    std::vector<double> times;
    for (int i = 0; i < 5; ++i)
        times.push_back(once());
    std::ranges::sort(times);
    return times[2];
}

// One call among many in a row, seconds.
double each(Device device, int calls, const auto& call)
{
    return median([&] {
        return seconds([&] {
            for (int i = 0; i < calls; ++i)
                call();
            finish(device);
        }) / calls;
    });
}

struct Times { // seconds; of one token but for the first
    double prefill, decode, filtered, byHost;
};
const TokenChoice kFiltered{.temperature = 1, .seed = 1, .topK = 50, .topP = 0.9};

// The logits go to the host for each token.
void extendByHost(const LanguageModel& model, KvCache& cache, int steps)
{
    Token last = 1;
    for (int i = 0; i < steps; ++i) {
        const Segment one{0, cache.length(0), 1};
        const Tensor logits = model.forward({{&last, 1}, {&one, 1}}, {.cache = &cache});
        last = chosenToken(logits.to(Device{}).host<float>(), {});
    }
}

Times times(const LanguageModel& model, int prompt, int steps)
{
    std::vector<Token> tokens;
    for (int i = 0; i < prompt; ++i)
        tokens.push_back(Token((7LL * i * i + 13 * i) % kVocabulary));
    const Device device = model.info().device;
    KvCache cache(model.info());
    const Segment all{0, 0, prompt};
    Times t{};
    t.prefill = median([&] {
        if (cache.has(0)) cache.release(0);
        cache.create(0);
        return seconds([&] {
            model.forward({tokens, {&all, 1}, nullptr}, {.cache = &cache});
            finish(device);
        });
    });
    t.decode = median([&] {
        cache.truncate(0, prompt);
        return seconds([&] { model.extend(cache, 0, 1, steps); }) / steps;
    });
    t.filtered = median([&] {
        cache.truncate(0, prompt);
        return seconds([&] { model.extend(cache, 0, 1, steps, kFiltered); }) / steps;
    });
    t.byHost = median([&] {
        cache.truncate(0, prompt);
        return seconds([&] { extendByHost(model, cache, std::min(steps, 32)); })
            / std::min(steps, 32);
    });
    return t;
}

double copyBandwidth(Device device) // bytes read and written a second
{
    const Tensor from = Tensor::zeros({1 << 28}, Dtype::F32, device);
    const Tensor into = Tensor::zeros({1 << 28}, Dtype::F32, device);
    return 2 * double(from.bytes()) / each(device, 5, [&] { copy(from, into); });
}

void models(Device device, double bandwidth)
{
    std::printf(
        "model  dtype  weights MB  prefill 4096 ms  tokens/s: decode after 128  after 4096  "
        "after 128: top-k 50 and top-p 0.9  a wait each  floor\n");
    for (const ModelShape& shape : {kSmall, kLarge})
        for (const Dtype t : {Dtype::BF16, Dtype::Q4_1, Dtype::Q8_0}) {
            const auto model = randomModel(shape, t, device);
            const Times near = times(*model, 128, 64), far = times(*model, 4096, 64);
            std::printf("%s  %-5s  %7.0f  %8.2f  %8.0f  %8.0f  %8.0f  %8.0f  %8.0f\n", shape.name,
                info(t).name.data(), double(model->info().bytes) / 1e6, far.prefill * 1e3,
                1 / near.decode, 1 / far.decode, 1 / near.filtered, 1 / near.byHost,
                bandwidth / double(model->info().bytes));
            std::fflush(stdout);
        }
}

// Decoded tokens are one kernel: the parts of one by models of other depth.
void partsOfAToken(Device device, double bandwidth)
{
    std::printf("parts of a token after 128: us, floor us\n");
    for (ModelShape shape : {kSmall, kLarge})
        for (const Dtype t : {Dtype::BF16, Dtype::Q4_1, Dtype::Q8_0}) {
            shape.layers = 2;
            const auto two = randomModel(shape, t, device);
            shape.layers = 12;
            const auto twelve = randomModel(shape, t, device);
            const double a = times(*two, 128, 64).decode, b = times(*twelve, 128, 64).decode;
            const double layer = (b - a) / 10;
            const double bytes = double(twelve->info().bytes - two->info().bytes) / 10;
            std::printf("%s  %-5s  a layer %6.2f %6.2f  embedding, logits and choice %6.2f %6.2f\n",
                shape.name, info(t).name.data(), layer * 1e6, bytes / bandwidth * 1e6,
                (a - 2 * layer) * 1e6,
                1e6 * double(kVocabulary * rowBytes(t, shape.width)) / bandwidth);
            std::fflush(stdout);
        }
}

// One choice among normal logits alone.
void choices(Device device)
{
    struct Way {
        const char* name;
        TokenChoice choice;
        bool scored = false;
    };
    const Way ways[] = {{"greedy", {}}, {"temperature", {.temperature = 1}},
        {"top-k 50", {.temperature = 1, .topK = 50}},
        {"top-p 0.9", {.temperature = 1, .topP = 0.9}}, {"top-k 50, top-p 0.9", kFiltered},
        {"all filters, cumulative, scored",
            {.temperature = 1, .topK = 50, .topP = 0.9, .minP = 0.05, .cumulative = true}, true}};
    std::printf("one choice among 49152, 151936, 262144: us\n");
    std::vector<Tensor> rows;
    for (const std::int64_t n : {49152, 151936, 262144}) {
        Rng rng(3);
        Tensor row = Tensor::empty({1, n});
        for (float& x : row.hostMutable<float>())
            x = float(rng.normal() * 3);
        rows.push_back(row.to(device));
    }
    for (const Way& way : ways) {
        std::printf("  %-32s", way.name);
        for (const Tensor& row : rows)
            std::printf(" %8.2f",
                each(device, 50, [&] { chooseToken(row, way.choice, way.scored); }) * 1e6);
        std::printf("\n");
    }
}

// Decoding while nobody looks on, beside the bare engine: the least of many in turn. The bare
// engine: the decoder; in the native precision of a CPU, passes with nothing chosen.
void watching(Device device, Precision precision, int steps, int turns)
{
    constexpr int kPrompt = 128;
    const Dtype type = device.kind == Device::Cpu ? Dtype::Q4_1 : Dtype::BF16;
    const ModelParts parts = randomParts(kSmall, type, device);
    const Transformer transformer(parts.config, parts.weights, {});
    const LanguageModel& model = transformer;
    const auto decoder = decoderOf(parts.config, parts.weights);
    if (!decoder) return;
    const std::vector<Token> prompt(kPrompt, 7);
    KvCache cache(model.info());
    cache.create(0);
    const Segment all{0, 0, kPrompt};
    const Forward pass{.cache = &cache, .precision = precision, .steady = true};
    model.forward({prompt, {&all, 1}}, pass);
    const auto bare = [&] {
        cache.truncate(0, kPrompt);
        if (precision == Precision::Native)
            return seconds([&] {
                for (int i = 0; i < steps; ++i) {
                    const Segment one{0, kPrompt + i, 1};
                    model.forward({{prompt.data(), 1}, {&one, 1}}, pass);
                }
            });
        const auto pages = cache.append(0, steps);
        return seconds([&] { decoder->run({pages, 7, kPrompt, steps}).ids.to(Device{}); });
    };
    const auto extended = [&] {
        cache.truncate(0, kPrompt);
        return seconds([&] { model.extend(cache, 0, 7, steps, {}, precision); });
    };
    const auto generated = [&] { // from the first token to the last
        std::chrono::steady_clock::time_point first, last;
        generate(
            model, prompt, {.length = steps + 1, .precision = precision}, [&](const Generated& g) {
                (g.tokens.size() <= 1 ? first : last) = std::chrono::steady_clock::now();
            });
        return std::chrono::duration<double>(last - first).count();
    };
    double least[3] = {1e300, 1e300, 1e300};
    for (int i = 0; i < turns; ++i) {
        least[0] = std::min(least[0], bare());
        least[1] = std::min(least[1], extended());
        least[2] = std::min(least[2], generated());
    }
    std::printf("135M, %s, %s, a token after 128: bare engine %.1f us, the model without a probe "
                "%.1f us (%+.2f %%), generate() without ladders %.1f us (%+.2f %%)\n",
        info(type).name.data(), precision == Precision::Native ? "native" : "exact",
        least[0] / steps * 1e6, least[1] / steps * 1e6, 100 * (least[1] / least[0] - 1),
        least[2] / steps * 1e6, 100 * (least[2] / least[0] - 1));
}
void watching(Device device)
{
    const bool cpu = device.kind == Device::Cpu;
    watching(device, Precision::Float32, cpu ? 4 : 64, cpu ? 15 : 40);
    if (cpu) watching(device, Precision::Native, 16, 60);
}

// What a layer of a prefill does, op by op, as the pass calls them.
void opsOfAPrefill(Device device, const ModelShape& s)
{
    const std::int64_t rows = 4096, all = std::int64_t(s.heads) * s.headWidth;
    const std::int64_t kv = std::int64_t(s.kvHeads) * s.headWidth;
    const auto values = [&](std::int64_t width) { // zeros would run faster
        Rng rng(1);
        Tensor x = Tensor::empty({rows, width});
        for (float& v : x.hostMutable<float>())
            v = float(rng.bits()) * 0x1p-31f - 1;
        return x.to(device);
    };
    Maker weights(Dtype::BF16, device);
    const Tensor x = values(s.width), wide = values(s.feedForward), gain = ones(s.width, device);
    const Tensor q = weights(all, s.width), k = weights(kv, s.width), v = weights(kv, s.width);
    const Tensor gate = weights(s.feedForward, s.width), up = weights(s.feedForward, s.width);
    const Tensor down = weights(s.width, s.feedForward);
    const auto show = [&](const char* name, const auto& call) {
        std::printf("  %-24s %7.1f us\n", name, each(device, 10, call) * 1e6);
    };
    std::printf("%s, ops of a layer of a prefill of 4096, BF16\n", s.name);
    show("norm", [&] { rmsNorm(x, gain, 1e-5f); });
    show("query, key, value", [&] {
        const Tensor* ws[] = {&q, &k, &v};
        linear(x, ws, {}, Precision::Fine);
    });
    const Rope rope(s.headWidth, 10000, RopePairing::Halves);
    std::vector<int> positions;
    for (int i = 0; i < rows; ++i)
        positions.push_back(i);
    const Tensor angles = rope.angles(positions, false, device);
    const Tensor qs = values(all).view({rows, s.heads, s.headWidth});
    const Tensor ks = values(kv).view({rows, s.kvHeads, s.headWidth});
    show("rope, of queries and keys", [&] { rope.turn(qs, angles), rope.turn(ks, angles); });
    KvCache cache(1, s.kvHeads, s.headWidth, 0, device);
    cache.create(0);
    show("keys into the cache", [&] { cache.write(0, 0, positions, ks, ks); });
    const auto blocks = cache.blocks(0, 0);
    AttentionOptions rounded;
    rounded.exact = false;
    show("attention", [&] { attention(qs, blocks, positions, rounded); });
    show("attention, exact", [&] { attention(qs, blocks, positions); });
    show("output", [&] { linear(x, q); });
    show("add", [&] { add(x, x); });
    show("gate, up", [&] {
        const Tensor* ws[] = {&gate, &up};
        linear(x, ws, {});
    });
    show("activation", [&] { activateGate(wide, wide, Activation::Silu); });
    show("down", [&] { linear(wide, down); });
}

} // namespace

int main(int count, char** arguments)
{
    const Device device = parseDevice(count > 1 ? arguments[1] : "cuda");
    ThreadPool pool(int(std::thread::hardware_concurrency()) - 1);
    const LaneScope lane({&pool});
    const std::string_view only = count > 2 ? arguments[2] : "";
    const auto wanted = [&](std::string_view part) { return only.empty() || only == part; };
    const double bandwidth = copyBandwidth(device);
    std::printf(
        "%s: %.2f TB/s copied (read and written)\n", toString(device).c_str(), bandwidth / 1e12);
    if (wanted("models")) models(device, bandwidth);
    if (wanted("parts")) partsOfAToken(device, bandwidth);
    if (wanted("choices")) choices(device);
    if (wanted("watching")) watching(device);
    if (!wanted("ops")) return 0;
    opsOfAPrefill(device, kSmall);
    opsOfAPrefill(device, kLarge);
}
