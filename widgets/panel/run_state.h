#pragma once
#include <QString>

namespace seq {

// What a panel says of its run; main windows collect them in the job bar.
struct RunState {
    enum Kind : unsigned char { Empty, Busy, Fresh, Stale, Wrong };
    Kind kind = Empty;
    double fraction = 0; // of a busy one; 0: not known yet
    QString what; // "layer 12 of 30", or what is wrong
};

} // namespace seq
