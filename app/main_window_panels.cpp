// What is done to panels and their runs, and where the keyboard can go.
#include "app/compare_actions.h"
#include "app/inspector_dock.h"
#include "app/lesson_commands.h"
#include "app/main_window.h"
#include "widgets/form/form.h"

#include <QDockWidget>
#include <QMenuBar>
#include <algorithm>

namespace seq {
namespace {

void goTo(QDockWidget* dock)
{
    dock->show();
    dock->widget()->setFocus(Qt::TabFocusReason);
}

void goToForm(ExperimentPanel* panel)
{
    if (!panel || panel->form().schema().fields.empty()) return;
    const std::string& first = panel->form().schema().fields.front().name;
    panel->form().editor(first)->setFocus(Qt::TabFocusReason);
}

} // namespace

void MainWindow::makePanelMenu()
{
    ActionMenu panel(actions_, menuBar()->addMenu(tr("&Panels")));
    const auto open = [this] { return !open_.empty(); };
    const auto several = [this] { return open_.size() > 1; };
    const auto step = [this](std::ptrdiff_t by) {
        std::vector<int> all; // of this window, in their order
        for (const PanelState& panel : workspace_.document().panels)
            if (has(panel.key)) all.push_back(panel.key);
        const auto at = std::ranges::find(all, frontKey_);
        const auto count = std::ptrdiff_t(all.size());
        if (at == all.end()) return;
        open_.at(all[std::size_t((at - all.begin() + by + count) % count)]).dock->raise();
    };
    const auto duplicate = [this] {
        const PanelState* state = workspace_.document().find(frontKey_);
        if (state) workspace_.apply(AddPanel{*state});
    };
    const auto pin = [this] {
        const PanelState* state = workspace_.document().find(frontKey_);
        if (state) workspace_.apply(SetPinned{frontKey_, !state->pinned});
    };
    const auto close = [this] { workspace_.apply(RemovePanel{frontKey_}); };
    const auto toPicture = [this] {
        if (ExperimentPanel* panel = front()) panel->canvas().setFocus(Qt::TabFocusReason);
    };
    panel.add(
        "panel.duplicate", tr("&Duplicate"), QKeySequence(Qt::CTRL | Qt::Key_D), duplicate, open);
    QAction* follow = panel.add("panel.follow", tr("&Follow the hover"), {}, pin, open);
    follow->setCheckable(true);
    const auto showFollow = [this, follow] {
        const PanelState* state = workspace_.document().find(frontKey_);
        follow->setChecked(!state || !state->pinned);
    };
    showFollow();
    connect(&workspace_, &Workspace::panelChanged, follow, showFollow);
    connect(panel.operator->(), &QMenu::aboutToShow, follow, showFollow);
    panel.add(
        "panel.next", tr("&Next"), QKeySequence::NextChild, [step] { step(1); }, several);
    panel.add(
        "panel.previous", tr("P&revious"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Tab),
        [step] { step(-1); }, several);
    panel.add("panel.close", tr("&Close"), QKeySequence::Close, close, open);
    panel->addSeparator();
    inspector_->addCommands(panel);
    panel->addSeparator();
    panel.add("go.picture", tr("Go to the p&icture"), {}, toPicture, open);
    panel.add(
        "go.parameters", tr("Go to the p&arameters"), {}, [this] { goToForm(front()); }, open);
    panel.add("go.input", tr("Go to the inp&ut"), {}, [this] { goTo(inputDock_); });
    panel.add("go.inspector", tr("Go to the in&spector"), {}, [this] { goTo(inspector_); });
    panel.add("go.library", tr("Go to the &library"), {}, [this] { goTo(libraryDock_); });
}

void MainWindow::makeRunMenu()
{
    ActionMenu run(actions_, menuBar()->addMenu(tr("&Run")));
    const auto open = [this] { return !open_.empty(); };
    const auto again = [this] {
        const PanelState* state = workspace_.document().find(frontKey_);
        ExperimentPanel* panel = front();
        if (panel && state) panel->run().want(state->values, true);
    };
    const auto cancel = [this] {
        for (const MainWindow* window : bench_.windows())
            for (ExperimentPanel* panel : window->panels())
                panel->cancel();
    };
    const auto preset = [this](Preset which) {
        if (ExperimentPanel* panel = front()) panel->preset(which);
    };
    run.add(
        "run.quick", tr("&Quick values"), {}, [preset] { preset(Preset::Quick); }, open);
    run.add(
        "run.full", tr("&Full values"), {}, [preset] { preset(Preset::Full); }, open);
    run->addSeparator();
    run.add("run.again", tr("&Again"), QKeySequence::Refresh, again, open);
    const auto any = [this] { return !workspace_.document().panels.empty(); }; // in any window
    run.add(
        "run.cancel-all", tr("&Cancel all"), QKeySequence(Qt::CTRL | Qt::Key_Period), cancel, any);
    addCompareActions(run, [this] { return front(); });
    QMenu* steps = run->addMenu(tr("&Lesson"));
    addLessonCommands(actions_, plainTitle(run->title()), steps, [this] { return lesson_; });
}

void MainWindow::choose(const std::string& id)
{
    if (id.starts_with(kLesson)) return openLesson(id.substr(std::string_view(kLesson).size()));
    const PanelState* there = showing(id);
    if (!there || open_.empty())
        openPanel(id);
    else
        bench_.windowOf(there->key).raise(there->key);
}

const PanelState* MainWindow::showing(const std::string& experiment) const
{
    const PanelState* elsewhere = nullptr;
    for (const PanelState& panel : workspace_.document().panels) {
        if (panel.experiment != experiment) continue;
        if (has(panel.key)) return &panel;
        if (!elsewhere && bench_.windowOf(panel.key).has(panel.key)) elsewhere = &panel;
    }
    return elsewhere;
}

void MainWindow::edit(const Edit& edit)
{
    if (!bench_.find(edit.experiment)) return;
    const Workspace::Together step(workspace_, tr("go to"));
    choose(edit.experiment);
    const PanelState* raised = showing(edit.experiment);
    if (!raised) return;
    Values values = raised->values;
    for (const auto& [name, value] : edit.set)
        values.set(name, value);
    workspace_.apply(SetValues{raised->key, values, raised->ownText});
}

} // namespace seq
