#include "plugins/attention/rollout.h"

#include "engine/base/error.h"
#include "engine/base/thread_pool.h"

#include <cmath>

namespace seq {

Tensor rolloutStart(std::int64_t tokens)
{
    Tensor identity = Tensor::zeros({tokens, tokens});
    for (std::int64_t i = 0; i < tokens; ++i)
        identity.hostMutable<float>()[std::size_t(i * tokens + i)] = 1;
    return identity;
}

Tensor rolloutStep(const Tensor& before, const Tensor& attention, double share)
{
    SEQ_ASSERT(before.shape() == attention.shape() && before.size(0) == before.size(1));
    const std::int64_t n = before.size(0);
    const float *r = before.host<float>().data(), *a = attention.host<float>().data();
    Tensor out = Tensor::empty(before.shape());
    float* to = out.hostMutable<float>().data();
    parallel(n, 8, [&](std::int64_t begin, std::int64_t end) {
        std::vector<double> row(static_cast<std::size_t>(n));
        for (std::int64_t i = begin; i < end; ++i) {
            for (std::int64_t j = 0; j < n; ++j)
                row[std::size_t(j)] = (1 - share) * r[i * n + j];
            for (std::int64_t k = 0; k < n; ++k) {
                const double weight = share * a[i * n + k];
                if (!(weight > 0)) continue; // hidden, or nothing
                for (std::int64_t j = 0; j < n; ++j)
                    row[std::size_t(j)] += weight * r[k * n + j];
            }
            double sum = 0;
            for (const double x : row)
                sum += x;
            for (std::int64_t j = 0; j < n; ++j)
                to[i * n + j] = float(row[std::size_t(j)] / sum);
        }
    });
    return out;
}

Tensor uniformRollout(std::int64_t tokens, int layers, double share)
{
    Tensor attention = Tensor::zeros({tokens, tokens});
    float* a = attention.hostMutable<float>().data();
    for (std::int64_t i = 0; i < tokens; ++i)
        for (std::int64_t j = 0; j <= i; ++j)
            a[i * tokens + j] = 1 / float(i + 1);
    Tensor r = rolloutStart(tokens);
    for (int l = 0; l < layers; ++l)
        r = rolloutStep(r, attention, share);
    return r;
}

Tensor overUniform(const Tensor& rollout, const Tensor& uniform)
{
    SEQ_ASSERT(rollout.shape() == uniform.shape());
    Tensor out = Tensor::empty(rollout.shape());
    const auto r = rollout.host<float>(), u = uniform.host<float>();
    const auto to = out.hostMutable<float>();
    for (std::size_t i = 0; i < to.size(); ++i)
        to[i] = u[i] > 0 ? r[i] / u[i] : NAN;
    return out;
}

Tensor withoutFirst(const Tensor& rollout)
{
    const std::int64_t n = rollout.size(0);
    Tensor out = Tensor::empty(rollout.shape());
    const float* r = rollout.host<float>().data();
    float* to = out.hostMutable<float>().data();
    for (std::int64_t i = 0; i < n; ++i) {
        const double rest = 1 - double(r[i * n]);
        for (std::int64_t j = 0; j < n; ++j)
            to[i * n + j] = j == 0 || rest <= 0 ? NAN : float(r[i * n + j] / rest);
    }
    return out;
}

} // namespace seq
