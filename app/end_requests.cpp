#include "app/end_requests.h"

#include <QSocketNotifier>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace seq {
namespace {

volatile std::sig_atomic_t heard = -1; // where the handler writes; it reaches globals only

void handle(int)
{
    const char byte = 0;
    if (heard >= 0 && write(heard, &byte, 1) < 0) _exit(EXIT_FAILURE);
}

constexpr int kSignals[] = {SIGINT, SIGTERM, SIGHUP};

} // namespace

EndRequests::EndRequests(std::function<void()> end)
{
    int ends[2];
    if (pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0) return;
    read_ = ends[0];
    heard = ends[1];
    struct sigaction action {};
    action.sa_handler = handle;
    action.sa_flags = SA_RESTART | int(SA_RESETHAND); // the second is not heard
    for (const int signal : kSignals)
        sigaction(signal, &action, nullptr);
    auto* notifier = new QSocketNotifier(read_, QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [end = std::move(end), notifier] {
        notifier->setEnabled(false);
        end();
    });
}

EndRequests::~EndRequests()
{
    for (const int signal : kSignals)
        std::signal(signal, SIG_DFL);
    const int write = std::exchange(heard, -1);
    for (const int file : {read_, write})
        if (file >= 0) close(file);
}

} // namespace seq
