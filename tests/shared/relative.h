#pragma once
#include "engine/tensor/tensor.h"

#include <algorithm>
#include <cmath>

namespace seq {

// The largest difference, relative to the largest expected value. Infinite: other shapes, or NaN
// (hidden) in other places.
inline double relative(const Tensor& found, const Tensor& expected)
{
    if (!found || !expected) return !found && !expected ? 0 : INFINITY;
    if (found.shape() != expected.shape()) return INFINITY;
    const Tensor a = found.to(Device{}).contiguous(), b = expected.to(Device{}).contiguous();
    const auto x = a.host<float>(), y = b.host<float>();
    double most = 0, largest = 0;
    for (std::size_t i = 0; i < y.size(); ++i) {
        if (std::isnan(x[i]) != std::isnan(y[i])) return INFINITY;
        if (std::isnan(y[i])) continue;
        most = std::max(most, std::abs(double(x[i]) - double(y[i])));
        largest = std::max(largest, std::abs(double(y[i])));
    }
    return largest > 0 ? most / largest : most;
}

} // namespace seq
