#include "engine/experiment/runner.h"

#include "engine/base/error.h"
#include "engine/base/random.h"
#include "engine/experiment/engine.h"
#include "engine/experiment/job.h"

#include <QtTest>
#include <condition_variable>
#include <latch>
#include <mutex>

using namespace seq;
using namespace std::chrono_literals;
using State = Runner::State;
using Clock = std::chrono::steady_clock;

namespace {

// Runs any function, so that a test says in one place what a run does.
class Scripted final : public Experiment {
public:
    explicit Scripted(std::function<ResultPtr(Job&)> script)
        : script_(std::move(script))
    {
    }
    const Info& info() const override
    {
        static constexpr Info scripted{"test.scripted", "Scripted", "", ""};
        return scripted;
    }
    Schema schema() const override { return {}; }
    Values preset(Preset) const override { return {}; }
    ResultPtr run(const Values&, Job& job) const override { return script_(job); }
    void draw(const Values&, const Result&, const View&, Canvas&) const override {}

private:
    std::function<ResultPtr(Job&)> script_;
};

ResultPtr numbered(double x)
{
    auto result = std::make_shared<Result>();
    result->numbers = {{"x", x, ""}};
    return result;
}

// Works for so long, looking at the cancel flag every millisecond.
void workFor(Job& job, std::chrono::milliseconds time)
{
    for (const auto end = Clock::now() + time; Clock::now() < end;) {
        job.progress(0, "working");
        std::this_thread::sleep_for(1ms);
    }
}

// What happened to the tasks of a test, in order.
class Log {
public:
    Runner::Task task(int id, std::function<ResultPtr(Job&)> script)
    {
        Runner::Task task;
        task.experiment = std::make_shared<Scripted>(std::move(script));
        task.state = [this, id](State state, const std::string& message) {
            const std::lock_guard guard(lock_);
            states_[id].push_back(state);
            messages_[id] = message;
            changed_.notify_all();
        };
        task.result = [this, id](ResultPtr result, bool partial) {
            const std::lock_guard guard(lock_);
            (partial ? partials_ : results_)[id].push_back(result->numbers.at(0).value);
        };
        return task;
    }
    std::vector<State> states(int id) { return locked(states_, id); }
    std::vector<double> results(int id) { return locked(results_, id); }
    std::vector<double> partials(int id) { return locked(partials_, id); }
    std::string message(int id) { return locked(messages_, id); }
    bool reached(int id, State state)
    {
        std::unique_lock guard(lock_);
        return changed_.wait_for(
            guard, 10s, [&] { return !states_[id].empty() && states_[id].back() == state; });
    }
    int count(State state)
    {
        const std::lock_guard guard(lock_);
        int n = 0;
        for (const auto& [id, states] : states_)
            n += int(std::ranges::count(states, state));
        return n;
    }

private:
    template <class T> T locked(std::map<int, T>& map, int id)
    {
        const std::lock_guard guard(lock_);
        return map[id];
    }
    std::mutex lock_;
    std::condition_variable changed_;
    std::map<int, std::vector<State>> states_;
    std::map<int, std::vector<double>> results_, partials_;
    std::map<int, std::string> messages_;
};

bool becomesIdle(const Runner& runner, std::chrono::milliseconds limit = 10s)
{
    for (const auto end = Clock::now() + limit; Clock::now() < end;) {
        if (runner.idle()) return true;
        std::this_thread::sleep_for(1ms);
    }
    return runner.idle();
}

} // namespace

class ExperimentRunner : public QObject {
    Q_OBJECT
private slots:
    void runsToTheEnd();
    void latestOfAKeyWins();
    void aQuickRunIsLeftAlone();
    void aSupersededRunEndsAfterItsTime();
    void keysDoNotDisturbEachOther();
    void theLongQueueRunsBeside();
    void errorsBecomeMessages();
    void cancelStopsAtAnyMoment();
    void loopsStopToo();
    void noTaskIsLost();
    void theDestructorCancels();
    void viewWorkComesInOrder();
    void resultsAreFreedByTheViewThread();
};

void ExperimentRunner::runsToTheEnd()
{
    Engine engine({}, 2);
    Log log;
    Runner runner(engine);
    runner.submit("a", log.task(1, [](Job& job) {
        job.publish(numbered(1));
        return numbered(double(job.rng().bits()));
    }));
    QVERIFY(log.reached(1, State::Done));
    QCOMPARE(log.states(1), (std::vector{State::Queued, State::Running, State::Done}));
    QCOMPARE(log.partials(1), std::vector{1.0});
    QCOMPARE(log.results(1), std::vector{double(Rng(0).bits())});
    QVERIFY(becomesIdle(runner));
}

void ExperimentRunner::latestOfAKeyWins()
{
    Engine engine({}, 1);
    Log log;
    Runner runner(engine);
    std::latch begun(1), go(1);
    runner.submit("other", log.task(0, [&](Job&) {
        begun.count_down();
        go.wait();
        return numbered(0);
    }));
    begun.wait();
    for (int i = 1; i <= 50; ++i)
        runner.submit("slider", log.task(i, [i](Job&) { return numbered(i); }));
    QCOMPARE(log.count(State::Cancelled), 49);
    go.count_down();
    QVERIFY(log.reached(50, State::Done));
    QCOMPARE(log.results(50), std::vector{50.0});
    for (int i = 1; i < 50; ++i)
        QCOMPARE(log.states(i), (std::vector{State::Queued, State::Cancelled}));
}

void ExperimentRunner::aQuickRunIsLeftAlone()
{
    Engine engine({}, 1);
    Log log;
    Runner runner(engine);
    std::latch begun(1), submitted(1);
    runner.submit("slider", log.task(1, [&](Job& job) {
        begun.count_down();
        submitted.wait();
        job.progress(0.5, "after the next was submitted");
        return numbered(1);
    }));
    begun.wait();
    runner.submit("slider", log.task(2, [](Job&) { return numbered(2); }));
    submitted.count_down();
    QVERIFY(log.reached(2, State::Done));
    QCOMPARE(log.results(1), std::vector{1.0});
    QCOMPARE(log.results(2), std::vector{2.0});
}

void ExperimentRunner::aSupersededRunEndsAfterItsTime()
{
    Engine engine({}, 1);
    Log log;
    Runner runner(engine);
    Clock::time_point begin, end;
    runner.submit("slider", log.task(1, [&](Job& job) {
        begin = Clock::now();
        try {
            workFor(job, 60s);
        } catch (const Cancelled&) {
            end = Clock::now();
            throw;
        }
        return numbered(1);
    }));
    QVERIFY(log.reached(1, State::Running));
    runner.submit("slider", log.task(2, [](Job&) { return numbered(2); }));
    QVERIFY(log.reached(2, State::Done));
    QCOMPARE(log.states(1).back(), State::Cancelled);
    QVERIFY(log.results(1).empty());
    QVERIFY(end - begin >= 95ms); // its start is noted a moment before it begins
}

void ExperimentRunner::keysDoNotDisturbEachOther()
{
    Engine engine({}, 1);
    Log log;
    Runner runner(engine);
    for (int i = 0; i < 20; ++i)
        runner.submit("panel " + std::to_string(i), log.task(i, [i](Job& job) {
            workFor(job, 3ms);
            return numbered(i);
        }));
    QVERIFY(becomesIdle(runner));
    QCOMPARE(log.count(State::Done), 20);
}

void ExperimentRunner::theLongQueueRunsBeside()
{
    Engine engine({}, 2);
    Log log;
    Runner runner(engine);
    std::latch quick(1);
    auto training = log.task(1, [&](Job&) {
        quick.wait(); // would never come if one thread served both
        return numbered(1);
    });
    training.queue = Runner::Queue::Long;
    runner.submit("training", std::move(training));
    runner.submit("panel", log.task(2, [&](Job&) {
        quick.count_down();
        return numbered(2);
    }));
    QVERIFY(log.reached(1, State::Done));
    QVERIFY(log.reached(2, State::Done));
}

void ExperimentRunner::errorsBecomeMessages()
{
    Engine engine({}, 1);
    Log log;
    Runner runner(engine);
    runner.submit("a", log.task(1, [](Job&) -> ResultPtr { throw badInput("{} is odd", 3); }));
    runner.submit("b", log.task(2, [](Job&) -> ResultPtr { throw std::bad_alloc(); }));
    runner.submit("c", log.task(3, [](Job&) -> ResultPtr { throw std::runtime_error("broken"); }));
    runner.submit("d", log.task(4, [](Job&) -> ResultPtr { throw 4; }));
    runner.submit("e", log.task(5, [](Job& job) -> ResultPtr {
        job.need(std::size_t(1) << 60);
        return {};
    }));
    QVERIFY(becomesIdle(runner));
    for (int i = 1; i <= 5; ++i) {
        QCOMPARE(log.states(i).back(), State::Failed);
        QVERIFY(!log.message(i).empty());
    }
    QCOMPARE(log.message(1), std::string("3 is odd"));
    QCOMPARE(log.message(3), std::string("broken"));
    QVERIFY(log.message(5).find("needs about") != std::string::npos);
}

void ExperimentRunner::cancelStopsAtAnyMoment()
{
    Engine engine({}, 2);
    Log log;
    Runner runner(engine);
    Rng rng(7);
    for (int i = 0; i < 40; ++i) {
        const bool queuedBehind = i % 4 == 3;
        runner.submit("a", log.task(2 * i, [](Job& job) {
            workFor(job, 60s);
            return numbered(1);
        }));
        if (queuedBehind) runner.submit("b", log.task(2 * i + 1, [](Job&) { return numbered(1); }));
        std::this_thread::sleep_for(std::chrono::microseconds(rng.below(20000)));
        if (queuedBehind)
            runner.cancelAll();
        else
            runner.cancel("a");
        QVERIFY(becomesIdle(runner));
        QCOMPARE(log.states(2 * i).back(), State::Cancelled);
        QVERIFY(log.results(2 * i).empty());
    }
}

void ExperimentRunner::loopsStopToo()
{
    Engine engine({}, 2);
    Log log;
    Runner runner(engine);
    std::latch begun(1);
    std::atomic<bool> first{true};
    runner.submit("a", log.task(1, [&](Job&) {
        parallel(std::int64_t(1) << 40, 1, [&](std::int64_t, std::int64_t) {
            if (first.exchange(false)) begun.count_down();
            std::this_thread::sleep_for(1ms);
        });
        return numbered(1);
    }));
    begun.wait();
    runner.cancel("a");
    QVERIFY(log.reached(1, State::Cancelled));
}

void ExperimentRunner::noTaskIsLost()
{
    Engine engine({}, 2);
    Log log;
    Rng rng(3);
    constexpr int kTasks = 400;
    {
        Runner runner(engine);
        for (int i = 0; i < kTasks; ++i) {
            const auto time = std::chrono::milliseconds(rng.below(3));
            auto task = log.task(i, [time](Job& job) {
                workFor(job, time);
                return numbered(1);
            });
            if (rng.below(3) == 0) task.queue = Runner::Queue::Long;
            runner.submit("key " + std::to_string(rng.below(5)), std::move(task));
            if (rng.below(4) == 0) std::this_thread::sleep_for(std::chrono::microseconds(700));
            if (rng.below(20) == 0) runner.cancel("key " + std::to_string(rng.below(5)));
        }
        QVERIFY(becomesIdle(runner));
    }
    for (int i = 0; i < kTasks; ++i) {
        const auto states = log.states(i);
        QVERIFY(states.size() == 2 || states.size() == 3);
        QCOMPARE(states.front(), State::Queued);
        QVERIFY(states.back() == State::Done || states.back() == State::Cancelled);
        QCOMPARE(log.results(i).size(), std::size_t(states.back() == State::Done));
    }
    QVERIFY(log.count(State::Done) > 0);
    QVERIFY(log.count(State::Cancelled) > 0);
}

void ExperimentRunner::theDestructorCancels()
{
    Engine engine({}, 2);
    Log log;
    std::atomic<int> views{0};
    {
        Runner runner(engine);
        for (int i = 0; i < 5; ++i)
            runner.submit("k" + std::to_string(i), log.task(i, [](Job& job) {
                workFor(job, 60s);
                return numbered(1);
            }));
        runner.view([&](Job& job) {
            ++views;
            workFor(job, 60s);
        });
        QVERIFY(log.reached(0, State::Running));
        while (views == 0)
            std::this_thread::sleep_for(1ms);
    }
    QCOMPARE(log.count(State::Cancelled), 5);
}

void ExperimentRunner::viewWorkComesInOrder()
{
    Engine engine({}, 1);
    Runner runner(engine);
    std::vector<int> order;
    std::latch done(1);
    for (int i = 0; i < 100; ++i)
        runner.view([&order, i](Job&) {
            order.push_back(i);
            if (i % 10 == 0) throw badInput("its own");
        });
    runner.view([&](Job&) { done.count_down(); });
    done.wait();
    QCOMPARE(order.size(), std::size_t(100));
    QVERIFY(std::ranges::is_sorted(order));
}

void ExperimentRunner::resultsAreFreedByTheViewThread()
{
    struct Heavy : Result {
        std::atomic<std::size_t>* freedBy = nullptr;
        ~Heavy() override { *freedBy = std::hash<std::thread::id>()(std::this_thread::get_id()); }
    };
    std::atomic<std::size_t> freedBy{0};
    const std::size_t here = std::hash<std::thread::id>()(std::this_thread::get_id());
    Engine engine({}, 1);
    const auto script = [&](Job&) {
        auto heavy = std::make_shared<Heavy>();
        heavy->freedBy = &freedBy;
        return heavy;
    };
    ResultPtr kept;
    {
        Runner runner(engine);
        for (int round = 0; round < 2; ++round) {
            std::latch done(1);
            Runner::Task task;
            task.experiment = std::make_shared<Scripted>(script);
            task.result = [&](ResultPtr result, bool) { kept = std::move(result); };
            task.state = [&](State state, const std::string&) {
                if (state == State::Done) done.count_down();
            };
            runner.submit("a", std::move(task));
            done.wait();
            if (round == 1) break;
            kept.reset();
            while (freedBy == 0)
                std::this_thread::sleep_for(1ms);
            QVERIFY(freedBy != here);
        }
        freedBy = 0;
    }
    kept.reset(); // no runner is left
    QCOMPARE(freedBy.load(), here);
}

QTEST_APPLESS_MAIN(ExperimentRunner)
#include "tst_experiment_runner.moc"
