#pragma once
#include "widgets/actions/action_registry.h"

#include <QMenu>

namespace seq {

// A menu that is built from the registry: what is added here is a command, its group the menu.
class ActionMenu {
public:
    ActionMenu(ActionRegistry& actions, QMenu* menu)
        : actions_(actions)
        , menu_(menu)
        , group_(plainTitle(menu->title()))
    {
        actions.reserve(
            QKeySequence::mnemonic(menu->title()), ActionRegistry::tr("the menu %1").arg(group_));
    }
    // `possible`: greyed where it says no; empty: always possible.
    QAction* add(const char* id, const QString& title, const QKeySequence& standard,
        std::function<void()> run, std::function<bool()> possible = {})
    {
        const QString name = QString::fromLatin1(id);
        QAction* action = actions_.add(name, group_, title, standard, std::move(run));
        if (possible) actions_.limit(name, std::move(possible));
        menu_->addAction(action);
        return action;
    }
    void adopt(const char* id, const QString& title, QAction* action)
    {
        actions_.adopt(QString::fromLatin1(id), group_, title, action);
        menu_->addAction(action);
    }
    ActionRegistry& actions() const { return actions_; }
    QMenu* operator->() const { return menu_; }

private:
    ActionRegistry& actions_;
    QMenu* menu_;
    QString group_;
};

} // namespace seq
