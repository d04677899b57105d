#include "engine/nn/embedding.h"

#include "engine/base/error.h"

#include <cmath>

namespace seq {

namespace {

constexpr int kTokensAtOnce = 2048; // bounds the memory of a step

void pool(const float* rows, int count, std::int64_t width, float* out)
{
    std::vector<double> sum(std::size_t(width), 0.0);
    for (int r = 0; r < count; ++r)
        for (std::int64_t i = 0; i < width; ++i)
            sum[std::size_t(i)] += rows[r * width + i];
    double squares = 0;
    for (const double s : sum)
        squares += s * s;
    const double length = squares > 0 ? std::sqrt(squares) : 1;
    for (std::int64_t i = 0; i < width; ++i)
        out[i] = float(sum[std::size_t(i)] / length);
}

} // namespace

Tensor sentenceEmbeddings(
    const LanguageModel& model, std::span<const std::vector<Token>> texts, Precision precision)
{
    if (model.info().causal)
        throw unsupported(
            "{} is no encoder: sentence embeddings need one (bert)", model.info().name);
    const std::int64_t width = model.info().width;
    Tensor out = Tensor::empty({std::int64_t(texts.size()), width});
    Forward options;
    options.precision = precision;
    for (std::size_t begin = 0; begin < texts.size();) {
        std::vector<Token> tokens;
        std::vector<Segment> segments;
        std::size_t end = begin;
        for (; end < texts.size()
             && (end == begin || int(tokens.size() + texts[end].size()) <= kTokensAtOnce);
             ++end) {
            segments.push_back({int(end - begin), 0, int(texts[end].size())});
            tokens.insert(tokens.end(), texts[end].begin(), texts[end].end());
        }
        const Tensor hidden = model.forward({tokens, segments, nullptr}, options).to(Device{});
        const float* row = hidden.host<float>().data();
        for (const Segment& s : segments) {
            pool(row, s.count, width,
                out.hostMutable<float>().data()
                    + (begin + std::size_t(s.sequence)) * std::size_t(width));
            row += s.count * width;
        }
        begin = end;
    }
    return out;
}

} // namespace seq
