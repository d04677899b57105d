#include "widgets/actions/shortcuts_file.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QSaveFile>

namespace seq {
namespace {

const QString kShortcuts = QStringLiteral("shortcuts");
const QString kVersion = QStringLiteral("version");

QString shown(const std::filesystem::path& file)
{
    return QString::fromStdString(file.string());
}

} // namespace

ShortcutsFile::ShortcutsFile(std::filesystem::path file)
    : file_(std::move(file))
{
    QFile in(shown(file_));
    if (!in.open(QIODevice::ReadOnly)) return;
    const QJsonDocument read = QJsonDocument::fromJson(in.readAll()); // null: not JSON
    json_ = read.object();
    damaged_ = !read.isObject() || (json_.contains(kShortcuts) && !json_[kShortcuts].isObject());
}

std::optional<QKeySequence> ShortcutsFile::find(const QString& id) const
{
    const QJsonValue value = json_[kShortcuts][id];
    if (!value.isString()) return {};
    const QString text = value.toString();
    const auto keys = QKeySequence::fromString(text, QKeySequence::PortableText);
    const bool known = !keys.isEmpty() && keys[0].key() != Qt::Key_unknown;
    if (!text.isEmpty() && !known) return {};
    return keys;
}

void ShortcutsFile::set(const QString& id, const QKeySequence& keys)
{
    QJsonObject all = json_[kShortcuts].toObject();
    all[id] = keys.toString(QKeySequence::PortableText);
    json_[kShortcuts] = all;
}

void ShortcutsFile::remove(const QString& id)
{
    QJsonObject all = json_[kShortcuts].toObject();
    all.remove(id);
    json_[kShortcuts] = all;
}

void ShortcutsFile::write()
{
    if (file_.empty()) return;
    const QString name = shown(file_);
    if (std::exchange(damaged_, false)) {
        QFile::remove(name + QStringLiteral(".damaged"));
        QFile::rename(name, name + QStringLiteral(".damaged"));
    }
    if (!json_.contains(kVersion)) json_[kVersion] = 1;
    QDir().mkpath(QFileInfo(name).path());
    QSaveFile out(name);
    if (!out.open(QIODevice::WriteOnly)) return;
    out.write(QJsonDocument(json_).toJson());
    out.commit();
}

} // namespace seq
