#include "widgets/actions/shortcuts_file.h"

namespace seq {

ShortcutsFile::ShortcutsFile(std::filesystem::path file)
    : kept_(std::move(file), QStringLiteral("shortcuts"))
{
}

std::optional<QKeySequence> ShortcutsFile::find(const QString& id) const
{
    const QJsonValue value = kept_.find(id);
    if (!value.isString()) return {};
    const QString text = value.toString();
    const auto keys = QKeySequence::fromString(text, QKeySequence::PortableText);
    const bool known = !keys.isEmpty() && keys[0].key() != Qt::Key_unknown;
    if (!text.isEmpty() && !known) return {};
    return keys;
}

void ShortcutsFile::set(const QString& id, const QKeySequence& keys)
{
    kept_.set(id, keys.toString(QKeySequence::PortableText));
}

} // namespace seq
