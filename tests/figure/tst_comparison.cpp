// A | B and A - B of recorded pictures: against values subtracted by hand.
#include "tests/figure/sample_figures.h"

#include "engine/experiment/engine.h"
#include "engine/experiment/job.h"
#include "engine/figure/cell.h"
#include "engine/figure/comparison.h"
#include "engine/figure/difference_tiles.h"

#include <QtTest>
#include <cmath>
#include <random>

using namespace seq;

namespace {

using Draw = std::function<void(const View&, Canvas&)>;

View page(double width = 900, double height = 500)
{
    return {.size = {width, height}};
}
Picture compare(Comparison how, const Draw& a, const Draw& b, const View& view = page())
{
    Canvas canvas(view.size);
    drawComparison(how, {a, b, "first", "second"}, view, canvas);
    return canvas.take();
}
Picture difference(const Draw& a, const Draw& b)
{
    return compare(Comparison::Difference, a, b);
}
bool says(const Picture& picture, const std::string& what)
{
    for (const Mark& mark : picture.marks)
        if (const auto* text = std::get_if<TextMark>(&mark.shape))
            if (text->text.find(what) != std::string::npos) return true;
    return false;
}
Tensor randomMap(std::int64_t rows, std::int64_t columns, unsigned seed)
{
    std::mt19937 rng(seed);
    std::vector<float> values(std::size_t(rows * columns));
    for (float& v : values)
        v = float(rng() % 1000) / 999;
    values[0] = std::numeric_limits<float>::quiet_NaN();
    return Tensor::of(values, {rows, columns});
}
template <class Plot, void (*plot)(const Plot&, Rect, const View&, Canvas&)> Draw drawn(Plot p)
{
    return [p](const View& view, Canvas& canvas) {
        plot(p, Rect{0, 0, view.size.width, view.size.height}.inset(8), view, canvas);
    };
}
Draw mapOf(Tensor values, double high = 1)
{
    HeatMap map{.name = "attention", .values = std::move(values), .valueLabel = "attention"};
    map.scale.high = high;
    map.rowField = "query";
    return drawn<HeatMap, heatMap>(map);
}
Draw stripOf(const std::vector<std::string>& tokens, double from)
{
    TokenStrip strip{.name = "strip", .valueLabel = "surprisal"};
    StripRow row;
    std::int64_t at = 0;
    for (const std::string& token : tokens) {
        const Ref ref{7, at, at + std::int64_t(token.size())};
        row.items.push_back({.text = token, .ref = ref, .value = from + double(row.items.size())});
        at = ref.end;
    }
    strip.rows.push_back(row);
    return drawn<TokenStrip, tokenStrip>(strip);
}
// Every value that a plot shows, in its own order.
std::vector<double> valuesOf(const PlotData& plot)
{
    std::vector<double> all;
    if (plot.matrix)
        for (const float v : plot.matrix->values.host<float>())
            all.push_back(v);
    for (const PlotSeries& s : plot.series)
        if (plot.kind != "links" || s.name != "to of from")
            all.insert(all.end(), s.y.begin(), s.y.end());
    return all;
}

} // namespace

class TestComparison : public QObject {
    Q_OBJECT
private slots:
    void mapsAreSubtractedCellByCell();
    void againstItselfIsZero();
    void swappedIsNegated();
    void curvesWherePointsMeet();
    void barsByLabel();
    void stripsWhereTextsAgree();
    void linesThatAreMissingCountZero();
    void tilesByTheirMeans();
    void shapesThatDifferSaySo();
    void treesSaySo();
    void rawMarksSaySo();
    void besideSharesRangesAndCamera();
    void besideTellsWhoseEditsTheyAre();
    void besideReadsItsOwnNumbers();
    void keptWholesChangeNothing();
    void placedWhereTheyKeepTheMost();
};

void TestComparison::mapsAreSubtractedCellByCell()
{
    const Tensor a = randomMap(17, 23, 1), b = randomMap(17, 23, 2);
    const Picture picture = difference(mapOf(a), mapOf(b));
    QCOMPARE(picture.plots.size(), std::size_t(1));
    const PlotData& plot = picture.plots[0];
    const auto values = plot.matrix->values.host<float>();
    double most = 0;
    QVERIFY(std::isnan(values[0]));
    for (std::size_t i = 1; i < values.size(); ++i) {
        QCOMPARE(values[i], a.host<float>()[i] - b.host<float>()[i]);
        most = std::max(most, std::abs(double(values[i])));
    }
    QCOMPARE(plot.scale->high, most);
    QCOMPARE(plot.scale->low, -most);
    QCOMPARE(plot.scale->map, lightTheme().diverging);
    QVERIFY(says(picture, "A \u2212 B: attention")); // the title of the colour bar
    QVERIFY(says(picture, "first") && says(picture, "second"));
}

void TestComparison::againstItselfIsZero()
{
    int subtracted = 0;
    for (const Sample& sample : samples()) {
        const Draw draw = [&](const View& view, Canvas& canvas) {
            sample.draw({0, 0, view.size.width, view.size.height}, view, canvas);
        };
        const Picture picture = difference(draw, draw);
        if (picture.plots.size() > 1) continue; // side by side
        ++subtracted;
        for (const double v : valuesOf(picture.plots[0]))
            QVERIFY2(std::isnan(v) || v == 0, sample.name.c_str());
    }
    QVERIFY2(subtracted >= 6, qPrintable(QString::number(subtracted)));
}

void TestComparison::swappedIsNegated()
{
    const Draw a = mapOf(randomMap(9, 9, 3)), b = mapOf(randomMap(9, 9, 4));
    const auto ab = valuesOf(difference(a, b).plots[0]), ba = valuesOf(difference(b, a).plots[0]);
    for (std::size_t i = 1; i < ab.size(); ++i)
        QCOMPARE(ab[i], -ba[i]);
}

void TestComparison::curvesWherePointsMeet()
{
    Curve a{.name = "course"}, b = a;
    a.series = {{.name = "loss", .x = {0, 1, 2, 3}, .y = {8, 6, 5, 4}},
        {.name = "mine", .x = {0}, .y = {1}}};
    b.series = {{.name = "loss", .x = {1, 2, 4}, .y = {1, 2, 3}}};
    const Picture picture = difference(drawn<Curve, curve>(a), drawn<Curve, curve>(b));
    const std::vector<double>& y = picture.plots[0].series[0].y;
    QVERIFY(std::isnan(y[0]) && std::isnan(y[3]));
    QCOMPARE(y[1], 5.0);
    QCOMPARE(y[2], 3.0);
    QVERIFY(std::isnan(picture.plots[0].series[1].y[0]));
}

void TestComparison::barsByLabel()
{
    Bars a{.name = "next"}, b = a;
    a.bars = {{.label = "fox", .value = 0.5}, {.label = "dog", .value = 0.25}};
    b.bars = {{.label = "cat", .value = 0.75}, {.label = "fox", .value = 0.125}};
    const PlotData plot = difference(drawn<Bars, bars>(a), drawn<Bars, bars>(b)).plots[0];
    QCOMPARE(plot.x.names, std::vector<std::string>{"fox"});
    QCOMPARE(plot.series[0].y, std::vector<double>{0.375});
}

void TestComparison::stripsWhereTextsAgree()
{
    const Draw a = stripOf({"The", " fox", " runs", " home", "."}, 10);
    const Draw b = stripOf({"The", " red", " fox", " hides", " home", "."}, 0);
    const PlotData plot = difference(a, b).plots[0];
    const std::vector<double>& y = plot.series[0].y;
    QCOMPARE(y[0], 10.0); // "The": 10 - 0
    QVERIFY(std::isnan(y[1]) && std::isnan(y[2]));
    QCOMPARE(y[3], 13.0 - 4.0); // " home"
    QCOMPARE(y[4], 14.0 - 5.0);
}

void TestComparison::linesThatAreMissingCountZero()
{
    Connections a{.name = "links"}, b;
    a.left = a.right = sampleItems();
    b = a;
    a.links = {{0, 1, 0.5}, {2, 2, 0.25}};
    b.links = {{0, 1, 0.125}, {3, 1, 0.75}};
    const PlotData plot
        = difference(drawn<Connections, connections>(a), drawn<Connections, connections>(b))
              .plots[0];
    std::map<std::pair<double, double>, double> weights;
    for (std::size_t i = 0; i < plot.series[0].x.size(); ++i)
        weights[{plot.series[0].x[i], plot.series[0].y[i]}] = plot.series[1].y[i];
    QCOMPARE(weights.size(), std::size_t(3));
    QCOMPARE((weights[{0, 1}]), 0.375);
    QCOMPARE((weights[{2, 2}]), 0.25);
    QCOMPARE((weights[{3, 1}]), -0.75);
}

void TestComparison::tilesByTheirMeans()
{
    const Tensor a = randomMap(300, 520, 5), b = randomMap(300, 520, 6);
    const TileSourcePtr tiles = differenceTiles(tilesOf(a), tilesOf(b));
    QCOMPARE(tiles->exact(7, 9), a.host<float>()[7 * 520 + 9] - b.host<float>()[7 * 520 + 9]);
    Engine engine({}, 1);
    Job job(engine, 0);
    const Tile tile = tiles->tile(1, 1, 0, job); // bins of 2 x 2 from column 512 on
    for (const std::int64_t r : {0, 3, 149})
        for (const std::int64_t c : {0, 2, 3}) {
            double sum = 0;
            for (std::int64_t y = 2 * r; y < 2 * r + 2; ++y)
                for (std::int64_t x = 512 + 2 * c; x < 514 + 2 * c; ++x)
                    sum += double(a.host<float>()[std::size_t(y * 520 + x)])
                        - double(b.host<float>()[std::size_t(y * 520 + x)]);
            const auto i = std::size_t(r * Tile::kSide + c);
            QVERIFY(std::abs(double(tile.mean.host<float>()[i]) - sum / 4) < 1e-6);
            QCOMPARE(tile.max.host<float>()[i], tile.mean.host<float>()[i]);
        }
    const Picture picture
        = difference(mapOf(randomMap(1100, 1000, 7)), mapOf(randomMap(1100, 1000, 8)));
    QCOMPARE(picture.plots.size(), std::size_t(1));
    QVERIFY(picture.plots[0].scale->low < 0);
}

void TestComparison::shapesThatDifferSaySo()
{
    const Picture picture = difference(mapOf(randomMap(5, 7, 1)), mapOf(randomMap(5, 8, 2)));
    QVERIFY(says(picture, "5 \u00d7 7") && says(picture, "5 \u00d7 8"));
    QCOMPARE(picture.plots.size(), std::size_t(2));
    QCOMPARE(picture.plots[0].matrix->values.size(1), std::int64_t(7));
    QCOMPARE(picture.plots[1].matrix->values.size(1), std::int64_t(8));
}

void TestComparison::treesSaySo()
{
    for (const Sample& sample : samples()) {
        if (sample.name.find("tree") == std::string::npos) continue;
        const Draw draw = [&](const View& view, Canvas& canvas) {
            sample.draw({0, 0, view.size.width, view.size.height}, view, canvas);
        };
        const Picture picture = difference(draw, draw);
        QVERIFY(says(picture, "trees cannot be subtracted"));
        QCOMPARE(picture.plots.size(), std::size_t(2));
        return;
    }
    QFAIL("no sample of a tree");
}

void TestComparison::rawMarksSaySo()
{
    const Draw draw = [](const View&, Canvas& canvas) { canvas.rect({0, 0, 9, 9}, {}); };
    QVERIFY(says(difference(draw, draw), "nothing here can be subtracted"));
}

void TestComparison::besideSharesRangesAndCamera()
{
    View view = page();
    view.camera = {0.25, 0.5, 0.5, 0.25};
    const Picture picture = compare(
        Comparison::Beside, mapOf(randomMap(8, 8, 1), 0.5), mapOf(randomMap(8, 8, 2), 2), view);
    const PlotData &a = picture.plots[0], &b = picture.plots[1];
    for (const PlotData* plot : {&a, &b}) {
        QCOMPARE(plot->scale->low, 0.0);
        QCOMPARE(plot->scale->high, 2.0);
        QCOMPARE(plot->x.begin, 2.0);
        QCOMPARE(plot->x.end, 6.0);
        QCOMPARE(plot->y.begin, 4.0);
        QCOMPARE(plot->y.end, 6.0);
    }
    QCOMPARE(a.area.width, b.area.width);
    QVERIFY(a.area.right() <= 450 && b.area.x >= 450);
    Curve low{.name = "c"}, high = low;
    low.series = {{.name = "s", .x = {0, 1}, .y = {1, 2}}};
    high.series = {{.name = "s", .x = {0, 4}, .y = {5, 10}}};
    const Picture curves
        = compare(Comparison::Beside, drawn<Curve, curve>(low), drawn<Curve, curve>(high));
    QCOMPARE(curves.plots[0].x.end, 4.0);
    QCOMPARE(curves.plots[0].y.begin, curves.plots[1].y.begin);
    QCOMPARE(curves.plots[0].y.end, curves.plots[1].y.end);
    QVERIFY(curves.plots[0].y.end >= 10 && curves.plots[0].y.begin <= 1);
}

void TestComparison::besideTellsWhoseEditsTheyAre()
{
    const Picture picture
        = compare(Comparison::Beside, mapOf(randomMap(4, 4, 1)), mapOf(randomMap(4, 4, 2)));
    for (const PlotData& plot : picture.plots) {
        const auto cell = cellAt(
            picture, {plot.area.x + plot.area.width / 2, plot.area.y + plot.area.height / 2});
        QVERIFY(cell && cell->edit);
        QCOMPARE(cell->edit->other, plot.other);
        QCOMPARE(cell->row, std::int64_t(2));
    }
    QVERIFY(!picture.plots[0].other && picture.plots[1].other);
}

void TestComparison::besideReadsItsOwnNumbers()
{
    const Picture both
        = compare(Comparison::Beside, stripOf({"one", " two"}, 1), stripOf({"one", " two"}, 5));
    QCOMPARE(both.plots.size(), std::size_t(2));
    std::vector<double> read;
    for (const Link& link : both.links)
        if (link.datum.plot >= 0)
            read.push_back(both.plots[std::size_t(link.datum.plot)]
                               .series[std::size_t(link.datum.series)]
                               .y[std::size_t(link.datum.index)]);
    QCOMPARE(read, (std::vector<double>{1, 2, 5, 6}));
}

void TestComparison::keptWholesChangeNothing()
{
    const Draw a = mapOf(randomMap(20, 20, 1), 0.5), b = mapOf(randomMap(20, 20, 2), 2);
    int drawn = 0;
    const Draw counted = [&](const View& view, Canvas& canvas) {
        ++drawn;
        a(view, canvas);
    };
    View view = page();
    for (const Comparison how : {Comparison::Beside, Comparison::Difference}) {
        Wholes wholes;
        drawn = 0;
        for (const double width : {1.0, 0.5, 0.25}) {
            view.camera.width = width;
            Canvas canvas(view.size);
            drawComparison(how, {counted, b, "first", "second"}, view, canvas, &wholes);
            QVERIFY(canvas.take().text() == compare(how, a, b, view).text());
        }
        QCOMPARE(drawn, 1 + 3); // once whole, and each view
    }
}

void TestComparison::placedWhereTheyKeepTheMost()
{
    const auto stacked = [](const Draw& draw, double width, double height) {
        const Picture p = compare(Comparison::Beside, draw, draw, page(width, height));
        return p.plots[1].area.y > p.plots[0].area.bottom();
    };
    HeatMap square{.name = "map", .values = randomMap(9, 9, 1)};
    square.square = true;
    QVERIFY(!(stacked(drawn<HeatMap, heatMap>(square), 1200, 800)));
    QVERIFY((stacked(drawn<HeatMap, heatMap>(square), 600, 1200)));
    const Draw strip = stripOf({"The", " fox", " runs", " home", "."}, 0);
    QVERIFY(!stacked(strip, 900, 500)); // too low for two
    const Draw leaves = [&](const View& view, Canvas& canvas) { // nothing in a narrow page
        if (view.size.width > 600) drawn<HeatMap, heatMap>(square)(view, canvas);
    };
    QVERIFY(stacked(leaves, 1000, 800));
}

QTEST_APPLESS_MAIN(TestComparison)
#include "tst_comparison.moc"
