#pragma once
#include "engine/cuda/choice_cluster.cuh"

namespace seq::cuda {

#if defined(__CUDA_ARCH__) && __CUDA_ARCH__ >= 900

// As a whole number that rises with the score; a NaN is above all.
__device__ inline std::uint32_t keyOf(float score)
{
    if (isnan(score)) return 0xffffffffu;
    const std::uint32_t bits = __float_as_uint(score == 0 ? 0.f : score); // no zero is less
    return bits & 0x80000000u ? ~bits : bits | 0x80000000u;
}
__device__ inline float scoreOf(std::uint32_t key)
{
    return __uint_as_float(key & 0x80000000u ? key & 0x7fffffffu : ~key);
}
inline constexpr std::uint32_t kKeyOfInfinity = 0xff800000u, kKeyOfLeast = 0x00800000u; // finite

// Weights up to 1, such that 2^18 of them and more can be summed up.
__device__ inline Sum fixed(float weight)
{
    return __float2ull_rn(weight * 0x1p44f);
}
__device__ inline double unfixed(Sum sum)
{
    return double(sum) * 0x1p-44;
}

// A block's stretch of the row, divided by the temperature.
struct ChoiceRow {
    float* scores; // [count]
    int count;
    float best; // of the whole row
    std::uint32_t bestKey, limit; // limit: the largest gap of what is kept so far

    __device__ std::uint32_t gapOf(float score) const { return bestKey - keyOf(score); }
    __device__ float weightOf(float score) const { return expf(score - best); }
};

// The k best, or the best that hold a share of the mass, are the scores within a gap below the
// best. It is found digit by digit, by histograms of the scores' bits.
class GapSearch {
public:
    __device__ GapSearch(ChoiceCluster& cluster, ChoiceRow& row)
        : cluster_(cluster)
        , room_(cluster.room())
        , row_(row)
    {
    }

    // Lowers the limit to the least at which what is kept sums up to the target: its number, or its
    // mass without what is lighter than `light`.
    __device__ void narrow(bool byMass, Sum target, Sum light)
    {
        std::uint32_t base = 0, width = row_.limit; // gaps from base to base + width are open
        for (int shift = max(0, 32 - __clz(int(row_.limit)) - kDigitBits);;
             shift = max(0, shift - kDigitBits)) {
            sort(byMass, light, base, width, shift);
            cluster_.meet();
            if (cluster_.rank() == 0) findDigit(byMass, target);
            cluster_.meet();
            const Digit digit = room_.digit;
            base += digit.bin << shift;
            width = min((1u << shift) - 1, row_.limit - base);
            target -= digit.before;
            if (digit.last || shift == 0) break;
        }
        row_.limit = base + width;
    }

private:
    // Into the bins of a digit, in the end those of the first block.
    __device__ void sort(bool byMass, Sum light, std::uint32_t base, std::uint32_t width, int shift)
    {
        for (int start = 0; start < row_.count; start += kChoiceThreads) {
            const int i = start + int(threadIdx.x);
            const float score = i < row_.count ? row_.scores[i] : -INFINITY;
            const std::uint32_t over
                = row_.gapOf(score) - base; // below the base: far above the width
            const bool open = over <= width;
            Sum mass = byMass && open ? fixed(row_.weightOf(score)) : 0;
            if (mass < light) mass = 0;
            add(open ? int(over >> shift) : -1, mass);
        }
        if (cluster_.rank() == 0) return;
        __syncthreads();
        ChoiceRoom& all = cluster_.roomOf(0);
        for (int bin = int(threadIdx.x); bin < kBins; bin += kChoiceThreads) {
            if (room_.counts[bin] == 0) continue;
            atomicAdd(&all.counts[bin], room_.counts[bin]);
            if (room_.masses[bin] > 0) atomicAdd(&all.masses[bin], room_.masses[bin]);
            room_.masses[bin] = room_.counts[bin] = 0;
        }
    }

    // By a whole warp. bin < 0: nothing. Where all lanes meet in a bin they go as one: 64 bits are
    // added by trying.
    __device__ void add(int bin, Sum mass)
    {
        int alike;
        __match_all_sync(0xffffffffu, bin, &alike);
        unsigned count = 1;
        if (alike) {
            mass = warpSum(mass);
            count = 32;
        }
        if (bin < 0 || (alike && threadIdx.x % 32 > 0)) return;
        atomicAdd(&room_.counts[bin], count);
        if (mass > 0) atomicAdd(&room_.masses[bin], mass);
    }

    // By the first block: the bin in which the target is reached, told to all. Empties the bins.
    __device__ void findDigit(bool byMass, Sum target)
    {
        const int bin = 2 * int(threadIdx.x);
        const std::uint32_t counts[2] = {room_.counts[bin], room_.counts[bin + 1]};
        const Sum sums[2]
            = {byMass ? room_.masses[bin] : counts[0], byMass ? room_.masses[bin + 1] : counts[1]};
        room_.masses[bin] = room_.masses[bin + 1] = 0;
        room_.counts[bin] = room_.counts[bin + 1] = 0;
        const Sum both = sums[0] + sums[1], through = warpThrough(both);
        Sum before, total;
        cluster_.addWarps(__shfl_sync(0xffffffffu, through, 31), before, total);
        before += through - both;
        target = min(target, total);
        for (int i = 0; i < 2; ++i) {
            const Sum with = before + sums[i];
            if (before < target && target <= with)
                tell({before, std::uint32_t(bin + i),
                    counts[i] == 1 || (!byMass && with == target)});
            before = with;
        }
    }
    __device__ void tell(const Digit& digit)
    {
        for (int block = 0; block < kChoiceBlocks; ++block)
            cluster_.roomOf(block).digit = digit;
    }

    ChoiceCluster& cluster_;
    ChoiceRoom& room_;
    ChoiceRow& row_;
};

#endif

} // namespace seq::cuda
