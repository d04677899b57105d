#pragma once
#include <QDialog>

class QLabel;
class QLineEdit;
class QModelIndex;
class QPushButton;
class QSortFilterProxyModel;
class QTableView;
class QVBoxLayout;

namespace seq {

class ActionRegistry;
class KeyField;
class ShortcutsModel;

// All commands with their shortcuts: choose one, press the new keys. What is pressed holds at once;
// keys of another command are refused, with its name.
class ShortcutsDialog final : public QDialog {
    Q_OBJECT
public:
    ShortcutsDialog(ActionRegistry&, QWidget* parent);

private:
    void makeTable(QVBoxLayout*);
    void makeKeys(QVBoxLayout*);
    void makeFoot(QVBoxLayout*);
    QString chosen() const; // the id; empty: none
    void set(const QKeySequence&);
    void showChosen();
    void say(const QString&, bool wrong);
    ActionRegistry& actions_;
    ShortcutsModel* model_;
    QSortFilterProxyModel* filtered_;
    QLineEdit* filter_;
    QTableView* table_;
    KeyField* keys_;
    QPushButton *none_, *standard_;
    QLabel* said_;
};

} // namespace seq
