#include "engine/experiment/job.h"

#include "engine/base/error.h"
#include "engine/experiment/engine.h"
#include "engine/experiment/experiment.h"

namespace seq {

Job::Job(Engine& engine, std::uint64_t seed, ResultPtr previous, const std::atomic<bool>* cancelled,
    Hooks hooks)
    : engine_(engine)
    , rng_(seed)
    , previous_(std::move(previous))
    , cancelled_(cancelled)
    , hooks_(std::move(hooks))
    , lastDue_(std::chrono::steady_clock::now())
{
}

Engine& Job::engine()
{
    return engine_;
}

Rng& Job::rng()
{
    return rng_;
}

const Result* Job::previous() const
{
    if (previous_) usedPrevious_ = true;
    return previous_.get();
}

bool Job::usedPrevious() const
{
    return usedPrevious_;
}

void Job::need(std::size_t bytes)
{
    const std::size_t available = engine_.memoryAvailable();
    if (bytes <= available) return;
    constexpr std::size_t kMebibyte = 1 << 20;
    throw outOfMemory("this run needs about {} MiB and {} MiB are free: choose a shorter text or a "
                      "smaller preset",
        bytes / kMebibyte, available / kMebibyte);
}

void Job::progress(double fraction, std::string_view what)
{
    if (cancelled_ && cancelled_->load(std::memory_order_relaxed)) throw Cancelled();
    if (hooks_.progress) hooks_.progress(fraction, what);
}

void Job::publish(ResultPtr partial)
{
    if (!hooks_.publish) return;
    engine_.finish(); // another thread will read it
    hooks_.publish(std::move(partial));
}

bool Job::due(std::chrono::milliseconds since)
{
    if (!hooks_.publish) return false;
    const auto now = std::chrono::steady_clock::now();
    if (now - lastDue_ < since) return false;
    lastDue_ = now;
    return true;
}

} // namespace seq
