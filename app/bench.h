#pragma once
#include "app/attention_bench.h"

#include <string>
#include <vector>

namespace seq {

struct BenchOptions {
    std::string model = "smollm2-135m", device = "cpu";
    int prefill = 512, decode = 128; // tokens
    int threads = 0; // 0: all cores
};
struct BenchReport {
    double loadSeconds = 0, prefillTokensPerSecond = 0, decodeTokensPerSecond = 0;
    long long peakRssBytes = 0, modelBytes = 0;
    std::string device, deviceName; // deviceName: of a GPU, as its maker calls it
    int threads = 0;
    std::vector<AttentionReport> attention; // on GPUs
};
// The best of three passes each, after a first one that warms up. Throws Error.
BenchReport bench(const BenchOptions&);
std::string toJson(const BenchReport&);
std::string toText(const BenchReport&);

} // namespace seq
