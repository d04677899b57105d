// Settings at work in the real window, and what the window's own commands leave in them.
#include "app/lesson_panel.h"
#include "app/main_window.h"
#include "app/preferences.h"
#include "app/setting_list.h"
#include "engine/experiment/engine.h"
#include "engine/experiment/runner.h"
#include "tests/shared/toy_experiment.h"
#include "tests/shared/watchdog.h"
#include "widgets/form/form.h"
#include "widgets/look/progress.h"
#include "widgets/settings/settings_dialog.h"

#include <QApplication>
#include <QDockWidget>
#include <QTemporaryDir>
#include <QtTest>

using namespace seq;

class TestPreferences : public QObject {
    Q_OBJECT
private slots:
    void init();
    void actsFromTheStart();
    void actsAtOnce();
    void menuChoicesAreKept();
    void projectorIsNoChoice();
    void nothingMovesByItself();
    void dockTitlesFollowTheText();
    void isACommand();
    void presetsAreCommands();

private:
    QAction* action(const char* id) { return window_->actions().action(QLatin1String(id)); }
    QTemporaryDir folder_;
    Engine engine_;
    Runner runner_{engine_};
    std::unique_ptr<Settings> settings_;
    std::unique_ptr<MainWindow> window_;
};

void TestPreferences::init()
{
    window_.reset();
    settings_ = std::make_unique<Settings>(settingList(), std::filesystem::path());
    settings_->set(kText, 150);
    window_ = std::make_unique<MainWindow>(engine_, runner_, Renderer::Raster);
    new Preferences(*settings_, *window_);
    window_->addFamily("toy", {experiment<Toy>()});
    window_->show();
}

void TestPreferences::actsFromTheStart()
{
    QCOMPARE(window_->look().text(), 1.5);
    QCOMPARE(QApplication::font().pixelSize(), 20); // 13 px × 1.5
    QCOMPARE(window_->look().choice(), Look::System);
}

void TestPreferences::actsAtOnce()
{
    settings_->set(kTheme, "dark");
    QVERIFY(window_->look().theme().dark);
    QVERIFY(action("view.theme-dark")->isChecked());
    settings_->set(kText, 80);
    QCOMPARE(window_->look().text(), 0.8);
    settings_->reset(settings_->at(kText).page);
    QCOMPARE(window_->look().text(), 1.0);
    QCOMPARE(window_->look().choice(), Look::System);
}

void TestPreferences::menuChoicesAreKept()
{
    action("view.theme-dark")->trigger();
    QCOMPARE(settings_->value(kTheme), QJsonValue("dark"));
    action("view.text-normal")->trigger();
    QCOMPARE(settings_->value(kText), QJsonValue(100));
    action("view.text-larger")->trigger();
    QCOMPARE(settings_->value(kText), QJsonValue(113)); // whole percents
    QCOMPARE(window_->look().text(), 1.125); // and yet as it was asked for
}

void TestPreferences::projectorIsNoChoice()
{
    action("view.projector")->setChecked(true);
    QVERIFY(window_->look().text() > 2);
    action("view.text-larger")->trigger();
    QCOMPARE(settings_->value(kText), QJsonValue(150));
    action("view.projector")->setChecked(false);
    QCOMPARE(window_->look().text(), 1.5);
    QCOMPARE(settings_->value(kText), QJsonValue(150));
}

void TestPreferences::nothingMovesByItself()
{
    const int flash = QApplication::cursorFlashTime();
    QProgressBar bar(window_.get());
    bar.ensurePolished();
    showFraction(bar, 0);
    QCOMPARE(bar.maximum(), 0); // runs
    settings_->set(kStill, "on");
    showFraction(bar, 0);
    QVERIFY(bar.maximum() > 0);
    QCOMPARE(QApplication::cursorFlashTime(), 0);
    settings_->set(kStill, "off");
    showFraction(bar, 0);
    QCOMPARE(bar.maximum(), 0);
    QCOMPARE(QApplication::cursorFlashTime(), flash);
    showFraction(bar, 0.5);
    QCOMPARE(bar.value() * 2, bar.maximum());
}

void TestPreferences::dockTitlesFollowTheText()
{
    ExperimentPanel* panel = window_->openPanel("toy.bytes");
    auto* dock = qobject_cast<QDockWidget*>(panel->parentWidget());
    QVERIFY(dock);
    for (const int percent : {75, 100, 200}) {
        settings_->set(kText, percent);
        QTRY_COMPARE(dock->fontInfo().pixelSize(), int(13 * percent / 100.0 + 0.5));
    }
}

void TestPreferences::isACommand()
{
    QCOMPARE(action("edit.settings")->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_Comma));
    action("edit.settings")->trigger();
    auto* dialog = window_->findChild<SettingsDialog*>();
    QVERIFY(dialog && dialog->isVisible());
    action("edit.settings")->trigger(); // the same
    QCOMPARE(window_->findChildren<SettingsDialog*>().size(), 1);
    for (const Setting& setting : settings_->all())
        QVERIFY2(dialog->findChild<QWidget*>(setting.id), qPrintable(setting.id));
    const auto findings = window_->findChild<Preferences*>()->source().list();
    QCOMPARE(findings.size(), settings_->all().size());
}

void TestPreferences::presetsAreCommands()
{
    ExperimentPanel* panel = window_->openPanel("toy.bytes");
    const auto count
        = [panel] { return std::get<std::int64_t>(*panel->form().values().find("count")); };
    action("run.full")->trigger();
    QCOMPARE(count(), 64);
    action("run.quick")->trigger();
    QCOMPARE(count(), 8);
    window_->actions().refresh();
    QVERIFY(!action("lesson.next")->isEnabled()); // no lesson is open
}

int main(int argc, char** argv)
{
    return testWatched<TestPreferences>(argc, argv);
}
#include "tst_preferences.moc"
