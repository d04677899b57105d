#include "widgets/panel/history_list.h"

#include "widgets/panel/numbers_table.h"

#include <QContextMenuEvent>
#include <QMenu>

namespace seq {
namespace {

constexpr std::size_t kKept = 100;

QString shortened(QString text)
{
    text = text.simplified();
    return text.size() > 32 ? QStringLiteral("…") + text.right(31) : text;
}

} // namespace

HistoryList::HistoryList(const Schema& schema, QWidget* parent)
    : QListWidget(parent)
    , schema_(schema)
{
    setFrameShape(NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTextElideMode(Qt::ElideRight);
    setMinimumHeight(96);
    setAccessibleName(tr("History"));
    connect(this, &QListWidget::itemActivated, this,
        [this](QListWidgetItem* item) { emit chosen(runAt(item)); });
    connect(this, &QListWidget::itemClicked, this, &QListWidget::itemActivated);
}

const Values& HistoryList::runAt(const QListWidgetItem* item) const
{
    return runs_[runs_.size() - 1 - std::size_t(row(item))];
}

void HistoryList::contextMenuEvent(QContextMenuEvent* event)
{
    const QListWidgetItem* item = itemAt(event->pos());
    if (!item) return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const Values run = runAt(item);
    menu->addAction(tr("Go back to this run"), this, [this, run] { emit chosen(run); });
    menu->addAction(tr("Compare with this run"), this, [this, run] { emit compared(run); });
    menu->popup(event->globalPos());
}

QString HistoryList::difference(const Values& before, const Values& now) const
{
    QStringList parts;
    for (const FieldInfo& field : schema_.fields) {
        const Value *a = before.find(field.name), *b = now.find(field.name);
        if (!b || (a && *a == *b)) continue;
        parts << QStringLiteral("%1 %2").arg(QString::fromStdString(field.name),
            shortened(QString::fromStdString(toFlag(field, *b))));
    }
    return parts.join(QStringLiteral(", "));
}

void HistoryList::add(const Values& values, const std::vector<Number>& numbers)
{
    if (!runs_.empty() && runs_.back() == values) return;
    QString text = tr("start");
    if (!runs_.empty()) text = difference(runs_.back(), values);
    QStringList lines{text};
    for (const Number& n : numbers)
        lines << QStringLiteral("%1  %2 %3")
                     .arg(QString::fromStdString(n.name), shownNumber(n.value),
                         QString::fromStdString(n.unit));
    runs_.push_back(values);
    auto* item = new QListWidgetItem(text);
    item->setToolTip(lines.join(QLatin1Char('\n')));
    insertItem(0, item);
    if (runs_.size() > kKept) {
        runs_.erase(runs_.begin());
        delete takeItem(count() - 1);
    }
}

} // namespace seq
