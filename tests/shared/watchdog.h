#pragma once
#include <QAbstractEventDispatcher>
#include <QApplication>
#include <QScopedValueRollback>
#include <QTest>
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <utility>

namespace seq {

inline double ownTime() // ms of processor time of this thread
{
    timespec t{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return double(t.tv_sec) * 1e3 + double(t.tv_nsec) * 1e-6;
}

// The longest that the event loop worked without a pause, in its own processor time, with what the
// test itself calls: for a part of a test that calls the window alone.
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

// Of all that a test program does in its windows: no events that are delivered without a pause may
// hold the loop for longer, in its own processor time. What the test calls between loops is its
// own; an event that it sends there counts by itself.
class WatchedApplication : public QApplication {
public:
    WatchedApplication(int& argc, char** argv)
        : QApplication(argc, argv)
    {
        auto* loop = QAbstractEventDispatcher::instance();
        connect(loop, &QAbstractEventDispatcher::aboutToBlock, this, [this] { pause(); });
        connect(loop, &QAbstractEventDispatcher::awake, this, [this] { pause(); });
    }
    bool notify(QObject* receiver, QEvent* event) override
    {
        if (inside_) return QApplication::notify(receiver, event);
        const QScopedValueRollback<bool> once(inside_, true);
        const bool fromLoop = delivered(*event);
        if (!fromLoop) end();
        what_ = QByteArray::number(event->type()) + " to " + receiver->metaObject()->className();
        since_ = ownTime();
        const bool taken = QApplication::notify(receiver, event);
        busy_ += ownTime() - since_;
        if (!fromLoop) end();
        return taken;
    }
    int stalls() const { return stalls_; }
    double longest() const { return longest_; } // ms

private:
    static bool delivered(const QEvent& event)
    {
        const auto type = event.type();
        return event.spontaneous() || type == QEvent::Timer || type == QEvent::MetaCall
            || type == QEvent::SockAct || type == QEvent::UpdateRequest
            || type == QEvent::LayoutRequest || type == QEvent::DeferredDelete;
    }
    void pause()
    {
        if (inside_) { // a loop within an event
            const double now = ownTime();
            busy_ += now - std::exchange(since_, now);
        }
        end();
    }
    void end()
    {
        const double held = std::exchange(busy_, 0);
        longest_ = std::max(longest_, held);
        if (held <= Watchdog::kMost) return;
        ++stalls_;
        const char *test = QTest::currentTestFunction(), *row = QTest::currentDataTag();
        std::fprintf(stderr, "STALL  : %s(%s) held the event loop for %.0f ms, event %s\n",
            test ? test : "between tests", row ? row : "", held, what_.constData());
    }
    double since_ = 0, busy_ = 0, longest_ = 0; // ms
    bool inside_ = false;
    int stalls_ = 0;
    QByteArray what_; // type and receiver of the last event
};

// main() of a test that opens windows: stalls fail it.
template <class T> int testWatched(T& test, WatchedApplication& application, int argc, char** argv)
{
    const int failed = QTest::qExec(&test, argc, argv);
    std::fprintf(stderr, "longest stall: %.0f ms\n", application.longest());
    return failed + application.stalls();
}
template <class T> int testWatched(int argc, char** argv)
{
    WatchedApplication application(argc, argv);
    T test;
    return testWatched(test, application, argc, argv);
}

} // namespace seq
