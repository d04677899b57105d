#include "app/dock_layout.h"
#include "app/layout_menu.h"
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
    const auto schemaOf = [this](const std::string& id) -> const Schema* {
        const auto at = entries_.find(id);
        return at == entries_.end() || !at->second.experiment ? nullptr : &at->second.schema;
    };
    const auto layout = [this] { return layout_->panels(); };
    session_ = new Session(workspace_, schemaOf, layout, this);
    connect(
        session_, &Session::loaded, this, [this](const QString& state, const QStringList& notices) {
            layout_->putPanels(state);
            if (!notices.isEmpty())
                statusBar()->showMessage(
                    said(notices.join(QStringLiteral("; ")).toStdString()), kSaid);
        });
    connect(session_, &Session::fileChanged, this, &MainWindow::showTitle);
    connect(&workspace_.history(), &QUndoStack::cleanChanged, this, &MainWindow::showTitle);
    showTitle();
}

void MainWindow::useFolders(const fs::path& settings, const fs::path& copies)
{
    recent_ = RecentFiles(settings / "recent.json");
    actions_.keepShortcuts(settings / "shortcuts.json");
    findChild<LayoutMenu*>()->keep(settings / "layouts.json");
    copies_ = copies;
    session_->keepCopies(copies);
}

void MainWindow::showTitle()
{
    const fs::path& file = session_->file();
    setWindowTitle((file.empty() ? QStringLiteral("Seqscope")
                                 : QString::fromStdString(file.filename().string()))
        + QStringLiteral("[*]"));
    setWindowModified(!file.empty() && session_->changed());
}

void MainWindow::openWorkspace(const fs::path& file)
try {
    session_->load(file);
} catch (const Error& e) {
    statusBar()->showMessage(said(e.what()), kSaid);
}

void MainWindow::newWorkspace()
{
    if (!mayLeave()) return;
    session_->fresh();
    openFirst();
    workspace_.history().clear();
}

bool MainWindow::saveTo(const fs::path& file)
try {
    session_->save(file);
    recent_.add(file);
    statusBar()->showMessage(tr("Wrote %1").arg(shown(file)), kSaid);
    return true;
} catch (const Error& e) {
    statusBar()->showMessage(said(e.what()), kSaid);
    return false;
}

void MainWindow::save()
{
    if (session_->file().empty()) return saveAs();
    saveTo(session_->file());
}

void MainWindow::saveAs()
{
    auto* dialog = new QFileDialog(this, tr("Save workspace"),
        session_->file().empty() ? QStringLiteral("workspace.seqscope") : shown(session_->file()),
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
    if (session_->file().empty() || !session_->changed()) return true;
    const auto answer = QMessageBox::question(this, tr("Seqscope"),
        tr("Save the changes to %1?").arg(shown(session_->file().filename())),
        QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, QMessageBox::Save);
    if (answer == QMessageBox::Save) return saveTo(session_->file());
    return answer == QMessageBox::Discard;
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    event->setAccepted(mayLeave());
}

void MainWindow::fillRecent(QMenu* menu)
{
    menu->clear();
    for (const fs::path& file : recent_.files()) {
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
    const auto copies = copies_.empty() ? std::vector<fs::path>() : Session::leftBehind(copies_);
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
            session_->recover(copies.front());
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
