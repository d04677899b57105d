#include "app/compare_actions.h"

namespace seq {
namespace {

void show(ExperimentPanel& panel, Comparison how)
{
    ComparisonState comparison = panel.comparison();
    comparison.show = how;
    panel.setComparison(how == Comparison::Off ? ComparisonState{} : comparison);
}

} // namespace

void addCompareActions(ActionMenu& menu, std::function<ExperimentPanel*()> front)
{
    const auto add = [&menu, front](const char* id, const QString& title, auto run, auto possible) {
        menu.add(
            id, title, {},
            [front, run] {
                if (ExperimentPanel* panel = front()) run(*panel);
            },
            [front, possible] {
                const ExperimentPanel* panel = front();
                return panel && possible(*panel);
            });
    };
    using Panel = ExperimentPanel;
    const auto ran = [](const Panel& p) { return p.runBefore().has_value(); };
    const auto any = [](const Panel&) { return true; };
    const auto on = [](const Panel& p) { return p.comparison().show != Comparison::Off; };
    add(
        "run.back", ExperimentPanel::tr("&Back to the run before"), [](Panel& p) { p.goBack(); },
        ran);
    menu->addSeparator();
    add(
        "compare.before", ExperimentPanel::tr("Compare with the &run before"),
        [](Panel& p) { p.compareWithRunBefore(); }, ran);
    add(
        "compare.values", ExperimentPanel::tr("Compare &with\u2026"),
        [](Panel& p) { p.askComparison(); }, any);
    add(
        "compare.beside", ExperimentPanel::tr("&Side by side (A | B)"),
        [](Panel& p) { show(p, Comparison::Beside); }, on);
    add(
        "compare.difference", ExperimentPanel::tr("&Difference (A \u2212 B)"),
        [](Panel& p) { show(p, Comparison::Difference); }, on);
    add(
        "compare.off", ExperimentPanel::tr("&End the comparison"),
        [](Panel& p) { show(p, Comparison::Off); }, on);
}

} // namespace seq
