// A window whose GPU fails: what its panel and status bar say, and that it goes on. The failures
// are errors as a device's ops throw them; a real device is lost in tst_lost_device.
#include "app/machine_label.h"
#include "app/main_window.h"
#include "engine/base/error.h"
#include "engine/experiment/engine.h"
#include "engine/experiment/runner.h"
#include "engine/figure/plots.h"
#include "engine/tensor/lost_device.h"
#include "tests/shared/band_tiles.h"
#include "tests/shared/watchdog.h"

#include <QStatusBar>
#include <QtTest>

using namespace seq;

namespace {

constexpr Device kGpu{Device::Cuda, 60};

// Tiles that lie on a device, and fail with it.
class DeviceTiles final : public TileSource {
public:
    explicit DeviceTiles(Device device)
        : device_(device)
    {
    }
    std::int64_t rows() const override { return bands_.rows(); }
    std::int64_t columns() const override { return bands_.columns(); }
    float exact(std::int64_t row, std::int64_t column) const override
    {
        checkAlive(device_);
        return bands_.exact(row, column);
    }
    std::string key() const override { return "tiles of " + toString(device_); }
    Tile tile(int level, std::int64_t column, std::int64_t row, Job& job) const override
    {
        checkAlive(device_);
        return bands_.tile(level, column, row, job);
    }

private:
    Device device_;
    BandTiles bands_{4096};
};

// A map whose tiles lie where it ran. Its runs may fail, as an op does that finds its device lost.
struct Mapped {
    static constexpr Info info{"test.mapped", "Mapped", "", "A map in tiles"};
    struct Params {
        Choice what{{"map", "fault", "tiles"}, 0};
        static Params full() { return {}; }
        void fields(Fields& f) { f({"what", "What the run does", &what}); }
        void check() const {}
    };
    struct Result : seq::Result {
        TileSourcePtr tiles;
    };
    static Result run(const Params& p, Job&)
    {
        if (p.what.is("fault")) {
            markLost(kGpu, "attention: an illegal memory access was encountered");
            checkAlive(kGpu);
        }
        Result r;
        r.tiles = std::make_shared<DeviceTiles>(p.what.is("tiles") ? kGpu : Device{});
        return r;
    }
    static void draw(const Params&, const Result& r, const View& view, Canvas& canvas)
    {
        const HeatMap map{.tiles = r.tiles};
        heatMap(map, Rect{0, 0, view.size.width, view.size.height}.inset(8), view, canvas);
    }
};

} // namespace

class TestLostGpu : public QObject {
    Q_OBJECT
private slots:
    void thePanelSaysSoAndGoesOn();
};

void TestLostGpu::thePanelSaysSoAndGoesOn()
{
    Engine engine(kGpu, 2);
    Runner runner(engine);
    MainWindow window(engine, runner, Renderer::Raster);
    window.show();
    window.addFamily("test", {experiment<Mapped>()});
    auto* machine = window.statusBar()->findChild<MachineLabel*>();
    QVERIFY(machine->text().startsWith("cuda:60, "));
    ExperimentPanel* panel = window.openPanel("test.mapped");
    const auto* banner = panel->findChild<QLabel*>("banner");
    const auto want = [&](const char* what) {
        Values values = panel->experiment().preset(Preset::Quick);
        values.set("what", std::string(what));
        window.workspace().apply(SetValues{panel->key(), values, true});
    };
    const QString lost = "cuda:60 was lost (attention: an illegal memory access was encountered): "
                         "new runs compute on the CPU; start the program again to use it";
    want("fault");
    QTRY_VERIFY(banner->isVisible());
    QCOMPARE(banner->text(), lost);
    QVERIFY(machine->text().startsWith("cpu, "));

    want("map");
    QTRY_VERIFY(!banner->isVisible());
    QTRY_COMPARE(panel->state().kind, RunState::Fresh);
    QTRY_VERIFY(window.bench().tiles.bytes() > 0);

    want("tiles"); // made, but they lie on what was lost
    QTRY_VERIFY(banner->isVisible());
    QCOMPARE(banner->text(), lost);
    QCOMPARE(panel->state().kind, RunState::Fresh);
    QTest::qWait(200); // the banner took room: drawn again, asked again, it stays
    QVERIFY(banner->isVisible());

    want("map");
    QTRY_VERIFY(!banner->isVisible());
    QTest::qWait(200);
    QVERIFY(!banner->isVisible());
}

int main(int argc, char** argv)
{
    return testWatched<TestLostGpu>(argc, argv);
}
#include "tst_lost_gpu.moc"
