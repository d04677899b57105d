#pragma once
#include "engine/experiment/experiment.h"

#include <QString>
#include <QTableWidget>

namespace seq {

// Four significant digits, whole numbers whole: "12.35", "1,250", "3.1e-07", "–" for NaN.
QString shownNumber(double value);

// The headline numbers of a result: name, value to the right, unit.
class NumbersTable final : public QTableWidget {
    Q_OBJECT
public:
    explicit NumbersTable(QWidget* parent = nullptr);
    void show(const std::vector<Number>&);
    using QTableWidget::show;
};

} // namespace seq
