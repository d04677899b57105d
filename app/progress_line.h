#pragma once
#include <chrono>
#include <string>
#include <string_view>

namespace seq {

// How far a run is, on standard error: a bar on a terminal, now and then a plain line otherwise.
class ProgressLine {
public:
    explicit ProgressLine(bool quiet);
    ~ProgressLine() { clear(); }
    void operator()(double fraction, std::string_view what);
    void say(const std::string& message); // a line of its own; nothing if quiet
    void clear();
    double seconds() const; // since it was made

private:
    bool quiet_, terminal_, shown_ = false;
    std::chrono::steady_clock::time_point start_, last_;
};

} // namespace seq
