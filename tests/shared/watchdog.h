#pragma once
#include <QAbstractEventDispatcher>
#include <QObject>
#include <algorithm>
#include <ctime>

namespace seq {

inline double ownTime() // ms of processor time of this thread
{
    timespec t{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return double(t.tv_sec) * 1e3 + double(t.tv_nsec) * 1e-6;
}

// The longest that the event loop worked without a pause, in its own processor time: a busy machine
// does not fail it, and no event may take more than 100 ms of it.
class Watchdog : public QObject {
public:
    static constexpr double kMost = 100; // ms
    Watchdog()
    {
        auto* loop = QAbstractEventDispatcher::instance();
        connect(loop, &QAbstractEventDispatcher::awake, this, [this] { since_ = ownTime(); });
        connect(loop, &QAbstractEventDispatcher::aboutToBlock, this, [this] {
            if (since_ > 0) longest_ = std::max(longest_, ownTime() - since_);
            since_ = 0;
        });
    }
    double longest() const { return longest_; }
    void forget() { longest_ = since_ = 0; }

private:
    double since_ = 0, longest_ = 0;
};

} // namespace seq
