#pragma once
#include "widgets/actions/action_menu.h"
#include "widgets/inspector/inspector_model.h"
#include "widgets/panel/mailbox.h"

#include <QDockWidget>
#include <QPointer>
#include <map>
#include <tuple>

namespace seq {

class ExperimentPanel;
class InspectorView;
class Runner;
class Workspace;

// Exact values of what the pointer or the cursor of any panel is on, and of what is pinned. The
// values follow the pictures; pins are part of the document.
class InspectorDock final : public QDockWidget {
    Q_OBJECT
public:
    InspectorDock(Workspace&, Runner&, QWidget* parent); // both outlive it
    void follow(ExperimentPanel*); // a new panel
    void addCommands(ActionMenu&);

private:
    using Cell
        = std::tuple<std::string, std::int64_t, std::int64_t>; // key of a source, row, column
    void point(int panel, const Spot&, const Reading&);
    void refresh(); // all rows, from the pictures of now
    InspectorModel::Row rowOf(const Pin&) const;
    void askTiles(int row, const Pin&);
    void pinPointed();
    Workspace& workspace_;
    Runner& runner_;
    InspectorModel model_;
    InspectorView* view_;
    std::map<int, QPointer<ExperimentPanel>> panels_;
    std::optional<Pin> pointed_;
    std::map<Cell, float> exact_; // of tiled maps, as far as they were asked for
    Mailbox mailbox_;
};

} // namespace seq
