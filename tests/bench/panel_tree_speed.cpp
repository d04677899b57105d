// Pan and zoom over trees of 10,000 and 100,000 nodes with the painter's ink at 1920 x 1080: what a
// frame costs, drawing and painting. panel_tree_speed [NODES]: prints milliseconds of processor
// time of the one thread that draws and paints, so that other work on the machine counts less.
#include "engine/figure/tree_plot.h"
#include "tests/shared/sample_tree.h"
#include "widgets/ink/painter_ink.h"

#include <QGuiApplication>
#include <QImage>
#include <QPainter>
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <numeric>

using namespace seq;

namespace {

double now() // of this thread's processor time, in milliseconds
{
    timespec t{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return 1e3 * double(t.tv_sec) + 1e-6 * double(t.tv_nsec);
}

double milliseconds(const auto& work)
{
    const double start = now();
    work();
    return now() - start;
}

struct Frame {
    double draw, paint;
    std::size_t marks;
};

Frame frame(const TreePlot& plot, const Camera& camera, QImage& image)
{
    const View view{{double(image.width()), double(image.height())}, camera, darkTheme()};
    Frame f{};
    Picture picture;
    f.draw = milliseconds([&] {
        Canvas canvas(view.size);
        canvas.background(view.theme.background);
        treePlot(plot, Rect{0, 0, view.size.width, view.size.height}.inset(12), view, canvas);
        picture = canvas.take();
    });
    f.marks = picture.marks.size();
    f.paint = milliseconds([&] {
        QPainter painter(&image);
        PainterInk(painter, {}).play(picture);
    });
    return f;
}

double at(std::vector<double> values, double share)
{
    std::ranges::sort(values);
    return values[std::min(values.size() - 1, std::size_t(double(values.size()) * share))];
}

// In from the whole to one part in a hundred and back out, moving across all the while.
void path(const TreePlot& plot, const char* what)
{
    QImage image(1920, 1080, QImage::Format_RGB32);
    std::vector<double> all, draw, paint;
    std::size_t most = 0;
    constexpr int kFrames = 1000;
    for (int i = -20; i < kFrames; ++i) { // the first warm up
        const double t = double(std::max(0, i)) / kFrames;
        const double width = std::pow(0.01, 0.5 - 0.5 * std::cos(2 * M_PI * t));
        const Frame f = frame(plot, {t * (1 - width), (1 - t) * (1 - width), width, width}, image);
        if (i < 0) continue;
        all.push_back(f.draw + f.paint);
        draw.push_back(f.draw);
        paint.push_back(f.paint);
        most = std::max(most, f.marks);
    }
    std::printf("%s: frame median %.1f ms, p95 %.1f ms (drawing p95 %.1f, painting p95 %.1f; at "
                "most %zu marks)\n",
        what, at(all, 0.5), at(all, 0.95), at(draw, 0.95), at(paint, 0.95), most);
}

} // namespace

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QGuiApplication app(argc, argv);
    for (const auto& [count, open] : {std::pair{10'000, 60}, {100'000, 500}}) {
        if (argc > 1 && std::atoi(argv[1]) != count) continue;
        SampleTree sample = sampleTree(count, std::size_t(open));
        TreePlot plot{.values = sample.probability};
        const double layout = milliseconds(
            [&] { plot.tree = std::make_shared<TreeLayout>(std::move(sample.nodes)); });
        std::printf("%d nodes, %lld leaves: layout once %.1f ms\n", count,
            static_cast<long long>(plot.tree->leaves(0)), layout);
        path(plot, "by depth");
        plot.at = sample.surprisal;
        plot.weights = sample.visits;
        plot.find = "lazy dog";
        path(plot, "by surprisal, sized by visits, searched");
    }
}
