#pragma once
#include "engine/experiment/experiment.h"
#include "engine/tensor/lost_device.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>

namespace seq {

// What the view thread does next. Large results are freed there, never by the thread that lets go
// of them last. It outlives the runner as long as a result does; then they are freed in place.
class ViewLine {
public:
    void post(std::function<void(Job&)> work)
    {
        {
            const std::lock_guard guard(lock_);
            if (!closed_) queued_.push_back(std::move(work));
        }
        wake_.notify_one();
    }
    std::function<void(Job&)> next() // empty: closed
    {
        std::unique_lock guard(lock_);
        busy_ = false;
        wake_.wait(guard, [&] { return closed_ || !queued_.empty(); });
        if (closed_) return {};
        busy_ = true;
        auto work = std::move(queued_.front());
        queued_.pop_front();
        return work;
    }
    void close()
    {
        std::deque<std::function<void(Job&)>> dropped; // freed outside of the lock
        {
            const std::lock_guard guard(lock_);
            closed_ = true;
            dropped.swap(queued_);
        }
        wake_.notify_all();
    }
    bool idle() const
    {
        const std::lock_guard guard(lock_);
        return !busy_ && queued_.empty();
    }

private:
    mutable std::mutex lock_;
    std::condition_variable wake_;
    std::deque<std::function<void(Job&)>> queued_;
    bool closed_ = false, busy_ = false;
};

// How a result that was handed over ends, and what it may hold memory of.
struct Release {
    ResultPtr held;
    std::weak_ptr<ViewLine> line;
    Device device;

    void operator()(const Result*)
    {
        if (const auto open = line.lock()) open->post([freed = std::move(held)](Job&) {});
    }
};

// Null if it was made on a device that is lost by now: what it holds there cannot be read.
inline ResultPtr unlessLost(const ResultPtr& result)
{
    const auto* release = std::get_deleter<Release>(result);
    return release && isLost(release->device) ? nullptr : result;
}

} // namespace seq
