#include "app/inspector_dock.h"

#include "engine/base/error.h"
#include "engine/experiment/runner.h"
#include "widgets/inspector/inspector_view.h"
#include "widgets/panel/experiment_panel.h"

#include <QHBoxLayout>

namespace seq {
namespace {

constexpr std::size_t kExact = 512; // values of tiled maps that are kept

} // namespace

InspectorDock::InspectorDock(Workspace& workspace, Runner& runner, QWidget* parent)
    : QDockWidget(tr("Inspector"), parent)
    , workspace_(workspace)
    , runner_(runner)
    , mailbox_(this)
{
    auto* page = new QWidget(this);
    page->setObjectName(QStringLiteral("page"));
    auto* row = new QHBoxLayout(page);
    row->setContentsMargins(8, 4, 8, 4);
    view_ = new InspectorView(model_, page);
    row->addWidget(view_);
    page->setFocusProxy(view_);
    setObjectName(QStringLiteral("inspector dock"));
    setFeatures(DockWidgetClosable);
    setTitleBarWidget(new QWidget(this)); // its content says what it is
    setWidget(page);
    connect(view_, &InspectorView::pins, this, &InspectorDock::pinPointed);
    connect(
        view_, &InspectorView::unpins, this, [this](int pin) { workspace_.apply(RemovePin{pin}); });
    connect(view_, &InspectorView::looks, this,
        [this](
            const std::vector<Ref>& refs, const QString& label) { workspace_.hover(refs, label); });
    const auto readTexts = [this] { model_.readTexts(workspace_.document()); };
    if (!workspace_.document().panels.empty()) readTexts();
    connect(&workspace_, &Workspace::textChanged, this, readTexts);
    connect(&workspace_, &Workspace::panelChanged, this, readTexts);
    connect(&workspace_, &Workspace::panelAdded, this, readTexts);
    connect(&workspace_, &Workspace::panelRemoved, this, [this](int key) {
        panels_.erase(key);
        if (!pointed_ || pointed_->panel != key) return;
        pointed_.reset();
        model_.point({});
    });
    connect(&workspace_, &Workspace::pinsChanged, this, &InspectorDock::refresh);
}

void InspectorDock::follow(ExperimentPanel* panel)
{
    panels_[panel->key()] = panel;
    connect(panel, &ExperimentPanel::inspected, this,
        [this, key = panel->key()](
            const Spot& spot, const Reading& reading) { point(key, spot, reading); });
    connect(panel, &ExperimentPanel::pictureDrawn, this, &InspectorDock::refresh);
    if (!workspace_.document().pins.empty()) refresh();
}

void InspectorDock::addCommands(ActionMenu& menu)
{
    ActionRegistry& actions = menu.actions();
    const auto pinned = [this] { return model_.pins() > 0; };
    menu.add("inspector.pin", tr("&Pin what is pointed at"), QKeySequence(Qt::CTRL | Qt::Key_I),
        [this] { pinPointed(); });
    menu.add(
        "inspector.unpin", tr("Remove the chosen pin"), {},
        [this] { workspace_.apply(RemovePin{view_->chosenPin()}); },
        [this] { return view_->chosenPin() >= 0; });
    const auto clear = [this] {
        const Workspace::Together step(workspace_, tr("remove all pins"));
        for (int i = model_.pins(); i-- > 0;)
            workspace_.apply(RemovePin{i});
    };
    menu.add("inspector.clear", tr("Remove all pins"), {}, clear, pinned);
    connect(&workspace_, &Workspace::pinsChanged, &actions, &ActionRegistry::refresh);
    connect(view_->selectionModel(), &QItemSelectionModel::currentRowChanged, &actions,
        &ActionRegistry::refresh);
}

void InspectorDock::point(int panel, const Spot& spot, const Reading& reading)
{
    pointed_ = Pin{panel, spot};
    InspectorModel::Row row = rowOf(*pointed_);
    row.reading = reading;
    model_.point(std::move(row));
}

InspectorModel::Row InspectorDock::rowOf(const Pin& pin) const
{
    InspectorModel::Row row{{}, {}, QString::fromStdString(pin.spot.label)};
    const auto at = panels_.find(pin.panel);
    if (at == panels_.end() || !at->second) return row;
    const std::string_view title = at->second->experiment().info().title;
    row.panel = QString::fromUtf8(title.data(), qsizetype(title.size()));
    row.reading = readingOf(at->second->canvas().picture(), pin.spot);
    return row;
}

void InspectorDock::refresh()
{
    const auto& pins = workspace_.document().pins;
    std::vector<InspectorModel::Row> rows;
    for (const Pin& pin : pins)
        rows.push_back(rowOf(pin));
    model_.setPins(std::move(rows));
    for (int i = 0; i < int(pins.size()); ++i)
        askTiles(i + 1, pins[std::size_t(i)]);
    if (!pointed_) return;
    model_.point(rowOf(*pointed_));
    askTiles(0, *pointed_);
}

// A value in tiles is computed on the view thread, once.
void InspectorDock::askTiles(int row, const Pin& pin)
{
    const Reading* reading = model_.reading(row);
    if (!reading || !reading->ask) return;
    const seq::Cell& cell = *reading->ask;
    const Picture& picture = panels_.at(pin.panel)->canvas().picture();
    const TileSourcePtr source = picture.plots[std::size_t(cell.plot)].tiles;
    if (!source) return;
    const Cell asked{source->key(), cell.row, cell.column};
    if (const auto known = exact_.find(asked); known != exact_.end())
        return model_.tell(row, known->second);
    runner_.view([source, asked, address = mailbox_.address(), this](Job&) {
        try {
            const float value = source->exact(std::get<1>(asked), std::get<2>(asked));
            address.post([this, asked, value] {
                if (exact_.size() >= kExact) exact_.clear();
                if (exact_.emplace(asked, value).second) refresh();
            });
        } catch (const Error&) { // stays without a value
        }
    });
}

void InspectorDock::pinPointed()
{
    if (pointed_ && model_.pointing()) workspace_.apply(AddPin{*pointed_});
}

} // namespace seq
