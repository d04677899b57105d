#include "widgets/actions/command_source.h"

#include "widgets/actions/action_registry.h"

namespace seq {
namespace {

std::vector<Finding> commands(ActionRegistry& actions)
{
    actions.refresh();
    std::vector<Finding> found;
    for (const ActionEntry& entry : actions.entries()) {
        QAction* action = entry.action;
        if (!action->isVisible()) continue;
        const QString note = action->isCheckable() && action->isChecked()
            ? ActionRegistry::tr("%1, on").arg(entry.group)
            : entry.group;
        found.push_back({.title = plainTitle(action->text()),
            .note = note,
            .keys = action->shortcut().toString(QKeySequence::NativeText),
            .enabled = action->isEnabled(),
            .run = [action] { action->trigger(); }});
    }
    return found;
}

} // namespace

FindSource commandSource(ActionRegistry& actions)
{
    return {QStringLiteral(">"), ActionRegistry::tr("Commands"),
        [&actions] { return commands(actions); }};
}

} // namespace seq
