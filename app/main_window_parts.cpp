#include "app/input_editor.h"
#include "app/job_bar.h"
#include "app/library_list.h"
#include "app/main_window.h"
#include "engine/experiment/engine.h"

#include <QActionGroup>
#include <QDockWidget>
#include <QLabel>
#include <QMenuBar>
#include <QStatusBar>

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
    setCorner(Qt::BottomLeftCorner, Qt::BottomDockWidgetArea);
    connect(library_, &LibraryList::chosen, this, &MainWindow::choose);
    resetLayout();
}

void MainWindow::resetLayout()
{
    libraryDock_->show();
    inputDock_->show();
    resizeDocks({libraryDock_}, {208}, Qt::Horizontal);
    resizeDocks({inputDock_}, {96}, Qt::Vertical);
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
    const Device device = engine_.device();
    const QString name = device.kind == Device::Cuda ? QStringLiteral("cuda:%1").arg(device.index)
                                                     : QStringLiteral("cpu");
    auto* machine = new QLabel(tr("%1, %2 threads, %3")
                                   .arg(name, QString::number(engine_.threads()),
                                       QString::fromStdString(engine_.instructionSet())),
        this);
    machine->setProperty("role", "faint");
    machine->setContentsMargins(0, 0, 12, 0);
    statusBar()->addPermanentWidget(machine);
    connect(jobs_, &JobBar::cancelled, this, [this](int key) {
        const auto at = open_.find(key);
        if (at != open_.end() && at->second.panel) at->second.panel->run().cancel();
        if (key < 0) runner_.cancel("export " + std::to_string(-key));
    });
}

void MainWindow::makeMenus()
{
    QMenu* file = menuBar()->addMenu(tr("&File"));
    file->addAction(tr("&New"), QKeySequence::New, this, &MainWindow::newWorkspace);
    file->addAction(tr("&Open…"), QKeySequence::Open, this, &MainWindow::askOpen);
    QMenu* recent = file->addMenu(tr("Open &recent"));
    connect(recent, &QMenu::aboutToShow, this, [this, recent] { fillRecent(recent); });
    file->addSeparator();
    file->addAction(tr("&Save"), QKeySequence::Save, this, &MainWindow::save);
    file->addAction(
        tr("Save &as…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S), this, &MainWindow::saveAs);
    file->addSeparator();
    file->addAction(
        tr("&Export…"), QKeySequence(Qt::CTRL | Qt::Key_E), this, &MainWindow::askExport);
    file->addSeparator();
    file->addAction(tr("&Quit"), QKeySequence::Quit, this, &QWidget::close);
    makeEditMenu();
    makeViewMenu();
    QMenu* panels = menuBar()->addMenu(tr("&Panels"));
    panels->addAction(tr("&Duplicate"), QKeySequence(Qt::CTRL | Qt::Key_D), this, [this] {
        const PanelState* state = workspace_.document().find(frontKey_);
        if (state) workspace_.apply(AddPanel{*state});
    });
    panels->addAction(tr("&Close"), QKeySequence::Close, this,
        [this] { workspace_.apply(RemovePanel{frontKey_}); });
    QMenu* run = menuBar()->addMenu(tr("&Run"));
    run->addAction(tr("&Again"), QKeySequence::Refresh, this, [this] {
        const PanelState* state = workspace_.document().find(frontKey_);
        ExperimentPanel* panel = front();
        if (panel && state) panel->run().want(state->values, true);
    });
    run->addAction(tr("&Cancel all"), QKeySequence(Qt::CTRL | Qt::Key_Period), this, [this] {
        for (ExperimentPanel* panel : this->panels())
            panel->run().cancel();
    });
}

void MainWindow::makeEditMenu()
{
    QMenu* edit = menuBar()->addMenu(tr("&Edit"));
    QUndoStack& history = workspace_.history();
    QAction* undo = history.createUndoAction(this, tr("&Undo"));
    undo->setShortcut(QKeySequence::Undo);
    QAction* redo = history.createRedoAction(this, tr("&Redo"));
    redo->setShortcut(QKeySequence::Redo);
    edit->addActions({undo, redo});
    edit->addSeparator();
    edit->addAction(tr("Copy &picture"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C), this,
        &MainWindow::copyPicture);
    edit->addAction(tr("Copy &numbers"), this, &MainWindow::copyNumbers);
    edit->addAction(tr("Copy as co&mmand"), this, [this] { copyCommand(export_); });
}

void MainWindow::makeViewMenu()
{
    QMenu* view = menuBar()->addMenu(tr("&View"));
    auto* themes = new QActionGroup(this);
    const std::pair<QString, Look::Choice> choices[] = {{tr("&System theme"), Look::System},
        {tr("&Light theme"), Look::Light}, {tr("&Dark theme"), Look::Dark}};
    for (const auto& [title, choice] : choices) {
        QAction* action = themes->addAction(title);
        action->setCheckable(true);
        action->setChecked(choice == look_.choice());
        connect(action, &QAction::triggered, this, [this, c = choice] { look_.choose(c); });
    }
    view->addActions(themes->actions());
    view->addSeparator();
    view->addAction(tr("Larger text"), QKeySequence(Qt::CTRL | Qt::Key_Plus), this,
        [this] { look_.setText(look_.text() * 1.125); });
    view->addAction(tr("Smaller text"), QKeySequence(Qt::CTRL | Qt::Key_Minus), this,
        [this] { look_.setText(look_.text() / 1.125); });
    view->addAction(
        tr("Normal text"), QKeySequence(Qt::CTRL | Qt::Key_0), this, [this] { look_.setText(1); });
    QAction* projector = view->addAction(tr("&Projector"));
    projector->setShortcut(Qt::Key_F11);
    projector->setCheckable(true);
    connect(projector, &QAction::toggled, this, &MainWindow::setProjector);
    view->addSeparator();
    view->addAction(libraryDock_->toggleViewAction());
    view->addAction(inputDock_->toggleViewAction());
    view->addAction(tr("&Reset layout"), this, &MainWindow::resetLayout);
}

// Labels of at least 18 points, and nothing but the picture, the input and a lesson.
void MainWindow::setProjector(bool on)
{
    constexpr double kLabel = 11, kLegible = 18 * 96 / 72.0; // px: the smallest label; 18 points
    if (on) {
        before_ = {look_.text(), windowState(), libraryDock_->isVisible()};
        look_.setText(kLegible / kLabel);
        setWindowState(before_.state | Qt::WindowFullScreen);
    } else {
        look_.setText(before_.text);
        setWindowState(before_.state);
    }
    projector_ = on;
    libraryDock_->setVisible(!on && before_.library);
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
