#include "app/main_window.h"
#include "engine/base/error.h"
#include "engine/experiment/engine.h"
#include "widgets/ink/export.h"
#include "widgets/language/said.h"

#include <QFileDialog>
#include <QStatusBar>
#include <nlohmann/json.hpp>

namespace seq {

namespace fs = std::filesystem;

namespace {

bool isFigure(const fs::path& file)
{
    return file.extension() == ".svg" || file.extension() == ".pdf" || file.extension() == ".png";
}

} // namespace

void MainWindow::open(const fs::path& path)
{
    std::error_code error;
    const fs::path whole = fs::absolute(path, error);
    if (!fs::exists(whole, error)) {
        const QString name = QString::fromStdString(whole.string());
        statusBar()->showMessage(tr("%1 is not there").arg(name), 10000);
        return;
    }
    bench_.recent.add(whole);
    if (fs::is_directory(whole, error) || whole.extension() == ".gguf")
        return openModel(whole.string());
    if (isFigure(whole)) return openFigure(whole);
    if (whole.extension() == ".seqscope") {
        if (mayLeave()) openWorkspace(whole);
        return;
    }
    workspace_.apply(SetText{"@" + whole.string()});
}

// Panels that are open go over to the new model; without any, its attention opens.
void MainWindow::openModel(const std::string& written)
{
    const Workspace::Together step(workspace_, tr("model"));
    workspace_.apply(SetModel{written});
    const auto all = workspace_.document().panels; // a copy: apply changes it
    for (const PanelState& panel : all) {
        const Workbench::Entry* entry = bench_.find(panel.experiment);
        if (!entry || !entry->experiment) continue;
        Values values = panel.values;
        for (const FieldInfo& f : entry->schema.fields)
            if (f.type == FieldInfo::Model) values.set(f.name, written);
        workspace_.apply(SetValues{panel.key, values, panel.ownText});
    }
    if (all.empty()) choose("attention.explore");
}

// The panel that made the figure, as it was: the figure tells it.
void MainWindow::openFigure(const fs::path& file)
try {
    const Json told = readProvenance(file);
    PanelState state;
    state.experiment = told.value("experiment", std::string());
    const Workbench::Entry* entry = bench_.find(state.experiment);
    if (!entry || !entry->experiment)
        throw notFound("{} was made by \"{}\", which is not here", file.string(), state.experiment);
    const Schema& schema = entry->schema;
    state.window = id_;
    state.values = entry->experiment->preset(Preset::Quick);
    for (const auto& [name, value] : told.at("values").items())
        if (const FieldInfo* field = schema.find(name))
            state.values.set(name, schema.parse(*field, value));
    if (told.contains("compare") && told["compare"].is_string())
        state.comparison.show
            = comparisonOf(told["compare"].get<std::string>()).value_or(Comparison::Off);
    const Json against = told.value("against", Json::object());
    for (const auto& [name, value] : against.items())
        if (const FieldInfo* field = schema.find(name))
            state.comparison.against.set(name, schema.parse(*field, value));
    state.ownText = true;
    workspace_.apply(AddPanel{state});
} catch (const Error& e) {
    statusBar()->showMessage(said(e.what()), 10000);
}

void MainWindow::askOpen()
{
    auto* dialog = new QFileDialog(this, tr("Open"), {},
        tr("What Seqscope opens (*.seqscope *.gguf *.txt *.md *.py *.json *.csv *.svg *.pdf "
           "*.png);;"
           "All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this,
        [this](const QString& file) { open(file.toStdString()); });
    dialog->open();
}

} // namespace seq
