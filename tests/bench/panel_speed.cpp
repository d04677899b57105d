// What a user of attention.explore waits for: a first map, another head, an edited token, a pan.
// panel_speed [TEXT [DEVICE]]: prints milliseconds; run it on a quiet machine. TEXT: a file or
// bundled:NAME, as long as is wanted.
#include "engine/experiment/engine.h"
#include "engine/experiment/experiment.h"
#include "engine/tensor/device.h"
#include "plugins/attention/explore.h"
#include "tests/shared/all_tiles.h"
#include "widgets/ink/image_cache.h"
#include "widgets/ink/painter_ink.h"

#include <QGuiApplication>
#include <QImage>
#include <QPainter>
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <map>

using namespace seq;

namespace {

double now() // milliseconds
{
    return std::chrono::duration<double, std::milli>(
        std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

double milliseconds(const auto& work)
{
    const double start = now();
    work();
    return now() - start;
}

struct Timed {
    ResultPtr result;
    double total = 0, firstPartial = -1;
};

Timed timedRun(Engine& engine, const Experiment& method, const Values& values, ResultPtr previous)
{
    Timed t;
    const double start = now();
    Job job(engine, 0, std::move(previous), nullptr, {nullptr, [&](ResultPtr) {
                                                          if (t.firstPartial < 0)
                                                              t.firstPartial = now() - start;
                                                      }});
    t.result = method.run(values, job);
    t.total = now() - start;
    return t;
}

double frame(const Experiment& method, const Values& values, const ResultPtr& result, QImage& image,
    AllTiles& tiles, ImageCache& images, Camera camera)
{
    const double before = tiles.making;
    const double all = milliseconds([&] {
        const View view{{double(image.width()), double(image.height())}, camera, darkTheme()};
        Canvas canvas(view.size);
        method.draw(values, *result, view, canvas);
        QPainter painter(&image);
        PainterInk(painter, {.tiles = &tiles, .images = &images}).play(canvas.take());
    });
    return all - (tiles.making - before);
}

void pan(Engine& engine, const Experiment& method, const Values& values, const ResultPtr& result)
{
    QImage image(1920, 1080, QImage::Format_RGB32);
    AllTiles tiles(engine, now);
    ImageCache images; // as the window keeps it
    for (const double width : {1.0, 0.25, 0.05}) {
        std::vector<double> frames;
        const auto sweep = [&](bool keep) {
            for (int i = 0; i < 120; ++i) {
                const double at = (1 - width) * i / 120;
                const double ms
                    = frame(method, values, result, image, tiles, images, {at, at, width, width});
                if (keep) frames.push_back(ms);
            }
        };
        sweep(false); // makes the tiles
        sweep(true);
        std::ranges::sort(frames);
        std::printf(
            "pan at 1/%g: frame median %.1f ms, p95 %.1f ms (%d tiles made, %.1f ms each)\n",
            1 / width, frames[60], frames[113], tiles.made, tiles.making / std::max(1, tiles.made));
    }
}

} // namespace

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QGuiApplication app(argc, argv);
    const auto method = experiment<Explore>();
    Values values = method->preset(Preset::Quick);
    const auto with = [&](std::string_view name, Value value) {
        Values changed = values;
        changed.set(name, std::move(value));
        return changed;
    };
    Engine engine(parseDevice(argc > 2 ? argv[2] : "cpu"));
    const LaneScope lane({&engine.pool(), nullptr, true});

    std::string text = TextRef{"bundled:frankenstein-short"}.bytes();
    values.set("text", text);
    const Timed first = timedRun(engine, *method, values, {});
    const auto& pass = *static_cast<const Explore::Result&>(*first.result).pass;
    std::printf(
        "first map, %zu tokens, the model's loading included: %.0f ms (first partial %.0f)\n",
        pass.ids.size(), first.total, first.firstPartial);
    const Timed head = timedRun(engine, *method, with("layer", std::int64_t(3)), first.result);
    std::printf("another layer: %.1f ms\n", head.total);
    const std::size_t late = text.rfind(' ', text.size() * 9 / 10);
    text.insert(late, " very");
    const Timed edit = timedRun(engine, *method, with("text", text), first.result);
    std::printf("one token put in at nine tenths: %.0f ms (first partial %.0f)\n", edit.total,
        edit.firstPartial);

    const std::string given = argc > 1 ? argv[1] : "bundled:frankenstein-long";
    values.set("text", given.starts_with("bundled:") ? given : "@" + given);
    values.set("beyond", true);
    values.set("view", std::string("map"));
    const Timed whole = timedRun(engine, *method, values, {});
    const auto& longPass = *static_cast<const Explore::Result&>(*whole.result).pass;
    std::printf("%zu tokens: %.0f ms (first partial %.0f)\n", longPass.ids.size(), whole.total,
        whole.firstPartial);
    pan(engine, *method, values, whole.result);
}
