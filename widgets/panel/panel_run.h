#pragma once
#include "engine/experiment/runner.h"
#include "widgets/panel/mailbox.h"
#include "widgets/panel/run_state.h"

#include <QObject>
#include <QTimer>
#include <memory>
#include <string>

namespace seq {

// The runs of one panel: the latest wish wins, the last good result is kept.
class PanelRun final : public QObject {
    Q_OBJECT
public:
    PanelRun(Runner&, std::shared_ptr<const Experiment>, const std::string& key, QObject* parent);
    ~PanelRun() override;
    void want(const Values&, bool atOnce = false); // after a moment without another wish
    void setLong(bool full) { queue_ = full ? Runner::Queue::Long : Runner::Queue::Interactive; }
    void cancel();
    void sleep(); // hidden: what runs is dropped and owed
    void wake();
    const RunState& state() const { return state_; }
    const ResultPtr& result() const { return result_; }
    const Values& resultValues() const { return resultValues_; } // that made it

signals:
    void stateChanged();
    void arrived(bool partial); // result() is new

private:
    void submit();
    void take(int run, const Values&, ResultPtr, bool partial);
    void hear(int run, Runner::State, const QString& message);
    void set(RunState);
    Runner& runner_;
    std::shared_ptr<const Experiment> experiment_;
    std::string key_;
    Values wanted_, resultValues_;
    ResultPtr result_;
    RunState state_;
    Runner::Queue queue_ = Runner::Queue::Interactive;
    int run_ = 0, shownRun_ = 0;
    bool asleep_ = true, owed_ = false, stopped_ = false;
    QTimer pause_;
    Mailbox mailbox_;
};

} // namespace seq
