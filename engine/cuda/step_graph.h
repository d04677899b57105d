#pragma once
#include "engine/tensor/device.h"

#include <cuda_runtime_api.h>
#include <functional>
#include <utility>

namespace seq::cuda {

// Kernels that are started together again and again, with the same arguments.
class StepGraph {
public:
    StepGraph() = default;
    // start: starts them on this thread's stream, and does nothing else there.
    StepGraph(Device, const std::function<void()>& start);
    StepGraph(StepGraph&& other) noexcept
        : graph_(std::exchange(other.graph_, nullptr))
    {
    }
    StepGraph& operator=(StepGraph&& other) noexcept
    {
        std::swap(graph_, other.graph_);
        return *this;
    }
    ~StepGraph();
    explicit operator bool() const { return graph_; }
    void launch(Device) const; // on this thread's stream

private:
    cudaGraphExec_t graph_ = nullptr;
};

} // namespace seq::cuda
