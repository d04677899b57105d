#include "plugins/decoding/time_bar.h"

#include "engine/base/error.h"
#include "engine/figure/axes.h"

#include <algorithm>
#include <cmath>

namespace seq {

Rect withTimeBar(int step, int last, Rect area, const View& view, Canvas& canvas)
{
    if (view.still || last < 1) return area;
    const double small = Sizes(view).small, high = small * 0.8;
    const int now = step < 0 ? last : std::min(step, last);
    const std::string words
        = view.say("step {} of {}", {std::to_string(now), std::to_string(last)});
    const double room = canvas.width(words, small) + small;
    const Rect track{area.x, area.bottom() - high, area.width - room, high};
    if (track.width < small * 6) return area;
    const int blocks = std::min(last + 1, int(track.width / (small * 0.7)));
    const double pitch = track.width / blocks;
    for (int i = 0; i < blocks; ++i) {
        const int at = int(std::lround(double(i) * last / (blocks - 1)));
        const auto link = canvas.link({sourceOf("search step", "step"), at, at + 1},
            fill("the tree after step {}", {std::to_string(at)}));
        const auto click
            = canvas.onClick({{}, {{"step", Value(std::int64_t(at == last ? -1 : at))}}});
        const auto drag = canvas.onDrag({.field = "step", .track = track, .end = double(last)});
        canvas.rect({track.x + pitch * i, track.y, pitch - 1.5, high},
            {at <= now ? mix(view.theme.background, view.theme.accent, 0.7) : view.theme.surface},
            {at <= now ? Colour{} : view.theme.line, 0.5});
    }
    canvas.text({area.right(), track.bottom() - high * 0.08}, words,
        {.size = small, .colour = view.theme.faint, .anchor = Anchor::Right});
    return {area.x, area.y, area.width, area.height - high - small * 0.7};
}

} // namespace seq
