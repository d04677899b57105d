#include "engine/base/thread_pool.h"

#include "engine/base/error.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace seq {

namespace {

thread_local Lane lane;
thread_local bool insideLoop = false; // a loop in a loop runs serially

void breathe()
{
#if defined(__x86_64__)
    __builtin_ia32_pause();
#endif
}

struct Loop {
    std::int64_t n, grain;
    const std::function<void(std::int64_t, std::int64_t)>* body;
    const std::atomic<bool>* cancelled;
    std::atomic<std::int64_t> next{0};
    std::mutex errorLock = {};
    std::exception_ptr error = {};

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

// Where a loop waits for workers. A worker counts itself in before it looks at the loop, and the
// owner takes the loop away before it looks at the count: so no worker meets a dead loop.
struct alignas(64) Slot {
    std::atomic<Loop*> loop{nullptr};
    std::atomic<std::uint64_t> ticket{0}; // of the loop: a worker takes part once
    std::atomic<int> users{0};
    std::atomic<bool> taken{false};
    std::atomic<bool> interactive{false};
};

constexpr std::size_t kSlots = 16; // threads that loop at once; further ones work alone
// A worker that finds nothing looks again at once, then lets others onto its processor between two
// looks, then sleeps: after about a millisecond, for ops follow each other faster.
constexpr int kSpins = 1500, kYields = 3000;

} // namespace

struct ThreadPool::Impl {
    std::array<Slot, kSlots> slots;
    std::atomic<std::uint64_t> tickets{0};
    std::atomic<int> sleepers{0};
    std::atomic<bool> stopping{false};
    std::mutex lock; // of sleeping alone
    std::condition_variable wake;
    std::vector<std::jthread> threads;

    // Tickets that a worker has already served, by slot.
    using Served = std::array<std::uint64_t, kSlots>;

    std::size_t find(const Served& served) const
    {
        std::size_t found = kSlots;
        for (std::size_t i = 0; i < kSlots; ++i) {
            const Slot& s = slots[i];
            if (!s.loop.load() || s.ticket.load() == served[i]) continue;
            if (s.interactive.load(std::memory_order_relaxed)) return i;
            if (found == kSlots) found = i;
        }
        return found;
    }

    void sleep(const Served& served)
    {
        std::unique_lock guard(lock);
        ++sleepers;
        wake.wait(guard, [&] { return stopping || find(served) != kSlots; });
        --sleepers;
    }

    void serve()
    {
        Served served{};
        for (int spins = 0; !stopping; ++spins) {
            const std::size_t i = find(served);
            if (i != kSlots) {
                Slot& s = slots[i];
                ++s.users;
                if (Loop* loop
                    = s.loop.load()) { // counted in: neither it nor its ticket changes now
                    served[i] = s.ticket.load();
                    loop->work();
                }
                --s.users;
                spins = 0;
            } else if (spins < kSpins) {
                breathe();
            } else if (spins < kSpins + kYields) {
                std::this_thread::yield();
            } else {
                sleep(served);
                spins = 0;
            }
        }
    }

    Slot* takeSlot()
    {
        for (Slot& s : slots)
            if (!s.taken.load(std::memory_order_relaxed) && !s.taken.exchange(true)) return &s;
        return nullptr;
    }

    void run(Loop& loop, bool interactive)
    {
        Slot* s = takeSlot();
        if (!s) return loop.work();
        s->interactive.store(interactive, std::memory_order_relaxed);
        s->ticket = ++tickets;
        s->loop = &loop;
        if (sleepers > 0) {
            {
                const std::lock_guard guard(lock);
            } // none is between looking and sleeping
            wake.notify_all();
        }
        loop.work();
        s->loop = nullptr;
        for (int spins = 0; s->users > 0; ++spins) {
            if (spins < 4096)
                breathe();
            else
                std::this_thread::yield(); // the worker may be waiting for this very processor
        }
        s->taken = false;
    }
};

ThreadPool::ThreadPool(int workers)
    : impl_(std::make_unique<Impl>())
{
    for (int i = 0; i < workers; ++i)
        impl_->threads.emplace_back([this] { impl_->serve(); });
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

void throwIfCancelled()
{
    if (lane.cancelled && lane.cancelled->load(std::memory_order_relaxed)) throw Cancelled();
}

void parallel(
    std::int64_t n, std::int64_t grain, const std::function<void(std::int64_t, std::int64_t)>& body)
{
    if (n <= 0) return;
    Loop loop{n, std::max<std::int64_t>(grain, 1), &body, lane.cancelled};
    if (!lane.pool || lane.pool->workers() == 0 || insideLoop || n <= grain)
        loop.work();
    else
        lane.pool->impl_->run(loop, lane.interactive);
    if (loop.error) std::rethrow_exception(loop.error);
}

} // namespace seq
