#include "widgets/canvas/canvas_access.h"

#include "widgets/canvas/canvas_view.h"
#include "widgets/canvas/table_access.h"

namespace seq {
namespace {

QAccessibleInterface* make(const QString&, QObject* object)
{
    auto* view = qobject_cast<CanvasView*>(object);
    return view ? new CanvasAccess(view) : nullptr;
}

TableAccess* tableOf(QAccessible::Id id)
{
    return static_cast<TableAccess*>(QAccessible::accessibleInterface(id));
}

} // namespace

void CanvasAccess::install()
{
    static const bool once = [] {
        QAccessible::installFactory(make);
        return true;
    }();
    (void)once;
}

void CanvasAccess::cursorMoved(CanvasView* view)
{
    if (!QAccessible::isActive()) return;
    QAccessibleInterface* canvas = QAccessible::queryAccessibleInterface(view);
    QAccessibleValueChangeEvent value(view, canvas->text(QAccessible::Value));
    QAccessible::updateAccessibility(&value);
    QAccessibleInterface* cell = canvas->focusChild();
    if (!cell || !view->hasFocus()) return;
    QAccessibleEvent focus(cell, QAccessible::Focus);
    QAccessible::updateAccessibility(&focus);
}

void CanvasAccess::pictureChanged(CanvasView* view)
{
    if (!QAccessible::isActive()) return;
    QAccessibleEvent event(view, QAccessible::ObjectReorder);
    QAccessible::updateAccessibility(&event);
}

CanvasAccess::CanvasAccess(CanvasView* view)
    : QAccessibleWidget(view, QAccessible::Canvas)
{
}

CanvasAccess::~CanvasAccess()
{
    for (const QAccessible::Id id : tables_)
        QAccessible::deleteAccessibleInterface(id);
}

CanvasView* CanvasAccess::view() const
{
    return static_cast<CanvasView*>(object());
}

void CanvasAccess::follow() const
{
    CanvasView* canvas = view();
    if (!canvas || recording_ == canvas->recordings()) return;
    recording_ = canvas->recordings();
    for (const QAccessible::Id id : tables_)
        QAccessible::deleteAccessibleInterface(id);
    tables_.clear();
    for (VisibleTable& table : visibleTables(canvas->picture(), canvas->focus()))
        tables_.push_back(
            QAccessible::registerAccessibleInterface(new TableAccess(canvas, std::move(table))));
}

int CanvasAccess::childCount() const
{
    follow();
    return int(tables_.size());
}

QAccessibleInterface* CanvasAccess::child(int index) const
{
    follow();
    if (index < 0 || index >= int(tables_.size())) return nullptr;
    return tableOf(tables_[std::size_t(index)]);
}

int CanvasAccess::indexOfChild(const QAccessibleInterface* child) const
{
    for (std::size_t i = 0; i < tables_.size(); ++i)
        if (tableOf(tables_[i]) == child) return int(i);
    return -1;
}

QAccessibleInterface* CanvasAccess::childAt(int x, int y) const
{
    follow();
    for (const QAccessible::Id id : tables_)
        if (QAccessibleInterface* cell = tableOf(id)->childAt(x, y)) return cell;
    return nullptr;
}

QAccessibleInterface* CanvasAccess::focusChild() const
{
    follow();
    for (const QAccessible::Id id : tables_)
        if (QAccessibleInterface* cell = tableOf(id)->focusChild()) return cell;
    return nullptr;
}

QString CanvasAccess::text(QAccessible::Text what) const
{
    const CanvasView* canvas = view();
    if (what != QAccessible::Value || !canvas || !canvas->focus())
        return QAccessibleWidget::text(what);
    const Reading reading = canvas->told(*canvas->focus());
    const std::string value = valuesText(reading);
    return QString::fromStdString(reading.label + (value.empty() ? "" : ": " + value));
}

} // namespace seq
