#include "engine/nn/prefix.h"

#include "engine/base/error.h"

#include <algorithm>

namespace seq {

int reusePrefix(
    KvCache& cache, int sequence, std::span<const Token> old, std::span<const Token> next)
{
    if (cache.length(sequence) != int(old.size()))
        throw badInput("sequence {} holds {} positions, not the {} old tokens", sequence,
            cache.length(sequence), old.size());
    const auto end = std::mismatch(old.begin(), old.end(), next.begin(), next.end()).first;
    const int common = std::max(0, std::min(int(end - old.begin()), int(next.size()) - 1));
    cache.truncate(sequence, common);
    return common;
}

} // namespace seq
