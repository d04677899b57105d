// More than one window: what goes from one to the other.
#include "app/main_window.h"

#include <QDockWidget>
#include <QLabel>
#include <QMenuBar>

namespace seq {
namespace {

void goTo(MainWindow& window)
{
    window.show();
    window.QWidget::raise();
    window.activateWindow();
    if (ExperimentPanel* panel = window.front()) panel->canvas().setFocus(Qt::OtherFocusReason);
}

} // namespace

void MainWindow::makeWindowMenu()
{
    ActionMenu menu(actions_, menuBar()->addMenu(tr("&Window")));
    const auto several = [this] { return bench_.beside(*this) != nullptr; };
    const auto open = [this] { return !open_.empty(); };
    const auto useful = [this] { return open_.size() > (id_ == 0 ? 0 : 1); };
    const auto make = [this] {
        MainWindow& window = bench_.newWindow();
        window.libraryDock_->show(); // nothing else is there yet
        goTo(window);
    };
    const auto moveToNew = [this] {
        const Workspace::Together step(workspace_, tr("move panel to a new window"));
        MainWindow& window = bench_.newWindow();
        bench_.movePanel(frontKey_, window);
        goTo(window);
    };
    const auto move = [this, moveToNew] {
        MainWindow* other = bench_.beside(*this);
        if (!other) return moveToNew();
        bench_.movePanel(frontKey_, *other);
        goTo(*other);
    };
    menu.add("window.new", tr("&New window"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N), make);
    menu.add(
        "window.other", tr("&Go to the other window"), QKeySequence(Qt::CTRL | Qt::Key_F6),
        [this] { goTo(*bench_.beside(*this)); }, several);
    menu->addSeparator();
    menu.add("window.move-panel", tr("&Move panel to another window"),
        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_M), move, open);
    menu.add("window.move-panel-new", tr("Move &panel to a new window"), {}, moveToNew, useful);
    menu->addSeparator();
    menu.add("window.close", tr("&Close window"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_W),
        [this] { close(); });
}

void MainWindow::showHint()
{
    QWidget* hint = area_->centralWidget();
    if (open_.empty() == (hint != nullptr)) return;
    if (hint) {
        area_->takeCentralWidget();
        hint->hide();
        hint->deleteLater();
        return;
    }
    auto* text = new QLabel(tr("No panel is here. Choose an experiment in the library, or move a "
                               "panel here from another window."),
        area_);
    text->setObjectName(QStringLiteral("no panel"));
    text->setProperty("role", "faint");
    text->setAlignment(Qt::AlignCenter);
    text->setWordWrap(true);
    area_->setCentralWidget(text);
}

} // namespace seq
