// Pictures through Qt's accessibility interface: what a screen reader is told.
#include "engine/experiment/engine.h"
#include "engine/experiment/runner.h"
#include "engine/figure/visible_tables.h"
#include "tests/figure/sample_named.h"
#include "tests/shared/virtual_screen.h"
#include "widgets/canvas/canvas_view.h"
#include "widgets/ink/tile_cache.h"

#include <QAccessible>
#include <QSignalSpy>
#include <QtTest>

using namespace seq;

class TestCanvasAccess : public QObject {
    Q_OBJECT
public:
    bool screen = false;
private slots:
    void init();
    void cleanup();
    void everyPlotIsATable_data();
    void everyPlotIsATable();
    void mapsAreTheirCells();
    void rowsAreLimited();
    void onlyWhatIsSeen();
    void valueFollowsTheCursor();
    void tilesAreToldWhenKnown();
    void cellsAreWhereTheyAreDrawn();
    void anotherPictureIsAnotherTable();
    void readersAct();
    void bothInksSayTheSame();
    void marksBesidePlots();

private:
    void show(const DrawSample&);
    QAccessibleInterface* canvas() { return QAccessible::queryAccessibleInterface(view_.get()); }
    QAccessibleTableInterface* table(int i) { return canvas()->child(i)->tableInterface(); }
    void press(Qt::Key key)
    {
        QTest::keyClick(view_.get(), key);
        QCoreApplication::processEvents();
    }
    void make(Renderer);
    Engine engine_;
    std::unique_ptr<Runner> runner_;
    std::unique_ptr<TileCache> tiles_;
    std::unique_ptr<CanvasView> view_;
};

namespace {

QString name(QAccessibleInterface* i)
{
    return i->text(QAccessible::Name);
}

DrawSample mapOf(std::int64_t side, bool tiled)
{
    // made once: drawing is timed, and a panel's values are there before it draws
    HeatMap map = sampleHeatMap(side);
    if (tiled) map.tiles = tilesOf(map.values);
    if (tiled) map.values = {};
    return [map](Rect area, const View& view, Canvas& canvas) { heatMap(map, area, view, canvas); };
}

} // namespace

void TestCanvasAccess::init()
{
    runner_ = std::make_unique<Runner>(engine_);
    tiles_ = std::make_unique<TileCache>(*runner_, 1 << 22);
    make(Renderer::Raster);
}

void TestCanvasAccess::make(Renderer renderer)
{
    view_ = std::make_unique<CanvasView>(*runner_, tiles_.get(), renderer);
    view_->setAccessibleName("Picture of a sample");
    view_->resize(900, 600);
    view_->setLook(lightTheme(), 1);
}

void TestCanvasAccess::cleanup()
{
    view_.reset();
    tiles_.reset();
    runner_.reset();
}

void TestCanvasAccess::show(const DrawSample& draw)
{
    QSignalSpy drawn(view_.get(), &CanvasView::drawn);
    view_->show([draw](const View& view, Canvas& canvas) {
        draw(Rect{0, 0, view.size.width, view.size.height}.inset(12), view, canvas);
    });
    view_->show();
    if (drawn.empty()) drawn.wait();
}

void TestCanvasAccess::everyPlotIsATable_data()
{
    QTest::addColumn<QString>("name");
    for (const Sample& sample : samples())
        QTest::newRow(sample.name.c_str()) << QString::fromStdString(sample.name);
}

// A walk over all that a reader can reach: no dead end, no empty name, parents and indices agree.
void TestCanvasAccess::everyPlotIsATable()
{
    QFETCH(QString, name);
    show(sampleNamed(name.toStdString()));
    QAccessibleInterface* top = canvas();
    QVERIFY(top && top->isValid());
    QCOMPARE(top->role(), QAccessible::Canvas);
    QCOMPARE(::name(top), QString("Picture of a sample"));
    QVERIFY(name == "curve" || top->childCount() > 0);
    for (int t = 0; t < top->childCount(); ++t) {
        QAccessibleInterface* child = top->child(t);
        QCOMPARE(child->role(), QAccessible::Table);
        QCOMPARE(child->parent(), top);
        QCOMPARE(top->indexOfChild(child), t);
        QVERIFY(!::name(child).isEmpty());
        QAccessibleTableInterface* table = child->tableInterface();
        QVERIFY(table && table->rowCount() > 0 && table->rowCount() <= 2000);
        QCOMPARE(child->childCount(), table->rowCount() * table->columnCount());
        for (int r = 0; r < table->rowCount(); ++r)
            for (int c = 0; c < table->columnCount(); ++c) {
                QAccessibleInterface* cell = table->cellAt(r, c);
                QVERIFY(cell && cell->isValid());
                QCOMPARE(cell->role(), QAccessible::Cell);
                QCOMPARE(cell->parent(), child);
                QCOMPARE(child->indexOfChild(cell), r * table->columnCount() + c);
                QCOMPARE(child->child(r * table->columnCount() + c), cell);
                QCOMPARE(cell->tableCellInterface()->rowIndex(), r);
                QCOMPARE(cell->tableCellInterface()->columnIndex(), c);
                QCOMPARE(cell->tableCellInterface()->table(), child);
                if (c == 0) QVERIFY(!::name(cell).isEmpty());
                QVERIFY(!table->columnDescription(c).isEmpty());
            }
        QVERIFY(!table->cellAt(table->rowCount(), 0) && !table->cellAt(-1, 0));
    }
}

void TestCanvasAccess::mapsAreTheirCells()
{
    show(sampleNamed("heat_map"));
    QCOMPARE(name(canvas()->child(0)), QString("attention, heat map"));
    QAccessibleTableInterface* map = table(0);
    QCOMPARE(map->rowCount(), 10);
    QCOMPARE(map->columnCount(), 10);
    QCOMPARE(map->rowDescription(1), QString::fromUtf8("·quick"));
    QCOMPARE(map->columnDescription(0), QString("The"));
    const QString value = map->cellAt(4, 2)->text(QAccessible::Value);
    QCOMPARE(value.toFloat(), float((4 * 7 + 2 * 5) % 16) / 15);
    QVERIFY(name(map->cellAt(4, 2)).endsWith(": " + value));
    QCOMPARE(map->cellAt(4, 2)->text(QAccessible::Description), QString("query 4, key 2"));
    QCOMPARE(map->cellAt(2, 4)->text(QAccessible::Value), QString::fromUtf8("–")); // not allowed
}

void TestCanvasAccess::rowsAreLimited()
{
    show(mapOf(3000, true));
    QCOMPARE(table(0)->rowCount(), 2000);
    QCOMPARE(table(0)->columnCount(), 3000);
    std::vector<StripItem> many;
    for (std::int64_t i = 0; i < 5000; ++i)
        many.push_back({.text = "a", .ref = {1, i, i + 1}, .value = double(i)});
    Canvas canvas({4000, 4000});
    tokenStrip({.rows = {{.items = many}}}, {0, 0, 4000, 4000}, {{4000, 4000}, {}}, canvas);
    const auto tables = visibleTables(canvas.take(), {});
    QCOMPARE(tables.size(), std::size_t(1));
    QCOMPARE(tables[0].rows, 2000);
}

void TestCanvasAccess::onlyWhatIsSeen()
{
    show(mapOf(100, false));
    view_->setCamera({0.5, 0.25, 0.1, 0.1});
    QTRY_COMPARE(view_->picture().plots[0].x.begin, 50.0);
    QCOMPARE(table(0)->rowCount(), 10);
    QCOMPARE(table(0)->columnCount(), 10);
    QCOMPARE(table(0)->rowDescription(0), QString("query 25"));
    QCOMPARE(table(0)->columnDescription(9), QString("key 59"));
}

void TestCanvasAccess::valueFollowsTheCursor()
{
    show(sampleNamed("heat_map"));
    press(Qt::Key_Down); // enters
    press(Qt::Key_Down);
    press(Qt::Key_Right);
    QAccessibleInterface* cell = canvas()->focusChild();
    QVERIFY(cell);
    QCOMPARE(cell->tableCellInterface()->rowIndex(), 1);
    QCOMPARE(cell->tableCellInterface()->columnIndex(), 1);
    QCOMPARE(canvas()->text(QAccessible::Value), name(cell));
    QVERIFY(canvas()->child(0)->focusChild() == cell);
    show(sampleNamed("token_strip"));
    press(Qt::Key_Right);
    QVERIFY2(canvas()->text(QAccessible::Value).contains("bits"),
        qPrintable(canvas()->text(QAccessible::Value)));
}

void TestCanvasAccess::tilesAreToldWhenKnown()
{
    show(mapOf(2000, true));
    QCOMPARE(table(0)->cellAt(3, 2)->text(QAccessible::Value), QString("?")); // not asked for
    for (int i = 0; i < 4; ++i)
        press(Qt::Key_Down);
    press(Qt::Key_Right);
    const auto& cell = view_->focus()->cell;
    QVERIFY(cell);
    const float value = float((cell->row * 7 + cell->column * 5) % 16) / 15;
    QTRY_COMPARE(canvas()->focusChild()->text(QAccessible::Value).toFloat(), value);
}

void TestCanvasAccess::cellsAreWhereTheyAreDrawn()
{
    show(sampleNamed("heat_map"));
    const Rect r = cellOf(view_->picture(), 0, 6, 3)->rect;
    const QPoint middle
        = view_->mapToGlobal(QPoint(int(r.x + r.width / 2), int(r.y + r.height / 2)));
    QAccessibleInterface* cell = canvas()->childAt(middle.x(), middle.y());
    QVERIFY(cell && cell == table(0)->cellAt(6, 3));
    QVERIFY(cell->rect().contains(middle));
    QVERIFY(canvas()->rect().contains(canvas()->child(0)->rect()));
}

void TestCanvasAccess::anotherPictureIsAnotherTable()
{
    show(sampleNamed("heat_map"));
    QAccessibleInterface* cell = table(0)->cellAt(1, 1);
    const QAccessible::Id id = QAccessible::uniqueId(cell);
    const int before = view_->recordings();
    show(sampleNamed("bars"));
    QTRY_VERIFY(view_->recordings() > before);
    QCOMPARE(name(canvas()->child(0)), QString("bars"));
    QVERIFY(!QAccessible::accessibleInterface(id)); // gone, not dangling
    QCOMPARE(table(0)->cellAt(0, 1)->text(QAccessible::Name), QString("0.5"));
}

void TestCanvasAccess::readersAct()
{
    show(sampleNamed("heat_map"));
    QSignalSpy clicked(view_.get(), &CanvasView::clicked);
    QAccessibleActionInterface* actions = table(0)->cellAt(5, 2)->actionInterface();
    QVERIFY(actions);
    actions->doAction(QAccessibleActionInterface::setFocusAction());
    QCOMPARE(view_->focus()->cell->row, 5);
    QCOMPARE(clicked.count(), 0);
    actions->doAction(QAccessibleActionInterface::pressAction());
    QCOMPARE(clicked.count(), 1);
    const Edit edit = clicked[0][0].value<Edit>();
    QVERIFY(edit.set[1] == std::pair(std::string("key"), Value(std::int64_t(2))));
}

// The tables come from the picture, whoever draws it.
void TestCanvasAccess::bothInksSayTheSame()
{
    if (!screen) QSKIP("Xvfb is not installed");
    QStringList said[2];
    for (const bool gl : {false, true}) {
        make(gl ? Renderer::OpenGl : Renderer::Raster);
        show(sampleNamed("token_strip"));
        for (int t = 0; t < canvas()->childCount(); ++t)
            for (int i = 0; i < canvas()->child(t)->childCount(); ++i)
                said[gl] << name(canvas()->child(t)->child(i));
    }
    QVERIFY(said[0].size() > 20);
    QCOMPARE(said[1], said[0]);
}

void TestCanvasAccess::marksBesidePlots()
{
    show([](Rect area, const View&, Canvas& canvas) {
        for (int i = 0; i < 3; ++i) {
            const auto link = canvas.link({1, i, i + 1}, "mark " + std::to_string(i));
            canvas.rect({area.x + 40.0 * i, area.y, 30, 30}, {rgb(0)});
        }
    });
    QCOMPARE(canvas()->childCount(), 1);
    QCOMPARE(table(0)->rowCount(), 3);
    QCOMPARE(name(table(0)->cellAt(1, 0)), QString("mark 1"));
}

int main(int argc, char** argv)
{
    return testOnVirtualScreen<TestCanvasAccess>(argc, argv);
}
#include "tst_canvas_access.moc"
