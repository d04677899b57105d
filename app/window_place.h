#pragma once
#include "widgets/workspace/document.h"

#include <QRect>

class QScreen;
class QWidget;

namespace seq {

// The frame as it is, if enough of its title is seen to be taken hold of; else on this screen.
QRect onScreen(QRect frame, const QScreen& home);

Place placeOf(const QWidget& window);
// On a screen, and not exactly over `besides`; without a width: a little aside of it.
void putInPlace(QWidget& window, const Place&, const QWidget& besides);

} // namespace seq
