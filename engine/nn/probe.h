#pragma once
#include "engine/tensor/tensor.h"

#include <cstdint>
#include <span>
#include <string_view>

namespace seq {

// A named value inside a model. All names stand in probe.cpp; a misspelt one throws.
struct Site {
    std::string_view name;
    int layer = -1; // -1: outside the layers
    std::int64_t row
        = 0; // of the batch: the value begins with it. Long batches go through in chunks
};
struct SiteInfo {
    std::string_view name, shape, meaning;
};
std::span<const SiteInfo> sites();
void checkSite(std::string_view name); // throws NotFound with the nearest names

// Watches, or replaces, any named value while a model runs. Values are never overwritten later: a
// handle may be kept. A replacement has the shape and dtype of the value; it is a tensor of its
// own.
class Probe {
public:
    virtual ~Probe() = default;
    virtual bool wants(const Site&) const = 0; // false keeps the fused kernel
    virtual Tensor see(const Site&, const Tensor&)
        = 0; // what the model goes on with: as a rule its argument
};

// For models and mixers: the value, or what the probe makes of it. A replacement of another shape
// throws BadInput. No probe: no cost.
Tensor shown(Probe*, const Site&, const Tensor&);
inline bool wanted(const Probe* probe, const Site& site)
{
    return probe && probe->wants(site);
}

} // namespace seq
