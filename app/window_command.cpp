#include "app/window_command.h"

#include "app/arguments.h"
#include "app/main_window.h"
#include "app/plugins.h"
#include "app/startup_report.h"
#include "app/whole_file.h"
#include "engine/experiment/engine.h"
#include "engine/experiment/runner.h"
#include "widgets/ink/export.h"

#include <QApplication>
#include <QTimer>
#include <cmath>
#include <csignal>
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

} // namespace

int windowCommand(int& argc, char** argv, Words words)
{
    constexpr Option known[] = {{"--renderer"}, {"--startup-report"}};
    const Arguments arguments(words, known);
    const Renderer renderer = decideRenderer(rendererNamed(arguments.last("--renderer")));
    const std::vector<std::filesystem::path> files(
        arguments.rest().begin(), arguments.rest().end());
    const std::string* reported = arguments.last("--startup-report");
    if (reported) WholeFile::checkWritable(*reported);

    std::signal(SIGINT, SIG_DFL); // a window has no half-written files to remove
    std::signal(SIGTERM, SIG_DFL);
    prepareForExport();
    if (renderer == Renderer::OpenGl) prepareOpenGl();
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("seqscope"));
    QApplication::setApplicationDisplayName(QStringLiteral("Seqscope"));
    Engine engine;
    Runner runner(engine);
    MainWindow window(engine, runner, renderer);
    Times times;
    QObject::connect(&window, &MainWindow::painted, &window, [&] {
        times.painted = sinceProcessStart();
        loadFamilies(window, files);
    });
    if (reported) report(window, *reported, times);
    window.show();
    return QApplication::exec();
}

} // namespace seq
