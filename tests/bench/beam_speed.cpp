// Beam search beside greedy decoding of the same length, prompt included in neither. The last line
// is JSON, for beam_peer.py: least times and the ids of the best beam.
// Use: beam_speed MODEL [threads [beams [prompt [steps [native|float32 [runs [device]]]]]]]
// MODEL: a file, or random:TYPE, the shape of SmolLM2-135M with weights of that type.
#include "engine/base/error.h"
#include "engine/base/thread_pool.h"
#include "engine/decode/beam_search.h"
#include "engine/ops/likeliest.h"
#include "engine/tensor/device.h"
#include "tests/bench/random_model.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

using namespace seq;

namespace {

double now()
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

// Tokens that depend on a counter alone.
std::vector<Token> prompt(int count, int vocabulary)
{
    std::vector<Token> tokens;
    for (int i = 0; i < count; ++i)
        tokens.push_back(Token(1000 + i * 37LL % (vocabulary - 1000)));
    return tokens;
}

Token best(const Tensor& logits)
{
    if (logits.device().kind != Device::Cpu) return likeliest(logits, 1)[0].ids[0];
    return Token(topK(logits.host<float>(), 1)[0].index);
}

std::shared_ptr<const LanguageModel> modelOf(const std::string& name, Device device)
{
    if (!name.starts_with("random:")) {
        auto model = loadLanguageModel(name);
        return device.kind == Device::Cpu ? model : model->on(device);
    }
    for (const Dtype t : {Dtype::BF16, Dtype::Q4_1, Dtype::Q8_0})
        if (info(t).name == name.substr(7)) return randomModel(kSmall, t, device);
    throw badInput("{} is no type of random weights; BF16, Q4_1 and Q8_0 are", name.substr(7));
}

struct Taken {
    double prompt = 0, decode = 0;
    std::vector<Token> ids = {}; // of the best beam
};

Taken greedy(
    const LanguageModel& model, std::span<const Token> tokens, int steps, Precision precision)
{
    KvCache cache(model.info());
    const int sequence = cache.create();
    Forward options;
    options.cache = &cache;
    options.precision = precision;
    Segment segment{sequence, 0, int(tokens.size())};
    const double start = now();
    Tensor logits = model.forward({tokens, {&segment, 1}, nullptr}, options);
    best(logits); // waits for a device
    const double middle = now();
    for (int i = 0; i + 1 < steps; ++i) { // the last token needs no pass after it
        const Token next = best(logits);
        segment = {sequence, int(tokens.size()) + i, 1};
        logits = model.forward({{&next, 1}, {&segment, 1}, nullptr}, options);
    }
    best(logits);
    return {middle - start, now() - middle};
}

Taken beams(const LanguageModel& model, std::span<const Token> tokens, int steps, int width,
    Precision precision)
{
    BeamSearch search(model, tokens, {.beams = width, .length = steps, .precision = precision});
    const double start = now();
    search.start();
    const double middle = now();
    while (search.step()) {}
    const double end = now();
    return {middle - start, end - middle, search.tree().tokens(search.finished().front().node)};
}

void printJson(double greedyDecode, const Taken& least)
{
    std::string ids;
    for (const Token id : least.ids)
        ids += (ids.empty() ? "" : ", ") + std::to_string(id);
    std::printf("{\"greedy_ms\": %.1f, \"prompt_ms\": %.1f, \"beams_ms\": %.1f, \"ids\": [%s]}\n",
        greedyDecode * 1e3, least.prompt * 1e3, least.decode * 1e3, ids.c_str());
}

} // namespace

int main(int count, char** arguments)
{
    const auto number
        = [&](int i, int otherwise) { return count > i ? std::atoi(arguments[i]) : otherwise; };
    if (count < 2)
        return std::printf("beam_speed MODEL [threads [beams [prompt [steps [precision [runs "
                           "[device]]]]]]]\n"),
               1;
    const int threads = number(2, 2), width = number(3, 8), length = number(4, 256),
              steps = number(5, 64), runs = std::max(1, number(7, 5));
    const bool exact = count > 6 && std::string_view(arguments[6]) == "float32";
    const Precision precision = exact ? Precision::Float32 : Precision::Native;
    ThreadPool pool(threads - 1);
    const LaneScope lane({&pool});
    const auto model = modelOf(arguments[1], parseDevice(count > 8 ? arguments[8] : "cpu"));
    const auto tokens = prompt(length, model->info().vocabulary);
    std::vector<double> ratios;
    double greedyLeast = 1e9;
    Taken least{1e9, 1e9};
    for (int run = 0; run < runs; ++run) {
        const Taken one = greedy(*model, tokens, steps, precision),
                    many = beams(*model, tokens, steps, width, precision);
        ratios.push_back(many.decode / one.decode);
        greedyLeast = std::min(greedyLeast, one.decode);
        least
            = {std::min(least.prompt, many.prompt), std::min(least.decode, many.decode), many.ids};
        std::printf("greedy %.1f + %.1f ms, %d beams %.1f + %.1f ms: %.2f times (%.2f with the "
                    "prompt)\n",
            one.prompt * 1e3, one.decode * 1e3, width, many.prompt * 1e3, many.decode * 1e3,
            ratios.back(), (many.prompt + many.decode) / (one.prompt + one.decode));
    }
    std::ranges::sort(ratios);
    std::printf("median ratio %.2f, of the least times %.2f\n", ratios[ratios.size() / 2],
        least.decode / greedyLeast);
    printJson(greedyLeast, least);
}
