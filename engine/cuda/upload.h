#pragma once
#include "engine/cuda/check.h"
#include "engine/cuda/stream.h"

#include <span>

namespace seq::cuda {

// A small host array on a device: indices, positions, tables of addresses. Copied in stream order;
// the host's memory may change as soon as the constructor returns.
template <class T> class Upload {
public:
    Upload(std::span<const T> values, Device device)
        : memory_(Tensor::empty({std::int64_t(values.size_bytes())}, Dtype::U8, device))
    {
        if (values.empty()) return;
        check(cudaMemcpyAsync(memory_.raw(), values.data(), values.size_bytes(),
                  cudaMemcpyHostToDevice, streamOn(device)),
            "cannot copy to the device");
    }
    const T* data() const { return reinterpret_cast<const T*>(memory_.raw()); }

private:
    Tensor memory_;
};

} // namespace seq::cuda
