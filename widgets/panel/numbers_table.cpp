#include "widgets/panel/numbers_table.h"

#include <QHeaderView>
#include <QLocale>
#include <cmath>

namespace seq {

QString shownNumber(double value)
{
    if (std::isnan(value)) return QStringLiteral("–");
    const QLocale plain(QLocale::English);
    if (value == std::floor(value) && std::abs(value) < 1e15) return plain.toString(value, 'f', 0);
    const double size = std::abs(value);
    if (size >= 1e5) return plain.toString(value, 'f', 0);
    if (size < 1e-4) return plain.toString(value, 'g', 3);
    const int digits = std::max(0, 3 - int(std::floor(std::log10(size))));
    return plain.toString(value, 'f', std::min(digits, 5));
}

NumbersTable::NumbersTable(QWidget* parent)
    : QTableWidget(0, 3, parent)
{
    horizontalHeader()->hide();
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(24);
    horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    horizontalHeader()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    horizontalHeader()->setSectionResizeMode(2, QHeaderView::ResizeToContents);
    setShowGrid(false);
    setEditTriggers(NoEditTriggers);
    setSelectionBehavior(SelectRows);
    setFrameShape(NoFrame);
    setTextElideMode(Qt::ElideMiddle);
    setWordWrap(false);
    setTabKeyNavigation(false); // Tab goes on to what comes next
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Numbers"));
}

void NumbersTable::show(const std::vector<Number>& numbers)
{
    setRowCount(int(numbers.size()));
    for (int row = 0; row < rowCount(); ++row) {
        const Number& n = numbers[std::size_t(row)];
        const QString cells[] = {
            QString::fromStdString(n.name), shownNumber(n.value), QString::fromStdString(n.unit)};
        for (int column = 0; column < 3; ++column) {
            auto* item = new QTableWidgetItem(cells[column]);
            if (column == 1) item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            if (column == 1) item->setToolTip(QString::number(n.value, 'g', 17));
            if (column == 0) item->setToolTip(cells[0]);
            if (column != 1) item->setForeground(palette().placeholderText());
            setItem(row, column, item);
        }
    }
    setFixedHeight(rowCount() * verticalHeader()->defaultSectionSize() + 2 * frameWidth());
}

} // namespace seq
