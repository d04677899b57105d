#include "app/dock_layout.h"

#include "app/window_place.h"
#include "widgets/workspace/workspace.h"

#include <QAction>
#include <QDataStream>
#include <QDockWidget>
#include <QEvent>
#include <QGuiApplication>
#include <QIODevice>
#include <QMainWindow>
#include <QScopedValueRollback>
#include <algorithm>

namespace seq {
namespace {

constexpr int kSoon = 150; // ms: what belongs to one movement is one step

std::string text(const QByteArray& state)
{
    return state.toBase64().toStdString();
}

QByteArray state(const std::string& text)
{
    return QByteArray::fromBase64(QByteArray::fromStdString(text));
}

// QMainWindow writes the names of its docks as a stream does.
bool names(const QByteArray& state, const QString& dock)
{
    QByteArray name;
    QDataStream out(&name, QIODevice::WriteOnly);
    out << dock;
    return state.contains(name);
}

} // namespace

DockLayout::DockLayout(QMainWindow& window, QMainWindow& area, Workspace& workspace, int id)
    : QObject(&window)
    , window_(window)
    , area_(area)
    , workspace_(workspace)
    , id_(id)
{
    for (QTimer* timer : {&soon_, &rest_}) {
        timer->setSingleShot(true);
        timer->setInterval(kSoon);
    }
    connect(&soon_, &QTimer::timeout, this, &DockLayout::record);
    connect(&rest_, &QTimer::timeout, this, [this] {
        expected_.clear();
        workspace_.noteLayout(now(), id_);
    });
    connect(
        &workspace_, &Workspace::layoutChanged, this, [this](const std::string& layout, int id) {
            if (id == id_) put(layout);
        });
    for (QMainWindow* each : {&window_, &area_})
        each->installEventFilter(this); // separators are dragged on them
    for (QDockWidget* dock : window_.findChildren<QDockWidget*>(Qt::FindDirectChildrenOnly))
        watch(dock);
    rest_.start();
}

void DockLayout::watch(QDockWidget* dock)
{
    connect(dock, &QDockWidget::topLevelChanged, this, &DockLayout::notice);
    connect(dock, &QDockWidget::dockLocationChanged, this, &DockLayout::notice);
    connect(dock->toggleViewAction(), &QAction::triggered, this, &DockLayout::notice);
    dock->installEventFilter(this); // moved while it floats; its frame
}

void DockLayout::adopt(int key, QDockWidget* dock)
{
    docks_[key] = dock;
    if (const auto was = closed_.find(key); was != closed_.end()) {
        if (workspace_.replaying()) put(std::string(was->second));
        closed_.erase(key);
    }
    if (!expected_.empty()) put(std::string(expected_));
    watch(dock);
    rest_.start();
}

void DockLayout::expect(const std::string& layout)
{
    expected_ = layout;
    if (!layout.empty()) put(layout);
}

void DockLayout::forget(int key)
{
    closed_[key] = now();
    docks_.at(key)->removeEventFilter(this);
    docks_.at(key)->disconnect(this);
    docks_.at(key)->setObjectName({}); // it lives on for a moment: no state may mean it
    docks_.erase(key);
    rest_.start();
}

std::string DockLayout::panels() const
{
    return text(area_.saveState());
}

std::string DockLayout::now() const
{
    return panels() + ' ' + text(window_.saveState());
}

void DockLayout::put(const std::string& layout)
{
    const QScopedValueRollback<bool> quiet(quiet_, true);
    const std::size_t space = layout.find(' ');
    const QByteArray panels = state(layout.substr(0, space));
    for (const auto& [key, dock] : docks_) // else Qt lines them up beside the others
        if (!dock->isFloating() && !names(panels, dock->objectName())) area_.removeDockWidget(dock);
    area_.restoreState(panels);
    if (space != std::string::npos) window_.restoreState(state(layout.substr(space + 1)));
    settle();
}

void DockLayout::putPanels(const QString& base64)
{
    put(base64.toStdString());
}

template <class Do> auto DockLayout::byOrder(Do with) const
{
    int place = 0;
    std::map<QDockWidget*, QString> names;
    for (const auto& [key, dock] : docks_) {
        names[dock] = dock->objectName();
        dock->setObjectName(QStringLiteral("place %1").arg(++place));
    }
    with();
    for (const auto& [dock, name] : names)
        dock->setObjectName(name);
}

std::string DockLayout::portable() const
{
    std::string layout;
    byOrder([&] { layout = now(); });
    return layout;
}

void DockLayout::putPortable(const std::string& layout)
{
    byOrder([&] { put(layout); });
}

// QMainWindow hides what a state does not name, and takes places that no screen has.
void DockLayout::settle()
{
    QDockWidget* beside = nullptr;
    for (const auto& [key, dock] : docks_)
        if (!dock->isFloating() && area_.dockWidgetArea(dock) != Qt::NoDockWidgetArea)
            beside = dock;
    for (const auto& [key, dock] : docks_) {
        if (dock->isFloating())
            bring(*dock);
        else if (area_.dockWidgetArea(dock) == Qt::NoDockWidgetArea) {
            area_.addDockWidget(Qt::TopDockWidgetArea, dock);
            if (beside) area_.tabifyDockWidget(beside, dock);
            beside = dock;
        }
        if (dock->isHidden()) dock->show();
    }
    rest_.start();
}

void DockLayout::bring(QDockWidget& dock) const
{
    const QRect place = dock.frameGeometry();
    const QRect seen = onScreen(place, *window_.screen());
    if (seen == place) return;
    dock.resize(dock.size().boundedTo(seen.size()));
    dock.move(seen.topLeft());
}

void DockLayout::change(const std::function<void()>& by)
{
    workspace_.noteLayout(now(), id_);
    {
        const QScopedValueRollback<bool> quiet(quiet_, true);
        by();
    }
    workspace_.apply(SetLayout{now(), id_});
}

void DockLayout::notice()
{
    if (quiet_ || workspace_.replaying()) return;
    rest_.stop(); // what was before is what a step goes back to
    expected_.clear();
    soon_.start();
}

void DockLayout::record()
{
    touched_ = false;
    if (QGuiApplication::mouseButtons() != Qt::NoButton) return soon_.start(); // still being moved
    workspace_.apply(SetLayout{now(), id_});
}

// A drag begins: nothing else may pass for what was before it. It ends: perhaps it moved something.
bool DockLayout::eventFilter(QObject* watched, QEvent* event)
{
    const auto type = event->type();
    if (type == QEvent::MouseButtonPress || type == QEvent::NonClientAreaMouseButtonPress) {
        if (rest_.isActive()) workspace_.noteLayout(now(), id_);
        rest_.stop();
        expected_.clear();
        touched_ = true;
    } else if (type == QEvent::MouseButtonRelease
        || type == QEvent::NonClientAreaMouseButtonRelease) {
        if (touched_) notice();
    } else if ((type == QEvent::Resize || type == QEvent::Show || type == QEvent::Hide) && !touched_
        && !soon_.isActive()) {
        rest_.start();
    }
    return QObject::eventFilter(watched, event);
}

} // namespace seq
