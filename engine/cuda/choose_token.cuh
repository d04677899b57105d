#pragma once
// A token is chosen by one cluster of blocks, each with a stretch of the row in shared memory. All
// sums are of integers, so no order changes them.
#include "engine/cuda/choice_gap.cuh"
#include "engine/cuda/choose_token.h"
#include "engine/cuda/philox.cuh"

namespace seq::cuda {

#if defined(__CUDA_ARCH__) && __CUDA_ARCH__ >= 900

class Chooser {
public:
    __device__ Chooser(const ChoiceJob& job, ChoiceRoom& room, float* scores)
        : job_(job)
        , cluster_(room)
        , divisor_(job.choice.draws() ? job.choice.temperature : 1)
    {
        const int each = (job.vocabulary + kChoiceBlocks - 1) / kChoiceBlocks;
        first_ = min(job.vocabulary, cluster_.rank() * each);
        row_.scores = scores;
        row_.count = min(job.vocabulary - first_, each);
    }

    __device__ void run()
    {
        if (!load()) {
            if (cluster_.rank() == 0 && threadIdx.x == 0) write(0, {NAN, NAN, NAN, NAN});
            return;
        }
        Sum mass = 0, likely = 0, surprise = 0;
        if (job_.scores) weighRow(likely, surprise);
        const TokenChoice& c = job_.choice;
        if (c.draws() && c.topK > 0) GapSearch(cluster_, row_).narrow(false, Sum(c.topK), 0);
        if (c.draws() && c.topP < 1) narrowToShare();
        const int token = c.draws() && c.cumulative ? drawCumulative(mass) : chooseLargest(mass);
        if (job_.scores) writeScores(token, mass, likely, surprise);
    }

private:
    // Into shared memory, divided; false: the row is none to choose from.
    __device__ bool load()
    {
        for (int i = int(threadIdx.x); i < kBins; i += kChoiceThreads)
            cluster_.room().masses[i] = cluster_.room().counts[i] = 0;
        std::uint32_t most = 0;
        for (int i = int(threadIdx.x); i < row_.count; i += kChoiceThreads) {
            const float logit = job_.logits[first_ + i];
            most = max(most, keyOf(logit));
            row_.scores[i] = logit / divisor_;
        }
        const Sum mine[1] = {cluster_.blockMost(most)};
        cluster_.start();
        const auto* got = cluster_.exchange(mine);
        const auto key = std::uint32_t(cluster_.mostOf(got[0]));
        bestLogit_ = scoreOf(key);
        row_.best = bestLogit_ / divisor_;
        row_.bestKey = keyOf(row_.best);
        row_.limit = row_.bestKey - kKeyOfLeast;
        return key < kKeyOfInfinity && row_.bestKey < kKeyOfInfinity && row_.bestKey >= kKeyOfLeast;
    }

    // Of the row before temperature and filters: sums of exp(x - best), and of it times best - x.
    __device__ void weighRow(Sum& likely, Sum& surprise)
    {
        Sum weights = 0, weighted = 0;
        for (int i = int(threadIdx.x); i < row_.count; i += kChoiceThreads) {
            const float below = bestLogit_ - job_.logits[first_ + i];
            const float weight = expf(-below);
            weights += fixed(weight);
            if (weight > 0) weighted += fixed(weight * below);
        }
        const Sum mine[2] = {cluster_.blockTotal(weights, 0), cluster_.blockTotal(weighted, 1)};
        const auto* got = cluster_.exchange(mine);
        likely = cluster_.totalOf(got[0]);
        surprise = cluster_.totalOf(got[1]);
    }

    // top-p
    __device__ void narrowToShare()
    {
        Sum kept = 0;
        for (int i = int(threadIdx.x); i < row_.count; i += kChoiceThreads)
            if (row_.gapOf(row_.scores[i]) <= row_.limit)
                kept += fixed(row_.weightOf(row_.scores[i]));
        const Sum mine[1] = {cluster_.blockTotal(kept, 0)};
        const double mass = double(cluster_.totalOf(cluster_.exchange(mine)[0])),
                     share = job_.choice.topP;
        // V of them weigh less than half of what may go: none is the last to stay
        const Sum light = Sum(0.5 * (1 - share) * mass / job_.vocabulary);
        GapSearch(cluster_, row_).narrow(true, max(Sum(1), Sum(ceil(share * mass))), light);
    }

    // Greedy, or Gumbel-max.
    __device__ int chooseLargest(Sum& mass)
    {
        Sum best = 0, kept = 0;
        for (int i = int(threadIdx.x); i < row_.count; i += kChoiceThreads) {
            const float score = row_.scores[i], weight = row_.weightOf(score);
            if (!stays(score, weight)) continue;
            kept += fixed(weight);
            const auto id = std::uint32_t(first_ + i);
            const float drawn = job_.choice.draws() ? score + gumbelOf(wordOf(id, 1)) : score;
            best = max(best, Sum(keyOf(drawn)) << 32 | Sum(~id)); // of equals the first
        }
        const Sum mine[2] = {cluster_.blockMost(best), cluster_.blockTotal(kept, 1)};
        const auto* got = cluster_.exchange(mine);
        mass = cluster_.totalOf(got[1]);
        const int token = int(~std::uint32_t(cluster_.mostOf(got[0])));
        if (cluster_.rank() == 0 && threadIdx.x == 0) write(token);
        return token;
    }

    // The smallest id whose cumulative mass exceeds u times all.
    __device__ int drawCumulative(Sum& mass)
    {
        const int lane = int(threadIdx.x % 32), warp = int(threadIdx.x / 32);
        const int each = (row_.count + kChoiceThreads - 1) / kChoiceThreads * 32; // of a warp
        const int begin = min(row_.count, warp * each), end = min(row_.count, begin + each);
        Sum own = 0, from, all;
        for (int i = begin + lane; i < end; i += 32)
            own += keptMass(i);
        own = warpSum(own);
        cluster_.addWarps(own, from, all);
        const Sum mine[1] = {all};
        const Sum* blocks = cluster_.exchange(mine)[0];
        mass = cluster_.totalOf(blocks);
        for (int block = 0; block < cluster_.rank(); ++block)
            from += blocks[block];
        const Sum wanted = __umul64hi(mass, Sum(wordOf(0, 0) >> 8) << 40); // u has 24 bits
        if (from <= wanted && wanted < from + own) findCrossing(begin, end, from, wanted);
        if (!job_.scores) return 0; // nobody asks
        cluster_.meet();
        return cluster_.room().token;
    }
    __device__ void findCrossing(int begin, int end, Sum from, Sum wanted)
    {
        for (int row = begin; row < end; row += 32) {
            const int i = row + int(threadIdx.x % 32);
            const Sum through = from + warpThrough(i < end ? keptMass(i) : 0);
            if (const unsigned past = __ballot_sync(0xffffffffu, through > wanted)) {
                const int token = first_ + row + __ffs(int(past)) - 1;
                if (threadIdx.x % 32 == 0) write(token);
                if (job_.scores && threadIdx.x % 32 < kChoiceBlocks)
                    cluster_.roomOf(int(threadIdx.x % 32)).token = token;
                return;
            }
            from = __shfl_sync(0xffffffffu, through, 31);
        }
    }

    __device__ void writeScores(int token, Sum mass, Sum likely, Sum surprise)
    {
        const float own = job_.logits[token];
        Sum likelier = 0;
        for (int i = int(threadIdx.x); i < row_.count; i += kChoiceThreads) {
            const float logit = job_.logits[first_ + i];
            likelier += logit > own || (logit == own && first_ + i < token);
        }
        const Sum mine[1] = {cluster_.blockTotal(likelier, 0)};
        const Sum rank = cluster_.totalOf(cluster_.exchange(mine)[0]);
        if (cluster_.rank() > 0 || threadIdx.x > 0) return;
        const double z = unfixed(likely), lse = log(z);
        const double weight = exp(double(own / divisor_) - double(row_.best));
        *job_.scores = {float(double(own) - double(bestLogit_) - lse),
            float(lse + unfixed(surprise) / z), float(rank), float(weight / unfixed(mass))};
    }

    __device__ void write(int token)
    {
        *job_.id = token;
        if (job_.again) *job_.again = token;
    }
    __device__ void write(int token, float4 scores)
    {
        write(token);
        if (job_.scores) *job_.scores = scores;
    }

    __device__ bool stays(float score, float weight) const // min-p among them
    {
        const double least = job_.choice.draws() ? job_.choice.minP : 0;
        return row_.gapOf(score) <= row_.limit && (double(weight) >= least || score == row_.best);
    }
    __device__ Sum keptMass(int i) const
    {
        const float weight = row_.weightOf(row_.scores[i]);
        return stays(row_.scores[i], weight) ? fixed(weight) : 0;
    }
    __device__ std::uint32_t wordOf(std::uint32_t index, std::uint32_t stream) const
    {
        const TokenChoice& c = job_.choice;
        return philoxWord(
            index, c.step, c.sequence, stream, std::uint32_t(c.seed), std::uint32_t(c.seed >> 32));
    }

    const ChoiceJob& job_;
    ChoiceCluster cluster_;
    ChoiceRow row_{};
    int first_; // id of the row's stretch
    float divisor_, bestLogit_; // before the division
};

#endif

} // namespace seq::cuda
