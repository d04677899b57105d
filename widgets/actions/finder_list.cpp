#include "widgets/actions/finder_list.h"

#include <QApplication>
#include <QPainter>
#include <algorithm>

namespace seq {
namespace {

constexpr int kRow = 30, kPad = 10, kGap = 12; // px at text size 1

// The title in stretches of matched and other characters; answers where it ends.
int drawTitle(QPainter* p, QRect box, const FoundRow& row, const QColor& plain, const QColor& hit)
{
    const QString& title = row.finding->title;
    const QFont font = p->font();
    QFont bold = font;
    bold.setWeight(QFont::Bold);
    int x = box.left();
    for (int i = 0; i < title.size() && x < box.right();) {
        const bool matched = std::ranges::binary_search(row.places, i);
        int end = i + 1;
        while (end < title.size() && std::ranges::binary_search(row.places, end) == matched)
            ++end;
        p->setFont(matched ? bold : font);
        p->setPen(matched ? hit : plain);
        QString part = title.mid(i, end - i);
        const int room = box.right() - x;
        if (p->fontMetrics().horizontalAdvance(part) > room)
            part = p->fontMetrics().elidedText(part, Qt::ElideRight, room);
        p->drawText(QRect(x, box.top(), room + 1, box.height()), Qt::AlignVCenter, part);
        x += p->fontMetrics().horizontalAdvance(part);
        i = end;
    }
    p->setFont(font);
    return x;
}

} // namespace

void FinderModel::open(std::vector<FindSource> sources)
{
    beginResetModel();
    rows_.clear();
    index_.open(std::move(sources));
    endResetModel();
}

void FinderModel::close()
{
    open({});
}

void FinderModel::find(const QString& text)
{
    beginResetModel();
    rows_ = index_.rows(text);
    endResetModel();
}

int FinderModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(rows_.size());
}

QVariant FinderModel::data(const QModelIndex& index, int role) const
{
    const Finding& f = *rows_[std::size_t(index.row())].finding;
    if (role == Qt::DisplayRole) return f.title;
    if (role != Qt::AccessibleTextRole) return {};
    QStringList parts{f.title, f.note, f.keys};
    parts.removeAll(QString());
    return parts.join(QStringLiteral(", "));
}

Qt::ItemFlags FinderModel::flags(const QModelIndex& index) const
{
    const bool on = rows_[std::size_t(index.row())].finding->enabled;
    return Qt::ItemIsSelectable | (on ? Qt::ItemIsEnabled : Qt::NoItemFlags);
}

FinderDelegate::FinderDelegate(const Look& look, QObject* parent)
    : QStyledItemDelegate(parent)
    , look_(look)
{
}

QSize FinderDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const
{
    return {0, int(kRow * look_.text())};
}

void FinderDelegate::paint(
    QPainter* p, const QStyleOptionViewItem& given, const QModelIndex& index) const
{
    QStyleOptionViewItem option = given;
    const QWidget* view = option.widget;
    (view ? view->style() : QApplication::style())
        ->drawPrimitive(QStyle::PE_PanelItemViewItem, &option, p, view);
    const FoundRow& row = static_cast<const FinderModel*>(index.model())->row(index.row());
    const Theme& theme = look_.theme();
    const bool on = row.finding->enabled;
    const QColor faint = toQt(on ? theme.faint : mix(theme.faint, theme.background, 0.4));
    p->save();
    p->setFont(option.font);
    const int pad = int(kPad * look_.text()), gap = int(kGap * look_.text());
    QRect box = option.rect.adjusted(pad, 0, -pad, 0);
    const QString keys
        = p->fontMetrics().elidedText(row.finding->keys, Qt::ElideRight, box.width() / 3);
    p->setPen(faint);
    p->drawText(box, Qt::AlignRight | Qt::AlignVCenter, keys);
    if (!keys.isEmpty()) box.setRight(box.right() - p->fontMetrics().horizontalAdvance(keys) - gap);
    const int end
        = drawTitle(p, box, row, on ? toQt(theme.text) : faint, on ? toQt(theme.accent) : faint);
    box.setLeft(end + gap);
    if (box.width() > gap) {
        p->setPen(faint);
        p->drawText(box, Qt::AlignVCenter,
            p->fontMetrics().elidedText(row.finding->note, Qt::ElideRight, box.width()));
    }
    p->restore();
}

} // namespace seq
