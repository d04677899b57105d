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
    QString operator()(const SetPlace&) const { return Workspace::tr("layout"); }
    QString operator()(const AddPin&) const { return Workspace::tr("pin"); }
    QString operator()(const RemovePin&) const { return Workspace::tr("remove pin"); }
    QString operator()(const AddWindow&) const { return Workspace::tr("new window"); }
    QString operator()(const RemoveWindow&) const { return Workspace::tr("close window"); }
    QString operator()(const SetWindow&) const { return Workspace::tr("move panel"); }
};

} // namespace

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
    auto made = state_.change(command);
    if (!made) return;
    step_.push_back(*made);
    tell(made->forth);
}

void Workspace::open(Document document)
{
    while (!state_.document.panels.empty())
        apply(RemovePanel{state_.document.panels.back().key});
    while (!state_.document.windows.empty())
        apply(RemoveWindow{state_.document.windows.back().id});
    state_.document.place = document.place;
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

HistoryRecord Workspace::around(int most) const
{
    HistoryRecord record;
    const auto step = [this](int at) {
        const auto* one = static_cast<const UndoStep*>(history_.command(at));
        return StepRecord{one->text().toStdString(), one->changes()};
    };
    const int now = history_.index();
    for (int at = now - 1; at >= 0 && at >= now - most; --at)
        record.undo.push_back(step(at));
    for (int at = now; at < history_.count() && at < now + most; ++at)
        record.redo.push_back(step(at));
    return record;
}

void Workspace::restore(const HistoryRecord& record)
{
    const QScopedValueRollback<bool> quiet(restoring_, true);
    history_.clear();
    const auto push = [this](const StepRecord& step) {
        history_.push(new UndoStep(
            *this, step.changes, QString::fromStdString(step.title), UndoStep::From::File));
        for (const Change& change : step.changes)
            for (const Command* command : {&change.forth, &change.back})
                if (const auto* made = std::get_if<AddPanel>(command))
                    state_.lastKey = std::max(state_.lastKey, made->panel.key);
    };
    std::ranges::for_each(std::views::reverse(record.undo), push);
    std::ranges::for_each(record.redo, push);
    history_.setIndex(int(record.undo.size()));
    history_.setClean();
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
    if (restoring_) return; // the document is there already
    const QScopedValueRollback<bool> quiet(replaying_, true);
    const auto again = [this](const Command& command) {
        if (const auto made = state_.change(command)) tell(made->forth);
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

void Workspace::emptyWindow(int id)
{
    for (std::size_t i = 0; i < state_.document.panels.size(); ++i)
        if (state_.document.panels[i].window == id)
            apply(SetWindow{state_.document.panels[i].key, 0});
}

void Workspace::removePins(int panel)
{
    for (int i = int(state_.document.pins.size()); i-- > 0;)
        if (state_.document.pins[std::size_t(i)].panel == panel) apply(RemovePin{i});
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
        void operator()(const SetPlace& c) const
        {
            if (w.replaying()) emit w.placeChanged(c.place);
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
