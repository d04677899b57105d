#pragma once
#include "widgets/actions/shortcuts_file.h"

#include <QAction>
#include <QKeySequence>
#include <QObject>
#include <functional>
#include <vector>

namespace seq {

// A title without the mark of its mnemonic: "&Open…" is "Open…", "a && b" is "a & b".
QString plainTitle(const QString&);

// One command of the window: menus, palette and shortcut editor all read this.
struct ActionEntry {
    QString id, group, title; // "file.open", "File", "Open…"
    QKeySequence standard; // its shortcut, unless the user chose another
    QAction* action = nullptr;
    std::function<bool()> possible; // empty: always, or the action says it itself
};

// Every command, once. No two have the same shortcut.
class ActionRegistry final : public QObject {
    Q_OBJECT
public:
    explicit ActionRegistry(QWidget* window); // whose shortcuts they are
    // A new command; `title` as menus take it. Ids are given once.
    QAction* add(const QString& id, const QString& group, const QString& title,
        const QKeySequence& standard, std::function<void()> run);
    // An action that exists: dock toggles, undo. Its shortcut is the standard one.
    void adopt(const QString& id, const QString& group, const QString& title, QAction*);
    void limit(const QString& id, std::function<bool()> possible);
    void refresh(); // what is possible now

    const std::vector<ActionEntry>& entries() const { return entries_; }
    const ActionEntry* find(const QString& id) const; // null: none of that id
    QAction* action(const QString& id) const; // of a command that is there

    void reserve(const QKeySequence&, const QString& owner); // for what is no command: a menu
    // The title of what has this shortcut, but for `besides`; empty: nothing.
    QString owner(const QKeySequence&, const QString& besides = {}) const;
    bool setShortcut(const QString& id, const QKeySequence&); // false: another one has it
    void resetShortcuts(); // all as they came
    // Reads what the user chose and keeps later choices there. A damaged file changes nothing.
    void keepShortcuts(const std::filesystem::path& file);

signals:
    void shortcutsChanged();

private:
    void enter(ActionEntry);
    void assign(); // all shortcuts: chosen ones first, then standard ones that are free
    QWidget* window_;
    std::vector<ActionEntry> entries_;
    std::vector<std::pair<QKeySequence, QString>> reserved_;
    ShortcutsFile chosen_;
};

} // namespace seq
