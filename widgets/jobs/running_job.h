#pragma once
#include "widgets/panel/run_state.h"

#include <QElapsedTimer>

namespace seq {

// A run as the job bar and its list tell it.
struct RunningJob {
    QString title;
    RunState state;
    QElapsedTimer since; // it is known how far it is
    double from = 0; // where it was then
    QString done() const; // "63 %, 12 s left"; empty: not known
    QString left() const; // "12 s left"; empty: too early to tell
};

// Seconds to the end at the pace so far; negative: too early to tell. `from` to `now` are shares
// done in `elapsed` ms.
double secondsLeft(double from, double now, qint64 elapsed);

} // namespace seq
