#include "widgets/workspace/document_state.h"

#include <algorithm>
#include <utility>

namespace seq {

const PanelState* Document::find(int key) const
{
    const auto at = std::ranges::find(panels, key, &PanelState::key);
    return at == panels.end() ? nullptr : &*at;
}

const WindowState* Document::window(int id) const
{
    const auto at = std::ranges::find(windows, id, &WindowState::id);
    return at == windows.end() ? nullptr : &*at;
}

PanelState* DocumentState::panel(int key)
{
    return const_cast<PanelState*>(document.find(key));
}

std::optional<Change> DocumentState::change(const Command& command)
{
    return std::visit([this](const auto& c) { return change(c); }, command);
}

std::optional<Change> DocumentState::change(const SetText& c)
{
    if (c.written == document.text) return {};
    return Change{c, SetText{std::exchange(document.text, c.written)}};
}

std::optional<Change> DocumentState::change(const SetModel& c)
{
    if (c.written == document.model) return {};
    return Change{c, SetModel{std::exchange(document.model, c.written)}};
}

std::optional<Change> DocumentState::change(const AddPanel& c)
{
    AddPanel made = c;
    PanelState& added = made.panel;
    if (added.key == 0 || document.find(added.key)) added.key = lastKey + 1;
    lastKey = std::max(lastKey, added.key);
    if (!document.window(added.window)) added.window = 0;
    auto& panels = document.panels;
    const bool inside = c.at >= 0 && std::size_t(c.at) < panels.size();
    panels.insert(inside ? panels.begin() + c.at : panels.end(), added);
    return Change{made, RemovePanel{added.key}};
}

std::optional<Change> DocumentState::change(const RemovePanel& c)
{
    auto& panels = document.panels;
    const auto at = std::ranges::find(panels, c.key, &PanelState::key);
    if (at == panels.end()) return {};
    const AddPanel back{*at, int(at - panels.begin())};
    panels.erase(at);
    return Change{c, back};
}

std::optional<Change> DocumentState::change(const SetValues& c)
{
    PanelState* p = panel(c.key);
    if (!p || (p->values == c.values && p->ownText == c.ownText)) return {};
    const Change made{c, SetValues{c.key, p->values, p->ownText}};
    p->values = c.values;
    p->ownText = c.ownText;
    return made;
}

std::optional<Change> DocumentState::change(const SetCamera& c)
{
    PanelState* p = panel(c.key);
    if (!p || p->camera == c.camera) return {};
    return Change{c, SetCamera{c.key, std::exchange(p->camera, c.camera)}};
}

std::optional<Change> DocumentState::change(const SetPinned& c)
{
    PanelState* p = panel(c.key);
    if (!p || p->pinned == c.pinned) return {};
    return Change{c, SetPinned{c.key, std::exchange(p->pinned, c.pinned)}};
}

std::optional<Change> DocumentState::change(const SetComparison& c)
{
    PanelState* p = panel(c.key);
    if (!p || p->comparison == c.comparison) return {};
    return Change{c, SetComparison{c.key, std::exchange(p->comparison, c.comparison)}};
}

std::optional<Change> DocumentState::change(const SetLayout& c)
{
    std::string& layout = layouts[c.window];
    if (c.layout == layout) return {};
    return Change{c, SetLayout{std::exchange(layout, c.layout), c.window}};
}

std::optional<Change> DocumentState::change(const SetPlace& c)
{
    if (c.place == document.place) return {};
    return Change{c, SetPlace{std::exchange(document.place, c.place)}};
}

std::optional<Change> DocumentState::change(const AddWindow& c)
{
    AddWindow made = c;
    int& id = made.window.id;
    if (id <= 0 || document.window(id)) id = lastWindow + 1;
    lastWindow = std::max(lastWindow, id);
    auto& windows = document.windows;
    const bool inside = c.at >= 0 && std::size_t(c.at) < windows.size();
    windows.insert(inside ? windows.begin() + c.at : windows.end(), made.window);
    return Change{made, RemoveWindow{id}};
}

std::optional<Change> DocumentState::change(const RemoveWindow& c)
{
    auto& windows = document.windows;
    const auto at = std::ranges::find(windows, c.id, &WindowState::id);
    if (at == windows.end()) return {};
    const Change made{c, AddWindow{*at, int(at - windows.begin())}};
    windows.erase(at);
    return made;
}

std::optional<Change> DocumentState::change(const SetWindow& c)
{
    PanelState* p = panel(c.key);
    const bool there = c.window == 0 || document.window(c.window);
    if (!p || !there || p->window == c.window) return {};
    return Change{c, SetWindow{c.key, std::exchange(p->window, c.window)}};
}

std::optional<Change> DocumentState::change(const AddPin& c)
{
    auto& pins = document.pins;
    if (!document.find(c.pin.panel) || std::ranges::count(pins, c.pin) > 0) return {};
    const bool inside = c.at >= 0 && std::size_t(c.at) < pins.size();
    const auto at = pins.insert(inside ? pins.begin() + c.at : pins.end(), c.pin);
    return Change{c, RemovePin{int(at - pins.begin())}};
}

std::optional<Change> DocumentState::change(const RemovePin& c)
{
    auto& pins = document.pins;
    if (c.at < 0 || std::size_t(c.at) >= pins.size()) return {};
    const Change made{c, AddPin{pins[std::size_t(c.at)], c.at}};
    pins.erase(pins.begin() + c.at);
    return made;
}

void DocumentState::note(const WindowState& now)
{
    if (now.id == 0) document.place = now.place;
    const auto at = std::ranges::find(document.windows, now.id, &WindowState::id);
    if (at != document.windows.end()) *at = now;
}

} // namespace seq
