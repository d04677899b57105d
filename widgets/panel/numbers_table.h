#pragma once
#include "engine/experiment/experiment.h"

#include <QString>
#include <QTableWidget>

namespace seq {

// Four significant digits, whole numbers whole: "12.35", "1,250", "3.1e-07", "–" for NaN.
QString shownNumber(double value);

// The headline numbers of a result: name, value to the right, unit; of a comparison B's beside it.
class NumbersTable final : public QTableWidget {
    Q_OBJECT
public:
    explicit NumbersTable(QWidget* parent = nullptr);
    void show(const std::vector<Number>&, const std::vector<Number>* other = nullptr);
    using QTableWidget::show;

protected:
    void changeEvent(QEvent*) override; // another theme

private:
    void putText(int row, int column, const QString&);
    void putValue(int row, int column, double, const QString& more);
};

} // namespace seq
