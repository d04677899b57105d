#include "engine/base/thread_pool.h"

#include "engine/base/error.h"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace seq {

namespace {

thread_local Lane lane;
thread_local bool insideLoop = false; // a loop in a loop runs serially

void breathe()
{
#if defined(__x86_64__)
    _mm_pause();
#endif
}

struct Loop {
    std::int64_t n, grain;
    const std::function<void(std::int64_t, std::int64_t)>* body;
    const std::atomic<bool>* cancelled;
    bool interactive;
    std::atomic<std::int64_t> next{0};
    std::atomic<int> users{0};
    std::mutex errorLock = {};
    std::exception_ptr error = {};

    bool finished() const { return next.load(std::memory_order_relaxed) >= n; }

    void work()
    {
        const bool before = std::exchange(insideLoop, true);
        for (;;) {
            const std::int64_t begin = next.fetch_add(grain, std::memory_order_relaxed);
            if (begin >= n) break;
            try {
                if (cancelled && cancelled->load(std::memory_order_relaxed)) throw Cancelled();
                (*body)(begin, std::min(n, begin + grain));
            } catch (...) {
                const std::lock_guard guard(errorLock);
                if (!error) error = std::current_exception();
                next = n;
            }
        }
        insideLoop = before;
    }
};

} // namespace

struct ThreadPool::Impl {
    std::mutex lock;
    std::condition_variable wake;
    std::deque<Loop*> loops;          // guarded by lock
    std::atomic<int> waiting{0};      // loops that still have blocks to hand out
    std::atomic<bool> stopping{false};
    std::vector<std::jthread> threads;

    Loop* take()
    {
        const std::lock_guard guard(lock);
        Loop* chosen = nullptr;
        for (Loop* loop : loops)
            if (!loop->finished() && (!chosen || (loop->interactive && !chosen->interactive)))
                chosen = loop;
        if (chosen) ++chosen->users;
        return chosen;
    }

    // Ops follow each other within microseconds: a worker looks around that long before it sleeps.
    void idle()
    {
        for (int spin = 0; spin < 4000; ++spin) {
            if (waiting.load(std::memory_order_relaxed) > 0 || stopping) return;
            breathe();
        }
        std::unique_lock guard(lock);
        wake.wait(guard, [&] { return waiting.load() > 0 || stopping; });
    }

    void serve()
    {
        while (!stopping) {
            Loop* loop = waiting.load(std::memory_order_acquire) > 0 ? take() : nullptr;
            if (!loop) {
                if (waiting.load(std::memory_order_relaxed) > 0) breathe();
                else idle();
                continue;
            }
            loop->work();
            loop->users.fetch_sub(1, std::memory_order_release);
        }
    }

    void run(Loop& loop)
    {
        {
            const std::lock_guard guard(lock);
            loops.push_back(&loop);
            waiting.fetch_add(1);
        }
        wake.notify_all();
        loop.work();
        {
            const std::lock_guard guard(lock);
            std::erase(loops, &loop);
            waiting.fetch_sub(1);
        }
        while (loop.users.load(std::memory_order_acquire) > 0) breathe();
    }
};

ThreadPool::ThreadPool(int workers)
    : impl_(std::make_unique<Impl>())
{
    for (int i = 0; i < workers; ++i) impl_->threads.emplace_back([this] { impl_->serve(); });
}

ThreadPool::~ThreadPool()
{
    {
        const std::lock_guard guard(impl_->lock);
        impl_->stopping = true;
    }
    impl_->wake.notify_all();
    impl_->threads.clear();
}

int ThreadPool::workers() const
{
    return int(impl_->threads.size());
}

LaneScope::LaneScope(Lane next)
    : before_(std::exchange(lane, next))
{
}

LaneScope::~LaneScope()
{
    lane = before_;
}

const Lane& currentLane()
{
    return lane;
}

void parallel(std::int64_t n, std::int64_t grain,
    const std::function<void(std::int64_t, std::int64_t)>& body)
{
    if (n <= 0) return;
    Loop loop{n, std::max<std::int64_t>(grain, 1), &body, lane.cancelled, lane.interactive};
    if (!lane.pool || lane.pool->workers() == 0 || insideLoop || n <= grain) loop.work();
    else lane.pool->impl_->run(loop);
    if (loop.error) std::rethrow_exception(loop.error);
}

} // namespace seq
