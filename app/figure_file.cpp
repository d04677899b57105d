#include "app/figure_file.h"

#include "app/interrupt.h"
#include "app/run_setup.h"
#include "app/whole_file.h"
#include "engine/base/error.h"
#include "engine/experiment/compared_values.h"
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

Camera cameraFrom(std::string_view text)
{
    Camera camera;
    double* const parts[] = {&camera.x, &camera.y, &camera.width, &camera.height};
    const char *at = text.data(), *end = at + text.size();
    bool good = true;
    for (double* part : parts) {
        const auto [rest, failure] = std::from_chars(at, end, *part);
        good &= failure == std::errc()
            && (part == parts[3] ? rest == end : rest != end && *rest == ',');
        at = rest == end ? end : rest + 1;
    }
    if (good && camera.valid()) return camera;
    throw UsageError{
        "--view takes X,Y,WIDTH,HEIGHT within the unit square, not \"" + std::string(text) + "\""};
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
    if (const std::string* view = arguments.last("--view")) setup.camera = cameraFrom(*view);
    return setup;
}

namespace {

void drawSides(const Experiment& experiment, const Sides& sides, const View& view, Canvas& canvas)
{
    if (!sides.other) return experiment.draw(sides.values, sides.result, view, canvas);
    const Values other = with(sides.values, sides.comparison.against);
    const auto [nameA, nameB] = namesApart(experiment.schema(), sides.values, other);
    const auto drawn = [&](const Values& values, const Result& result) {
        return [&](const View& v, Canvas& c) { experiment.draw(values, result, v, c); };
    };
    drawComparison(sides.comparison.show,
        {drawn(sides.values, sides.result), drawn(other, *sides.other), nameA, nameB}, view,
        canvas);
}

} // namespace

Picture drawFigure(
    const FigureSetup& setup, const Experiment& experiment, const Sides& sides, Job& job)
{
    const View view{
        canvasSize(setup.format), setup.camera, setup.dark ? darkTheme() : lightTheme(), 1, true};
    Canvas canvas(view.size);
    canvas.background(view.theme.background);
    drawSides(experiment, sides, view, canvas);
    return resolve(canvas.take(), setup.format.dpi / 72.0, job);
}

void writeFigures(
    const FigureSetup& setup, const Provenance& provenance, const Sides& sides, Job& job)
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
    const Picture picture = drawFigure(setup, provenance.experiment, sides, job);
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
