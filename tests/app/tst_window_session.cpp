// The window's workspace on disk: saved, opened again, docks where they were.
#include "app/main_window.h"
#include "app/session.h"
#include "engine/experiment/engine.h"
#include "engine/experiment/runner.h"
#include "tests/shared/toy_experiment.h"
#include "tests/shared/virtual_screen.h"
#include "widgets/ink/export.h"

#include <QDockWidget>
#include <QPushButton>
#include <QStatusBar>
#include <QTemporaryDir>
#include <QToolBar>
#include <QtTest>
#include <fstream>
#include <nlohmann/json.hpp>

using namespace seq;

class TestWindowSession : public QObject {
    Q_OBJECT
public:
    bool screen = false;
private slots:
    void initTestCase();
    void opensAsItWas();
    void undoGoesOnAfterReopening();
    void damagedHistoryIsSaid();
    void damagedLayoutStopsNothing();
    void damagedFileKeepsTheWork();
    void offersWhatACrashLeft();
    void newBeginsWithAPicture();

private:
    std::unique_ptr<MainWindow> window()
    {
        auto w = std::make_unique<MainWindow>(engine_, runner_, Renderer::Raster);
        w->show();
        if (!QTest::qWaitForWindowExposed(w.get())) qWarning("the window does not show");
        w->addFamily("toy", {experiment<Toy>()});
        return w;
    }
    std::filesystem::path path(const char* name)
    {
        return folder_.filePath(QString::fromLatin1(name)).toStdString();
    }
    static QList<QRect> places(MainWindow& w) // of the panels, after the layout
    {
        QTest::qWait(200);
        QList<QRect> all;
        for (const ExperimentPanel* panel : w.panels())
            if (!panel->visibleRegion().isEmpty()) // those behind a tab have no place of their own
                all << QRect(panel->mapTo(&w, QPoint()), panel->size());
        return all;
    }
    QTemporaryDir folder_;
    Engine engine_;
    Runner runner_{engine_};
};

void TestWindowSession::initTestCase()
{
    if (!screen) QSKIP("Xvfb is not installed");
}

void TestWindowSession::opensAsItWas()
{
    const auto first = window();
    for (int i = 0; i < 3; ++i)
        first->openPanel("toy.bytes");
    auto* area = qobject_cast<QMainWindow*>(first->centralWidget());
    QList<QDockWidget*> docks;
    for (ExperimentPanel* panel : first->panels())
        docks << qobject_cast<QDockWidget*>(panel->parentWidget());
    area->addDockWidget(Qt::BottomDockWidgetArea, docks[1]);
    area->resizeDocks({docks[0], docks[1]}, {100, 300}, Qt::Vertical);
    QList<QRect> before;
    for (QList<QRect> now = places(*first); now != before; now = places(*first))
        before = now; // until nothing moves any more
    QVERIFY(before.size() >= 2);
    QVERIFY(first->saveTo(path("three.seqscope")));
    QVERIFY(first->windowTitle().startsWith("three.seqscope"));
    const auto second = window();
    second->open(path("three.seqscope"));
    QVERIFY(second->workspace().document() == first->workspace().document());
    QTRY_COMPARE_WITH_TIMEOUT(places(*second), before, 10000); // once the window has settled
    second->workspace().apply(SetText{"text:changed"});
    QVERIFY(second->isWindowModified());
    second->workspace().history().undo();
    QVERIFY(!second->isWindowModified());
}

// As the command line opens it.
void TestWindowSession::undoGoesOnAfterReopening()
{
    Document two, three;
    {
        const auto w = window();
        w->start({});
        w->openPanel("toy.bytes");
        two = w->workspace().document();
        w->openPanel("toy.bytes");
        w->workspace().apply(SetText{"text:typed"});
        three = w->workspace().document();
        w->workspace().apply(RemovePanel{1});
        QVERIFY(w->saveTo(path("history.seqscope")));
    }
    const auto w = window();
    w->start({path("history.seqscope")});
    QTest::qWait(300); // what the window does by itself is no step
    QUndoStack& history = w->workspace().history();
    QCOMPARE(history.count(), 4);
    QVERIFY(!history.canRedo() && !w->isWindowModified());
    history.undo();
    QVERIFY(w->workspace().document() == three && w->isWindowModified());
    QCOMPARE(w->panels().size(), std::size_t(3));
    history.undo();
    history.undo();
    QVERIFY(w->workspace().document() == two);
    QCOMPARE(w->panels().size(), std::size_t(2));
    history.setIndex(4);
    QCOMPARE(w->panels().size(), std::size_t(2));
    QVERIFY(!w->isWindowModified());
}

void TestWindowSession::damagedHistoryIsSaid()
{
    Json json = readJson(path("history.seqscope"));
    json["history"]["undo"][1]["changes"][0]["do"] = "dance";
    std::ofstream(path("damaged-history.seqscope")) << json;
    const auto w = window();
    w->open(path("damaged-history.seqscope"));
    QCOMPARE(w->panels().size(), std::size_t(2));
    QVERIFY(w->statusBar()->currentMessage().contains("undo begins here"));
    QVERIFY(!w->workspace().history().canUndo());
}

void TestWindowSession::damagedLayoutStopsNothing()
{
    Json json = readJson(path("three.seqscope"));
    for (const char* layout : {"", "not base64 at all !", "AAAA/wAAAAD9AAAAAQ=="}) {
        json["layout"] = layout;
        std::ofstream(path("layout.seqscope")) << json;
        const auto w = window();
        w->open(path("layout.seqscope"));
        QCOMPARE(w->panels().size(), std::size_t(3));
        for (const QRect& place : places(*w))
            QVERIFY(place.width() > 100 && place.height() > 50);
    }
}

void TestWindowSession::damagedFileKeepsTheWork()
{
    std::ofstream(path("damaged.seqscope")) << "{\"program\": \"seqscope\", ";
    const auto w = window();
    w->openPanel("toy.bytes");
    const Document before = w->workspace().document();
    w->open(path("damaged.seqscope"));
    QVERIFY(w->workspace().document() == before);
    QVERIFY(w->statusBar()->currentMessage().contains("damaged.seqscope"));
}

void TestWindowSession::offersWhatACrashLeft()
{
    const auto copies = path("copies");
    std::filesystem::create_directories(copies);
    Json copy = readJson(SEQSCOPE_SOURCE "/tests/data/workspaces/version-1.seqscope");
    copy["recovers"] = 5; // damaged: no file
    std::ofstream(copies / "999999999.seqscope") << copy;
    const auto w = window();
    w->useFolders(path("settings"), copies);
    w->start({});
    auto* bar = w->findChild<QToolBar*>("recovery");
    QVERIFY(bar);
    bar->findChildren<QPushButton*>().front()->click();
    QCOMPARE(w->workspace().document().text, std::string("bundled:alice"));
    QCOMPARE(w->panels().size(), std::size_t(2));
    QVERIFY(w->session().file().empty());
    QVERIFY(!std::filesystem::exists(copies / "999999999.seqscope"));
    QTRY_VERIFY(!w->findChild<QToolBar*>("recovery"));
}

void TestWindowSession::newBeginsWithAPicture()
{
    const auto w = window();
    w->start({});
    QCOMPARE(w->panels().size(), std::size_t(1));
    w->workspace().apply(SetText{"text:mine"});
    for (QAction* action : w->findChildren<QAction*>())
        if (action->shortcut() == QKeySequence(QKeySequence::New)) action->trigger();
    QCOMPARE(w->workspace().document().text, Document{}.text);
    QCOMPARE(w->panels().size(), std::size_t(1));
    QVERIFY(!w->workspace().history().canUndo());
}

int main(int argc, char** argv)
{
    return testOnVirtualScreen<TestWindowSession>(argc, argv);
}
#include "tst_window_session.moc"
