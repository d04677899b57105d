#pragma once
#include "widgets/panel/run_state.h"

#include <QWidget>
#include <map>

class QLabel;
class QProgressBar;
class QToolButton;

namespace seq {

// What runs now, with its share done and a way to stop it.
class JobBar final : public QWidget {
    Q_OBJECT
public:
    explicit JobBar(QWidget* parent = nullptr);
    void tell(int panel, const QString& title, const RunState&);
    void forget(int panel);

signals:
    void cancelled(int panel); // asked for by a click

private:
    struct Job {
        QString title;
        RunState state;
    };
    void refresh();
    std::map<int, Job> busy_;
    QLabel* text_;
    QProgressBar* progress_;
    QToolButton* stop_;
};

} // namespace seq
