#pragma once
#include <QProgressBar>
#include <QStyle>

namespace seq {

// How much of a job is done, of 1; 0: not known yet, the bar runs, unless nothing shall move.
inline void showFraction(QProgressBar& bar, double fraction)
{
    const bool still
        = bar.style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, &bar) == 0;
    bar.setRange(0, fraction > 0 || still ? 1000 : 0);
    bar.setValue(int(fraction * 1000));
}

} // namespace seq
