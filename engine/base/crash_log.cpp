#include "engine/base/crash_log.h"

#include <array>
#include <atomic>
#include <csignal>
#include <cstring>
#include <ctime>
#include <exception>
#include <execinfo.h>
#include <fcntl.h>
#include <unistd.h>

namespace seq {
namespace {

constexpr std::size_t kNames = 2048, kStack = 64 << 10;
constexpr int kFrames = 64;
constexpr std::pair<int, const char*> kSignals[] = {{SIGSEGV, "SIGSEGV"}, {SIGABRT, "SIGABRT"},
    {SIGBUS, "SIGBUS"}, {SIGFPE, "SIGFPE"}, {SIGILL, "SIGILL"}};

// A signal handler reaches globals only, and calls only what signal-safety(7) allows; backtrace()
// is made ready beforehand.
using Text = std::array<char, kNames>;
Text file{}, head{}, uncaught{};
std::array<Text, 2> names{};
std::atomic<int> shownNames{0};
std::array<char, kStack> stack{}; // of the handler: the program's own may be used up

void copy(Text& text, std::string_view from)
{
    const std::size_t size = std::min(from.size(), text.size() - 1);
    std::memcpy(text.data(), from.data(), size);
    text[size] = 0;
}

void put(int out, const char* text)
{
    if (write(out, text, std::strlen(text)) < 0) return; // nothing can be done
}

void putNumber(int out, long long number)
{
    std::array<char, 24> digits{};
    std::size_t at = digits.size() - 1;
    do
        digits[--at] = char('0' + number % 10);
    while ((number /= 10) > 0);
    put(out, &digits[at]);
}

void writeLog(const char* signalName)
{
    const int out = open(file.data(), O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0600);
    if (out < 0) return;
    put(out, head.data());
    put(out, "\nSignal: ");
    put(out, signalName);
    put(out, "\nTime: ");
    putNumber(out, time(nullptr));
    put(out, " s since 1970\nUncaught: ");
    put(out, uncaught.data());
    put(out, "\nOpen: ");
    put(out, names[std::size_t(shownNames.load())].data());
    put(out, "\n\nStack\n");
    std::array<void*, kFrames> frames{};
    backtrace_symbols_fd(frames.data(), backtrace(frames.data(), kFrames), out);
    close(out);
}

void handle(int signal)
{
    std::signal(signal, SIG_DFL); // a fault in here ends it
    for (const auto& [number, name] : kSignals)
        if (number == signal) writeLog(name);
    raise(signal);
}

[[noreturn]] void terminated()
{
    try {
        if (const auto what = std::current_exception()) std::rethrow_exception(what);
    } catch (const std::exception& e) {
        copy(uncaught, e.what());
    } catch (...) {
        copy(uncaught, "not a std::exception");
    }
    std::abort();
}

} // namespace

void logCrashes(const std::filesystem::path& folder, const std::string& said)
{
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    copy(file, (folder / ("crash-" + std::to_string(getpid()) + ".txt")).string());
    copy(head, said);
    std::array<void*, 1> frame{};
    backtrace(frame.data(), 1); // loads what it needs
    stack_t own{};
    own.ss_sp = stack.data();
    own.ss_size = stack.size();
    sigaltstack(&own, nullptr);
    struct sigaction action {};
    action.sa_handler = handle;
    action.sa_flags = SA_ONSTACK | SA_NODEFER;
    for (const auto& [signal, name] : kSignals)
        sigaction(signal, &action, nullptr);
    std::set_terminate(terminated);
}

void nameForCrashLog(const std::string& experiments)
{
    const int other = 1 - shownNames.load();
    copy(names[std::size_t(other)], experiments);
    shownNames.store(other);
}

} // namespace seq
