#pragma once
#include "engine/tensor/tensor.h"

#include <initializer_list>
#include <vector>

namespace seq::cuda {

// BF16 matrices of one input whose outputs stand side by side. Those that are neighbours in memory
// are one product.
class Product {
public:
    explicit Product(std::initializer_list<const Tensor*> matrices); // [outs, in] each, dense
    void into(
        const Tensor& x, const Tensor& y) const; // y [rows, all outs] BF16 = x [rows, in] BF16
    void onto(const Tensor& x, const Tensor& y) const; // y F32 += the same

private:
    struct Part {
        const std::byte* w;
        std::int64_t outs, first;
    };
    void run(const Tensor& x, const Tensor& y, bool add) const;
    std::int64_t in_, outs_ = 0;
    std::vector<Part> parts_;
};

} // namespace seq::cuda
