#include "app/main_window.h"
#include "engine/base/error.h"
#include "engine/experiment/engine.h"
#include "engine/experiment/provenance.h"
#include "engine/figure/resolve.h"
#include "widgets/ink/export.h"

#include <QFileDialog>
#include <QStatusBar>

namespace seq {

namespace fs = std::filesystem;

void MainWindow::open(const fs::path& path)
{
    std::error_code error;
    const fs::path whole = fs::absolute(path, error);
    if (!fs::exists(whole, error)) {
        const QString name = QString::fromStdString(whole.string());
        statusBar()->showMessage(tr("%1 is not there").arg(name), 10000);
        return;
    }
    if (fs::is_directory(whole, error) || whole.extension() == ".gguf")
        return openModel(whole.string());
    workspace_.apply(SetText{"@" + whole.string()});
}

// Panels that are open go over to the new model; without any, its attention opens.
void MainWindow::openModel(const std::string& written)
{
    const Workspace::Together step(workspace_, tr("model"));
    workspace_.apply(SetModel{written});
    const auto all = workspace_.document().panels; // a copy: apply changes it
    for (const PanelState& panel : all) {
        const auto entry = entries_.find(panel.experiment);
        if (entry == entries_.end() || !entry->second.experiment) continue;
        Values values = panel.values;
        const Schema schema = entry->second.experiment->schema();
        for (const FieldInfo& f : schema.fields)
            if (f.type == FieldInfo::Model) values.set(f.name, written);
        workspace_.apply(SetValues{panel.key, values, panel.ownText});
    }
    if (all.empty()) choose("attention.explore");
}

void MainWindow::askOpen()
{
    auto* dialog = new QFileDialog(this, tr("Open"), {},
        tr("Models and texts (*.gguf *.txt *.md *.py *.json *.csv);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this,
        [this](const QString& file) { open(file.toStdString()); });
    dialog->open();
}

void MainWindow::askExport()
{
    ExperimentPanel* panel = front();
    if (!panel || !panel->run().result()) {
        statusBar()->showMessage(tr("There is no picture to export yet"), 5000);
        return;
    }
    auto* dialog = new QFileDialog(
        this, tr("Export figure"), QStringLiteral("figure.svg"), tr("Figures (*.svg *.pdf *.png)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("svg"));
    connect(dialog, &QFileDialog::fileSelected, this,
        [this](const QString& file) { exportFigure(file.toStdString()); });
    dialog->open();
}

// Recorded, resolved and written on the view thread: the window goes on.
void MainWindow::exportFigure(const fs::path& file)
{
    const ExperimentPanel* panel = front();
    if (!panel || !panel->run().result()) return;
    struct Work {
        std::shared_ptr<const Experiment> experiment;
        Values values;
        ResultPtr result;
        Camera camera;
        fs::path file;
    };
    const PanelState* state = workspace_.document().find(panel->key());
    const Work work{entries_.at(state->experiment).experiment, panel->drawnValues(),
        panel->run().result(), panel->canvas().camera(), file};
    runner_.view([this, work, address = mailbox_.address()](Job& job) {
        const QString name = QString::fromStdString(work.file.string());
        QString failure;
        try {
            const FigureFormat format;
            const View view{.size = canvasSize(format),
                .camera = work.camera,
                .theme = lightTheme(),
                .still = true};
            Canvas canvas(view.size);
            canvas.background(view.theme.background);
            work.experiment->draw(work.values, *work.result, view, canvas);
            const std::string provenance = provenanceJson(
                {*work.experiment, work.values, 0, job.engine(), work.result->notice});
            writeFigure(
                resolve(canvas.take(), format.dpi / 72.0, job), format, provenance, work.file);
        } catch (const Error& e) {
            failure = QString::fromUtf8(e.what());
        }
        address.post([this, name, failure] {
            statusBar()->showMessage(failure.isEmpty() ? tr("Wrote %1").arg(name) : failure, 10000);
            emit exported(name, failure);
        });
    });
}

} // namespace seq
