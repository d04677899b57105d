// A crash leaves a log that says what, where and on what: seen from outside, on a child that
// crashes.
#include "engine/base/crash_log.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>
#include <csignal>
#include <stdexcept>

using namespace seq;

namespace {

volatile int depth = 0;

int deeper(int n) // until the stack is used up
{
    volatile char page[4096];
    page[0] = char(n);
    depth = n;
    if (n < 0) return 0; // after 2^31 pages
    return deeper(n + 1) + page[0];
}

[[noreturn]] void crash(const QByteArray& how, const char* folder)
{
    logCrashes(folder, "Seqscope 1.2.3");
    nameForCrashLog("attention.explore");
    nameForCrashLog("attention.explore, decoding.beam");
    if (how == "segv") raise(SIGSEGV);
    if (how == "null") *static_cast<volatile int*>(nullptr) = depth;
    if (how == "abort") std::abort();
    if (how == "stack") std::exit(deeper(0));
    if (how == "throw") throw std::runtime_error("the sky fell");
    std::exit(0);
}

} // namespace

class TestCrashLog : public QObject {
    Q_OBJECT
private slots:
    void leavesALog_data();
    void leavesALog();
    void aGoodEndLeavesNone();
    void longNamesAreCut();
};

void TestCrashLog::leavesALog_data()
{
    QTest::addColumn<QString>("how");
    QTest::addColumn<QByteArray>("signal");
    QTest::newRow("raised") << "segv" << QByteArray("SIGSEGV");
    QTest::newRow("null pointer") << "null" << QByteArray("SIGSEGV");
    QTest::newRow("abort") << "abort" << QByteArray("SIGABRT");
    QTest::newRow("stack used up") << "stack" << QByteArray("SIGSEGV");
    QTest::newRow("exception") << "throw" << QByteArray("SIGABRT");
}

void TestCrashLog::leavesALog()
{
    QFETCH(QString, how);
    QFETCH(QByteArray, signal);
    const QTemporaryDir folder;
    QProcess child;
    child.start(QCoreApplication::applicationFilePath(), {"--crash", how, folder.path()});
    QVERIFY(child.waitForFinished());
    QCOMPARE(child.exitStatus(), QProcess::CrashExit); // as it would have ended
    const QStringList logs = QDir(folder.path()).entryList({"crash-*.txt"});
    QCOMPARE(logs.size(), 1);
    QFile file(folder.filePath(logs[0]));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray log = file.readAll();
    QVERIFY2(log.startsWith("Seqscope 1.2.3\n"), log);
    QVERIFY2(log.contains("Signal: " + signal + "\n"), log);
    QVERIFY2(log.contains("Open: attention.explore, decoding.beam\n"), log);
    QVERIFY2(log.contains("tst_crash_log"), log); // a frame of this program
    QCOMPARE(log.contains("the sky fell"), how == "throw");
    QVERIFY(log.count('\n') > 7);
}

void TestCrashLog::aGoodEndLeavesNone()
{
    const QTemporaryDir folder;
    QProcess child;
    child.start(QCoreApplication::applicationFilePath(), {"--crash", "not", folder.path()});
    QVERIFY(child.waitForFinished());
    QCOMPARE(child.exitCode(), 0);
    QVERIFY(QDir(folder.path()).isEmpty());
}

void TestCrashLog::longNamesAreCut()
{
    nameForCrashLog(std::string(100000, 'x')); // fits or is cut: nothing is written past its place
    nameForCrashLog("");
}

int main(int argc, char** argv)
{
    if (argc == 4 && QByteArray(argv[1]) == "--crash") crash(argv[2], argv[3]);
    QCoreApplication application(argc, argv);
    TestCrashLog test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_crash_log.moc"
