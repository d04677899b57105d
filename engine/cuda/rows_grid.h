#pragma once
#include "engine/cuda/rows_kernels.h"

#include <initializer_list>

namespace seq::cuda {

RowsMatrix rowsMatrix(const Tensor&);
// Matrices [out, elements] one behind the other, with their biases or none; a norm, `up`, rows and
// where values come from and go to are the caller's.
ProductJob productOf(
    std::initializer_list<const Tensor*>, std::initializer_list<const Tensor*> biases = {});
// Blocks take several tiles as long as there are enough for all multiprocessors. Sets the job's
// tiles and where parts begin. More shared memory than the device has: a row does not fit.
ProductGrid gridOf(ProductJob&, Device);

} // namespace seq::cuda
