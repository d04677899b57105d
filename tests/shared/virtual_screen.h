#pragma once
#include "tests/shared/watchdog.h"
#include "widgets/ink/export.h"
#include "widgets/ink/renderer.h"

#include <csignal>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

// An X server without a screen, for one test program; before QApplication.
class VirtualScreen {
public:
    VirtualScreen()
    {
        int ends[2];
        if (pipe(ends) != 0) return;
        server_ = fork();
        if (server_ == 0) {
            close(ends[0]);
            prctl(PR_SET_PDEATHSIG, SIGTERM); // goes with the test, however that ends
            for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
                close(stream); // whoever reads the test's output waits for its last holder
            const QByteArray fd = QByteArray::number(ends[1]);
            execlp("Xvfb", "Xvfb", "-displayfd", fd.constData(), "-screen", "0", "1600x1000x24",
                "-nolisten", "tcp", nullptr);
            _exit(127);
        }
        close(ends[1]);
        QByteArray text; // of the display's number: it is up once the line is whole
        for (char c = 0; c != '\n' && read(ends[0], &c, 1) == 1;)
            text += c;
        close(ends[0]);
        if (!text.endsWith('\n')) return;
        running_ = true;
        qputenv("DISPLAY", ":" + text.trimmed());
        qputenv("QT_QPA_PLATFORM", "xcb");
        qputenv("LIBGL_ALWAYS_SOFTWARE", "1");
    }
    ~VirtualScreen()
    {
        if (server_ <= 0) return;
        kill(server_, SIGTERM);
        waitpid(server_, nullptr, 0);
    }
    bool running() const { return running_; }

private:
    pid_t server_ = -1;
    bool running_ = false;
};

// main() of a test that opens windows; its `screen` says whether there is one.
template <class T> int testOnVirtualScreen(int argc, char** argv)
{
    const VirtualScreen server;
    seq::prepareForExport();
    if (server.running()) seq::prepareOpenGl();
    seq::WatchedApplication application(argc, argv);
    T test;
    test.screen = server.running();
    return seq::testWatched(test, application, argc, argv);
}
