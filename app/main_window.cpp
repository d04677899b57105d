#include "app/main_window.h"

#include "app/dock_layout.h"
#include "app/help_desk.h"
#include "app/inspector_dock.h"
#include "app/lesson_panel.h"
#include "app/library_list.h"
#include "app/session.h"
#include "engine/experiment/engine.h"
#include "widgets/jobs/job_bar.h"
#include "widgets/language/language.h"

#include <QDockWidget>
#include <QDragEnterEvent>
#include <QMimeData>
#include <QScreen>
#include <QTimer>
#include <algorithm>

namespace seq {
namespace {

constexpr std::size_t kTileBytes = 192 << 20;

} // namespace

MainWindow::MainWindow(Engine& engine, Runner& runner, Renderer renderer)
    : engine_(engine)
    , runner_(runner)
    , tiles_(runner, kTileBytes)
    , renderer_(renderer)
    , mailbox_(this)
{
    resize(QSize(1280, 800).boundedTo(screen()->availableSize() - QSize(0, 32))); // its frame too
    setAcceptDrops(true);
    makeDocks();
    makeSession();
    makeStatus();
    connect(&workspace_, &Workspace::panelAdded, this, &MainWindow::addPanel);
    connect(&workspace_, &Workspace::panelRemoved, this, &MainWindow::removePanel);
    makeMenus();
    connect(&workspace_, &Workspace::editRequested, this, &MainWindow::edit);
    connect(&tiles_, &TileCache::arrived, this, [this] {
        for (ExperimentPanel* panel : panels())
            panel->canvas().tilesArrived();
    });
}

MainWindow::~MainWindow()
{
    for (const auto& [key, open] : open_)
        open.dock->disconnect(this);
    open_.clear();
    delete area_; // panels use the workspace and the tiles
}

void MainWindow::addFamily(const QString& title,
    const std::vector<std::shared_ptr<const Experiment>>& experiments,
    const std::vector<PanelEntry>& bespoke)
{
    QTreeWidgetItem* family = library_->addFamily(title);
    findChild<HelpDesk*>()->addFamily(title, experiments);
    for (const auto& experiment : experiments) {
        const Info& info = experiment->info();
        Entry& entry = entries_[std::string(info.id)];
        entry.experiment = experiment;
        entry.schema = experiment->schema();
        library_->addEntry(
            family, declared(info.title), std::string(info.id), declared(info.summary));
    }
    for (const PanelEntry& entry : bespoke) {
        const std::string id(entry.id);
        if (!entries_.contains(id)) library_->addEntry(family, declared(entry.title), id, {});
        entries_[id].bespoke = entry;
    }
}

void MainWindow::addBroken(const QString& title, const QString& reason)
{
    library_->addBroken(title, reason);
}

void MainWindow::start(const std::vector<std::filesystem::path>& files)
{
    look_.followSystem();
    listLessons();
    const auto widen = [this] { // titles are whole, whatever the text size
        if (const int wished = library_->wishedWidth(); wished > library_->width())
            resizeDocks({libraryDock_}, {wished}, Qt::Horizontal);
    };
    widen();
    connect(&look_, &Look::changed, this, widen);
    for (const auto& file : files)
        open(file);
    const bool resumed = files.empty() && session_->resume();
    if (open_.empty()) openFirst();
    if (ExperimentPanel* panel = front()) panel->canvas().setFocus(Qt::OtherFocusReason);
    if (!resumed) workspace_.history().clear(); // it begins with what the user does
    offerRecovery();
}

void MainWindow::openFirst()
{
    const auto models = listedModels();
    const bool model = !workspace_.document().model.empty()
        || std::any_of(
            models.begin(), models.end(), [](const ListedModel& m) { return m.present; });
    if (!model) sayMissingModel();
    const char* const wished[]
        = {model ? "attention.explore" : "tokenization.compare", "tokenization.compare"};
    for (const char* id : wished)
        if (entries_.contains(id)) return choose(id);
    if (!entries_.empty()) choose(entries_.begin()->first);
}

void MainWindow::choose(const std::string& id)
{
    if (id.starts_with(kLesson)) return openLesson(id.substr(std::string_view(kLesson).size()));
    for (const PanelState& panel : workspace_.document().panels) {
        const auto at = open_.find(panel.key);
        if (panel.experiment != id || at == open_.end()) continue;
        at->second.dock->show();
        at->second.dock->raise();
        return;
    }
    openPanel(id);
}

ExperimentPanel* MainWindow::openPanel(const std::string& id)
{
    const auto entry = entries_.find(id);
    if (entry == entries_.end()) return nullptr;
    PanelState state;
    state.experiment = id;
    if (const auto& experiment = entry->second.experiment) {
        state.values = experiment->preset(Preset::Quick);
        const Schema& schema = entry->second.schema;
        const std::string& model = workspace_.document().model;
        for (const FieldInfo& f : schema.fields)
            if (f.type == FieldInfo::Model && !model.empty()) state.values.set(f.name, model);
    }
    workspace_.apply(AddPanel{state});
    return open_.at(workspace_.lastKey()).panel;
}

void MainWindow::addPanel(int key)
{
    const PanelState* state = workspace_.document().find(key);
    const Entry& entry = entries_.at(state->experiment);
    const bool generic = !entry.bespoke.make;
    const QString title = declared(generic ? entry.experiment->info().title : entry.bespoke.title);
    auto* dock = new QDockWidget(title, area_);
    dock->setObjectName(QStringLiteral("panel %1").arg(key));
    Open open{dock, nullptr};
    if (generic) {
        open.panel = new ExperimentPanel(
            {workspace_, runner_, tiles_, look_, renderer_}, key, entry.experiment, dock);
        dock->setWidget(open.panel);
        open.panel->setCalm(projector_);
        connectPanel(key, title, open.panel);
    } else {
        PanelState copy = *state;
        dock->setWidget(entry.bespoke.make(workspace_, copy));
    }
    QDockWidget* beside = open_.empty() ? nullptr : open_.rbegin()->second.dock;
    open_[key] = open;
    area_->addDockWidget(Qt::TopDockWidgetArea, dock);
    if (beside && !beside->isFloating()) area_->tabifyDockWidget(beside, dock);
    dock->show();
    dock->raise();
    dock->installEventFilter(this);
    connect(dock, &QDockWidget::visibilityChanged, this, [this, key](bool on) {
        if (on) frontKey_ = key;
        actions_.refresh();
    });
    frontKey_ = key;
    layout_->adopt(key, dock);
}

void MainWindow::connectPanel(int key, const QString& title, ExperimentPanel* panel)
{
    connect(panel, &ExperimentPanel::stateChanged, this, [this, key, title, panel] {
        jobs_->tell(key, title, panel->state());
        if (panel->state().kind != RunState::Busy) actions_.refresh();
        if (lesson_ && panel->run().state().kind == RunState::Fresh)
            lesson_->hear(
                std::string(panel->experiment().info().id), panel->run().result()->numbers);
    });
    inspector_->follow(panel);
    panel->canvas().setContextMenuPolicy(Qt::CustomContextMenu);
    connect(&panel->canvas(), &QWidget::customContextMenuRequested, this,
        [this, panel](QPoint at) { offer(panel, at); });
    connect(panel, &ExperimentPanel::pictureDrawn, this, [this] {
        if (std::exchange(pictured_, true)) return;
        QTimer::singleShot(0, this, &MainWindow::firstPicture);
    });
}

void MainWindow::removePanel(int key)
{
    const auto at = open_.find(key);
    if (at == open_.end()) return;
    QDockWidget* dock = at->second.dock;
    jobs_->forget(key);
    layout_->forget(key);
    open_.erase(at);
    dock->removeEventFilter(this);
    dock->hide();
    dock->deleteLater();
}

bool MainWindow::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::Close) return QMainWindow::eventFilter(watched, event);
    for (const auto& [key, open] : open_)
        if (open.dock == watched)
            QTimer::singleShot(0, this, [this, k = key] { workspace_.apply(RemovePanel{k}); });
    return QMainWindow::eventFilter(watched, event);
}

std::vector<ExperimentPanel*> MainWindow::panels() const
{
    std::vector<ExperimentPanel*> all;
    for (const auto& [key, open] : open_)
        if (open.panel) all.push_back(open.panel);
    return all;
}

ExperimentPanel* MainWindow::front() const
{
    const auto at = open_.find(frontKey_);
    if (at != open_.end()) return at->second.panel;
    const auto all = panels();
    return all.empty() ? nullptr : all.back();
}

// A click in one panel that sets another experiment's fields.
void MainWindow::edit(const Edit& edit)
{
    if (!entries_.contains(edit.experiment)) return;
    const Workspace::Together step(workspace_, tr("go to"));
    choose(edit.experiment);
    const auto& all = workspace_.document().panels;
    const auto at = std::find_if(all.rbegin(), all.rend(),
        [&edit](const PanelState& p) { return p.experiment == edit.experiment; });
    if (at == all.rend()) return;
    Values values = at->values;
    for (const auto& [name, value] : edit.set)
        values.set(name, value);
    workspace_.apply(SetValues{at->key, values, at->ownText});
}

void MainWindow::paintEvent(QPaintEvent* event)
{
    QMainWindow::paintEvent(event);
    if (std::exchange(painted_, true)) return;
    QTimer::singleShot(0, this, &MainWindow::painted); // after all of the window was painted
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    if (event->mimeData()->hasUrls()) event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event)
{
    for (const QUrl& url : event->mimeData()->urls())
        if (url.isLocalFile()) open(url.toLocalFile().toStdString());
}

} // namespace seq
