#include "app/workbench.h"

#include "app/dock_layout.h"
#include "app/main_window.h"
#include "app/session.h"
#include "app/window_place.h"
#include "widgets/language/said.h"

#include <QScopedValueRollback>
#include <QStatusBar>
#include <algorithm>

namespace seq {
namespace {

constexpr std::size_t kTileBytes = 192 << 20;
constexpr int kSaid = 10000; // ms

bool projects(MainWindow& window)
{
    return window.actions().action(QStringLiteral("view.projector"))->isChecked();
}

} // namespace

Workbench::Workbench(Engine& e, Runner& r, Renderer ink)
    : engine(e)
    , runner(r)
    , renderer(ink)
    , tiles(runner, kTileBytes)
{
    const auto schemaOf = [this](const std::string& id) -> const Schema* {
        const Entry* entry = find(id);
        return entry && entry->experiment ? &entry->schema : nullptr;
    };
    const auto layout = [this] {
        noteWindows();
        return first().layout().panels();
    };
    session_ = new Session(workspace, schemaOf, layout, this);
    connect(
        session_, &Session::loaded, this, [this](const QString& state, const QStringList& notices) {
            putLayout(state);
            QStringList shown;
            for (const QString& notice : notices)
                shown << said(notice.toStdString());
            if (!shown.isEmpty())
                active().statusBar()->showMessage(shown.join(QStringLiteral("; ")), kSaid);
        });
    connect(&workspace, &Workspace::windowAdded, this, &Workbench::open);
    connect(&workspace, &Workspace::windowRemoved, this, &Workbench::drop);
    connect(&workspace, &Workspace::placeChanged, this,
        [this](const Place& place) { restore(first(), place); });
    connect(&workspace, &Workspace::panelAdded, this, &Workbench::place);
    connect(&workspace, &Workspace::panelMoved, this, &Workbench::place);
    connect(&workspace, &Workspace::editRequested, this,
        [this](const Edit& edit) { active().edit(edit); });
}

Workbench::~Workbench()
{
    workspace.history().disconnect(); // what hears of its end would ask for windows that are gone
}

void Workbench::enter(MainWindow& window)
{
    windows_[0] = active_ = &window;
    connect(&window.actions(), &ActionRegistry::shortcutsChanged, this, [this] { share(first()); });
}

void Workbench::addFamily(Listed family)
{
    for (const auto& experiment : family.experiments) {
        Entry& entry = entries_[std::string(experiment->info().id)];
        entry.experiment = experiment;
        entry.schema = experiment->schema();
    }
    for (const PanelEntry& entry : family.bespoke)
        entries_[std::string(entry.id)].bespoke = entry;
    families_.push_back(std::move(family));
    for (MainWindow* window : windows())
        window->list(families_.back());
}

const Workbench::Entry* Workbench::find(const std::string& experiment) const
{
    const auto at = entries_.find(experiment);
    return at == entries_.end() ? nullptr : &at->second;
}

void Workbench::useFolders(
    const std::filesystem::path& settings, const std::filesystem::path& copies)
{
    settings_ = settings;
    copies_ = copies;
    recent = RecentFiles(settings / "recent.json");
    layouts = LayoutFile(settings / "layouts.json");
    for (MainWindow* window : windows())
        readShortcuts(*window);
    session_->keepCopies(copies);
}

void Workbench::readShortcuts(MainWindow& window)
{
    if (!settings_.empty()) window.actions().keepShortcuts(settings_ / "shortcuts.json");
}

void Workbench::share(const MainWindow& changed)
{
    if (sharing_) return;
    const QScopedValueRollback<bool> once(sharing_, true);
    for (MainWindow* window : windows())
        if (window != &changed) readShortcuts(*window);
}

std::vector<MainWindow*> Workbench::windows() const
{
    std::vector<MainWindow*> all;
    for (const auto& [id, window] : windows_)
        all.push_back(window);
    return all;
}

MainWindow& Workbench::windowOf(int panel) const
{
    const PanelState* state = workspace.document().find(panel);
    const auto at = windows_.find(state ? state->window : 0);
    return at == windows_.end() ? first() : *at->second;
}

MainWindow* Workbench::beside(const MainWindow& window) const
{
    if (windows_.size() < 2) return nullptr;
    const auto next = windows_.upper_bound(window.id());
    return next == windows_.end() ? &first() : next->second;
}

MainWindow& Workbench::active() const
{
    return *active_;
}

void Workbench::setActive(MainWindow& window)
{
    const auto at = windows_.find(window.id());
    if (at != windows_.end() && at->second == &window) active_ = &window;
}

MainWindow& Workbench::newWindow()
{
    workspace.apply(AddWindow{});
    return *windows_.at(workspace.lastWindow());
}

void Workbench::movePanel(int key, MainWindow& to)
{
    workspace.apply(SetWindow{key, to.id()});
    to.raise(key);
}

// The first one cannot go: it becomes the next one, in its place.
void Workbench::close(MainWindow& window)
{
    noteWindows();
    if (&window != &first()) return workspace.apply(RemoveWindow{window.id()});
    const MainWindow* other = beside(window);
    if (!other) return;
    const WindowState state = *workspace.document().window(other->id());
    const Workspace::Together step(workspace, tr("close window"));
    window.layout().change([&] {
        workspace.apply(RemoveWindow{state.id});
        window.layout().put(state.layout);
    });
    workspace.apply(SetPlace{state.place});
    restore(window, state.place);
}

void Workbench::quit()
{
    quitting_ = true;
    for (MainWindow* window : windows())
        window->close();
}

void Workbench::open(int id)
{
    const WindowState state = *workspace.document().window(id);
    auto* window = new MainWindow(*this, id);
    const auto all = windows();
    putInPlace(*window, state.place, {all.begin(), all.end()});
    windows_[id] = window;
    readShortcuts(*window);
    connect(&window->actions(), &ActionRegistry::shortcutsChanged, this,
        [this, window] { share(*window); });
    for (const Listed& family : families_)
        window->list(family);
    window->begin();
    for (MainWindow* each : windows())
        for (ExperimentPanel* panel : each->panels())
            window->follow(panel);
    window->layout().expect(state.layout);
    window->show();
    window->actions().refresh();
    emit windowOpened(window);
}

void Workbench::drop(int id)
{
    const auto at = windows_.find(id);
    if (at == windows_.end()) return;
    MainWindow* window = at->second;
    windows_.erase(at);
    if (active_ == window) active_ = &first();
    window->hide();
    if (projects(*window)) // once its widgets are gone: all others are polished again
        connect(
            window, &QObject::destroyed, this,
            [this] {
                if (std::ranges::none_of(windows(), [](auto* w) { return projects(*w); }))
                    look.setLeastText(0);
            },
            Qt::QueuedConnection);
    window->deleteLater(); // this may be its own doing
}

void Workbench::closeOthers()
{
    while (windows_.size() > 1) {
        delete windows_.rbegin()->second;
        windows_.erase(std::prev(windows_.end()));
    }
    active_ = &first();
}

void Workbench::place(int panel)
{
    MainWindow& home = windowOf(panel);
    for (MainWindow* window : windows())
        if (window != &home && window->has(panel)) return home.adopt(panel, window->release(panel));
    ExperimentPanel* made = home.addPanel(panel);
    for (MainWindow* window : windows())
        if (made) window->follow(made);
}

void Workbench::noteWindows()
{
    if (workspace.document().windows.empty()) return; // where the only one is, is no one's concern
    for (MainWindow* window : windows())
        workspace.noteWindow({window->id(), placeOf(*window), window->layout().now()});
}

void Workbench::putLayout(const QString& state)
{
    const Document& document = workspace.document();
    if (!document.windows.empty() && document.place.width > 0) restore(first(), document.place);
    first().layout().putPanels(state);
    for (MainWindow* window : windows())
        if (ExperimentPanel* panel = window->front(); panel && window != &first())
            panel->canvas().setFocus(Qt::OtherFocusReason);
}

} // namespace seq
