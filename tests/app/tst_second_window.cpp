// More than one window on one workspace: panels go from one to the other and nothing is lost.
#include "app/dock_layout.h"
#include "app/lesson_panel.h"
#include "app/library_list.h"
#include "app/main_window.h"
#include "app/session.h"
#include "engine/experiment/engine.h"
#include "engine/experiment/runner.h"
#include "tests/shared/toy_experiment.h"
#include "tests/shared/virtual_screen.h"
#include "widgets/actions/finder.h"
#include "widgets/inspector/inspector_view.h"

#include <QAbstractButton>
#include <QDockWidget>
#include <QLabel>
#include <QScreen>
#include <QTemporaryDir>
#include <QtTest>
#include <fstream>
#include <nlohmann/json.hpp>

using namespace seq;

class TestSecondWindow : public QObject {
    Q_OBJECT
public:
    bool screen = false;
private slots:
    void init();
    void cleanup();
    void opensEmptyAndSaysWhatToDo();
    void panelMovesThereAndBack();
    void movingKeepsTheResult();
    void movesAreSteps();
    void allOfItByKeys();
    void menusActOnTheirOwnPanel();
    void editsChangeThePanelThatIsRaised();
    void hoverAndInspectorAreShared();
    void closingASecondLosesNothing();
    void closingASecondEndsNoExport();
    void closingTheFirstLeavesTheSecond();
    void undoBringsTheFirstBackToItsPlace();
    void lessonsLeaveTheLibraryAsItWas();
    void undoneWindowHasItsLibraryAfterALesson();
    void projectorEndsWithItsWindow();
    void quitClosesAll();
    void fileHasTheWindows();
    void maximizedComesBack();
    void crashKeepsTheWindows();
    void damagedEntriesLoseNothing();
    void newWorkspaceHasOneWindow();

private:
    std::unique_ptr<MainWindow> made()
    {
        auto w = std::make_unique<MainWindow>(engine_, runner_, Renderer::Raster);
        w->show();
        w->addFamily("toy", {experiment<Toy>()});
        return w;
    }
    MainWindow& second() { return *window_->bench().windows().at(1); }
    std::size_t count() { return window_->bench().windows().size(); }
    static void trigger(MainWindow& w, const char* id)
    {
        QVERIFY2(w.actions().action(id)->isEnabled(), id);
        w.actions().action(id)->trigger();
    }
    static bool active(QWidget* window)
    {
        if (!QTest::qWaitForWindowExposed(window)) return false;
        window->activateWindow(); // as a window manager does, which is not here
        return QTest::qWaitFor([window] { return QApplication::activeWindow() == window; });
    }
    static bool drawn(ExperimentPanel* panel)
    {
        return QTest::qWaitFor([panel] { return !panel->canvas().picture().marks.empty(); });
    }
    static QList<int> keys(MainWindow& w)
    {
        QList<int> all;
        for (const ExperimentPanel* panel : w.panels())
            all << panel->key();
        return all;
    }
    static QMainWindow* area(MainWindow& w)
    {
        return qobject_cast<QMainWindow*>(w.centralWidget());
    }
    static bool seen(MainWindow& w) // each panel has a place in a dock of this window
    {
        return std::ranges::all_of(w.panels(), [&w](const ExperimentPanel* panel) {
            auto* dock = qobject_cast<QDockWidget*>(panel->parentWidget());
            return dock && !dock->isHidden() && dock->window()
                && (dock->isFloating() || area(w)->dockWidgetArea(dock) != Qt::NoDockWidgetArea);
        });
    }
    std::filesystem::path path(const char* name)
    {
        return folder_.filePath(QString::fromLatin1(name)).toStdString();
    }
    void writeLesson()
    {
        std::ofstream(path("lesson.json"))
            << R"({"id": "a", "title": "b", "summary": "c", "steps": [{"title": "t", "text": "x",
                "experiment": "toy.bytes", "values": {"count": 5}}]})";
    }
    QUndoStack& history() { return window_->workspace().history(); }
    QTemporaryDir folder_;
    Engine engine_;
    Runner runner_{engine_};
    std::unique_ptr<MainWindow> window_;
};

void TestSecondWindow::init()
{
    if (!screen) QSKIP("Xvfb is not installed");
    window_ = made();
    QVERIFY(active(window_.get()));
    for (int i = 0; i < 3; ++i)
        QVERIFY(drawn(window_->openPanel("toy.bytes")));
    QTest::qWait(200); // the layout is noted
    history().clear();
    QCOMPARE(keys(*window_), QList<int>({1, 2, 3}));
}

void TestSecondWindow::cleanup()
{
    window_.reset();
}

void TestSecondWindow::opensEmptyAndSaysWhatToDo()
{
    trigger(*window_, "window.new");
    QCOMPARE(count(), std::size_t(2));
    QVERIFY(QTest::qWaitForWindowExposed(&second()));
    QCOMPARE(history().count(), 1);
    QVERIFY(second().findChild<QLabel*>("no panel")->isVisible());
    QVERIFY(second().findChild<QDockWidget*>("library")->isVisible());
    QVERIFY(second().actions().action("run.cancel-all")->isEnabled()); // also in the other one
    QVERIFY(!second().actions().action("run.again")->isEnabled());
    trigger(second(), "window.new");
    for (MainWindow* one : window_->bench().windows())
        QVERIFY(one->screen()->geometry().contains(one->geometry()));
    for (MainWindow* one : window_->bench().windows())
        for (MainWindow* other : window_->bench().windows())
            QVERIFY(one == other || one->pos() != other->pos());
    history().undo();
    second().openPanel("toy.bytes");
    QCOMPARE(keys(second()), QList<int>({4}));
    QVERIFY(!second().findChild<QLabel*>("no panel"));
    QCOMPARE(keys(*window_), QList<int>({1, 2, 3}));
    history().undo();
    history().undo();
    QCOMPARE(count(), std::size_t(1));
    QVERIFY(!window_->findChild<QLabel*>("no panel"));
}

void TestSecondWindow::panelMovesThereAndBack()
{
    trigger(*window_, "window.move-panel"); // there is no other: a new one
    QCOMPARE(count(), std::size_t(2));
    QCOMPARE(keys(second()), QList<int>({3}));
    QCOMPARE(keys(*window_), QList<int>({1, 2}));
    QVERIFY(seen(*window_) && seen(second()));
    QCOMPARE(second().front()->key(), 3);
    trigger(*window_, "window.move-panel"); // into the one that is there
    QCOMPARE(keys(second()), QList<int>({2, 3}));
    trigger(second(), "window.move-panel");
    trigger(second(), "window.move-panel");
    QCOMPARE(keys(*window_), QList<int>({1, 2, 3}));
    QCOMPARE(count(), std::size_t(2)); // it stays, empty, until it is closed
    QVERIFY(!second().actions().action("window.move-panel")->isEnabled());
    QVERIFY(seen(*window_));
}

void TestSecondWindow::movingKeepsTheResult()
{
    ExperimentPanel* panel = window_->panels()[2];
    const ResultPtr result = panel->run().result();
    QVERIFY(result);
    const int runs = Toy::runs;
    trigger(*window_, "window.move-panel-new");
    QCOMPARE(second().panels().at(0), panel);
    QTest::qWait(300);
    QCOMPARE(panel->run().result(), result);
    QCOMPARE(int(Toy::runs), runs);
    QVERIFY(drawn(panel));
    QCOMPARE(panel->window(), &second());
    QVERIFY(panel->isVisible());
}

void TestSecondWindow::movesAreSteps()
{
    area(*window_)->addDockWidget(
        Qt::RightDockWidgetArea, qobject_cast<QDockWidget*>(window_->panels()[2]->parentWidget()));
    QTest::qWait(1500);
    history().clear();
    window_->raise(3);
    trigger(*window_, "window.move-panel-new");
    QTRY_COMPARE(history().count(), 1);
    for (int i = 0; i < 3; ++i) {
        history().undo();
        QCOMPARE(count(), std::size_t(1));
        QCOMPARE(keys(*window_), QList<int>({1, 2, 3}));
        QCOMPARE(area(*window_)->dockWidgetArea(
                     qobject_cast<QDockWidget*>(window_->panels()[2]->parentWidget())),
            Qt::RightDockWidgetArea); // where it was
        history().redo();
        QCOMPARE(count(), std::size_t(2));
        QCOMPARE(keys(second()), QList<int>({3}));
        QVERIFY(seen(*window_) && seen(second()));
    }
    QTest::qWait(500);
    QCOMPARE(history().count(), 1); // the docks that follow are no steps
}

// New window, panel there, over to it, back, closed: with no pointer.
void TestSecondWindow::allOfItByKeys()
{
    const auto press = [](int key, Qt::KeyboardModifiers with = {}) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key(key), with);
    };
    window_->panels()[2]->canvas().setFocus();
    press(Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(count(), std::size_t(2));
    QVERIFY(active(&second()));
    QCOMPARE(QApplication::focusWidget(), &second().panels()[0]->canvas());
    press(Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier); // its own palette
    QVERIFY(second().findChild<Finder*>()->isVisible());
    QTest::keyClicks(QApplication::focusWidget(), "go to the other window");
    press(Qt::Key_Return);
    QTRY_COMPARE(QApplication::activeWindow(), window_.get());
    press(Qt::Key_F6, Qt::ControlModifier);
    QTRY_COMPARE(QApplication::activeWindow(), &second());
    press(Qt::Key_W, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(count(), std::size_t(1));
    QCOMPARE(keys(*window_), QList<int>({1, 2, 3}));
}

void TestSecondWindow::menusActOnTheirOwnPanel()
{
    trigger(*window_, "window.move-panel-new");
    trigger(second(), "panel.duplicate");
    QCOMPARE(keys(second()), QList<int>({3, 4}));
    trigger(second(), "panel.next");
    QCOMPARE(second().front()->key(), 3);
    trigger(second(), "panel.close");
    QCOMPARE(keys(second()), QList<int>({4}));
    QCOMPARE(keys(*window_), QList<int>({1, 2}));
    QVERIFY(!second().actions().action("window.move-panel-new")->isEnabled()); // it is alone there
    trigger(*window_, "run.full");
    const Document& document = window_->workspace().document();
    QCOMPARE(*document.find(4)->values.find("count"), Value(std::int64_t(8)));
    QCOMPARE(*document.find(2)->values.find("count"), Value(std::int64_t(64)));
    QCOMPARE(second().windowTitle(), QString("Window 2[*]"));
    QVERIFY(second().windowTitle() != window_->windowTitle());
    window_->useFolders(path("settings"), {});
    const QKeySequence keys("Ctrl+Alt+Q");
    window_->actions().setShortcut("run.quick", keys); // holds in all of them, and in later ones
    QCOMPARE(second().actions().action("run.quick")->shortcut(), keys);
    trigger(second(), "window.new");
    QCOMPARE(window_->bench().windows()[2]->actions().action("run.quick")->shortcut(), keys);
    QCOMPARE(window_->bench().windows()[2]->windowTitle(), QString("Window 3[*]"));
    trigger(second(), "window.close");
    QCOMPARE(second().windowTitle(), QString("Window 2[*]")); // those that are there are counted
}

void TestSecondWindow::editsChangeThePanelThatIsRaised()
{
    const auto countOf = [this](int key) {
        return std::get<std::int64_t>(
            *window_->workspace().document().find(key)->values.find("count"));
    };
    trigger(*window_, "window.move-panel-new"); // 3, the last of the document
    Edit edit;
    edit.experiment = "toy.bytes";
    edit.set = {{"count", std::int64_t(21)}};
    window_->edit(edit);
    QCOMPARE(countOf(1), std::int64_t(21)); // the first one here
    QVERIFY(countOf(2) != 21 && countOf(3) != 21);
    QCOMPARE(window_->front()->key(), 1);
    second().edit(edit);
    QCOMPARE(countOf(3), std::int64_t(21));
    trigger(*window_, "window.new");
    MainWindow& empty = *window_->bench().windows()[2];
    edit.set = {{"count", std::int64_t(22)}};
    empty.edit(edit);
    QCOMPARE(keys(empty), QList<int>({4})); // one of its own
    QCOMPARE(countOf(4), std::int64_t(22));
    QCOMPARE(countOf(1), std::int64_t(21));
}

void TestSecondWindow::hoverAndInspectorAreShared()
{
    trigger(*window_, "window.move-panel-new");
    ExperimentPanel* there = second().panels()[0];
    ExperimentPanel* here = window_->panels()[1];
    QVERIFY(QTest::qWaitForWindowExposed(&second()));
    QVERIFY(drawn(there) && drawn(here));
    const auto told = [](MainWindow& w) {
        const auto* model = w.findChild<InspectorView*>()->model();
        QStringList all;
        for (int column = 0; model->rowCount() > 0 && column < model->columnCount(); ++column)
            all << model->index(0, column).data().toString();
        return all.join("|");
    };
    const auto spot = [](ExperimentPanel* panel, int byte) {
        return thingsOf(panel->canvas().picture()).at(std::size_t(byte));
    };
    const QImage before = there->canvas().grab().toImage();
    here->canvas().visit(spot(here, 2), false);
    QTRY_VERIFY(told(*window_).contains("byte 2"));
    QCOMPARE(told(second()), told(*window_));
    QTRY_VERIFY(there->canvas().grab().toImage() != before); // lit up
    there->canvas().visit(spot(there, 5), false);
    QTRY_VERIFY(told(*window_).contains("byte 5"));
    QCOMPARE(told(second()), told(*window_));
    trigger(second(), "inspector.pin");
    QCOMPARE(window_->workspace().document().pins.size(), std::size_t(1));
    trigger(*window_, "window.new"); // has them at once
    const auto* third = window_->bench().windows()[2]->findChild<InspectorView*>()->model();
    QCOMPARE(third->rowCount(), 2); // under what is pointed at
    trigger(second(), "window.close"); // pins of its panels stay: the panels do
    QCOMPARE(window_->workspace().document().pins.size(), std::size_t(1));
}

void TestSecondWindow::closingASecondLosesNothing()
{
    trigger(*window_, "window.move-panel-new");
    trigger(*window_, "window.move-panel");
    second().setGeometry(300, 150, 700, 500);
    area(second())->addDockWidget(
        Qt::BottomDockWidgetArea, qobject_cast<QDockWidget*>(second().panels()[1]->parentWidget()));
    QTest::qWait(1500);
    const int steps = history().count();
    const QRect place = second().geometry();
    second().close();
    QCOMPARE(count(), std::size_t(1));
    QCOMPARE(keys(*window_), QList<int>({1, 2, 3}));
    QVERIFY(seen(*window_));
    QVERIFY(window_->isVisible());
    QCOMPARE(history().count(), steps + 1);
    history().undo();
    QCOMPARE(keys(second()), QList<int>({2, 3}));
    QCOMPARE(second().geometry(), place);
    QCOMPARE(area(second())->dockWidgetArea(
                 qobject_cast<QDockWidget*>(second().panels()[1]->parentWidget())),
        Qt::BottomDockWidgetArea);
    history().redo();
    QCOMPARE(keys(*window_), QList<int>({1, 2, 3}));
}

void TestSecondWindow::closingASecondEndsNoExport()
{
    trigger(*window_, "window.move-panel-new");
    QVERIFY(drawn(second().panels()[0]));
    QSignalSpy exported(window_.get(), &MainWindow::exported);
    const QPointer<MainWindow> closed(&second());
    second().exportFigure(path("figure.svg"));
    second().close();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QVERIFY(!closed);
    QTRY_COMPARE_WITH_TIMEOUT(exported.count(), 1, 20000);
    QCOMPARE(exported[0][1].toString(), QString());
    QVERIFY(std::filesystem::file_size(path("figure.svg")) > 0);
}

void TestSecondWindow::closingTheFirstLeavesTheSecond()
{
    trigger(*window_, "window.move-panel-new");
    second().setGeometry(300, 150, 700, 500);
    QTest::qWait(300);
    const int steps = history().count();
    QVERIFY(!window_->close()); // it goes where the other one is
    QCOMPARE(count(), std::size_t(1));
    QVERIFY(window_->isVisible());
    QTest::qWait(300);
    QCOMPARE(window_->geometry(), QRect(300, 150, 700, 500));
    QCOMPARE(keys(*window_), QList<int>({1, 2, 3}));
    QVERIFY(seen(*window_));
    QCOMPARE(history().count(), steps + 1);
    history().undo();
    QCOMPARE(count(), std::size_t(2));
    QCOMPARE(keys(second()), QList<int>({3}));
    QVERIFY(second().pos() != window_->pos());
    history().redo();
    QCOMPARE(keys(*window_), QList<int>({1, 2, 3}));
    QVERIFY(window_->close()); // the last one
}

void TestSecondWindow::undoBringsTheFirstBackToItsPlace()
{
    const QRect place(120, 80, 900, 600), other(300, 150, 700, 500);
    window_->setGeometry(place);
    trigger(*window_, "window.move-panel-new");
    second().setGeometry(other);
    QTest::qWait(300);
    window_->close();
    QTRY_COMPARE(window_->geometry(), other);
    history().undo();
    QTRY_COMPARE(window_->geometry(), place);
    QTRY_COMPARE(second().geometry(), other);
    history().redo();
    QTRY_COMPARE(window_->geometry(), other);
    QCOMPARE(count(), std::size_t(1));
}

void TestSecondWindow::lessonsLeaveTheLibraryAsItWas()
{
    writeLesson();
    trigger(*window_, "window.move-panel-new");
    QVERIFY(active(&second()));
    for (MainWindow* w : {window_.get(), &second()})
        for (const bool shown : {true, false}) {
            auto* library = w->findChild<QDockWidget*>("library");
            library->setVisible(shown);
            w->openLesson(path("lesson.json").string());
            auto* lesson = w->findChild<LessonPanel*>();
            QTRY_VERIFY(lesson->isVisible());
            QVERIFY(!w->findChild<LibraryList*>()->isVisible());
            trigger(*w, "view.reset-layout"); // room is made, the lesson stays
            QTRY_VERIFY(lesson->isVisible());
            lesson->button(LessonPanel::Leave)->click();
            QTRY_VERIFY(!lesson->isVisible());
            QCOMPARE(library->isVisible(), shown);
            library->show();
            QVERIFY(w->findChild<LibraryList*>()->isVisible());
        }
}

void TestSecondWindow::undoneWindowHasItsLibraryAfterALesson()
{
    writeLesson();
    trigger(*window_, "window.new");
    QVERIFY(active(&second()));
    second().openPanel("toy.bytes");
    QVERIFY(second().findChild<LibraryList*>()->isVisible());
    second().openLesson(path("lesson.json").string());
    QTRY_VERIFY(second().findChild<LessonPanel*>()->isVisible());
    QTest::qWait(300); // the layout is noted
    second().close();
    QCOMPARE(count(), std::size_t(1));
    history().undo();
    QCOMPARE(count(), std::size_t(2));
    QTRY_VERIFY(second().findChild<LibraryList*>()->isVisible());
}

void TestSecondWindow::projectorEndsWithItsWindow()
{
    const Look& look = window_->look();
    trigger(*window_, "window.move-panel-new");
    trigger(second(), "view.projector");
    QVERIFY(look.text() > 1);
    second().close();
    QTRY_COMPARE(look.text(), 1.0);
    trigger(*window_, "window.move-panel-new");
    trigger(second(), "view.projector");
    trigger(*window_, "view.projector");
    second().close();
    QVERIFY(look.text() > 1); // the other one still is
    trigger(*window_, "view.projector");
    QCOMPARE(look.text(), 1.0);
}

void TestSecondWindow::quitClosesAll()
{
    trigger(*window_, "window.new");
    trigger(second(), "file.quit");
    for (const MainWindow* window : window_->bench().windows())
        QVERIFY(!window->isVisible());
}

void TestSecondWindow::fileHasTheWindows()
{
    trigger(*window_, "window.move-panel-new");
    trigger(*window_, "window.move-panel");
    window_->setGeometry(10, 20, 900, 600);
    second().setGeometry(500, 300, 800, 600);
    second().findChild<QDockWidget*>("inspector dock")->hide();
    area(second())->addDockWidget(
        Qt::RightDockWidgetArea, qobject_cast<QDockWidget*>(second().panels()[1]->parentWidget()));
    QTest::qWait(300);
    QVERIFY(window_->saveTo(path("two.seqscope")));
    const Json json = readJson(path("two.seqscope"));
    QCOMPARE(json["version"].get<int>(), 1); // older programs open it
    QCOMPARE(json["windows"].size(), std::size_t(2));
    const auto other = made();
    other->open(path("two.seqscope"));
    const auto all = other->bench().windows();
    QCOMPARE(all.size(), std::size_t(2));
    QCOMPARE(keys(*all[0]), QList<int>({1}));
    QCOMPARE(keys(*all[1]), QList<int>({2, 3}));
    QCOMPARE(all[0]->geometry(), QRect(10, 20, 900, 600));
    QCOMPARE(all[1]->geometry(), QRect(500, 300, 800, 600));
    QVERIFY(all[1]->findChild<QDockWidget*>("inspector dock")->isHidden());
    QVERIFY(seen(*all[0]) && seen(*all[1]));
    QCOMPARE(area(*all[1])->dockWidgetArea(
                 qobject_cast<QDockWidget*>(all[1]->panels()[1]->parentWidget())),
        Qt::RightDockWidgetArea);
    QUndoStack& there = other->workspace().history(); // the steps came along
    QCOMPARE(there.count(), history().count());
    QVERIFY(there.isClean());
    const Document saved = other->workspace().document();
    while (there.canUndo())
        there.undo();
    QCOMPARE(other->bench().windows().size(), std::size_t(1));
    QCOMPARE(keys(*other), QList<int>({1, 2, 3}));
    while (there.canRedo())
        there.redo();
    QCOMPARE(keys(*other->bench().windows()[1]), keys(second()));
    QCOMPARE(other->workspace().document().panels, saved.panels);
}

void TestSecondWindow::maximizedComesBack()
{
    trigger(*window_, "window.move-panel-new");
    QVERIFY(window_->saveTo(path("maximized.seqscope")));
    Json json = readJson(path("maximized.seqscope"));
    for (const bool large : {true, false}) {
        json["windows"][0]["maximized"] = large;
        std::ofstream(path("maximized.seqscope")) << json;
        window_->open(path("maximized.seqscope"));
        QCOMPARE(window_->isMaximized(), large);
    }
    second().setWindowState(Qt::WindowMaximized);
    QVERIFY(!window_->close()); // it becomes the other one
    QVERIFY(window_->isMaximized());
}

void TestSecondWindow::crashKeepsTheWindows()
{
    const auto copies = path("copies");
    window_->useFolders(path("settings"), copies);
    window_->session().setDelay(10);
    trigger(*window_, "window.move-panel-new");
    QVERIFY(QTest::qWaitFor([&] { return !std::filesystem::is_empty(copies); }));
    const auto copy = std::filesystem::directory_iterator(copies)->path();
    std::filesystem::copy_file(copy, path("left.seqscope")); // as a killed program leaves it
    const auto other = made();
    other->session().recover(path("left.seqscope"));
    QCOMPARE(other->bench().windows().size(), std::size_t(2));
    QCOMPARE(keys(*other->bench().windows()[1]), QList<int>({3}));
}

void TestSecondWindow::damagedEntriesLoseNothing()
{
    trigger(*window_, "window.move-panel-new");
    QVERIFY(window_->saveTo(path("good.seqscope")));
    const char* const damaged[] = {"7", "[]", R"([null, {"id": "x"}])",
        R"([{"id": 1, "place": [9999999, 0, 5, 5], "layout": "no base64 !"}])",
        R"([{"id": 1, "place": [90000, 90000, 500, 400], "layout": "AAAA AAAA"}])",
        R"([{"id": 5, "place": [0, 0, 500, 400]}, {"id": 5}])",
        R"([{"id": 1, "place": [0, 0, 1048576, 1048576]}])",
        R"([{"id": 1, "layout": {"base64": 5}}])"};
    for (const char* windows : damaged) {
        Json json = readJson(path("good.seqscope"));
        json["windows"] = Json::parse(windows);
        std::ofstream(path("damaged.seqscope")) << json;
        const auto other = made();
        other->open(path("damaged.seqscope"));
        std::size_t panels = 0;
        for (MainWindow* window : other->bench().windows()) {
            QVERIFY2(seen(*window), windows);
            const QRect screen = window->screen()->virtualGeometry();
            QVERIFY2(screen.intersects(window->geometry()), windows);
            QVERIFY2(window->height() <= screen.height(), windows);
            panels += window->panels().size();
        }
        QCOMPARE(panels, std::size_t(3));
    }
}

void TestSecondWindow::newWorkspaceHasOneWindow()
{
    trigger(*window_, "window.move-panel-new");
    trigger(second(), "file.new");
    QCOMPARE(count(), std::size_t(1));
    QCOMPARE(window_->panels().size(), std::size_t(1));
    QVERIFY(!history().canUndo());
    QTest::qWait(50); // the other one is gone
    trigger(*window_, "window.move-panel");
    QCOMPARE(second().panels().size(), std::size_t(1));
}

int main(int argc, char** argv)
{
    return testOnVirtualScreen<TestSecondWindow>(argc, argv);
}
#include "tst_second_window.moc"
