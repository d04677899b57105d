#include "app/window_place.h"

#include <QGuiApplication>
#include <QScreen>
#include <QWidget>

namespace seq {
namespace {

constexpr int kGrip = 48; // px of a title that must be seen
constexpr int kAside = 32; // px

} // namespace

QRect onScreen(QRect frame, const QScreen& home)
{
    const QRect title(frame.topLeft(), QSize(frame.width(), kGrip));
    for (const QScreen* screen : QGuiApplication::screens()) {
        const QRect seen = screen->availableGeometry().intersected(title);
        if (seen.width() >= kGrip && seen.height() >= kGrip / 2) return frame;
    }
    const QRect room = home.availableGeometry();
    frame.setSize(frame.size().boundedTo(room.size()));
    frame.moveTopLeft(room.center() - QPoint(frame.width(), frame.height()) / 2);
    return frame;
}

Place placeOf(const QWidget& window)
{
    const bool large = window.isMaximized() || window.isFullScreen();
    const QRect r = large ? window.normalGeometry() : window.geometry();
    return {r.x(), r.y(), r.width(), r.height(), window.isMaximized()};
}

void putInPlace(QWidget& window, const Place& place, const QWidget& besides)
{
    const QRect other = besides.geometry();
    QRect r(place.x, place.y, place.width, place.height);
    if (place.width <= 0) r = other;
    if (r.topLeft() == other.topLeft()) r.translate(kAside, kAside);
    window.setGeometry(onScreen(r, *besides.screen()));
    if (place.maximized) window.setWindowState(window.windowState() | Qt::WindowMaximized);
}

} // namespace seq
