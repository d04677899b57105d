#pragma once
#include "engine/tensor/tensor.h"

#include <iosfwd>
#include <map>
#include <string>

namespace seq {

// One .safetensors file: tensors by name, in that order. Throws Unsupported: a block type, which
// the format does not know.
void writeSafetensors(std::ostream&, const std::map<std::string, Tensor>&,
    const std::map<std::string, std::string>& metadata = {});

} // namespace seq
