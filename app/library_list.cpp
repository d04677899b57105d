#include "app/library_list.h"

#include <QHeaderView>
#include <algorithm>

namespace seq {
namespace {

constexpr int kId = Qt::UserRole;

} // namespace

LibraryList::LibraryList(QWidget* parent)
    : QTreeWidget(parent)
{
    setHeaderHidden(true);
    setRootIsDecorated(false);
    setIndentation(12);
    setFrameShape(NoFrame);
    setUniformRowHeights(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setExpandsOnDoubleClick(false);
    setAccessibleName(tr("Library"));
    const auto choose = [this](QTreeWidgetItem* item) {
        const QString id = item->data(0, kId).toString();
        if (!id.isEmpty()) emit chosen(id.toStdString());
    };
    connect(this, &QTreeWidget::itemActivated, this, choose);
    connect(this, &QTreeWidget::itemClicked, this, choose);
}

QTreeWidgetItem* LibraryList::addFamily(const QString& title)
{
    auto* item = new QTreeWidgetItem(this, {title});
    QFont font = this->font();
    font.setBold(true);
    item->setFont(0, font);
    item->setFlags(Qt::ItemIsEnabled);
    item->setExpanded(true);
    return item;
}

void LibraryList::addEntry(
    QTreeWidgetItem* family, const QString& title, const std::string& id, const QString& summary)
{
    auto* item = new QTreeWidgetItem(family, {title});
    item->setData(0, kId, QString::fromStdString(id));
    item->setToolTip(0, summary);
}

void LibraryList::addBroken(const QString& title, const QString& reason)
{
    auto* item = new QTreeWidgetItem(this, {tr("%1 (not loaded)").arg(title)});
    item->setToolTip(0, reason);
    item->setDisabled(true);
}

int LibraryList::wishedWidth() const
{
    constexpr int kLeast = 208, kMost = 400, kEdge = 8; // px
    return std::clamp(sizeHintForColumn(0) + kEdge, kLeast, kMost);
}

} // namespace seq
