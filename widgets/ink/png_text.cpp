#include "widgets/ink/png_text.h"

#include <QtEndian>
#include <array>
#include <cstdint>

namespace seq {
namespace {

constexpr qsizetype kSignature = 8, kFrame = 12; // a chunk: length, type, …, checksum

std::uint32_t checksum(const QByteArray& bytes) // CRC-32, polynomial 0xEDB88320
{
    std::uint32_t sum = 0xffffffff;
    for (char c : bytes) {
        sum ^= static_cast<unsigned char>(c);
        for (int bit = 0; bit < 8; ++bit)
            sum = sum & 1 ? sum >> 1 ^ 0xedb88320 : sum >> 1;
    }
    return ~sum;
}

QByteArray bigEndian(std::uint32_t value)
{
    QByteArray bytes(4, '\0');
    qToBigEndian(value, bytes.data());
    return bytes;
}

std::uint32_t numberAt(const QByteArray& bytes, qsizetype at)
{
    return qFromBigEndian<std::uint32_t>(bytes.constData() + at);
}

QByteArray prefix(const char* keyword) // no compression, no language, no translation
{
    return QByteArray(keyword) + QByteArray(5, '\0');
}

} // namespace

QByteArray withPngText(const QByteArray& png, const char* keyword, const std::string& text)
{
    const QByteArray body = "iTXt" + prefix(keyword) + QByteArray::fromStdString(text);
    const qsizetype header = kSignature + kFrame + numberAt(png, kSignature); // after IHDR
    QByteArray out = png;
    out.insert(
        header, bigEndian(std::uint32_t(body.size() - 4)) + body + bigEndian(checksum(body)));
    return out;
}

std::optional<std::string> pngText(const QByteArray& png, const char* keyword)
{
    const QByteArray begin = "iTXt" + prefix(keyword);
    for (qsizetype at = kSignature; at + kFrame <= png.size();) {
        const qsizetype length = numberAt(png, at);
        if (at + kFrame + length > png.size()) break;
        const QByteArray body = png.mid(at + 4, 4 + length);
        if (body.startsWith(begin)) return body.mid(begin.size()).toStdString();
        at += kFrame + length;
    }
    return {};
}

} // namespace seq
