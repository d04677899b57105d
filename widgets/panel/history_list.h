#pragma once
#include "engine/experiment/experiment.h"

#include <QListWidget>
#include <vector>

namespace seq {

// What was run here, newest first: what was different from the run before it, one click back.
class HistoryList final : public QListWidget {
    Q_OBJECT
public:
    explicit HistoryList(const Schema&, QWidget* parent = nullptr); // the schema outlives it
    void add(const Values&, const std::vector<Number>&);
    const std::vector<Values>& runs() const { return runs_; } // oldest first

signals:
    void chosen(const seq::Values&);
    void compared(const seq::Values&); // asked for in the context menu

protected:
    void contextMenuEvent(QContextMenuEvent*) override;

private:
    QString difference(const Values& before, const Values& now) const;
    const Values& runAt(const QListWidgetItem*) const;
    const Schema& schema_;
    std::vector<Values> runs_;
};

} // namespace seq
