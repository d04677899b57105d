#pragma once
#include "widgets/jobs/running_job.h"

#include <QFrame>
#include <array>
#include <map>

class QGridLayout;
class QLabel;

namespace seq {

// All that runs, a row each: title, what it does, share done and time left, a way to stop it.
class JobList final : public QFrame {
    Q_OBJECT
public:
    explicit JobList(QWidget* parent);
    void show(const std::map<int, RunningJob>&); // rows are kept while the jobs are the same
    using QWidget::show;

signals:
    void cancelled(int key);

private:
    void build(const std::map<int, RunningJob>&);
    QGridLayout* grid_;
    std::map<int, std::array<QLabel*, 2>> rows_; // title and state
};

} // namespace seq
