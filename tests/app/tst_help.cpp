// Help, About and crash notice of the real window.
#include "app/crash_notice.h"
#include "app/help_desk.h"
#include "app/main_window.h"
#include "engine/base/resources.h"
#include "engine/experiment/engine.h"
#include "engine/experiment/runner.h"
#include "tests/shared/built_families.h"
#include "tests/shared/seqscope_process.h"
#include "tests/shared/toy_experiment.h"
#include "tests/shared/watchdog.h"
#include "widgets/help/about_dialog.h"
#include "widgets/help/declared_pages.h"
#include "widgets/help/help_window.h"

#include <QDirIterator>
#include <QJsonArray>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTextBrowser>
#include <QToolBar>
#include <QtTest>

using namespace seq;

class TestHelp : public QObject {
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void saysWhatTheCommandLineSays();
    void listsEveryCommandWithItsKeys();
    void f1OpensThePanelInFront();
    void findsByAnyWord();
    void aboutHasEveryLicence();
    void licencesCoverTheBuild();
    void licencesCoverWhatShips();
    void tellsOfACrashOnce();

private:
    HelpWindow* help() { return window_->findChild<HelpWindow*>(); }
    Engine engine_;
    Runner runner_{engine_};
    std::unique_ptr<MainWindow> window_;
};

void TestHelp::init()
{
    window_ = std::make_unique<MainWindow>(engine_, runner_, Renderer::Raster);
    window_->addFamily("toy", {experiment<Toy>()});
    window_->show();
}

void TestHelp::cleanup()
{
    window_.reset();
}

void TestHelp::saysWhatTheCommandLineSays()
{
    const QJsonArray listed = seqscope({"list", "--json"}).json().array();
    std::vector<HelpPage> pages;
    for (const LoadedFamily& loaded : builtFamilies())
        for (const auto& there : loaded.experiments)
            pages.push_back(experimentPage(*there, QString::fromStdString(loaded.manifest.title)));
    QVERIFY(!listed.isEmpty());
    for (const QJsonValue entry : listed) {
        const auto page = std::ranges::find(pages, entry["id"].toString(), &HelpPage::id);
        QVERIFY2(page != pages.end(), qPrintable(entry["id"].toString()));
        QCOMPARE(page->title, entry["title"].toString());
        QStringList told{entry["summary"].toString(), entry["paper"].toString()};
        for (const QJsonValue field : entry["fields"].toArray())
            told << field["name"].toString() << field["help"].toString() << field["unit"].toString()
                 << field["when"].toString();
        for (const QString& text : told)
            QVERIFY2(page->html.contains(text.toHtmlEscaped()), qPrintable(text));
    }
    const HelpPage toy = experimentPage(*experiment<Toy>(), "toy");
    QVERIFY(toy.html.contains("1 to 64")); // limits of "count"
    QVERIFY(toy.html.contains("plain, scaled"));
    QVERIFY(toy.html.contains("mode=scaled"));
}

void TestHelp::listsEveryCommandWithItsKeys()
{
    QAction* again = window_->actions().action("run.again");
    again->setShortcut(QKeySequence("Ctrl+Alt+J"));
    const QString html = commandsPage(window_->actions()).html;
    for (const ActionEntry& entry : window_->actions().entries())
        QVERIFY2(html.contains(entry.title.toHtmlEscaped()), qPrintable(entry.title));
    QVERIFY(html.contains(QKeySequence("Ctrl+Alt+J").toString(QKeySequence::NativeText)));
}

void TestHelp::f1OpensThePanelInFront()
{
    QCOMPARE(window_->actions().action("help.front")->shortcut(), QKeySequence(Qt::Key_F1));
    window_->actions().action("help.front")->trigger(); // no panel: the commands
    QVERIFY(help() && help()->isVisible());
    QVERIFY(help()->findChild<QTextBrowser*>()->toPlainText().contains("Ctrl+K"));
    help()->close();
    window_->openPanel("toy.bytes");
    QTRY_VERIFY(!help()); // it is made anew
    window_->actions().action("help.front")->trigger();
    QVERIFY(help()->findChild<QTextBrowser*>()->toPlainText().contains("One mark for each byte"));
}

void TestHelp::findsByAnyWord()
{
    window_->actions().action("help.commands")->trigger();
    auto* find = help()->findChild<QLineEdit*>("find");
    auto* list = help()->findChild<QListWidget*>();
    const auto shown = [list] {
        QStringList all;
        for (int i = 0; i < list->count(); ++i)
            if (!list->item(i)->isHidden()) all << list->item(i)->text();
        return all;
    };
    const auto all = shown().size();
    find->setText("WHOLE slider"); // words of two fields
    QCOMPARE(shown(), (QStringList{"toy", "Bytes of a text"}));
    QCOMPARE(list->currentItem()->text(), "Bytes of a text");
    find->setText("nothing of this kind anywhere");
    QVERIFY(shown().isEmpty());
    find->clear();
    QCOMPARE(shown().size(), all);
}

void TestHelp::aboutHasEveryLicence()
{
    window_->actions().action("help.about")->trigger();
    auto* about = window_->findChild<AboutDialog*>();
    QVERIFY(about && about->isVisible());
    auto* list = about->findChild<QListWidget*>("licences");
    auto* text = about->findChild<QPlainTextEdit*>();
    QVERIFY(list->count() > 12);
    for (int i = 0; i < list->count(); ++i) {
        list->setCurrentRow(i);
        QVERIFY2(text->toPlainText().size() > 300, qPrintable(list->item(i)->text()));
    }
    bool version = false;
    for (const QLabel* label : about->findChildren<QLabel*>())
        version |= label->text() == "Seqscope " + seqscope({"--version"}).out.mid(9).trimmed();
    QVERIFY(version);
}

// Whatever CMake finds and the program links is in the index.
void TestHelp::licencesCoverTheBuild()
{
    QSet<QString> named;
    const auto index
        = QJsonDocument::fromJson(contents(SEQSCOPE_SOURCE "/resources/licences/index.json"));
    for (const QJsonValue entry : index.array())
        for (const QJsonValue package : entry["cmake"].toArray())
            named << package.toString();
    const QString build = contents(SEQSCOPE_SOURCE "/CMakeLists.txt");
    const QSet<QString> tools{"PkgConfig", "Threads"}; // nothing of them is in the program
    QSet<QString> found;
    static const QRegularExpression package("find_package\\((\\w+)"),
        modules("pkg_check_modules\\(\\w+ REQUIRED IMPORTED_TARGET ([^)]*)\\)"),
        library("find_library\\(\\w+ (\\w+)\\)");
    for (auto it = package.globalMatch(build); it.hasNext();)
        found << it.next().captured(1);
    for (auto it = library.globalMatch(build); it.hasNext();)
        found << it.next().captured(1);
    for (auto it = modules.globalMatch(build); it.hasNext();)
        for (const QString& name : it.next().captured(1).split(' '))
            found << name;
    QVERIFY(found.size() > 8);
    for (const QString& name : found - tools)
        QVERIFY2(named.contains(name), qPrintable(name + " is in no entry of licences/index.json"));
}

void TestHelp::licencesCoverWhatShips()
{
    QSet<QString> files;
    for (const Component& component : components({"cuda"})) {
        files << component.file;
        QVERIFY2(!licenceText(component).isEmpty(), qPrintable(component.file));
    }
    const QDir root(QString::fromStdString(resourceFolder().string()));
    QDirIterator it(root.path(), {"LICENSE*"}, QDir::Files, QDirIterator::Subdirectories);
    int licences = 0;
    for (; it.hasNext(); ++licences) {
        const QString file = root.relativeFilePath(it.next());
        QVERIFY2(files.contains(file), qPrintable(file));
    }
    QVERIFY(licences > 3);
}

void TestHelp::tellsOfACrashOnce()
{
    const QTemporaryDir folder;
    const std::filesystem::path logs = folder.path().toStdString();
    QVERIFY(newCrashLog(logs).empty());
    QVERIFY(newCrashLog(logs / "none").empty());
    QFile file(folder.filePath("crash-123.txt"));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("Seqscope") == 8);
    file.close();
    const auto log = newCrashLog(logs);
    QVERIFY(std::filesystem::exists(log));
    QVERIFY(newCrashLog(logs).empty());
    tellCrashLog(*window_, log);
    auto* bar = window_->findChild<QToolBar*>("crash log");
    QVERIFY(bar);
    QTRY_VERIFY(bar->isVisible());
    QVERIFY(bar->findChild<QLabel*>()->text().contains(QString::fromStdString(log.string())));
    for (int i = 0; i < 20; ++i) {
        QFile old(folder.filePath(QString("seqscope-2020-01-%1.txt").arg(i + 10)));
        QVERIFY(old.open(QIODevice::WriteOnly));
    }
    newCrashLog(logs);
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 10);
    QVERIFY(std::filesystem::exists(log)); // the latest
}

int main(int argc, char** argv)
{
    return testWatched<TestHelp>(argc, argv);
}
#include "tst_help.moc"
