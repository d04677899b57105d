#include "widgets/actions/shortcuts_model.h"

#include "widgets/actions/action_registry.h"

#include <QFont>

namespace seq {

ShortcutsModel::ShortcutsModel(const ActionRegistry& actions, QObject* parent)
    : QAbstractTableModel(parent)
    , actions_(actions)
{
    connect(&actions, &ActionRegistry::shortcutsChanged, this,
        [this] { emit dataChanged(index(0, Title), index(rowCount() - 1, Keys)); });
}

int ShortcutsModel::rowCount(const QModelIndex&) const
{
    return int(actions_.entries().size());
}

QVariant ShortcutsModel::data(const QModelIndex& index, int role) const
{
    const ActionEntry& entry = actions_.entries()[std::size_t(index.row())];
    const QKeySequence keys = entry.action->shortcut();
    if (role == kId) return entry.id;
    if (role == Qt::FontRole && index.column() == Keys && keys != entry.standard) {
        QFont font;
        font.setBold(true); // the user's own
        return font;
    }
    if (role != Qt::DisplayRole) return {};
    if (index.column() == Title) return entry.title;
    if (index.column() == Group) return entry.group;
    return keys.toString(QKeySequence::NativeText);
}

QVariant ShortcutsModel::headerData(int section, Qt::Orientation way, int role) const
{
    if (role == Qt::TextAlignmentRole) return int(Qt::AlignLeft | Qt::AlignVCenter);
    if (way != Qt::Horizontal || role != Qt::DisplayRole) return {};
    const QString names[] = {tr("Command"), tr("Menu"), tr("Shortcut")};
    return names[section];
}

} // namespace seq
