#include "widgets/canvas/table_access.h"

#include "widgets/canvas/canvas_view.h"

#include <cmath>

namespace seq {
namespace {

QRect onScreen(const CanvasView& view, const Rect& box)
{
    const QRect inside
        = QRectF(box.x, box.y, box.width, box.height).toAlignedRect().intersected(view.rect());
    return {view.mapToGlobal(inside.topLeft()), inside.size()};
}

QString text(const std::string& utf8)
{
    return QString::fromStdString(utf8);
}

} // namespace

TableAccess::TableAccess(CanvasView* view, VisibleTable table)
    : view_(view)
    , table_(std::move(table))
{
}

TableAccess::~TableAccess()
{
    for (const auto& [place, id] : cells_)
        QAccessible::deleteAccessibleInterface(id);
}

bool TableAccess::isValid() const
{
    return !view_.isNull();
}

QAccessibleInterface* TableAccess::parent() const
{
    return QAccessible::queryAccessibleInterface(view_.data());
}

QAccessibleInterface* TableAccess::cellAt(int row, int column) const
{
    if (row < 0 || row >= rowCount() || column < 0 || column >= columnCount()) return nullptr;
    const auto [at, fresh] = cells_.emplace(std::pair{row, column}, 0);
    if (fresh)
        at->second = QAccessible::registerAccessibleInterface(new CellAccess(*this, row, column));
    return QAccessible::accessibleInterface(at->second);
}

QAccessibleInterface* TableAccess::cellOf(const Focus& focus) const
{
    const auto [row, column] = placeOf(table_, focus);
    return cellAt(int(row), int(column));
}

QAccessibleInterface* TableAccess::child(int index) const
{
    if (index < 0 || columnCount() == 0) return nullptr;
    return cellAt(index / columnCount(), index % columnCount());
}

int TableAccess::indexOfChild(const QAccessibleInterface* child) const
{
    if (!child || child->parent() != this) return -1;
    const auto* cell = static_cast<const CellAccess*>(child);
    return cell->rowIndex() * columnCount() + cell->columnIndex();
}

QAccessibleInterface* TableAccess::childAt(int x, int y) const
{
    if (!view_) return nullptr;
    const QPoint at = view_->mapFromGlobal(QPoint(x, y));
    const auto focus = focusAt(view_->picture(), {double(at.x()), double(at.y())});
    return focus ? cellOf(*focus) : nullptr;
}

QAccessibleInterface* TableAccess::focusChild() const
{
    return view_ && view_->focus() ? cellOf(*view_->focus()) : nullptr;
}

QRect TableAccess::rect() const
{
    if (!view_) return {};
    if (table_.plot < 0)
        return onScreen(*view_, {0, 0, double(view_->width()), double(view_->height())});
    return onScreen(*view_, view_->picture().plots[std::size_t(table_.plot)].area);
}

QAccessible::State TableAccess::state() const
{
    QAccessible::State state;
    state.readOnly = true;
    state.invisible = !view_ || !view_->isVisible();
    return state;
}

QString TableAccess::text(QAccessible::Text what) const
{
    if (!view_ || what != QAccessible::Name) return {};
    return ::seq::text(titleOf(view_->picture(), table_));
}

void* TableAccess::interface_cast(QAccessible::InterfaceType type)
{
    if (type != QAccessible::TableInterface) return nullptr;
    return static_cast<QAccessibleTableInterface*>(this);
}

QString TableAccess::columnDescription(int column) const
{
    if (!view_ || column < 0 || column >= columnCount()) return {};
    return ::seq::text(columnTitle(view_->picture(), table_, column));
}

QString TableAccess::rowDescription(int row) const
{
    if (!view_ || row < 0 || row >= rowCount()) return {};
    return ::seq::text(rowTitle(view_->picture(), table_, row));
}

Focus CellAccess::focus() const
{
    return focusOf(table_.view()->picture(), table_.table(), row_, column_);
}

QRect CellAccess::rect() const
{
    return isValid() ? onScreen(*table_.view(), focus().box) : QRect();
}

QAccessible::State CellAccess::state() const
{
    QAccessible::State state;
    if (!isValid()) return state;
    const CanvasView* view = table_.view();
    state.readOnly = state.focusable = true;
    state.invisible = !view->isVisible();
    state.focused = view->hasFocus() && table_.focusChild() == this;
    return state;
}

QString CellAccess::shown(ThingColumn column) const
{
    const CanvasView& view = *table_.view();
    const Reading reading = view.told(focus());
    switch (column) {
    case ThingColumn::What:
        return ::seq::text(reading.label);
    case ThingColumn::Value:
        return ::seq::text(valuesText(reading));
    case ThingColumn::Place:
        return ::seq::text(placesText(reading));
    }
    return {};
}

QString CellAccess::text(QAccessible::Text what) const
{
    if (!isValid()) return {};
    const bool cells = table_.table().cells;
    const QString value = shown(ThingColumn::Value);
    if (what == QAccessible::Value) return cells ? value : QString();
    if (what == QAccessible::Description) return cells ? shown(ThingColumn::Place) : QString();
    if (what != QAccessible::Name) return {};
    if (!cells) return shown(ThingColumn(column_));
    return shown(ThingColumn::What) + QStringLiteral(": ") + value;
}

void* CellAccess::interface_cast(QAccessible::InterfaceType type)
{
    if (type == QAccessible::TableCellInterface)
        return static_cast<QAccessibleTableCellInterface*>(this);
    if (type == QAccessible::ActionInterface) return static_cast<QAccessibleActionInterface*>(this);
    return nullptr;
}

void CellAccess::doAction(const QString& name)
{
    if (isValid()) table_.view()->visit(focus(), name == pressAction());
}

QAccessibleInterface* CellAccess::table() const
{
    return const_cast<TableAccess*>(&table_);
}

} // namespace seq
