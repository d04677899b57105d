#include "widgets/look/desktop_portal.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <algorithm>

namespace seq {
namespace {

const QString kService = QStringLiteral("org.freedesktop.portal.Desktop");
const QString kPath = QStringLiteral("/org/freedesktop/portal/desktop");
const QString kSettings = QStringLiteral("org.freedesktop.portal.Settings");
constexpr int kPatience = 2000; // ms

} // namespace

void DesktopPortal::follow(const std::vector<Key>& keys)
{
    // without a session bus Qt would start one, and wait for it
    if (!keys_.empty() || qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS")) return;
    keys_ = keys;
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) return;
    bus.connect(kService, kPath, kSettings, QStringLiteral("SettingChanged"), this,
        SLOT(settingChanged(QString, QString, QDBusVariant)));
    for (const Key& key : keys_)
        ask(key);
}

void DesktopPortal::ask(const Key& key)
{
    QDBusMessage read
        = QDBusMessage::createMethodCall(kService, kPath, kSettings, QStringLiteral("Read"));
    read << key.group << key.name;
    auto* watcher = new QDBusPendingCallWatcher(
        QDBusConnection::sessionBus().asyncCall(read, kPatience), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher, key] {
        const QDBusPendingReply<QDBusVariant> reply = *watcher;
        watcher->deleteLater();
        if (reply.isError()) return; // no portal, or it does not know this
        QVariant value = reply.value().variant();
        if (value.canConvert<QDBusVariant>()) value = value.value<QDBusVariant>().variant();
        emit heard(key, value);
    });
}

void DesktopPortal::settingChanged(
    const QString& group, const QString& name, const QDBusVariant& value)
{
    const Key key{group, name};
    if (std::ranges::find(keys_, key) != keys_.end()) emit heard(key, value.variant());
}

} // namespace seq
