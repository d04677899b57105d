#include "widgets/actions/action_registry.h"

#include "engine/base/error.h"

#include <QWidget>
#include <algorithm>

namespace seq {

QString plainTitle(const QString& title)
{
    QString plain;
    for (qsizetype i = 0; i < title.size(); ++i) {
        if (title[i] == QLatin1Char('&') && ++i == title.size()) break;
        plain += title[i];
    }
    return plain;
}

ActionRegistry::ActionRegistry(QWidget* window)
    : QObject(window)
    , window_(window)
{
}

QAction* ActionRegistry::add(const QString& id, const QString& group, const QString& title,
    const QKeySequence& standard, std::function<void()> run)
{
    auto* action = new QAction(title, window_);
    connect(action, &QAction::triggered, this, [run = std::move(run)] {
        if (run) run();
    });
    enter({id, group, plainTitle(title), standard, action, {}});
    return action;
}

void ActionRegistry::adopt(
    const QString& id, const QString& group, const QString& title, QAction* action)
{
    enter({id, group, plainTitle(title), action->shortcut(), action, {}});
}

void ActionRegistry::enter(ActionEntry entry)
{
    SEQ_ASSERT(!find(entry.id));
    const QKeySequence wished = chosen_.find(entry.id).value_or(entry.standard);
    entry.action->setObjectName(entry.id);
    entry.action->setShortcut(owner(wished).isEmpty() ? wished : QKeySequence());
    window_->addAction(entry.action); // works in no menu too
    entries_.push_back(std::move(entry));
}

void ActionRegistry::limit(const QString& id, std::function<bool()> possible)
{
    const auto at = std::ranges::find(entries_, id, &ActionEntry::id);
    SEQ_ASSERT(at != entries_.end());
    at->possible = std::move(possible);
}

void ActionRegistry::refresh()
{
    for (const ActionEntry& entry : entries_)
        if (entry.possible) entry.action->setEnabled(entry.possible());
}

const ActionEntry* ActionRegistry::find(const QString& id) const
{
    const auto at = std::ranges::find(entries_, id, &ActionEntry::id);
    return at == entries_.end() ? nullptr : &*at;
}

QAction* ActionRegistry::action(const QString& id) const
{
    const ActionEntry* entry = find(id);
    SEQ_ASSERT(entry);
    return entry->action;
}

void ActionRegistry::reserve(const QKeySequence& keys, const QString& owner)
{
    if (!keys.isEmpty()) reserved_.emplace_back(keys, owner);
}

QString ActionRegistry::owner(const QKeySequence& keys, const QString& besides) const
{
    if (keys.isEmpty()) return {};
    for (const ActionEntry& entry : entries_)
        if (entry.id != besides && entry.action->shortcut() == keys) return entry.title;
    for (const auto& [reserved, title] : reserved_)
        if (reserved == keys) return title;
    return {};
}

bool ActionRegistry::setShortcut(const QString& id, const QKeySequence& keys)
{
    const ActionEntry* entry = find(id);
    if (!entry || !owner(keys, id).isEmpty()) return false;
    entry->action->setShortcut(keys);
    if (keys == entry->standard)
        chosen_.remove(id);
    else
        chosen_.set(id, keys);
    chosen_.write();
    emit shortcutsChanged();
    return true;
}

void ActionRegistry::resetShortcuts()
{
    for (const ActionEntry& entry : entries_)
        chosen_.remove(entry.id);
    chosen_.write();
    assign();
    emit shortcutsChanged();
}

void ActionRegistry::keepShortcuts(const std::filesystem::path& file)
{
    chosen_ = ShortcutsFile(file);
    assign();
    emit shortcutsChanged();
}

void ActionRegistry::assign()
{
    for (const ActionEntry& entry : entries_)
        entry.action->setShortcut({});
    std::vector<const ActionEntry*> standard;
    for (const ActionEntry& entry : entries_) {
        const auto wished = chosen_.find(entry.id);
        if (wished && owner(*wished).isEmpty())
            entry.action->setShortcut(*wished);
        else
            standard.push_back(&entry);
    }
    for (const ActionEntry* entry : standard)
        if (owner(entry->standard).isEmpty()) entry->action->setShortcut(entry->standard);
}

} // namespace seq
