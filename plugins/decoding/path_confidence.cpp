#include "plugins/decoding/path_confidence.h"

#include <algorithm>
#include <cmath>

namespace seq {

namespace {
constexpr double kLeast = 1e-12;
}

PathStats extended(PathStats path, const TokenOdds& token)
{
    path.leastLogp = path.length ? std::min(path.leastLogp, token.logp) : token.logp;
    ++path.length;
    path.logp += token.logp;
    path.margin += token.margin;
    path.entropy += token.entropy;
    return path;
}

double logConfidence(Confidence formula, const PathStats& path, int vocabulary)
{
    if (path.length == 0) return 0;
    switch (formula) {
    case Confidence::Geometric:
        return path.logp / path.length;
    case Confidence::Product:
        return path.logp;
    case Confidence::Minimum:
        return path.leastLogp;
    case Confidence::Margin:
        return std::log(std::max(kLeast, path.margin / path.length));
    case Confidence::Entropy:
        return std::log(
            std::max(kLeast, 1 - path.entropy / path.length / std::log(double(vocabulary))));
    }
    return 0;
}

} // namespace seq
