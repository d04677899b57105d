#include "widgets/workspace/undo_step.h"

#include "widgets/workspace/workspace.h"

#include <algorithm>

namespace seq {
namespace {

constexpr std::chrono::seconds kBurst{1};

// The one field that a change sets; empty: none, or several.
std::string changedField(const SetValues& forth, const SetValues& back)
{
    std::string name;
    for (const auto& [field, value] : forth.values) {
        const Value* before = back.values.find(field);
        if (before && *before == value) continue;
        if (!name.empty()) return {};
        name = field;
    }
    return name;
}

struct SameThing {
    const Change &a, &b;
    bool operator()(const SetText&) const { return true; }
    bool operator()(const SetLayout& c) const
    {
        return c.window == std::get<SetLayout>(b.forth).window;
    }
    bool operator()(const SetCamera& c) const { return c.key == std::get<SetCamera>(b.forth).key; }
    bool operator()(const SetValues& c) const
    {
        const auto& next = std::get<SetValues>(b.forth);
        const std::string field = changedField(c, std::get<SetValues>(a.back));
        return c.key == next.key && !field.empty()
            && field == changedField(next, std::get<SetValues>(b.back));
    }
    bool operator()(const SetComparison& c) const // B's values
    {
        const auto& next = std::get<SetComparison>(b.forth);
        const auto& before = std::get<SetComparison>(a.back);
        return c.key == next.key && before.comparison.show == c.comparison.show
            && c.comparison.show == next.comparison.show;
    }
    template <class Other> bool operator()(const Other&) const { return false; }
};

bool sameThing(const Change& a, const Change& b)
{
    return a.forth.index() == b.forth.index() && std::visit(SameThing{a, b}, a.forth);
}

} // namespace

UndoStep::UndoStep(
    Workspace& workspace, std::vector<Change> changes, const QString& title, From from)
    : QUndoCommand(title)
    , workspace_(workspace)
    , changes_(std::move(changes))
    , from_(from)
{
}

void UndoStep::undo()
{
    workspace_.replay(changes_, false);
}

void UndoStep::redo()
{
    if (!std::exchange(fresh_, false)) workspace_.replay(changes_, true);
}

bool UndoStep::mergeWith(const QUndoCommand* command)
{
    const auto& next = static_cast<const UndoStep&>(*command);
    if (from_ == From::File || next.made_ - made_ > kBurst
        || !std::ranges::equal(changes_, next.changes_, sameThing))
        return false;
    for (std::size_t i = 0; i < changes_.size(); ++i)
        changes_[i].forth = next.changes_[i].forth;
    made_ = next.made_;
    return true;
}

} // namespace seq
