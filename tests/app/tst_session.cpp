// The document on disk: there and back, files of every version, damaged ones, kills.
#include "app/recent_files.h"
#include "app/session.h"
#include "engine/base/error.h"
#include "engine/base/random.h"
#include "tests/shared/toy_experiment.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>
#include <iostream>

using namespace seq;

namespace {

struct Desk {
    Workspace workspace;
    Session session{workspace, toySchemaOf, [] { return std::string("bGF5b3V0"); }, nullptr};
};

constexpr int kDelay = 40; // ms, of the killed programs' copies

// In a process of its own: types for ever, and says when it typed what.
int typeForEver(const char* folder)
{
    Desk desk;
    desk.session.keepCopies(folder, kDelay);
    QElapsedTimer since;
    since.start();
    int n = 0;
    QTimer keys;
    QObject::connect(&keys, &QTimer::timeout, [&] {
        desk.workspace.apply(SetText{"text:" + std::to_string(++n)});
        std::cout << n << ' ' << since.elapsed() << std::endl;
    });
    keys.start(2);
    return QCoreApplication::exec();
}

} // namespace

class TestSession : public QObject {
    Q_OBJECT
private slots:
    void thereAndBack();
    void versionOne();
    void unknownThingsAreKept();
    void notOursIsRefused_data();
    void notOursIsRefused();
    void damagedFilesNeverStopIt();
    void badValuesBecomeTheirOwn();
    void cleanUntilChanged();
    void copiesGoWhenItEndsWell();
    void handsOverToItself();
    void anUnaskedEndKeepsWhatAFileLacks();
    void killsLoseLittle();
    void recentOnes();

private:
    std::filesystem::path path(const char* name)
    {
        return folder_.filePath(QString::fromLatin1(name)).toStdString();
    }
    std::filesystem::path written(const char* name, const QByteArray& bytes)
    {
        QFile file(folder_.filePath(QString::fromLatin1(name)));
        if (file.open(QIODevice::WriteOnly)) file.write(bytes);
        return path(name);
    }
    static QByteArray read(const std::filesystem::path& path)
    {
        QFile file(QString::fromStdString(path.string()));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    QTemporaryDir folder_;
};

const std::filesystem::path kVersionOne
    = SEQSCOPE_SOURCE "/tests/data/workspaces/version-1.seqscope";

void TestSession::thereAndBack()
{
    Desk a, b;
    a.workspace.apply(SetText{std::string("text:\xff\x00 any bytes \xe2\x82", 19)});
    a.workspace.apply(SetModel{"/a/folder"});
    Values values = toySchema().initial();
    values.set("factor", Value(0.1));
    values.set("weights", Value(std::vector<double>{1.0 / 3, 1e-300}));
    values.set("text", Value(std::string("\xc3\x28")));
    a.workspace.apply(AddPanel{{0, "toy.bytes", values, {0.5, 0.25, 0.125, 0.5}, true, true}});
    a.workspace.apply(AddPanel{{0, "toy.bytes", toySchema().initial(), {}, false, false}});
    a.session.save(path("a.seqscope"));
    QSignalSpy loaded(&b.session, &Session::loaded);
    b.session.load(path("a.seqscope"));
    QVERIFY(b.workspace.document() == a.workspace.document());
    QCOMPARE(loaded[0][0].toString(), QString("bGF5b3V0"));
    QVERIFY(loaded[0][1].toStringList().isEmpty());
    QCOMPARE(b.session.file(), path("a.seqscope"));
    b.session.save(path("b.seqscope"));
    QCOMPARE(read(path("b.seqscope")), read(path("a.seqscope")));
}

void TestSession::versionOne()
{
    Desk desk;
    desk.session.load(kVersionOne);
    const Document& d = desk.workspace.document();
    QCOMPARE(d.text, std::string("bundled:alice"));
    QCOMPARE(d.panels.size(), std::size_t(2));
    QCOMPARE(d.panels[0].camera, (Camera{0.25, 0, 0.5, 1}));
    QVERIFY(d.panels[0].pinned && !d.panels[0].ownText);
    QCOMPARE(*d.panels[0].values.find("factor"), Value(0.25));
    QCOMPARE(*d.panels[0].values.find("mode"), Value(std::string("scaled")));
    QCOMPARE(d.panels[1].key, 3);
    QCOMPARE(*d.panels[1].values.find("text"), Value(std::string("\xff\x00\x61", 3)));
    QCOMPARE(*d.panels[1].values.find("shade"), *toySchema().initial().find("shade"));
    QVERIFY(!desk.session.changed() && !desk.workspace.history().canUndo());
}

void TestSession::unknownThingsAreKept()
{
    Json json = readJson(kVersionOne);
    json["later"] = {{"a", 1}};
    json["panels"][0]["mood"] = "good";
    json["panels"][0]["values"]["later-field"] = 5;
    json["panels"].push_back({{"key", 9}, {"experiment", "not.here"}, {"values", {{"x", 1}}}});
    const auto file = written("unknown.seqscope", QByteArray::fromStdString(json.dump()));
    Desk desk;
    QSignalSpy loaded(&desk.session, &Session::loaded);
    desk.session.load(file);
    QVERIFY(loaded[0][1].toStringList().join("").contains("not.here"));
    desk.workspace.apply(RemovePanel{3});
    desk.session.save(path("kept.seqscope"));
    const Json kept = readJson(path("kept.seqscope"));
    QCOMPARE(kept["later"], json["later"]);
    QCOMPARE(kept["panels"].size(), std::size_t(2));
    QCOMPARE(kept["panels"][0]["mood"], Json("good"));
    QCOMPARE(kept["panels"][0]["values"]["later-field"], Json(5));
    QCOMPARE(kept["panels"][1], json["panels"][2]);
}

void TestSession::notOursIsRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("said");
    QTest::newRow("empty") << QByteArray("") << "empty.seqscope";
    QTest::newRow("no JSON") << QByteArray("{\"program\": ") << "bad.seqscope";
    QTest::newRow("another program") << QByteArray("{\"version\": 1}") << "no workspace";
    QTest::newRow("newer") << QByteArray("{\"program\": \"seqscope\", \"version\": 99}")
                           << "version 99";
}

void TestSession::notOursIsRefused()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, said);
    Desk desk;
    desk.workspace.apply(SetText{"text:mine"});
    const Document before = desk.workspace.document();
    const char* name = bytes.isEmpty() ? "empty.seqscope" : "bad.seqscope";
    try {
        desk.session.load(written(name, bytes));
        QFAIL("was read");
    } catch (const Error& e) {
        QVERIFY2(QString(e.what()).contains(said), e.what());
    }
    QVERIFY(desk.workspace.document() == before);
    QVERIFY(desk.session.file().empty());
}

void TestSession::damagedFilesNeverStopIt()
{
    const QByteArray whole = read(kVersionOne);
    Rng rng(3);
    int opened = 0;
    for (int i = 0; i < 400; ++i) {
        QByteArray bytes = whole;
        for (std::size_t n = 1 + rng.below(2); n > 0; --n) {
            const auto at = qsizetype(rng.below(std::size_t(bytes.size())));
            if (rng.below(3) == 0)
                bytes.remove(at, 1 + qsizetype(rng.below(20)));
            else
                bytes[at] = char(rng.below(256));
        }
        Desk desk;
        try {
            desk.session.load(written("damaged.seqscope", bytes));
            ++opened;
        } catch (const Error&) {
        }
        desk.session.save(path("again.seqscope"));
    }
    QVERIFY2(opened > 20 && opened < 380, qPrintable(QString::number(opened))); // both were tried
}

void TestSession::badValuesBecomeTheirOwn()
{
    Json json = readJson(kVersionOne);
    json["panels"][0]["values"]["count"] = "many";
    json["panels"][0]["values"]["factor"] = 99;
    json["panels"][0]["camera"] = {0, 0, -1, 7};
    Desk desk;
    QSignalSpy loaded(&desk.session, &Session::loaded);
    desk.session.load(written("values.seqscope", QByteArray::fromStdString(json.dump())));
    const PanelState& panel = desk.workspace.document().panels[0];
    QCOMPARE(*panel.values.find("count"), *toySchema().initial().find("count"));
    QCOMPARE(*panel.values.find("factor"), *toySchema().initial().find("factor"));
    QCOMPARE(panel.camera, Camera{});
    QCOMPARE(loaded[0][1].toStringList().size(), 2);
}

void TestSession::cleanUntilChanged()
{
    Desk desk;
    desk.session.load(kVersionOne);
    QVERIFY(!desk.session.changed());
    desk.workspace.apply(SetText{"text:x"});
    QVERIFY(desk.session.changed());
    desk.workspace.history().undo();
    QVERIFY(!desk.session.changed());
    desk.workspace.history().redo();
    desk.session.save(path("clean.seqscope"));
    QVERIFY(!desk.session.changed());
    desk.session.fresh();
    QVERIFY(desk.session.file().empty());
    QVERIFY(desk.workspace.document() == Document{});
}

void TestSession::copiesGoWhenItEndsWell()
{
    const QTemporaryDir folder;
    const std::filesystem::path at = folder.path().toStdString();
    {
        Desk desk;
        desk.session.keepCopies(at, 10);
        desk.workspace.apply(SetText{"text:x"});
        QTRY_VERIFY(!std::filesystem::is_empty(at));
        QVERIFY(Session::leftBehind(at).empty()); // this program runs
    }
    QVERIFY(std::filesystem::is_empty(at));
}

// As the program does when it starts again in place: the same process number.
void TestSession::handsOverToItself()
{
    const QTemporaryDir folder;
    const std::filesystem::path at = folder.path().toStdString();
    Document before;
    {
        Desk desk;
        desk.session.keepCopies(at, 10000);
        desk.session.save(path("handed.seqscope"));
        desk.workspace.apply(SetText{"text:later"});
        before = desk.workspace.document();
        desk.session.handOver();
    }
    QVERIFY(!std::filesystem::is_empty(at));
    Desk desk;
    desk.session.keepCopies(at, 10000);
    QVERIFY(desk.session.resume());
    QVERIFY(desk.workspace.document() == before);
    QCOMPARE(desk.session.file(), path("handed.seqscope"));
    QVERIFY(desk.session.changed());
    QVERIFY(!desk.session.resume()); // once
}

void TestSession::anUnaskedEndKeepsWhatAFileLacks()
{
    const QTemporaryDir folder;
    const std::filesystem::path at = folder.path().toStdString();
    const auto copies = [&folder] { return QDir(folder.path()).entryList(QDir::Files).size(); };
    for (const bool named : {false, true})
        for (const bool changed : {false, true}) {
            {
                Desk desk;
                desk.session.keepCopies(at, 10000);
                if (named) desk.session.save(path("ended.seqscope"));
                if (changed) desk.workspace.apply(SetText{"text:unsaved"});
                desk.session.endUnasked();
            }
            QCOMPARE(copies(), named && changed ? 1 : 0);
        }
    const auto copy = std::filesystem::directory_iterator(at)->path();
    QVERIFY(Session::endedUnasked(copy));
    Desk desk;
    desk.session.recover(copy);
    QCOMPARE(desk.workspace.document().text, std::string("text:unsaved"));
    QCOMPARE(desk.session.file(), path("ended.seqscope"));
    desk.session.save(path("saved.seqscope")); // nothing of the copy is in a file
    QVERIFY(!readJson(path("saved.seqscope")).contains("ended_unasked"));
    QVERIFY(!Session::endedUnasked(path("saved.seqscope")));
}

void TestSession::killsLoseLittle()
{
    Rng rng(8);
    double worst = 0;
    for (int i = 0; i < 100; ++i) {
        const QTemporaryDir folder;
        QProcess process;
        QProcessEnvironment around = QProcessEnvironment::systemEnvironment();
        around.insert("SEQSCOPE_TYPES_IN", folder.path());
        process.setProcessEnvironment(around);
        process.start(QCoreApplication::applicationFilePath(), {});
        QVERIFY(process.waitForStarted());
        while (process.bytesAvailable() == 0)
            QVERIFY(process.waitForReadyRead(10000));
        QTest::qSleep(3 * kDelay + int(rng.below(200)));
        process.kill();
        QVERIFY(process.waitForFinished(10000));
        std::map<int, double> typed; // what, when (ms)
        for (const QByteArray& line : process.readAllStandardOutput().split('\n'))
            if (const auto words = line.split(' '); words.size() == 2)
                typed[words[0].toInt()] = words[1].toDouble();
        const auto left = Session::leftBehind(folder.path().toStdString());
        QCOMPARE(left.size(), std::size_t(1));
        Desk desk;
        desk.session.recover(left[0]);
        QVERIFY(desk.session.changed());
        const int kept = std::stoi(desk.workspace.document().text.substr(5));
        QVERIFY(typed.contains(kept));
        worst = std::max(worst, typed.rbegin()->second - typed[kept]);
        QVERIFY(!std::filesystem::exists(left[0]));
    }
    qInfo("lost at most %.0f ms of typing, copies %d ms after a change", worst, kDelay);
    constexpr double kSlack = 10; // a busy machine
    QVERIFY(worst <= kSlack * kDelay);
}

void TestSession::recentOnes()
{
    const auto list = path("settings/recent.json");
    RecentFiles recent(list);
    for (int i = 0; i < 30; ++i)
        recent.add("/file " + std::to_string(i));
    recent.add("/file 25");
    const RecentFiles again(list);
    QCOMPARE(again.files(), recent.files());
    QCOMPARE(again.files().size(), RecentFiles::kKept);
    QCOMPARE(again.files()[0], std::filesystem::path("/file 25"));
    QCOMPARE(again.files()[1], std::filesystem::path("/file 29"));
    written("damaged.json", "[\"/a\", ");
    QVERIFY(RecentFiles(path("damaged.json")).files().empty());
}

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    if (const QByteArray folder = qgetenv("SEQSCOPE_TYPES_IN"); !folder.isEmpty())
        return typeForEver(folder.constData());
    TestSession test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_session.moc"
