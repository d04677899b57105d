#include "widgets/jobs/job_list.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <algorithm>
#include <ranges>

namespace seq {
namespace {

constexpr int kWide = 280; // px of a title, at most

QString shortened(const QWidget* on, const QString& text)
{
    return on->fontMetrics().elidedText(text, Qt::ElideMiddle, kWide);
}

} // namespace

JobList::JobList(QWidget* parent)
    : QFrame(parent, Qt::Popup)
    , grid_(new QGridLayout(this))
{
    setObjectName(QStringLiteral("jobs"));
    setProperty("role", "side");
    grid_->setContentsMargins(12, 8, 12, 8);
    grid_->setHorizontalSpacing(16);
    grid_->setVerticalSpacing(4);
    grid_->setSizeConstraint(QLayout::SetFixedSize);
}

void JobList::build(const std::map<int, RunningJob>& jobs)
{
    while (QLayoutItem* item = grid_->takeAt(0)) {
        item->widget()->deleteLater();
        item->widget()->hide();
        delete item;
    }
    rows_.clear();
    for (const auto& [key, job] : jobs) {
        const int row = int(rows_.size());
        auto* title = new QLabel(this);
        auto* state = new QLabel(this);
        state->setProperty("role", "faint");
        state->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        state->setMinimumWidth(state->fontMetrics().horizontalAdvance(tr("100 %, 59 min left")));
        auto* stop = new QPushButton(tr("Cancel"), this);
        stop->setProperty("plain", true);
        stop->setAccessibleName(tr("Cancel %1").arg(job.title));
        connect(stop, &QPushButton::clicked, this, [this, key = key] { emit cancelled(key); });
        grid_->addWidget(title, row, 0);
        grid_->addWidget(state, row, 1);
        grid_->addWidget(stop, row, 2);
        rows_[key] = {title, state};
    }
}

void JobList::show(const std::map<int, RunningJob>& jobs)
{
    if (jobs.empty()) hide();
    if (!std::ranges::equal(std::views::keys(jobs), std::views::keys(rows_))) build(jobs);
    for (const auto& [key, job] : jobs) {
        const QString what = job.state.what;
        const auto& [title, state] = rows_.at(key);
        title->setText(
            shortened(this, what.isEmpty() ? job.title : tr("%1: %2").arg(job.title, what)));
        const QString done = job.done();
        state->setText(done.isEmpty() ? tr("waiting") : done);
    }
}

} // namespace seq
