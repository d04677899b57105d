#pragma once
#include <QString>
#include <functional>
#include <vector>

namespace seq {

// One row of what can be found.
struct Finding {
    QString title, note; // searched both; the note is what it is, or where
    QString keys = {}; // its shortcut or value, at the right
    bool enabled = true;
    std::function<void()> run = {};
    QString fills = {}; // what choosing it writes into the field instead
};
// Where findings come from. It is asked once, each time that the finder opens.
struct FindSource {
    QString prefix; // "e ": what is typed after it is looked for here alone
    QString title;
    std::function<std::vector<Finding>()> list;
};

} // namespace seq
