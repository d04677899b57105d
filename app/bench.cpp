#include "app/bench.h"

#include "app/interrupt.h"
#include "engine/base/error.h"
#include "engine/base/json.h"
#include "engine/experiment/engine.h"
#include "engine/nn/kv_cache.h"
#include "engine/tensor/device.h"

#include <algorithm>
#include <chrono>
#include <sstream>
#include <sys/resource.h>

namespace seq {

namespace {

double seconds(const auto& work)
{
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

// Any tokens do: the arithmetic does not depend on them.
std::vector<Token> tokensFor(const ModelInfo& model, int count)
{
    std::vector<Token> tokens;
    for (int i = 0; i < count; ++i)
        tokens.push_back(
            Token((7LL * i * i + 13 * i) % (model.vocabulary * 9 / 10) + model.vocabulary / 20));
    return tokens;
}

void step(const LanguageModel& model, KvCache& cache, std::span<const Token> tokens)
{
    const Segment segment{0, cache.length(0), int(tokens.size())};
    model.forward({tokens, {&segment, 1}, nullptr}, {.cache = &cache});
}

void finish(Device device)
{
    if (device.kind == Device::Cuda) cudaBackend().finish(device.index);
}

double prefillSeconds(const LanguageModel& model, std::span<const Token> tokens)
{
    KvCache cache(model.info());
    cache.create(0);
    return seconds([&] {
        step(model, cache, tokens);
        finish(model.info().device);
    });
}

double decodeSeconds(const LanguageModel& model, std::span<const Token> tokens)
{
    KvCache cache(model.info());
    cache.create(0);
    step(model, cache, tokens.first(1));
    finish(model.info().device);
    return seconds([&] {
        if (model.extendsAtOnce()) { // the device chooses too, as it does for generate()
            model.extend(cache, 0, tokens[1], int(tokens.size()) - 1);
            return;
        }
        for (std::size_t i = 1; i < tokens.size(); ++i)
            step(model, cache, tokens.subspan(i, 1));
        finish(model.info().device);
    });
}

double bestOfThree(const auto& pass)
{
    pass();
    return std::min({pass(), pass(), pass()});
}

} // namespace

BenchReport bench(const BenchOptions& options)
{
    Engine engine(parseDevice(options.device), options.threads);
    BenchReport report;
    std::shared_ptr<const LoadedModel> loaded;
    report.loadSeconds = seconds([&] { loaded = engine.model({options.model}); });
    const LanguageModel& model = *loaded->model;
    if (std::max(options.prefill, options.decode + 1) > model.info().context)
        throw badInput("{} reads {} tokens at most: --prefill {} or --decode {} is too many",
            options.model, model.info().context, options.prefill, options.decode);
    const LaneScope lane({&engine.pool(), &interrupted(), true});
    const auto prompt = tokensFor(model.info(), options.prefill);
    const auto continuation = tokensFor(model.info(), options.decode + 1);
    report.prefillTokensPerSecond
        = options.prefill / bestOfThree([&] { return prefillSeconds(model, prompt); });
    report.decodeTokensPerSecond
        = options.decode / bestOfThree([&] { return decodeSeconds(model, continuation); });
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    report.peakRssBytes = usage.ru_maxrss * 1024LL;
    report.modelBytes = model.info().bytes;
    report.device = toString(engine.device());
    report.deviceName = deviceName(engine.device());
    if (engine.device().kind == Device::Cuda)
        for (const std::int64_t tokens : {8192, 131072})
            report.attention.push_back(benchAttention(engine.device(), tokens));
    report.threads = engine.threads();
    return report;
}

std::string toJson(const BenchReport& r)
{
    std::ostringstream out;
    JsonWriter json(out, 2);
    json.beginObject()
        .member("load_seconds", r.loadSeconds)
        .member("prefill_tokens_per_second", r.prefillTokensPerSecond)
        .member("decode_tokens_per_second", r.decodeTokensPerSecond)
        .member("peak_rss_bytes", std::int64_t(r.peakRssBytes))
        .member("model_bytes", std::int64_t(r.modelBytes))
        .member("device", r.device)
        .member("device_name", r.deviceName)
        .member("threads", r.threads);
    json.key("attention").beginArray();
    for (const AttentionReport& a : r.attention)
        json.beginObject()
            .member("tokens", a.tokens)
            .member("forward_ms", a.forward)
            .member("overview_ms", a.overview)
            .member("overview_float_ms", a.overviewFloat)
            .member("tile_ms", a.tile)
            .endObject();
    json.endArray().endObject();
    out << '\n';
    return out.str();
}

std::string toText(const BenchReport& r)
{
    std::ostringstream out;
    out.precision(4);
    out << "load      " << r.loadSeconds << " s\n"
        << "prefill   " << r.prefillTokensPerSecond << " tokens/s\n"
        << "decode    " << r.decodeTokensPerSecond << " tokens/s\n"
        << "peak RSS  " << double(r.peakRssBytes) / (1 << 20) << " MiB\n"
        << "model     " << double(r.modelBytes) / (1 << 20) << " MiB as stored\n"
        << "device    " << r.device << ", " << (r.deviceName.empty() ? "" : r.deviceName + ", ")
        << r.threads << " threads\n";
    for (const AttentionReport& a : r.attention)
        out << "attention over " << a.tokens << " tokens: forward " << a.forward
            << " ms; map of a head: whole " << a.overview << " ms, with F32 operands "
            << a.overviewFloat << " ms, slowest tile " << a.tile << " ms\n";
    return out.str();
}

} // namespace seq
