#pragma once
#include "engine/base/error.h"
#include "engine/tensor/tensor.h"

namespace seq {

// Throws BadInput unless both lie on one device. Kernels check nothing.
inline void needOneDevice(
    const char* op, const char* name, const Tensor& a, const char* otherName, const Tensor& b)
{
    if (a.device() != b.device())
        throw badInput("{}: {} is on {} and {} on {}: one device is needed", op, name,
            toString(a.device()), otherName, toString(b.device()));
}

} // namespace seq
