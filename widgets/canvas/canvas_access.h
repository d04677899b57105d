#pragma once
#include <QAccessibleWidget>
#include <vector>

namespace seq {

class CanvasView;

// A picture as the screen reader meets it, by whichever ink it is drawn: a canvas whose value is
// what the cursor is on, with a table for each plot. Tables and cells are made when they are asked
// for and go with the recording that they were made of.
class CanvasAccess final : public QAccessibleWidget {
public:
    static void install(); // once, before the first view is asked
    static void cursorMoved(CanvasView*); // tells a reader, if one listens
    static void pictureChanged(CanvasView*);
    explicit CanvasAccess(CanvasView*);
    ~CanvasAccess() override;

    int childCount() const override;
    QAccessibleInterface* child(int index) const override;
    int indexOfChild(const QAccessibleInterface*) const override;
    QAccessibleInterface* childAt(int x, int y) const override;
    QAccessibleInterface* focusChild() const override; // the cell of the cursor
    QString text(QAccessible::Text) const override;

private:
    CanvasView* view() const;
    void follow() const; // makes the tables of the recording of now
    mutable int recording_ = -1;
    mutable std::vector<QAccessible::Id> tables_;
};

} // namespace seq
