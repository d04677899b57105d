#include "widgets/inspector/inspector_view.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>

namespace seq {

InspectorView::InspectorView(InspectorModel& model, QWidget* parent)
    : QTableView(parent)
    , rows_(model)
{
    // Room at the sides of cells; first, since a style keeps what it found for a widget.
    for (QWidget* styled : {static_cast<QWidget*>(this), static_cast<QWidget*>(horizontalHeader())})
        styled->setProperty("role", "inspector");
    setModel(&model);
    verticalHeader()->hide();
    verticalHeader()->setMinimumSectionSize(16);
    QHeaderView* head = horizontalHeader();
    head->setSectionResizeMode(QHeaderView::Interactive);
    head->setSectionResizeMode(InspectorModel::Bytes, QHeaderView::Stretch);
    head->setSectionResizeMode(InspectorModel::Act, QHeaderView::Fixed);
    head->setMinimumSectionSize(24);
    head->setHighlightSections(false);
    setShowGrid(false);
    setFrameShape(NoFrame);
    setEditTriggers(NoEditTriggers);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setTabKeyNavigation(false);
    setWordWrap(false);
    setTextElideMode(Qt::ElideRight);
    setMouseTracking(true);
    setAccessibleName(tr("Inspector"));
    fit();
    span();
    connect(&model, &QAbstractItemModel::dataChanged, this, &InspectorView::span);
    connect(&model, &QAbstractItemModel::modelReset, this, &InspectorView::span);
    connect(this, &QTableView::entered, this, [this](const QModelIndex& at) { look(at.row()); });
    connect(this, &QTableView::clicked, this, [this](const QModelIndex& at) {
        if (at.column() == InspectorModel::Act) act(at.row());
    });
}

void InspectorView::fit()
{
    constexpr int kLetters[] = {3, 20, 11, 20, 24};
    for (int column = 0; column < int(std::size(kLetters)); ++column)
        setColumnWidth(column, kLetters[column] * fontMetrics().averageCharWidth());
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 7);
    horizontalHeader()->setFixedHeight(fontMetrics().height() + 9);
}

// What is pointed at; where nothing is, the words for that take the row.
void InspectorView::span()
{
    const int wanted = rows_.reading(0) ? 1 : InspectorModel::Columns - InspectorModel::What;
    if (columnSpan(0, InspectorModel::What) != wanted) setSpan(0, InspectorModel::What, 1, wanted);
}

void InspectorView::changeEvent(QEvent* event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange) fit();
}

int InspectorView::chosenPin() const
{
    const int pin = currentIndex().row() - 1;
    return pin >= 0 && pin < rows_.pins() ? pin : -1;
}

QString InspectorView::line(int row) const
{
    QStringList cells;
    for (int column = InspectorModel::What; column < InspectorModel::Columns; ++column)
        cells << rows_.index(row, column).data().toString();
    return cells.join(QLatin1Char('\t'));
}

void InspectorView::act(int row)
{
    if (row == 0) return emit pins();
    if (row > 0) emit unpins(row - 1);
}

void InspectorView::look(int row)
{
    const Reading* reading = rows_.reading(row);
    if (!reading) return emit looks({}, {});
    emit looks(reading->refs, QString::fromStdString(reading->label));
}

void InspectorView::currentChanged(const QModelIndex& now, const QModelIndex& before)
{
    QTableView::currentChanged(now, before);
    if (hasFocus() && now.row() != before.row()) look(now.row());
}

void InspectorView::keyPressEvent(QKeyEvent* event)
{
    const int row = currentIndex().row();
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter
        || event->key() == Qt::Key_Space;
    if (row == 0 && enter) return act(0);
    const bool remove = event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace;
    if (row > 0 && remove) return act(row);
    if (row >= 0 && event->matches(QKeySequence::Copy))
        return QApplication::clipboard()->setText(line(row));
    QTableView::keyPressEvent(event);
}

void InspectorView::leaveEvent(QEvent* event)
{
    QTableView::leaveEvent(event);
    emit looks({}, {});
}

void InspectorView::focusInEvent(QFocusEvent* event)
{
    QTableView::focusInEvent(event);
    if (!selectionModel()->hasSelection()) selectRow(std::max(0, currentIndex().row()));
}

void InspectorView::focusOutEvent(QFocusEvent* event)
{
    QTableView::focusOutEvent(event);
    emit looks({}, {});
}

void InspectorView::contextMenuEvent(QContextMenuEvent* event)
{
    const QModelIndex at
        = event->reason() == QContextMenuEvent::Keyboard ? currentIndex() : indexAt(event->pos());
    if (!rows_.reading(at.row())) return;
    const int row = at.row();
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QString value = rows_.index(row, InspectorModel::Number).data().toString();
    const QString all = line(row);
    menu->addAction(
            tr("Copy the value"), this, [value] { QApplication::clipboard()->setText(value); })
        ->setEnabled(!value.isEmpty());
    menu->addAction(tr("Copy the row"), this, [all] { QApplication::clipboard()->setText(all); });
    menu->addSeparator();
    menu->addAction(
        row == 0 ? tr("Pin this") : tr("Remove this pin"), this, [this, row] { act(row); });
    menu->popup(event->globalPos());
}

} // namespace seq
