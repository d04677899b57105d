// The inspector: exact values of what is pointed at, pins that live with the document.
#include "app/inspector_dock.h"
#include "app/main_window.h"
#include "engine/experiment/engine.h"
#include "engine/experiment/runner.h"
#include "tests/shared/toy_experiment.h"
#include "tests/shared/watchdog.h"
#include "widgets/inspector/inspector_view.h"

#include <QClipboard>
#include <QMenuBar>
#include <QTemporaryDir>
#include <QtTest>

using namespace seq;

namespace {

// A map whose cells are known, as values or as tiles, over the bytes of a text.
struct Squares {
    static constexpr Info info{"toy.squares", "Squares", "", "Row by column"};
    struct Params {
        TextRef text{"bundled:fox"};
        int scale = 1;
        bool tiled = false;
        static Params full() { return {}; }
        void fields(Fields& f)
        {
            f({"text", "A text", &text});
            f({"scale", "Factor of all values", &scale, {1, 100}});
            f({"tiled", "As tiles", &tiled});
        }
        void check() const {}
    };
    struct Result : seq::Result {
        Tensor values;
        std::vector<Ref> refs;
    };
    static constexpr std::int64_t kSide = 12;
    static float value(int scale, std::int64_t row, std::int64_t column)
    {
        return float(scale) / float(3 + row * kSide + column);
    }
    static Result run(const Params& p, Job&)
    {
        const SourceId source = sourceOf("text", p.text.bytes());
        Result result;
        std::vector<float> values;
        for (std::int64_t i = 0; i < kSide; ++i) {
            result.refs.push_back({source, i, i + 1});
            for (std::int64_t j = 0; j < kSide; ++j)
                values.push_back(value(p.scale, i, j));
        }
        result.values = Tensor::of(values, {kSide, kSide});
        return result;
    }
    static void draw(const Params& p, const Result& r, const View& view, Canvas& canvas)
    {
        HeatMap map{.name = "squares", .valueLabel = "share", .rowRefs = r.refs};
        map.columnRefs = r.refs;
        map.y.label = "row";
        map.x.label = "column";
        if (p.tiled)
            map.tiles = tilesOf(r.values);
        else
            map.values = r.values;
        heatMap(map, Rect{0, 0, view.size.width, view.size.height}.inset(8), view, canvas);
    }
};

} // namespace

class TestInspector : public QObject {
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void saysExactValues();
    void bytesThatAreNoText();
    void keyboardSaysThemToo();
    void tilesAreAsked();
    void clicksPin();
    void pinsFollowThePicture();
    void pinsAreUndoneAndSaved();
    void closedPanelsTakeTheirPins();
    void rowsLightUp();
    void followIsACommand();
    void copiesAndRemovesByKeys();

private:
    ExperimentPanel* open(const char* id = "toy.squares");
    QPoint at(ExperimentPanel*, std::int64_t row, std::int64_t column);
    QString cell(int row, int column)
    {
        return view()->model()->index(row, column).data().toString();
    }
    InspectorView* view() { return window_->findChild<InspectorView*>(); }
    int pins() { return view()->model()->rowCount() - 1; }
    void set(ExperimentPanel*, const char* field, const Value&);
    Engine engine_;
    Runner runner_{engine_};
    std::unique_ptr<MainWindow> window_;
    QTemporaryDir folder_;
};

void TestInspector::init()
{
    window_ = std::make_unique<MainWindow>(engine_, runner_, Renderer::Raster);
    window_->addFamily("toy", {experiment<Toy>(), experiment<Squares>()});
    window_->show();
    window_->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(window_.get()));
}

void TestInspector::cleanup()
{
    window_.reset();
}

ExperimentPanel* TestInspector::open(const char* id)
{
    ExperimentPanel* panel = window_->openPanel(id);
    if (!QTest::qWaitFor([panel] { return !panel->canvas().picture().marks.empty(); }))
        qWarning("no picture");
    return panel;
}

QPoint TestInspector::at(ExperimentPanel* panel, std::int64_t row, std::int64_t column)
{
    const Rect r = cellOf(panel->canvas().picture(), 0, row, column)->rect;
    return {int(r.x + r.width / 2), int(r.y + r.height / 2)};
}

void TestInspector::set(ExperimentPanel* panel, const char* field, const Value& value)
{
    const PanelState state = *window_->workspace().document().find(panel->key());
    Values values = state.values;
    values.set(field, value);
    window_->workspace().apply(SetValues{panel->key(), values, state.ownText});
}

void TestInspector::saysExactValues()
{
    ExperimentPanel* panel = open();
    QVERIFY(cell(0, InspectorModel::What).contains("Point"));
    QTest::mouseMove(&panel->canvas(), at(panel, 4, 1));
    QCOMPARE(cell(0, InspectorModel::Quantity), QString("share"));
    QCOMPARE(cell(0, InspectorModel::Number).toFloat(), Squares::value(1, 4, 1));
    QCOMPARE(cell(0, InspectorModel::Number), QString("0.01923077")); // 1/52, every digit
    QCOMPARE(cell(0, InspectorModel::Place), QString("row 4, column 1"));
    QCOMPARE(cell(0, InspectorModel::Bytes), QString::fromUtf8("4–5 q, 1–2 h"));
    const QString all = view()->model()->index(0, 1).data(Qt::ToolTipRole).toString();
    QVERIFY(all.contains(QString::fromUtf8("characters 4–5: q")));
    QTest::mouseMove(&panel->canvas(), {2, 2});
    QCOMPARE(cell(0, InspectorModel::Place), QString("row 4, column 1")); // stays to be read
}

void TestInspector::bytesThatAreNoText()
{
    window_->workspace().apply(SetText{"text:a\xff\xE2\x82\xAC"});
    ExperimentPanel* panel = open();
    QTest::mouseMove(&panel->canvas(), at(panel, 1, 2));
    QCOMPARE(cell(0, InspectorModel::Bytes), QString::fromUtf8("1–2 FF, 2–3 E2"));
    QTest::mouseMove(&panel->canvas(), at(panel, 11, 0)); // beyond its end
    QCOMPARE(cell(0, InspectorModel::Bytes), QString::fromUtf8("0–1 a"));
}

void TestInspector::keyboardSaysThemToo()
{
    ExperimentPanel* panel = open();
    panel->canvas().setFocus(Qt::TabFocusReason);
    QTest::keyClick(&panel->canvas(), Qt::Key_Down);
    QTest::keyClick(&panel->canvas(), Qt::Key_Right);
    QCOMPARE(cell(0, InspectorModel::Place), QString("row 1, column 1"));
    QTest::keyClick(&panel->canvas(), Qt::Key_Space);
    QCOMPARE(pins(), 1);
    QCOMPARE(cell(1, InspectorModel::Number).toFloat(), Squares::value(1, 1, 1));
    QTest::keyClick(window_.get(), Qt::Key_I, Qt::ControlModifier); // the same again: no second
    QCOMPARE(pins(), 1);
    QTest::keyClick(&panel->canvas(), Qt::Key_Right);
    QTest::keyClick(window_.get(), Qt::Key_I, Qt::ControlModifier);
    QCOMPARE(pins(), 2);
}

void TestInspector::tilesAreAsked()
{
    ExperimentPanel* panel = open();
    set(panel, "tiled", Value(true));
    QTRY_VERIFY(panel->canvas().picture().plots[0].tiles);
    QTest::mouseMove(&panel->canvas(), at(panel, 7, 3));
    QTRY_COMPARE(cell(0, InspectorModel::Number).toFloat(), Squares::value(1, 7, 3));
    QTest::mouseClick(&panel->canvas(), Qt::LeftButton, {}, at(panel, 2, 9));
    QCOMPARE(pins(), 1);
    QTRY_COMPARE(cell(1, InspectorModel::Number).toFloat(), Squares::value(1, 2, 9));
}

void TestInspector::clicksPin()
{
    ExperimentPanel* panel = open();
    QTest::mouseClick(&panel->canvas(), Qt::LeftButton, {}, at(panel, 2, 3));
    QTest::mouseClick(&panel->canvas(), Qt::LeftButton, {}, at(panel, 5, 5));
    QCOMPARE(pins(), 2);
    ExperimentPanel* toy = open("toy.bytes"); // its marks do something else
    const Rect r = std::get<RectMark>(toy->canvas().picture().marks[2].shape).rect;
    const QPoint mark(int(r.x + r.width / 2), int(r.y + r.height / 2));
    QTest::mouseClick(&toy->canvas(), Qt::LeftButton, {}, mark);
    QCOMPARE(pins(), 2);
    QTRY_COMPARE(toy->canvas().picture().marks.size(), std::size_t(3));
    const Rect now = std::get<RectMark>(toy->canvas().picture().marks[1].shape).rect;
    QTest::mouseClick(&toy->canvas(), Qt::LeftButton, Qt::ControlModifier,
        {int(now.x + now.width / 2), int(now.y + now.height / 2)});
    QCOMPARE(pins(), 3);
    QCOMPARE(cell(3, InspectorModel::What), QString("byte 1"));
    QCOMPARE(cell(3, InspectorModel::Bytes), QString::fromUtf8("1–2 h"));
    const QRect cross = view()->visualRect(view()->model()->index(1, InspectorModel::Act));
    QTest::mouseClick(view()->viewport(), Qt::LeftButton, {}, cross.center());
    QCOMPARE(pins(), 2);
    QCOMPARE(cell(1, InspectorModel::Place), QString("row 5, column 5"));
}

void TestInspector::pinsFollowThePicture()
{
    ExperimentPanel* panel = open();
    QTest::mouseClick(&panel->canvas(), Qt::LeftButton, {}, at(panel, 2, 3));
    set(panel, "scale", Value(std::int64_t(7)));
    QTRY_COMPARE(cell(1, InspectorModel::Number).toFloat(), Squares::value(7, 2, 3));
    QCOMPARE(cell(0, InspectorModel::Number).toFloat(), Squares::value(7, 2, 3));
}

void TestInspector::pinsAreUndoneAndSaved()
{
    ExperimentPanel* panel = open();
    QTest::mouseClick(&panel->canvas(), Qt::LeftButton, {}, at(panel, 2, 3));
    QTest::mouseClick(&panel->canvas(), Qt::LeftButton, {}, at(panel, 3, 4));
    QUndoStack& history = window_->workspace().history();
    history.undo();
    QCOMPARE(pins(), 1);
    history.redo();
    QCOMPARE(pins(), 2);
    const std::filesystem::path file = folder_.filePath("pins.seqscope").toStdString();
    QVERIFY(window_->saveTo(file));
    const Document document = window_->workspace().document();
    cleanup();
    init();
    window_->open(file);
    QVERIFY(window_->workspace().document() == document);
    QTRY_COMPARE(cell(1, InspectorModel::Number).toFloat(), Squares::value(1, 2, 3));
    QCOMPARE(cell(2, InspectorModel::Number).toFloat(), Squares::value(1, 3, 4));
    window_->actions().action("inspector.clear")->trigger();
    QCOMPARE(pins(), 0);
    window_->workspace().history().undo();
    QCOMPARE(pins(), 2);
}

void TestInspector::closedPanelsTakeTheirPins()
{
    ExperimentPanel* panel = open();
    QTest::mouseClick(&panel->canvas(), Qt::LeftButton, {}, at(panel, 2, 3));
    window_->workspace().apply(RemovePanel{panel->key()});
    QCOMPARE(pins(), 0);
    QVERIFY(cell(0, InspectorModel::What).contains("Point"));
    window_->workspace().history().undo();
    QCOMPARE(pins(), 1);
    QTRY_COMPARE(cell(1, InspectorModel::Number).toFloat(), Squares::value(1, 2, 3));
}

void TestInspector::rowsLightUp()
{
    ExperimentPanel* panel = open();
    QTest::mouseClick(&panel->canvas(), Qt::LeftButton, {}, at(panel, 2, 3));
    QTest::mouseMove(&panel->canvas(), at(panel, 2, 4)); // a pointer that was never there cannot go
    QTest::mouseMove(&panel->canvas(), {1, 1});
    QTRY_VERIFY(window_->workspace().hovered().empty());
    view()->setFocus(Qt::TabFocusReason);
    QTest::keyClick(view(), Qt::Key_Down);
    view()->setCurrentIndex(view()->model()->index(1, 1));
    QCOMPARE(window_->workspace().hovered().size(), std::size_t(2));
    QCOMPARE(window_->workspace().hovered()[0].begin, std::int64_t(2));
    panel->canvas().setFocus(Qt::OtherFocusReason);
    QVERIFY(window_->workspace().hovered().empty());
}

void TestInspector::followIsACommand()
{
    ExperimentPanel *a = open(), *b = open();
    Workspace& workspace = window_->workspace();
    QAction* follow = window_->actions().action("panel.follow");
    QVERIFY(follow && follow->isChecked());
    follow->trigger(); // of b, which is in front
    QVERIFY(!follow->isChecked());
    QVERIFY(workspace.document().find(b->key())->pinned);
    QVERIFY(!workspace.document().find(a->key())->pinned);
    QTest::mouseMove(&b->canvas(), at(b, 1, 2));
    QVERIFY(workspace.hovered().empty()); // neither out
    QCOMPARE(cell(0, InspectorModel::Place), QString("row 1, column 2")); // but inspected
    follow->trigger();
    QVERIFY(follow->isChecked());
    QTest::mouseMove(&b->canvas(), at(b, 3, 2));
    QCOMPARE(workspace.hovered().size(), std::size_t(2));
}

void TestInspector::copiesAndRemovesByKeys()
{
    ExperimentPanel* panel = open();
    QTest::mouseClick(&panel->canvas(), Qt::LeftButton, {}, at(panel, 2, 3));
    window_->actions().action("go.inspector")->trigger();
    QVERIFY(view()->hasFocus());
    QVERIFY(!window_->actions().action("inspector.unpin")->isEnabled());
    view()->setCurrentIndex(view()->model()->index(1, InspectorModel::What));
    QVERIFY(window_->actions().action("inspector.unpin")->isEnabled());
    QTest::keyClick(view(), Qt::Key_C, Qt::ControlModifier);
    QVERIFY(QGuiApplication::clipboard()->text().contains("share\t0.033333335\trow 2, column 3"));
    QTest::keyClick(view(), Qt::Key_Delete);
    QCOMPARE(pins(), 0);
    view()->setCurrentIndex(view()->model()->index(0, InspectorModel::What));
    QTest::keyClick(view(), Qt::Key_Return);
    QCOMPARE(pins(), 1);
}

int main(int argc, char** argv)
{
    return testWatched<TestInspector>(argc, argv);
}
#include "tst_inspector.moc"
