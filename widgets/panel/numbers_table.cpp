#include "widgets/panel/numbers_table.h"

#include <QEvent>
#include <QHeaderView>
#include <QLocale>
#include <algorithm>
#include <cmath>
#include <limits>

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

namespace {

enum Column { Name, A, Unit, B }; // B stands before the unit

} // namespace

void NumbersTable::changeEvent(QEvent* event)
{
    QTableWidget::changeEvent(event);
    if (event->type() != QEvent::PaletteChange && event->type() != QEvent::StyleChange) return;
    for (int row = 0; row < rowCount(); ++row)
        for (const int column : {Name, Unit})
            if (QTableWidgetItem* cell = item(row, column))
                cell->setForeground(palette().placeholderText());
}

void NumbersTable::show(const std::vector<Number>& numbers, const std::vector<Number>* other)
{
    setColumnCount(other ? 4 : 3);
    setRowCount(int(numbers.size()));
    if (other) {
        horizontalHeader()->moveSection(horizontalHeader()->visualIndex(B), 2);
        horizontalHeader()->setSectionResizeMode(B, QHeaderView::ResizeToContents);
        setHorizontalHeaderLabels({QString(), tr("A"), QString(), tr("B")});
    }
    horizontalHeader()->setVisible(other != nullptr);
    for (int row = 0; row < rowCount(); ++row) {
        const Number& n = numbers[std::size_t(row)];
        putText(row, Name, QString::fromStdString(n.name));
        putText(row, Unit, QString::fromStdString(n.unit));
        putValue(row, A, n.value, {});
        if (!other) continue;
        const auto at = std::ranges::find(*other, n.name, &Number::name);
        const double b = at == other->end() ? std::numeric_limits<double>::quiet_NaN() : at->value;
        putValue(row, B, b, tr("A \u2212 B: %1").arg(shownNumber(n.value - b)));
    }
    const int head = other ? horizontalHeader()->sizeHint().height() : 0;
    const int rows = rowCount() * verticalHeader()->defaultSectionSize();
    setFixedHeight(head + rows + 2 * frameWidth());
}

void NumbersTable::putText(int row, int column, const QString& text)
{
    auto* item = new QTableWidgetItem(text);
    if (column == Name) item->setToolTip(text);
    item->setForeground(palette().placeholderText());
    setItem(row, column, item);
}

void NumbersTable::putValue(int row, int column, double value, const QString& more)
{
    auto* item = new QTableWidgetItem(shownNumber(value));
    item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    QString exact = QString::number(value, 'g', 17);
    if (!more.isEmpty()) exact += QLatin1Char('\n') + more;
    item->setToolTip(exact);
    setItem(row, column, item);
}

} // namespace seq
