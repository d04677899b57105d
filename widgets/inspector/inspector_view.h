#pragma once
#include "widgets/inspector/inspector_model.h"

#include <QTableView>

namespace seq {

// The table of the inspector. Its first column pins or removes; so do Enter and Delete. The row
// that the pointer or the keyboard is on lights up in the panels.
class InspectorView final : public QTableView {
    Q_OBJECT
public:
    explicit InspectorView(InspectorModel&, QWidget* parent = nullptr); // it outlives the view
    int chosenPin() const; // of the current row; -1: none
    QString line(int row) const; // its cells, tabs between them

signals:
    void pins(); // what is pointed at
    void unpins(int pin);
    void looks(const std::vector<seq::Ref>&, const QString& label); // at a row; empty: no more

protected:
    void keyPressEvent(QKeyEvent*) override;
    void leaveEvent(QEvent*) override;
    void changeEvent(QEvent*) override;
    void focusInEvent(QFocusEvent*) override;
    void focusOutEvent(QFocusEvent*) override;
    void currentChanged(const QModelIndex& now, const QModelIndex& before) override;
    void contextMenuEvent(QContextMenuEvent*) override;

private:
    void fit(); // columns and rows to the size of the text
    void span();
    void act(int row);
    void look(int row);
    InspectorModel& rows_;
};

} // namespace seq
