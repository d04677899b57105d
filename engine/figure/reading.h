#pragma once
#include "engine/figure/focus.h"

#include <optional>
#include <string>
#include <vector>

namespace seq {

// A thing of a picture by name, so that it is found again in a picture recorded later: of other
// values, elsewhere, or not drawn at all because the camera is away.
struct Spot {
    std::string plot = {}; // name of its plot; empty: a mark beside the plots
    std::int64_t row = -1, column = -1; // of a heat map's cell; else first series and index
    Ref ref = {}; // what it stands for, and
    std::string label = {}; // what it said, when it was pointed at
    bool operator==(const Spot&) const = default;
};
Spot spotOf(const Picture&, const Focus&);

// What is known of it, exactly.
struct Reading {
    struct Value {
        std::string name;
        double value; // NaN: none there
        std::string unit;
    };
    struct Place {
        std::string axis; // "looking", "token"
        double at; // as a rule an index
    };
    std::string plot = {}, label = {}; // as shown: spaces at the ends are visible
    std::vector<Value> values = {};
    std::vector<Place> places = {};
    std::vector<Ref> refs = {};
    std::optional<Cell> ask = {}; // its value is in tiles: plots[plot].tiles->exact(row, column)
};
Reading readingOf(const Picture&, const Focus&);
// Empty: no such thing in this picture.
std::optional<Reading> readingOf(const Picture&, const Spot&);

// The shortest digits that give the number back: of a float where it is one.
std::string exactText(double);

} // namespace seq
