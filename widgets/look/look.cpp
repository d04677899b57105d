#include "widgets/look/look.h"

#include "widgets/ink/painter_ink.h"
#include "widgets/look/style_sheet.h"

#include <QApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QPalette>
#include <QStyleFactory>
#include <algorithm>

namespace seq {
namespace {

const QString kService = QStringLiteral("org.freedesktop.portal.Desktop");
const QString kPath = QStringLiteral("/org/freedesktop/portal/desktop");
const QString kSettings = QStringLiteral("org.freedesktop.portal.Settings");
const QString kGroup = QStringLiteral("org.freedesktop.appearance");
const QString kScheme = QStringLiteral("color-scheme");

constexpr double kSmallest = 0.75, kLargest = 2.5; // text

QPalette paletteOf(const Theme& t)
{
    QPalette p;
    p.setColor(QPalette::Window, toQt(t.surface));
    p.setColor(QPalette::WindowText, toQt(t.text));
    p.setColor(QPalette::Base, toQt(t.background));
    p.setColor(QPalette::AlternateBase, toQt(t.surface));
    p.setColor(QPalette::Text, toQt(t.text));
    p.setColor(QPalette::PlaceholderText, toQt(t.faint));
    p.setColor(QPalette::Button, toQt(t.background));
    p.setColor(QPalette::ButtonText, toQt(t.text));
    p.setColor(QPalette::ToolTipBase, toQt(t.text));
    p.setColor(QPalette::ToolTipText, toQt(t.background));
    p.setColor(QPalette::Highlight, toQt(t.accent));
    p.setColor(QPalette::HighlightedText, toQt(t.background));
    p.setColor(QPalette::Link, toQt(t.accent));
    p.setColor(QPalette::Mid, toQt(t.grid));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        p.setColor(QPalette::Disabled, role, toQt(mix(t.faint, t.surface, 0.45)));
    return p;
}

} // namespace

Look::Look(QObject* parent)
    : QObject(parent)
{
    flash_ = QApplication::cursorFlashTime();
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    apply();
}

double Look::text() const
{
    return std::max(text_, leastText_);
}

void Look::choose(Choice choice)
{
    if (std::exchange(choice_, choice) != choice) emit chosen();
    const bool dark = choice == Dark || (choice == System && systemDark_);
    if (dark == dark_) return;
    dark_ = dark;
    apply();
    emit changed();
}

void Look::setText(double factor)
{
    factor = std::clamp(factor, kSmallest, kLargest);
    if (factor == text_) return;
    text_ = factor;
    apply();
    emit chosen();
    emit changed();
}

void Look::setLeastText(double factor)
{
    if (factor == leastText_) return;
    leastText_ = factor;
    apply();
    emit changed();
}

void Look::scaleText(double by)
{
    if (leastText_ > 0)
        setLeastText(std::clamp(leastText_ * by, kSmallest, kLargest));
    else
        setText(text_ * by);
}

void Look::setStill(bool still)
{
    if (still == still_) return;
    still_ = still;
    QApplication::setCursorFlashTime(still ? 0 : flash_);
    apply();
}

void Look::apply()
{
    QFont font = bundledFont(13);
    font.setPixelSize(int(13 * text() + 0.5));
    QApplication::setFont(font);
    QApplication::setPalette(paletteOf(theme()));
    const QString motion
        = still_ ? QStringLiteral("* { widget-animation-duration: 0; }") : QString();
    qApp->setStyleSheet(styleSheet(theme(), text()) + motion);
}

void Look::followSystem()
{
    // without a session bus Qt would start one, and wait for it
    if (asked_ || qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS")) return;
    asked_ = true;
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) return;
    bus.connect(kService, kPath, kSettings, QStringLiteral("SettingChanged"), this,
        SLOT(settingChanged(QString, QString, QDBusVariant)));
    QDBusMessage ask
        = QDBusMessage::createMethodCall(kService, kPath, kSettings, QStringLiteral("Read"));
    ask << kGroup << kScheme;
    auto* watcher = new QDBusPendingCallWatcher(bus.asyncCall(ask, 2000), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        const QDBusPendingReply<QDBusVariant> reply = *watcher;
        watcher->deleteLater();
        if (reply.isError()) return; // no portal: light
        QVariant value = reply.value().variant();
        if (value.canConvert<QDBusVariant>()) value = value.value<QDBusVariant>().variant();
        hearSystem(value.toUInt());
    });
}

void Look::settingChanged(const QString& group, const QString& key, const QDBusVariant& value)
{
    if (group == kGroup && key == kScheme) hearSystem(value.variant().toUInt());
}

void Look::hearSystem(uint scheme)
{
    systemDark_ = scheme == 1;
    choose(choice_);
}

} // namespace seq
