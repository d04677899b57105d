// When a view makes frames, and what it keeps from one to the next.
#include "engine/base/shared_list.h"
#include "engine/experiment/engine.h"
#include "engine/experiment/runner.h"
#include "engine/figure/plots.h"
#include "tests/shared/all_tiles.h"
#include "tests/shared/band_tiles.h"
#include "widgets/canvas/canvas_view.h"
#include "widgets/ink/image.h"
#include "widgets/ink/image_cache.h"
#include "widgets/ink/painter_ink.h"
#include "widgets/ink/tile_cache.h"
#include "widgets/ink/tile_grid.h"

#include <QPainter>
#include <QSignalSpy>
#include <QtTest>

using namespace seq;

class TestFrames : public QObject {
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void behindThereAreTwentyASecond();
    void inFrontNothingWaits();
    void partsOutliveCameraMovesAlone();
    void imagesAreColouredOnce();
    void coarseTilesStandInWhereFineOnesAreMissing();
    void noBinIsNarrowerThanAPixel_data();
    void noBinIsNarrowerThanAPixel();
    void aLoneCellIsSeen();
    void sharedListsAreCopiedWhenTheyGrow();

private:
    int recordingsIn(int ms); // while the camera moves all the time
    Engine engine_;
    std::unique_ptr<Runner> runner_;
    std::unique_ptr<TileCache> tiles_;
    std::unique_ptr<CanvasView> view_;
    int drawn_ = 0, parts_ = 0;
};

void TestFrames::init()
{
    runner_ = std::make_unique<Runner>(engine_);
    tiles_ = std::make_unique<TileCache>(*runner_, 1 << 20);
    view_ = std::make_unique<CanvasView>(*runner_, tiles_.get(), Renderer::Raster);
    view_->resize(300, 200);
    view_->setLook(lightTheme(), 1);
    drawn_ = parts_ = 0;
    view_->show([this](const View&, Canvas& canvas) {
        ++drawn_;
        canvas.part("still", [this](Canvas& part) {
            ++parts_;
            part.rect({0, 0, 10, 10}, {rgb(0)});
        });
    });
}

void TestFrames::cleanup()
{
    view_.reset();
    tiles_.reset();
    runner_.reset();
}

int TestFrames::recordingsIn(int ms)
{
    const int before = view_->recordings();
    QElapsedTimer clock;
    clock.start();
    for (int i = 1; clock.elapsed() < ms; ++i) {
        view_->setCamera({0, 0, 1.0 / (1 + i % 100), 0.5});
        QTest::qWait(1);
    }
    return view_->recordings() - before;
}

void TestFrames::behindThereAreTwentyASecond()
{
    view_->show();
    QTRY_VERIFY(view_->recordings() > 0);
    {
        QWidget other; // takes the front, and leaves it to nobody
        other.show();
        QVERIFY(QTest::qWaitForWindowActive(&other));
    }
    QTRY_VERIFY(!QGuiApplication::focusWindow());
    const int made = recordingsIn(1000);
    QVERIFY2(made >= 5 && made <= 21, qPrintable(QString::number(made)));
    view_->activateWindow(); // what waits is made at once
    QVERIFY(QTest::qWaitForWindowActive(view_.get()));
    QTRY_COMPARE_WITH_TIMEOUT(view_->recordings(), drawn_, 40);
}

void TestFrames::inFrontNothingWaits()
{
    view_->show();
    QVERIFY(QTest::qWaitForWindowActive(view_.get()));
    const int made = recordingsIn(1000);
    QVERIFY2(made > 40, qPrintable(QString::number(made)));
}

void TestFrames::partsOutliveCameraMovesAlone()
{
    view_->show();
    QTRY_COMPARE(parts_, 1);
    view_->setCamera({0, 0, 0.5, 0.5});
    QTRY_COMPARE(drawn_, 2);
    QCOMPARE(parts_, 1);
    view_->setLook(darkTheme(), 1);
    QTRY_COMPARE(parts_, 2);
    view_->resize(400, 200);
    QTRY_COMPARE(parts_, 3);
}

void TestFrames::imagesAreColouredOnce()
{
    ImageCache images;
    const Tensor values = Tensor::of(std::vector{0.1F, NAN, 0.7F, 1.0F}, {2, 2});
    const auto played = [&](const ColourScale& scale) {
        images.beginPicture();
        const QImage image = images.coloured({values, scale});
        images.endPicture();
        return image;
    };
    const QImage first = played({});
    QCOMPARE(first.convertToFormat(QImage::Format_ARGB32), coloured({values, {}}));
    QCOMPARE(played({}).cacheKey(), first.cacheKey());
    QVERIFY(played({.high = 2}).cacheKey() != first.cacheKey());
    images.beginPicture();
    images.endPicture(); // not shown: dropped
    QVERIFY(played({}).cacheKey() != first.cacheKey());
}

namespace {

class SomeTiles final : public TileLookup { // the whole, and one column of finer ones
public:
    std::shared_ptr<const Tile> find(
        const TileSourcePtr& source, int level, std::int64_t column, std::int64_t) override
    {
        const bool there = level == source->levels() - 1 || column == 0;
        return there ? std::make_shared<const Tile>() : nullptr;
    }
};

} // namespace

void TestFrames::coarseTilesStandInWhereFineOnesAreMissing()
{
    const TileSourcePtr source = tilesOf(Tensor::zeros({1000, 1000}));
    const TilesMark mark{{0, 0, 1000, 1000}, source, {}};
    SomeTiles lookup;
    const auto pieces = tilePieces(mark, {0, 0, 1000, 1000}, 1, lookup);
    QCOMPARE(pieces.size(), std::size_t(16));
    double area = 0;
    for (const TilePiece& piece : pieces) { // each at its place, none over another
        area += piece.rect.width * piece.rect.height;
        const bool fine = piece.rect.x == 0;
        QCOMPARE(piece.bins.width, piece.rect.width / (fine ? 1 : 4));
        if (!fine) QCOMPARE(piece.bins.x, piece.rect.x / 4);
    }
    QCOMPARE(area, 1e6);
}

void TestFrames::noBinIsNarrowerThanAPixel_data()
{
    QTest::addColumn<double>("cells");
    QTest::addColumn<double>("ratio");
    for (const double cells : {1000.0, 1001.0, 1500.0, 1999.0, 2000.0, 2001.0, 50000.0})
        for (const double ratio : {1.0, 1.5, 2.0})
            QTest::addRow("%g cells at %g", cells, ratio) << cells << ratio;
}

void TestFrames::noBinIsNarrowerThanAPixel()
{
    QFETCH(double, cells);
    QFETCH(double, ratio);
    const TilesMark mark{{0, 0, 1000, 1000}, std::make_shared<BandTiles>(std::int64_t(cells)), {}};
    SomeTiles lookup;
    for (const TilePiece& piece : tilePieces(mark, {0, 0, 10, 1000}, ratio, lookup)) {
        const double pixels = piece.rect.height / piece.bins.height * ratio;
        QVERIFY2(pixels > 1 - 1e-5 && pixels < 2.001, qPrintable(QString::number(pixels)));
    }
}

void TestFrames::aLoneCellIsSeen()
{
    for (const int at : {0, 3, 101, 250, 599, 698}) {
        Tensor values = Tensor::zeros({699, 699});
        values.hostMutable<float>()[std::size_t(at) * 700] = 1; // on the diagonal
        const TileSourcePtr source = tilesOf(values);
        AllTiles lookup(engine_, [] { return 0.0; });
        QImage image(400, 400, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::white);
        Canvas canvas({400, 400});
        canvas.tiles({0, 0, 400, 400}, source, {.map = ColourMap::Grey}, false);
        QPainter painter(&image);
        PainterInk(painter, {.tiles = &lookup}).play(canvas.take());
        painter.end();
        const QRgb hot = image.pixel(at * 400 / 699, at * 400 / 699);
        QVERIFY(hot != image.pixel(at < 350 ? 390 : 5, at < 350 ? 5 : 390));
    }
}

void TestFrames::sharedListsAreCopiedWhenTheyGrow()
{
    SharedList<int> a{1, 2};
    const SharedList<int> b = a;
    QVERIFY(&a[0] == &b[0]);
    a.push_back(3);
    QCOMPARE(a.size(), std::size_t(3));
    QCOMPARE(b.size(), std::size_t(2));
}

QTEST_MAIN(TestFrames)
#include "tst_frames.moc"
