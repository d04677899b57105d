#include "app/main_window.h"

#include "app/dock_layout.h"
#include "app/help_desk.h"
#include "app/inspector_dock.h"
#include "app/lesson_panel.h"
#include "app/library_list.h"
#include "app/machine_label.h"
#include "app/session.h"
#include "engine/experiment/engine.h"
#include "widgets/jobs/job_bar.h"
#include "widgets/language/language.h"

#include <QDockWidget>
#include <QDragEnterEvent>
#include <QMimeData>
#include <QScreen>
#include <QStatusBar>
#include <QTimer>
#include <algorithm>

namespace seq {

MainWindow::MainWindow(Engine& engine, Runner& runner, Renderer renderer)
    : MainWindow(std::make_unique<Workbench>(engine, runner, renderer))
{
}

MainWindow::MainWindow(std::unique_ptr<Workbench> bench)
    : MainWindow(*bench, 0)
{
    own_ = std::move(bench);
    own_->enter(*this);
}

MainWindow::MainWindow(Workbench& bench, int id)
    : bench_(bench)
    , workspace_(bench.workspace)
    , id_(id)
    , mailbox_(this)
{
    resize(QSize(1280, 800).boundedTo(screen()->availableSize() - QSize(0, 32))); // its frame too
    setAcceptDrops(true);
    makeDocks();
    makeSession();
    makeStatus();
    connect(&workspace_, &Workspace::panelRemoved, this, &MainWindow::removePanel);
    makeMenus();
    connect(&bench_.tiles, &TileCache::arrived, this, [this] {
        for (ExperimentPanel* panel : panels())
            panel->canvas().tilesArrived();
    });
    connect(&bench_.tiles, &TileCache::failed, this,
        [this](const std::string& source, const std::string& why) {
            for (ExperimentPanel* panel : panels())
                panel->tilesFailed(source, why);
        });
}

MainWindow::~MainWindow()
{
    if (own_) own_->closeOthers();
    for (const auto& [key, open] : open_)
        open.dock->disconnect(this);
    open_.clear();
    delete area_; // panels use the workspace and the tiles
}

void MainWindow::addFamily(const QString& title,
    const std::vector<std::shared_ptr<const Experiment>>& experiments,
    const std::vector<PanelEntry>& bespoke)
{
    bench_.addFamily({title, experiments, bespoke, {}});
}

void MainWindow::list(const Workbench::Listed& listed)
{
    if (!listed.broken.isEmpty()) return library_->addBroken(listed.title, listed.broken);
    QTreeWidgetItem* family = library_->addFamily(listed.title);
    findChild<HelpDesk*>()->addFamily(listed.title, listed.experiments);
    for (const auto& experiment : listed.experiments) {
        const Info& info = experiment->info();
        library_->addEntry(
            family, declared(info.title), std::string(info.id), declared(info.summary));
    }
    for (const PanelEntry& entry : listed.bespoke)
        if (!bench_.find(std::string(entry.id))->experiment)
            library_->addEntry(family, declared(entry.title), std::string(entry.id), {});
}

void MainWindow::addBroken(const QString& title, const QString& reason)
{
    bench_.addFamily({title, {}, {}, reason});
}

void MainWindow::start(const std::vector<std::filesystem::path>& files)
{
    bench_.look.followSystem();
    begin();
    for (const auto& file : files)
        open(file);
    const bool resumed = files.empty() && bench_.session().resume();
    const bool empty = workspace_.document().panels.empty();
    if (empty) openFirst();
    if (ExperimentPanel* panel = front()) panel->canvas().setFocus(Qt::OtherFocusReason);
    if (!resumed && (empty || bench_.session().file().empty()))
        workspace_.history().clear(); // it begins with what the user does
    offerRecovery();
}

void MainWindow::begin()
{
    listLessons();
    const auto widen = [this] { // titles are whole, whatever the text size
        if (const int wished = library_->wishedWidth(); wished > library_->width())
            resizeDocks({libraryDock_}, {wished}, Qt::Horizontal);
    };
    widen();
    connect(&bench_.look, &Look::changed, this, widen);
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
        if (bench_.find(id)) return choose(id);
    if (!bench_.entries().empty()) choose(bench_.entries().begin()->first);
}

void MainWindow::raise(int panel)
{
    const auto at = open_.find(panel);
    if (at == open_.end()) return;
    at->second.dock->show();
    at->second.dock->raise();
    frontKey_ = panel;
    if (&bench_.active() == this) return;
    QWidget::raise();
    activateWindow();
}

ExperimentPanel* MainWindow::openPanel(const std::string& id)
{
    const Workbench::Entry* entry = bench_.find(id);
    if (!entry) return nullptr;
    PanelState state;
    state.experiment = id;
    state.window = id_;
    if (const auto& experiment = entry->experiment) {
        state.values = experiment->preset(Preset::Quick);
        const std::string& model = workspace_.document().model;
        for (const FieldInfo& f : entry->schema.fields)
            if (f.type == FieldInfo::Model && !model.empty()) state.values.set(f.name, model);
    }
    workspace_.apply(AddPanel{state});
    const int key = workspace_.lastKey();
    return bench_.windowOf(key).open_.at(key).panel;
}

ExperimentPanel* MainWindow::addPanel(int key)
{
    const PanelState* state = workspace_.document().find(key);
    const Workbench::Entry& entry = *bench_.find(state->experiment);
    const bool generic = !entry.bespoke.make;
    const QString title = declared(generic ? entry.experiment->info().title : entry.bespoke.title);
    auto* dock = new QDockWidget(title, area_);
    Open open{dock, nullptr};
    if (generic) {
        open.panel = new ExperimentPanel(bench_.panelContext(), key, entry.experiment, dock);
        dock->setWidget(open.panel);
    } else {
        PanelState copy = *state;
        dock->setWidget(entry.bespoke.make(workspace_, copy));
    }
    adopt(key, open);
    return open.panel;
}

void MainWindow::adopt(int key, Open open)
{
    if (open.panel) {
        open.panel->setCalm(projector_);
        connectPanel(key, open.panel);
    }
    QDockWidget* beside = open_.empty() ? nullptr : open_.rbegin()->second.dock;
    open_[key] = open;
    showHint();
    area_->addDockWidget(Qt::TopDockWidgetArea, open.dock);
    if (beside && !beside->isFloating()) area_->tabifyDockWidget(beside, open.dock);
    open.dock->setObjectName(QStringLiteral("panel %1").arg(key));
    open.dock->show();
    open.dock->raise();
    open.dock->installEventFilter(this);
    connect(open.dock, &QDockWidget::visibilityChanged, this, [this, key](bool on) {
        if (on) frontKey_ = key;
        actions_.refresh();
    });
    frontKey_ = key;
    layout_->adopt(key, open.dock);
}

void MainWindow::connectPanel(int key, ExperimentPanel* panel)
{
    const auto tell = [this, key, panel] {
        jobs_->tell(key, declared(panel->experiment().info().title), panel->state());
    };
    connect(panel, &ExperimentPanel::stateChanged, this, [this, panel, tell] {
        tell();
        if (panel->state().kind != RunState::Busy) {
            actions_.refresh();
            for (MainWindow* window : bench_.windows())
                window->statusBar()->findChild<MachineLabel*>()->refresh();
        }
        if (panel->run().state().kind != RunState::Fresh) return;
        for (const MainWindow* window : bench_.windows())
            if (window->lesson_)
                window->lesson_->hear(
                    std::string(panel->experiment().info().id), panel->run().result()->numbers);
    });
    if (panel->state().kind == RunState::Busy) tell();
    panel->canvas().setContextMenuPolicy(Qt::CustomContextMenu);
    connect(&panel->canvas(), &QWidget::customContextMenuRequested, this,
        [this, panel](QPoint at) { offer(panel, at); });
    connect(panel, &ExperimentPanel::pictureDrawn, this, [this] {
        if (std::exchange(pictured_, true)) return;
        QTimer::singleShot(0, this, &MainWindow::firstPicture);
    });
}

void MainWindow::follow(ExperimentPanel* panel)
{
    inspector_->follow(panel);
}

MainWindow::Open MainWindow::release(int key)
{
    const Open open = open_.at(key);
    jobs_->forget(key);
    layout_->forget(key);
    open_.erase(key);
    if (frontKey_ == key) frontKey_ = open_.empty() ? 0 : open_.rbegin()->first;
    open.dock->removeEventFilter(this);
    open.dock->disconnect(this);
    if (open.panel) {
        open.panel->disconnect(this);
        open.panel->canvas().disconnect(this);
    }
    area_->removeDockWidget(open.dock);
    showHint();
    return open;
}

void MainWindow::removePanel(int key)
{
    if (!has(key)) return;
    QDockWidget* dock = release(key).dock;
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

void MainWindow::paintEvent(QPaintEvent* event)
{
    QMainWindow::paintEvent(event);
    if (std::exchange(painted_, true)) return;
    QTimer::singleShot(0, this, &MainWindow::painted); // after all of the window was painted
}

void MainWindow::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::ActivationChange && isActiveWindow()) bench_.setActive(*this);
    QMainWindow::changeEvent(event);
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
