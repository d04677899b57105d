#include "engine/nn/side_by_side.h"

#include <algorithm>
#include <span>

namespace seq {

namespace {

void join(std::span<Tensor* const> matrices)
{
    const Tensor& first = *matrices[0];
    const bool alike = std::ranges::all_of(matrices, [&](const Tensor* m) {
        return *m && m->dtype() == Dtype::BF16 && m->size(1) == first.size(1)
            && m->device() == first.device();
    });
    if (!alike || first.device().kind != Device::Cuda) return;
    std::int64_t rows = 0;
    for (const Tensor* m : matrices)
        rows += m->size(0);
    const Tensor all = Tensor::empty({rows, first.size(1)}, Dtype::BF16, first.device());
    rows = 0;
    for (Tensor* m : matrices) {
        const Tensor place = all.slice(0, {rows, rows + m->size(0)});
        copy(*m, place);
        rows += m->size(0);
        *m = place;
    }
}

} // namespace

TransformerLayer sideBySide(TransformerLayer layer)
{
    Tensor* const attention[] = {&layer.q.weight, &layer.k.weight, &layer.v.weight};
    Tensor* const feedForward[] = {&layer.gate.weight, &layer.up.weight};
    join(attention);
    join(feedForward);
    return layer;
}

} // namespace seq
