#include "engine/figure/label_space.h"

#include <algorithm>
#include <cmath>

namespace seq {

bool LabelSpace::free(Rect r) const
{
    const auto apart = [&](const Rect& o) {
        return r.x >= o.right() || o.x >= r.right() || r.y >= o.bottom() || o.y >= r.bottom();
    };
    for (long stripe = std::lround(std::floor(r.y / line_)); double(stripe) * line_ < r.bottom();
         ++stripe) {
        const auto found = lines_.find(stripe);
        if (found != lines_.end() && !std::ranges::all_of(found->second, apart)) return false;
    }
    return true;
}

void LabelSpace::block(Rect r)
{
    for (long stripe = std::lround(std::floor(r.y / line_)); double(stripe) * line_ < r.bottom();
         ++stripe)
        lines_[stripe].push_back(r);
}

} // namespace seq
