#pragma once
#include "widgets/workspace/document.h"

#include <QUndoCommand>
#include <chrono>

namespace seq {

class Workspace;

struct Change {
    Command forth, back;
};

// One step of the history. Quick changes of the same thing (a drag, typing) become one.
class UndoStep final : public QUndoCommand {
public:
    UndoStep(Workspace&, std::vector<Change>, const QString& title);
    void undo() override;
    void redo() override; // the first one does nothing: the step was made already
    int id() const override { return 1; }
    bool mergeWith(const QUndoCommand*) override;

private:
    Workspace& workspace_;
    std::vector<Change> changes_;
    std::chrono::steady_clock::time_point made_ = std::chrono::steady_clock::now();
    bool fresh_ = true;
};

} // namespace seq
