// A text past the trained context: the picture says so itself, and marks where the context ends.
#include "engine/experiment/experiment.h"
#include "plugins/attention/explore.h"
#include "tests/shared/method_runs.h"
#include "tests/shared/tiny_model.h"

#include <QTest>
#include <algorithm>

using namespace seq;

namespace {

constexpr int kContext = 256; // of the model
const std::string kWords = "Beyond the trained context of 256 tokens";

Explore::Params ofTokens(std::size_t count, const char* view)
{
    Explore::Params p;
    p.model = {tinyModel()};
    std::string text;
    for (std::size_t i = 0; i + 2 < count; ++i) // one at each end is the tokenizer's
        text += "a ";
    p.text = TextRef::literal(text);
    p.beyond = true;
    p.layer = 1;
    p.view.index = int(std::ranges::find(p.view.names, view) - p.view.names.begin());
    return p;
}

// Short lines that end at the left edge of a map, by the rows at which they stand, or the columns.
struct Marks {
    std::vector<double> rows, columns;
};
Marks marksOf(const Picture& picture)
{
    const auto map = std::ranges::find(picture.plots, "heat map", &PlotData::kind);
    const Rect area = map->area;
    const double cell = area.height / (map->y.end - map->y.begin);
    Marks marks;
    for (const Mark& mark : picture.marks) {
        const auto* path = std::get_if<PathMark>(&mark.shape);
        if (!path || path->points.size() != 2) continue;
        const Point a = path->points[0], b = path->points[1];
        if (a.x == area.x && b.x < a.x && a.y == b.y)
            marks.rows.push_back(map->y.begin + (a.y - area.y) / cell);
        if (a.y == area.bottom() && b.y > a.y && a.x == b.x)
            marks.columns.push_back(map->x.begin + (a.x - area.x) / cell);
    }
    return marks;
}

} // namespace

class TestExploreBeyond : public QObject {
    Q_OBJECT
private slots:
    void everyViewSaysIt_data();
    void everyViewSaysIt();
    void theAxesAreMarked();
    void aPartIsMarkedWhereItIs();
    void aZoomedMapIsMarkedWhereItIs();

private:
    MethodRuns runs_;
};

void TestExploreBeyond::everyViewSaysIt_data()
{
    QTest::addColumn<QString>("view");
    for (const char* view : {"overview", "map", "links", "grid", "rows"})
        QTest::newRow(view) << view;
}

void TestExploreBeyond::everyViewSaysIt()
{
    QFETCH(QString, view);
    for (const int tokens : {kContext, kContext + 1}) {
        const auto p = ofTokens(std::size_t(tokens), qPrintable(view));
        const auto r = runs_.run<Explore>(p);
        QCOMPARE(r.pass->ids.size(), std::size_t(tokens));
        QCOMPARE(says(drawn<Explore>(p, r), kWords), tokens > kContext);
        QCOMPARE(r.notice.empty(), tokens == kContext);
    }
}

void TestExploreBeyond::theAxesAreMarked()
{
    for (const int tokens : {kContext, 300, 600}) { // an image, and tiles
        const auto p = ofTokens(std::size_t(tokens), "map");
        const Marks marks = marksOf(drawn<Explore>(p, runs_.run<Explore>(p)));
        QCOMPARE(marks.rows.size(), std::size_t(tokens > kContext));
        QCOMPARE(marks.columns.size(), marks.rows.size());
        if (tokens == kContext) continue;
        QVERIFY(std::abs(marks.rows[0] - kContext) < 1e-6);
        QVERIFY(std::abs(marks.columns[0] - kContext) < 1e-6);
    }
}

void TestExploreBeyond::aPartIsMarkedWhereItIs()
{
    auto p = ofTokens(300, "map");
    p.rows = {200, 280};
    p.columns = {0, 80};
    const Marks marks = marksOf(drawn<Explore>(p, runs_.run<Explore>(p)));
    QCOMPARE(marks.rows.size(), std::size_t(1));
    QVERIFY(std::abs(marks.rows[0] - (kContext - 200)) < 1e-6);
    QVERIFY(marks.columns.empty());
}

void TestExploreBeyond::aZoomedMapIsMarkedWhereItIs()
{
    const auto p = ofTokens(320, "map");
    const auto r = runs_.run<Explore>(p);
    const auto marks = [&](Camera camera) {
        Canvas canvas({800, 600});
        Explore::draw(p, r, {.size = {800, 600}, .camera = camera}, canvas);
        return marksOf(canvas.take());
    };
    const Marks there = marks({0.75, 0.75, 0.25, 0.25});
    QCOMPARE(there.rows.size(), std::size_t(1));
    QVERIFY(std::abs(there.rows[0] - kContext) < 1e-6);
    QVERIFY(marks({0, 0, 0.5, 0.5}).rows.empty()); // it lies elsewhere
}

QTEST_APPLESS_MAIN(TestExploreBeyond)
#include "tst_explore_beyond.moc"
