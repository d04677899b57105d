#include "engine/figure/strip_layout.h"

#include "engine/figure/axes.h"

#include <algorithm>
#include <cmath>

namespace seq {

StripLayout::StripLayout(
    const TokenStrip& strip, double width, double pad, double size, const Canvas& canvas)
{
    for (const StripRow& row : strip.rows)
        for (const StripItem& item : row.items) {
            bounds_.push_back(item.ref.begin);
            bounds_.push_back(item.ref.end);
        }
    if (!std::ranges::is_sorted(bounds_)) std::ranges::sort(bounds_);
    bounds_.erase(std::ranges::unique(bounds_).begin(), bounds_.end());
    inner_.resize(bounds_.size());
    std::vector<Need> needs;
    for (const StripRow& row : strip.rows) {
        std::size_t near = 0; // pieces follow each other
        for (const StripItem& item : row.items) {
            const double label = std::isnan(item.width) ? canvas.width(visibleText(item.text), size)
                                                        : item.width * size;
            const double room = std::min(width, label + 2 * pad);
            const double note = item.note.empty() ? 0 : canvas.width(item.note, size * 0.8) + pad;
            const std::size_t begin = indexOf(item.ref.begin, near);
            near = indexOf(item.ref.end, begin);
            needs.push_back({near, begin, std::max(room, note)});
            for (std::size_t b = begin + 1; b < near; ++b)
                ++inner_[b];
        }
    }
    if (!std::ranges::is_sorted(needs, {}, &Need::end))
        std::ranges::stable_sort(needs, {}, &Need::end);
    place(needs);
    breakLines(width);
}

std::size_t StripLayout::indexOf(std::int64_t byte, std::size_t near) const
{
    for (std::size_t i = near; i < std::min(near + 2, bounds_.size()); ++i)
        if (bounds_[i] == byte) return i;
    return std::size_t(std::ranges::lower_bound(bounds_, byte) - bounds_.begin());
}

void StripLayout::place(const std::vector<Need>& needs)
{
    auto need = needs.begin();
    for (std::size_t i = 0; i < bounds_.size(); ++i) {
        double x = i == 0 ? 0 : x_.back();
        for (; need != needs.end() && need->end == i; ++need)
            if (need->begin < i) x = std::max(x, x_[need->begin] + need->width);
        x_.push_back(x);
    }
    total_ = x_.empty() ? 0 : x_.back();
}

// At the boundary in the last third of a line that the fewest pieces cross.
void StripLayout::breakLines(double width)
{
    starts_ = {0};
    std::size_t from = 0;
    for (std::size_t i = 1; i < bounds_.size(); ++i) {
        if (x_[i] - starts_.back() <= width + 0.01 || i - 1 == from) continue;
        std::size_t cut = i - 1;
        for (std::size_t k = i - 1; k > from; --k) {
            if (x_[k] - starts_.back() < width * 0.67) break;
            if (inner_[k] < inner_[cut]) cut = k;
        }
        if (x_[cut] <= starts_.back()) continue;
        starts_.push_back(x_[cut]);
        from = cut;
        i = cut; // what follows the cut stands on the new line
    }
}

StripLayout::Place StripLayout::at(std::int64_t byte, bool end) const
{
    const std::size_t index = indexOf(byte, bounds_.size());
    const bool known = index < bounds_.size() && bounds_[index] == byte;
    const double x = known ? x_[index] : 0;
    const auto after = end ? std::lower_bound(starts_.begin(), starts_.end(), x - 1e-9)
                           : std::upper_bound(starts_.begin(), starts_.end(), x + 1e-9);
    const auto line = std::size_t(std::max<std::ptrdiff_t>(1, after - starts_.begin()) - 1);
    return {line, x - starts_[line]};
}

} // namespace seq
