#include "engine/experiment/engine.h"
#include "engine/experiment/runner.h"
#include "engine/figure/focus.h"
#include "tests/figure/sample_named.h"
#include "tests/shared/watchdog.h"
#include "widgets/canvas/canvas_view.h"
#include "widgets/ink/tile_cache.h"

#include <QSignalSpy>
#include <QtTest>
#include <set>

using namespace seq;

// Arrows between things of a picture: strips, bars, grids, maps and trees alike.
class TestCanvasKeys : public QObject {
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void arrowsReachEverything_data();
    void arrowsReachEverything();
    void stripsGoFromPieceToPiece();
    void mapsGoFromCellToCell();
    void treesGoToParentsChildrenSiblings();
    void enterClicks();
    void theFocusIsSeen();
    void theFocusOutlivesARecording();
    void stepsGoOnWhereTheCameraEnds();
    void pagesGoFromPartToPart();
    void thePointerTakesOver();

private:
    const Picture& show(const DrawSample&);
    void press(Qt::Key key)
    {
        QTest::keyClick(view_.get(), key);
        QCoreApplication::processEvents(); // a step may wait for a recording
    }
    std::int64_t node() const // the first byte, or node, that the focus stands for
    {
        const auto& focus = view_->focus();
        if (!focus || focus->link < 0) return -1;
        return view_->picture().links[std::size_t(focus->link)].ref.begin;
    }
    Engine engine_;
    std::unique_ptr<Runner> runner_;
    std::unique_ptr<TileCache> tiles_;
    std::unique_ptr<CanvasView> view_;
};

void TestCanvasKeys::init()
{
    runner_ = std::make_unique<Runner>(engine_);
    tiles_ = std::make_unique<TileCache>(*runner_, 1 << 20);
    view_ = std::make_unique<CanvasView>(*runner_, tiles_.get(), Renderer::Raster);
    view_->resize(900, 600);
    view_->setLook(lightTheme(), 1);
}

void TestCanvasKeys::cleanup()
{
    view_.reset();
    tiles_.reset();
    runner_.reset();
}

const Picture& TestCanvasKeys::show(const DrawSample& draw)
{
    QSignalSpy drawn(view_.get(), &CanvasView::drawn);
    view_->show([draw](const View& view, Canvas& canvas) {
        draw(Rect{0, 0, view.size.width, view.size.height}.inset(12), view, canvas);
    });
    view_->show();
    if (drawn.empty()) drawn.wait();
    return view_->picture();
}

void TestCanvasKeys::arrowsReachEverything_data()
{
    QTest::addColumn<QString>("name");
    for (const Sample& sample : samples())
        if (sample.name != "curve") // its lines link to nothing
            QTest::newRow(sample.name.c_str()) << QString::fromStdString(sample.name);
}

// R11: arrows reach 95 % of what can be clicked or hovered.
void TestCanvasKeys::arrowsReachEverything()
{
    QFETCH(QString, name);
    const Picture& picture = show(sampleNamed(name.toStdString()));
    std::set<int> all, reached;
    for (const Mark& mark : picture.marks)
        if (mark.link >= 0) all.insert(mark.link);
    std::vector<Focus> open{*firstFocus(picture)};
    std::set<std::pair<std::int64_t, std::int64_t>> cells;
    while (!open.empty()) {
        const Focus from = open.back();
        open.pop_back();
        const bool fresh = from.cell ? cells.emplace(from.cell->row, from.cell->column).second
                                     : reached.insert(from.link).second;
        if (!fresh) continue;
        for (Direction d : {Direction::Left, Direction::Right, Direction::Up, Direction::Down})
            if (const auto next = nextFocus(picture, from, d)) open.push_back(*next);
    }
    QVERIFY2(reached.size() >= 0.95 * double(all.size()),
        qPrintable(QString("%1 of %2").arg(reached.size()).arg(all.size())));
    if (name == "heat_map") QCOMPARE(cells.size(), std::size_t(100));
}

void TestCanvasKeys::stripsGoFromPieceToPiece()
{
    show(sampleNamed("token_strip"));
    const auto items = sampleItems();
    press(Qt::Key_Right); // enters
    for (std::size_t i = 0; i < 4; ++i) {
        QCOMPARE(node(), items[i].ref.begin);
        press(Qt::Key_Right);
    }
    press(Qt::Key_Left);
    QCOMPARE(node(), items[3].ref.begin);
    press(Qt::Key_Down); // the other tokenizer's piece with the same bytes
    const Ref ref = view_->picture().links[std::size_t(view_->focus()->link)].ref;
    QVERIFY(related(ref, items[3].ref));
    QVERIFY(!(ref == items[3].ref));
}

void TestCanvasKeys::mapsGoFromCellToCell()
{
    show(sampleNamed("heat_map"));
    QSignalSpy hovered(view_.get(), &CanvasView::hovered);
    press(Qt::Key_Down);
    press(Qt::Key_Down);
    press(Qt::Key_Right);
    const auto& cell = view_->focus()->cell;
    QVERIFY(cell && cell->row == 1 && cell->column == 1);
    QVERIFY(hovered.last()[1].toString().startsWith(" quick,  quick"));
    press(Qt::Key_Left);
    press(Qt::Key_Left); // on to the label of the row
    QVERIFY(!view_->focus()->cell);
    QCOMPARE(node(), sampleRefs()[1].begin);
}

void TestCanvasKeys::treesGoToParentsChildrenSiblings()
{
    show(sampleNamed("tree"));
    QSignalSpy hovered(view_.get(), &CanvasView::hovered);
    press(Qt::Key_Right);
    QCOMPARE(node(), 0);
    press(Qt::Key_Right);
    QCOMPARE(node(), 1); // the child of the highest score
    QVERIFY(hovered.last()[1].toString().startsWith("The quick  expanded"));
    press(Qt::Key_Down);
    QCOMPARE(node(), 8); // " old": its token comes before " lazy"
    press(Qt::Key_Up);
    press(Qt::Key_Right);
    QCOMPARE(node(), 3);
    press(Qt::Key_Right);
    QCOMPARE(node(), 4);
    press(Qt::Key_Down);
    QCOMPARE(node(), 5);
    press(Qt::Key_Right); // a leaf
    QCOMPARE(node(), 5);
    for (std::int64_t parent : {3, 1, 0, 0}) {
        press(Qt::Key_Left);
        QCOMPARE(node(), parent);
    }
}

void TestCanvasKeys::enterClicks()
{
    show(sampleNamed("tree"));
    QSignalSpy clicked(view_.get(), &CanvasView::clicked);
    press(Qt::Key_Return); // nothing has the focus yet
    QCOMPARE(clicked.count(), 0);
    press(Qt::Key_Right);
    press(Qt::Key_Right);
    press(Qt::Key_Return);
    QCOMPARE(clicked.count(), 1);
    const Edit edit = clicked[0][0].value<Edit>();
    QCOMPARE(edit.set.size(), std::size_t(1));
    QVERIFY(edit.set[0] == std::pair(std::string("branch"), Value(std::int64_t(1))));
}

void TestCanvasKeys::theFocusIsSeen()
{
    show(sampleNamed("bars"));
    const QImage before = view_->grab().toImage();
    press(Qt::Key_Right);
    const QImage ringed = view_->grab().toImage();
    const Rect box = view_->focus()->box;
    int changed = 0;
    for (int y = 0; y < int(box.height); ++y) {
        const QPoint edge(int(box.x - 3), int(box.y) + y);
        changed += before.pixel(edge) != ringed.pixel(edge);
    }
    QVERIFY(changed >= int(box.height) - 1);
}

void TestCanvasKeys::theFocusOutlivesARecording()
{
    show(sampleNamed("tree"));
    press(Qt::Key_Right);
    press(Qt::Key_Right);
    press(Qt::Key_Down);
    QCOMPARE(node(), 8);
    const int before = view_->recordings();
    view_->setLook(darkTheme(), 1.25);
    QTRY_VERIFY(view_->recordings() > before);
    QCOMPARE(node(), 8);
    press(Qt::Key_Left);
    QCOMPARE(node(), 0);
}

void TestCanvasKeys::stepsGoOnWhereTheCameraEnds()
{
    show([](Rect area, const View& view, Canvas& canvas) {
        heatMap(sampleHeatMap(100), area, view, canvas);
    });
    view_->setCamera({0.5, 0.5, 0.1, 0.1});
    QTRY_COMPARE(view_->picture().plots[0].x.begin, 50.0);
    press(Qt::Key_Right);
    QVERIFY(view_->focus()->cell->column == 50);
    for (int i = 0; i < 12; ++i)
        press(Qt::Key_Right);
    QVERIFY(view_->focus() && view_->focus()->cell->column == 62);
    QVERIFY(view_->camera().x > 0.52);
    const PlotData& plot = view_->picture().plots[0];
    QVERIFY(view_->focus()->box.right() <= plot.area.right() + 0.5);
}

void TestCanvasKeys::pagesGoFromPartToPart()
{
    show([](Rect area, const View& view, Canvas& canvas) {
        area.height /= 2;
        sampleNamed("bars")(area, view, canvas);
        area.y += area.height;
        area.width /= 2;
        sampleNamed("heat_map")(area, view, canvas);
        area.x += area.width;
        sampleNamed("token_strip")(area, view, canvas);
    });
    const auto bar = [&] { return view_->focus()->box.bottom() < 320 && !view_->focus()->cell; };
    const auto map = [&] { return view_->focus()->cell.has_value(); };
    const auto strip = [&] { return node() == sampleItems()[0].ref.begin && !bar(); };
    press(Qt::Key_PageDown); // enters
    QVERIFY(view_->focus());
    while (!bar())
        press(Qt::Key_PageDown);
    press(Qt::Key_Right); // within a part: the next part begins at its beginning all the same
    press(Qt::Key_PageDown);
    QVERIFY(map() && view_->focus()->cell->row == 0 && view_->focus()->cell->column == 0);
    press(Qt::Key_Left); // a label beside the map is part of it
    press(Qt::Key_PageDown);
    QVERIFY(strip());
    press(Qt::Key_PageDown);
    QVERIFY(bar());
    press(Qt::Key_PageUp);
    QVERIFY(strip());
    press(Qt::Key_PageUp);
    QVERIFY(map());
    press(Qt::Key_PageUp);
    QVERIFY(bar());
}

void TestCanvasKeys::thePointerTakesOver()
{
    show(sampleNamed("bars"));
    press(Qt::Key_Right);
    QVERIFY(view_->focus());
    QTest::mouseMove(view_.get(), QPoint(5, 5));
    QVERIFY(!view_->focus());
}

int main(int argc, char** argv)
{
    return testWatched<TestCanvasKeys>(argc, argv);
}
#include "tst_canvas_keys.moc"
