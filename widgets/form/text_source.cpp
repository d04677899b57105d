#include "widgets/form/text_source.h"

#include "engine/base/error.h"
#include "engine/base/utf8.h"
#include "engine/experiment/params.h"
#include "widgets/language/said.h"

#include <QFile>
#include <QFileInfo>
#include <QLocale>

namespace seq {
namespace {

constexpr qint64 kEditable = 256 * 1024; // more is shown in part: typing would copy it all
constexpr qint64 kShown = 16 * 1024;

} // namespace

ShownText shownText(const std::string& written)
{
    ShownText shown;
    QByteArray bytes;
    qint64 size = 0;
    if (written.starts_with('@')) {
        const QString path = QString::fromStdString(written.substr(1));
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return {{}, QObject::tr("%1 cannot be read").arg(path), false};
        size = file.size();
        bytes = file.read(size > kEditable ? kShown : size);
        shown.note = QFileInfo(path).fileName() + QStringLiteral(", ")
            + QLocale::c().formattedDataSize(size, 1, QLocale::DataSizeSIFormat);
    } else {
        try {
            bytes = QByteArray::fromStdString(TextRef{written}.bytes());
        } catch (const Error& e) {
            return {{}, said(e.what()), false};
        }
        size = bytes.size();
        if (written.starts_with("bundled:")) shown.note = QString::fromStdString(written.substr(8));
    }
    const bool whole = size <= kEditable;
    shown.editable = whole && isUtf8(bytes.toStdString());
    if (!shown.editable) bytes.truncate(kShown);
    shown.text = QString::fromUtf8(bytes);
    return shown;
}

std::string writtenText(const QString& typed)
{
    return TextRef::literal(typed.toStdString()).written;
}

} // namespace seq
