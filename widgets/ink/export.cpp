#include "widgets/ink/export.h"

#include "engine/base/error.h"
#include "engine/base/mapped_file.h"
#include "engine/base/resources.h"
#include "engine/figure/resolve.h"
#include "widgets/ink/font_subset.h"
#include "widgets/ink/painter_ink.h"
#include "widgets/ink/png_text.h"

#include <nlohmann/json.hpp>

#include <QBuffer>
#include <QHashSeed>
#include <QImage>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>
#include <QSvgGenerator>
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <optional>
#include <set>

namespace seq {
namespace {

constexpr double kPerInch = 25.4;
constexpr int kSvgResolution = 2540; // dots an inch: one unit is 1/100 mm
constexpr int kPdfResolution = 7200; // 100 units a point
constexpr const char* kKeyword = "seqscope"; // of a PNG's text chunk
constexpr const char* kPdfMark = "%%seqscope-provenance:";

double points(double millimetres)
{
    return millimetres / kPerInch * 72;
}

void check(const FigureFormat& format)
{
    for (double side : {format.width, format.height})
        if (!(side >= 10 && side <= 2000))
            throw badInput("a figure is 10 to 2000 millimetres wide and high, not {}", side);
    if (format.dpi < 36 || format.dpi > 2400)
        throw badInput("dpi lies between 36 and 2400, not {}", format.dpi);
    const double pixels = format.width * format.height * std::pow(format.dpi / kPerInch, 2);
    if (pixels > 2e8)
        throw badInput(
            "{} x {} mm at {} dpi are more than 200 million pixels: a lower dpi would do",
            format.width, format.height, format.dpi);
}

void play(QPainter& painter, const Picture& picture, const FigureFormat& format)
{
    PainterInk ink(painter, {.file = true, .outlines = format.outlines});
    ink.play(picture);
}

// Qt rounds pages to whole points, up to 0.18 mm: the exact box is written over it in place.
void exactBox(QByteArray& pdf, double width, double height, double page)
{
    const qsizetype open = pdf.indexOf("/MediaBox [") + 11, close = pdf.indexOf(']', open);
    QByteArray box = "0 " + QByteArray::number(page - height, 'f', 4) + ' '
        + QByteArray::number(width, 'f', 4) + ' ' + QByteArray::number(page, 'f', 0);
    if (open > 10 && box.size() <= close - open)
        pdf.replace(open, close - open, box.leftJustified(close - open));
}

// The characters that the picture writes in the bold face, or in the other.
std::set<char32_t> written(const Picture& picture, bool bold)
{
    std::set<char32_t> found;
    for (const Mark& mark : picture.marks)
        if (const auto* text = std::get_if<TextMark>(&mark.shape); text && text->style.bold == bold)
            for (const char32_t c : QString::fromStdString(text->text).toStdU32String())
                found.insert(c);
    return found;
}

// What the figure needs of the bundled font, inside the figure; nothing if it writes nothing.
QByteArray fontFace(const Picture& picture, bool bold)
{
    const std::set<char32_t> characters = written(picture, bold);
    if (characters.empty()) return {};
    const auto font = MappedFile::open(
        resourceFolder() / "fonts" / (bold ? "Roboto-Bold.ttf" : "Roboto-Regular.ttf"));
    return "@font-face{font-family:Roboto;font-weight:" + QByteArray(bold ? "700" : "400")
        + ";src:url(data:font/ttf;base64," + fontSubset(font->bytes(), characters).toBase64()
        + ")}";
}

QByteArray escaped(const std::string& text)
{
    return QString::fromStdString(text).toHtmlEscaped().toUtf8();
}

QByteArray svg(const Picture& picture, const FigureFormat& format, const std::string& provenance)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setResolution(kSvgResolution);
    const QSize size(int(std::lround(format.width * 100)), int(std::lround(format.height * 100)));
    generator.setSize(size);
    generator.setViewBox(QRect(QPoint(0, 0), size));
    QPainter painter(&generator);
    painter.scale(size.width() / picture.size.width, size.height() / picture.size.height);
    play(painter, picture, format);
    painter.end();
    // Groups without text name the application's own font, which differs from machine to machine.
    const qsizetype named = bytes.indexOf("\nfont-family=");
    bytes.replace(bytes.mid(named, bytes.indexOf('\n', named + 1) - named), "");
    // After the head: how text and rasters are to be shown, the font, where all this comes from.
    QByteArray extra = "<metadata id=\"seqscope\">" + escaped(provenance) + "</metadata>\n<style>"
        + "text{font-kerning:none;font-variant-ligatures:none;white-space:pre}"
        + "rect{shape-rendering:crispEdges}" // no seams between the cells of a map
        + "image{image-rendering:optimizeSpeed;image-rendering:pixelated}";
    if (!format.outlines) extra += fontFace(picture, false) + fontFace(picture, true);
    extra += "</style>\n";
    const qsizetype head = bytes.indexOf('>', bytes.indexOf("<svg")) + 1;
    bytes.insert(head, "\n" + extra);
    return bytes;
}

QByteArray pdf(const Picture& picture, const FigureFormat& format, const std::string& provenance)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setCreator("Seqscope");
    writer.setTitle("Seqscope figure");
    writer.setResolution(kPdfResolution);
    writer.setPageSize(QPageSize(
        QSizeF(format.width, format.height), QPageSize::Millimeter, {}, QPageSize::ExactMatch));
    writer.setPageMargins({0, 0, 0, 0});
    QPainter painter(&writer);
    painter.scale(kPdfResolution / 72, kPdfResolution / 72);
    play(painter, picture, format);
    const double page = painter.viewport().height() * 72.0 / kPdfResolution;
    painter.end();
    exactBox(bytes, points(format.width), points(format.height), page);
    // The date is written over in place: offsets stay right, and the bytes do not change by day.
    const QByteArray date = "/CreationDate (D:";
    const qsizetype at = bytes.indexOf(date);
    if (at >= 0) bytes.replace(at + date.size(), 14, "20000101000000");
    // A comment at the end is outside every object: no viewer minds it, no offset moves.
    const std::string packed = toBase64(provenance);
    bytes += "\n" + QByteArray(kPdfMark) + QByteArray::fromStdString(packed) + "\n%%EOF\n";
    return bytes;
}

QByteArray png(const Picture& picture, const FigureFormat& format, const std::string& provenance)
{
    const auto pixels
        = [&](double mm) { return std::max(1, int(std::lround(mm / kPerInch * format.dpi))); };
    QImage image(pixels(format.width), pixels(format.height), QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.scale(image.width() / picture.size.width, image.height() / picture.size.height);
    PainterInk ink(painter, {.outlines = false});
    ink.play(picture);
    painter.end();
    const int perMetre = int(std::lround(format.dpi * 1000 / kPerInch));
    image.setDotsPerMeterX(perMetre);
    image.setDotsPerMeterY(perMetre);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return withPngText(bytes, kKeyword, provenance);
}

std::string ending(const std::filesystem::path& path)
{
    std::string end = path.extension().string();
    if (!end.empty()) end.erase(0, 1);
    std::transform(
        end.begin(), end.end(), end.begin(), [](unsigned char c) { return std::tolower(c); });
    return end;
}

} // namespace

void prepareForExport()
{
    QHashSeed::setDeterministicGlobalSeed();
    ::setenv("TZ", "UTC", 1);
    ::tzset();
}

Size canvasSize(const FigureFormat& format)
{
    check(format);
    return {points(format.width), points(format.height)};
}

QByteArray figureBytes(const Picture& picture, const FigureFormat& format,
    const std::string& provenance, const std::string& ending)
{
    check(format);
    SEQ_ASSERT(isResolved(picture));
    SEQ_ASSERT(std::abs(picture.size.width - points(format.width)) < 0.01); // see canvasSize
    if (ending == "svg") return svg(picture, format, provenance);
    if (ending == "pdf") return pdf(picture, format, provenance);
    if (ending == "png") return png(picture, format, provenance);
    throw badInput("a figure ends in .svg, .pdf or .png, not in \"{}\"", ending);
}

void writeFigure(const Picture& picture, const FigureFormat& format, const std::string& provenance,
    const std::filesystem::path& path)
{
    const QByteArray bytes = figureBytes(picture, format, provenance, ending(path));
    QSaveFile file(QString::fromStdString(path.string()));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        throw badInput(
            "the figure {} cannot be written: {}", path.string(), file.errorString().toStdString());
}

Json readProvenance(const std::filesystem::path& path)
{
    const auto file = MappedFile::open(path);
    const auto raw = file->bytes();
    const QByteArray bytes
        = QByteArray::fromRawData(reinterpret_cast<const char*>(raw.data()), qsizetype(raw.size()));
    const std::string end = ending(path);
    std::optional<std::string> text;
    if (end == "png") {
        text = pngText(bytes, kKeyword);
    } else if (end == "pdf") {
        const qsizetype at = bytes.lastIndexOf(kPdfMark);
        if (at >= 0) {
            const qsizetype from = at + qsizetype(std::strlen(kPdfMark));
            text = fromBase64(bytes.mid(from, bytes.indexOf('\n', from) - from).toStdString());
        }
    } else if (end == "svg") {
        const QByteArray open = "<metadata id=\"seqscope\">";
        const qsizetype at = bytes.indexOf(open), close = bytes.indexOf("</metadata>", at);
        if (at >= 0 && close > at) {
            QString inner
                = QString::fromUtf8(bytes.mid(at + open.size(), close - at - open.size()));
            inner.replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">");
            text = inner.replace("&amp;", "&").toStdString();
        }
    }
    if (!text) throw notFound("{} carries no provenance of ours", path.string());
    return parseJson(*text, path.string());
}

} // namespace seq
