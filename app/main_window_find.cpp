// The doors to every command and every thing: palette, locator, shortcuts.
#include "app/lesson.h"
#include "app/locator.h"
#include "app/main_window.h"
#include "widgets/actions/command_source.h"
#include "widgets/actions/finder.h"
#include "widgets/actions/shortcuts_dialog.h"

#include <QDockWidget>
#include <QMenuBar>
#include <QToolButton>
#include <algorithm>

namespace seq {
namespace {

QString fromView(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

} // namespace

void MainWindow::makeFinder()
{
    finder_ = new Finder(look_, this);
    auto* button = new QToolButton(menuBar());
    button->setObjectName(QStringLiteral("find anything"));
    button->setProperty("role", "find");
    button->setFocusPolicy(Qt::TabFocus);
    QAction* find = actions_.action(QStringLiteral("edit.find"));
    const auto name = [button, find] {
        const QString keys = find->shortcut().toString(QKeySequence::NativeText);
        button->setText(keys.isEmpty() ? tr("find anything") : tr("%1  find anything").arg(keys));
    };
    name();
    connect(&actions_, &ActionRegistry::shortcutsChanged, button, name);
    connect(button, &QToolButton::clicked, find, &QAction::trigger);
    menuBar()->setCornerWidget(button, Qt::TopRightCorner);

    for (const char* id :
        {"file.export", "edit.copy-picture", "edit.copy-numbers", "edit.copy-command",
            "panel.duplicate", "panel.pin", "panel.close", "run.again", "run.cancel-all"})
        actions_.limit(QString::fromLatin1(id), [this] { return !open_.empty(); });
    for (const char* id : {"panel.next", "panel.previous"})
        actions_.limit(QString::fromLatin1(id), [this] { return open_.size() > 1; });
    connect(&workspace_, &Workspace::panelAdded, &actions_, &ActionRegistry::refresh);
    connect(&workspace_, &Workspace::panelRemoved, &actions_, &ActionRegistry::refresh);
    actions_.refresh();
}

void MainWindow::findCommand()
{
    finder_->open({commandSource(actions_)}, tr("Commands"), tr("Find a command"));
}

void MainWindow::findAnything()
{
    auto sources = locatorSources(std::make_shared<const Findable>(findable()));
    sources.insert(sources.begin(), commandSource(actions_));
    finder_->open(
        std::move(sources), tr("Find anything"), tr("Find a panel, token, layer, text, command …"));
}

Findable MainWindow::findable()
{
    Findable in{engine_, workspace_, front(), {}, {}, recent_.files(),
        [this](const std::string& id) { choose(id); }, [this](int key) { raise(key); },
        [this](const std::string& model) { openModel(model); },
        [this](const std::filesystem::path& file) { open(file); }};
    for (const auto& [id, entry] : entries_) {
        if (!entry.experiment) {
            in.experiments.push_back({id, fromView(entry.bespoke.title), {}, {}});
            continue;
        }
        const Info& info = entry.experiment->info();
        in.experiments.push_back(
            {id, fromView(info.title), fromView(info.summary), fromView(info.paper)});
    }
    for (const ListedLesson& lesson : listedLessons())
        in.lessons.push_back({kLesson + lesson.id, QString::fromStdString(lesson.title),
            QString::fromStdString(lesson.summary), {}});
    return in;
}

void MainWindow::editShortcuts()
{
    auto* dialog = new ShortcutsDialog(actions_, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void MainWindow::nextPanel(int by)
{
    const auto& panels = workspace_.document().panels;
    const auto at = std::ranges::find(panels, frontKey_, &PanelState::key);
    if (at == panels.end()) return;
    const auto count = std::ptrdiff_t(panels.size());
    raise(panels[std::size_t((at - panels.begin() + by + count) % count)].key);
}

} // namespace seq
