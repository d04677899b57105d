// A panel beside another run of its experiment.
#include "engine/experiment/compared_values.h"
#include "widgets/form/form.h"
#include "widgets/panel/compare_bar.h"
#include "widgets/panel/compare_dialog.h"
#include "widgets/panel/experiment_panel.h"
#include "widgets/panel/history_list.h"
#include "widgets/panel/numbers_table.h"

#include <QFrame>
#include <QMenu>
#include <QToolButton>

namespace seq {

void ExperimentPanel::connectComparison()
{
    connect(&comparison_, &PanelComparison::arrived, this, [this] {
        showNumbers();
        redraw();
    });
    connect(&comparison_, &PanelComparison::stateChanged, this, [this] {
        showState();
        emit stateChanged();
    });
    connect(history_, &HistoryList::compared, this, &ExperimentPanel::compareWith);
    connect(compareBar_, &CompareBar::change, this, &ExperimentPanel::askComparison);
    connect(compareBar_, &CompareBar::swap, this, &ExperimentPanel::swapComparison);
    connect(compareBar_, &CompareBar::chosen, this, [this](Comparison how) {
        setComparison(how == Comparison::Off ? ComparisonState{}
                                             : ComparisonState{how, comparison().against});
    });
    auto* menu = new QMenu(this);
    compare_->setMenu(menu);
    compare_->setPopupMode(QToolButton::InstantPopup);
    QAction* before
        = menu->addAction(tr("With the run before"), this, &ExperimentPanel::compareWithRunBefore);
    menu->addAction(tr("With other values\u2026"), this, &ExperimentPanel::askComparison);
    connect(menu, &QMenu::aboutToShow, this,
        [this, before] { before->setEnabled(runBefore().has_value()); });
}

ComparisonState ExperimentPanel::drawnComparison() const
{
    if (!comparison_.on()) return {};
    return {comparison().show, changesFrom(drawnValues(), comparison().against)};
}

RunState ExperimentPanel::state() const
{
    const bool done = run_.state().kind == RunState::Fresh;
    return done && comparison_.on() ? comparison_.run() : run_.state();
}

void ExperimentPanel::cancel()
{
    run_.cancel();
    comparison_.cancel();
}

std::optional<Values> ExperimentPanel::runBefore() const
{
    const auto& runs = history_->runs();
    if (runs.size() < 2) return {};
    return runs[runs.size() - 2];
}

void ExperimentPanel::goBack()
{
    if (const auto run = runBefore()) propose(*run);
}

void ExperimentPanel::setComparison(const ComparisonState& comparison)
{
    context_.workspace.apply(SetComparison{key_, comparison});
}

void ExperimentPanel::compareWith(const Values& run)
{
    Values against; // what is read by draw alone goes on with A: both show the same view
    for (const FieldInfo& f : schema_.fields)
        if (const Value* value = run.find(f.name); value && !f.redraw) against.set(f.name, *value);
    const Comparison how = comparison_.on() ? comparison().show : Comparison::Beside;
    setComparison({how, against});
}

void ExperimentPanel::compareWithRunBefore()
{
    if (const auto run = runBefore()) compareWith(*run);
}

void ExperimentPanel::askComparison()
{
    const PanelState* state = context_.workspace.document().find(key_);
    if (!state) return;
    const Values other = with(state->values, state->comparison.against);
    auto* dialog = new CompareDialog(schema_, state->values, other, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &CompareDialog::chosen, this, [this](const Values& changes) {
        const Comparison how = comparison_.on() ? comparison().show : Comparison::Beside;
        setComparison({how, changes});
    });
    dialog->open();
}

// What B had is A's now, and the other way round.
void ExperimentPanel::swapComparison()
{
    const PanelState* state = context_.workspace.document().find(key_);
    if (!state) return;
    Values a = state->values;
    ComparisonState swapped = state->comparison;
    for (const auto& [name, value] : state->comparison.against)
        if (const Value* own = state->values.find(name)) {
            swapped.against.set(name, *own);
            a.set(name, value);
        }
    const Workspace::Together step(context_.workspace, tr("swap"));
    propose(std::move(a));
    setComparison(swapped);
}

void ExperimentPanel::showNumbers()
{
    if (!run_.result()) return;
    const ResultPtr b = comparison_.result();
    numbers_->show(run_.result()->numbers, comparison_.on() && b ? &b->numbers : nullptr);
}

void ExperimentPanel::showComparison()
{
    showNumbers();
    const std::string b = namesApart(schema_, followed_, comparison_.other())[1];
    const bool calm = side_->isHidden(); // the picture says what it shows
    compareBar_->show(
        calm ? Comparison::Off : comparison().show, tr("B: %1").arg(QString::fromStdString(b)));
}

} // namespace seq
