#include "app/interrupt.h"

#include <algorithm>
#include <array>
#include <csignal>
#include <unistd.h>

namespace seq {

namespace {

// A signal handler reaches globals only.
std::atomic<bool> asked{false};
std::array<char, 4096> partialFile{};

void handle(int)
{
    if (!asked.exchange(true)) return;
    if (partialFile[0]) unlink(partialFile.data());
    _exit(130);
}

} // namespace

void catchInterrupts()
{
    struct sigaction action {};
    action.sa_handler = handle;
    action.sa_flags = SA_RESTART;
    for (const int signal : {SIGINT, SIGTERM, SIGHUP})
        sigaction(signal, &action, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
}

const std::atomic<bool>& interrupted()
{
    return asked;
}

void setPartialFile(const std::string& path)
{
    partialFile[0] = 0; // first: the handler sees a whole name or none
    if (path.empty() || path.size() >= partialFile.size()) return;
    std::copy(path.begin() + 1, path.end(), partialFile.begin() + 1);
    partialFile[path.size()] = 0;
    std::atomic_signal_fence(std::memory_order_release);
    partialFile[0] = path[0];
}

} // namespace seq
