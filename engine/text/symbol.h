#pragma once
#include <cstdint>

namespace seq {

// A part of a piece while it is being merged; also what a model gives back.
struct Symbol {
    std::int32_t id = -1;
    std::uint32_t begin = 0, end = 0; // bytes of the piece
    std::uint8_t flags = 0; // TokenSpan::Flag
};

} // namespace seq
