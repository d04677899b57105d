#pragma once
#include "widgets/canvas/canvas_view.h"
#include "widgets/panel/panel_run.h"
#include "widgets/workspace/document.h"

#include <QObject>
#include <memory>
#include <string>

namespace seq {

// The other side of a panel's comparison: B's run, and the drawing of both.
class PanelComparison final : public QObject {
    Q_OBJECT
public:
    PanelComparison(
        Runner&, std::shared_ptr<const Experiment>, const std::string& key, QObject* parent);
    // The panel's state: runs B where fields that make a run differ from A's; else A's run serves.
    void follow(const Values& a, const ComparisonState&);
    bool on() const { return state_.show != Comparison::Off; }
    const ComparisonState& state() const { return state_; }
    Values other() const { return with_; } // B's
    // What a window says of B; Fresh where it has no run of its own.
    RunState run() const;
    ResultPtr result() const; // B's own; null: it has none, or not yet
    void cancel() { run_.cancel(); }
    void sleep() { run_.sleep(); }
    void wake() { run_.wake(); }
    // A alone as long as B is not there.
    CanvasView::Record record(ResultPtr a, const Values& drawnA) const;

signals:
    void stateChanged(); // of run()
    void arrived(); // B is new

private:
    bool differs(const Values& a, const Values& b) const; // in a field that makes a run
    std::shared_ptr<const Experiment> experiment_;
    Schema schema_;
    PanelRun run_;
    ComparisonState state_;
    Values with_, wanted_; // B's now; as run or queued last
    bool own_ = false; // B has a run of its own
};

} // namespace seq
