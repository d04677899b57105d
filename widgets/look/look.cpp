#include "widgets/look/look.h"

#include "widgets/ink/painter_ink.h"
#include "widgets/look/style_sheet.h"

#include <QApplication>
#include <QPalette>
#include <QStyleFactory>
#include <algorithm>

namespace seq {
namespace {

const DesktopPortal::Key kScheme{
    QStringLiteral("org.freedesktop.appearance"), QStringLiteral("color-scheme")};
// Of several desktops; each is there or not, and any of them reduces motion.
const DesktopPortal::Key kMotion{
    QStringLiteral("org.freedesktop.appearance"), QStringLiteral("reduced-motion")};
const DesktopPortal::Key kAnimations{
    QStringLiteral("org.gnome.desktop.interface"), QStringLiteral("enable-animations")};
const DesktopPortal::Key kDuration{
    QStringLiteral("org.kde.kdeglobals.KDE"), QStringLiteral("AnimationDurationFactor")};

bool saysStill(const DesktopPortal::Key& key, const QVariant& value)
{
    if (key == kMotion) return value.toUInt() == 1;
    if (key == kAnimations) return value.canConvert<bool>() && !value.toBool();
    bool number = false;
    const double factor = value.toDouble(&number);
    return number && factor == 0;
}

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
    connect(&portal_, &DesktopPortal::heard, this, &Look::hear);
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

void Look::setMotion(Motion motion)
{
    motion_ = motion;
    const bool still = motion == Reduced || (motion == AsSystem && !systemStill_.isEmpty());
    if (still == still_) return;
    still_ = still;
    QApplication::setCursorFlashTime(still ? 0 : flash_);
    apply();
}

void Look::apply()
{
    QFont font = bundledFont(13);
    font.setPixelSize(int(13 * text() + 0.5));
    qApp->setStyleSheet({}); // else Qt polishes each widget once for every one around it
    QApplication::setFont(font);
    QApplication::setPalette(paletteOf(theme()));
    const QString motion
        = still_ ? QStringLiteral("* { widget-animation-duration: 0; }") : QString();
    qApp->setStyleSheet(styleSheet(theme(), text()) + motion);
}

void Look::followSystem()
{
    portal_.follow({kScheme, kMotion, kAnimations, kDuration});
}

void Look::hear(const DesktopPortal::Key& key, const QVariant& value)
{
    if (key == kScheme) {
        systemDark_ = value.toUInt() == 1;
        return choose(choice_);
    }
    if (saysStill(key, value))
        systemStill_.insert(key.name);
    else
        systemStill_.remove(key.name);
    setMotion(motion_);
}

} // namespace seq
