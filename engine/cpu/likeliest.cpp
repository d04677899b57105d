#include "engine/ops/likeliest.h"

#include "engine/base/thread_pool.h"
#include "engine/ops/kernel.h"
#include "engine/ops/log_softmax.h"

#include <algorithm>
#include <bit>
#include <limits>
#include <numeric>

namespace seq {

extern Kernel<void(const Tensor&, Tensor&)> likeliestKernel;

namespace {

void rowOf(const float* x, const float* logp, int n, int k, std::int32_t* found)
{
    std::vector<std::int32_t> order(static_cast<std::size_t>(n));
    std::iota(order.begin(), order.end(), 0);
    const int kept = std::min(n, k);
    std::partial_sort(order.begin(), order.begin() + kept, order.end(),
        [x](std::int32_t a, std::int32_t b) { return x[a] > x[b] || (x[a] == x[b] && a < b); });
    for (int i = 0; i < k; ++i) {
        const bool any
            = i < kept && x[order[std::size_t(i)]] != -std::numeric_limits<float>::infinity();
        found[i] = any ? std::bit_cast<std::int32_t>(logp[order[std::size_t(i)]]) : 0;
        found[k + i] = any ? order[std::size_t(i)] : -1;
    }
}

void likeliestCpu(const Tensor& x, Tensor& found)
{
    const LogSoftmax all = logSoftmax(x);
    const std::int64_t n = x.size(1), width = found.size(1);
    parallel(x.size(0), 1, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t r = begin; r < end; ++r) {
            std::int32_t* to = found.hostMutable<std::int32_t>().data() + r * width;
            const float entropy = all.entropy.host<float>()[std::size_t(r)];
            to[0] = std::bit_cast<std::int32_t>(entropy);
            to[1] = std::bit_cast<std::int32_t>(all.top1.host<float>()[std::size_t(r)]);
            std::fill(to + 2, to + width, -1);
            if (entropy == entropy) // a NaN has no order
                rowOf(x.host<float>().data() + r * n, all.logp.host<float>().data() + r * n, int(n),
                    int(width / 2 - 1), to + 2);
        }
    });
}

const bool provided = likeliestKernel.provide(Device::Cpu, likeliestCpu);

} // namespace
} // namespace seq
