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

signals:
    void chosen(const seq::Values&);

private:
    QString difference(const Values& before, const Values& now) const;
    const Schema& schema_;
    std::vector<Values> runs_; // oldest first
};

} // namespace seq
