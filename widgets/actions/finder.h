#pragma once
#include "widgets/actions/finding.h"
#include "widgets/look/look.h"

#include <QPointer>
#include <QWidget>

class QLabel;
class QLineEdit;
class QListView;

namespace seq {

class FinderModel;

// The popup over a window in which one types and chooses: the palette of commands, the locator.
class Finder final : public QWidget {
    Q_OBJECT
public:
    Finder(const Look&, QWidget* window); // the look outlives it
    // `name` says what is found here, `hint` stands in the empty field.
    void open(std::vector<FindSource>, const QString& name, const QString& hint);

protected:
    void paintEvent(QPaintEvent*) override;
    bool eventFilter(QObject*, QEvent*) override;

private:
    void find(const QString& text);
    void place();
    bool key(int key);
    void step(int rows); // to the next row that can be chosen
    void choose(int row);
    void leave(); // closes; the focus goes back
    const Look& look_;
    QWidget* window_;
    FinderModel* model_;
    QLineEdit* field_;
    QListView* list_;
    QLabel* nothing_;
    QPointer<QWidget> before_; // had the focus
    bool leaving_ = false;
};

} // namespace seq
