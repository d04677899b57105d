#include "app/figure_file.h"

#include "app/interrupt.h"
#include "app/run_setup.h"
#include "app/whole_file.h"
#include "engine/base/error.h"
#include "engine/experiment/job.h"
#include "engine/figure/canvas.h"
#include "engine/figure/resolve.h"

#include <QGuiApplication>
#include <array>
#include <charconv>
#include <iostream>

namespace seq {

namespace {

double millimetres(std::string_view text, std::string_view whole)
{
    constexpr double kLeast = 10, kMost = 2000;
    double value = 0;
    const char* end = text.data() + text.size();
    const auto [rest, failure] = std::from_chars(text.data(), end, value);
    if (failure == std::errc() && rest == end && value >= kLeast && value <= kMost) return value;
    throw UsageError{"--size takes WIDTHxHEIGHT in millimetres, each from 10 to 2000, not \""
        + std::string(whole) + "\""};
}

void readSize(std::string_view text, FigureFormat& format)
{
    const std::size_t cross = text.find('x');
    format.width = millimetres(text.substr(0, cross), text);
    format.height
        = millimetres(cross == std::string_view::npos ? "" : text.substr(cross + 1), text);
}

void checkEnding(const std::filesystem::path& file)
{
    const std::string ending = file.extension().string();
    if (ending == ".svg" || ending == ".pdf" || ending == ".png") return;
    throw UsageError{"--figure " + file.string() + ": a figure ends in .svg, .pdf or .png"};
}

} // namespace

FigureSetup readFigures(const Arguments& arguments)
{
    FigureSetup setup;
    for (const std::string& file : arguments.all("--figure")) {
        checkEnding(file);
        setup.files.emplace_back(file);
    }
    if (const std::string* size = arguments.last("--size")) readSize(*size, setup.format);
    if (const std::string* dpi = arguments.last("--dpi")) {
        setup.format.dpi = int(wholeNumber("--dpi", *dpi, 2400));
        if (setup.format.dpi < 10) throw UsageError{"--dpi takes 10 to 2400, not " + *dpi};
    }
    if (const std::string* theme = arguments.last("--theme")) {
        if (*theme != "light" && *theme != "dark")
            throw UsageError{"--theme is light or dark, not \"" + *theme + "\""};
        setup.dark = *theme == "dark";
    }
    return setup;
}

void writeFigures(
    const FigureSetup& setup, const Provenance& provenance, const Result& result, Job& job)
{
    if (setup.files.empty()) return;
    qputenv("QT_QPA_PLATFORM", "offscreen");
    static std::array<char, 9> name{"seqscope"};
    std::array<char*, 2> words{name.data(), nullptr};
    int count = 1;
    // without this, Qt tells that there is no folder for sockets
    qInstallMessageHandler([](QtMsgType type, const QMessageLogContext&, const QString& text) {
        if (type == QtCriticalMsg || type == QtFatalMsg) std::cerr << text.toStdString() << '\n';
    });
    const QGuiApplication application(count, words.data());
    const View view{canvasSize(setup.format), {}, setup.dark ? darkTheme() : lightTheme(), 1, true};
    Canvas canvas(view.size);
    provenance.experiment.draw(provenance.values, result, view, canvas);
    const Picture picture = resolve(canvas.take(), setup.format.dpi / 72.0, job);
    const std::string origin = provenanceJson(provenance);
    for (const std::filesystem::path& file : setup.files) {
        job.progress(1, "writing figures");
        const QByteArray bytes
            = figureBytes(picture, setup.format, origin, file.extension().string().substr(1));
        WholeFile whole(file);
        whole.stream().write(bytes.data(), bytes.size());
        if (interrupted()) throw Cancelled();
        whole.finish();
    }
}

} // namespace seq
