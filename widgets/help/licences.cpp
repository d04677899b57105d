#include "widgets/help/licences.h"

#include "engine/base/resources.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace seq {
namespace {

QByteArray bytesOf(const QString& file)
{
    QFile in(QString::fromStdString((resourceFolder() / file.toStdString()).string()));
    return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
}

} // namespace

std::vector<Component> components(const QStringList& only)
{
    std::vector<Component> all;
    const auto index = QJsonDocument::fromJson(bytesOf(QStringLiteral("licences/index.json")));
    for (const QJsonValue entry : index.array()) {
        const QString part = entry[QLatin1String("only")].toString();
        if (!part.isEmpty() && !only.contains(part)) continue;
        all.push_back({entry[QLatin1String("name")].toString(),
            entry[QLatin1String("use")].toString(), entry[QLatin1String("licence")].toString(),
            entry[QLatin1String("file")].toString()});
    }
    return all;
}

QString licenceText(const Component& component)
{
    return QString::fromUtf8(bytesOf(component.file));
}

} // namespace seq
