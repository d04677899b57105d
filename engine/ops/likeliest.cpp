#include "engine/ops/likeliest.h"

#include "engine/ops/kernel.h"

#include <bit>

namespace seq {

// found [rows, 2 + 2 k] I32: the bits of entropy, top1, k logp; k ids, -1 where there is none.
constinit Kernel<void(const Tensor& x, Tensor& found)> likeliestKernel{"likeliest"};

std::vector<Likeliest> likeliest(const Tensor& x, int k)
{
    if (x.shape().rank() != 2 || x.dtype() != Dtype::F32 || x.size(1) == 0)
        throw badInput("likeliest: x {} {} is not [rows, n] F32 with n > 0", x.shape().text(),
            info(x.dtype()).name);
    SEQ_ASSERT(k >= 1 && k <= Likeliest::kMost);
    std::vector<Likeliest> out(std::size_t(x.size(0)));
    if (out.empty()) return out;
    Tensor found = Tensor::empty({x.size(0), 2 + 2 * std::int64_t(k)}, Dtype::I32, x.device());
    likeliestKernel(x.device(), x.contiguous(), found);
    const Tensor here = found.to(Device{}); // in one copy
    const std::int32_t* at = here.host<std::int32_t>().data();
    for (Likeliest& row : out) {
        row.entropy = std::bit_cast<float>(at[0]);
        row.top1 = std::bit_cast<float>(at[1]);
        for (int i = 0; i < k && at[2 + k + i] >= 0; ++i) {
            row.logp.push_back(std::bit_cast<float>(at[2 + i]));
            row.ids.push_back(at[2 + k + i]);
        }
        at += 2 + 2 * k;
    }
    return out;
}

} // namespace seq
