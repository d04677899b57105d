#include "widgets/panel/panel_run.h"
#include "widgets/language/said.h"

namespace seq {
namespace {

constexpr int kPause = 40; // ms: keys of one burst are one run

// A panel that is closed and comes back has its key before the old one has gone.
std::string unique(const std::string& key)
{
    static int made = 0; // on the GUI thread
    return key + " #" + std::to_string(++made);
}

} // namespace

PanelRun::PanelRun(Runner& runner, std::shared_ptr<const Experiment> experiment,
    const std::string& key, QObject* parent)
    : QObject(parent)
    , runner_(runner)
    , experiment_(std::move(experiment))
    , key_(unique(key))
    , mailbox_(this)
{
    pause_.setSingleShot(true);
    connect(&pause_, &QTimer::timeout, this, &PanelRun::submit);
}

PanelRun::~PanelRun()
{
    runner_.cancel(key_);
}

void PanelRun::want(const Values& values, bool atOnce)
{
    wanted_ = values;
    owed_ = true;
    if (asleep_) return;
    pause_.start(atOnce ? 0 : kPause);
}

void PanelRun::wake()
{
    asleep_ = false;
    if (owed_) pause_.start(0);
}

void PanelRun::sleep()
{
    asleep_ = true;
    pause_.stop();
    if (state_.kind != RunState::Busy) return;
    runner_.cancel(key_);
    owed_ = true;
}

void PanelRun::cancel()
{
    stopped_ = true;
    if (pause_.isActive()) { // not yet on its way
        pause_.stop();
        set({result_ ? RunState::Stale : RunState::Empty, 0, tr("stopped")});
    }
    runner_.cancel(key_);
}

void PanelRun::submit()
{
    const int run = ++run_;
    owed_ = stopped_ = false;
    const auto address = mailbox_.address();
    Runner::Task task;
    task.experiment = experiment_;
    task.values = wanted_;
    task.previous = result_;
    task.queue = queue_;
    task.state = [this, address, run](Runner::State s, const std::string& message) {
        address.post([this, run, s, message] { hear(run, s, said(message)); });
    };
    task.progress = [this, address, run](double fraction, const std::string& what) {
        address.post([this, run, fraction, what] {
            if (run == run_) set({RunState::Busy, fraction, said(what)});
        });
    };
    task.result = [this, address, run, values = wanted_](ResultPtr result, bool partial) {
        address.post([this, run, values, result, partial] { take(run, values, result, partial); });
    };
    set({RunState::Busy, 0, {}});
    runner_.submit(key_, std::move(task));
}

// A quick run that was overtaken still shows: pictures follow a drag.
void PanelRun::take(int run, const Values& values, ResultPtr result, bool partial)
{
    if (run < shownRun_) return;
    shownRun_ = run;
    result_ = std::move(result);
    resultValues_ = values;
    emit arrived(partial);
}

void PanelRun::hear(int run, Runner::State state, const QString& message)
{
    if (run != run_) return;
    switch (state) {
    case Runner::State::Queued:
    case Runner::State::Running:
        break; // busy since it was wanted
    case Runner::State::Done:
        set({RunState::Fresh, 1, {}});
        break;
    case Runner::State::Failed:
        set({RunState::Wrong, 0, message});
        break;
    case Runner::State::Cancelled:
        set({result_ ? RunState::Stale : RunState::Empty, 0, stopped_ ? tr("stopped") : QString()});
        break;
    }
}

void PanelRun::set(RunState state)
{
    state_ = std::move(state);
    emit stateChanged();
}

} // namespace seq
