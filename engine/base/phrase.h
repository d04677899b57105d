#pragma once

namespace seq {

// Marks a text that a picture says later (engine/figure/wording.h), for resources/translations.
constexpr const char* phrase(const char* english)
{
    return english;
}

} // namespace seq
