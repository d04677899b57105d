// The last steps of the history outlive the file: any of them, there and back; a damaged one is
// left out, a large one is cut.
#include "app/session.h"
#include "engine/base/error.h"
#include "engine/base/random.h"
#include "tests/shared/toy_experiment.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>
#include <fstream>
#include <sstream>

using namespace seq;

namespace {

constexpr int kKept = 100; // steps, each way

struct Desk {
    Workspace workspace;
    Session session{workspace, toySchemaOf, [] { return std::string("bGF5b3V0"); }, nullptr};
    QUndoStack& history() { return workspace.history(); }
    std::string bytes() const // of the document alone
    {
        WorkspaceFile file;
        file.document = workspace.document();
        std::ostringstream out;
        writeWorkspace(out, file);
        return out.str();
    }
};

Values toyValues(Rng& rng)
{
    const auto n = std::int64_t(rng.below(1000));
    Values v = toySchema().initial();
    v.set("count", 1 + n % 64);
    v.set("factor", Value(rng.uniform()));
    v.set("weights", Value(std::vector<double>{rng.uniform() / 3, 1e-300}));
    v.set("names", Value(std::vector<std::string>{"", "\xc3\xa4" + std::to_string(n)}));
    if (n % 5 == 0) v.set("text", Value(std::string("text:\xff\x00 any bytes", 16)));
    return v;
}

AddPanel toyPanel(const Values& values)
{
    AddPanel command;
    command.panel.experiment = "toy.bytes";
    command.panel.values = values;
    return command;
}

template <class List> auto& any(const List& list, Rng& rng)
{
    return list[rng.below(list.size())];
}

// Of windows, panels and pins: what may be there already is often taken away.
Command structural(const Document& d, Rng& rng)
{
    const auto n = int(rng.below(1000));
    const int window = d.windows.empty() || n % 3 == 0 ? 0 : any(d.windows, rng).id;
    const Spot spot{"plot", n % 7, -1, {}, "label \xff"};
    switch (rng.below(7)) {
    case 0:
        if (d.windows.size() < 3)
            return AddWindow{{0, {n, -n, 640, 480, n % 2 == 0}, "docks"}, n % 4 - 1};
        return RemoveWindow{any(d.windows, rng).id};
    case 1:
        return RemoveWindow{window};
    case 2:
        return RemovePanel{n % 4 == 0 && d.panels.size() > 1 ? any(d.panels, rng).key : 0};
    case 3:
        return SetWindow{any(d.panels, rng).key, window};
    case 4:
        return AddPin{{any(d.panels, rng).key, spot}, n % 3 - 1};
    case 5:
        return RemovePin{d.pins.empty() ? 0 : int(rng.below(d.pins.size()))};
    default:
        return AddPanel{{0, "toy.bytes", toyValues(rng), {0, 0, 0.5, 1}, n % 3 == 0, n % 2 == 0,
                            {Comparison(n % 3), {}}, window},
            n % 5 - 1};
    }
}

Command random(const Document& d, Rng& rng)
{
    if (d.panels.empty()) return toyPanel(toyValues(rng));
    const auto n = int(rng.below(1000));
    const int key = any(d.panels, rng).key;
    switch (rng.below(10)) {
    case 0:
        return SetText{std::string("text:\xe2\x82\x00", 8) + std::to_string(n)};
    case 1:
        return SetModel{"model " + std::to_string(n)};
    case 2:
        return SetCamera{key, {0, 0, 1, 1.0 / (n + 1)}};
    case 3:
        return SetPinned{key, n % 2 == 0};
    case 4: {
        ComparisonState comparison{Comparison(n % 3), {}};
        comparison.against.set("count", std::int64_t(1 + n % 64));
        return SetComparison{key, comparison};
    }
    case 5:
        return SetLayout{"layout " + std::to_string(n), 0};
    case 6:
        return SetPlace{{n, 1, 800, 600, n % 2 == 0}};
    case 7:
        return SetValues{key, toyValues(rng), n % 3 == 0};
    default:
        return structural(d, rng);
    }
}

} // namespace

class TestSavedHistory : public QObject {
    Q_OBJECT
private slots:
    void randomStepsOutliveTheFile();
    void everyCommandOfVersionOne();
    void layoutsAreWhatTheyWere();
    void nothingMergesWithTheFile();
    void saveKeepsTheMark();
    void copiesHaveIt();
    void filesWithoutItOpen();
    void whatDoesNotFitIsLeftOut_data();
    void whatDoesNotFitIsLeftOut();
    void damageNeverStopsIt();
    void largeOnesAreCut();
    void savingTakesNoTime();

private:
    std::filesystem::path path(const char* name) const
    {
        return folder_.filePath(QString::fromLatin1(name)).toStdString();
    }
    static void fill(Desk&, Rng&, int steps, std::vector<std::string>* seen = nullptr);
    static void everywhere(Desk&);
    QTemporaryDir folder_;
};

// Seen: the document after each step. No two steps merge: a step that did is seen as one.
void TestSavedHistory::fill(Desk& desk, Rng& rng, int steps, std::vector<std::string>* seen)
{
    while (desk.history().count() < steps) {
        const int before = desk.history().count();
        desk.workspace.apply(random(desk.workspace.document(), rng));
        if (!seen) continue;
        if (desk.history().count() > before)
            seen->push_back(desk.bytes());
        else
            seen->back() = desk.bytes();
    }
}

void TestSavedHistory::everywhere(Desk& desk)
{
    while (desk.history().canUndo())
        desk.history().undo();
    while (desk.history().canRedo())
        desk.history().redo();
}

// Undone by none, some and many steps when it is saved.
void TestSavedHistory::randomStepsOutliveTheFile()
{
    Rng rng(5);
    for (const int undone : {0, 40, 130}) {
        Desk before;
        std::vector<std::string> seen{before.bytes()};
        fill(before, rng, 300, &seen);
        std::string pinned; // of what a random walk may miss
        for (const std::string& document : seen)
            pinned += document.find("\"plot\"") != std::string::npos ? "x" : "";
        QVERIFY(pinned.size() > 20);
        for (int i = 0; i < undone; ++i)
            before.history().undo();
        const int now = 300 - undone;
        before.session.save(path("random.seqscope"));
        Desk after;
        QSignalSpy loaded(&after.session, &Session::loaded);
        after.session.load(path("random.seqscope"));
        QCOMPARE(loaded[0][1].toStringList(), QStringList());
        QCOMPARE(after.history().index(), kKept);
        QCOMPARE(after.history().count(), kKept + std::min(undone, kKept));
        QCOMPARE(after.history().undoText(), before.history().undoText());
        QVERIFY(!after.session.changed());
        for (int i = 0; i <= kKept; ++i) {
            QVERIFY2(after.bytes() == seen[std::size_t(now - i)], qPrintable(QString::number(i)));
            if (i < kKept) after.history().undo();
        }
        QVERIFY(!after.history().canUndo());
        const int last = now + std::min(undone, kKept);
        for (int i = now - kKept; i <= last; ++i) {
            QVERIFY2(after.bytes() == seen[std::size_t(i)], qPrintable(QString::number(i)));
            if (i < last) after.history().redo();
        }
        QVERIFY(!after.history().canRedo());
        after.history().setIndex(kKept); // saved again it says the same
        after.session.save(path("again.seqscope"));
        Desk again;
        again.session.load(path("again.seqscope"));
        for (int i = 0; i < kKept; ++i)
            again.history().undo();
        QVERIFY(again.bytes() == seen[std::size_t(now - kKept)]);
    }
}

// A file of each command as it is written today: later programs must read it.
void TestSavedHistory::everyCommandOfVersionOne()
{
    Desk desk;
    QSignalSpy loaded(&desk.session, &Session::loaded);
    desk.session.load(SEQSCOPE_SOURCE "/tests/data/workspaces/version-1-history.seqscope");
    QCOMPARE(loaded[0][1].toStringList(), QStringList());
    QCOMPARE(desk.history().index(), 13);
    QCOMPARE(desk.history().count(), 14);
    const std::string now = desk.bytes();
    const Document& d = desk.workspace.document();
    desk.history().setIndex(8);
    QCOMPARE(d.text, std::string("bundled:fox"));
    QCOMPARE(*d.panels[0].values.find("count"), Value(std::int64_t(5)));
    QCOMPARE(d.panels[0].camera, Camera{});
    QVERIFY(!d.panels[0].pinned);
    QCOMPARE(d.panels[1].comparison.show, Comparison::Beside);
    QVERIFY(d.pins.empty());
    desk.history().setIndex(7);
    QCOMPARE(d.pins.at(0).spot.label, std::string("byte 2"));
    desk.history().setIndex(5);
    QCOMPARE(d.window(2)->place, (Place{10, 20, 640, 480, true}));
    QCOMPARE(d.panels[1].window, 2);
    QCOMPARE(d.place, (Place{1, 2, 800, 600, false}));
    desk.history().setIndex(1);
    QVERIFY(d.windows.empty());
    QCOMPARE(d.model, std::string("\xff"));
    QCOMPARE(d.panels.at(1).key, 2);
    desk.history().setIndex(0);
    QCOMPARE(d.panels.size(), std::size_t(2));
    desk.history().setIndex(13);
    QVERIFY(desk.bytes() == now);
    desk.history().redo();
    QCOMPARE(d.panels.at(0).key, 3);
}

void TestSavedHistory::layoutsAreWhatTheyWere()
{
    Desk before, after;
    before.workspace.noteLayout("a");
    before.workspace.apply(SetLayout{"b"});
    before.session.save(path("layout.seqscope"));
    QStringList put;
    connect(&after.workspace, &Workspace::layoutChanged, &after.workspace,
        [&](const std::string& layout) { put << QString::fromStdString(layout); });
    after.session.load(path("layout.seqscope"));
    QVERIFY(put.isEmpty());
    after.history().undo();
    after.history().redo();
    QCOMPARE(put, (QStringList{"a", "b"}));
}

void TestSavedHistory::nothingMergesWithTheFile()
{
    Desk before, after;
    before.workspace.apply(SetText{"text:a"});
    before.session.save(path("merge.seqscope"));
    after.session.load(path("merge.seqscope"));
    after.history().resetClean(); // which would keep them apart too
    after.workspace.apply(SetText{"text:ab"}); // typed on at once
    QCOMPARE(after.history().count(), 2);
    after.history().undo();
    QCOMPARE(after.workspace.document().text, std::string("text:a"));
    after.history().undo();
    QCOMPARE(after.workspace.document().text, Document{}.text);
}

void TestSavedHistory::saveKeepsTheMark()
{
    Desk before, after;
    before.workspace.apply(toyPanel(toySchema().initial()));
    before.workspace.apply(toyPanel(toySchema().initial()));
    before.workspace.apply(RemovePanel{2});
    before.session.save(path("mark.seqscope"));
    after.session.load(path("mark.seqscope"));
    QVERIFY(!after.session.changed());
    after.history().undo();
    QVERIFY(after.session.changed());
    QCOMPARE(after.workspace.document().panels.size(), std::size_t(2));
    after.history().redo();
    QVERIFY(!after.session.changed());
    after.workspace.apply(toyPanel(toySchema().initial()));
    QCOMPARE(after.workspace.lastKey(), 3); // the history has a 2
}

void TestSavedHistory::copiesHaveIt()
{
    const QTemporaryDir folder;
    const std::filesystem::path at = folder.path().toStdString();
    {
        Desk desk;
        desk.session.keepCopies(at, 10000);
        desk.workspace.apply(SetModel{"one"});
        desk.workspace.apply(SetText{"text:two"});
        desk.session.handOver();
    }
    Desk desk;
    desk.session.keepCopies(at, 10000);
    QVERIFY(desk.session.resume());
    QVERIFY(desk.session.changed());
    QCOMPARE(desk.workspace.document().text, std::string("text:two"));
    desk.history().undo();
    desk.history().undo();
    QVERIFY(desk.workspace.document() == Document{});
    QVERIFY(!desk.history().canUndo());
}

void TestSavedHistory::filesWithoutItOpen()
{
    Desk desk;
    QSignalSpy loaded(&desk.session, &Session::loaded);
    desk.session.load(SEQSCOPE_SOURCE "/tests/data/workspaces/version-1.seqscope");
    QCOMPARE(loaded[0][1].toStringList(), QStringList());
    QCOMPARE(desk.history().count(), 0);
    desk.session.save(path("none.seqscope"));
    QVERIFY(!readJson(path("none.seqscope")).contains("history"));
}

void TestSavedHistory::whatDoesNotFitIsLeftOut_data()
{
    QTest::addColumn<QByteArray>("history");
    const auto row = [](const char* name, const QByteArray& change) {
        QTest::newRow(name) << R"({"redo": [], "undo": [{"title": "t", "changes": [)" + change
                + "]}]}";
    };
    QTest::newRow("no object") << QByteArray("5");
    QTest::newRow("one way") << QByteArray(R"({"undo": []})");
    QTest::newRow("no list") << QByteArray(R"({"undo": 5, "redo": []})");
    row("no command", "7");
    row("unknown command", R"({"do": "dance"})");
    row("no such panel", R"({"do": "remove-panel", "key": 9})");
    row("panel with a pin", R"({"do": "remove-panel", "key": 3})");
    row("huge key", R"({"do": "remove-panel", "key": 1e300})");
    row("panel twice", R"({"do": "add-panel", "at": 0, "panel": {"key": 1, "experiment":
        "toy.bytes"}})");
    row("panel not here", R"({"do": "add-panel", "at": 0, "panel": {"key": 7, "experiment":
        "not.here"}})");
    row("panel beyond numbers", R"({"do": "add-panel", "at": 0, "panel": {"key": 2147483647,
        "experiment": "toy.bytes"}})");
    row("panel with bad values", R"({"do": "add-panel", "at": 0, "panel": {"key": 7, "experiment":
        "toy.bytes", "values": {"count": "many"}}})");
    row("values", R"({"do": "values", "key": 1, "values": {"count": 1000}, "own-text": true})");
    row("a field", R"({"do": "values", "key": 1, "values": {"nothing": 1}, "own-text": true})");
    row("comparison", R"({"do": "comparison", "key": 1, "comparison": {"show": "beside", "against":
        {"count": []}}})");
    row("window with panels", R"({"do": "remove-window", "id": 2})");
    row("window that is not there", R"({"do": "move-panel", "key": 1, "window": 6})");
    row("window twice", R"({"do": "add-window", "at": 0, "id": 2, "place": [], "layout": ""})");
    row("pin of nothing", R"({"do": "remove-pin", "at": 4})");
    row("layout", R"({"do": "layout", "window": 0, "layout": 5, "from": ""})");
    row("text", R"({"do": "text", "text": {"base64": "***"}})");
}

void TestSavedHistory::whatDoesNotFitIsLeftOut()
{
    QFETCH(QByteArray, history);
    Json json = readJson(SEQSCOPE_SOURCE "/tests/data/workspaces/version-1.seqscope");
    json["windows"] = {{{"id", 2}, {"layout", ""}}};
    json["panels"][0]["window"] = 2;
    json["pins"] = {{{"panel", 3}, {"plot", "p"}, {"row", 0}, {"column", 0}, {"label", ""},
        {"ref", {0, 0, 1}}}};
    json["history"] = Json::parse(history.toStdString());
    std::ofstream(path("fit.seqscope")) << json;
    Desk desk;
    QSignalSpy loaded(&desk.session, &Session::loaded);
    desk.session.load(path("fit.seqscope"));
    QVERIFY(loaded[0][1].toStringList().join("").contains("history"));
    QCOMPARE(desk.workspace.document().panels.size(), std::size_t(2));
    QCOMPARE(desk.workspace.document().pins.size(), std::size_t(1));
    QCOMPARE(desk.history().count(), 0);
}

void TestSavedHistory::damageNeverStopsIt()
{
    Rng rng(7);
    Desk before;
    fill(before, rng, 60);
    before.session.save(path("whole.seqscope"));
    std::ostringstream out;
    out << std::ifstream(path("whole.seqscope"), std::ios::binary).rdbuf();
    const std::string whole = out.str();
    const std::size_t history = whole.find("\"history\"");
    int opened = 0, kept = 0;
    for (int i = 0; i < 300; ++i) {
        std::string bytes = whole;
        const std::size_t at = history + rng.below(bytes.size() - history - 1);
        if (rng.below(2) == 0)
            bytes[at] = char('0' + rng.below(10)); // often still JSON
        else
            bytes.erase(at, 1 + rng.below(20));
        std::ofstream(path("damaged.seqscope"), std::ios::binary) << bytes;
        Desk desk;
        try {
            desk.session.load(path("damaged.seqscope"));
            ++opened;
        } catch (const Error&) {
            continue;
        }
        QVERIFY(desk.workspace.document() == before.workspace.document());
        kept += desk.history().count() > 0;
        everywhere(desk);
    }
    QVERIFY2(opened > 50 && kept > 20 && kept < opened,
        qPrintable(QStringLiteral("%1 opened, %2 with a history").arg(opened).arg(kept)));
}

// 2 MiB: with long texts fewer steps are kept, the last ones.
void TestSavedHistory::largeOnesAreCut()
{
    Desk before, after;
    const std::string large(300000, 'x');
    for (int i = 0; i < 40; ++i) {
        before.workspace.apply(SetText{"text:" + std::to_string(i) + large});
        before.workspace.apply(SetModel{std::to_string(i)}); // so that nothing merges
    }
    before.session.save(path("large.seqscope"));
    QVERIFY(std::filesystem::file_size(path("large.seqscope")) < 3 << 20);
    after.session.load(path("large.seqscope"));
    const int steps = after.history().count();
    QVERIFY2(steps > 10 && steps < 20, qPrintable(QString::number(steps)));
    for (int i = 0; i < steps; ++i) {
        after.history().undo();
        before.history().undo();
        QVERIFY(after.workspace.document() == before.workspace.document());
    }
}

// It is written on the thread of the window, after every change.
void TestSavedHistory::savingTakesNoTime()
{
    Rng rng(9);
    Desk desk;
    fill(desk, rng, 150);
    const auto time = [&](const char* what) {
        QElapsedTimer timer;
        double least = 1e300;
        for (int i = 0; i < 5; ++i) {
            timer.start();
            desk.session.save(path("timed.seqscope"));
            least = std::min(least, double(timer.nsecsElapsed()) * 1e-6);
        }
        qInfo("%s: saved in %.1f ms, %lld bytes", what, least,
            static_cast<long long>(std::filesystem::file_size(path("timed.seqscope"))));
        return least;
    };
    QVERIFY(time("100 steps") < 100);
    for (int i = 0; i < 100; ++i) {
        desk.workspace.apply(SetText{"text:" + std::to_string(i) + std::string(60000, '"')});
        desk.workspace.apply(SetModel{std::to_string(i)});
    }
    QVERIFY(time("as large as it may be") < 100);
}

QTEST_GUILESS_MAIN(TestSavedHistory)
#include "tst_saved_history.moc"
