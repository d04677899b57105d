#include "engine/base/error.h"
#include "engine/tensor/tensor.h"

namespace seq {

std::string toString(Device d)
{
    return d.kind == Device::Cpu ? "cpu" : "cuda:" + std::to_string(d.index);
}

Shape::Shape(std::initializer_list<std::int64_t> extents)
    : Shape(std::span(extents.begin(), extents.size()))
{
}

Shape::Shape(std::span<const std::int64_t> extents)
{
    if (extents.size() > kMaxRank)
        throw badInput("a tensor has at most {} axes, not {}", kMaxRank, extents.size());
    for (const std::int64_t extent : extents) {
        if (extent < 0) throw badInput("an axis cannot have {} elements", extent);
        extents_[std::size_t(rank_++)] = extent;
    }
    std::int64_t product = 1;
    for (const std::int64_t extent : extents)
        if (__builtin_mul_overflow(product, extent, &product) || product > std::int64_t(1) << 48)
            throw badInput("a tensor of shape {} is too large", text());
}

std::int64_t Shape::elements() const
{
    std::int64_t product = 1;
    for (int axis = 0; axis < rank_; ++axis) product *= extents_[std::size_t(axis)];
    return product;
}

std::string Shape::text() const
{
    std::string out = "[";
    for (int axis = 0; axis < rank_; ++axis)
        out += (axis ? ", " : "") + std::to_string((*this)[axis]);
    return out + "]";
}

} // namespace seq
