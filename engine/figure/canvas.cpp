#include "engine/figure/canvas.h"

#include "engine/base/error.h"

#include <algorithm>

namespace seq {

Canvas::Canvas(Size size, const FontMetrics& metrics)
    : metrics_(metrics)
{
    picture_.size = size;
}

void Canvas::add(MarkShape shape)
{
    picture_.marks.push_back({std::move(shape), clip_, link_, edit_, drag_});
}

void Canvas::background(Colour colour)
{
    picture_.background = colour;
}

void Canvas::rect(Rect rect, Fill fill, Stroke stroke)
{
    add(RectMark{rect, fill, stroke});
}

void Canvas::path(std::span<const Point> points, Stroke stroke, Fill fill, bool closed)
{
    add(PathMark{{points.begin(), points.end()}, stroke, fill, closed});
}

void Canvas::dots(std::span<const Point> points, double radius, Fill fill)
{
    add(DotsMark{{points.begin(), points.end()}, radius, fill});
}

void Canvas::image(Rect rect, const ImageData& image)
{
    SEQ_ASSERT(image.values && image.values.shape().rank() == 2);
    SEQ_ASSERT(image.values.dtype() == Dtype::F32 && image.values.device().kind == Device::Cpu);
    ImageData dense = image;
    dense.values = image.values.contiguous();
    add(ImageMark{rect, std::move(dense)});
}

void Canvas::tiles(Rect rect, TileSourcePtr source, const ColourScale& scale, bool mean)
{
    SEQ_ASSERT(source);
    add(TilesMark{rect, std::move(source), scale, mean});
}

void Canvas::data(PlotData data)
{
    picture_.plots.push_back(std::move(data));
}

void Canvas::text(Point at, std::string_view text, const TextStyle& style)
{
    add(TextMark{at, std::string(text), style});
}

Canvas::Scope Canvas::clip(Rect rect)
{
    if (clip_ >= 0) {
        const Rect outer = picture_.clips[std::size_t(clip_)];
        const double right = std::min(rect.right(), outer.right());
        const double bottom = std::min(rect.bottom(), outer.bottom());
        rect.x = std::max(rect.x, outer.x);
        rect.y = std::max(rect.y, outer.y);
        rect.width = std::max(0.0, right - rect.x);
        rect.height = std::max(0.0, bottom - rect.y);
    }
    picture_.clips.push_back(rect);
    return {clip_, int(picture_.clips.size()) - 1};
}

Canvas::Scope Canvas::link(Ref ref, std::string label, Ref lead, std::optional<Datum> datum)
{
    if (datum) datum->plot = int(picture_.plots.size());
    picture_.links.push_back({ref, std::move(label), lead, datum.value_or(Datum{})});
    return {link_, int(picture_.links.size()) - 1};
}

Canvas::Scope Canvas::onClick(Edit edit)
{
    picture_.edits.push_back(std::move(edit));
    return {edit_, int(picture_.edits.size()) - 1};
}

Canvas::Scope Canvas::onDrag(Drag drag)
{
    picture_.drags.push_back(std::move(drag));
    return {drag_, int(picture_.drags.size()) - 1};
}

namespace {

struct Shifted {
    Point by;
    Point operator()(Point p) const { return {p.x + by.x, p.y + by.y}; }
    Rect operator()(Rect r) const { return {r.x + by.x, r.y + by.y, r.width, r.height}; }
    void operator()(RectMark& m) const { m.rect = (*this)(m.rect); }
    void operator()(ImageMark& m) const { m.rect = (*this)(m.rect); }
    void operator()(TilesMark& m) const { m.rect = (*this)(m.rect); }
    void operator()(TextMark& m) const { m.at = (*this)(m.at); }
    void operator()(PathMark& m) const
    {
        std::ranges::transform(m.points, m.points.begin(), *this);
    }
    void operator()(DotsMark& m) const
    {
        std::ranges::transform(m.points, m.points.begin(), *this);
    }
};

template <class T> int append(std::vector<T>& to, const std::vector<T>& from)
{
    const int base = int(to.size());
    to.insert(to.end(), from.begin(), from.end());
    return base;
}

} // namespace

void Canvas::place(const Picture& part, Point at, bool other)
{
    const Shifted shifted{at};
    const auto shift = [](int index, int base) { return index < 0 ? index : index + base; };
    const int clips = append(picture_.clips, part.clips),
              links = append(picture_.links, part.links),
              edits = append(picture_.edits, part.edits),
              drags = append(picture_.drags, part.drags);
    const int plots = append(picture_.plots, part.plots);
    for (auto i = std::size_t(clips); i < picture_.clips.size(); ++i)
        picture_.clips[i] = shifted(picture_.clips[i]);
    for (auto i = std::size_t(edits); i < picture_.edits.size(); ++i)
        picture_.edits[i].other = other;
    for (auto i = std::size_t(drags); i < picture_.drags.size(); ++i) {
        picture_.drags[i].track = shifted(picture_.drags[i].track);
        picture_.drags[i].other = other;
    }
    for (auto i = std::size_t(links); i < picture_.links.size(); ++i)
        picture_.links[i].datum.plot = shift(picture_.links[i].datum.plot, plots);
    for (auto i = std::size_t(plots); i < picture_.plots.size(); ++i) {
        picture_.plots[i].area = shifted(picture_.plots[i].area);
        picture_.plots[i].other = other;
    }
    for (Mark mark : part.marks) {
        std::visit(shifted, mark.shape);
        picture_.marks.push_back({std::move(mark.shape), shift(mark.clip, clips),
            shift(mark.link, links), shift(mark.edit, edits), shift(mark.drag, drags)});
    }
}

void Canvas::part(const std::string& name, const std::function<void(Canvas&)>& draw)
{
    if (!parts_ || matches_) return draw(*this); // a match counts the plots of the whole picture
    auto kept = parts_->find(name);
    if (kept == parts_->end()) {
        Canvas alone(picture_.size, metrics_);
        draw(alone);
        kept = parts_->emplace(name, alone.take()).first;
    }
    place(kept->second, {0, 0});
}

const PlotMatch* Canvas::match(const std::string& plot) const
{
    if (!matches_) return nullptr;
    const auto before = std::ranges::count(picture_.plots, plot, &PlotData::name);
    const auto at = matches_->find({plot, std::size_t(before)});
    return at == matches_->end() ? nullptr : &at->second;
}

double Canvas::width(std::string_view text, double size, bool bold) const
{
    return metrics_.width(text, size, bold);
}

Picture Canvas::take()
{
    clip_ = link_ = edit_ = drag_ = -1;
    return std::exchange(picture_, Picture{.size = picture_.size});
}

} // namespace seq
