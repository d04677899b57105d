#pragma once
#include "app/layout_file.h"
#include "widgets/actions/action_menu.h"

#include <QObject>
#include <functional>

namespace seq {

class DockLayout;

// View > Layouts: the named ones, a new name for how it is now, and which are not needed any more.
class LayoutMenu final : public QObject {
    Q_OBJECT
public:
    // `reset`: how the docks are at first.
    LayoutMenu(ActionMenu& view, DockLayout&, LayoutFile&, std::function<void()> reset,
        QWidget* window); // layout and file outlive it
    void saveAs(const QString& name);
    void apply(const QString& name);

private:
    void fill(QMenu* apply, QMenu* remove);
    void askName();
    DockLayout& layout_;
    LayoutFile& file_;
    QWidget* window_;
};

} // namespace seq
