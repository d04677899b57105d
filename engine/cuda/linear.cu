#include "engine/cuda/linear_parts.h"

#include <optional>
#include <vector>

namespace seq {

namespace {

using namespace cuda;

// Few rows: neighbours of one dtype share a launch and their reads of x.
void fewRows(const LinearCall& call)
{
    std::vector<LinearPart> together;
    const auto flush = [&] {
        if (!together.empty()) linearVector(call.x, together);
        together.clear();
    };
    for (const LinearPart& part : call.parts) {
        if (!linearVectorFits(call.x, *part.w)) {
            linearExact(call.x, part);
            continue;
        }
        if (!together.empty()
            && (together[0].w->dtype() != part.w->dtype() || together.size() == kMostParts))
            flush();
        together.push_back(part);
    }
    flush();
}

void linearCuda(const LinearCall& call)
{
    if (call.x.size(0) <= kFewRows) return fewRows(call);
    std::optional<HalfRows> rows;
    for (const LinearPart& part : call.parts) {
        const bool exact = call.precision == Precision::Float32 || part.w->dtype() == Dtype::F32;
        if (!exact && !rows) rows.emplace(call.x, call.precision);
        if (exact || !rows->multiply(part)) linearExact(call.x, part);
    }
}

const bool provided = linearKernel.provide(Device::Cuda, linearCuda);

} // namespace
} // namespace seq
