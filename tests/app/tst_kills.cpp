// R10: killed at any moment, a window that is worked in loses at most the last five seconds, and no
// file is ever half a file. SEQSCOPE_KILLS=100 kills more often.
#include "app/main_window.h"
#include "app/session.h"
#include "engine/base/random.h"
#include "engine/experiment/engine.h"
#include "engine/experiment/runner.h"
#include "tests/shared/built_families.h"
#include "tests/shared/toy_experiment.h"
#include "tests/shared/watchdog.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QProcess>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTimer>
#include <QToolBar>
#include <QtTest>
#include <csignal>
#include <fstream>
#include <sstream>

using namespace seq;
namespace fs = std::filesystem;

namespace {

constexpr int kEach = 40; // ms between two changes
constexpr const char *kWork = "--work", *kOffer = "--offer";

std::string textOf(int change)
{
    return "text:change " + std::to_string(change);
}

int changeOf(const Document& document) // 0: none
{
    const QString text = QString::fromStdString(document.text);
    return text.startsWith("text:change ") ? text.section(' ', 1).toInt() : 0;
}

// One of what a hand does, beside typing.
void disturb(MainWindow& window, Rng& rng)
{
    Workspace& workspace = window.workspace();
    const auto& panels = workspace.document().panels;
    const int key = panels[rng.below(panels.size())].key;
    switch (rng.below(8)) {
    case 0:
        if (panels.size() < 6) window.openPanel("toy.bytes");
        return;
    case 1:
        if (panels.size() > 2) workspace.apply(RemovePanel{key});
        return;
    case 2:
        if (window.bench().windows().size() < 3) window.bench().newWindow();
        return;
    case 3:
        return workspace.apply(SetWindow{key, workspace.lastWindow()});
    case 4:
        return window.bench().close(*window.bench().windows().back());
    case 5:
        return workspace.history().undo();
    default:
        return;
    }
}

// The process that is killed: a window in which something changes all the time; it says each change
// once it is made, and saves now and then.
int work(const fs::path& folder, std::uint64_t seed)
{
    Engine engine;
    Runner runner(engine);
    MainWindow window(engine, runner, Renderer::Raster);
    window.useFolders(folder / "settings", folder / "copies");
    window.addFamily("toy", {experiment<Toy>()});
    window.show();
    window.start({});
    Rng rng(seed);
    int change = 0;
    QTimer timer;
    QObject::connect(&timer, &QTimer::timeout, &window, [&] {
        disturb(window, rng);
        window.workspace().apply(SetText{textOf(++change)});
        const std::string line = std::to_string(change) + '\n';
        if (write(STDOUT_FILENO, line.data(), line.size()) < 0) QApplication::exit(1);
        if (rng.below(150) == 0) window.saveTo(folder / "work.seqscope");
    });
    timer.start(kEach);
    return QApplication::exec();
}

// The process that starts after a crash, with the plug-ins of this build as the program has them:
// it says when what was left is offered, and painted.
int offer(const fs::path& folder)
{
    Engine engine;
    Runner runner(engine);
    MainWindow window(engine, runner, Renderer::Raster);
    window.useFolders(folder / "settings", folder / "copies");
    QObject::connect(&window, &MainWindow::painted, &window, [&window] {
        for (const LoadedFamily& family : builtFamilies())
            window.addFamily(QString::fromStdString(family.manifest.id), family.experiments);
        window.start({});
    });
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &window, [&window] {
        const auto* bar = window.findChild<QToolBar*>("recovery");
        if (!bar || !bar->isVisible() || bar->visibleRegion().isEmpty()) return;
        QTimer::singleShot(0, &window, [] { // after what was to be painted
            const bool said = write(STDOUT_FILENO, "offered\n", 8) > 0;
            QApplication::exit(said ? 0 : 1);
        });
    });
    look.start(1);
    window.show();
    return QApplication::exec();
}

} // namespace

class TestKills : public QObject {
    Q_OBJECT
private slots:
    void killsLoseLittle();
    void recoveryIsOfferedSoon();

private:
    struct Killed {
        std::vector<qint64> made; // ms, by change
        qint64 end = 0; // ms: of the kill
    };
    Killed kill(const QTemporaryDir&, std::uint64_t seed, int after);
    int recovered(const QTemporaryDir&); // the last change that is there again
    Engine engine_;
    Runner runner_{engine_};
};

TestKills::Killed TestKills::kill(const QTemporaryDir& folder, std::uint64_t seed, int after)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(QApplication::applicationFilePath(),
        {kWork, folder.path(), QString::number(qulonglong(seed))});
    Killed killed;
    QElapsedTimer clock;
    clock.start();
    qint64 begin = -1;
    while (begin < 0 || clock.elapsed() - begin < after) {
        if (!process.waitForReadyRead(begin < 0 ? 30000 : kEach)
            && process.state() == QProcess::NotRunning)
            return killed;
        while (process.canReadLine()) {
            process.readLine();
            killed.made.push_back(clock.elapsed());
            if (begin < 0) begin = clock.elapsed();
        }
    }
    ::kill(pid_t(process.processId()), SIGKILL);
    killed.end = clock.elapsed();
    process.waitForFinished();
    while (process.canReadLine()) { // said before the kill, read after it
        process.readLine();
        killed.made.push_back(killed.end);
    }
    return killed;
}

int TestKills::recovered(const QTemporaryDir& folder)
{
    const fs::path root = folder.path().toStdString();
    const bool copy = !Session::leftBehind(root / "copies").empty();
    MainWindow window(engine_, runner_, Renderer::Raster);
    window.useFolders(root / "settings", root / "copies");
    window.addFamily("toy", {experiment<Toy>()});
    window.show();
    window.start({});
    if (copy) {
        auto* bar = window.findChild<QToolBar*>("recovery");
        if (!bar) return -1; // it must be offered
        bar->findChild<QPushButton*>()->click();
    } else if (fs::exists(root / "work.seqscope")) {
        window.open(root / "work.seqscope");
    }
    const Document& document = window.workspace().document();
    std::size_t panels = 0;
    for (const MainWindow* each : window.bench().windows())
        panels += each->panels().size();
    return panels == document.panels.size() && panels > 0 ? changeOf(document) : -1;
}

void TestKills::killsLoseLittle()
{
    const int kills = std::max(10, qEnvironmentVariableIntValue("SEQSCOPE_KILLS"));
    Rng rng(20261);
    std::vector<qint64> lost;
    int copies = 0;
    for (int i = 0; i < kills; ++i) {
        const QTemporaryDir folder;
        const fs::path root = folder.path().toStdString();
        const Killed killed = kill(folder, std::uint64_t(i + 1), int(rng.below(5000)));
        QVERIFY2(killed.end > 0, "the window ended by itself");
        const auto left = Session::leftBehind(root / "copies");
        copies += !left.empty();
        const auto whole = [](const fs::path& file) {
            std::ifstream in(file);
            std::ostringstream text;
            text << in.rdbuf();
            readWorkspace(text.str(), file.string(), [](const std::string&) { return nullptr; });
        };
        try { // each file of that name is a whole one
            for (const fs::path& file : left)
                whole(file);
            if (fs::exists(root / "work.seqscope")) whole(root / "work.seqscope");
        } catch (const Error& e) {
            QFAIL(e.what());
        }
        const int last = recovered(folder);
        QVERIFY2(last >= 0, "panels were lost, or nothing was offered");
        QVERIFY(std::size_t(last) <= killed.made.size() + 1); // one may not have been said any more
        const bool all = std::size_t(last) >= killed.made.size();
        lost.push_back(all ? 0 : killed.end - killed.made[std::size_t(last)]);
        QVERIFY2(lost.back() <= 5000, qPrintable(QString("%1 ms lost").arg(lost.back())));
    }
    std::ranges::sort(lost);
    qInfo("%d kills: %lld ms lost at most, %lld ms in the middle; %d left a copy", kills,
        lost.back(), lost[lost.size() / 2], copies);
}

// From the start of the process to the offer on the screen; the least of some, others work here
// too.
void TestKills::recoveryIsOfferedSoon()
{
    constexpr int kSoon = 2000; // ms, R10
    const QTemporaryDir folder;
    const fs::path copies = fs::path(folder.path().toStdString()) / "copies";
    fs::create_directories(copies);
    fs::copy_file(
        SEQSCOPE_SOURCE "/tests/data/workspaces/version-1.seqscope", copies / "999999999.seqscope");
    std::vector<qint64> taken;
    for (int i = 0; i < 5; ++i) {
        QElapsedTimer since;
        since.start();
        QProcess process;
        process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        process.start(QApplication::applicationFilePath(), {kOffer, folder.path()});
        QVERIFY(process.waitForReadyRead(30000));
        taken.push_back(since.elapsed());
        QCOMPARE(process.readAllStandardOutput(), QByteArray("offered\n"));
        QVERIFY(process.waitForFinished(30000));
        QVERIFY(fs::exists(copies / "999999999.seqscope")); // nobody answered
    }
    std::ranges::sort(taken);
    qInfo("offered after %lld to %lld ms", taken.front(), taken.back());
    QVERIFY(taken.front() <= kSoon);
}

int main(int argc, char** argv)
{
    WatchedApplication application(argc, argv);
    if (argc == 3 && std::string_view(argv[1]) == kOffer) return offer(argv[2]);
    if (argc == 4 && std::string_view(argv[1]) == kWork) return work(argv[2], std::stoull(argv[3]));
    TestKills test;
    return testWatched(test, application, argc, argv);
}
#include "tst_kills.moc"
