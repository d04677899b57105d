// The doors to every command and every thing: locator, palette, shortcuts.
#include "app/help_desk.h"
#include "app/lesson.h"
#include "app/locator.h"
#include "app/main_window.h"
#include "app/preferences.h"
#include "widgets/actions/command_source.h"
#include "widgets/actions/finder.h"
#include "widgets/actions/shortcuts_dialog.h"
#include "widgets/language/language.h"

#include <QDockWidget>
#include <QMenuBar>
#include <QToolButton>

namespace seq {
namespace {

// Says its keys as they are now.
void addFindButton(QMenuBar* bar, ActionRegistry& actions, QAction* find)
{
    auto* button = new QToolButton(bar);
    button->setObjectName(QStringLiteral("find anything"));
    button->setProperty("role", "find");
    button->setFocusPolicy(Qt::TabFocus);
    const auto name = [button, find] {
        const QString keys = find->shortcut().toString(QKeySequence::NativeText);
        button->setText(keys.isEmpty() ? MainWindow::tr("find anything")
                                       : MainWindow::tr("%1  find anything").arg(keys));
    };
    name();
    QObject::connect(&actions, &ActionRegistry::shortcutsChanged, button, name);
    QObject::connect(button, &QToolButton::clicked, find, &QAction::trigger);
    bar->setCornerWidget(button, Qt::TopRightCorner);
}

void editShortcuts(ActionRegistry& actions, QWidget* parent)
{
    auto* dialog = new ShortcutsDialog(actions, parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

std::vector<Findable::Entry> lessons(const char* prefix)
{
    std::vector<Findable::Entry> all;
    for (const ListedLesson& lesson : listedLessons())
        all.push_back({prefix + lesson.id, declared(lesson.title), declared(lesson.summary), {}});
    return all;
}

} // namespace

void MainWindow::addDoors(ActionMenu& menu)
{
    const auto findable = [this] {
        Findable in{bench_.engine, workspace_, front(), {}, lessons(kLesson), bench_.recent.files(),
            [this](const std::string& id) { choose(id); },
            [this](const std::string& id) {
                findChild<HelpDesk*>()->open(QString::fromStdString(id));
            },
            [this](int key) { bench_.windowOf(key).raise(key); },
            [this](const std::string& model) { openModel(model); },
            [this](const std::filesystem::path& file) { open(file); }};
        for (const auto& [id, entry] : bench_.entries()) {
            static constexpr Info none{};
            const Info& info = entry.experiment ? entry.experiment->info() : none;
            in.experiments.push_back(
                {id, declared(entry.experiment ? info.title : entry.bespoke.title),
                    declared(info.summary),
                    QString::fromUtf8(info.paper.data(), qsizetype(info.paper.size()))});
        }
        return std::make_shared<const Findable>(std::move(in));
    };
    auto* finder = new Finder(bench_.look, this);
    const auto find = [this, finder, findable] {
        auto sources = locatorSources(findable());
        sources.insert(sources.begin(), commandSource(actions_));
        if (auto* preferences = bench_.first().findChild<Preferences*>())
            sources.push_back(preferences->source());
        finder->open(std::move(sources), tr("Find anything"),
            tr("Find a panel, token, layer, text, command …"));
    };
    const auto commands = [this, finder] {
        finder->open({commandSource(actions_)}, tr("Commands"), tr("Find a command"));
    };
    const QKeySequence keys(Qt::CTRL | Qt::Key_K);
    QAction* door = menu.add("edit.find", tr("&Find anything…"), keys, find);
    menu.add("edit.commands", tr("Comman&ds…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P),
        commands);
    menu.add("edit.shortcuts", tr("&Keyboard shortcuts…"), {},
        [this] { editShortcuts(actions_, this); });
    addFindButton(menuBar(), actions_, door);
}

} // namespace seq
