#include "engine/base/thread_pool.h"
#include "engine/cpu/attention_forward.h"
#include "engine/ops/attention_kernel.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace seq {

namespace {

constexpr float kInfinity = std::numeric_limits<float>::infinity();
constexpr float kLn2 = 0.693147180559945f;

void attentionCpu(const AttentionCall& call, Attention& a)
{
    AttentionForward(call, a).run();
}

void probabilitiesCpu(const AttentionCall& call, const Tensor& lse, Tensor& p)
{
    const ScoreGrid grid(call);
    const auto* lses = reinterpret_cast<const float*>(lse.raw());
    auto* out = reinterpret_cast<float*>(p.raw());
    parallel(grid.items(), 1, [&](std::int64_t begin, std::int64_t end) {
        thread_local struct {
            std::vector<float> queries, keys, scores;
        } s;
        for (std::int64_t item = begin; item < end; ++item) {
            const QueryBlock block = grid.block(item);
            grid.gather(block, s.queries);
            for (int t = 0; t < grid.tileCount(); ++t) {
                grid.scores(block, t, s.queries, s.keys, s.scores);
                for (int i = 0; i < block.queries; ++i) {
                    const std::int64_t line
                        = grid.headOf(block, i) * grid.rows() + grid.rowOf(block, i);
                    float* row = s.scores.data() + i * kTileKeys;
                    if (lses[line] == -kInfinity)
                        std::fill(row, row + kTileKeys, 0.f);
                    else
                        grid.tiles().exponentials(row, lses[line] / kLn2);
                    std::copy_n(row, grid.tile(t).count,
                        out + line * call.keyCount + grid.tile(t).firstKey);
                }
            }
        }
    });
}

void mergeCpu(const Attention& a, const Attention& b, Attention& merged)
{
    const std::int64_t rows = a.out.shape()[0], heads = a.out.shape()[1], d = a.out.shape()[2];
    const auto *la = a.lse.host<float>().data(), *lb = b.lse.host<float>().data();
    const auto *oa = a.out.host<float>().data(), *ob = b.out.host<float>().data();
    float *lse = merged.lse.hostMutable<float>().data(),
          *out = merged.out.hostMutable<float>().data();
    parallel(rows, 64, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t i = begin * heads; i < end * heads; ++i) {
            const std::int64_t at = i % heads * rows + i / heads;
            const float m = std::max(la[at], lb[at]);
            const bool empty = m == -kInfinity;
            const float wa = empty ? 0 : std::exp(la[at] - m),
                        wb = empty ? 0 : std::exp(lb[at] - m);
            const float inverse = empty ? 0 : 1 / (wa + wb);
            for (std::int64_t c = 0; c < d; ++c)
                out[i * d + c] = (oa[i * d + c] * wa + ob[i * d + c] * wb) * inverse;
            lse[at] = empty ? -kInfinity : m + std::log(wa + wb);
        }
    });
}

const bool provided = attentionKernel.provide(Device::Cpu, attentionCpu)
    && attentionProbabilitiesKernel.provide(Device::Cpu, probabilitiesCpu)
    && mergeKernel.provide(Device::Cpu, mergeCpu);

} // namespace

} // namespace seq
