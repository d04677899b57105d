#include "widgets/workspace/workspace.h"

#include <QScopedValueRollback>
#include <algorithm>
#include <ranges>

namespace seq {
namespace {

struct Title {
    QString operator()(const SetText&) const { return Workspace::tr("text"); }
    QString operator()(const SetModel&) const { return Workspace::tr("model"); }
    QString operator()(const AddPanel&) const { return Workspace::tr("open panel"); }
    QString operator()(const RemovePanel&) const { return Workspace::tr("close panel"); }
    QString operator()(const SetValues&) const { return Workspace::tr("parameters"); }
    QString operator()(const SetCamera&) const { return Workspace::tr("view"); }
    QString operator()(const SetPinned&) const { return Workspace::tr("follow the hover"); }
    QString operator()(const SetComparison&) const { return Workspace::tr("comparison"); }
    QString operator()(const SetLayout&) const { return Workspace::tr("layout"); }
    QString operator()(const AddPin&) const { return Workspace::tr("pin"); }
    QString operator()(const RemovePin&) const { return Workspace::tr("remove pin"); }
    QString operator()(const AddWindow&) const { return Workspace::tr("new window"); }
    QString operator()(const RemoveWindow&) const { return Workspace::tr("close window"); }
    QString operator()(const SetWindow&) const { return Workspace::tr("move panel"); }
};

} // namespace

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

Workspace::Workspace(QObject* parent)
    : QObject(parent)
{
    history_.setUndoLimit(kSteps);
}

void Workspace::apply(const Command& command)
{
    if (replaying_) return;
    const Together step(*this, std::visit(Title{}, command));
    if (const auto* gone = std::get_if<RemovePanel>(&command)) removePins(gone->key);
    if (const auto* gone = std::get_if<RemoveWindow>(&command)) emptyWindow(gone->id);
    auto made = change(command);
    if (!made) return;
    step_.push_back(*made);
    tell(made->forth);
}

void Workspace::open(Document document)
{
    while (!document_.panels.empty())
        apply(RemovePanel{document_.panels.back().key});
    while (!document_.windows.empty())
        apply(RemoveWindow{document_.windows.back().id});
    document_.place = document.place;
    apply(SetText{document.text});
    apply(SetModel{document.model});
    for (WindowState& window : document.windows)
        apply(AddWindow{std::move(window)});
    for (PanelState& panel : document.panels)
        apply(AddPanel{std::move(panel)});
    for (Pin& pin : document.pins)
        apply(AddPin{std::move(pin)});
    history_.clear();
}

Workspace::Together::Together(Workspace& workspace, const QString& title)
    : workspace_(workspace)
{
    workspace_.begin(title);
}

Workspace::Together::~Together()
{
    workspace_.end();
}

void Workspace::begin(const QString& title)
{
    if (depth_++ == 0) title_ = title;
}

void Workspace::end()
{
    if (--depth_ > 0 || step_.empty()) return;
    history_.push(new UndoStep(*this, std::exchange(step_, {}), title_));
}

void Workspace::replay(const std::vector<Change>& changes, bool forth)
{
    const QScopedValueRollback<bool> quiet(replaying_, true);
    const auto again = [this](const Command& command) {
        if (const auto made = change(command)) tell(made->forth);
    };
    if (forth)
        for (const Change& c : changes)
            again(c.forth);
    else
        for (const Change& c : std::views::reverse(changes))
            again(c.back);
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

std::optional<Change> Workspace::change(const Command& command)
{
    return std::visit([this](const auto& c) { return change(c); }, command);
}

std::optional<Change> Workspace::change(const SetText& c)
{
    if (c.written == document_.text) return {};
    return Change{c, SetText{std::exchange(document_.text, c.written)}};
}

std::optional<Change> Workspace::change(const SetModel& c)
{
    if (c.written == document_.model) return {};
    return Change{c, SetModel{std::exchange(document_.model, c.written)}};
}

std::optional<Change> Workspace::change(const AddPanel& c)
{
    AddPanel made = c;
    PanelState& added = made.panel;
    if (added.key == 0 || document_.find(added.key)) added.key = lastKey_ + 1;
    lastKey_ = std::max(lastKey_, added.key);
    if (!document_.window(added.window)) added.window = 0;
    auto& panels = document_.panels;
    const bool inside = c.at >= 0 && std::size_t(c.at) < panels.size();
    panels.insert(inside ? panels.begin() + c.at : panels.end(), added);
    return Change{made, RemovePanel{added.key}};
}

std::optional<Change> Workspace::change(const RemovePanel& c)
{
    auto& panels = document_.panels;
    const auto at = std::ranges::find(panels, c.key, &PanelState::key);
    if (at == panels.end()) return {};
    const AddPanel back{*at, int(at - panels.begin())};
    panels.erase(at);
    return Change{c, back};
}

std::optional<Change> Workspace::change(const SetValues& c)
{
    PanelState* p = panel(c.key);
    if (!p || (p->values == c.values && p->ownText == c.ownText)) return {};
    const Change made{c, SetValues{c.key, p->values, p->ownText}};
    p->values = c.values;
    p->ownText = c.ownText;
    return made;
}

std::optional<Change> Workspace::change(const SetCamera& c)
{
    PanelState* p = panel(c.key);
    if (!p || p->camera == c.camera) return {};
    return Change{c, SetCamera{c.key, std::exchange(p->camera, c.camera)}};
}

std::optional<Change> Workspace::change(const SetPinned& c)
{
    PanelState* p = panel(c.key);
    if (!p || p->pinned == c.pinned) return {};
    return Change{c, SetPinned{c.key, std::exchange(p->pinned, c.pinned)}};
}

std::optional<Change> Workspace::change(const SetComparison& c)
{
    PanelState* p = panel(c.key);
    if (!p || p->comparison == c.comparison) return {};
    return Change{c, SetComparison{c.key, std::exchange(p->comparison, c.comparison)}};
}

std::optional<Change> Workspace::change(const SetLayout& c)
{
    std::string& layout = layouts_[c.window];
    if (c.layout == layout) return {};
    return Change{c, SetLayout{std::exchange(layout, c.layout), c.window}};
}

std::optional<Change> Workspace::change(const AddWindow& c)
{
    AddWindow made = c;
    int& id = made.window.id;
    if (id <= 0 || document_.window(id)) id = lastWindow_ + 1;
    lastWindow_ = std::max(lastWindow_, id);
    auto& windows = document_.windows;
    const bool inside = c.at >= 0 && std::size_t(c.at) < windows.size();
    windows.insert(inside ? windows.begin() + c.at : windows.end(), made.window);
    return Change{made, RemoveWindow{id}};
}

std::optional<Change> Workspace::change(const RemoveWindow& c)
{
    auto& windows = document_.windows;
    const auto at = std::ranges::find(windows, c.id, &WindowState::id);
    if (at == windows.end()) return {};
    const Change made{c, AddWindow{*at, int(at - windows.begin())}};
    windows.erase(at);
    return made;
}

std::optional<Change> Workspace::change(const SetWindow& c)
{
    PanelState* p = panel(c.key);
    const bool there = c.window == 0 || document_.window(c.window);
    if (!p || !there || p->window == c.window) return {};
    return Change{c, SetWindow{c.key, std::exchange(p->window, c.window)}};
}

void Workspace::emptyWindow(int id)
{
    for (std::size_t i = 0; i < document_.panels.size(); ++i)
        if (document_.panels[i].window == id) apply(SetWindow{document_.panels[i].key, 0});
}

void Workspace::noteWindow(const WindowState& now)
{
    if (now.id == 0) document_.place = now.place;
    const auto at = std::ranges::find(document_.windows, now.id, &WindowState::id);
    if (at != document_.windows.end()) *at = now;
}

std::optional<Change> Workspace::change(const AddPin& c)
{
    auto& pins = document_.pins;
    if (!document_.find(c.pin.panel) || std::ranges::count(pins, c.pin) > 0) return {};
    const bool inside = c.at >= 0 && std::size_t(c.at) < pins.size();
    const auto at = pins.insert(inside ? pins.begin() + c.at : pins.end(), c.pin);
    return Change{c, RemovePin{int(at - pins.begin())}};
}

std::optional<Change> Workspace::change(const RemovePin& c)
{
    auto& pins = document_.pins;
    if (c.at < 0 || std::size_t(c.at) >= pins.size()) return {};
    const Change made{c, AddPin{pins[std::size_t(c.at)], c.at}};
    pins.erase(pins.begin() + c.at);
    return made;
}

void Workspace::removePins(int panel)
{
    for (int i = int(document_.pins.size()); i-- > 0;)
        if (document_.pins[std::size_t(i)].panel == panel) apply(RemovePin{i});
}

void Workspace::tell(const Command& command)
{
    struct Teller {
        Workspace& w;
        void operator()(const SetText&) const { emit w.textChanged(); }
        void operator()(const SetModel&) const { emit w.modelChanged(); }
        void operator()(const AddPanel& c) const { emit w.panelAdded(c.panel.key); }
        void operator()(const RemovePanel& c) const { emit w.panelRemoved(c.key); }
        void operator()(const SetValues& c) const { emit w.panelChanged(c.key); }
        void operator()(const SetCamera& c) const { emit w.panelChanged(c.key); }
        void operator()(const SetPinned& c) const { emit w.panelChanged(c.key); }
        void operator()(const SetComparison& c) const { emit w.panelChanged(c.key); }
        void operator()(const SetLayout& c) const
        {
            if (w.replaying()) emit w.layoutChanged(c.layout, c.window);
        }
        void operator()(const AddPin&) const { emit w.pinsChanged(); }
        void operator()(const RemovePin&) const { emit w.pinsChanged(); }
        void operator()(const AddWindow& c) const { emit w.windowAdded(c.window.id); }
        void operator()(const RemoveWindow& c) const { emit w.windowRemoved(c.id); }
        void operator()(const SetWindow& c) const { emit w.panelMoved(c.key); }
    };
    std::visit(Teller{*this}, command);
}

} // namespace seq
