#pragma once
#include "widgets/workspace/document_state.h"

#include <QUndoCommand>
#include <chrono>

namespace seq {

class Workspace;

// One step of the history. Quick changes of the same thing (a drag, typing) become one; what a file
// brought is never quick.
class UndoStep final : public QUndoCommand {
public:
    enum class From { Now, File };
    UndoStep(Workspace&, std::vector<Change>, const QString& title, From = From::Now);
    const std::vector<Change>& changes() const { return changes_; }
    void undo() override;
    void redo() override; // the first one does nothing: the step was made already
    int id() const override { return 1; }
    bool mergeWith(const QUndoCommand*) override;

private:
    Workspace& workspace_;
    std::vector<Change> changes_;
    std::chrono::steady_clock::time_point made_ = std::chrono::steady_clock::now();
    From from_;
    bool fresh_ = true;
};

} // namespace seq
