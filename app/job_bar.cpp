#include "app/job_bar.h"

#include "widgets/look/progress.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QToolButton>

namespace seq {

JobBar::JobBar(QWidget* parent)
    : QWidget(parent)
    , text_(new QLabel(this))
    , progress_(new QProgressBar(this))
    , stop_(new QToolButton(this))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 8, 0);
    row->setSpacing(8);
    row->addWidget(text_);
    row->addWidget(progress_);
    row->addWidget(stop_);
    text_->setProperty("role", "faint");
    progress_->setTextVisible(false);
    progress_->setFixedWidth(96);
    stop_->setText(tr("Cancel"));
    connect(stop_, &QToolButton::clicked, this, [this] {
        if (!busy_.empty()) emit cancelled(busy_.rbegin()->first);
    });
    refresh();
}

void JobBar::tell(int panel, const QString& title, const RunState& state)
{
    if (state.kind != RunState::Busy) return forget(panel);
    busy_[panel] = {title, state};
    refresh();
}

void JobBar::forget(int panel)
{
    busy_.erase(panel);
    refresh();
}

void JobBar::refresh()
{
    const bool busy = !busy_.empty();
    progress_->setVisible(busy);
    stop_->setVisible(busy);
    if (!busy) return text_->setText(tr("Ready"));
    const Job& job = busy_.rbegin()->second;
    QString text
        = busy_.size() > 1 ? tr("%1 jobs: %2").arg(busy_.size()).arg(job.title) : job.title;
    if (job.state.fraction > 0) text += QStringLiteral("  %1 %").arg(int(job.state.fraction * 100));
    text_->setText(text);
    showFraction(*progress_, job.state.fraction);
}

} // namespace seq
