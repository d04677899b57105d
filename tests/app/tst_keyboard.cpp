// Without a mouse: Tab goes round the whole window and every stop is seen.
#include "app/main_window.h"
#include "engine/experiment/engine.h"
#include "engine/experiment/runner.h"
#include "tests/shared/toy_experiment.h"
#include "tests/shared/watchdog.h"
#include "widgets/form/form.h"

#include <QApplication>
#include <QDockWidget>
#include <QtTest>

using namespace seq;

class TestKeyboard : public QObject {
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void tabGoesRound();
    void everyStopIsSeen_data();
    void everyStopIsSeen();
    void everyCommandIsReached();

private:
    QList<QWidget*> stops(); // in the order of Tab
    Engine engine_;
    Runner runner_{engine_};
    std::unique_ptr<MainWindow> window_;
};

namespace {

QString describe(const QWidget* w)
{
    return QString("%1 \"%2\" %3")
        .arg(w->metaObject()->className(), w->accessibleName(), w->objectName());
}

// Pixels that differ around the widget.
int changes(const QImage& a, const QImage& b, QRect around)
{
    int count = 0;
    around &= a.rect();
    for (int y = around.top(); y <= around.bottom(); ++y)
        for (int x = around.left(); x <= around.right(); ++x)
            count += a.pixel(x, y) != b.pixel(x, y);
    return count;
}

} // namespace

void TestKeyboard::init()
{
    window_ = std::make_unique<MainWindow>(engine_, runner_, Renderer::Raster);
    window_->addFamily("toy", {experiment<Toy>()});
    window_->resize(1280, 1400); // the form without scrolling
    window_->show();
    window_->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(window_.get()));
    ExperimentPanel* panel = window_->openPanel("toy.bytes");
    QVERIFY(QTest::qWaitFor([panel] { return !panel->canvas().picture().marks.empty(); }));
}

void TestKeyboard::cleanup()
{
    window_.reset();
}

QList<QWidget*> TestKeyboard::stops()
{
    QList<QWidget*> all;
    window_->actions().action("go.library")->trigger();
    for (QWidget* at = QApplication::focusWidget(); at && !all.contains(at) && all.size() < 200;
         at = QApplication::focusWidget()) {
        all << at;
        QTest::keyClick(at, Qt::Key_Tab);
    }
    return all;
}

void TestKeyboard::tabGoesRound()
{
    const QList<QWidget*> all = stops();
    QCOMPARE(QApplication::focusWidget(), all.front());
    const auto inside = [&](const char* dock) {
        const auto* widget = window_->findChild<QDockWidget*>(QLatin1String(dock));
        return std::ranges::any_of(
            all, [widget](const QWidget* w) { return widget && widget->isAncestorOf(w); });
    };
    for (const char* dock : {"library", "input dock", "inspector dock", "panel 1"})
        QVERIFY2(inside(dock), dock);
    QVERIFY(all.contains(&window_->panels().front()->canvas()));
    for (const FieldInfo& field : window_->panels().front()->form().schema().fields) {
        QWidget* editor = window_->panels().front()->form().editor(field.name);
        const bool reached = std::ranges::any_of(
            all, [editor](const QWidget* w) { return w == editor || editor->isAncestorOf(w); });
        QVERIFY2(reached || !editor->isEnabled(), field.name.c_str());
    }
    QTest::keyClick(all.front(), Qt::Key_Backtab); // and back
    QCOMPARE(QApplication::focusWidget(), all.back());
}

void TestKeyboard::everyStopIsSeen_data()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void TestKeyboard::everyStopIsSeen()
{
    QFETCH(bool, dark);
    window_->look().choose(dark ? Look::Dark : Look::Light);
    const QList<QWidget*> all = stops();
    QVERIFY(all.size() > 15);
    QStringList unseen;
    for (QWidget* at : all) {
        if (!at->isVisible()) unseen << describe(at) + " is not visible";
        at->setFocus(Qt::TabFocusReason);
        QCoreApplication::processEvents();
        const QImage with = window_->grab().toImage();
        at->clearFocus();
        QCoreApplication::processEvents();
        const QImage without = window_->grab().toImage();
        const QRect around
            = QRect(at->mapTo(window_.get(), QPoint()), at->size()).adjusted(-4, -4, 4, 4);
        if (changes(with, without, around) < 8) unseen << describe(at);
    }
    QVERIFY2(unseen.isEmpty(), qPrintable(unseen.join("\n")));
}

// Whatever the palette lists can be triggered; nothing waits for a mouse.
void TestKeyboard::everyCommandIsReached()
{
    QStringList ids;
    for (const ActionEntry& entry : window_->actions().entries()) {
        QVERIFY(!entry.title.isEmpty() && !entry.group.isEmpty() && entry.action);
        ids << entry.id;
    }
    for (const char* id : {"panel.follow", "inspector.pin", "inspector.unpin", "inspector.clear",
             "go.inspector", "view.inspector"})
        QVERIFY2(ids.contains(id), id);
}

int main(int argc, char** argv)
{
    return testWatched<TestKeyboard>(argc, argv);
}
#include "tst_keyboard.moc"
