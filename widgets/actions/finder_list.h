#pragma once
#include "widgets/actions/find_index.h"
#include "widgets/look/look.h"

#include <QAbstractListModel>
#include <QStyledItemDelegate>

namespace seq {

// The rows of an index for one text.
class FinderModel final : public QAbstractListModel {
    Q_OBJECT
public:
    using QAbstractListModel::QAbstractListModel;
    void open(std::vector<FindSource>);
    void close();
    void find(const QString& text);
    const FoundRow& row(int at) const { return rows_[std::size_t(at)]; }
    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex&, int role) const override;
    Qt::ItemFlags flags(const QModelIndex&) const override;

private:
    FindIndex index_;
    std::vector<FoundRow> rows_;
};

// A row: the title with what matched in bold, the note after it, keys at the right.
class FinderDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    FinderDelegate(const Look&, QObject* parent);
    void paint(QPainter*, const QStyleOptionViewItem&, const QModelIndex&) const override;
    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override;

private:
    const Look& look_;
};

} // namespace seq
