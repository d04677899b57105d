#include "app/main_window.h"
#include "app/session.h"
#include "engine/base/error.h"
#include "widgets/language/said.h"

#include <QCloseEvent>
#include <QFileDialog>
#include <QLabel>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QStatusBar>
#include <QToolBar>
#include <algorithm>

namespace seq {

namespace fs = std::filesystem;

namespace {

constexpr int kSaid = 10000; // ms
constexpr const char* kEnding = ".seqscope";

QString shown(const fs::path& file)
{
    return QString::fromStdString(file.string());
}

} // namespace

void MainWindow::makeSession()
{
    connect(&bench_.session(), &Session::fileChanged, this, &MainWindow::showTitle);
    connect(&workspace_.history(), &QUndoStack::cleanChanged, this, &MainWindow::showTitle);
    connect(&bench_, &Workbench::windowOpened, this, &MainWindow::showTitle);
    connect(&workspace_, &Workspace::windowRemoved, this, &MainWindow::showTitle);
    showTitle();
}

void MainWindow::useFolders(const fs::path& settings, const fs::path& copies)
{
    bench_.useFolders(settings, copies);
}

void MainWindow::showTitle()
{
    const fs::path& file = bench_.session().file();
    QString title = file.empty() ? QStringLiteral("Seqscope")
                                 : QString::fromStdString(file.filename().string());
    const auto all = bench_.windows(); // ids are never used twice: they are no numbers to show
    const auto number = QString::number(std::ranges::find(all, this) - all.begin() + 1);
    if (id_ != 0)
        title = file.empty() ? tr("Window %1").arg(number) : tr("%1, window %2").arg(title, number);
    setWindowTitle(title + QStringLiteral("[*]"));
    setWindowModified(!file.empty() && bench_.session().changed());
}

void MainWindow::openWorkspace(const fs::path& file)
try {
    bench_.session().load(file);
} catch (const Error& e) {
    statusBar()->showMessage(said(e.what()), kSaid);
}

void MainWindow::newWorkspace()
{
    if (!mayLeave()) return;
    bench_.session().fresh();
    bench_.first().openFirst(); // this one may be gone
    workspace_.history().clear();
}

bool MainWindow::saveTo(const fs::path& file)
try {
    bench_.session().save(file);
    bench_.recent.add(file);
    statusBar()->showMessage(tr("Wrote %1").arg(shown(file)), kSaid);
    return true;
} catch (const Error& e) {
    statusBar()->showMessage(said(e.what()), kSaid);
    return false;
}

void MainWindow::save()
{
    if (bench_.session().file().empty()) return saveAs();
    saveTo(bench_.session().file());
}

void MainWindow::saveAs()
{
    auto* dialog = new QFileDialog(this, tr("Save workspace"),
        bench_.session().file().empty() ? QStringLiteral("workspace.seqscope")
                                        : shown(bench_.session().file()),
        tr("Workspaces (*.seqscope)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QString::fromLatin1(kEnding + 1));
    connect(dialog, &QFileDialog::fileSelected, this,
        [this](const QString& file) { saveTo(file.toStdString()); });
    dialog->open();
}

// A workspace with a file is not left unsaved by mistake.
bool MainWindow::mayLeave()
{
    if (bench_.session().file().empty() || !bench_.session().changed()) return true;
    const auto answer = QMessageBox::question(this, tr("Seqscope"),
        tr("Save the changes to %1?").arg(shown(bench_.session().file().filename())),
        QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, QMessageBox::Save);
    if (answer == QMessageBox::Save) return saveTo(bench_.session().file());
    return answer == QMessageBox::Discard;
}

// The last one asks. Any other is a step of the history, which nobody loses a panel by.
void MainWindow::closeEvent(QCloseEvent* event)
{
    if (bench_.quitting()) return event->accept();
    if (!bench_.beside(*this)) return event->setAccepted(mayLeave());
    event->setAccepted(id_ != 0);
    bench_.close(*this);
}

void MainWindow::quit()
{
    if (mayLeave()) bench_.quit();
}

void MainWindow::fillRecent(QMenu* menu)
{
    menu->clear();
    for (const fs::path& file : bench_.recent.files()) {
        std::error_code error;
        const bool there = fs::exists(file, error);
        QAction* action
            = menu->addAction(there ? shown(file) : tr("%1 (missing)").arg(shown(file)));
        action->setEnabled(there);
        connect(action, &QAction::triggered, this, [this, file] { open(file); });
    }
    if (menu->isEmpty()) menu->addAction(tr("Nothing yet"))->setEnabled(false);
}

void MainWindow::offerRecovery()
{
    const auto copies
        = bench_.copies().empty() ? std::vector<fs::path>() : Session::leftBehind(bench_.copies());
    if (copies.empty()) return;
    auto* bar = new QToolBar(tr("Recovery"), this);
    bar->setObjectName(QStringLiteral("recovery"));
    bar->setMovable(false);
    auto* told = new QLabel(Session::endedUnasked(copies.front())
            ? tr("The last session was ended before its work was saved.")
            : tr("Seqscope did not end well the last time."),
        bar);
    told->setContentsMargins(12, 0, 12, 0);
    bar->addWidget(told);
    auto* recover = new QPushButton(tr("Rec&over the work"), bar);
    auto* discard = new QPushButton(tr("&Discard it"), bar);
    bar->addWidget(recover);
    bar->addWidget(discard);
    addToolBar(bar);
    connect(recover, &QPushButton::clicked, this, [this, bar, copies] {
        try {
            bench_.session().recover(copies.front());
        } catch (const Error& e) {
            statusBar()->showMessage(said(e.what()), kSaid);
        }
        bar->deleteLater();
    });
    connect(discard, &QPushButton::clicked, this, [bar, copies] {
        std::error_code error;
        for (const fs::path& copy : copies)
            fs::remove(copy, error);
        bar->deleteLater();
    });
}

} // namespace seq
