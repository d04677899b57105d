// R9: how long a step of the history takes in a window, undone and redone: at most 100 ms.
#include "app/dock_layout.h"
#include "app/main_window.h"
#include "engine/base/random.h"
#include "engine/experiment/engine.h"
#include "engine/experiment/runner.h"
#include "tests/shared/toy_experiment.h"
#include "tests/shared/virtual_screen.h"
#include "tests/shared/watchdog.h"

#include <QtTest>
#include <map>

using namespace seq;

class TestUndoTime : public QObject {
    Q_OBJECT
public:
    bool screen = false;
private slots:
    void stepsAreQuick();

private:
    void random(MainWindow&, Rng&);
    Engine engine_;
    Runner runner_{engine_};
};

// One of what a hand does; all kinds of commands come.
void TestUndoTime::random(MainWindow& window, Rng& rng)
{
    Workspace& w = window.workspace();
    Workbench& bench = window.bench();
    const auto panels = w.document().panels;
    const int key = panels[rng.below(panels.size())].key;
    const auto n = std::int64_t(rng.below(1000));
    switch (rng.below(12)) {
    case 0:
        return w.apply(SetText{"text:" + std::to_string(n)});
    case 1:
        return w.apply(SetModel{"model " + std::to_string(n)});
    case 2:
        return w.apply(SetCamera{key, {0, 0, 1, 1.0 / double(n + 1)}});
    case 3:
        return w.apply(SetPinned{key, n % 2 == 0});
    case 4:
        return w.apply(SetComparison{key, {Comparison(n % 3), {}}});
    case 5:
        if (panels.size() < 5) window.openPanel("toy.bytes");
        return;
    case 6:
        if (panels.size() > 2) w.apply(RemovePanel{key});
        return;
    case 7:
        if (bench.windows().size() < 3) bench.newWindow();
        return;
    case 8:
        return w.apply(SetWindow{key, w.lastWindow()});
    case 9:
        return bench.close(*bench.windows()[rng.below(bench.windows().size())]);
    case 10:
        return w.apply(AddPin{{key, {"bytes", n % 7, -1, {}, "byte"}}});
    default: {
        Values values = panels[0].values;
        values.set("count", 1 + n % 64);
        return w.apply(SetValues{key, values, true});
    }
    }
}

// Its own processor time, with all that follows at once; the windows are laid out in between.
void TestUndoTime::stepsAreQuick()
{
    if (!screen) QSKIP("Xvfb is not installed");
    constexpr double kMost = 100; // ms
    constexpr int kSteps = 150;
    MainWindow window(engine_, runner_, Renderer::Raster);
    window.show();
    window.addFamily("toy", {experiment<Toy>()});
    for (int i = 0; i < 3; ++i)
        window.openPanel("toy.bytes");
    QTest::qWait(300);
    Rng rng(4);
    QUndoStack& history = window.workspace().history();
    while (history.count() < kSteps) {
        random(window, rng);
        QTest::qWait(5);
    }
    std::vector<std::pair<double, QString>> taken;
    const auto timed = [&](const QString& what, auto step) {
        const double before = ownTime();
        step();
        QCoreApplication::sendPostedEvents();
        taken.emplace_back(ownTime() - before, what);
        QTest::qWait(5);
    };
    for (int round = 0; round < 2; ++round) {
        while (history.canUndo())
            timed("undo " + history.undoText(), [&] { history.undo(); });
        while (history.canRedo())
            timed("redo " + history.redoText(), [&] { history.redo(); });
    }
    std::ranges::sort(taken);
    std::map<QString, double> longest;
    for (const auto& [ms, what] : taken)
        longest[what] = ms; // the last one is the longest
    for (const auto& [what, ms] : longest)
        qInfo("%s: at most %.1f ms", qPrintable(what), ms);
    qInfo("%zu steps: %.1f ms in the middle, %.1f ms at most", taken.size(),
        taken[taken.size() / 2].first, taken.back().first);
    QVERIFY2(taken.back().first <= kMost, qPrintable(taken.back().second));
}

int main(int argc, char** argv)
{
    return testOnVirtualScreen<TestUndoTime>(argc, argv);
}
#include "tst_undo_time.moc"
