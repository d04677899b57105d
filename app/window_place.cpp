#include "app/window_place.h"

#include <QGuiApplication>
#include <QScreen>
#include <QWidget>
#include <algorithm>

namespace seq {
namespace {

constexpr int kGrip = 48; // px of a title that must be seen
constexpr int kAside = 32; // px
constexpr int kBorder = 8; // px of a frame, at most

} // namespace

QRect onScreen(QRect frame, const QScreen& home)
{
    frame.setSize(frame.size().boundedTo(home.availableVirtualSize()));
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

void putInPlace(QWidget& window, const Place& place, const std::vector<const QWidget*>& others)
{
    QRect r(place.x, place.y, place.width, place.height);
    if (place.width <= 0) {
        r = others.front()->geometry();
        for (const QScreen* screen : QGuiApplication::screens())
            if (std::ranges::find(others, screen, &QWidget::screen) == others.end())
                r.moveCenter(screen->availableGeometry().center());
    }
    const auto over = [&r](const QWidget* other) {
        return other->pos() == r.topLeft() || other->geometry().topLeft() == r.topLeft();
    };
    while (std::ranges::any_of(others, over))
        r.translate(kAside, kAside);
    if (place.width <= 0) // whole
        for (const QScreen* screen : QGuiApplication::screens())
            if (const QRect room = screen->availableGeometry(); room.contains(r.topLeft()))
                r = r.intersected(room.adjusted(0, 0, -kBorder, -kBorder));
    window.setGeometry(onScreen(r, *others.front()->screen()));
    if (place.maximized) window.setWindowState(window.windowState() | Qt::WindowMaximized);
}

void restore(QWidget& window, const Place& place)
{
    window.setWindowState(window.windowState() & ~Qt::WindowMaximized);
    const QRect frame(place.x, place.y, place.width, place.height);
    window.setGeometry(onScreen(frame, *window.screen()));
    if (place.maximized) window.setWindowState(window.windowState() | Qt::WindowMaximized);
}

} // namespace seq
