#include "app/lesson_commands.h"

#include "app/lesson_panel.h"
#include "widgets/actions/action_registry.h"

#include <QAbstractButton>
#include <QMenu>

namespace seq {

void addLessonCommands(ActionRegistry& actions, const QString& group, QMenu* menu,
    std::function<LessonPanel*()> lesson)
{
    const std::tuple<const char*, QString, LessonPanel::Button> commands[]
        = {{"lesson.show", LessonPanel::tr("&Show the answer"), LessonPanel::Show},
            {"lesson.next", LessonPanel::tr("&Next step"), LessonPanel::Next},
            {"lesson.back", LessonPanel::tr("Step &back"), LessonPanel::Back},
            {"lesson.reset", LessonPanel::tr("Rese&t the step"), LessonPanel::Reset},
            {"lesson.leave", LessonPanel::tr("&Leave the lesson"), LessonPanel::Leave}};
    for (const auto& [name, title, which] : commands) {
        const auto button = [lesson, which = which]() -> QAbstractButton* {
            LessonPanel* panel = lesson();
            return panel && panel->isVisible() ? panel->button(which) : nullptr;
        };
        const QString id = QString::fromLatin1(name);
        QAction* action = actions.add(id, group, title, {}, [button] {
            if (QAbstractButton* pressed = button()) pressed->click();
        });
        actions.limit(id, [button] {
            const QAbstractButton* pressed = button();
            return pressed && pressed->isVisible() && pressed->isEnabled();
        });
        menu->addAction(action);
    }
    QObject::connect(menu, &QMenu::aboutToShow, &actions, &ActionRegistry::refresh);
}

} // namespace seq
