// Prefill and decoding of a model, for tuning. Use: model_speed MODEL [threads [prompt [steps]]]
#include "engine/base/thread_pool.h"
#include "engine/nn/kv_cache.h"
#include "engine/nn/language_model.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <sys/resource.h>
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
    const auto row = logits.host<float>();
    // several maxima side by side, so that they do not wait for each other
    std::array<float, 16> most;
    most.fill(row[0]);
    for (std::size_t i = 0; i < row.size(); ++i)
        most[i % most.size()] = std::max(most[i % most.size()], row[i]);
    const float highest = *std::max_element(most.begin(), most.end());
    return Token(std::find(row.begin(), row.end(), highest) - row.begin());
}

struct Times {
    double prefill = 1e9, decode = 1e9;
};

void measure(const LanguageModel& model, const std::vector<Token>& tokens, int steps, Times& times)
{
    KvCache cache(model.info());
    int sequence = cache.create(), at = int(tokens.size());
    Forward options;
    options.cache = &cache;
    Segment segment{sequence, 0, at};
    const double start = now();
    Token next = best(model.forward({tokens, {&segment, 1}}, options));
    const double middle = now();
    for (int i = 0; i < steps; ++i, ++at) {
        segment = {sequence, at, 1};
        next = best(model.forward({{&next, 1}, {&segment, 1}}, options));
    }
    times.prefill = std::min(times.prefill, middle - start);
    times.decode = std::min(times.decode, now() - middle);
}

} // namespace

int main(int count, char** arguments)
{
    const auto number
        = [&](int i, int otherwise) { return count > i ? std::atoi(arguments[i]) : otherwise; };
    if (count < 2) return std::printf("model_speed MODEL [threads [prompt [steps]]]\n"), 1;
    const int threads = number(2, 2), length = number(3, 512), steps = number(4, 128);
    ThreadPool pool(threads - 1);
    const LaneScope lane({&pool});
    const double start = now();
    const auto model = loadLanguageModel(arguments[1]);
    const double loaded = now() - start;
    const auto tokens = prompt(length, model->info().vocabulary);
    Times times;
    for (int run = 0; run < 3; ++run)
        measure(*model, tokens, steps, times);
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    std::printf(
        "load %.0f ms, prefill of %d %.0f tokens/s, decoding of %d %.1f tokens/s, peak memory "
        "%.0f MB, weights %.0f MB\n",
        loaded * 1e3, length, length / times.prefill, steps, steps / times.decode,
        double(usage.ru_maxrss) / 1e3, double(model->info().bytes) / 1e6);
}
