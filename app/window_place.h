#pragma once
#include "widgets/workspace/document.h"

#include <QRect>
#include <vector>

class QScreen;
class QWidget;

namespace seq {

// The frame, no larger than all screens: as it is, if enough of its title is seen to be taken hold
// of; else on this screen.
QRect onScreen(QRect frame, const QScreen& home);

Place placeOf(const QWidget& window);
// On a screen, and not exactly over another one; without a width: as large as the first of the
// others, on a screen that has none of them, or a little aside.
void putInPlace(QWidget& window, const Place&, const std::vector<const QWidget*>& others);
void restore(QWidget& window, const Place&); // on a screen; maximized if it was

} // namespace seq
