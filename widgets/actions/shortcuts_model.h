#pragma once
#include <QAbstractTableModel>

namespace seq {

class ActionRegistry;

// The commands of a registry: title, group, shortcut.
class ShortcutsModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Title, Group, Keys, Columns };
    static constexpr int kId = Qt::UserRole;
    ShortcutsModel(const ActionRegistry&, QObject* parent);
    int rowCount(const QModelIndex& = {}) const override;
    int columnCount(const QModelIndex& = {}) const override { return Columns; }
    QVariant data(const QModelIndex&, int role) const override;
    QVariant headerData(int section, Qt::Orientation, int role) const override;

private:
    const ActionRegistry& actions_;
};

} // namespace seq
