#include "widgets/panel/experiment_panel.h"

#include "widgets/form/form.h"
#include "widgets/language/said.h"
#include "widgets/panel/history_list.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>
#include <algorithm>
#include <cmath>

namespace seq {

ExperimentPanel::ExperimentPanel(const PanelContext& context, int key,
    std::shared_ptr<const Experiment> experiment, QWidget* parent)
    : QWidget(parent)
    , context_(context)
    , key_(key)
    , experiment_(std::move(experiment))
    , schema_(experiment_->schema())
    , run_(context.runner, experiment_, "panel " + std::to_string(key), this)
    , comparison_(context.runner, experiment_, "panel " + std::to_string(key) + " B", this)
{
    const Info& info = experiment_->info();
    setAccessibleName(QString::fromUtf8(info.title.data(), qsizetype(info.title.size())));
    setAccessibleDescription(
        QString::fromUtf8(info.summary.data(), qsizetype(info.summary.size())));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(makePicture(), 1);
    row->addWidget(makeSide());
    connectAll();
    connectComparison();
    showLook();
    follow();
    followText();
    showState();
}

void ExperimentPanel::connectAll()
{
    Workspace& w = context_.workspace;
    connect(form_, &Form::edited, this, [this](const QString&) { propose(form_->values()); });
    connect(&w, &Workspace::panelChanged, this, [this](int key) {
        if (key == key_) follow();
    });
    connect(&w, &Workspace::textChanged, this, &ExperimentPanel::followText);
    connect(&w, &Workspace::hoverChanged, this, [this] {
        if (follow_->isChecked() && isVisible()) canvas_->setHovered(context_.workspace.hovered());
    });
    connect(canvas_, &CanvasView::hovered, this,
        [this](const std::vector<Ref>& refs, const QString& label) {
            inspector_->setText(label);
            if (!follow_->isChecked()) return canvas_->setHovered(refs);
            context_.workspace.hover(refs, label);
        });
    connect(canvas_, &CanvasView::pointed, this, [this](const Focus& f) {
        emit inspected(spotOf(canvas_->picture(), f), readingOf(canvas_->picture(), f));
    });
    connect(canvas_, &CanvasView::pinned, this, [this](const Focus& f) {
        context_.workspace.apply(AddPin{{key_, spotOf(canvas_->picture(), f)}});
    });
    connect(canvas_, &CanvasView::clicked, this, &ExperimentPanel::edit);
    connect(canvas_, &CanvasView::dragged, this, &ExperimentPanel::slide);
    connect(canvas_, &CanvasView::cameraMoved, this, [this](const Camera& c) {
        context_.workspace.apply(SetCamera{key_, c});
    });
    connect(canvas_, &CanvasView::drawn, this, [this] {
        if (!drawFailure_.isEmpty()) {
            drawFailure_.clear();
            showState();
        }
        emit pictureDrawn();
    });
    connect(canvas_, &CanvasView::failed, this, [this](const QString& why) {
        drawFailure_ = why;
        showState();
    });
    connect(&run_, &PanelRun::stateChanged, this, [this] {
        const bool done = run_.state().kind == RunState::Fresh;
        if (done && run_.result()) history_->add(run_.resultValues(), run_.result()->numbers);
        showState();
        emit stateChanged();
    });
    veil_.setSingleShot(true);
    connect(&veil_, &QTimer::timeout, this, [this] { canvas_->setDimmed(true); });
    connect(&run_, &PanelRun::arrived, this, [this] {
        tileFailure_.clear();
        showNumbers();
        notice_->setText(said(run_.result()->notice));
        notice_->setVisible(!run_.result()->notice.empty());
        summary_->setVisible(run_.result()->notice.empty());
        redraw();
    });
    connect(history_, &HistoryList::chosen, this, [this](const Values& v) { propose(v); });
    connect(cancel_, &QPushButton::clicked, this, &ExperimentPanel::cancel);
    connect(follow_, &QToolButton::toggled, this, [this](bool on) {
        context_.workspace.apply(SetPinned{key_, !on});
    });
    connect(&context_.look, &Look::changed, this, &ExperimentPanel::showLook);
}

std::string ExperimentPanel::textField() const
{
    for (const FieldInfo& f : schema_.fields)
        if (f.type == FieldInfo::Text && (f.name == "text" || f.name == "prompt")) return f.name;
    return {};
}

void ExperimentPanel::propose(Values values)
{
    const PanelState* state = context_.workspace.document().find(key_);
    if (!state) return;
    const std::string bound = textField();
    bool own = state->ownText;
    if (!bound.empty()) {
        const Value* text = values.find(bound);
        own = text && *text != Value(context_.workspace.document().text);
    }
    context_.workspace.apply(SetValues{key_, std::move(values), own});
}

void ExperimentPanel::follow()
{
    const PanelState* state = context_.workspace.document().find(key_);
    if (!state) return;
    form_->show(state->values);
    canvas_->setCamera(state->camera);
    follow_->setChecked(!state->pinned);
    if (state->pinned) canvas_->setHovered({});
    const bool compared = comparison_.on() || state->comparison.show != Comparison::Off;
    const bool same = state->values == followed_ && state->comparison == comparison_.state();
    if (same) return;
    if (compared) comparison_.follow(state->values, state->comparison);
    showComparison();
    bool runs = false; // redraw-only fields only redraw
    for (const FieldInfo& f : schema_.fields) {
        const Value *a = followed_.find(f.name), *b = state->values.find(f.name);
        runs |= !f.redraw && b && (!a || *a != *b);
    }
    followed_ = state->values;
    if (runs) run_.want(followed_);
    if (!runs || compared) redraw();
    if (!compared) return;
    showState();
    emit stateChanged();
}

void ExperimentPanel::followText()
{
    const PanelState* state = context_.workspace.document().find(key_);
    const std::string bound = textField();
    if (!state || bound.empty() || state->ownText) return;
    Values values = state->values;
    values.set(bound, context_.workspace.document().text);
    context_.workspace.apply(SetValues{key_, std::move(values), false});
}

void ExperimentPanel::edit(const Edit& edit)
{
    if (!edit.experiment.empty() && edit.experiment != experiment_->info().id)
        return context_.workspace.request(edit);
    const PanelState* state = context_.workspace.document().find(key_);
    if (!state) return;
    Values values = state->values;
    ComparisonState comparison = state->comparison;
    for (const auto& [name, value] : edit.set) {
        const bool others = edit.other && comparison.against.find(name);
        (others ? comparison.against : values).set(name, value);
    }
    const Workspace::Together step(context_.workspace, tr("parameters"));
    propose(std::move(values));
    setComparison(comparison);
}

void ExperimentPanel::slide(const Drag& drag, double value)
{
    const PanelState* state = context_.workspace.document().find(key_);
    const FieldInfo* field = schema_.find(drag.field);
    const Values shown = drag.other ? comparison_.other() : state ? state->values : Values{};
    const Value* now = shown.find(drag.field);
    if (!field || !now) return;
    value = std::clamp(value, field->min, field->max);
    const auto whole = std::int64_t(std::llround(value));
    const auto index = std::size_t(drag.index);
    Value next = *now;
    if (auto* list = std::get_if<std::vector<double>>(&next); list && index < list->size())
        (*list)[index] = value;
    else if (auto* ints = std::get_if<std::vector<std::int64_t>>(&next);
             ints && index < ints->size())
        (*ints)[index] = whole;
    else if (std::holds_alternative<double>(next))
        next = value;
    else if (std::holds_alternative<std::int64_t>(next))
        next = whole;
    edit({{}, {{drag.field, next}}, drag.other});
}

void ExperimentPanel::preset(Preset which)
{
    const PanelState* state = context_.workspace.document().find(key_);
    if (!state) return;
    run_.setLong(which == Preset::Full);
    Values values = experiment_->preset(which);
    for (const FieldInfo& f : schema_.fields) { // what is looked at stays
        const bool input = f.type == FieldInfo::Text || f.type == FieldInfo::Model;
        const Value* now = state->values.find(f.name);
        if (input && now) values.set(f.name, *now);
    }
    propose(std::move(values));
}

Values ExperimentPanel::drawnValues() const
{
    Values values = run_.resultValues();
    for (const FieldInfo& f : schema_.fields)
        if (const Value* now = followed_.find(f.name); now && f.redraw) values.set(f.name, *now);
    return values;
}

void ExperimentPanel::redraw()
{
    const ResultPtr result = run_.result();
    if (!result) return;
    canvas_->show(comparison_.record(result, drawnValues()));
}

void ExperimentPanel::tilesFailed(const std::string& source, const std::string& why)
{
    const bool shown = std::ranges::any_of(canvas_->picture().plots,
        [&](const PlotData& plot) { return plot.tiles && plot.tiles->key() == source; });
    if (!shown || tileFailure_ == said(why)) return;
    tileFailure_ = said(why);
    showState();
}

void ExperimentPanel::showEvent(QShowEvent*)
{
    run_.wake();
    comparison_.wake();
}

void ExperimentPanel::hideEvent(QHideEvent*)
{
    run_.sleep();
    comparison_.sleep();
}

} // namespace seq
