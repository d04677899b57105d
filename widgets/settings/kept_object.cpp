#include "widgets/settings/kept_object.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QSaveFile>

namespace seq {
namespace {

const QString kVersion = QStringLiteral("version");

QString shown(const std::filesystem::path& file)
{
    return QString::fromStdString(file.string());
}

} // namespace

KeptObject::KeptObject(std::filesystem::path file, const QString& section)
    : file_(std::move(file))
    , section_(section)
{
    if (file_.empty()) return;
    QFile in(shown(file_));
    if (!in.open(QIODevice::ReadOnly)) return;
    const QJsonDocument read = QJsonDocument::fromJson(in.readAll()); // null: not JSON
    json_ = read.object();
    damaged_ = !read.isObject() || (json_.contains(section_) && !json_[section_].isObject());
}

QJsonValue KeptObject::find(const QString& key) const
{
    return json_.value(section_).toObject().value(key);
}

void KeptObject::set(const QString& key, const QJsonValue& value)
{
    QJsonObject all = json_[section_].toObject();
    all[key] = value;
    json_[section_] = all;
}

void KeptObject::remove(const QString& key)
{
    QJsonObject all = json_[section_].toObject();
    all.remove(key);
    json_[section_] = all;
}

void KeptObject::write()
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
