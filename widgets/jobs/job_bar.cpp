#include "widgets/jobs/job_bar.h"

#include "widgets/jobs/job_list.h"

#include "widgets/look/progress.h"

#include <QHBoxLayout>
#include <QProgressBar>
#include <QToolButton>

namespace seq {

JobBar::JobBar(QWidget* parent)
    : QWidget(parent)
    , list_(new JobList(this))
    , text_(new QToolButton(this))
    , progress_(new QProgressBar(this))
    , stop_(new QToolButton(this))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 8, 0);
    row->setSpacing(8);
    row->addWidget(text_);
    row->addWidget(progress_);
    row->addWidget(stop_);
    text_->setObjectName(QStringLiteral("job"));
    text_->setToolTip(tr("All jobs"));
    progress_->setTextVisible(false);
    progress_->setFixedWidth(96);
    stop_->setText(tr("Cancel"));
    clock_.setInterval(500);
    connect(&clock_, &QTimer::timeout, this, &JobBar::refresh);
    connect(text_, &QToolButton::clicked, this, &JobBar::showList);
    connect(list_, &JobList::cancelled, this, &JobBar::cancelled);
    connect(stop_, &QToolButton::clicked, this, [this] {
        if (!busy_.empty()) emit cancelled(busy_.rbegin()->first);
    });
    refresh();
}

void JobBar::tell(int panel, const QString& title, const RunState& state)
{
    if (state.kind != RunState::Busy) return forget(panel);
    RunningJob& job = busy_[panel];
    const bool again = state.fraction < job.state.fraction; // another part, or another run
    job.title = title;
    job.state = state;
    if (again) job.since.invalidate();
    if (state.fraction > 0 && !job.since.isValid()) {
        job.since.start();
        job.from = state.fraction;
    }
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
    text_->setEnabled(busy);
    busy ? clock_.start() : clock_.stop();
    if (list_->isVisible()) list_->show(busy_);
    if (!busy) return text_->setText(tr("Ready"));
    const RunningJob& job = busy_.rbegin()->second;
    QString text
        = busy_.size() > 1 ? tr("%1 jobs: %2").arg(busy_.size()).arg(job.title) : job.title;
    if (const QString done = job.done(); !done.isEmpty()) text += QStringLiteral("  ") + done;
    text_->setText(text);
    showFraction(*progress_, job.state.fraction);
}

void JobBar::showList()
{
    list_->show(busy_);
    list_->adjustSize();
    const QPoint corner = mapToGlobal(QPoint(width(), 0));
    list_->move(corner - QPoint(list_->width(), list_->height()));
    list_->show();
}

} // namespace seq
