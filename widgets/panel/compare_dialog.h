#pragma once
#include "engine/experiment/values.h"

#include <QDialog>

class QLabel;

namespace seq {

class Form;

// What B is to be: A's values with some of them changed.
class CompareDialog final : public QDialog {
    Q_OBJECT
public:
    CompareDialog(const Schema&, const Values& a, const Values& b, QWidget* parent);
    Form& form() { return *form_; }

signals:
    void chosen(const seq::Values& changes); // of A's values

private:
    void say();
    Schema schema_;
    Values a_;
    Form* form_;
    QLabel* what_;
};

} // namespace seq
