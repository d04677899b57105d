#include "app/progress_line.h"

#include <algorithm>
#include <cstdio>
#include <unistd.h>

namespace seq {

using Clock = std::chrono::steady_clock;

ProgressLine::ProgressLine(bool quiet)
    : quiet_(quiet)
    , terminal_(isatty(STDERR_FILENO))
    , start_(Clock::now())
    , last_(start_)
{
}

void ProgressLine::operator()(double fraction, std::string_view what)
{
    constexpr std::chrono::milliseconds kFrame{50}, kLine{2000};
    constexpr int kWidth = 30;
    const auto now = Clock::now();
    if (quiet_ || now - last_ < (terminal_ ? kFrame : kLine)) return;
    last_ = now;
    fraction = std::clamp(fraction, 0.0, 1.0);
    const int percent = int(100 * fraction), filled = int(kWidth * fraction);
    const std::string text(what.substr(0, 40));
    if (terminal_)
        std::fprintf(stderr, "\r\x1b[K[%s%s] %3d %%  %s",
            std::string(std::size_t(filled), '#').c_str(),
            std::string(std::size_t(kWidth - filled), ' ').c_str(), percent, text.c_str());
    else
        std::fprintf(stderr, "%d %%  %s\n", percent, text.c_str());
    std::fflush(stderr);
    shown_ = terminal_;
}

void ProgressLine::say(const std::string& message)
{
    clear();
    if (!quiet_) std::fprintf(stderr, "%s\n", message.c_str());
}

void ProgressLine::clear()
{
    if (shown_) std::fprintf(stderr, "\r\x1b[K");
    shown_ = false;
}

double ProgressLine::seconds() const
{
    return std::chrono::duration<double>(Clock::now() - start_).count();
}

} // namespace seq
