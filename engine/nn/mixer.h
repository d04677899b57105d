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
    KvCache* cache;
    Probe* probe = nullptr;
    int window = 0; // of this layer, as the model was trained
    bool causal = true;
};
struct Mixed {
    Tensor out; // [rows, heads, d]
    std::vector<int> rows; // rows that go on from here; empty: all
};

// How tokens mix; every sparse or cached attention method is one of these.
class Mixer {
public:
    virtual ~Mixer() = default;
    virtual Mixed mix(const Mix&) = 0;
};

} // namespace seq
