#pragma once
#include "engine/tensor/tensor.h"

#include <span>
#include <string_view>

namespace seq {

// A named value inside a model. All names stand in probe.cpp; a misspelt one throws.
struct Site {
    std::string_view name;
    int layer = -1; // -1: outside the layers
};
struct SiteInfo {
    std::string_view name, shape, meaning;
};
std::span<const SiteInfo> sites();
void checkSite(std::string_view name); // throws NotFound with the nearest names

// Watches, or replaces, any named value while a model runs.
class Probe {
public:
    virtual ~Probe() = default;
    virtual bool wants(const Site&) const = 0; // false keeps the fused kernel
    virtual Tensor see(const Site&, const Tensor&)
        = 0; // what the model goes on with: as a rule its argument
};

} // namespace seq
