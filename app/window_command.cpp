#include "app/window_command.h"

#include "app/arguments.h"
#include "app/crash_notice.h"
#include "app/end_requests.h"
#include "app/lesson.h"
#include "app/main_window.h"
#include "app/plugins.h"
#include "app/preferences.h"
#include "app/session.h"
#include "app/setting_list.h"
#include "app/startup_report.h"
#include "app/whole_file.h"
#include "engine/base/crash_log.h"
#include "engine/base/error.h"
#include "engine/base/resources.h"
#include "engine/experiment/engine.h"
#include "engine/experiment/provenance.h"
#include "engine/experiment/runner.h"
#include "engine/tensor/device.h"
#include "widgets/ink/export.h"
#include "widgets/language/language.h"
#include "widgets/language/said.h"

#include <QApplication>
#include <QIcon>
#include <QSaveFile>
#include <QStandardPaths>
#include <QStatusBar>
#include <QTimer>
#include <cerrno>
#include <cmath>
#include <cstring>
#include <iostream>
#include <limits>
#include <optional>
#include <unistd.h>

namespace seq {
namespace {

namespace fs = std::filesystem;

constexpr int kSaid = 10000; // ms
constexpr int kReportPatience = 30000; // ms: a picture that has not come by then is null

std::optional<Renderer> rendererOf(const std::string& name)
{
    if (name == "auto") return Renderer::Auto;
    if (name == "opengl") return Renderer::OpenGl;
    if (name == "raster") return Renderer::Raster;
    return {};
}

Renderer rendererNamed(const std::string& name)
{
    if (const auto renderer = rendererOf(name)) return *renderer;
    throw UsageError{"--renderer is auto, opengl or raster, not " + name};
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
        const QString title = declared(manifest.title);
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

// Where the user's choices and what crashes leave are kept.
struct Folders {
    fs::path settings, data;
};

Folders userFolders()
{
    const auto of = [](QStandardPaths::StandardLocation where) {
        return fs::path(QStandardPaths::writableLocation(where).toStdString());
    };
    return {of(QStandardPaths::AppConfigLocation), of(QStandardPaths::AppLocalDataLocation)};
}

// What one start of the window was asked for.
struct Start {
    std::string lesson;
    std::vector<fs::path> files;
    std::optional<std::string> language, renderer, device; // none: as in the settings
    std::optional<std::string> report, screenshot;
    bool kept() const { return !report && !screenshot; } // folders are used
};

Start readStart(Words words)
{
    constexpr Option known[]
        = {{"--renderer"}, {"--device"}, {"--startup-report"}, {"--screenshot"}, {"--language"}};
    const Arguments arguments(words, known);
    const auto last = [&arguments](const char* option) -> std::optional<std::string> {
        const std::string* written = arguments.last(option);
        return written ? std::optional(*written) : std::nullopt;
    };
    Start start{lessonNamed(arguments), {}, last("--language"), last("--renderer"),
        last("--device"), last("--startup-report"), last("--screenshot")};
    const auto& rest = arguments.rest();
    start.files.assign(start.lesson.empty() ? rest.begin() : rest.end(), rest.end());
    for (const auto& file : {start.report, start.screenshot})
        if (file) WholeFile::checkWritable(*file);
    return start;
}

void nameApplication()
{
    QApplication::setApplicationName(QStringLiteral("seqscope"));
    QApplication::setApplicationDisplayName(QStringLiteral("Seqscope"));
    QApplication::setDesktopFileName(QStringLiteral("seqscope"));
}

void speak(QApplication& application, const Start& start, const KeptObject& kept)
{
    const QString asked = start.language ? QString::fromStdString(*start.language)
                                         : kept.find(QString::fromLatin1(kLanguage)).toString();
    if (!useLanguage(application, asked) && start.language)
        throw UsageError{"--language is en, de, ja or pseudo, not " + *start.language};
}

// The device asked for; where it cannot be used, the processor, and `why` is the reason.
Device deviceOf(const Start& start, const Settings& settings, std::string& why)
try {
    const QString kept = settings.value(QString::fromLatin1(kDevice)).toString();
    return parseDevice(start.device.value_or(kept.toStdString()));
} catch (const Error& e) {
    if (start.device && e.kind() == Error::Kind::BadInput) throw UsageError{e.what()};
    why = e.what();
    return {};
}

// This program anew, with its number: what was handed over is taken up again.
[[noreturn]] void startAgain(char** argv, std::string file)
{
    std::vector<char*> words{argv[0]};
    if (!file.empty()) words.push_back(file.data());
    words.push_back(nullptr);
    execv("/proc/self/exe", words.data());
    std::cerr << "seqscope could not start again: " << std::strerror(errno) << '\n';
    std::exit(EXIT_FAILURE);
}

constexpr int kAgain = -1; // status of an event loop after which the program starts again

int showWindow(const Start& start, Settings& settings, Renderer renderer, const Folders& folders,
    std::string& again)
{
    std::string why;
    Engine engine(
        deviceOf(start, settings, why), settings.value(QString::fromLatin1(kThreads)).toInt());
    Runner runner(engine);
    MainWindow window(engine, runner, renderer);
    if (start.kept()) window.useFolders(folders.settings, folders.data / "recovery");
    Preferences preferences(settings, window);
    QObject::connect(&preferences, &Preferences::restartWanted, &window, [&] {
        again = window.session().changed() ? std::string() : window.session().file().string();
        window.session().handOver();
        QApplication::exit(kAgain);
    });
    const EndRequests requests([&window] {
        window.session().endUnasked();
        QApplication::exit(0);
    });
    nameForCrashLog(window);
    Times times;
    QObject::connect(&window, &MainWindow::painted, &window, [&] {
        times.painted = sinceProcessStart();
        loadFamilies(window, start.files);
        if (!start.lesson.empty()) window.openLesson(start.lesson);
        if (!why.empty()) window.statusBar()->showMessage(said(why), kSaid);
        if (!start.kept()) return;
        if (const fs::path log = newCrashLog(folders.data / "crashes"); !log.empty())
            tellCrashLog(window, log);
    });
    if (start.report) report(window, *start.report, times);
    if (start.screenshot) grab(window, *start.screenshot);
    window.show();
    return QApplication::exec();
}

} // namespace

int windowCommand(int& argc, char** argv, Words words)
{
    const Start start = readStart(words);
    nameApplication();
    const Folders folders = userFolders();
    const fs::path file = start.kept() ? folders.settings / "settings.json" : fs::path();
    const KeptObject kept(file, settingsSection());
    const std::string chosen = kept.find(QString::fromLatin1(kRenderer)).toString().toStdString();
    const Renderer renderer
        = decideRenderer(start.renderer ? rendererNamed(*start.renderer)
                                        : rendererOf(chosen).value_or(Renderer::Auto));
    if (start.kept())
        logCrashes(folders.data / "crashes",
            "Seqscope " + std::string(programVersion()) + ", built by g++ " __VERSION__);
    prepareForExport();
    if (renderer == Renderer::OpenGl) prepareOpenGl();
    std::string again;
    int status = 0;
    {
        QApplication application(argc, argv);
        speak(application, start, kept);
        QApplication::setWindowIcon(
            QIcon(QString::fromStdString((resourceFolder() / "icons/seqscope.svg").string())));
        Settings settings(settingList(), file);
        status = showWindow(start, settings, renderer, folders, again);
    }
    if (status == kAgain) startAgain(argv, again);
    return status;
}

} // namespace seq
