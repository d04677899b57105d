#pragma once
#include "engine/tensor/tensor.h"

#include <span>
#include <vector>

namespace seq {

class KvCache;
class Rope;
class Probe;

struct Segment {
    int sequence = 0, position = 0, count = 0; // new tokens of one cached sequence
};
struct Mix {
    int layer;
    const Tensor &q, &k, &v; // [rows, heads, d], positions not yet applied
    std::span<const Segment> segments; // whose rows these are
    std::span<const int> positions; // of the rows; a row sees keys up to its own
    const Rope* rope; // none: the model has no rotary positions
    KvCache* cache; // none: an encoder
    Probe* probe = nullptr;
    int window = 0; // of this layer, as the model was trained
    bool causal = true;
    std::int64_t row = 0; // of the batch: the first of these (Site::row)
    bool exact = true; // else the device may round queries, keys and values to BF16
};
struct Mixed {
    Tensor out; // [rows that go on, heads, d]
    std::vector<int> rows; // those, ascending; each segment keeps its last. Empty: all
};

// How tokens mix; every sparse or cached attention method is one of these. It writes the cache
// itself and shows the probe what it has of the sites "attn.q" … "attn.probs".
class Mixer {
public:
    virtual ~Mixer() = default;
    virtual Mixed mix(const Mix&) = 0;
};

} // namespace seq
