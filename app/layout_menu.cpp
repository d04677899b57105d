#include "app/layout_menu.h"

#include "app/dock_layout.h"

#include <QInputDialog>

namespace seq {

LayoutMenu::LayoutMenu(ActionMenu& view, DockLayout& layout, LayoutFile& file,
    std::function<void()> reset, QWidget* window)
    : QObject(window)
    , layout_(layout)
    , file_(file)
    , window_(window)
{
    QMenu* apply = view->addMenu(tr("La&youts"));
    QMenu* remove = new QMenu(tr("Delete layout"), window);
    apply->setObjectName(QStringLiteral("layouts"));
    connect(apply, &QMenu::aboutToShow, this, [this, apply, remove] { fill(apply, remove); });
    view.add("view.save-layout", tr("Save layout &as…"), {}, [this] { askName(); });
    view->addMenu(remove);
    connect(remove, &QMenu::aboutToShow, this, [this, apply, remove] { fill(apply, remove); });
    view.add("view.reset-layout", tr("&Reset layout"), {},
        [this, reset = std::move(reset)] { layout_.change(reset); });
}

void LayoutMenu::fill(QMenu* apply, QMenu* remove)
{
    apply->clear();
    remove->clear();
    for (const auto& [key, layout] : file_.all()) {
        const QString name = QString::fromStdString(key);
        QString title = name;
        title.replace(QLatin1Char('&'), QStringLiteral("&&"));
        apply->addAction(title, this, [this, name] { this->apply(name); });
        remove->addAction(title, this, [this, key = key] { file_.remove(key); });
    }
    for (QMenu* menu : {apply, remove})
        if (menu->isEmpty()) menu->addAction(tr("None was saved yet"))->setEnabled(false);
}

void LayoutMenu::saveAs(const QString& name)
{
    if (!name.trimmed().isEmpty()) file_.set(name.trimmed().toStdString(), layout_.portable());
}

void LayoutMenu::apply(const QString& name)
{
    const auto at = file_.all().find(name.toStdString());
    if (at == file_.all().end()) return;
    layout_.change([this, layout = at->second] { layout_.putPortable(layout); });
}

void LayoutMenu::askName()
{
    auto* dialog = new QInputDialog(window_);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Save layout"));
    dialog->setLabelText(tr("A name for how the panels stand now; one that is there is replaced"));
    connect(dialog, &QInputDialog::textValueSelected, this, &LayoutMenu::saveAs);
    dialog->open();
}

} // namespace seq
