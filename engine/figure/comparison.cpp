#include "engine/figure/comparison.h"

#include "engine/figure/axes.h"
#include "engine/figure/subtract.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace seq {
namespace {

constexpr std::array<std::string_view, 3> kNames{"off", "beside", "difference"};
using Draw = std::function<void(const View&, Canvas&)>;
using Range2 = std::array<double, 2>;

Picture recorded(const Draw& draw, const View& view, const PlotMatches* matches = nullptr)
{
    Canvas canvas(view.size);
    canvas.keepTo(matches);
    draw(view, canvas);
    return canvas.take();
}

Range2 both(double lowA, double highA, double lowB, double highB)
{
    return {std::min(lowA, lowB), std::max(highA, highB)};
}

Range2 both(const PlotAxis& a, const PlotAxis& b)
{
    return both(a.begin, a.end, b.begin, b.end);
}

PlotMatch matchOf(const PlotData& a, const PlotData& b)
{
    PlotMatch match;
    if (a.scale && b.scale && a.scale->map == b.scale->map
        && a.scale->transform == b.scale->transform)
        match.colours = both(a.scale->low, a.scale->high, b.scale->low, b.scale->high);
    if (a.x.logarithmic == b.x.logarithmic) match.x = both(a.x, b.x);
    if (a.y.logarithmic == b.y.logarithmic) match.y = both(a.y, b.y);
    match.bandHigh = std::max(a.bandHigh, b.bandHigh);
    return match;
}

// The two whole, to see what they share.
class Pair {
public:
    Pair(const Compared& compared, const View& view, Wholes& wholes)
        : a_(wholes.a)
        , b_(wholes.b)
    {
        if (wholes.recorded) return;
        View whole = view;
        whole.camera = {};
        wholes.a = recorded(compared.a, whole);
        wholes.b = recorded(compared.b, whole);
        wholes.recorded = true;
    }
    const Picture& a() const { return a_; }
    // Plots of the same name and kind, in order.
    template <class Each> void each(Each each) const
    {
        std::map<std::string, std::size_t> seen;
        for (const PlotData& a : a_.plots) {
            const std::size_t place = seen[a.name]++;
            std::size_t before = 0;
            const PlotData* other = nullptr;
            for (const PlotData& b : b_.plots)
                if (b.name == a.name && before++ == place) other = &b;
            each(a, other && other->kind == a.kind ? other : nullptr, place);
        }
    }
    PlotMatches matches(bool subtract) const
    {
        PlotMatches all;
        each([&](const PlotData& a, const PlotData* b, std::size_t place) {
            if (!b) return;
            PlotMatch match = matchOf(a, *b);
            if (subtract && subtraction(a, *b).kind == Subtraction::Possible) match.other = b;
            all.emplace(std::pair(a.name, place), match);
        });
        return all;
    }
    std::string refusal(const Wording& say) const // empty: there is a difference
    {
        Subtraction why, nothing{Subtraction::Nothing, phrase("nothing here can be subtracted")};
        bool possible = false;
        each([&](const PlotData& a, const PlotData* b, std::size_t) {
            const Subtraction s = b
                ? subtraction(a, *b)
                : Subtraction{Subtraction::Impossible, phrase("the pictures have different plots")};
            possible |= s.kind == Subtraction::Possible;
            if (s.kind == Subtraction::Impossible && !*why.why) why = s;
            if (s.kind == Subtraction::Nothing) nothing = s;
        });
        if (!*why.why && possible) return {};
        if (!*why.why) why = nothing;
        return say(why.why, why.with);
    }

private:
    const Picture &a_, &b_;
};

class Page {
public:
    Page(const Compared& compared, const View& view, Canvas& canvas, Wholes& wholes)
        : compared_(compared)
        , view_(view)
        , canvas_(canvas)
        , sizes_(view)
        , wholes_(wholes)
        , pair_(compared, view, wholes)
    {
    }
    void difference()
    {
        if (const std::string why = pair_.refusal(view_.say); !why.empty()) return beside(why);
        const Rect area = headed({0, 0, view_.size.width, view_.size.height}, "A \u2212 B",
            "A: " + compared_.nameA + "    B: " + compared_.nameB);
        const PlotMatches matches = pair_.matches(true);
        put(compared_.a, area, matches, false);
    }
    void beside(const std::string& why)
    {
        Rect all{0, 0, view_.size.width, view_.size.height};
        if (!why.empty())
            all = headed(all, "", view_.say("A \u2212 B: {}; side by side instead", {why}));
        Rect a = all, b = all;
        if (!wholes_.stacked || wholes_.stacked->first != all.height / all.width)
            wholes_.stacked = {all.height / all.width, stacked(all)};
        if (!wholes_.stacked->second) {
            a.width = b.width = all.width / 2;
            b.x += a.width;
            line({b.x, all.y + sizes_.gap}, {b.x, all.bottom() - sizes_.gap});
        } else {
            a.height = b.height = all.height / 2;
            b.y += a.height;
            line({sizes_.gap, b.y}, {all.right() - sizes_.gap, b.y});
        }
        const PlotMatches matches = pair_.matches(false);
        put(compared_.a, headed(a, "A", compared_.nameA), matches, false);
        put(compared_.b, headed(b, "B", compared_.nameB), matches, true);
    }

private:
    // Below so many lines of text most pictures fall into one another: then beside. Else the way
    // that leaves the most to the part that loses the most; where they are alike, what
    // reads from left to right keeps the width.
    bool stacked(const Rect& all) const
    {
        constexpr double kLines = 25;
        if (all.height / 2 < kLines * sizes_.text) return false;
        const double across = kept({all.width / 2, all.height});
        const double down = kept({all.width, all.height / 2});
        if (std::abs(across - down) > 0.2 * std::max(across, down)) return down > across;
        constexpr std::array<std::string_view, 5> narrow{
            "heat map", "grid", "curve", "bars", "links"};
        const auto& plots = pair_.a().plots;
        return std::ranges::any_of(plots, [&](const PlotData& plot) {
            return std::ranges::find(narrow, plot.kind) == narrow.end();
        });
    }
    // Of the area of a plot in the whole picture, the least that is left in a part of this size;
    // 0 where a plot is left out.
    double kept(Size size) const
    {
        View part = view_;
        part.camera = {};
        part.size = size;
        const Picture small = recorded(compared_.a, part);
        const auto area = [](const PlotData& p) { return p.area.width * p.area.height; };
        std::map<std::string, std::vector<double>> left; // by name
        for (const PlotData& plot : small.plots)
            left[plot.name].push_back(area(plot));
        double least = 1;
        std::map<std::string, std::size_t> seen;
        for (const PlotData& plot : pair_.a().plots) {
            const std::size_t place = seen[plot.name]++;
            const auto& there = left[plot.name];
            if (place >= there.size()) return 0;
            least = std::min(least, there[place] / std::max(1.0, area(plot)));
        }
        return least;
    }
    void line(Point from, Point to) { canvas_.path(std::array{from, to}, {view_.theme.grid, 1}); }
    Rect headed(Rect area, const std::string& bold, const std::string& text)
    {
        const double pad = area.width > 700 ? 16 : 8, drop = area.y + sizes_.gap + sizes_.text;
        double x = area.x + pad;
        if (!bold.empty()) {
            canvas_.text(
                {x, drop}, bold, {.size = sizes_.text, .colour = view_.theme.text, .bold = true});
            x += canvas_.width(bold, sizes_.text, true) + sizes_.gap;
        }
        canvas_.text({x, drop}, fitted(text, area.right() - pad - x, sizes_.text, canvas_),
            {.size = sizes_.text, .colour = view_.theme.faint});
        const double height = std::min(area.height, drop + sizes_.text * 0.3 - area.y);
        return {area.x, area.y + height, area.width, area.height - height};
    }
    void put(const Draw& draw, Rect area, const PlotMatches& matches, bool other)
    {
        View part = view_;
        part.size = {area.width, area.height};
        canvas_.place(recorded(draw, part, &matches), {area.x, area.y}, other);
    }

    const Compared& compared_;
    const View& view_;
    Canvas& canvas_;
    Sizes sizes_;
    Wholes& wholes_;
    Pair pair_;
};

} // namespace

std::string_view name(Comparison how)
{
    return kNames[std::size_t(how)];
}

std::optional<Comparison> comparisonOf(std::string_view name)
{
    const auto at = std::ranges::find(kNames, name);
    if (at == kNames.end()) return {};
    return Comparison(at - kNames.begin());
}

void drawComparison(
    Comparison how, const Compared& compared, const View& view, Canvas& canvas, Wholes* kept)
{
    if (how == Comparison::Off) return compared.a(view, canvas);
    Wholes once;
    Page page(compared, view, canvas, kept ? *kept : once);
    how == Comparison::Beside ? page.beside({}) : page.difference();
}

} // namespace seq
