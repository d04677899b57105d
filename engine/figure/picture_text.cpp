#include "engine/base/hash.h"
#include "engine/base/json.h"
#include "engine/figure/picture.h"

#include <cmath>
#include <cstdio>
#include <sstream>

namespace seq {
namespace {

// Golden tests compare these lines: numbers to 0.01, no "-0", no trailing zeros.
std::string number(double value)
{
    if (!std::isfinite(value)) return std::isnan(value) ? "nan" : value > 0 ? "inf" : "-inf";
    const double rounded = std::round(value * 100) / 100;
    char digits[64];
    std::snprintf(digits, sizeof digits, "%.2f", rounded == 0 ? 0.0 : rounded);
    std::string text(digits);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
    return text;
}

std::string colour(Colour c)
{
    char digits[16];
    std::snprintf(digits, sizeof digits, c.a == 255 ? "#%02x%02x%02x" : "#%02x%02x%02x%02x", c.r,
        c.g, c.b, c.a);
    return digits;
}

std::string inQuotes(std::string_view text)
{
    std::ostringstream out;
    JsonWriter(out).value(text);
    return out.str();
}

class Writer {
public:
    explicit Writer(std::ostream& out)
        : out_(out)
    {
    }
    Writer& operator<<(const char* word) { return put(word); }
    Writer& operator<<(const std::string& word) { return put(word); }
    Writer& operator<<(double value) { return put(number(value)); }
    Writer& operator<<(Point p) { return put(number(p.x) + "," + number(p.y)); }
    Writer& operator<<(Size s) { return put(number(s.width) + "x" + number(s.height)); }
    Writer& operator<<(Rect r) { return *this << Point{r.x, r.y} << Size{r.width, r.height}; }
    Writer& operator<<(const Fill& f)
    {
        return f.colour.a ? *this << "fill" << colour(f.colour) : *this;
    }
    Writer& operator<<(const Stroke& s)
    {
        if (s.width <= 0 || !s.colour.a) return *this;
        *this << "stroke" << colour(s.colour) << s.width;
        return s.dashed ? *this << "dashed" : *this;
    }
    Writer& operator<<(const ColourScale& s)
    {
        constexpr const char* transforms[] = {"linear", "sqrt", "log10"};
        return *this << std::string(name(s.map)) << transforms[std::size_t(s.transform)] << s.low
                     << s.high;
    }
    Writer& operator<<(const Tensor& values)
    {
        return *this << values.shape().text()
                     << contentHash(values.contiguous().host<std::byte>()).substr(0, 12);
    }
    Writer& operator<<(const std::vector<Point>& points)
    {
        for (const Point& p : points)
            *this << p;
        return *this;
    }
    Writer& operator<<(const RectMark& m)
    {
        return *this << "rect" << m.rect << m.fill << m.stroke;
    }
    Writer& operator<<(const PathMark& m)
    {
        return *this << (m.closed ? "closed path" : "path") << m.points << m.fill << m.stroke;
    }
    Writer& operator<<(const DotsMark& m)
    {
        return *this << "dots" << m.points << "radius" << m.radius << m.fill;
    }
    Writer& operator<<(const ImageMark& m)
    {
        return *this << "image" << m.rect << m.image.values << m.image.scale;
    }
    Writer& operator<<(const TilesMark& m)
    {
        return *this << "tiles" << m.rect << inQuotes(m.source->key()) << m.scale
                     << (m.mean ? "mean" : "max");
    }
    Writer& operator<<(const TextMark& m)
    {
        constexpr const char* anchors[] = {"left", "middle", "right"};
        *this << "text" << m.at << inQuotes(m.text) << m.style.size << colour(m.style.colour)
              << anchors[std::size_t(m.style.anchor)];
        if (m.style.bold) *this << "bold";
        return m.style.turn != 0 ? *this << "turn" << m.style.turn : *this;
    }
    Writer& operator<<(const PlotAxis& a)
    {
        *this << inQuotes(a.label) << inQuotes(a.unit) << a.begin << a.end;
        if (a.logarithmic) *this << "log";
        return a.names.empty() ? *this : *this << "names" << double(a.names.size());
    }
    void line()
    {
        out_ << '\n';
        first_ = true;
    }

private:
    Writer& put(std::string_view word)
    {
        out_ << (first_ ? "" : " ") << word;
        first_ = false;
        return *this;
    }
    std::ostream& out_;
    bool first_ = true;
};

std::string valueText(const Value& value)
{
    std::ostringstream out;
    JsonWriter json(out);
    std::visit([&](const auto& v) { json.value(v); }, value);
    return out.str();
}

void writeMark(Writer& write, const Picture& picture, const Mark& mark)
{
    std::visit([&](const auto& shape) { write << shape; }, mark.shape);
    if (mark.clip >= 0) write << "clip" << picture.clips[std::size_t(mark.clip)];
    if (mark.link >= 0) {
        const Link& link = picture.links[std::size_t(mark.link)];
        write << "link" << double(link.ref.begin) << double(link.ref.end) << inQuotes(link.label);
        if (link.lead.source) write << "lead" << double(link.lead.begin) << double(link.lead.end);
    }
    if (mark.edit >= 0) {
        const Edit& edit = picture.edits[std::size_t(mark.edit)];
        write << "edit" << inQuotes(edit.experiment);
        for (const auto& [field, value] : edit.set)
            write << field + "=" + valueText(value);
    }
    if (mark.drag >= 0) write << "drag" << picture.drags[std::size_t(mark.drag)].field;
    write.line();
}

void writePlot(Writer& write, const PlotData& plot)
{
    write << "plot" << inQuotes(plot.kind) << inQuotes(plot.name) << plot.area << "x" << plot.x
          << "y" << plot.y;
    if (plot.matrix) write << "matrix" << plot.matrix->values << plot.matrix->scale;
    if (plot.tiles) write << "tiles" << inQuotes(plot.tiles->key());
    write.line();
    for (const PlotSeries& series : plot.series) {
        write << "series" << inQuotes(series.name);
        for (std::size_t i = 0; i < series.y.size(); ++i)
            write << number(i < series.x.size() ? series.x[i] : double(i)) + ":"
                    + number(series.y[i]);
        write.line();
    }
}

} // namespace

std::string Picture::text() const
{
    std::ostringstream out;
    Writer write(out);
    write << "picture" << size << "background" << colour(background);
    write.line();
    for (const Mark& mark : marks)
        writeMark(write, *this, mark);
    for (const PlotData& plot : plots)
        writePlot(write, plot);
    return out.str();
}

} // namespace seq
