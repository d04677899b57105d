#include "engine/cuda/step_graph.h"

#include "engine/cuda/check.h"
#include "engine/cuda/stream.h"

#include <memory>

namespace seq::cuda {

StepGraph::StepGraph(Device device, const std::function<void()>& start)
{
    const cudaStream_t stream = streamOn(device);
    check(cudaStreamBeginCapture(stream, cudaStreamCaptureModeThreadLocal), "cannot begin a graph");
    cudaGraph_t captured = nullptr;
    try {
        start();
    } catch (...) {
        cudaStreamEndCapture(stream, &captured); // the stream is of use again
        if (captured) cudaGraphDestroy(captured);
        throw;
    }
    check(cudaStreamEndCapture(stream, &captured), "cannot end a graph");
    const std::unique_ptr<CUgraph_st, decltype(&cudaGraphDestroy)> held(captured, cudaGraphDestroy);
    check(cudaGraphInstantiate(&graph_, captured, 0), "cannot make a graph");
}

StepGraph::~StepGraph()
{
    if (graph_) cudaGraphExecDestroy(graph_);
}

void StepGraph::launch(Device device) const
{
    check(cudaGraphLaunch(graph_, streamOn(device)), "decoding");
}

} // namespace seq::cuda
