#include "widgets/panel/panel_comparison.h"

#include "engine/experiment/compared_values.h"

namespace seq {

PanelComparison::PanelComparison(Runner& runner, std::shared_ptr<const Experiment> experiment,
    const std::string& key, QObject* parent)
    : QObject(parent)
    , experiment_(std::move(experiment))
    , schema_(experiment_->schema())
    , run_(runner, experiment_, key, this)
{
    connect(&run_, &PanelRun::stateChanged, this, &PanelComparison::stateChanged);
    connect(&run_, &PanelRun::arrived, this, &PanelComparison::arrived);
}

bool PanelComparison::differs(const Values& a, const Values& b) const
{
    for (const FieldInfo& f : schema_.fields) {
        const Value *x = a.find(f.name), *y = b.find(f.name);
        if (!f.redraw && y && (!x || *x != *y)) return true;
    }
    return false;
}

void PanelComparison::follow(const Values& a, const ComparisonState& state)
{
    state_ = state;
    with_ = with(a, state.against);
    own_ = on() && differs(a, with_);
    if (!own_) return run_.cancel();
    const RunState::Kind kind = run_.state().kind;
    if (!differs(wanted_, with_) && (kind == RunState::Fresh || kind == RunState::Busy)) return;
    wanted_ = with_;
    run_.want(with_);
}

RunState PanelComparison::run() const
{
    if (!own_) return {RunState::Fresh, 1, {}};
    return run_.state();
}

ResultPtr PanelComparison::result() const
{
    return own_ ? run_.result() : nullptr;
}

CanvasView::Record PanelComparison::record(ResultPtr a, const Values& drawnA) const
{
    const auto draw = [experiment = experiment_](ResultPtr result, Values values) {
        return
            [experiment, result = std::move(result), values = std::move(values)](const View& view,
                Canvas& canvas) { experiment->draw(values, *result, view, canvas); };
    };
    const ResultPtr b = own_ ? run_.result() : a;
    if (!on() || !b) return draw(std::move(a), drawnA);
    Values drawnB = own_ ? run_.resultValues() : drawnA;
    for (const FieldInfo& f : schema_.fields) // the newest of those that are read by draw alone
        if (const Value* now = with_.find(f.name); now && f.redraw) drawnB.set(f.name, *now);
    const auto [nameA, nameB] = namesApart(schema_, drawnA, drawnB);
    return
        [how = state_.show, wholes = std::make_shared<Wholes>(),
            compared = Compared{draw(a, drawnA), draw(b, drawnB), nameA, nameB}](const View& view,
            Canvas& canvas) { drawComparison(how, compared, view, canvas, wholes.get()); };
}

} // namespace seq
