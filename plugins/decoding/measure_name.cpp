#include "plugins/decoding/measure_name.h"

#include <array>

namespace seq {

namespace {

constexpr std::array<std::string_view, 8> kMeasures{phrase("surprisal"), phrase("probability"),
    phrase("entropy"), phrase("rank"), phrase("score"), phrase("confidence"), phrase("value"),
    phrase("visits")};

} // namespace

std::string measureName(std::string_view choice, const Wording& say)
{
    for (const std::string_view measure : kMeasures)
        if (measure == choice) return say(measure);
    return std::string(choice);
}

} // namespace seq
