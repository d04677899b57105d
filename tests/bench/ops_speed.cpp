// Speed of the hot kernels beside what the machine allows. Not a test: prints, checks nothing.
// Use: ops_speed [threads]
#include "engine/base/thread_pool.h"
#include "engine/cpu/isa.h"
#include "engine/ops/attention.h"
#include "engine/ops/linear.h"
#include "tests/shared/random_rows.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <numeric>
#include <thread>

using namespace seq;

namespace {

double now()
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

// Best of several runs: the machine is shared.
template <class F> double seconds(const F& f)
{
    double best = 1e9;
    const double end = now() + 0.4;
    do {
        const double start = now();
        f();
        best = std::min(best, now() - start);
    } while (now() < end);
    return best;
}

void memoryFloor()
{
    std::vector<std::uint64_t> data(std::size_t(256) << 17, 1); // 256 MiB, beyond the last cache
    std::atomic<std::uint64_t> keep{0};
    const double t = seconds([&] {
        parallel(std::int64_t(data.size()), 1 << 17, [&](std::int64_t begin, std::int64_t end) {
            std::uint64_t sum[8] = {};
            for (std::int64_t i = begin; i < end; i += 8)
                for (int j = 0; j < 8; ++j)
                    sum[j] += data[std::size_t(i + j)];
            keep += std::accumulate(sum, sum + 8, std::uint64_t(0));
        });
    });
    std::printf("memory read                      %6.1f GB/s  <- floor of one-row products\n",
        double(data.size()) * 8 / t / 1e9);
}

void forkAndJoin()
{
    std::atomic<int> count{0};
    const double t = seconds([&] {
        for (int i = 0; i < 1000; ++i)
            parallel(2, 1, [&](std::int64_t, std::int64_t) { ++count; });
    });
    std::printf("fork and join                    %6.2f us\n", t * 1e3);
}

// Weights enough that they do not stay in the last cache, as in a model.
void linearSpeed(Dtype dtype, int rows, std::int64_t outs, std::int64_t in, Precision precision,
    std::int64_t poolBytes)
{
    Rng rng(1);
    std::vector<Tensor> weights;
    const std::int64_t bytes = outs * rowBytes(dtype, in);
    const auto copies = std::max<std::int64_t>(1, poolBytes / bytes);
    const Tensor first = randomWeights(dtype, outs, in, rng);
    for (std::int64_t i = 0; i < copies; ++i) {
        weights.push_back(Tensor::empty({outs, in}, dtype));
        std::memcpy(weights.back().raw(), first.raw(), std::size_t(bytes));
    }
    const Tensor x = randomFloats({rows, in}, rng);
    const double t = seconds([&] {
        for (const Tensor& w : weights)
            linear(x, w, {}, precision);
    }) / double(copies);
    std::printf("linear %-6s %s %4d x %5lld x %4lld %6.1f GB/s %8.1f GFLOP/s %9.1f us\n",
        info(dtype).name.data(), precision == Precision::Native ? "native " : "float32", rows,
        static_cast<long long>(outs), static_cast<long long>(in), double(bytes) / t / 1e9,
        2e-9 * rows * double(outs * in) / t, t * 1e6);
}

void attentionSpeed(int rows, int keys)
{
    Rng rng(2);
    const Tensor q = randomFloats({rows, 9, 64}, rng), k = randomFloats({keys, 3, 64}, rng),
                 v = randomFloats({keys, 3, 64}, rng);
    const double t = seconds([&] { attention(q, k, v); });
    const double pairs = double(rows) * (keys - (rows - 1) / 2.0);
    std::printf("attention %4d rows, %4d keys    %6.1f GB/s %8.1f GFLOP/s %9.1f us\n", rows, keys,
        8.0 * keys * 3 * 64 / t / 1e9, 4e-9 * pairs * 9 * 64 / t, t * 1e6);
}

} // namespace

int main(int count, char** arguments)
{
    const int threads
        = count > 1 ? std::atoi(arguments[1]) : int(std::thread::hardware_concurrency());
    ThreadPool pool(threads - 1);
    const LaneScope lane({&pool});
    std::printf("%s, %d threads\n", toString(activeIsa()), threads);
    memoryFloor();
    forkAndJoin();
    constexpr std::int64_t kBeyondCache = 96 << 20;
    for (Dtype t : {Dtype::Q4_1, Dtype::Q8_0, Dtype::Q4_0, Dtype::Q5_1, Dtype::Q4_K, Dtype::Q6_K,
             Dtype::Q3_K, Dtype::F32, Dtype::BF16})
        linearSpeed(
            t, 1, 1536, info(t).blockElements == 256 ? 768 : 576, Precision::Native, kBeyondCache);
    linearSpeed(Dtype::Q4_1, 1, 576, 1536, Precision::Native, kBeyondCache);
    linearSpeed(Dtype::Q8_0, 1, 49152, 576, Precision::Native, kBeyondCache);
    linearSpeed(Dtype::Q4_1, 1, 1536, 576, Precision::Float32, kBeyondCache);
    for (int rows : {4, 8, 32, 512})
        linearSpeed(Dtype::Q4_1, rows, 1536, 576, Precision::Native, 0);
    for (Dtype t : {Dtype::Q4_1, Dtype::Q8_0, Dtype::Q6_K, Dtype::F32}) {
        linearSpeed(t, 512, 1536, 1536, Precision::Native, 0);
        linearSpeed(t, 512, 1536, 1536, Precision::Float32, 0);
    }
    for (auto [rows, keys] :
        {std::pair(1, 128), {1, 640}, {1, 4096}, {512, 512}, {512, 4096}, {4096, 4096}})
        attentionSpeed(rows, keys);
}
