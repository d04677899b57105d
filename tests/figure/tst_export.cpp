#include "engine/base/error.h"
#include "tests/figure/sample_figures.h"
#include "tests/shared/ssim.h"
#include "widgets/ink/export.h"
#include "widgets/ink/painter_ink.h"

#include <nlohmann/json.hpp>

#include <QImage>
#include <QPainter>
#include <QProcess>
#include <QRawFont>
#include <QStandardPaths>
#include <QSvgRenderer>
#include <QTemporaryDir>
#include <QtTest>
#include <thread>

using namespace seq;

class Exports : public QObject {
    Q_OBJECT
private slots:
    void sameBytesEveryTime_data();
    void sameBytesEveryTime();
    void provenanceComesBack_data() { sameBytesEveryTime_data(); }
    void provenanceComesBack();
    void otherThreadsWriteTheSame();
    void physicalSizeIsExact();
    void textStaysText();
    void fontHoldsWhatIsWritten();
    void thumbnailsAreSmallAndExact();
    void outlinesHaveNoText();
    void nothingIsLossy();
    void coloursComeBack_data();
    void coloursComeBack();
    void liveAndPngAgree();
    void printLooksLikeTheScreen_data();
    void printLooksLikeTheScreen();
    void refusals();
    void noHalfFiles();
};

namespace {

const std::string kProvenance
    = R"({"experiment":"attention.explore","values":{"text":"a < b & \"c\" – é"},"seed":7})";

Picture pictureOf(std::size_t sample, const FigureFormat& format)
{
    return record(samples()[sample].draw, {.size = canvasSize(format), .still = true});
}
// A map whose cells are easy to find again: no labels, the whole canvas.
Picture plainMap(std::int64_t n, const FigureFormat& format)
{
    const Size size = canvasSize(format);
    Canvas canvas(size);
    canvas.background(rgb(0xffffff));
    canvas.image({0, 0, size.width, size.height}, {sampleMap(n), {.missing = rgb(0xffffff)}});
    return canvas.take();
}
bool needs(const char* program)
{
    return !QStandardPaths::findExecutable(program).isEmpty();
}
QImage rasterised(const QString& path, int dpi)
{
    const QString png = path + ".png";
    if (path.endsWith(".svg")) { // librsvg takes no font out of a file: it finds the same one
        QFile fonts(QFileInfo(path).dir().filePath("fonts.conf"));
        if (!fonts.open(QIODevice::WriteOnly)) return {};
        fonts.write("<fontconfig><include>/etc/fonts/fonts.conf</include><dir>" SEQSCOPE_SOURCE
                    "/resources/fonts</dir></fontconfig>");
        fonts.close();
        QProcess process;
        QProcessEnvironment around = QProcessEnvironment::systemEnvironment();
        around.insert("FONTCONFIG_FILE", fonts.fileName());
        process.setProcessEnvironment(around);
        process.start("rsvg-convert",
            {"-d", QString::number(dpi), "-p", QString::number(dpi), path, "-o", png});
        process.waitForFinished();
    } else
        QProcess::execute(
            "pdftoppm", {"-r", QString::number(dpi), "-png", "-singlefile", path, path});
    return QImage(png);
}

} // namespace

void Exports::sameBytesEveryTime_data()
{
    QTest::addColumn<QString>("ending");
    for (const char* ending : {"svg", "pdf", "png"})
        QTest::newRow(ending) << QString(ending);
}

void Exports::sameBytesEveryTime()
{
    QFETCH(QString, ending);
    const FigureFormat format{.dpi = 100};
    for (std::size_t sample = 0; sample < samples().size(); ++sample) {
        const std::string end = ending.toStdString();
        const QByteArray first = figureBytes(pictureOf(sample, format), format, kProvenance, end);
        const QByteArray second = figureBytes(pictureOf(sample, format), format, kProvenance, end);
        QVERIFY(first.size() > 1000);
        QVERIFY2(first == second, samples()[sample].name.c_str());
    }
}

void Exports::provenanceComesBack()
{
    QFETCH(QString, ending);
    QTemporaryDir folder;
    const std::string path = folder.filePath("figure." + ending).toStdString();
    const FigureFormat format{.dpi = 72};
    writeFigure(pictureOf(0, format), format, kProvenance, path);
    QVERIFY(readProvenance(path) == parseJson(kProvenance, "test"));
}

void Exports::otherThreadsWriteTheSame()
{
    const FigureFormat format{.dpi = 72};
    const Picture picture = pictureOf(0, format);
    for (const char* ending : {"svg", "pdf", "png"}) {
        QByteArray there;
        std::thread([&] { there = figureBytes(picture, format, kProvenance, ending); }).join();
        QVERIFY(there == figureBytes(picture, format, kProvenance, ending));
    }
}

void Exports::physicalSizeIsExact()
{
    for (const auto& [width, height] : {std::pair{160.0, 100.0}, {85.3, 57.7}, {210.0, 297.0}}) {
        const FigureFormat format{.width = width, .height = height};
        const Picture picture = pictureOf(3, format);
        const QByteArray svg = figureBytes(picture, format, "{}", "svg");
        QSvgRenderer renderer(svg);
        QVERIFY(std::abs(renderer.viewBoxF().width() / 100 - width) <= 0.01);
        const QString attribute = QRegularExpression("width=\"([0-9.]+)mm\" height=\"([0-9.]+)mm")
                                      .match(QString::fromUtf8(svg))
                                      .captured(1);
        QVERIFY(std::abs(attribute.toDouble() - width) <= 0.1);
        const auto box = QRegularExpression("/MediaBox \\[0 (\\S+) (\\S+) (\\S+) *\\]")
                             .match(QString::fromLatin1(figureBytes(picture, format, "{}", "pdf")));
        const auto side = [&](int i) { return box.captured(i).toDouble() / 72 * 25.4; };
        QVERIFY(std::abs(side(2) - width) <= 0.01);
        QVERIFY(std::abs(side(3) - side(1) - height) <= 0.01);
        const QImage png = QImage::fromData(figureBytes(picture, format, "{}", "png"), "PNG");
        QVERIFY(std::abs(png.width() * 1000.0 / png.dotsPerMeterX() - width) <= 0.1);
    }
}

void Exports::textStaysText()
{
    const FigureFormat format;
    const Picture picture = pictureOf(0, format);
    const QString svg = QString::fromUtf8(figureBytes(picture, format, "{}", "svg"));
    QVERIFY(svg.contains(">A causal map</text>"));
    QVERIFY(svg.contains("@font-face"));
    QVERIFY(!svg.contains("Sans Serif"));
    if (!needs("pdftotext")) QSKIP("pdftotext is not installed");
    QTemporaryDir folder;
    const QString path = folder.filePath("figure.pdf");
    writeFigure(picture, format, "{}", path.toStdString());
    QProcess process;
    process.start("pdftotext", {path, "-"});
    QVERIFY(process.waitForFinished());
    QVERIFY(process.readAllStandardOutput().contains("A causal map"));
}

// The embedded font: the glyphs of the figure's text with the widths that laid it out, no others.
void Exports::fontHoldsWhatIsWritten()
{
    const FigureFormat format;
    const Picture picture = pictureOf(0, format);
    const QByteArray svg = figureBytes(picture, format, "{}", "svg");
    const QByteArray mark = "font-weight:400;src:url(data:font/ttf;base64,";
    const qsizetype at = svg.indexOf(mark) + mark.size();
    QVERIFY(at > mark.size());
    const QByteArray font = QByteArray::fromBase64(svg.mid(at, svg.indexOf(')', at) - at));
    QVERIFY2(font.size() < 40'000, qPrintable(QString::number(font.size())));
    const QRawFont part(font, 100, QFont::PreferNoHinting);
    QVERIFY(part.isValid());
    QString all;
    for (const Mark& mark : picture.marks)
        if (const auto* text = std::get_if<TextMark>(&mark.shape); text && !text->style.bold)
            all += QString::fromStdString(text->text);
    QVERIFY(all.contains("A causal map"));
    for (const QChar c : all) {
        QVERIFY2(part.supportsCharacter(c), qPrintable(QString(c)));
        const double width = part.advancesForGlyphIndexes(part.glyphIndexesForString(c))[0].x();
        QVERIFY(
            std::abs(width - FontMetrics::bundled().width(QString(c).toStdString(), 100)) < 0.1);
    }
    for (const QChar c : QString("@~Ж"))
        QVERIFY(all.contains(c) || !part.supportsCharacter(c));
}

// All heads of a model on a page: each map a few hundredths of it, each cell its colour in print.
void Exports::thumbnailsAreSmallAndExact()
{
    if (!needs("rsvg-convert")) QSKIP("rsvg-convert is not installed");
    constexpr int kColumns = 18, kRows = 15, kSide = 24, kDpi = 600;
    const FigureFormat format{.width = 160, .height = 140};
    const Size size = canvasSize(format);
    Canvas canvas(size);
    canvas.background(rgb(0xffffff));
    const double step = size.width / kColumns, side = step * 0.8;
    for (int row = 0; row < kRows; ++row)
        for (int column = 0; column < kColumns; ++column)
            canvas.image({column * step, row * step, side, side},
                {sampleMap(kSide), {.missing = rgb(0xffffff)}});
    QTemporaryDir folder;
    const QString path = folder.filePath("heads.svg");
    writeFigure(canvas.take(), format, "{}", path.toStdString());
    QVERIFY2(QFileInfo(path).size() < 1'000'000,
        qPrintable(QString("%1 bytes").arg(QFileInfo(path).size())));
    const QImage image = rasterised(path, kDpi);
    const double perPoint = kDpi / 72.0, cell = side / kSide;
    const Tensor values = sampleMap(kSide);
    for (const auto& [column, row] : {std::pair{0, 0}, {9, 7}, {kColumns - 1, kRows - 1}})
        for (int y = 0; y < kSide; ++y)
            for (int x = 0; x < kSide; ++x) {
                const QRgb seen = image.pixel(int((column * step + (x + 0.5) * cell) * perPoint),
                    int((row * step + (y + 0.5) * cell) * perPoint));
                const Colour expected = colourOf(
                    {.missing = rgb(0xffffff)}, values.host<float>()[std::size_t(y * kSide + x)]);
                QVERIFY2(seen == qRgb(expected.r, expected.g, expected.b),
                    qPrintable(QString("cell %1 %2: %3").arg(x).arg(y).arg(seen, 8, 16)));
            }
}

void Exports::outlinesHaveNoText()
{
    const FigureFormat format{.outlines = true};
    const QByteArray svg = figureBytes(pictureOf(0, format), format, "{}", "svg");
    QVERIFY(!svg.contains("<text"));
    QVERIFY(!svg.contains("@font-face"));
    QVERIFY(!figureBytes(pictureOf(0, format), format, "{}", "pdf").contains("/FontFile"));
}

void Exports::nothingIsLossy()
{
    const FigureFormat format;
    const QByteArray pdf = figureBytes(plainMap(150, format), format, "{}", "pdf");
    QVERIFY(pdf.contains("/Subtype /Image"));
    QVERIFY(!pdf.contains("DCTDecode"));
    QVERIFY(pdf.contains("/CreationDate (D:20000101000000"));
    const QByteArray large = figureBytes(plainMap(150, format), format, "{}", "svg");
    QCOMPARE(large.count("<image"), 1);
    QVERIFY(large.contains("pixelated"));
    QVERIFY(!large.contains("jpeg"));
    const QByteArray small = figureBytes(plainMap(20, format), format, "{}", "svg");
    QCOMPARE(small.count("<image"), 0);
    QVERIFY(small.count("<rect") > 200);
}

void Exports::coloursComeBack_data()
{
    QTest::addColumn<QString>("ending");
    QTest::addColumn<int>("side");
    for (const char* ending : {"svg", "pdf", "png"})
        for (int side : {20, 150})
            QTest::addRow("%s %d", ending, side) << QString(ending) << side;
}

void Exports::coloursComeBack()
{
    QFETCH(QString, ending);
    QFETCH(int, side);
    if (ending == "svg" && !needs("rsvg-convert")) QSKIP("rsvg-convert is not installed");
    if (ending == "pdf" && !needs("pdftoppm")) QSKIP("pdftoppm is not installed");
    QTemporaryDir folder;
    const FigureFormat format{.width = 100, .height = 100, .dpi = 300};
    const QString path = folder.filePath("map." + ending);
    writeFigure(plainMap(side, format), format, "{}", path.toStdString());
    const QImage image = ending == "png" ? QImage(path) : rasterised(path, 300);
    QVERIFY(!image.isNull());
    const Tensor values = sampleMap(side);
    const double cell = double(image.width()) / side;
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x) {
            const QRgb seen = image.pixel(int((x + 0.5) * cell), int((y + 0.5) * cell));
            const Colour expected = colourOf(
                {.missing = rgb(0xffffff)}, values.host<float>()[std::size_t(y * side + x)]);
            QVERIFY2(seen == qRgb(expected.r, expected.g, expected.b),
                qPrintable(QString("cell %1 %2: %3").arg(x).arg(y).arg(seen, 8, 16)));
        }
}

void Exports::liveAndPngAgree()
{
    const FigureFormat format{.dpi = 144};
    const Picture picture = pictureOf(3, format);
    const QImage file = QImage::fromData(figureBytes(picture, format, "{}", "png"), "PNG")
                            .convertToFormat(QImage::Format_RGB32);
    QImage live(file.size(), QImage::Format_RGB32);
    QPainter painter(&live);
    painter.scale(live.width() / picture.size.width, live.height() / picture.size.height);
    PainterInk(painter, {}).play(picture);
    painter.end();
    QVERIFY(live == file);
}

void Exports::printLooksLikeTheScreen_data()
{
    QTest::addColumn<QString>("ending");
    QTest::addColumn<int>("sample");
    for (const char* ending : {"svg", "pdf", "png"})
        for (std::size_t sample = 0; sample < samples().size(); ++sample)
            QTest::addRow("%s %s", samples()[sample].name.c_str(), ending)
                << QString(ending) << int(sample);
}

// R7: as other programs paint the file at 300 dpi against what the view paints. Of PDFs by cairo:
// Splash (pdftoppm) moves thin lines onto whole pixels.
void Exports::printLooksLikeTheScreen()
{
    QFETCH(QString, ending);
    QFETCH(int, sample);
    if (ending == "svg" && !needs("rsvg-convert")) QSKIP("rsvg-convert is not installed");
    if (ending == "pdf" && !needs("pdftocairo")) QSKIP("pdftocairo is not installed");
    QTemporaryDir folder;
    const FigureFormat format{.dpi = 300};
    const Picture picture = pictureOf(std::size_t(sample), format);
    const QString path = folder.filePath("figure." + ending);
    writeFigure(picture, format, "{}", path.toStdString());
    if (ending == "pdf")
        QProcess::execute("pdftocairo", {"-r", "300", "-png", "-singlefile", path, path});
    const QImage file = ending == "svg" ? rasterised(path, 300)
        : ending == "pdf"               ? QImage(path + ".png")
                                        : QImage(path);
    QVERIFY(!file.isNull());
    QImage live(file.size(), QImage::Format_RGB32);
    QPainter painter(&live);
    painter.scale(live.width() / picture.size.width, live.height() / picture.size.height);
    PainterInk(painter, {}).play(picture);
    painter.end();
    const double similar = ssim(asSeen(file), asSeen(live));
    qInfo("SSIM %.5f", similar);
    QVERIFY(similar >= 0.99);
}

void Exports::refusals()
{
    const Picture picture = pictureOf(0, {});
    QVERIFY_EXCEPTION_THROWN(figureBytes(picture, {}, "{}", "gif"), Error);
    QVERIFY_EXCEPTION_THROWN(figureBytes(picture, {.width = 0}, "{}", "svg"), Error);
    QVERIFY_EXCEPTION_THROWN(figureBytes(picture, {.dpi = 100000}, "{}", "png"), Error);
    QTemporaryDir folder;
    const QString path = folder.filePath("empty.svg");
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("<svg></svg>");
    file.close();
    QVERIFY_EXCEPTION_THROWN(readProvenance(path.toStdString()), Error);
}

void Exports::noHalfFiles()
{
    QTemporaryDir folder;
    const QString path = folder.filePath("missing/figure.svg");
    QVERIFY_EXCEPTION_THROWN(writeFigure(pictureOf(0, {}), {}, "{}", path.toStdString()), Error);
    QVERIFY(!QFile::exists(path));
    QVERIFY(QDir(folder.path()).isEmpty());
}

int main(int argc, char** argv)
{
    prepareForExport();
    QGuiApplication application(argc, argv);
    Exports exports;
    return QTest::qExec(&exports, argc, argv);
}
#include "tst_export.moc"
