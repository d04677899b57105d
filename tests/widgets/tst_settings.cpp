// Settings: what is declared is kept, searched and edited; no file stops the program.
#include "tests/shared/watchdog.h"
#include "widgets/settings/setting_row.h"
#include "widgets/settings/settings_dialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QJsonDocument>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QThreadPool>
#include <QtTest>
#include <atomic>

using namespace seq;

namespace {

std::vector<Setting> declared()
{
    return {{.id = "a.size",
                .page = "First",
                .title = "Size",
                .help = "Of all text",
                .kind = Setting::Number,
                .initial = 100,
                .least = 75,
                .most = 250},
        {.id = "a.still", .page = "First", .title = "Still", .help = "No motion", .initial = false},
        {.id = "b.mode",
            .page = "Second",
            .title = "Mode",
            .help = "How it is drawn",
            .kind = Setting::Choice,
            .initial = "auto",
            .choices = {{"auto", "Automatic"}, {"soft", "Software"}},
            .formerly = {{true, "soft"}},
            .restarts = true}};
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

} // namespace

class TestSettings : public QObject {
    Q_OBJECT
private slots:
    void keepsWhatWasChosen();
    void refusesWhatDoesNotFit_data();
    void refusesWhatDoesNotFit();
    void keepsWhatItDoesNotKnow();
    void readsWhatFilesHadBefore();
    void damagedFilesStopNothing_data();
    void damagedFilesStopNothing();
    void resetsOnePage();
    void saysWhatActsLater();
    void dialogChangesAtOnceAndFollows();
    void dialogFinds();
    void dialogAsksForWhatIsThere();

private:
    std::filesystem::path path(const char* name)
    {
        return folder_.filePath(QString::fromLatin1(name)).toStdString();
    }
    QTemporaryDir folder_;
};

void TestSettings::keepsWhatWasChosen()
{
    {
        Settings settings(declared(), path("kept.json"));
        QSignalSpy changed(&settings, &Settings::changed);
        QCOMPARE(settings.value("a.size"), QJsonValue(100));
        QVERIFY(settings.set("a.size", 125));
        QVERIFY(settings.set("b.mode", "soft"));
        QVERIFY(settings.set("b.mode", "soft"));
        QCOMPARE(changed.count(), 2);
    }
    Settings again(declared(), path("kept.json"));
    QCOMPARE(again.value("a.size"), QJsonValue(125));
    QCOMPARE(again.value("b.mode"), QJsonValue("soft"));
    QVERIFY(again.set("a.size", 100)); // the initial value is no entry
    const auto json = QJsonDocument::fromJson(bytesOf(folder_.filePath("kept.json")));
    QCOMPARE(json["version"], QJsonValue(1));
    QCOMPARE(json["settings"].toObject().keys(), QStringList{"b.mode"});
}

void TestSettings::refusesWhatDoesNotFit_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QJsonValue>("value");
    QTest::newRow("too small") << "a.size" << QJsonValue(74);
    QTest::newRow("too large") << "a.size" << QJsonValue(251);
    QTest::newRow("a part") << "a.size" << QJsonValue(100.5);
    QTest::newRow("text for a number") << "a.size" << QJsonValue("100");
    QTest::newRow("number for a switch") << "a.still" << QJsonValue(1);
    QTest::newRow("no such choice") << "b.mode" << QJsonValue("hard");
}

void TestSettings::refusesWhatDoesNotFit()
{
    QFETCH(QString, id);
    QFETCH(QJsonValue, value);
    Settings settings(declared(), {});
    const QJsonValue before = settings.value(id);
    QVERIFY(!settings.set(id, value));
    QCOMPARE(settings.value(id), before);
    // the same from a file
    const QJsonObject chosen{{id, value}};
    write(folder_.filePath("bad.json"),
        QJsonDocument(QJsonObject{{"version", 1}, {"settings", chosen}}).toJson());
    QCOMPARE(Settings(declared(), path("bad.json")).value(id), before);
}

void TestSettings::keepsWhatItDoesNotKnow()
{
    write(folder_.filePath("later.json"),
        R"({"version": 7, "later": [1, 2], "settings": {"z.later": {"deep": true}, "a.still": true}})");
    Settings settings(declared(), path("later.json"));
    QCOMPARE(settings.value("a.still"), QJsonValue(true));
    QVERIFY(settings.set("a.size", 90));
    const auto json = QJsonDocument::fromJson(bytesOf(folder_.filePath("later.json")));
    QCOMPARE(json["version"], QJsonValue(7));
    QCOMPARE(json["later"].toArray().size(), 2);
    QCOMPARE(json["settings"]["z.later"]["deep"], QJsonValue(true));
    QCOMPARE(json["settings"]["a.size"], QJsonValue(90));
}

void TestSettings::readsWhatFilesHadBefore()
{
    write(folder_.filePath("before.json"), R"({"version": 1, "settings": {"b.mode": true}})");
    Settings settings(declared(), path("before.json"));
    QCOMPARE(settings.value("b.mode"), QJsonValue("soft"));
    QVERIFY(settings.set("b.mode", "auto"));
    QCOMPARE(Settings(declared(), path("before.json")).value("b.mode"), QJsonValue("auto"));
}

void TestSettings::damagedFilesStopNothing_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("cut") << QByteArray(R"({"version": 1, "settings": {"a.si)");
    QTest::newRow("a list") << QByteArray("[1, 2]");
    QTest::newRow("settings are no object") << QByteArray(R"({"settings": 3})");
    QTest::newRow("not text") << QByteArray("\xff\xfe\x00\x01", 4);
}

void TestSettings::damagedFilesStopNothing()
{
    QFETCH(QByteArray, bytes);
    const QString file = folder_.filePath("damaged.json");
    write(file, bytes);
    Settings settings(declared(), file.toStdString());
    QCOMPARE(settings.value("a.size"), QJsonValue(100));
    QVERIFY(settings.set("a.size", 150));
    QCOMPARE(bytesOf(file + ".damaged"), bytes);
    QCOMPARE(Settings(declared(), file.toStdString()).value("a.size"), QJsonValue(150));
    QFile::remove(file);
}

void TestSettings::resetsOnePage()
{
    Settings settings(declared(), {});
    settings.set("a.size", 150);
    settings.set("a.still", true);
    settings.set("b.mode", "soft");
    settings.reset("First");
    QCOMPARE(settings.value("a.size"), QJsonValue(100));
    QCOMPARE(settings.value("a.still"), QJsonValue(false));
    QCOMPARE(settings.value("b.mode"), QJsonValue("soft"));
}

void TestSettings::saysWhatActsLater()
{
    Settings settings(declared(), {});
    settings.set("a.size", 150);
    QVERIFY(!settings.restartNeeded());
    settings.set("b.mode", "soft");
    QVERIFY(settings.restartNeeded());
    settings.set("b.mode", "auto");
    QVERIFY(!settings.restartNeeded());
}

void TestSettings::dialogChangesAtOnceAndFollows()
{
    Settings settings(declared(), {});
    SettingsDialog dialog(settings, nullptr);
    dialog.show();
    auto* size = dialog.findChild<QSpinBox*>("a.size");
    auto* mode = dialog.findChild<QComboBox*>("b.mode");
    auto* restart = dialog.findChild<QPushButton*>("restart");
    QVERIFY(size && mode && restart);
    size->setValue(125);
    QCOMPARE(settings.value("a.size"), QJsonValue(125));
    settings.set("a.size", 80);
    QCOMPARE(size->value(), 80);
    dialog.findChild<QCheckBox*>("a.still")->click();
    QCOMPARE(settings.value("a.still"), QJsonValue(true));
    QVERIFY(!restart->isVisible());
    mode->setCurrentIndex(1);
    QCOMPARE(settings.value("b.mode"), QJsonValue("soft"));
    QVERIFY(restart->isVisible());
    QSignalSpy wanted(&dialog, &SettingsDialog::restartWanted);
    restart->click();
    QCOMPARE(wanted.count(), 1);
    dialog.findChild<QPushButton*>("reset")->click(); // of the first page
    QCOMPARE(settings.value("a.size"), QJsonValue(100));
    QCOMPARE(settings.value("b.mode"), QJsonValue("soft"));
}

void TestSettings::dialogFinds()
{
    Settings settings(declared(), {});
    SettingsDialog dialog(settings, nullptr);
    dialog.show();
    const auto shown = [&dialog] {
        QStringList ids;
        for (const SettingRow* row : dialog.findChildren<SettingRow*>())
            if (row->isVisible()) ids << row->setting().id;
        return ids;
    };
    auto* find = dialog.findChild<QLineEdit*>("find");
    QCOMPARE(shown(), (QStringList{"a.size", "a.still"}));
    find->setText("software");
    QCOMPARE(shown(), QStringList{"b.mode"});
    find->setText("TEXT all");
    QCOMPARE(shown(), QStringList{"a.size"});
    find->setText("nothing of this kind");
    QCOMPARE(shown(), QStringList());
    find->clear();
    dialog.showSetting("b.mode");
    QCOMPARE(shown(), QStringList{"b.mode"});
    QTRY_COMPARE(dialog.focusWidget(), dialog.findChild<QComboBox*>("b.mode"));
}

// Such as the GPUs of the machine, which may take long to find and may be gone tomorrow.
void TestSettings::dialogAsksForWhatIsThere()
{
    std::atomic<bool> open = false;
    const auto atEnd = qScopeGuard([&open] {
        open = true;
        QThreadPool::globalInstance()->waitForDone();
    });
    Setting device{.id = "a.device",
        .page = "First",
        .title = "Device",
        .help = "Where models run",
        .kind = Setting::Choice,
        .initial = "cpu",
        .choices = {{"cpu", "Processor"}},
        .found =
            [&open] {
                while (!open)
                    QThread::msleep(1);
                return Setting::Choices{{"cuda:0", "One (cuda:0)"}, {"cuda:1", "Two (cuda:1)"}};
            },
        .also = "cuda:[0-9]+"};
    Settings settings({device}, {});
    QVERIFY(settings.set("a.device", "cuda:1"));
    for (const char* wrong : {"cuda:", "cuda:x", "xcuda:1", "cuda:1 "})
        QVERIFY(!settings.set("a.device", wrong));
    QCOMPARE(settings.value("a.device"), QJsonValue("cuda:1"));
    SettingsDialog dialog(settings, nullptr);
    dialog.show();
    auto* box = dialog.findChild<QComboBox*>("a.device");
    QCOMPARE(box->count(), 2); // nothing waits for them
    QCOMPARE(box->currentText(), QString("cuda:1"));
    open = true;
    QTRY_COMPARE(box->count(), 3);
    QCOMPARE(box->currentText(), QString("Two (cuda:1)"));
    QCOMPARE(settings.value("a.device"), QJsonValue("cuda:1"));
    box->setCurrentIndex(box->findText("One (cuda:0)"));
    QCOMPARE(settings.value("a.device"), QJsonValue("cuda:0"));
    settings.set("a.device", "cuda:7"); // chosen on another machine
    QCOMPARE(box->currentText(), QString("cuda:7"));
}

int main(int argc, char** argv)
{
    return testWatched<TestSettings>(argc, argv);
}
#include "tst_settings.moc"
