#include "engine/experiment/engine.h"
#include "engine/experiment/job.h"
#include "engine/figure/canvas.h"
#include "engine/figure/cell.h"
#include "engine/figure/resolve.h"
#include "tests/figure/sample_figures.h"

#include <QtTest>
#include <random>

using namespace seq;

class Pictures : public QObject {
    Q_OBJECT
private slots:
    void scopesNestAndEnd();
    void clipsIntersect();
    void keptPartsChangeNothing();
    void hitsAreTopmostAndClipped();
    void hitsFindThinLinesDotsAndText();
    void hitMatchesPlainSearch();
    void sourcesAreNamedByContent();
    void relatedMarksLightUp();
    void cellsKnowTheirTokens();
    void tilesEqualPooling();
    void resolvingKeepsColours();
    void overviewCoversAll();
};

namespace {

const Theme& theme = lightTheme();

Tensor noise(std::int64_t rows, std::int64_t columns)
{
    std::mt19937 random(7);
    std::vector<float> values(std::size_t(rows * columns));
    for (float& v : values)
        v = random() % 10 == 0 ? std::nanf("") : float(random() % 1000) / 999;
    return Tensor::of(values, {rows, columns});
}
bool same(float a, float b)
{
    return (std::isnan(a) && std::isnan(b)) || a == b;
}

} // namespace

void Pictures::scopesNestAndEnd()
{
    Canvas canvas({10, 10});
    {
        const auto outer = canvas.link({1, 0, 1}, "outer");
        canvas.rect({0, 0, 1, 1}, {});
        {
            const auto inner = canvas.link({1, 1, 2}, "inner");
            canvas.rect({0, 0, 1, 1}, {});
        }
        canvas.rect({0, 0, 1, 1}, {});
    }
    canvas.rect({0, 0, 1, 1}, {});
    const Picture picture = canvas.take();
    const int links[] = {0, 1, 0, -1};
    for (std::size_t i = 0; i < 4; ++i)
        QCOMPARE(picture.marks[i].link, links[i]);
    QVERIFY(canvas.take().marks.empty());
}

void Pictures::clipsIntersect()
{
    Canvas canvas({10, 10});
    const auto outer = canvas.clip({0, 0, 5, 5});
    const auto inner = canvas.clip({3, 3, 5, 5});
    const auto nothing = canvas.clip({8, 8, 1, 1});
    const Picture picture = canvas.take();
    QCOMPARE(picture.clips[1].width, 2.0);
    QCOMPARE(picture.clips[2].width, 0.0);
}

// Recorded once, and the picture is the same as if it had been drawn again.
void Pictures::keptPartsChangeNothing()
{
    int drawn = 0;
    const auto draw = [&](Canvas& canvas) {
        canvas.rect({0, 0, 9, 9}, {rgb(1)});
        canvas.part("part", [&](Canvas& part) {
            ++drawn;
            const auto clip = part.clip({1, 1, 50, 50});
            const auto link = part.link({7, 0, 1}, "linked", {}, Datum{.series = 0, .count = 1});
            const auto edit = part.onClick({{}, {{"a", Value(true)}}});
            part.text({3, 3}, "text", {});
            part.data({.name = "plot", .kind = "bars", .area = {1, 2, 3, 4}});
        });
        const auto link = canvas.link({8, 0, 1}, "after", {}, Datum{.series = 0, .count = 1});
        canvas.rect({5, 5, 9, 9}, {rgb(2)});
        return canvas.take();
    };
    Canvas plain({100, 100});
    const Picture wanted = draw(plain);
    KeptParts parts;
    drawn = 0;
    for (int i = 0; i < 3; ++i) {
        Canvas canvas({100, 100});
        canvas.keepParts(&parts);
        const Picture picture = draw(canvas);
        QCOMPARE(picture.text(), wanted.text());
        QCOMPARE(picture.links.size(), wanted.links.size());
        for (std::size_t k = 0; k < picture.links.size(); ++k)
            QCOMPARE(picture.links[k].datum.plot, wanted.links[k].datum.plot);
        QCOMPARE(picture.plots.front().area.x, wanted.plots.front().area.x);
    }
    QCOMPARE(drawn, 1);
}

void Pictures::hitsAreTopmostAndClipped()
{
    Canvas canvas({100, 100});
    canvas.rect({0, 0, 100, 100}, {theme.surface}); // stands for nothing
    {
        const auto link = canvas.link({1, 0, 1});
        canvas.rect({10, 10, 50, 50}, {theme.accent});
    }
    {
        const auto clip = canvas.clip({0, 0, 30, 100});
        const auto edit = canvas.onClick({"", {{"layer", std::int64_t(3)}}});
        canvas.rect({20, 20, 50, 50}, {theme.accent});
    }
    canvas.rect({0, 0, 100, 100}, {});
    const Picture picture = canvas.take();
    QCOMPARE(picture.hit({5, 5}), -1);
    QCOMPARE(picture.hit({15, 15}), 1);
    QCOMPARE(picture.hit({25, 25}), 2);
    QCOMPARE(picture.hit({35, 35}), 1); // the upper one ends at its clip
    QCOMPARE(picture.hit({90, 90}), -1);
}

void Pictures::hitsFindThinLinesDotsAndText()
{
    Canvas canvas({200, 100});
    const auto link = canvas.link({1, 0, 1});
    canvas.path(std::array{Point{0, 0}, Point{50, 50}}, {theme.accent, 1});
    canvas.path(std::array{Point{100, 0}, Point{150, 0}, Point{150, 40}}, {}, {theme.accent}, true);
    canvas.dots(std::array{Point{20, 80}, Point{60, 80}}, 4, {theme.accent});
    canvas.text({190, 60}, "right", {.size = 10, .anchor = Anchor::Right});
    canvas.text({100, 90}, "upwards", {.size = 10, .turn = -90});
    const Picture picture = canvas.take();
    QCOMPARE(picture.hit({26, 24}), 0);
    QCOMPARE(picture.hit({40, 24}), -1);
    QCOMPARE(picture.hit({140, 10}), 1);
    QCOMPARE(picture.hit({110, 30}), -1);
    QCOMPARE(picture.hit({62, 82}), 2);
    QCOMPARE(picture.hit({180, 57}), 3);
    QCOMPARE(picture.hit({198, 57}), -1);
    QCOMPARE(picture.hit({97, 70}), 4);
    QCOMPARE(picture.hit({97, 20}), -1);
}

void Pictures::hitMatchesPlainSearch()
{
    std::mt19937 random(1);
    Canvas canvas({1000, 1000});
    std::vector<Rect> rects;
    for (int i = 0; i < 10000; ++i) {
        rects.push_back({double(random() % 1000), double(random() % 1000), double(random() % 30),
            double(random() % 30)});
        const auto link = canvas.link({1, i, i + 1});
        canvas.rect(rects.back(), {theme.accent});
    }
    const Picture picture = canvas.take();
    for (int i = 0; i < 500; ++i) {
        const Point p{double(random() % 1000), double(random() % 1000)};
        int expected = -1;
        for (std::size_t k = 0; k < rects.size(); ++k)
            if (rects[k].contains(p)) expected = int(k);
        QCOMPARE(picture.hit(p), expected);
    }
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < 100; ++i)
        picture.hit({-1, double(i)}); // the slowest: nothing there
    qInfo("hit test over 10,000 marks: %.3f ms", double(timer.nsecsElapsed()) / 1e8);
}

void Pictures::sourcesAreNamedByContent()
{
    QVERIFY(sourceOf("text", "a") == sourceOf("text", "a"));
    QVERIFY(sourceOf("text", "a") != sourceOf("list", "a"));
    QVERIFY(sourceOf("ab", "c") != sourceOf("a", "bc"));
    QVERIFY(related({1, 0, 5}, {1, 4, 6}));
    QVERIFY(!related({1, 0, 5}, {1, 5, 6}));
    QVERIFY(!related({1, 0, 5}, {2, 0, 5}));
}

void Pictures::relatedMarksLightUp()
{
    Canvas canvas({100, 100});
    for (int i = 0; i < 5; ++i) {
        const auto link = canvas.link({9, i, i + 1});
        canvas.rect({double(i) * 10, 0, 8, 8}, {theme.accent});
    }
    canvas.rect({0, 50, 8, 8}, {theme.accent});
    const Picture picture = canvas.take();
    QCOMPARE(highlights(picture, {{9, 1, 3}}, theme.highlight).size(), std::size_t(2));
    QCOMPARE(highlights(picture, {{9, 1, 3}, {9, 4, 5}}, theme.highlight).size(), std::size_t(3));
    QVERIFY(highlights(picture, {{8, 1, 3}}, theme.highlight).empty());
    QVERIFY(highlights(picture, {}, theme.highlight).empty());
}

void Pictures::cellsKnowTheirTokens()
{
    const View view{.size = {450, 280}};
    const Picture picture = record(samples()[0].draw, view);
    const Rect area = picture.plots[0].area;
    const Point p{area.x + area.width * 0.25, area.y + area.height * 0.75}; // column 2, row 7
    const auto cell = cellAt(picture, p);
    QVERIFY(cell);
    QCOMPARE(cell->row, std::int64_t(7));
    QCOMPARE(cell->column, std::int64_t(2));
    QCOMPARE(cell->label, std::string(" lazy,  brown"));
    QVERIFY(cell->refs == (std::vector<Ref>{sampleRefs()[7], sampleRefs()[2]}));
    QCOMPARE(*cell->value, float((7 * 7 + 2 * 5) % 16) / 15);
    QVERIFY(cell->rect.contains(p));
    QCOMPARE(cell->edit->set[0].first, std::string("query"));
    QVERIFY(cell->edit->set[1].second == Value(std::int64_t(2)));
    QVERIFY(!cellAt(picture, {1, 1}));
    QVERIFY(!cellOf(picture, 0, 10, 0));
    // a row and a column of the map, and the two labels of each token
    QCOMPARE(highlights(picture, cell->refs, theme.highlight).size(), std::size_t(8));
}

void Pictures::tilesEqualPooling()
{
    Engine engine;
    Job job(engine, 0);
    const Tensor values = noise(700, 530);
    const auto source = tilesOf(values);
    QCOMPARE(source->levels(), 3);
    const auto cells = values.host<float>();
    for (int level = 0; level < 3; ++level) {
        const Tile tile = source->tile(level, level == 0 ? 1 : 0, level == 0 ? 2 : 0, job);
        const std::int64_t left = level == 0 ? 256 : 0, top = level == 0 ? 512 : 0;
        for (std::int64_t y = 0; y < 256; y += 17)
            for (std::int64_t x = 0; x < 256; x += 13) {
                float max = std::nanf("");
                for (std::int64_t r = (y + top) << level; r < (y + top + 1) << level; ++r)
                    for (std::int64_t c = (x + left) << level; c < (x + left + 1) << level; ++c)
                        if (r < 700 && c < 530)
                            max = std::fmax(max, cells[std::size_t(r * 530 + c)]);
                QVERIFY(same(tile.max.host<float>()[std::size_t(y * 256 + x)], max));
            }
    }
    QVERIFY(same(source->exact(699, 529), cells[700 * 530 - 1]));
}

void Pictures::resolvingKeepsColours()
{
    Engine engine;
    Job job(engine, 0);
    const Tensor values = noise(600, 600);
    Canvas canvas({300, 300});
    {
        const auto clip = canvas.clip({0, 0, 100, 150});
        canvas.tiles({-200, -100, 3000, 3000}, tilesOf(values), {});
    }
    Picture picture = canvas.take();
    QVERIFY(!isResolved(picture));
    picture = resolve(std::move(picture), 2, job);
    QVERIFY(isResolved(picture));
    const auto& image = std::get<ImageMark>(picture.marks[0].shape);
    QVERIFY(image.image.values.shape() == (Shape{30, 20})); // only what the clip shows
    for (std::int64_t y = 0; y < 30; ++y)
        for (std::int64_t x = 0; x < 20; ++x)
            QVERIFY(same(image.image.values.host<float>()[std::size_t(y * 20 + x)],
                values.host<float>()[std::size_t((y + 20) * 600 + x + 40)]));
    QVERIFY(std::abs(image.rect.x) < 1e-9 && std::abs(image.rect.width - 100) < 1e-9);
}

void Pictures::overviewCoversAll()
{
    Engine engine;
    Job job(engine, 0);
    const Tensor values = noise(600, 300);
    const Tensor all = overview(*tilesOf(values), 100, 100, false, job);
    QVERIFY(all.shape() == (Shape{75, 38}));
    const auto range = rangeOf(values), pooled = rangeOf(all);
    QCOMPARE(pooled[1], range[1]);
}

QTEST_APPLESS_MAIN(Pictures)
#include "tst_picture.moc"
