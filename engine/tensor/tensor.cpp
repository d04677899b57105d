#include "engine/tensor/tensor.h"

#include "engine/base/error.h"
#include "engine/tensor/device.h"

#include <cstdlib>
#include <cstring>

namespace seq {

std::shared_ptr<Storage> Storage::allocate(std::int64_t bytes, Device device)
{
    std::shared_ptr<Storage> storage(new Storage);
    storage->bytes_ = bytes;
    storage->device_ = device;
    if (device.kind == Device::Cuda) {
        storage->data_ = static_cast<std::byte*>(cudaBackend().allocate(device.index, bytes));
        return storage;
    }
    const auto rounded = std::size_t(bytes + 63) / 64 * 64;
    storage->data_
        = static_cast<std::byte*>(std::aligned_alloc(64, std::max<std::size_t>(rounded, 64)));
    if (!storage->data_) throw outOfMemory("no memory for {} bytes", bytes);
    return storage;
}

std::shared_ptr<Storage> Storage::borrow(
    const void* data, std::int64_t bytes, std::shared_ptr<const void> keeper)
{
    std::shared_ptr<Storage> storage(new Storage);
    storage->data_ = static_cast<std::byte*>(const_cast<void*>(data));
    storage->bytes_ = bytes;
    storage->keeper_ = std::move(keeper);
    return storage;
}

Storage::~Storage()
{
    if (keeper_ || !data_) return;
    if (device_.kind == Device::Cuda)
        cudaBackend().release(device_.index, data_);
    else
        std::free(data_);
}

Tensor Tensor::over(
    std::shared_ptr<Storage> storage, std::int64_t byteOffset, Shape shape, Dtype dtype)
{
    Tensor t;
    t.shape_ = shape;
    t.dtype_ = dtype;
    std::int64_t step = 1;
    for (int axis = shape.rank() - 1; axis >= 0; --axis) {
        t.strides_[std::size_t(axis)] = step;
        step *= shape[axis];
    }
    if (byteOffset < 0 || byteOffset + t.bytes() > storage->bytes())
        throw badInput("a tensor of shape {} needs {} bytes at {}, and {} are there", shape.text(),
            t.bytes(), byteOffset, storage->bytes());
    t.storage_ = std::move(storage);
    t.byteOffset_ = byteOffset;
    return t;
}

Tensor Tensor::empty(Shape shape, Dtype dtype, Device device)
{
    const std::int64_t last = shape.rank() ? shape[shape.rank() - 1] : 1;
    const std::int64_t rows = last ? shape.elements() / last : 0;
    return over(Storage::allocate(rows * rowBytes(dtype, last), device), 0, shape, dtype);
}

Tensor Tensor::zeros(Shape shape, Dtype dtype, Device device)
{
    Tensor t = empty(shape, dtype, device);
    if (device.kind == Device::Cuda)
        cudaBackend().zero(device.index, t.raw(), t.bytes());
    else
        std::memset(t.raw(), 0, std::size_t(t.bytes()));
    return t;
}

Tensor Tensor::of(std::span<const float> values, Shape shape)
{
    SEQ_ASSERT(std::int64_t(values.size()) == shape.elements());
    Tensor t = empty(shape);
    if (!values.empty()) std::memcpy(t.raw(), values.data(), values.size_bytes());
    return t;
}

Tensor Tensor::of(std::span<const std::int32_t> values, Shape shape)
{
    SEQ_ASSERT(std::int64_t(values.size()) == shape.elements());
    Tensor t = empty(shape, Dtype::I32);
    if (!values.empty()) std::memcpy(t.raw(), values.data(), values.size_bytes());
    return t;
}

std::int64_t Tensor::size(int axis) const
{
    if (axis < 0) axis += shape_.rank();
    SEQ_ASSERT(axis >= 0 && axis < shape_.rank());
    return shape_[axis];
}

std::int64_t Tensor::bytes() const
{
    const std::int64_t last = shape_.rank() ? shape_[shape_.rank() - 1] : 1;
    return last ? elements() / last * rowBytes(dtype_, last) : 0;
}

bool Tensor::dense() const
{
    std::int64_t step = 1;
    for (int axis = shape_.rank() - 1; axis >= 0; --axis) {
        if (shape_[axis] != 1 && strides_[std::size_t(axis)] != step) return false;
        step *= shape_[axis];
    }
    return true;
}

Tensor Tensor::view(Shape shape) const
{
    if (shape.elements() != elements() || !dense())
        throw badInput("{} cannot be seen as {} without a copy", shape_.text(), shape.text());
    return over(storage_, byteOffset_, shape, dtype_);
}

Tensor Tensor::slice(int axis, Range range) const
{
    if (axis < 0) axis += shape_.rank();
    SEQ_ASSERT(axis >= 0 && axis < shape_.rank());
    SEQ_ASSERT(!isQuantised(dtype_) || axis < shape_.rank() - 1);
    if (range.begin < 0 || range.end < range.begin || range.end > shape_[axis])
        throw badInput(
            "[{}, {}) is outside axis {} of {}", range.begin, range.end, axis, shape_.text());
    std::array<std::int64_t, Shape::kMaxRank> extents{};
    for (int i = 0; i < shape_.rank(); ++i)
        extents[std::size_t(i)] = shape_[i];
    extents[std::size_t(axis)] = range.end - range.begin;
    Tensor t = *this;
    t.shape_ = Shape(std::span(extents.data(), std::size_t(shape_.rank())));
    const DtypeInfo& i = info(dtype_);
    t.byteOffset_ += range.begin * strides_[std::size_t(axis)] / i.blockElements * i.blockBytes;
    return t;
}

Tensor Tensor::transpose(int a, int b) const
{
    SEQ_ASSERT(!isQuantised(dtype_));
    std::array<std::int64_t, Shape::kMaxRank> extents{};
    for (int i = 0; i < shape_.rank(); ++i)
        extents[std::size_t(i)] = shape_[i];
    std::swap(extents[std::size_t(a)], extents[std::size_t(b)]);
    Tensor t = *this;
    t.shape_ = Shape(std::span(extents.data(), std::size_t(shape_.rank())));
    std::swap(t.strides_[std::size_t(a)], t.strides_[std::size_t(b)]);
    return t;
}

namespace {

// Axis by axis; rows that lie together in both are copied at once.
void copyStrided(
    const Tensor& from, const Tensor& into, int axis, const std::byte* source, std::byte* target)
{
    const std::int64_t size = info(from.dtype()).blockBytes;
    if (axis == from.shape().rank()) {
        std::memcpy(target, source, std::size_t(size));
        return;
    }
    const std::int64_t count = from.shape()[axis];
    if (axis == from.shape().rank() - 1 && from.stride(axis) == 1 && into.stride(axis) == 1) {
        std::memcpy(target, source, std::size_t(count * size));
        return;
    }
    for (std::int64_t i = 0; i < count; ++i)
        copyStrided(from, into, axis + 1, source + i * from.stride(axis) * size,
            target + i * into.stride(axis) * size);
}

} // namespace

void copy(const Tensor& from, const Tensor& into)
{
    SEQ_ASSERT(from.shape() == into.shape() && from.dtype() == into.dtype());
    SEQ_ASSERT(from.device() == into.device());
    if (from.elements() == 0) return;
    const bool dense = from.dense() && into.dense();
    SEQ_ASSERT(dense || !isQuantised(from.dtype()));
    if (from.device().kind == Device::Cuda)
        cudaBackend().copy(from, into);
    else if (dense)
        std::memcpy(into.raw(), from.raw(), std::size_t(from.bytes()));
    else
        copyStrided(from, into, 0, from.raw(), into.raw());
}

Tensor Tensor::contiguous() const
{
    if (dense()) return *this;
    Tensor t = empty(shape_, dtype_, device());
    copy(*this, t);
    return t;
}

Tensor Tensor::to(Device device) const
{
    const Device here = this->device();
    if (device == here) return *this;
    if (here.kind == Device::Cuda && device.kind == Device::Cuda) return to(Device{}).to(device);
    const Tensor source = contiguous();
    Tensor target = empty(shape_, dtype_, device);
    if (device.kind == Device::Cuda)
        cudaBackend().toDevice(device.index, target.raw(), source.raw(), bytes());
    else
        cudaBackend().toHost(here.index, target.raw(), source.raw(), bytes());
    return target;
}

namespace {
template <class T> struct DtypeOf;
template <> struct DtypeOf<float> {
    static constexpr Dtype value = Dtype::F32;
};
template <> struct DtypeOf<double> {
    static constexpr Dtype value = Dtype::F64;
};
template <> struct DtypeOf<std::int8_t> {
    static constexpr Dtype value = Dtype::I8;
};
template <> struct DtypeOf<std::int32_t> {
    static constexpr Dtype value = Dtype::I32;
};
template <> struct DtypeOf<std::int64_t> {
    static constexpr Dtype value = Dtype::I64;
};
template <> struct DtypeOf<std::uint8_t> {
    static constexpr Dtype value = Dtype::U8;
};

template <class T> std::span<T> hostSpan(const Tensor& t)
{
    if (t.device().kind != Device::Cpu || !t.dense())
        throw badInput(
            "a {} tensor on {} cannot be read in place", t.shape().text(), toString(t.device()));
    using Plain = std::remove_const_t<T>;
    if constexpr (std::is_same_v<Plain, std::byte>) {
        return {reinterpret_cast<T*>(t.raw()), std::size_t(t.bytes())};
    } else {
        if (t.dtype() != DtypeOf<Plain>::value)
            throw badInput("the tensor holds {}, not {}", info(t.dtype()).name,
                info(DtypeOf<Plain>::value).name);
        return {reinterpret_cast<T*>(t.raw()), std::size_t(t.elements())};
    }
}
} // namespace

template <class T> std::span<const T> Tensor::host() const
{
    if (!storage_) return {};
    return hostSpan<const T>(*this);
}
template <class T> std::span<T> Tensor::hostMutable()
{
    if (!storage_) return {};
    return hostSpan<T>(*this);
}

#define SEQ_HOST(T)                                                                                \
    template std::span<const T> Tensor::host<T>() const;                                           \
    template std::span<T> Tensor::hostMutable<T>();
SEQ_HOST(float)
SEQ_HOST(double)
SEQ_HOST(std::int8_t)
SEQ_HOST(std::int32_t)
SEQ_HOST(std::int64_t)
SEQ_HOST(std::uint8_t)
SEQ_HOST(std::byte)
#undef SEQ_HOST

} // namespace seq
