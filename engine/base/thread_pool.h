#pragma once
#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>

namespace seq {

// The threads that loops inside one op are spread over; the caller always works along.
class ThreadPool {
public:
    explicit ThreadPool(int workers); // besides the caller's thread; 0 is allowed
    ~ThreadPool();
    int workers() const;

private:
    friend void parallel(
        std::int64_t, std::int64_t, const std::function<void(std::int64_t, std::int64_t)>&);
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

// What the ops of this thread run on. Set by the runner for a job; without one, ops run serially.
struct Lane {
    ThreadPool* pool = nullptr;
    const std::atomic<bool>* cancelled = nullptr;
    bool interactive = true;
};
class LaneScope {
public:
    explicit LaneScope(Lane);
    ~LaneScope();
    LaneScope(const LaneScope&) = delete;

private:
    Lane before_;
};
const Lane& currentLane();
void throwIfCancelled(); // throws Cancelled once the current lane is

// Splits [0, n) into blocks of `grain` outputs. Never split a sum over it: the number of threads
// must not change a bit. Throws Cancelled between blocks once the lane is cancelled; an exception
// of `body` reaches the caller after all blocks in flight have ended.
void parallel(std::int64_t n, std::int64_t grain,
    const std::function<void(std::int64_t begin, std::int64_t end)>& body);

} // namespace seq
