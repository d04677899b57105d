#pragma once
#include <QByteArray>
#include <optional>
#include <string>

namespace seq {

// An uncompressed UTF-8 text chunk (iTXt, ISO/IEC 15948) before a PNG's image data.
QByteArray withPngText(const QByteArray& png, const char* keyword, const std::string& text);
std::optional<std::string> pngText(const QByteArray& png, const char* keyword);

} // namespace seq
