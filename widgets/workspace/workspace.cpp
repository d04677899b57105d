#include "widgets/workspace/workspace.h"

#include <algorithm>

namespace seq {

const PanelState* Document::find(int key) const
{
    const auto at = std::find_if(
        panels.begin(), panels.end(), [key](const PanelState& p) { return p.key == key; });
    return at == panels.end() ? nullptr : &*at;
}

Workspace::Workspace(QObject* parent)
    : QObject(parent)
{
}

void Workspace::apply(const Command& command)
{
    std::visit([this](const auto& c) { change(c); }, command);
}

void Workspace::hover(const std::vector<Ref>& refs, const QString& label)
{
    if (refs == hovered_ && label.isEmpty()) return;
    hovered_ = refs;
    emit hoverChanged(label);
}

void Workspace::request(const Edit& edit)
{
    emit editRequested(edit);
}

PanelState* Workspace::panel(int key)
{
    return const_cast<PanelState*>(document_.find(key));
}

void Workspace::change(const SetText& c)
{
    if (c.written == document_.text) return;
    document_.text = c.written;
    emit textChanged();
}

void Workspace::change(const AddPanel& c)
{
    document_.panels.push_back(c.panel);
    document_.panels.back().key = ++lastKey_;
    emit panelAdded(lastKey_);
}

void Workspace::change(const RemovePanel& c)
{
    const auto removed
        = std::erase_if(document_.panels, [&c](const PanelState& p) { return p.key == c.key; });
    if (removed) emit panelRemoved(c.key);
}

void Workspace::change(const SetValues& c)
{
    PanelState* p = panel(c.key);
    if (!p || (p->values == c.values && p->ownText == c.ownText)) return;
    p->values = c.values;
    p->ownText = c.ownText;
    emit panelChanged(c.key);
}

void Workspace::change(const SetCamera& c)
{
    PanelState* p = panel(c.key);
    if (!p || p->camera == c.camera) return;
    p->camera = c.camera;
    emit panelChanged(c.key);
}

void Workspace::change(const SetPinned& c)
{
    PanelState* p = panel(c.key);
    if (!p || p->pinned == c.pinned) return;
    p->pinned = c.pinned;
    emit panelChanged(c.key);
}

} // namespace seq
