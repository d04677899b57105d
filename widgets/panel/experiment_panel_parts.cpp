#include "widgets/form/form.h"
#include "widgets/language/language.h"
#include "widgets/look/progress.h"
#include "widgets/panel/compare_bar.h"
#include "widgets/panel/experiment_panel.h"
#include "widgets/panel/history_list.h"
#include "widgets/panel/numbers_table.h"
#include "widgets/panel/side_column.h"

#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace seq {
namespace {

QLabel* label(const char* role, QWidget* parent, const QString& text = {})
{
    auto* l = new QLabel(text, parent);
    l->setProperty("role", role);
    return l;
}

} // namespace

QWidget* ExperimentPanel::makeHead()
{
    const Info& info = experiment_->info();
    auto* head = new QWidget(this);
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(16, 8, 8, 8);
    row->setSpacing(8);
    summary_ = label("faint", head, declared(info.summary));
    summary_->setWordWrap(true);
    summary_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    summary_->setToolTip(summary_->text());
    row->addWidget(summary_, 1);
    notice_ = label("faint", head);
    notice_->setWordWrap(true); // a long one must not widen the window
    notice_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    notice_->hide();
    row->addWidget(notice_, 1);
    badge_ = label("badge", head, tr("stale"));
    badge_->setToolTip(tr("The picture shows an earlier run than the parameters say"));
    row->addWidget(badge_);
    compare_ = new QToolButton(head);
    compare_->setText(tr("Compare…"));
    compare_->setToolTip(tr("Beside another run, or with one or more values changed"));
    row->addWidget(compare_);
    follow_ = new QToolButton(head);
    follow_->setText(tr("Follow"));
    follow_->setProperty("role", "follow");
    follow_->setCheckable(true);
    follow_->setChecked(true);
    follow_->setToolTip(tr("What is hovered in other panels lights up here, and the other way"));
    row->addWidget(follow_);
    return head;
}

QWidget* ExperimentPanel::makeBanner()
{
    banner_ = new QFrame(this);
    banner_->setProperty("role", "banner");
    auto* row = new QHBoxLayout(banner_);
    row->setContentsMargins(12, 8, 12, 8);
    bannerText_ = new QLabel(banner_);
    bannerText_->setWordWrap(true);
    bannerText_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    bannerText_->setObjectName(QStringLiteral("banner"));
    row->addWidget(bannerText_);
    return banner_;
}

QWidget* ExperimentPanel::makePicture()
{
    auto* page = new QFrame(this);
    page->setProperty("role", "bar");
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHead());
    compareBar_ = new CompareBar(page);
    column->addWidget(compareBar_);
    column->addWidget(makeBanner());
    canvas_ = new CanvasView(context_.runner, &context_.tiles, context_.renderer, page);
    canvas_->setAccessibleName(tr("Picture of %1").arg(accessibleName()));
    canvas_->setAccessibleDescription(tr("Arrow keys go from thing to thing"));
    column->addWidget(canvas_, 1);
    empty_ = label("faint", canvas_);
    empty_->setAlignment(Qt::AlignCenter);
    empty_->setAttribute(Qt::WA_TransparentForMouseEvents);
    auto* over = new QVBoxLayout(canvas_);
    over->addWidget(empty_);
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(16, 4, 8, 4);
    foot->setSpacing(8);
    inspector_ = label("faint", page);
    inspector_->setObjectName(QStringLiteral("inspector"));
    inspector_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    inspector_->setMinimumHeight(28);
    inspector_->setTextFormat(Qt::PlainText);
    foot->addWidget(inspector_, 1);
    busyText_ = label("faint", page);
    foot->addWidget(busyText_);
    progress_ = new QProgressBar(page);
    progress_->setTextVisible(false);
    progress_->setFixedWidth(96);
    foot->addWidget(progress_);
    cancel_ = new QPushButton(tr("Cancel"), page);
    cancel_->setProperty("plain", true);
    foot->addWidget(cancel_);
    column->addLayout(foot);
    return page;
}

QWidget* ExperimentPanel::makeSide()
{
    side_ = new QFrame(this);
    side_->setProperty("role", "side");
    auto* outer = new QVBoxLayout(side_);
    outer->setContentsMargins(0, 0, 0, 0);
    column_ = new SideColumn(side_);
    outer->addWidget(column_);
    auto* page = new QWidget;
    page->setObjectName(QStringLiteral("page"));
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(16, 12, 16, 12);
    column->setSpacing(8);
    auto* presets = new QHBoxLayout;
    presets->addWidget(label("section", page, tr("Parameters")), 1);
    for (const Preset which : {Preset::Quick, Preset::Full}) {
        const bool quick = which == Preset::Quick;
        auto* button = new QPushButton(quick ? tr("Quick") : tr("Full"), page);
        button->setProperty("plain", true);
        button->setToolTip(quick ? tr("Values that answer within two seconds")
                                 : tr("Values at the size of the paper; may take long"));
        connect(button, &QPushButton::clicked, this, [this, which] { preset(which); });
        presets->addWidget(button);
    }
    column->addLayout(presets);
    form_ = new Form(schema_, page);
    column->addWidget(form_);
    column->addSpacing(12);
    column->addWidget(label("section", page, tr("Numbers")));
    numbers_ = new NumbersTable(page);
    numbers_->show(std::vector<Number>{});
    column->addWidget(numbers_);
    column->addSpacing(12);
    column->addWidget(label("section", page, tr("History")));
    history_ = new HistoryList(form_->schema(), page);
    column->addWidget(history_, 1);
    column_->setWidget(page);
    return side_;
}

void ExperimentPanel::showState()
{
    const RunState state = this->state();
    const bool busy = state.kind == RunState::Busy;
    const QString failure = state.kind == RunState::Wrong ? state.what
        : drawFailure_.isEmpty()                          ? tileFailure_
                                                          : drawFailure_;
    const bool wrong = state.kind == RunState::Wrong || !failure.isEmpty();
    const bool has = run_.result() != nullptr;
    banner_->setVisible(wrong);
    if (wrong) bannerText_->setText(failure);
    badge_->setVisible(has && (state.kind == RunState::Stale || state.kind == RunState::Wrong));
    busyText_->setVisible(busy);
    progress_->setVisible(busy);
    cancel_->setVisible(busy);
    if (busy) {
        QString text = state.what.isEmpty() ? tr("starting") : state.what;
        if (state.fraction > 0) text += QStringLiteral("  %1 %").arg(int(state.fraction * 100));
        busyText_->setText(text);
        showFraction(*progress_, state.fraction);
    }
    if (!busy || !has)
        veil_.stop();
    else if (!veil_.isActive() && !canvas_->dimmed())
        veil_.start(150); // what is quicker does not flicker
    if (!busy || !has) canvas_->setDimmed(false);
    empty_->setVisible(!has);
    if (has) return;
    empty_->setText(busy ? tr("Working …")
            : wrong      ? tr("No picture yet: see above what to change")
                         : tr("Type a text below or change a parameter to begin"));
}

void ExperimentPanel::setCalm(bool calm)
{
    side_->setVisible(!calm);
    follow_->setVisible(!calm);
    compare_->setVisible(!calm);
    showComparison();
}

void ExperimentPanel::showLook()
{
    column_->setText(context_.look.text());
    canvas_->setLook(context_.look.theme(), context_.look.text());
}

} // namespace seq
