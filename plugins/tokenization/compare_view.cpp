// The picture of compare.h: a table of counts, the text in lines of one row a tokenizer, and how
// the tokens at one place were merged. Only what is visible is laid out.
#include "engine/base/error.h"
#include "engine/base/utf8.h"
#include "engine/figure/axes.h"
#include "plugins/tokenization/compare.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace seq {

namespace {

std::string hex(std::string_view bytes, std::string_view between)
{
    std::string out;
    for (const char c : bytes) {
        std::array<char, 3> digits{};
        std::snprintf(digits.data(), digits.size(), "%02x", static_cast<unsigned char>(c));
        out += (out.empty() ? "" : std::string(between)) + digits.data();
    }
    return out;
}

// White space as signs, parts of characters as hexadecimal digits.
std::string shown(std::string_view bytes)
{
    std::string out;
    for (std::size_t at = 0; at < bytes.size();) {
        const Utf8Step step = utf8Step(bytes, at);
        const std::string_view piece = bytes.substr(at, step.length);
        if (piece == " ")
            out += "·";
        else if (piece == "\n")
            out += "¶";
        else if (piece == "\t")
            out += "»";
        else if (!step.valid || step.point < 32)
            out += hex(piece, "");
        else
            out += piece;
        at += step.length;
    }
    return out;
}

// A part of a merge: SentencePiece writes the space as U+2581 there.
std::string shownPart(std::string part)
{
    static constexpr std::string_view space = "\u2581";
    for (auto at = part.find(space); at != part.npos; at = part.find(space))
        part.replace(at, space.size(), " ");
    return shown(part);
}

std::string decimals(double value, int digits)
{
    if (std::isnan(value)) return "–";
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%.*f", digits, value);
    return text.data();
}

std::string grouped(std::int64_t value) // 12,345
{
    std::string text = std::to_string(value);
    for (auto at = std::ptrdiff_t(text.size()) - 3; at > 0; at -= 3)
        text.insert(std::size_t(at), ",");
    return text;
}

double ratio(std::int64_t a, std::int64_t b)
{
    return b ? double(a) / double(b) : std::numeric_limits<double>::quiet_NaN();
}

constexpr std::array kHeads{phrase("tokens"), phrase("bytes/token"), phrase("tokens/word"),
    phrase("split words"), phrase("vocabulary"), phrase("Rényi"), phrase("bits/byte")};
constexpr double kHeadSize = 0.8; // of the text size

struct Row { // of the table of counts
    std::array<double, kHeads.size()> values;
    std::array<std::string, kHeads.size()> texts;
};

Row rowOf(const TokenColumn& column)
{
    const TokenCounts& n = column.counts;
    const std::array values{double(n.tokens), ratio(n.bytes, n.tokens), ratio(n.tokens, n.words),
        100 * ratio(n.splitWords, n.words),
        100 * ratio(n.types, column.tokenizer->info().vocabulary), n.renyi, column.bitsPerByte};
    const auto percent
        = [](double v, int digits) { return decimals(v, digits) + (std::isnan(v) ? "" : " %"); };
    return {values,
        {grouped(n.tokens), decimals(values[1], 2), decimals(values[2], 2), percent(values[3], 0),
            percent(values[4], values[4] < 1 ? 2 : 1), decimals(values[5], 3),
            decimals(values[6], 3)}};
}

struct Line {
    std::vector<TokenBlock> blocks;
    std::vector<double> widths; // natural, before a block longer than the line is squeezed
};

class Sheet {
public:
    Sheet(const TokenizationCompare::Result& r, int byte, const View& view, Canvas& canvas)
        : r_(r)
        , byte_(byte >= 0 && std::size_t(byte) < r.text.size() ? std::uint32_t(byte) : kNowhere)
        , view_(view)
        , theme_(view.theme)
        , canvas_(canvas)
        , size_(std::clamp(canvas.size().width / 52, view.still ? 7.5 : 10.0, 12.0) * view.text)
        , row_(std::round(size_ * 1.75))
        , margin_(std::round(size_ * 1.2))
        , source_(sourceOf("text", r.text))
    {
    }
    void draw()
    {
        double y = margin_ + size_;
        write({margin_, y}, fitted(caption(), width(), size_, canvas_), theme_.faint);
        y = table(y + size_);
        const double below
            = byte_ == kNowhere ? 0 : (1.35 * double(r_.columns.size()) + 1.3) * row_;
        const double bottom = canvas_.size().height - margin_;
        const double end = strips(y + row_ * 0.7, bottom - below);
        if (byte_ != kNowhere) histories(std::min(end, bottom - below) + row_);
    }

private:
    static constexpr std::uint32_t kNowhere = ~std::uint32_t(0);
    static constexpr double kPad = 0.32; // of the text size, inside a token

    void write(Point at, std::string_view text, Colour colour, Anchor anchor = Anchor::Left,
        double scale = 1, bool bold = false)
    {
        canvas_.text(at, text, {size_ * scale, colour, anchor, bold});
    }
    double width() const { return canvas_.size().width - 2 * margin_; }
    Colour colour(std::size_t column) const { return theme_.category[column]; }

    std::string caption() const
    {
        if (r_.text.empty()) return view_.say("The text is empty: there is nothing to split");
        const std::string size = grouped(std::int64_t(r_.text.size()));
        if (r_.columns.size() == 1) return view_.say("{} bytes, token by token", {size});
        return view_.say(
            "{} bytes, token by token, one row a tokenizer; coloured where they differ", {size});
    }

    double table(double y);
    std::vector<std::size_t> columnsThatFit(const std::vector<Row>&, double& names) const;
    Line lineFrom(const std::vector<TokenBlock>& blocks, std::size_t& next) const;
    double naturalWidth(const TokenBlock&) const;
    double strips(double y, double bottom);
    void line(const Line&, double y);
    double block(const TokenBlock&, double x, double y, double width);
    void token(std::size_t column, std::size_t index, const TokenBlock&, Rect);
    std::vector<std::size_t> tokensIn(std::size_t column, const TokenBlock&) const;
    std::string piece(const TokenSpan&, const TokenBlock&, const TokenColumn&) const;
    std::string label(const TokenColumn&, std::size_t index) const;
    void scrollBar(double top, double bottom, std::uint32_t begin, std::uint32_t end);
    void histories(double y);
    double history(std::size_t column, double x, double y);

    const TokenizationCompare::Result& r_;
    std::uint32_t byte_;
    const View& view_;
    const Theme& theme_;
    Canvas& canvas_;
    double size_, row_, margin_;
    SourceId source_;
};

double Sheet::table(double y)
{
    std::vector<Row> rows;
    for (const TokenColumn& column : r_.columns)
        rows.push_back(rowOf(column));
    double names = 0.26 * width();
    const std::vector<std::size_t> kept = columnsThatFit(rows, names);
    const double step = (width() - names) / double(kept.size());
    const auto right = [&](std::size_t i) { return margin_ + names + double(i + 1) * step; };
    y += size_;
    for (std::size_t i = 0; i < kept.size(); ++i)
        write({right(i), y}, view_.say(kHeads[kept[i]]), theme_.faint, Anchor::Right, kHeadSize);
    PlotData plot{"counts", "table", {margin_, y, width(), row_ * double(rows.size())}, {}, {}};
    for (const char* head : kHeads)
        plot.series.push_back({view_.say(head), {}, {}});
    for (std::size_t c = 0; c < rows.size(); ++c) {
        y += row_;
        canvas_.rect({margin_, y - size_ * 0.75, size_ * 0.75, size_ * 0.75}, {colour(c)});
        write({margin_ + size_ * 1.2, y},
            fitted(r_.columns[c].name, names - size_ * 1.2, size_, canvas_), theme_.text,
            Anchor::Left, 1, true);
        plot.x.names.push_back(r_.columns[c].name);
        for (std::size_t i = 0; i < kept.size(); ++i)
            write({right(i), y}, rows[c].texts[kept[i]], theme_.text, Anchor::Right);
        for (std::size_t i = 0; i < kHeads.size(); ++i) {
            plot.series[i].x.push_back(double(c));
            plot.series[i].y.push_back(rows[c].values[i]);
        }
    }
    canvas_.data(std::move(plot));
    return y;
}

// In a narrow view what says the least goes first; the numbers beside the picture have it.
// `names` becomes the width of their column.
std::vector<std::size_t> Sheet::columnsThatFit(const std::vector<Row>& rows, double& names) const
{
    double widest = 0;
    for (const char* head : kHeads)
        widest = std::max(widest, canvas_.width(view_.say(head), size_ * kHeadSize));
    for (const Row& row : rows)
        for (const std::string& text : row.texts)
            widest = std::max(widest, canvas_.width(text, size_));
    widest += size_;
    for (const TokenColumn& column : r_.columns)
        names = std::max(names, canvas_.width(column.name, size_, true) + size_ * 1.2);
    names = std::min(names, 0.4 * width());
    std::vector<std::size_t> kept{0, 1, 2, 3, 4, 5, 6};
    for (const std::size_t least : {std::size_t(4), std::size_t(5), std::size_t(3), std::size_t(2),
             std::size_t(6), std::size_t(1)})
        if (names + double(kept.size()) * widest > width()) std::erase(kept, least);
    return kept;
}

std::vector<std::size_t> Sheet::tokensIn(std::size_t c, const TokenBlock& block) const
{
    const auto& spans = r_.columns[c].spans;
    const auto first = std::ranges::partition_point(spans, [&](const TokenSpan& s) {
        return s.begin == s.end ? s.begin < block.begin : s.end <= block.begin;
    });
    std::vector<std::size_t> found;
    for (auto i = std::size_t(first - spans.begin());
         i < spans.size() && spans[i].begin < block.end; ++i)
        found.push_back(i);
    return found;
}

std::string Sheet::piece(
    const TokenSpan& span, const TokenBlock& block, const TokenColumn& column) const
{
    if (span.begin == span.end)
        return shown(column.tokenizer->bytes(span.id)); // stands for no text
    const auto begin = std::max(span.begin, block.begin), end = std::min(span.end, block.end);
    return shown(std::string_view(r_.text).substr(begin, end - begin));
}

double Sheet::naturalWidth(const TokenBlock& block) const
{
    double most = 0;
    for (std::size_t c = 0; c < r_.columns.size(); ++c) {
        double sum = 0;
        for (const std::size_t i : tokensIn(c, block))
            sum += canvas_.width(piece(r_.columns[c].spans[i], block, r_.columns[c]), size_)
                + 2 * kPad * size_;
        most = std::max(most, sum);
    }
    return std::min(most, width());
}

Line Sheet::lineFrom(const std::vector<TokenBlock>& blocks, std::size_t& next) const
{
    Line line;
    for (double used = 0; next < blocks.size(); ++next) {
        const double wide = naturalWidth(blocks[next]);
        if (!line.blocks.empty() && used + wide > width()) break;
        used += wide;
        line.blocks.push_back(blocks[next]);
        line.widths.push_back(wide);
    }
    return line;
}

double Sheet::strips(double y, double bottom)
{
    if (r_.anchors.empty()) return y;
    const auto length = std::uint32_t(r_.text.size());
    const auto top = std::uint32_t(std::clamp(view_.camera.y, 0.0, 1.0) * (length - 1));
    const double high = row_ * double(r_.columns.size()), gap = row_ * 0.6, start = y;
    auto anchor = std::size_t(std::ranges::upper_bound(r_.anchors, top) - r_.anchors.begin()) - 1;
    std::uint32_t first = kNowhere, last = 0;
    for (; anchor < r_.anchors.size() && y + high <= bottom; ++anchor) {
        const auto end = anchor + 1 < r_.anchors.size() ? r_.anchors[anchor + 1] : length;
        const auto blocks = alignTokens(r_.text, r_.columns, r_.anchors[anchor], end);
        for (std::size_t next = 0; next < blocks.size() && y + high <= bottom;) {
            const Line one = lineFrom(blocks, next);
            if (one.blocks.back().end <= top) continue; // above what the camera shows
            first = std::min(first, one.blocks.front().begin);
            last = one.blocks.back().end;
            line(one, y);
            y += high + gap;
        }
    }
    if (first > 0 || last < length) scrollBar(start, y - gap, first, last);
    return y - gap;
}

void Sheet::line(const Line& one, double y)
{
    double x = margin_;
    for (std::size_t i = 0; i < one.blocks.size(); ++i)
        x = block(one.blocks[i], x, y, one.widths[i]);
}

double Sheet::block(const TokenBlock& block, double x, double y, double width)
{
    for (std::size_t c = 0; c < r_.columns.size(); ++c) {
        const auto tokens = tokensIn(c, block);
        std::vector<double> widths;
        double sum = 0;
        for (const std::size_t i : tokens) {
            widths.push_back(
                canvas_.width(piece(r_.columns[c].spans[i], block, r_.columns[c]), size_)
                + 2 * kPad * size_);
            sum += widths.back();
        }
        double at = x;
        for (std::size_t k = 0; k < tokens.size(); ++k) {
            const double wide = widths[k] * width / sum;
            token(c, tokens[k], block, {at, y + double(c) * row_, wide, row_});
            at += wide;
        }
    }
    return x + width;
}

void Sheet::token(std::size_t c, std::size_t index, const TokenBlock& block, Rect box)
{
    const TokenColumn& column = r_.columns[c];
    const TokenSpan& span = column.spans[index];
    const bool selected = byte_ != kNowhere && span.begin <= byte_ && byte_ < span.end;
    const double shade = block.same ? 0.08 : index % 2 ? 0.22 : 0.36;
    const Colour tint = withAlpha(block.same ? theme_.text : colour(c), shade);
    const auto link = canvas_.link(
        {source_, span.begin, std::max(span.end, span.begin + 1)}, label(column, index));
    const auto click = canvas_.onClick({{}, {{"byte", std::int64_t(span.begin)}}});
    const Rect inner{box.x + 0.5, box.y + 0.5, box.width - 1, box.height - 1};
    canvas_.rect(inner, {tint}, selected ? Stroke{theme_.accent, 1.5} : Stroke{});
    const std::string text = piece(span, block, column);
    const double fits = (box.width - kPad * size_) / std::max(1.0, canvas_.width(text, size_));
    if (fits < 0.5) return; // squeezed too narrow to read: the label says it
    write({box.x + box.width / 2, box.y + row_ * 0.5 + size_ * 0.36}, text, theme_.text,
        Anchor::Middle, std::min(1.0, fits));
}

std::string Sheet::label(const TokenColumn& column, std::size_t index) const
{
    const TokenSpan& span = column.spans[index];
    const std::string bytes = column.tokenizer->bytes(span.id);
    std::string text = fill("{} \"{}\", id {}, bytes {}, at {}–{}",
        {column.name, shown(bytes), std::to_string(span.id), hex(bytes, " "),
            std::to_string(span.begin), std::to_string(span.end)});
    const auto merges = column.tokenizer->merges(span.id);
    for (std::size_t i = 0; i < merges.size(); ++i)
        text += (i ? ", " : "; merges ") + shownPart(merges[i].left) + " + "
            + shownPart(merges[i].right);
    return text;
}

// Where in a long text this is: a thumb along the right edge.
void Sheet::scrollBar(double top, double bottom, std::uint32_t begin, std::uint32_t end)
{
    const double high = bottom - top, length = double(r_.text.size());
    const double thumb = std::max(high * (end - begin) / length, size_);
    const double x = canvas_.size().width - margin_ * 0.6;
    canvas_.rect({x, top, 3, high}, {theme_.grid});
    canvas_.rect(
        {x, top + (high - thumb) * std::min(1.0, begin / std::max(1.0, length - (end - begin))), 3,
            thumb},
        {theme_.faint});
}

void Sheet::histories(double y)
{
    const std::string caption
        = view_.say("How the tokens at byte {} came together: each pair merged, its rank below",
            {grouped(byte_)});
    write({margin_, y}, fitted(caption, width(), size_, canvas_), theme_.faint);
    y += row_ * 0.45;
    for (std::size_t c = 0; c < r_.columns.size(); ++c)
        y = history(c, margin_, y);
}

double Sheet::history(std::size_t c, double x, double y)
{
    const TokenColumn& column = r_.columns[c];
    const double high = row_ * 1.35, base = y + row_ * 0.7, right = margin_ + width();
    canvas_.rect({x, base - size_ * 0.75, size_ * 0.75, size_ * 0.75}, {colour(c)});
    x += size_ * 1.2;
    const auto tokens = tokensIn(c, {byte_, byte_ + 1});
    if (tokens.empty()) {
        write({x, base}, view_.say("no token here"), theme_.faint);
        return y + high;
    }
    const TokenSpan& span = column.spans[tokens.front()];
    const auto link = canvas_.link(
        {source_, span.begin, std::max(span.end, span.begin + 1)}, label(column, tokens.front()));
    const std::string name = shown(column.tokenizer->bytes(span.id));
    write({x, base}, name, theme_.text, Anchor::Left, 1, true);
    const double after = x + canvas_.width(name, size_, true) + size_ * 0.6;
    write({after, base}, "id " + std::to_string(span.id), theme_.faint, Anchor::Left, 0.85);
    x = std::max(margin_ + width() * 0.26, after + canvas_.width("id 0000000", size_));
    const auto merges = column.tokenizer->merges(span.id);
    if (merges.empty())
        write({x, base}, view_.say("a token from the start: no merge"), theme_.faint);
    for (std::size_t i = 0; i < merges.size(); ++i) {
        const std::array parts{shownPart(merges[i].left), shownPart(merges[i].right)};
        std::array<double, 2> widths{};
        for (std::size_t k = 0; k < 2; ++k)
            widths[k] = canvas_.width(parts[k], size_) + 2 * kPad * size_;
        if (x + widths[0] + widths[1] > right - (i + 1 < merges.size() ? size_ * 4 : 0)) {
            write({x, base}, view_.say("+ {} more", {std::to_string(merges.size() - i)}),
                theme_.faint);
            break;
        }
        for (std::size_t k = 0; k < 2; ++k) {
            const Rect box{x, y + row_ * 0.1, widths[k] - 1, row_ * 0.85};
            canvas_.rect(box, {withAlpha(colour(c), k ? 0.22 : 0.36)});
            write({x + widths[k] / 2, base}, parts[k], theme_.text, Anchor::Middle);
            x += widths[k];
        }
        write({x - (widths[0] + widths[1]) / 2, y + row_ * 0.92 + size_ * 0.62},
            grouped(merges[i].rank), theme_.faint, Anchor::Middle, kHeadSize);
        x += size_ * 0.9;
    }
    return y + high;
}

} // namespace

void TokenizationCompare::draw(const Params& p, const Result& r, const View& view, Canvas& canvas)
{
    Sheet(r, p.byte, view, canvas).draw();
}

} // namespace seq
