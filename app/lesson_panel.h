#pragma once
#include "app/lesson.h"

#include <QFrame>

class QLabel;
class QAbstractButton;
class QPushButton;
class QToolButton;
class QButtonGroup;
class QVBoxLayout;

namespace seq {

// A lesson beside the panels: text, a prediction to make before the reveal, something to try.
class LessonPanel final : public QFrame {
    Q_OBJECT
public:
    explicit LessonPanel(QWidget* parent = nullptr);
    void open(Lesson);
    const Lesson& lesson() const { return lesson_; }
    int step() const { return at_; }
    enum Button : unsigned char { Show, Next, Back, Reset, Leave };
    QAbstractButton* button(Button) const;
    void hear(const std::string& experiment, const std::vector<Number>&); // a panel's new result

signals:
    void shows(const seq::LessonStep&); // put it on the screen
    void left(); // closed by the learner

private:
    void makeHead(QVBoxLayout*);
    void makePrediction(QVBoxLayout*);
    void makeFoot(QVBoxLayout*);
    void go(int step);
    void fillOptions();
    void reveal();
    Lesson lesson_;
    int at_ = 0;
    bool revealed_ = false;
    QLabel *title_, *count_, *heading_, *text_, *question_, *why_, *task_;
    QWidget* options_;
    QButtonGroup* choices_;
    QPushButton *show_, *back_, *next_, *reset_;
    QToolButton* leave_;
};

} // namespace seq
