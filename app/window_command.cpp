#include "app/window_command.h"

#include "app/arguments.h"
#include "app/lesson.h"
#include "app/main_window.h"
#include "app/plugins.h"
#include "app/startup_report.h"
#include "app/whole_file.h"
#include "engine/base/error.h"
#include "engine/base/resources.h"
#include "engine/experiment/engine.h"
#include "engine/experiment/runner.h"
#include "widgets/ink/export.h"

#include <QApplication>
#include <QIcon>
#include <QSaveFile>
#include <QStandardPaths>
#include <QTimer>
#include <cmath>
#include <csignal>
#include <iostream>
#include <limits>

namespace seq {
namespace {

constexpr int kReportPatience = 30000; // ms: a picture that has not come by then is null

Renderer rendererNamed(const std::string* name)
{
    if (!name || *name == "auto") return Renderer::Auto;
    if (*name == "opengl") return Renderer::OpenGl;
    if (*name == "raster") return Renderer::Raster;
    throw UsageError{"--renderer is auto, opengl or raster, not " + *name};
}

// Of `seqscope lesson NAME`; empty: it is another command.
std::string lessonNamed(const Arguments& arguments)
try {
    const auto& words = arguments.rest();
    if (words.empty() || words[0] != "lesson") return {};
    if (words.size() != 2) throw UsageError{"`seqscope lesson NAME` opens one: which?"};
    lessonFile(words[1]);
    return words[1];
} catch (const Error& e) {
    throw UsageError{e.what()};
}

void loadFamilies(MainWindow& window, const std::vector<std::filesystem::path>& files)
{
    for (const FamilyManifest& manifest : familyManifests()) {
        const LoadedFamily loaded = load(manifest);
        const QString title = QString::fromStdString(manifest.title);
        if (loaded.family && loaded.failure.empty())
            window.addFamily(title, loaded.experiments, loaded.family->panels());
        else
            window.addBroken(title, QString::fromStdString(loaded.failure));
    }
    window.start(files);
}

struct Times {
    double painted = std::numeric_limits<double>::quiet_NaN(), picture = painted;
};

// Leaves once both times are known.
void report(MainWindow& window, const std::filesystem::path& file, Times& times)
{
    const auto leave = [&times, file] {
        writeStartupReport(file, times.painted, times.picture);
        QApplication::quit();
    };
    QObject::connect(&window, &MainWindow::firstPicture, &window, [&times, leave] {
        times.picture = sinceProcessStart();
        leave();
    });
    QTimer::singleShot(kReportPatience, &window, leave);
}

// A picture of the window once its first panel has drawn, in one size whatever the screen.
void grab(MainWindow& window, const std::string& file)
{
    constexpr int kSettled = 500; // ms: the panel runs again at the size it was given
    window.setFixedSize(1280, 800);
    const auto save = [&window, file] {
        QSaveFile out(QString::fromStdString(file));
        const bool written
            = out.open(QIODevice::WriteOnly) && window.grab().save(&out, "PNG") && out.commit();
        if (!written) std::cerr << file << ": " << out.errorString().toStdString() << '\n';
        QApplication::exit(written ? 0 : 1);
    };
    QObject::connect(&window, &MainWindow::firstPicture, &window,
        [&window, save] { QTimer::singleShot(kSettled, &window, save); });
}

} // namespace

int windowCommand(int& argc, char** argv, Words words)
{
    constexpr Option known[] = {{"--renderer"}, {"--startup-report"}, {"--screenshot"}};
    const Arguments arguments(words, known);
    const Renderer renderer = decideRenderer(rendererNamed(arguments.last("--renderer")));
    const std::string lesson = lessonNamed(arguments);
    const auto& rest = arguments.rest();
    const std::vector<std::filesystem::path> files(
        lesson.empty() ? rest.begin() : rest.end(), rest.end());
    const std::string* reported = arguments.last("--startup-report");
    if (reported) WholeFile::checkWritable(*reported);
    const std::string* screenshot = arguments.last("--screenshot");
    if (screenshot) WholeFile::checkWritable(*screenshot);

    std::signal(SIGINT, SIG_DFL); // a window has no half-written files to remove
    std::signal(SIGTERM, SIG_DFL);
    prepareForExport();
    if (renderer == Renderer::OpenGl) prepareOpenGl();
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("seqscope"));
    QApplication::setApplicationDisplayName(QStringLiteral("Seqscope"));
    QApplication::setDesktopFileName(QStringLiteral("seqscope"));
    QApplication::setWindowIcon(
        QIcon(QString::fromStdString((resourceFolder() / "icons/seqscope.svg").string())));
    Engine engine;
    Runner runner(engine);
    MainWindow window(engine, runner, renderer);
    if (!reported && !screenshot)
        window.useFolders(
            QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation).toStdString(),
            QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation).toStdString()
                + "/recovery");
    Times times;
    QObject::connect(&window, &MainWindow::painted, &window, [&] {
        times.painted = sinceProcessStart();
        loadFamilies(window, files);
        if (!lesson.empty()) window.openLesson(lesson);
    });
    if (reported) report(window, *reported, times);
    if (screenshot) grab(window, *screenshot);
    window.show();
    return QApplication::exec();
}

} // namespace seq
