#include "app/command_text.h"
#include "app/main_window.h"
#include "app/whole_file.h"
#include "engine/base/error.h"
#include "engine/experiment/engine.h"
#include "widgets/jobs/job_bar.h"
#include "widgets/language/said.h"

#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QImage>
#include <QMenu>
#include <QMimeData>
#include <QPointer>
#include <QStatusBar>

namespace seq {
namespace {

constexpr int kSaid = 10000; // ms

void toClipboard(const std::string& ending, const QByteArray& bytes)
{
    auto* data = new QMimeData;
    if (ending == "svg") {
        data->setData(QStringLiteral("image/svg+xml"), bytes);
        data->setText(QString::fromUtf8(bytes)); // for editors that take no images
    } else if (ending == "pdf") {
        data->setData(QStringLiteral("application/pdf"), bytes);
    } else if (ending == "png") {
        data->setImageData(QImage::fromData(bytes, "PNG"));
    } else {
        data->setText(QString::fromUtf8(bytes));
    }
    QGuiApplication::clipboard()->setMimeData(data);
}

} // namespace

ExperimentPanel* MainWindow::pictured()
{
    ExperimentPanel* panel = front();
    if (panel && panel->run().result()) return panel;
    statusBar()->showMessage(tr("There is no picture to export yet"), kSaid / 2);
    return nullptr;
}

// The window that asks may be closed meanwhile: the first one goes on in its place.
void MainWindow::compute(const ExportChoice& choice, const Use& use, const QString& name)
{
    const ExperimentPanel* panel = pictured();
    if (!panel) return;
    ExportWork work{bench_.find(std::string(panel->experiment().info().id))->experiment,
        panel->drawnValues(), choice.figure, panel->drawnComparison(), choice.ending};
    if (choice.part) work.figure.camera = panel->canvas().camera();
    const int key = -++bench_.exports; // panels have positive ones
    const auto address = bench_.first().mailbox_.address();
    const auto window = [&bench = bench_, asking = QPointer(this)]() -> MainWindow& {
        return asking ? *asking : bench.first();
    };
    const auto tell = [window, address, key, name](const RunState& state) {
        address.post([window, key, name, state = state]() mutable {
            state.what = said(state.what.toStdString());
            MainWindow& w = window();
            w.jobs_->tell(key, tr("Export"), state);
            if (state.kind != RunState::Wrong) return;
            w.statusBar()->showMessage(state.what, kSaid);
            emit w.exported(name, state.what);
        });
    };
    const auto done = [window, address, use](const QByteArray& bytes) {
        address.post([window, use, bytes] { use(window(), bytes); });
    };
    computeExport(bench_.runner, "export " + std::to_string(-key), work, tell, done);
}

void MainWindow::exportTo(const ExportChoice& choice, const std::filesystem::path& file)
{
    const QString name = QString::fromStdString(file.string());
    const auto write = [file, name](MainWindow& window, const QByteArray& bytes) {
        QString failure;
        try {
            WholeFile whole(file);
            whole.stream().write(bytes.data(), bytes.size());
            whole.finish();
        } catch (const Error& e) {
            failure = said(e.what());
        }
        window.statusBar()->showMessage(
            failure.isEmpty() ? tr("Wrote %1").arg(name) : failure, kSaid);
        emit window.exported(name, failure);
    };
    compute(choice, write, name);
}

void MainWindow::exportFigure(const std::filesystem::path& file)
{
    ExportChoice choice = export_;
    choice.ending = file.extension().string();
    choice.ending.erase(0, 1);
    exportTo(choice, file);
}

void MainWindow::copyPicture()
{
    ExportChoice choice = export_;
    choice.ending = "png";
    copy(choice);
}

void MainWindow::copyNumbers()
{
    ExportChoice choice = export_;
    choice.ending = "csv";
    copy(choice);
}

void MainWindow::copy(const ExportChoice& choice)
{
    compute(choice,
        [ending = choice.ending](MainWindow& window, const QByteArray& bytes) {
            toClipboard(ending, bytes);
            window.statusBar()->showMessage(tr("Copied"), kSaid / 2);
            emit window.exported({}, {});
        },
        {});
}

std::string MainWindow::command(const ExportChoice& choice, const std::string& file)
{
    const ExperimentPanel* panel = pictured();
    if (!panel) return {};
    FigureSetup figure = choice.figure;
    figure.files = {file};
    if (choice.part) figure.camera = panel->canvas().camera();
    return commandText(panel->experiment(), panel->drawnValues(), panel->drawnComparison(), figure,
        bench_.engine.device());
}

void MainWindow::copyCommand(const ExportChoice& choice)
{
    QString shown = tr("Copied the command");
    try {
        const std::string text
            = command(choice, "figure." + (isFigure(choice.ending) ? choice.ending : "svg"));
        if (text.empty()) return;
        QGuiApplication::clipboard()->setText(QString::fromStdString(text));
    } catch (const Error& e) {
        shown = said(e.what());
    }
    statusBar()->showMessage(shown, kSaid);
}

void MainWindow::askExport()
{
    const ExperimentPanel* panel = pictured();
    if (!panel) return;
    const bool samples = panel->run().result()->hasSamples();
    auto* dialog = new ExportDialog(export_, samples, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ExportDialog::save, this, [this, dialog] { askFile(dialog->choice()); });
    connect(dialog, &ExportDialog::copy, this, [this, dialog] { copy(dialog->choice()); });
    connect(dialog, &ExportDialog::copyCommand, this,
        [this, dialog] { copyCommand(dialog->choice()); });
    connect(dialog, &QDialog::finished, this, [this, dialog] { export_ = dialog->choice(); });
    dialog->open();
}

void MainWindow::askFile(const ExportChoice& choice)
{
    const QString ending = QString::fromStdString(choice.ending);
    auto* dialog = new QFileDialog(this, tr("Export"),
        (isFigure(choice.ending) ? QStringLiteral("figure.") : QStringLiteral("numbers.")) + ending,
        QStringLiteral("*.") + ending);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(ending);
    connect(dialog, &QFileDialog::fileSelected, this,
        [this, choice](const QString& file) { exportTo(choice, file.toStdString()); });
    dialog->open();
}

void MainWindow::offer(ExperimentPanel* panel, QPoint at)
{
    frontKey_ = panel->key();
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(actions_.action(QStringLiteral("file.export")));
    menu->addSeparator();
    for (const char* id : {"edit.copy-picture", "edit.copy-numbers", "edit.copy-command"})
        menu->addAction(actions_.action(QString::fromLatin1(id)));
    menu->addSeparator();
    for (const char* id : {"compare.before", "compare.values", "compare.off"})
        menu->addAction(actions_.action(QString::fromLatin1(id)));
    menu->addSeparator();
    menu->addAction(actions_.action(QStringLiteral("window.move-panel")));
    menu->popup(panel->canvas().mapToGlobal(at));
}

} // namespace seq
