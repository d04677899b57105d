#pragma once
#include "engine/tensor/dtype.h"

#include <array>
#include <initializer_list>
#include <memory>
#include <span>
#include <string>

namespace seq {

struct Device {
    enum Kind : std::uint8_t { Cpu, Cuda } kind = Cpu;
    int index = 0;
    bool operator==(const Device&) const = default;
};
std::string toString(Device); // "cpu", "cuda:1"

struct Range {
    std::int64_t begin = 0, end = 0; // half open
};

// Extents, outermost first; up to kMaxRank of them. A scalar has none.
class Shape {
public:
    static constexpr int kMaxRank = 6;
    Shape() = default;
    Shape(std::initializer_list<std::int64_t> extents); // throws BadInput: negative, too many
    explicit Shape(std::span<const std::int64_t> extents);
    int rank() const { return rank_; }
    std::int64_t operator[](int axis) const { return extents_[std::size_t(axis)]; }
    std::int64_t elements() const;
    bool operator==(const Shape&) const = default;
    std::string text() const; // "[3, 64]"

private:
    std::array<std::int64_t, kMaxRank> extents_{};
    int rank_ = 0;
};

// Memory of one device; freed with its last tensor. A keeper holds foreign memory (a mapped file).
class Storage {
public:
    static std::shared_ptr<Storage> allocate(std::int64_t bytes, Device); // throws OutOfMemory
    static std::shared_ptr<Storage> borrow(
        const void* data, std::int64_t bytes, std::shared_ptr<const void> keeper);
    ~Storage();
    Storage(const Storage&) = delete;
    std::byte* data() const { return data_; }
    std::int64_t bytes() const { return bytes_; }
    Device device() const { return device_; }

private:
    Storage() = default;
    std::byte* data_ = nullptr;
    std::int64_t bytes_ = 0;
    Device device_;
    std::shared_ptr<const void> keeper_; // set: the memory is not ours, and read-only
};

// A handle: copying shares the storage. Host memory is 64-byte aligned. Values of `empty` are
// undefined. The last axis of a quantised tensor is counted in elements and cannot be sliced.
class Tensor {
public:
    Tensor() = default;
    static Tensor empty(Shape, Dtype = Dtype::F32, Device = {});
    static Tensor zeros(Shape, Dtype = Dtype::F32, Device = {});
    static Tensor of(std::span<const float>, Shape);
    static Tensor of(std::span<const std::int32_t>, Shape);
    static Tensor over(std::shared_ptr<Storage>, std::int64_t byteOffset, Shape,
        Dtype); // dense; throws if it does not fit

    explicit operator bool() const { return storage_ != nullptr; }
    const Shape& shape() const { return shape_; }
    std::int64_t size(int axis) const; // negative: from the end
    std::int64_t stride(int axis) const { return strides_[std::size_t(axis)]; } // in elements
    std::int64_t elements() const { return shape_.elements(); }
    std::int64_t bytes() const; // of the elements, dense
    Dtype dtype() const { return dtype_; }
    Device device() const { return storage_ ? storage_->device() : Device{}; }
    bool dense() const;

    Tensor view(Shape) const; // never copies; throws if it would have to
    Tensor slice(int axis, Range) const; // never copies
    Tensor transpose(int a, int b) const; // never copies
    Tensor contiguous() const; // copies if it has to
    Tensor to(Device) const; // the only way across the bus; dtypes: ops/convert.h

    // Throws unless CPU, dense and a T (or T is std::byte).
    template <class T> std::span<const T> host() const;
    template <class T> std::span<T> hostMutable();

    // For kernels: the first element's address, no questions asked.
    std::byte* raw() const { return storage_->data() + byteOffset_; }

private:
    std::shared_ptr<Storage> storage_;
    Shape shape_;
    std::array<std::int64_t, Shape::kMaxRank> strides_{};
    std::int64_t byteOffset_ = 0;
    Dtype dtype_ = Dtype::F32;
};

// Values into memory that is there: tensors of one shape, dtype and device, any strides.
void copy(const Tensor& from, const Tensor& into);

} // namespace seq
