#include "engine/experiment/runner.h"

#include "engine/base/error.h"
#include "engine/experiment/engine.h"
#include "engine/experiment/job.h"
#include "engine/experiment/view_line.h"

#include <array>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <new>
#include <optional>
#include <thread>

namespace seq {

namespace {

using Clock = std::chrono::steady_clock;
using State = Runner::State;
using Task = Runner::Task;
constexpr std::chrono::milliseconds kUndisturbed{100};

struct Entry {
    std::string key;
    Task task;
    std::atomic<bool> cancelled{false};
    Clock::time_point started;
    bool superseded = false; // cancelled once its first 100 ms are over

    void tell(State state, const std::string& message = {}) const
    {
        if (task.state) task.state(state, message);
    }
};
using EntryPtr = std::shared_ptr<Entry>;

struct Line { // one engine thread's tasks
    std::deque<EntryPtr> queued;
    EntryPtr running;
};

} // namespace

struct Runner::Impl {
    Engine& engine;
    mutable std::mutex lock;
    std::condition_variable wake;
    std::array<Line, 2> lines; // by Queue
    bool closing = false;
    std::atomic<bool> viewCancelled{false};
    std::shared_ptr<ViewLine> views = std::make_shared<ViewLine>();
    std::array<std::jthread, 4> threads;

    explicit Impl(Engine& machine)
        : engine(machine)
    {
        threads = {std::jthread([this] { serve(Queue::Interactive); }),
            std::jthread([this] { serve(Queue::Long); }), std::jthread([this] { serveViews(); }),
            std::jthread([this] { watch(); })};
    }
    void serve(Queue);
    void run(Entry&);
    State runTask(Entry&, std::string& message);
    ResultPtr handedOver(ResultPtr, Device made) const;
    void serveViews();
    void watch();
    std::optional<Clock::time_point> cancelDue();
    std::vector<EntryPtr> cancelMatching(const std::string* key);
    void cancel(const std::string* key);
    void close();
};

void Runner::Impl::serve(Queue queue)
{
    Line& line = lines[std::size_t(queue)];
    for (;;) {
        {
            std::unique_lock guard(lock);
            wake.wait(guard, [&] { return closing || !line.queued.empty(); });
            if (line.queued.empty()) return;
            line.running = std::move(line.queued.front());
            line.queued.pop_front();
            line.running->started = Clock::now();
        }
        run(*line.running);
        EntryPtr over; // its task may hold results: freed outside of the lock
        const std::lock_guard guard(lock);
        over.swap(line.running);
    }
}

void Runner::Impl::run(Entry& entry)
{
    entry.tell(State::Running);
    const LaneScope lane(
        {&engine.pool(), &entry.cancelled, entry.task.queue == Queue::Interactive});
    std::string message;
    const State state = runTask(entry, message);
    entry.tell(state, message);
}

State Runner::Impl::runTask(Entry& entry, std::string& message)
{
    const Task& task = entry.task;
    const Device device = engine.device();
    const auto progress = [&](double fraction, std::string_view what) {
        if (task.progress) task.progress(fraction, std::string(what));
    };
    const auto publish = [&](ResultPtr partial) {
        if (task.result && !entry.cancelled)
            task.result(handedOver(std::move(partial), device), true);
    };
    try {
        if (entry.cancelled) throw Cancelled();
        Job job(engine, task.seed, unlessLost(task.previous), &entry.cancelled,
            {progress, task.result ? decltype(Job::Hooks::publish)(publish) : nullptr});
        ResultPtr result = task.experiment->run(task.values, job);
        engine.finish(); // another thread will read it
        if (task.result) task.result(handedOver(std::move(result), device), false);
        return State::Done;
    } catch (const Cancelled&) {
        return State::Cancelled;
    } catch (const std::bad_alloc&) {
        message = "there is not enough memory for this run: choose a shorter text or a smaller "
                  "preset";
    } catch (const std::exception& e) {
        message = e.what();
    } catch (...) {
        message = "the run failed without saying why";
    }
    return State::Failed;
}

ResultPtr Runner::Impl::handedOver(ResultPtr result, Device made) const
{
    const Result* raw = result.get();
    return {raw, Release{std::move(result), views, made}};
}

void Runner::Impl::serveViews()
{
    const LaneScope lane({&engine.pool(), &viewCancelled, true});
    while (const auto work = views->next()) {
        try {
            Job job(engine, 0, {}, &viewCancelled);
            work(job);
        } catch (...) { // its own: see the header
        }
    }
}

// When the next superseded run loses its first 100 ms; cancels those that have. Called locked.
std::optional<Clock::time_point> Runner::Impl::cancelDue()
{
    std::optional<Clock::time_point> next;
    for (const Line& line : lines) {
        if (!line.running || !line.running->superseded || line.running->cancelled) continue;
        const auto due = line.running->started + kUndisturbed;
        if (due <= Clock::now())
            line.running->cancelled = true;
        else
            next = next ? std::min(*next, due) : due;
    }
    return next;
}

void Runner::Impl::watch()
{
    std::unique_lock guard(lock);
    while (!closing) {
        if (const auto due = cancelDue())
            wake.wait_until(guard, *due);
        else
            wake.wait(guard);
    }
}

// Called locked. Returns the tasks that will never run.
std::vector<EntryPtr> Runner::Impl::cancelMatching(const std::string* key)
{
    std::vector<EntryPtr> dropped;
    for (Line& line : lines) {
        if (line.running && (!key || line.running->key == *key)) line.running->cancelled = true;
        std::erase_if(line.queued, [&](const EntryPtr& entry) {
            if (key && entry->key != *key) return false;
            dropped.push_back(entry);
            return true;
        });
    }
    return dropped;
}

void Runner::Impl::cancel(const std::string* key)
{
    std::vector<EntryPtr> dropped;
    {
        const std::lock_guard guard(lock);
        dropped = cancelMatching(key);
    }
    for (const EntryPtr& entry : dropped)
        entry->tell(State::Cancelled);
}

void Runner::Impl::close()
{
    std::vector<EntryPtr> dropped;
    {
        const std::lock_guard guard(lock);
        dropped = cancelMatching(nullptr);
        closing = true;
    }
    viewCancelled = true;
    views->close();
    wake.notify_all();
    for (const EntryPtr& entry : dropped)
        entry->tell(State::Cancelled);
    for (std::jthread& thread : threads)
        thread.join();
}

Runner::Runner(Engine& engine)
    : impl_(std::make_unique<Impl>(engine))
{
}

Runner::~Runner()
{
    impl_->close();
}

void Runner::submit(const std::string& key, Task task)
{
    SEQ_ASSERT(task.experiment);
    auto entry = std::make_shared<Entry>();
    entry->key = key;
    entry->task = std::move(task);
    Line& line = impl_->lines[std::size_t(entry->task.queue)];
    std::vector<EntryPtr> replaced;
    entry->tell(State::Queued);
    {
        const std::lock_guard guard(impl_->lock);
        for (Line& each : impl_->lines) {
            if (each.running && each.running->key == key) each.running->superseded = true;
            std::erase_if(each.queued, [&](const EntryPtr& old) {
                if (old->key != key) return false;
                replaced.push_back(old);
                return true;
            });
        }
        line.queued.push_back(entry);
    }
    impl_->wake.notify_all();
    for (const EntryPtr& old : replaced)
        old->tell(State::Cancelled);
}

void Runner::cancel(const std::string& key)
{
    impl_->cancel(&key);
}

void Runner::cancelAll()
{
    impl_->cancel(nullptr);
}

void Runner::view(std::function<void(Job&)> work)
{
    impl_->views->post(std::move(work));
}

bool Runner::idle() const
{
    const std::lock_guard guard(impl_->lock);
    for (const Line& line : impl_->lines)
        if (line.running || !line.queued.empty()) return false;
    return impl_->views->idle();
}

} // namespace seq
