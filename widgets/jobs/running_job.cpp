#include "widgets/jobs/running_job.h"

#include "widgets/jobs/job_bar.h"

#include <algorithm>
#include <cmath>

namespace seq {
double secondsLeft(double from, double now, qint64 elapsed)
{
    constexpr qint64 kEarly = 800; // ms: what ends sooner needs no estimate
    constexpr double kMoved = 0.01;
    if (elapsed < kEarly || now - from < kMoved || now > 1) return -1;
    return double(elapsed) / 1000 * (1 - now) / (now - from);
}

QString RunningJob::left() const
{
    const double seconds
        = since.isValid() ? secondsLeft(from, state.fraction, since.elapsed()) : -1;
    if (seconds < 0) return {};
    constexpr double kMinute = 60, kHour = 3600;
    if (seconds < kMinute) return JobBar::tr("%1 s left").arg(std::max(1.0, std::ceil(seconds)));
    if (seconds < kHour) return JobBar::tr("%1 min left").arg(std::ceil(seconds / kMinute));
    return JobBar::tr("%1 h left").arg(seconds / kHour, 0, 'f', 1);
}

QString RunningJob::done() const
{
    if (state.fraction <= 0) return {};
    const QString share = JobBar::tr("%1 %").arg(int(state.fraction * 100));
    const QString rest = left();
    return rest.isEmpty() ? share : JobBar::tr("%1, %2").arg(share, rest);
}

} // namespace seq
