#pragma once
#include "engine/figure/colour.h"

#include <QString>

namespace seq {

// The style sheet of all windows on the theme's tokens; a grid of 4 px, scaled with the text.
QString styleSheet(const Theme&, double text);

} // namespace seq
