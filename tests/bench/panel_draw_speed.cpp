// What a frame of attention.explore costs the processor where the text is long: drawing and
// painting at 1920 x 1080, painter's ink, tiles at hand. panel_draw_speed [TEXT]: prints
// milliseconds of processor time of the one thread that draws and paints. The text, its tokens and
// the model's shape are real; the weights are a formula, so that nothing has to be read first.
#include "engine/base/error.h"
#include "engine/experiment/engine.h"
#include "engine/experiment/experiment.h"
#include "plugins/attention/explore.h"
#include "tests/shared/all_tiles.h"
#include "tests/shared/band_tiles.h"
#include "widgets/ink/image_cache.h"
#include "widgets/ink/painter_ink.h"

#include <QGuiApplication>
#include <QImage>
#include <QPainter>
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <ctime>

using namespace seq;

namespace {

constexpr int kThumbnail = 64;

double now() // of this thread's processor time, in milliseconds
{
    timespec t{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return 1e3 * double(t.tv_sec) + 1e-6 * double(t.tv_nsec);
}

void read(AttentionPass& pass, const std::string& text)
{
    pass.text = text;
    for (const TokenSpan& t : pass.model->tokenizer->encode(text, {false, true})) {
        pass.ids.push_back(t.id);
        pass.bytes.push_back({std::int64_t(t.begin), std::int64_t(t.end)});
        pass.pieces.push_back(text.substr(t.begin, t.end - t.begin));
    }
    pass.special.resize(pass.ids.size());
    pass.marks = std::make_shared<const TokenMarks>(pass.text, pass.bytes, pass.pieces);
}

void classes(AttentionPass& pass)
{
    const auto tokens = std::int64_t(pass.ids.size());
    const int heads = pass.headCount();
    for (int l = 0; l < pass.layers(); ++l) {
        auto& scores = pass.heads.emplace_back();
        for (int h = 0; h < heads; ++h)
            scores.push_back({HeadClass((l * heads + h) % kHeadClasses), 0.5});
        Tensor thumbnails = Tensor::empty({heads, kThumbnail, kThumbnail});
        const auto values = thumbnails.hostMutable<float>();
        for (std::size_t i = 0; i < values.size(); ++i) {
            const auto cell = std::int64_t(i) % (kThumbnail * kThumbnail);
            values[i] = BandTiles::at(cell / kThumbnail, cell % kThumbnail);
        }
        pass.thumbnails.push_back(thumbnails);
        Tensor entropy = Tensor::zeros({heads, tokens});
        for (std::int64_t i = 0; i < tokens; ++i)
            entropy.hostMutable<float>()[std::size_t(i)] = float(i % 17) / 4;
        pass.entropy.push_back(entropy);
        AttentionMap map;
        map.q = Tensor::zeros({tokens, 1, 1});
        pass.maps.emplace_back(map);
    }
}

Explore::Result resultOf(std::shared_ptr<const LoadedModel> model, const std::string& text)
{
    AttentionPass pass;
    pass.model = std::move(model);
    read(pass, text);
    classes(pass);
    const auto tokens = std::int64_t(pass.ids.size());
    Explore::Result r;
    r.pass = std::make_shared<const AttentionPass>(std::move(pass));
    r.layer = 17;
    r.head = 4;
    r.fused = "none";
    r.rows = r.columns = {0, tokens};
    r.rowNames = r.columnNames = r.pass->marks->names(r.rows);
    r.rowRefs = r.columnRefs = r.pass->marks->refs(r.rows);
    r.tiles = r.liftTiles = std::make_shared<BandTiles>(tokens);
    r.entropy = r.pass->entropy[0].slice(0, {0, 1}).view({tokens});
    r.token = int(tokens) - 1;
    r.near = {tokens - 48, tokens};
    r.profile = Tensor::zeros({1, tokens});
    r.nearMap = Tensor::zeros({48, tokens});
    for (std::int64_t i = 0; i < 48; ++i)
        for (std::int64_t j = tokens - 48; j <= tokens - 48 + i; ++j)
            r.nearMap.hostMutable<float>()[std::size_t(i * tokens + j)]
                = BandTiles::at(48 + i, j % 48);
    r.strip = Explore::stripOf(r);
    return r;
}

class Panel {
public:
    Panel(Engine& engine, const Explore::Result& result, std::string view)
        : result_(result)
        , tiles_(engine, now, 1000)
        , image_(1920, 1080, QImage::Format_RGB32)
        , view_(std::move(view))
    {
        Values values = method_->preset(Preset::Quick);
        values.set("view", view_);
        values_ = values;
    }
    void path(const char* what, const std::function<Camera(double)>& at)
    {
        constexpr int kFrames = 1000;
        std::vector<double> all, draw;
        const double first = frame(at(0)).all;
        for (int i = 0; i < kFrames; ++i) {
            const Frame f = frame(at(double(i) / kFrames));
            all.push_back(f.all);
            draw.push_back(f.draw);
        }
        std::ranges::sort(all);
        std::ranges::sort(draw);
        std::printf("%s, %s: frame median %.1f ms, p95 %.1f, p99 %.1f, most %.1f (drawing p95 "
                    "%.1f; the first %.1f)\n",
            view_.c_str(), what, all[500], all[950], all[990], all[999], draw[950], first);
    }

private:
    struct Frame {
        double all, draw;
    };
    Frame frame(Camera camera)
    {
        const double before = tiles_.making, start = now();
        const View view{{double(image_.width()), double(image_.height())}, camera, darkTheme()};
        Canvas canvas(view.size);
        canvas.keepParts(&parts_);
        method_->draw(values_, result_, view, canvas);
        const Picture picture = canvas.take();
        const double drawn = now();
        QPainter painter(&image_);
        PainterInk(painter, {.tiles = &tiles_, .images = &images_}).play(picture);
        return {now() - start - (tiles_.making - before), drawn - start};
    }
    std::shared_ptr<const Experiment> method_ = experiment<Explore>();
    const Explore::Result& result_;
    AllTiles tiles_;
    ImageCache images_;
    KeptParts parts_;
    QImage image_;
    std::string view_;
    Values values_;
};

} // namespace

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QGuiApplication app(argc, argv);
    Engine engine(Device{});
    const LaneScope lane({&engine.pool(), nullptr, true});
    const std::string given = argc > 1 ? argv[1] : "bundled:moby-dick";
    const std::string text = TextRef{given.starts_with("bundled:") ? given : "@" + given}.bytes();
    const Explore::Result result = resultOf(engine.model(ModelRef{"smollm2-135m"}), text);
    std::printf("%zu tokens\n", result.pass->ids.size());
    for (const char* view : {"map", "overview"}) {
        Panel panel(engine, result, view);
        for (const double width : {1.0, 0.25, 0.05})
            panel.path(("pan at 1:" + std::to_string(int(1 / width))).c_str(), [&](double t) {
                return Camera{t * (1 - width), t * (1 - width), width, width};
            });
        panel.path("in to 1:10000 and out", [](double t) {
            const double width = std::pow(1e-4, 0.5 - 0.5 * std::cos(2 * M_PI * t));
            return Camera{t * (1 - width), t * (1 - width), width, width};
        });
    }
}
