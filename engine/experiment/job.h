#pragma once
#include "engine/base/random.h"

#include <atomic>
#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <string_view>

namespace seq {

class Engine;
struct Result;
using ResultPtr = std::shared_ptr<const Result>; // immutable once published

// What a run is given: the machine, random numbers, and the way to say how far it is.
class Job {
public:
    struct Hooks { // either may be empty
        std::function<void(double fraction, std::string_view what)> progress;
        std::function<void(ResultPtr)> publish;
    };
    Job(Engine&, std::uint64_t seed, ResultPtr previous = {},
        const std::atomic<bool>* cancelled = nullptr, Hooks = {});

    Engine& engine(); // device, models, ranks
    Rng& rng(); // counter-based, from the run's seed (64 bits, not a field)
    // This panel's last result or checkpoint: it may save time, never change a number.
    const Result* previous() const;
    bool usedPrevious() const; // it was asked for and there was one
    void need(std::size_t bytes); // first line of run: throws OutOfMemory, nothing allocated yet
    void progress(double fraction, std::string_view what); // throws Cancelled; every 50 ms of work
    void publish(ResultPtr partial); // live view, newest wins; waits for the device first
    // At most so often: live results that cost something to make.
    bool due(std::chrono::milliseconds since = std::chrono::milliseconds(100));

private:
    Engine& engine_;
    Rng rng_;
    ResultPtr previous_;
    const std::atomic<bool>* cancelled_;
    Hooks hooks_;
    std::chrono::steady_clock::time_point lastDue_;
    mutable bool usedPrevious_ = false;
};

} // namespace seq
