#include "app/lesson_panel.h"
#include "app/library_list.h"
#include "app/main_window.h"
#include "engine/base/error.h"
#include "widgets/language/language.h"
#include "widgets/language/said.h"

#include <QDockWidget>
#include <QStatusBar>

namespace seq {
namespace {

// Library and lesson share a dock, so that no layout depends on a lesson.
void put(QWidget* content, QDockWidget& dock)
{
    dock.widget()->hide();
    dock.setWidget(content);
    content->show();
}

} // namespace

void MainWindow::listLessons()
{
    const auto lessons = listedLessons();
    if (lessons.empty()) return;
    QTreeWidgetItem* family = library_->addFamily(tr("Lessons"));
    for (const ListedLesson& lesson : lessons)
        library_->addEntry(
            family, declared(lesson.title), kLesson + lesson.id, declared(lesson.summary));
}

void MainWindow::openLesson(const std::string& name)
try {
    const auto experimentOf = [this](const std::string& id) -> const Experiment* {
        const Workbench::Entry* entry = bench_.find(id);
        return entry ? entry->experiment.get() : nullptr;
    };
    Lesson lesson = readLesson(lessonFile(name), experimentOf);
    if (!lesson_) makeLesson();
    if (!inLesson()) {
        hadLibrary_ = libraryDock_->isVisible();
        put(lesson_, *libraryDock_);
    }
    libraryDock_->show();
    lesson_->open(std::move(lesson));
} catch (const Error& e) {
    statusBar()->showMessage(said(e.what()), 10000);
}

void MainWindow::makeLesson()
{
    lesson_ = new LessonPanel(this);
    lesson_->hide();
    connect(lesson_, &LessonPanel::shows, this, &MainWindow::showStep);
    connect(lesson_, &LessonPanel::left, this, [this] {
        put(library_, *libraryDock_);
        libraryDock_->setVisible(hadLibrary_ && !projector_);
        resizeDocks({libraryDock_}, {library_->wishedWidth()}, Qt::Horizontal);
    });
}

bool MainWindow::inLesson() const
{
    return lesson_ && libraryDock_->widget() == lesson_;
}

// One step of the history: what the step says, in the panel of its experiment.
void MainWindow::showStep(const LessonStep& step)
{
    const Workspace::Together together(workspace_, tr("lesson"));
    for (const FieldInfo& field : bench_.find(step.experiment)->schema.fields)
        if (field.type == FieldInfo::Text)
            workspace_.apply(SetText{std::get<std::string>(*step.values.find(field.name))});
    edit({step.experiment, {step.values.begin(), step.values.end()}});
}

} // namespace seq
