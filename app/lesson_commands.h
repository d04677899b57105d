#pragma once
#include <QString>
#include <functional>

class QMenu;

namespace seq {

class ActionRegistry;
class LessonPanel;

// What the buttons of a lesson do, as commands; `lesson` answers null while none was opened.
void addLessonCommands(
    ActionRegistry&, const QString& group, QMenu*, std::function<LessonPanel*()> lesson);

} // namespace seq
