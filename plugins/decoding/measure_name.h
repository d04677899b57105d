#pragma once
#include "engine/figure/wording.h"

#include <string>
#include <string_view>

namespace seq {

// What colours tokens or nodes (a choice of the field "shown"), as captions say it.
std::string measureName(std::string_view choice, const Wording& say);

} // namespace seq
