// Every command is in the registry, no two share a shortcut, and what the user chose is kept.
#include "app/main_window.h"
#include "engine/experiment/engine.h"
#include "engine/experiment/runner.h"
#include "tests/shared/toy_experiment.h"
#include "tests/shared/watchdog.h"
#include "widgets/actions/key_field.h"
#include "widgets/actions/shortcuts_dialog.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QPushButton>
#include <QTableView>
#include <QTemporaryDir>
#include <QtTest>

using namespace seq;

namespace {

// Files are no commands: they come and go.
bool listsFiles(const QMenu* menu)
{
    return plainTitle(menu->title()) == "Open recent";
}

QList<QAction*> actionsOf(const QMenu* menu)
{
    QList<QAction*> all;
    for (QAction* action : menu->actions()) {
        if (action->isSeparator()) continue;
        if (!action->menu())
            all << action;
        else if (!listsFiles(action->menu()))
            all << actionsOf(action->menu());
    }
    return all;
}

QByteArray bytesOf(const QString& file)
{
    QFile in(file);
    return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
}

void write(const QString& file, const QByteArray& bytes)
{
    QFile out(file);
    QVERIFY(out.open(QIODevice::WriteOnly));
    out.write(bytes);
}

QKeySequence keys(const char* text)
{
    return QKeySequence(QString::fromLatin1(text));
}

} // namespace

class TestActions : public QObject {
    Q_OBJECT
private slots:
    void everyMenuActionIsRegistered();
    void noTwoShortcutsAreEqual();
    void keepsTheKnownShortcuts_data();
    void keepsTheKnownShortcuts();
    void greysWhatCannotBeDone();
    void titlesArePlain();
    void conflictsAreRefused();
    void choicesAreKept();
    void unknownKeysAreKept();
    void damagedFilesStopNothing_data();
    void damagedFilesStopNothing();
    void choicesInTheFileThatClash();
    void dialogTakesRefusesAndResets();
    void fieldRefusesKeysThatType();

private:
    Engine engine_;
    Runner runner_{engine_};
    QTemporaryDir folder_;
};

void TestActions::everyMenuActionIsRegistered()
{
    MainWindow window(engine_, runner_, Renderer::Raster);
    int count = 0;
    for (QAction* top : window.menuBar()->actions()) {
        QVERIFY(top->menu());
        for (QAction* action : actionsOf(top->menu())) {
            ++count;
            const ActionEntry* entry = window.actions().find(action->objectName());
            QVERIFY2(entry, qPrintable(action->text()));
            QCOMPARE(entry->action, action);
            QCOMPARE(entry->group, plainTitle(top->menu()->title()));
            QVERIFY(entry->id.contains('.'));
            QVERIFY(!entry->title.isEmpty());
        }
    }
    QCOMPARE(count, int(window.actions().entries().size()));
    QVERIFY2(count >= 30, qPrintable(QString::number(count)));
}

void TestActions::noTwoShortcutsAreEqual()
{
    MainWindow window(engine_, runner_, Renderer::Raster);
    QMap<QString, QString> owners;
    for (const ActionEntry& entry : window.actions().entries()) {
        QCOMPARE(entry.action->shortcut(), entry.standard); // none was dropped for another
        const QString text = entry.standard.toString(QKeySequence::PortableText);
        if (text.isEmpty()) continue;
        QVERIFY2(
            !owners.contains(text), qPrintable(text + ": " + entry.id + " and " + owners[text]));
        owners[text] = entry.id;
    }
    for (QAction* top : window.menuBar()->actions())
        QVERIFY(!owners.contains(
            QKeySequence::mnemonic(top->text()).toString(QKeySequence::PortableText)));
}

void TestActions::keepsTheKnownShortcuts_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QKeySequence>("shortcut");
    const auto row = [](const char* id, const QKeySequence& shortcut) {
        QTest::newRow(id) << QString::fromLatin1(id) << shortcut;
    };
    row("file.new", QKeySequence::New);
    row("file.open", QKeySequence::Open);
    row("file.save", QKeySequence::Save);
    row("file.save-as", keys("Ctrl+Shift+S"));
    row("file.export", keys("Ctrl+E"));
    row("file.quit", QKeySequence::Quit);
    row("edit.undo", QKeySequence::Undo);
    row("edit.redo", QKeySequence::Redo);
    row("edit.find", keys("Ctrl+K"));
    row("edit.commands", keys("Ctrl+Shift+P"));
    row("panel.duplicate", keys("Ctrl+D"));
    row("panel.close", QKeySequence::Close);
    row("run.again", QKeySequence::Refresh);
    row("run.cancel-all", keys("Ctrl+."));
    row("view.projector", keys("F11"));
}

void TestActions::keepsTheKnownShortcuts()
{
    QFETCH(QString, id);
    QFETCH(QKeySequence, shortcut);
    MainWindow window(engine_, runner_, Renderer::Raster);
    QCOMPARE(window.actions().action(id)->shortcut(), shortcut);
}

void TestActions::greysWhatCannotBeDone()
{
    MainWindow window(engine_, runner_, Renderer::Raster);
    const auto on = [&](const char* id) { return window.actions().action(id)->isEnabled(); };
    QVERIFY(!on("panel.close") && !on("run.again") && !on("file.export") && on("file.open"));
    window.addFamily("toy", {experiment<Toy>()});
    ExperimentPanel* panel = window.openPanel("toy.bytes");
    QVERIFY(on("panel.close") && on("run.again") && on("file.export"));
    QVERIFY(!on("panel.next"));
    window.actions().action("panel.duplicate")->trigger();
    QCOMPARE(window.panels().size(), std::size_t(2));
    QVERIFY(on("panel.next"));
    window.workspace().apply(RemovePanel{panel->key()});
    QVERIFY(on("panel.close") && !on("panel.next"));
    window.actions().action("panel.close")->trigger();
    QVERIFY(window.panels().empty());
    QVERIFY(!on("panel.close") && !on("run.again"));
}

void TestActions::titlesArePlain()
{
    QCOMPARE(plainTitle("&Open…"), QString("Open…"));
    QCOMPARE(plainTitle("Save &as…"), QString("Save as…"));
    QCOMPARE(plainTitle("Cut && paste"), QString("Cut & paste"));
    QCOMPARE(plainTitle("end&"), QString("end"));
}

void TestActions::conflictsAreRefused()
{
    QWidget window;
    ActionRegistry actions(&window);
    int ran = 0;
    actions.add("a.one", "A", "&One", keys("Ctrl+1"), [&ran] { ++ran; });
    actions.add("a.two", "A", "&Two", keys("Ctrl+2"), {});
    actions.add("a.three", "A", "T&hree", keys("Ctrl+2"), {}); // a standard one that is taken
    QCOMPARE(actions.action("a.three")->shortcut(), QKeySequence());
    QCOMPARE(actions.owner(keys("Ctrl+1")), QString("One"));
    QVERIFY(!actions.setShortcut("a.two", keys("Ctrl+1")));
    QCOMPARE(actions.action("a.two")->shortcut(), keys("Ctrl+2"));
    QVERIFY(actions.setShortcut("a.two", keys("Ctrl+2"))); // its own
    QVERIFY(actions.setShortcut("a.one", {}));
    QVERIFY(actions.setShortcut("a.two", keys("Ctrl+1")));
    QVERIFY(actions.setShortcut("a.one", {})); // none is no conflict
    actions.reserve(keys("Alt+F"), "the menu File");
    QVERIFY(!actions.setShortcut("a.one", keys("Alt+F")));
    QCOMPARE(actions.owner(keys("Alt+F")), QString("the menu File"));
    QVERIFY(!actions.setShortcut("a.none", keys("Ctrl+9")));
    actions.resetShortcuts();
    QCOMPARE(actions.action("a.one")->shortcut(), keys("Ctrl+1"));
    QCOMPARE(actions.action("a.two")->shortcut(), keys("Ctrl+2"));
    actions.action("a.one")->trigger();
    QCOMPARE(ran, 1);
}

void TestActions::choicesAreKept()
{
    const QString settings = folder_.filePath("kept");
    const auto folder = std::filesystem::path(settings.toStdString());
    {
        MainWindow window(engine_, runner_, Renderer::Raster);
        window.useFolders(folder, folder / "copies");
        QVERIFY(window.actions().setShortcut("file.open", keys("Ctrl+Alt+O")));
        QVERIFY(window.actions().setShortcut("run.again", {}));
    }
    MainWindow window(engine_, runner_, Renderer::Raster);
    window.useFolders(folder, folder / "copies");
    QCOMPARE(window.actions().action("file.open")->shortcut(), keys("Ctrl+Alt+O"));
    QVERIFY(window.actions().action("run.again")->shortcut().isEmpty());
    QVERIFY(window.actions().setShortcut("file.open", QKeySequence::Open));
    const QJsonObject json
        = QJsonDocument::fromJson(bytesOf(settings + "/shortcuts.json"))["shortcuts"].toObject();
    QCOMPARE(json.keys(), QStringList{"run.again"}); // standard ones are not written
}

void TestActions::unknownKeysAreKept()
{
    const QString file = folder_.filePath("unknown.json");
    write(file, R"({"version": 7, "theme": "mine", "shortcuts": {"later.command": "Ctrl+7",
        "a.one": 5, "a.two": "Hyper+Nonsense"}})");
    QWidget window;
    ActionRegistry actions(&window);
    actions.add("a.one", "A", "One", keys("Ctrl+1"), {});
    actions.add("a.two", "A", "Two", keys("Ctrl+2"), {});
    actions.keepShortcuts(file.toStdString());
    QCOMPARE(actions.action("a.one")->shortcut(), keys("Ctrl+1"));
    QCOMPARE(actions.action("a.two")->shortcut(), keys("Ctrl+2"));
    QVERIFY(actions.setShortcut("a.one", keys("Ctrl+9")));
    const QJsonObject json = QJsonDocument::fromJson(bytesOf(file)).object();
    QCOMPARE(json["version"].toInt(), 7);
    QCOMPARE(json["theme"].toString(), QString("mine"));
    QCOMPARE(json["shortcuts"]["later.command"].toString(), QString("Ctrl+7"));
    QCOMPARE(json["shortcuts"]["a.one"].toString(), QString("Ctrl+9"));
}

void TestActions::damagedFilesStopNothing_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("cut") << QByteArray(R"({"shortcuts": {"file.open": "Ctrl+)");
    QTest::newRow("list") << QByteArray("[1, 2]");
    QTest::newRow("shortcuts are a list") << QByteArray(R"({"shortcuts": ["Ctrl+O"]})");
    QTest::newRow("binary") << QByteArray("\x00\xff\xfe{}", 5);
    QTest::newRow("deep") << QByteArray(100000, '[');
}

void TestActions::damagedFilesStopNothing()
{
    QFETCH(QByteArray, bytes);
    const QString settings = folder_.filePath(QTest::currentDataTag());
    QVERIFY(QDir().mkpath(settings));
    const QString file = settings + "/shortcuts.json";
    write(file, bytes);
    MainWindow window(engine_, runner_, Renderer::Raster);
    window.useFolders(settings.toStdString(), (settings + "/copies").toStdString());
    for (const ActionEntry& entry : window.actions().entries())
        QCOMPARE(entry.action->shortcut(), entry.standard);
    QCOMPARE(bytesOf(file), bytes); // nothing was touched yet
    QVERIFY(window.actions().setShortcut("file.open", keys("Ctrl+Alt+O")));
    QCOMPARE(bytesOf(file + ".damaged"), bytes);
    QCOMPARE(QJsonDocument::fromJson(bytesOf(file))["shortcuts"]["file.open"].toString(),
        QString("Ctrl+Alt+O"));
}

void TestActions::choicesInTheFileThatClash()
{
    const QString file = folder_.filePath("clash.json");
    write(file, R"({"shortcuts": {"a.one": "Ctrl+9", "a.two": "Ctrl+9", "a.three": "Ctrl+1"}})");
    QWidget window;
    ActionRegistry actions(&window);
    for (const auto& [id, shortcut] : {std::pair("a.one", "Ctrl+1"), std::pair("a.two", "Ctrl+2"),
             std::pair("a.three", "Ctrl+3"), std::pair("a.four", "Ctrl+4")})
        actions.add(id, "A", id, keys(shortcut), {});
    actions.keepShortcuts(file.toStdString());
    QCOMPARE(actions.action("a.one")->shortcut(), keys("Ctrl+9")); // the first one has it
    QCOMPARE(actions.action("a.two")->shortcut(), keys("Ctrl+2")); // the standard one instead
    QCOMPARE(actions.action("a.three")->shortcut(), keys("Ctrl+1"));
    QCOMPARE(actions.action("a.four")->shortcut(), keys("Ctrl+4"));
}

void TestActions::dialogTakesRefusesAndResets()
{
    MainWindow window(engine_, runner_, Renderer::Raster);
    ActionRegistry& actions = window.actions();
    ShortcutsDialog dialog(actions, &window);
    dialog.show();
    auto* filter = dialog.findChild<QLineEdit*>("filter");
    auto* table = dialog.findChild<QTableView*>();
    auto* field = dialog.findChild<KeyField*>();
    auto* said = dialog.findChild<QLabel*>("said");
    QVERIFY(filter && table && field && said);
    QCOMPARE(table->model()->rowCount(), int(actions.entries().size()));
    QTest::keyClicks(filter, "duplicate");
    QCOMPARE(table->model()->rowCount(), 1);
    QTest::keyClick(field, Qt::Key_O, Qt::ControlModifier);
    QVERIFY2(said->text().contains("Open…"), qPrintable(said->text()));
    QCOMPARE(said->property("role").toString(), QString("error"));
    QCOMPARE(actions.action("panel.duplicate")->shortcut(), keys("Ctrl+D"));
    QTest::keyClick(field, Qt::Key_F, Qt::AltModifier);
    QVERIFY2(said->text().contains("the menu File"), qPrintable(said->text()));
    QTest::keyClick(field, Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(actions.action("panel.duplicate")->shortcut(), keys("Ctrl+Shift+D"));
    QCOMPARE(said->property("role").toString(), QString("faint"));
    filter->setText("no such command");
    QCOMPARE(table->model()->rowCount(), 0);
    QTest::keyClick(field, Qt::Key_F9); // goes nowhere
    filter->clear();
    for (auto* button : dialog.findChildren<QPushButton*>())
        if (plainTitle(button->text()) == "Reset all") button->click();
    QCOMPARE(actions.action("panel.duplicate")->shortcut(), keys("Ctrl+D"));
    QVERIFY(actions.owner(keys("F9")).isEmpty());
}

void TestActions::fieldRefusesKeysThatType()
{
    KeyField field;
    QSignalSpy pressed(&field, &KeyField::pressed), refused(&field, &KeyField::refused);
    QTest::keyClick(&field, Qt::Key_A);
    QTest::keyClick(&field, Qt::Key_A, Qt::ShiftModifier);
    QTest::keyClick(&field, Qt::Key_Left);
    QCOMPARE(refused.count(), 3);
    QTest::keyClick(&field, Qt::Key_Control);
    QTest::keyClick(&field, Qt::Key_Escape);
    QCOMPARE(refused.count(), 3);
    QCOMPARE(pressed.count(), 0);
    QTest::keyClick(&field, Qt::Key_F5);
    QTest::keyClick(&field, Qt::Key_A, Qt::ControlModifier | Qt::AltModifier);
    QTest::keyClick(&field, Qt::Key_Plus, Qt::ControlModifier | Qt::ShiftModifier);
    QTest::keyClick(&field, Qt::Key_Backtab, Qt::ControlModifier | Qt::ShiftModifier);
    QTest::keyClick(&field, Qt::Key_A, Qt::ControlModifier | Qt::ShiftModifier);
    const char* const expected[] = {"F5", "Ctrl+Alt+A", "Ctrl++", "Ctrl+Shift+Tab", "Ctrl+Shift+A"};
    QCOMPARE(pressed.count(), 5);
    for (int i = 0; i < 5; ++i)
        QCOMPARE(pressed[i][0].value<QKeySequence>(), keys(expected[i]));
}

int main(int argc, char** argv)
{
    return testWatched<TestActions>(argc, argv);
}
#include "tst_actions.moc"
