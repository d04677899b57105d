// Docks: named layouts, steps of the history, and the ways in which docks of others fail.
#include "app/dock_layout.h"
#include "app/layout_file.h"
#include "app/layout_menu.h"
#include "app/main_window.h"
#include "engine/experiment/engine.h"
#include "engine/experiment/runner.h"
#include "tests/shared/toy_experiment.h"
#include "tests/shared/virtual_screen.h"
#include "tests/shared/watchdog.h"

#include <QDockWidget>
#include <QScreen>
#include <QTemporaryDir>
#include <QtTest>
#include <fstream>
#include <nlohmann/json.hpp>

using namespace seq;

class TestLayouts : public QObject {
    Q_OBJECT
public:
    bool screen = false;
private slots:
    void initTestCase();
    void filesKeepWhatTheyDoNotKnow();
    void namedLayoutsServeAnyDocument();
    void movesAreSteps();
    void quickMovesAreOneStep();
    void whatTheSystemDoesIsNoStep();
    void resetIsAStep();
    void closedPanelsComeBackWhereTheyWere();
    void floatingPanelsDoNotVanish();
    void offScreenPanelsComeBack();
    void statesRoundTrip();
    void everyPanelCanBeClosed();
    void badFilesStopNothing();

private:
    std::unique_ptr<MainWindow> window(int panels)
    {
        auto w = std::make_unique<MainWindow>(engine_, runner_, Renderer::Raster);
        w->useFolders(path("settings"), {});
        w->show();
        if (!QTest::qWaitForWindowExposed(w.get())) qWarning("the window does not show");
        w->addFamily("toy", {experiment<Toy>()});
        for (int i = 0; i < panels; ++i)
            w->openPanel("toy.bytes");
        QTest::qWait(400);
        w->workspace().history().clear();
        return w;
    }
    std::filesystem::path path(const char* name)
    {
        return folder_.filePath(QString::fromLatin1(name)).toStdString();
    }
    static QMainWindow* area(MainWindow& w)
    {
        return qobject_cast<QMainWindow*>(w.centralWidget());
    }
    static QList<QDockWidget*> docks(MainWindow& w)
    {
        QList<QDockWidget*> all;
        for (ExperimentPanel* panel : w.panels())
            all << qobject_cast<QDockWidget*>(panel->parentWidget());
        return all;
    }
    static bool seen(const QDockWidget* dock)
    {
        return !dock->isHidden()
            && (dock->isFloating()
                || qobject_cast<QMainWindow*>(dock->parentWidget())
                        ->dockWidgetArea(const_cast<QDockWidget*>(dock))
                    != Qt::NoDockWidgetArea);
    }
    static Qt::DockWidgetArea placeOf(MainWindow& w, int panel)
    {
        return area(w)->dockWidgetArea(docks(w)[panel]);
    }
    QTemporaryDir folder_;
    Engine engine_;
    Runner runner_{engine_};
};

void TestLayouts::initTestCase()
{
    if (!screen) QSKIP("Xvfb is not installed");
}

void TestLayouts::filesKeepWhatTheyDoNotKnow()
{
    const auto file = path("kept/layouts.json");
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file) << R"({"version": 1, "layouts": {"a": "AAAA", "odd": 7}, "later": true})";
    LayoutFile layouts(file);
    QCOMPARE(layouts.all().size(), std::size_t(1));
    layouts.set("b", "BBBB");
    layouts.remove("a");
    const Json json = readJson(file);
    QCOMPARE(json["later"].get<bool>(), true);
    QCOMPARE(json["layouts"]["odd"].get<int>(), 7);
    QVERIFY(!json["layouts"].contains("a"));
    QCOMPARE(LayoutFile(file).all().at("b"), std::string("BBBB"));
}

void TestLayouts::namedLayoutsServeAnyDocument()
{
    const auto first = window(3);
    area(*first)->addDockWidget(Qt::BottomDockWidgetArea, docks(*first)[1]);
    first->findChild<LayoutMenu*>()->saveAs("  split ");
    const auto second = window(5); // two more than the layout knows
    second->workspace().apply(RemovePanel{second->panels()[0]->key()}); // other keys
    QTest::qWait(300);
    second->workspace().history().clear();
    second->findChild<LayoutMenu*>()->apply("split");
    QCOMPARE(placeOf(*second, 0), Qt::TopDockWidgetArea);
    QCOMPARE(placeOf(*second, 1), Qt::BottomDockWidgetArea);
    for (const QDockWidget* dock : docks(*second))
        QVERIFY(seen(dock));
    second->workspace().history().undo();
    QCOMPARE(placeOf(*second, 1), Qt::TopDockWidgetArea);
    second->workspace().history().redo();
    QCOMPARE(placeOf(*second, 1), Qt::BottomDockWidgetArea);
    for (const QDockWidget* dock : docks(*second))
        QVERIFY(dock->objectName().startsWith("panel "));
}

void TestLayouts::movesAreSteps()
{
    const auto w = window(3);
    QUndoStack& history = w->workspace().history();
    docks(*w)[2]->setFloating(true);
    QTRY_COMPARE(history.count(), 1);
    QTest::qWait(1100);
    area(*w)->addDockWidget(Qt::RightDockWidgetArea, docks(*w)[0]);
    QTRY_COMPARE(history.count(), 2);
    history.undo();
    QCOMPARE(placeOf(*w, 0), Qt::TopDockWidgetArea);
    QVERIFY(docks(*w)[2]->isFloating());
    history.undo();
    QVERIFY(!docks(*w)[2]->isFloating());
    history.redo();
    history.redo();
    QVERIFY(docks(*w)[2]->isFloating());
    QCOMPARE(placeOf(*w, 0), Qt::RightDockWidgetArea);
    QTest::qWait(400);
    QCOMPARE(history.count(), 2); // undo and redo are no steps themselves
}

void TestLayouts::quickMovesAreOneStep()
{
    const auto w = window(2);
    for (const auto place :
        {Qt::RightDockWidgetArea, Qt::BottomDockWidgetArea, Qt::LeftDockWidgetArea}) {
        area(*w)->addDockWidget(place, docks(*w)[1]);
        QTest::qWait(200);
    }
    QTest::qWait(300);
    QCOMPARE(w->workspace().history().count(), 1);
    w->workspace().history().undo();
    QCOMPARE(placeOf(*w, 1), Qt::TopDockWidgetArea);
}

void TestLayouts::whatTheSystemDoesIsNoStep()
{
    const auto w = window(2);
    w->resize(w->size() - QSize(80, 60));
    docks(*w)[0]->raise();
    QTest::qWait(400);
    QCOMPARE(w->workspace().history().count(), 0);
}

void TestLayouts::resetIsAStep()
{
    const auto w = window(3);
    docks(*w)[1]->setFloating(true);
    QTRY_COMPARE(w->workspace().history().count(), 1);
    QTest::qWait(1100);
    w->actions().action("view.reset-layout")->trigger();
    QVERIFY(!docks(*w)[1]->isFloating());
    QCOMPARE(w->workspace().history().count(), 2);
    w->workspace().history().undo();
    QVERIFY(docks(*w)[1]->isFloating());
}

void TestLayouts::closedPanelsComeBackWhereTheyWere()
{
    const auto w = window(3);
    area(*w)->addDockWidget(Qt::BottomDockWidgetArea, docks(*w)[1]);
    QTest::qWait(400);
    const int key = w->panels()[1]->key();
    w->workspace().apply(RemovePanel{key});
    QCOMPARE(w->panels().size(), std::size_t(2));
    w->workspace().history().undo();
    QCOMPARE(w->panels()[1]->key(), key);
    QCOMPARE(placeOf(*w, 1), Qt::BottomDockWidgetArea);
}

// "Floating panels vanish on restore."
void TestLayouts::floatingPanelsDoNotVanish()
{
    const auto first = window(3);
    QDockWidget* floating = docks(*first)[1];
    floating->setFloating(true);
    floating->resize(640, 400);
    floating->move(200, 150);
    QTest::qWait(300);
    QVERIFY(first->saveTo(path("floating.seqscope")));
    const auto second = window(0);
    second->open(path("floating.seqscope"));
    QTest::qWait(300);
    QDockWidget* back = docks(*second)[1];
    QVERIFY(back->isFloating() && back->isVisible());
    QCOMPARE(back->size(), floating->size());
    const QPoint off = back->pos() - floating->pos();
    QVERIFY2(off.manhattanLength() <= 64, "it is where it was, but for a frame");
}

void TestLayouts::offScreenPanelsComeBack()
{
    const auto w = window(2);
    auto* layout = w->findChild<DockLayout*>();
    docks(*w)[0]->setFloating(true);
    docks(*w)[0]->move(30000, 20000);
    QTest::qWait(100);
    layout->put(layout->now());
    const QRect screen = w->screen()->availableGeometry();
    QTRY_VERIFY(screen.intersects(docks(*w)[0]->frameGeometry()));
}

// "State not round-tripping."
void TestLayouts::statesRoundTrip()
{
    const auto w = window(4);
    auto* layout = w->findChild<DockLayout*>();
    const auto all = docks(*w);
    area(*w)->addDockWidget(Qt::RightDockWidgetArea, all[1]);
    area(*w)->splitDockWidget(all[1], all[2], Qt::Vertical);
    area(*w)->tabifyDockWidget(all[2], all[3]);
    QTest::qWait(300);
    const std::string split = layout->now();
    w->actions().action("view.reset-layout")->trigger();
    QTest::qWait(300);
    QVERIFY(layout->now() != split);
    Watchdog watchdog;
    for (int i = 0; i < 3; ++i) {
        layout->put(split);
        QTest::qWait(200);
        QCOMPARE(layout->now(), split);
    }
    QVERIFY2(
        watchdog.longest() <= Watchdog::kMost, qPrintable(QString::number(watchdog.longest())));
}

// "Unclosable panels."
void TestLayouts::everyPanelCanBeClosed()
{
    const auto w = window(4);
    const auto all = docks(*w);
    all[1]->setFloating(true);
    area(*w)->addDockWidget(Qt::BottomDockWidgetArea, all[2]);
    QTest::qWait(300);
    for (QDockWidget* dock : all) {
        QVERIFY(dock->features() & QDockWidget::DockWidgetClosable);
        dock->close();
    }
    QTRY_VERIFY(w->panels().empty());
    QVERIFY(w->workspace().document().panels.empty());
}

void TestLayouts::badFilesStopNothing()
{
    const auto file = path("settings/layouts.json");
    std::filesystem::create_directories(file.parent_path());
    for (const char* bad : {"", "{", "[]", "{\"layouts\": 3}", "\xff\xfe",
             "{\"layouts\": {\"x\": \"no base64 !\", \"y\": \"AAAA/wAAAAD9AAAAAQ== AAAA\"}}"}) {
        std::ofstream(file, std::ios::trunc) << bad;
        const auto w = window(2);
        for (const char* name : {"x", "y", "none of that name"})
            w->findChild<LayoutMenu*>()->apply(QString::fromLatin1(name));
        for (const QDockWidget* dock : docks(*w))
            QVERIFY(seen(dock));
        w->findChild<LayoutMenu*>()->saveAs("good");
        QVERIFY(LayoutFile(file).all().contains("good"));
    }
    QVERIFY(std::filesystem::exists(path("settings/layouts.json.damaged")));
    std::ofstream(file, std::ios::trunc) << R"({"version": 9, "layouts": {}})";
    LayoutFile newer(file);
    newer.set("mine", "AAAA");
    QVERIFY2(!readJson(file)["layouts"].contains("mine"), "a newer file is left alone");
}

int main(int argc, char** argv)
{
    return testOnVirtualScreen<TestLayouts>(argc, argv);
}
#include "tst_layouts.moc"
