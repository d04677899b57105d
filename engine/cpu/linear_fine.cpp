#include "engine/cpu/linear_fine.h"

#include "engine/cpu/linear_tiles.h"

#include <cstring>
#include <vector>

namespace seq {

namespace {

// [2 rows, in]: x, then x minus its 8-bit form.
Tensor withRemainders(const Tensor& x)
{
    const std::int64_t rows = x.shape()[0], in = x.shape()[1];
    Tensor both = Tensor::empty({2 * rows, in});
    float* values = both.hostMutable<float>().data();
    std::memcpy(values, x.raw(), std::size_t(x.bytes()));
    const LinearTiles& tiles = linearTiles(activeIsa());
    QuantisedRows q(1, in);
    for (std::int64_t r = 0; r < rows; ++r) {
        const float* row = values + r * in;
        float* rest = values + (rows + r) * in;
        tiles.quantise(row, 0, q);
        for (std::int64_t i = 0; i < in; ++i)
            rest[i] = row[i] - q.scales[std::size_t(i / 32)] * float(q.codes[std::size_t(i)]);
    }
    return both;
}

void addHalves(const Tensor& both, const LinearPart& part)
{
    const std::int64_t rows = part.y->shape()[0], outs = part.y->shape()[1];
    const float* from = both.host<float>().data();
    float* y = part.y->hostMutable<float>().data();
    const float* bias = part.bias ? part.bias->host<float>().data() : nullptr;
    for (std::int64_t r = 0; r < rows; ++r)
        for (std::int64_t o = 0; o < outs; ++o)
            y[r * outs + o]
                = from[r * outs + o] + from[(rows + r) * outs + o] + (bias ? bias[o] : 0);
}

} // namespace

void linearFine(const LinearCall& call)
{
    const Tensor both = withRemainders(call.x);
    std::vector<Tensor> ys;
    std::vector<LinearPart> parts;
    ys.reserve(call.parts.size());
    for (const LinearPart& part : call.parts) {
        ys.push_back(Tensor::empty({both.shape()[0], part.w->shape()[0]}));
        parts.push_back({part.w, nullptr, &ys.back()});
    }
    linearKernel(call.x.device(), LinearCall{both, parts, Precision::Native, call.steady});
    for (std::size_t i = 0; i < ys.size(); ++i)
        addHalves(ys[i], call.parts[i]);
}

} // namespace seq
