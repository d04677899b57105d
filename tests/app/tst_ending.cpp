// How the program ends when it is told to from outside, begins again, and what its settings do:
// seen on the real program.
#include "tests/shared/seqscope_process.h"

#include <QJsonObject>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QtTest>
#include <csignal>

using namespace seq;

namespace {

void writeJson(const QString& file, const QJsonObject& json)
{
    QDir().mkpath(QFileInfo(file).path());
    QFile out(file);
    QVERIFY(out.open(QIODevice::WriteOnly));
    out.write(QJsonDocument(json).toJson());
}

} // namespace

class TestEnding : public QObject {
    Q_OBJECT
private slots:
    void init();
    void signalsEndItCleanly_data();
    void signalsEndItCleanly();
    void aCrashLeavesALogThatIsToldOnce();
    void damagedSettingsStopNothing();
    void unknownLanguageIsRefused();
    void unknownDeviceIsRefused();
    void picturesUseNoFolders();

private:
    // Offscreen, in folders of its own.
    std::unique_ptr<QProcess> started(const QStringList& words = {})
    {
        auto process = std::make_unique<QProcess>();
        QProcessEnvironment environment = bareEnvironment();
        environment.insert("QT_QPA_PLATFORM", "offscreen");
        environment.insert("XDG_CONFIG_HOME", folder_->filePath("config"));
        environment.insert("XDG_DATA_HOME", folder_->filePath("data"));
        environment.insert("SEQSCOPE_MODELS", folder_->filePath("no models"));
        environment.remove("DBUS_SESSION_BUS_ADDRESS");
        process->setProcessEnvironment(environment);
        process->setWorkingDirectory(folder_->path());
        process->start(program(), words);
        return process;
    }
    QString data(const char* part) const
    {
        return folder_->filePath(QStringLiteral("data/seqscope/") + QLatin1String(part));
    }
    QStringList left(const char* part) const { return QDir(data(part)).entryList(QDir::Files); }
    bool isUp() const // the folder is made, signals are taken
    {
        return QDir(data("recovery")).exists();
    }
    std::unique_ptr<QTemporaryDir> folder_;
};

void TestEnding::init()
{
    folder_ = std::make_unique<QTemporaryDir>();
}

void TestEnding::signalsEndItCleanly_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("SIGTERM") << SIGTERM;
    QTest::newRow("SIGINT") << SIGINT;
    QTest::newRow("SIGHUP") << SIGHUP;
}

void TestEnding::signalsEndItCleanly()
{
    QFETCH(int, signal);
    const auto process = started();
    QTRY_VERIFY_WITH_TIMEOUT(isUp(), 30000);
    QTest::qWait(1500); // it is about its first picture
    kill(pid_t(process->processId()), signal);
    QVERIFY(process->waitForFinished(30000));
    QCOMPARE(process->exitStatus(), QProcess::NormalExit);
    QCOMPARE(process->exitCode(), 0);
    QCOMPARE(left("recovery"), QStringList());
    QCOMPARE(left("crashes"), QStringList());
}

void TestEnding::aCrashLeavesALogThatIsToldOnce()
{
    auto process = started();
    QTRY_VERIFY_WITH_TIMEOUT(isUp(), 30000);
    QTest::qWait(1500);
    kill(pid_t(process->processId()), SIGSEGV);
    QVERIFY(process->waitForFinished(30000));
    QCOMPARE(process->exitStatus(), QProcess::CrashExit);
    QCOMPARE(left("crashes").size(), 1);
    const QByteArray log = contents(data("crashes") + '/' + left("crashes")[0]);
    QVERIFY2(log.contains("Open: tokenization.compare"), log); // no model is here
    process = started();
    static const QRegularExpression told("^seqscope-.*\\.txt$");
    QTRY_VERIFY_WITH_TIMEOUT(left("crashes").filter(told).size() == 1, 30000);
    kill(pid_t(process->processId()), SIGTERM);
    QVERIFY(process->waitForFinished(30000));
}

void TestEnding::damagedSettingsStopNothing()
{
    QDir().mkpath(folder_->filePath("config/seqscope"));
    QFile file(folder_->filePath("config/seqscope/settings.json"));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("{\"settings\": {\"look.la") > 0);
    file.close();
    auto process = started();
    QTRY_VERIFY_WITH_TIMEOUT(isUp(), 30000);
    QTest::qWait(1500);
    kill(pid_t(process->processId()), SIGTERM);
    QVERIFY(process->waitForFinished(30000));
    QCOMPARE(process->exitCode(), 0);
    // values of no setting, and a device that is not here
    writeJson(file.fileName(),
        {{"version", 1},
            {"settings",
                QJsonObject{{"look.language", "xx"}, {"machine.renderer", 7},
                    {"machine.device", "cuda"}, {"look.text", "large"}}}});
    QDir(data("recovery")).removeRecursively();
    process = started();
    QTRY_VERIFY_WITH_TIMEOUT(isUp(), 30000);
    QTest::qWait(1500);
    kill(pid_t(process->processId()), SIGTERM);
    QVERIFY(process->waitForFinished(30000));
    QCOMPARE(process->exitCode(), 0);
}

void TestEnding::unknownLanguageIsRefused()
{
    const auto process = started({"--language", "tlh"});
    QVERIFY(process->waitForFinished(30000));
    QCOMPARE(process->exitCode(), 2);
    QVERIFY(process->readAllStandardError().contains("--language"));
}

void TestEnding::unknownDeviceIsRefused()
{
    const auto process = started({"--device", "tpu"});
    QVERIFY(process->waitForFinished(30000));
    QCOMPARE(process->exitCode(), 2);
    QVERIFY(process->readAllStandardError().contains("\"tpu\" is no device"));
}

void TestEnding::picturesUseNoFolders()
{
    const QString picture = folder_->filePath("window.png");
    const auto process
        = started({"--language", "ja", "--renderer", "raster", "--screenshot", picture});
    QVERIFY(process->waitForFinished(60000));
    QCOMPARE(process->exitCode(), 0);
    QVERIFY(QFileInfo(picture).size() > 10000);
    QVERIFY(!QDir(folder_->filePath("data")).exists());
    QVERIFY(!QDir(folder_->filePath("config")).exists());
}

QTEST_GUILESS_MAIN(TestEnding)
#include "tst_ending.moc"
