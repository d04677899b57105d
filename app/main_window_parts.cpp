#include "app/dock_layout.h"
#include "app/help_desk.h"
#include "app/input_editor.h"
#include "app/inspector_dock.h"
#include "app/layout_menu.h"
#include "app/library_list.h"
#include "app/machine_label.h"
#include "app/main_window.h"
#include "widgets/jobs/job_bar.h"

#include <QActionGroup>
#include <QDockWidget>
#include <QLabel>
#include <QMenuBar>
#include <QStatusBar>
#include <algorithm>

namespace seq {

void MainWindow::makeDocks()
{
    area_ = new QMainWindow(this);
    area_->setWindowFlags(Qt::Widget);
    area_->setDockOptions(AllowTabbedDocks | AllowNestedDocks);
    area_->setTabPosition(Qt::AllDockWidgetAreas, QTabWidget::North);
    setCentralWidget(area_);
    const auto bare = [this](const QString& title, const QString& name, QWidget* content) {
        auto* dock = new QDockWidget(title, this);
        dock->setObjectName(name);
        dock->setWidget(content);
        dock->setFeatures(QDockWidget::DockWidgetClosable);
        dock->setTitleBarWidget(new QWidget(dock)); // its content says what it is
        return dock;
    };
    library_ = new LibraryList(this);
    libraryDock_ = bare(tr("Library"), QStringLiteral("library"), library_);
    inputDock_ = bare(tr("Input"), QStringLiteral("input dock"), new InputEditor(workspace_, this));
    addDockWidget(Qt::LeftDockWidgetArea, libraryDock_);
    addDockWidget(Qt::BottomDockWidgetArea, inputDock_);
    inspector_ = new InspectorDock(workspace_, bench_.runner, this);
    splitDockWidget(inputDock_, inspector_, Qt::Horizontal);
    setCorner(Qt::BottomLeftCorner, Qt::BottomDockWidgetArea);
    connect(library_, &LibraryList::chosen, this, &MainWindow::choose);
    resetLayout();
    layout_ = new DockLayout(*this, *area_, workspace_, id_);
    showHint();
}

void MainWindow::resetLayout()
{
    libraryDock_->setVisible(id_ == 0 || inLesson()); // others are for pictures
    inputDock_->setVisible(id_ == 0);
    inspector_->show();
    resizeDocks({libraryDock_}, {library_->wishedWidth()}, Qt::Horizontal);
    resizeDocks({inputDock_}, {112}, Qt::Vertical);
    resizeDocks({inputDock_, inspector_}, {2, 3}, Qt::Horizontal);
    QDockWidget* first = nullptr;
    for (const auto& [key, open] : open_) {
        open.dock->setFloating(false);
        area_->addDockWidget(Qt::TopDockWidgetArea, open.dock);
        if (first) area_->tabifyDockWidget(first, open.dock);
        first = open.dock;
        open.dock->show();
    }
}

void MainWindow::makeStatus()
{
    jobs_ = new JobBar(this);
    statusBar()->setSizeGripEnabled(false);
    statusBar()->addPermanentWidget(jobs_);
    statusBar()->addPermanentWidget(new MachineLabel(bench_.engine, this));
    connect(jobs_, &JobBar::cancelled, this, [this](int key) {
        const auto at = open_.find(key);
        if (at != open_.end() && at->second.panel) at->second.panel->cancel();
        if (key < 0) bench_.runner.cancel("export " + std::to_string(-key));
    });
}

void MainWindow::makeMenus()
{
    ActionMenu file(actions_, menuBar()->addMenu(tr("&File")));
    file.add("file.new", tr("&New"), QKeySequence::New, [this] { newWorkspace(); });
    file.add("file.open", tr("&Open…"), QKeySequence::Open, [this] { askOpen(); });
    QMenu* recent = file->addMenu(tr("Open &recent"));
    connect(recent, &QMenu::aboutToShow, this, [this, recent] { fillRecent(recent); });
    file->addSeparator();
    file.add("file.save", tr("&Save"), QKeySequence::Save, [this] { save(); });
    file.add("file.save-as", tr("Save &as…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S),
        [this] { saveAs(); });
    file->addSeparator();
    file.add(
        "file.export", tr("&Export…"), QKeySequence(Qt::CTRL | Qt::Key_E), [this] { askExport(); },
        [this] { return !open_.empty(); });
    file->addSeparator();
    file.add("file.quit", tr("&Quit"), QKeySequence::Quit, [this] { quit(); });
    makeEditMenu();
    makeViewMenu();
    makePanelMenu();
    makeRunMenu();
    makeWindowMenu();
    new HelpDesk(*this);
    connect(&workspace_, &Workspace::panelAdded, &actions_, &ActionRegistry::refresh);
    connect(&workspace_, &Workspace::panelRemoved, &actions_, &ActionRegistry::refresh);
    connect(&workspace_, &Workspace::panelChanged, &actions_, &ActionRegistry::refresh);
    for (const auto changed :
        {&Workspace::windowAdded, &Workspace::windowRemoved, &Workspace::panelMoved})
        connect(&workspace_, changed, &actions_, &ActionRegistry::refresh);
    actions_.refresh();
}

void MainWindow::makeEditMenu()
{
    ActionMenu edit(actions_, menuBar()->addMenu(tr("&Edit")));
    QUndoStack& history = workspace_.history();
    QAction* undo = history.createUndoAction(this, tr("&Undo"));
    undo->setShortcut(QKeySequence::Undo);
    QAction* redo = history.createRedoAction(this, tr("&Redo"));
    redo->setShortcut(QKeySequence::Redo);
    edit.adopt("edit.undo", tr("&Undo"), undo);
    edit.adopt("edit.redo", tr("&Redo"), redo);
    edit->addSeparator();
    const auto open = [this] { return !open_.empty(); };
    edit.add(
        "edit.copy-picture", tr("Copy &picture"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C),
        [this] { copyPicture(); }, open);
    edit.add(
        "edit.copy-numbers", tr("Copy &numbers"), {}, [this] { copyNumbers(); }, open);
    edit.add(
        "edit.copy-command", tr("Copy as co&mmand"), {}, [this] { copyCommand(export_); }, open);
    edit->addSeparator();
    addDoors(edit);
}

void MainWindow::makeViewMenu()
{
    ActionMenu view(actions_, menuBar()->addMenu(tr("&View")));
    auto* themes = new QActionGroup(this);
    const std::tuple<const char*, QString, Look::Choice> choices[]
        = {{"view.theme-system", tr("&System theme"), Look::System},
            {"view.theme-light", tr("&Light theme"), Look::Light},
            {"view.theme-dark", tr("&Dark theme"), Look::Dark}};
    for (const auto& [id, title, choice] : choices) {
        QAction* action = view.add(id, title, {}, [this, c = choice] { bench_.look.choose(c); });
        themes->addAction(action);
        action->setCheckable(true);
        const auto show
            = [this, action, c = choice] { action->setChecked(c == bench_.look.choice()); };
        show();
        connect(&bench_.look, &Look::chosen, action, show);
    }
    view->addSeparator();
    view.add("view.text-larger", tr("Larger text"), QKeySequence(Qt::CTRL | Qt::Key_Plus),
        [this] { bench_.look.scaleText(1.125); });
    view.add("view.text-smaller", tr("Smaller text"), QKeySequence(Qt::CTRL | Qt::Key_Minus),
        [this] { bench_.look.scaleText(1 / 1.125); });
    view.add("view.text-normal", tr("Normal text"), QKeySequence(Qt::CTRL | Qt::Key_0),
        [this] { bench_.look.setText(1); });
    QAction* projector = view.add("view.projector", tr("&Projector"), Qt::Key_F11, {});
    projector->setCheckable(true);
    connect(projector, &QAction::toggled, this, &MainWindow::setProjector);
    view->addSeparator();
    view.adopt("view.library", tr("Library"), libraryDock_->toggleViewAction());
    view.adopt("view.input", tr("Input"), inputDock_->toggleViewAction());
    view.adopt("view.inspector", tr("Inspector"), inspector_->toggleViewAction());
    new LayoutMenu(
        view, *layout_, bench_.layouts, [this] { resetLayout(); }, this);
}

// Labels of at least 18 points, and nothing but the picture, the input and a lesson.
void MainWindow::setProjector(bool on)
{
    constexpr double kLabel = 11, kLegible = 18 * 96 / 72.0; // px: the smallest label; 18 points
    if (on) {
        const bool library = inLesson() ? hadLibrary_ : libraryDock_->isVisible();
        before_ = {windowState(), library, inspector_->isVisible()};
        bench_.look.setLeastText(kLegible / kLabel);
        setWindowState(before_.state | Qt::WindowFullScreen);
    } else {
        const auto projects = [this](const MainWindow* w) { return w != this && w->projector_; };
        if (std::ranges::none_of(bench_.windows(), projects)) bench_.look.setLeastText(0);
        setWindowState(before_.state);
    }
    projector_ = on;
    libraryDock_->setVisible(inLesson() || (!on && before_.library));
    inspector_->setVisible(!on && before_.inspector);
    statusBar()->setVisible(!on);
    for (ExperimentPanel* panel : panels())
        panel->setCalm(on);
}

void MainWindow::sayMissingModel()
{
    for (const ListedModel& m : listedModels()) {
        if (m.present) continue;
        auto* line
            = new QLabel(tr("%1 is not here: %2")
                             .arg(QString::fromStdString(m.name), QString::fromStdString(m.obtain)),
                this);
        line->setObjectName(QStringLiteral("missing model"));
        line->setProperty("role", "error");
        line->setContentsMargins(16, 0, 0, 0);
        statusBar()->addWidget(line, 1);
        return;
    }
}

} // namespace seq
