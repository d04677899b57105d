#pragma once
#include "engine/nn/language_model.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace seq {

// Of a device with so much free memory, what queries, keys and log-sum-exp may take: a third of it,
// 512 MiB at least.
std::size_t mapBudget(std::size_t free);

// Which layers' maps are kept of a text, and what the pass over it takes.
struct MapPlan {
    std::vector<bool> kept; // by layer
    std::int64_t waiting = 0; // rows of the other layers until they are summarised; 0: all are kept
    std::size_t bytes = 0; // of the device: what is kept, the cache, what a summary works on
};
struct MapNeeds {
    std::int64_t tokens = 0; // those to be generated included
    std::int64_t waiting = 0; // rows between two summaries
    int chosen = 0; // the layer that is kept whatever the budget
    std::size_t budget = 0; // bytes; 0: mapBudget(), if the rest finds room beside it
    std::size_t free = 0; // bytes of the device
};
// The chosen layer and as many around it as fit.
MapPlan planMaps(const ModelInfo&, const MapNeeds&);
// The chosen layer alone, by a pass up to it; `bytes` without a summary.
MapPlan planOneMap(const ModelInfo&, std::int64_t tokens, int chosen);

} // namespace seq
