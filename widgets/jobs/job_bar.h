#pragma once
#include "widgets/jobs/running_job.h"

#include <QTimer>
#include <QWidget>
#include <map>

class QProgressBar;
class QToolButton;

namespace seq {

class JobList;

// What runs now, with its share done, the time left and a way to stop it. A click on it lists all.
class JobBar final : public QWidget {
    Q_OBJECT
public:
    explicit JobBar(QWidget* parent = nullptr);
    void tell(int panel, const QString& title, const RunState&);
    void forget(int panel);
    JobList& list() { return *list_; }

signals:
    void cancelled(int panel); // asked for by a click

private:
    void refresh();
    void showList();
    std::map<int, RunningJob> busy_;
    JobList* list_;
    QToolButton* text_;
    QProgressBar* progress_;
    QToolButton* stop_;
    QTimer clock_; // the time left goes on between two reports
};

} // namespace seq
