#include "engine/nn/capture.h"

#include "engine/base/error.h"

#include <algorithm>
#include <array>

namespace seq {

namespace {

// Which axis counts the batch's rows.
int rowAxis(std::string_view name)
{
    return name == "attn.lse" || name == "attn.probs" ? 1 : 0;
}

Tensor join(std::span<const Tensor> parts, int axis)
{
    std::array<std::int64_t, Shape::kMaxRank> extents{};
    const int rank = parts[0].shape().rank();
    for (const Tensor& part : parts)
        for (int i = 0; i < rank; ++i) {
            auto& extent = extents[std::size_t(i)];
            extent = i == axis ? extent + part.size(i) : std::max(extent, part.size(i));
        }
    const Tensor whole = Tensor::zeros(
        Shape(std::span(extents.data(), std::size_t(rank))), Dtype::F32, parts[0].device());
    std::int64_t begin = 0;
    for (const Tensor& part : parts) {
        Tensor target = whole.slice(axis, {begin, begin + part.size(axis)});
        if (axis != rank - 1) target = target.slice(rank - 1, {0, part.size(rank - 1)});
        copy(part, target);
        begin += part.size(axis);
    }
    return whole;
}

} // namespace

Capture::Capture(std::initializer_list<std::string_view> names, std::vector<int> layers)
    : names_(names.begin(), names.end())
    , layers_(std::move(layers))
{
    for (const std::string& name : names_)
        checkSite(name);
}

Capture::Capture(std::span<const std::string> names, std::vector<int> layers)
    : names_(names.begin(), names.end())
    , layers_(std::move(layers))
{
    for (const std::string& name : names_)
        checkSite(name);
}

bool Capture::wants(const Site& site) const
{
    if (!names_.contains(site.name)) return false;
    return site.layer < 0 || layers_.empty()
        || std::find(layers_.begin(), layers_.end(), site.layer) != layers_.end();
}

Tensor Capture::see(const Site& site, const Tensor& value)
{
    parts_[{std::string(site.name), site.layer}].push_back(value.contiguous());
    return value;
}

bool Capture::has(std::string_view name, int layer) const
{
    return parts_.contains({std::string(name), layer});
}

Tensor Capture::at(std::string_view name, int layer) const
{
    const auto found = parts_.find({std::string(name), layer});
    if (found == parts_.end()) throw notFound("\"{}\" of layer {} was not captured", name, layer);
    auto& parts = found->second;
    if (parts.size() > 1) parts = {join(parts, rowAxis(name))}; // the parts would be as large again
    return parts[0];
}

} // namespace seq
