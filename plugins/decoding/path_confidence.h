#pragma once
#include "plugins/decoding/search_settings.h"

namespace seq {

// What the confidence of a path is made of: sums over its tokens, with the distributions they were
// drawn from (the raw model's).
struct PathStats {
    int length = 0; // generated tokens
    double logp = 0; // sum, nats
    double leastLogp = 0;
    double margin = 0; // sum of p(first) - p(second)
    double entropy = 0; // sum, nats
};

struct TokenOdds { // one token, and the distribution it was drawn from
    double logp, margin, entropy;
};
PathStats extended(PathStats, const TokenOdds&);

// ln of the confidence, which is at least 1e-12 where it can vanish; 0 for the empty path.
double logConfidence(Confidence, const PathStats&, int vocabulary);

} // namespace seq
