#pragma once
#include "engine/experiment/experiment.h"

#include <functional>
#include <memory>
#include <string>

namespace seq {

class Engine;

// Runs experiments on the engine's two threads (interactive; long), one after another in each.
// Same key: the queued task is replaced at once, the running one cancelled after its first 100 ms,
// so a dragged slider builds no queue and a quick method still draws during the drag.
class Runner {
public:
    enum class Queue : std::uint8_t { Interactive, Long };
    enum class State : std::uint8_t { Queued, Running, Done, Failed, Cancelled };
    struct Task {
        std::shared_ptr<const Experiment> experiment;
        Values values;
        std::uint64_t seed = 0;
        ResultPtr previous;
        Queue queue = Queue::Interactive;
        // Called on the engine's thread; hand over by a queued call. Queued, and Cancelled of a
        // task that never ran, come within submit() and cancel(), on the caller's thread. The last
        // state of every task is Done, Failed or Cancelled, once.
        std::function<void(State, const std::string& message)> state; // message: of a failure
        std::function<void(double fraction, const std::string& what)> progress;
        std::function<void(ResultPtr, bool partial)> result; // the last one before Done
    };

    explicit Runner(Engine&);
    ~Runner(); // cancels everything and waits
    void submit(const std::string& key, Task);
    void cancel(const std::string& key);
    void cancelAll();
    // Work beside the runs (tiles, exact values, resolving figures) on the view thread, in order.
    // It catches its own errors; what it throws is dropped. What waits as the runner goes is never
    // called.
    void view(std::function<void(Job&)> work);
    bool idle() const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace seq
