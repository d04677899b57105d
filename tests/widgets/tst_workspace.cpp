// The document's one door: every step can be undone and redone, together with what follows from it.
#include "engine/base/random.h"
#include "widgets/workspace/workspace.h"
#include "widgets/workspace/workspace_file.h"

#include <QSignalSpy>
#include <QtTest>
#include <nlohmann/json.hpp>
#include <sstream>

using namespace seq;

namespace {

Values numbers(std::int64_t a, double b)
{
    Values v;
    v.set("text", Value(std::string("bundled:fox")));
    v.set("a", Value(a));
    v.set("b", Value(b));
    return v;
}

// What panels do: their text follows the shared one.
class Follower : public QObject {
public:
    explicit Follower(Workspace& w)
    {
        const auto follow = [&w] {
            const auto panels = w.document().panels;
            for (const PanelState& p : panels) {
                if (p.ownText) continue;
                Values values = p.values;
                values.set("text", Value(w.document().text));
                w.apply(SetValues{p.key, values, false});
            }
        };
        connect(&w, &Workspace::textChanged, this, follow);
        connect(&w, &Workspace::panelAdded, this, follow);
    }
};

void betweenBursts()
{
    QTest::qSleep(1010); // longer than a burst
}

} // namespace

class TestWorkspace : public QObject {
    Q_OBJECT
private slots:
    void randomStepsThereAndBack();
    void burstsMerge();
    void differentThingsDoNotMerge();
    void whatFollowsIsOneStep();
    void togetherIsOneStep();
    void closedPanelsComeBackInPlace();
    void keysAreNeverUsedTwice();
    void openBeginsAnew();
    void layoutsAreSteps();
    void windowsAreSteps();
    void windowsStandInTheFile();
    void comparisonsStandInTheFile();

private:
    void random(Workspace&, Rng&);
};

void TestWorkspace::random(Workspace& w, Rng& rng)
{
    const auto& panels = w.document().panels;
    const int key = panels.empty() ? 0 : panels[rng.below(panels.size())].key;
    const auto n = std::int64_t(rng.below(1000));
    const auto& windows = w.document().windows;
    const int window = windows.empty() ? 0 : windows[rng.below(windows.size())].id;
    switch (rng.below(13)) {
    case 0:
        return w.apply(SetText{"text:" + std::to_string(n)});
    case 1:
        return w.apply(AddPanel{{0, "toy.bytes", numbers(n, 0), {}, false, n % 2 == 0}});
    case 2:
        if (panels.size() > 3) w.apply(RemovePanel{key});
        return;
    case 3:
        return w.apply(SetCamera{key, {0, 0, 1, 1.0 / double(n + 1)}});
    case 4:
        return w.apply(SetPinned{key, n % 2 == 0});
    case 5:
        return w.apply(SetModel{"model " + std::to_string(n)});
    case 7:
        if (windows.size() < 3) w.apply(AddWindow{{0, {int(n), 1, 640, 480, n % 2 == 0}, "a"}});
        return;
    case 8:
        return w.apply(SetWindow{key, n % 3 == 0 ? 0 : window});
    case 9:
        if (n % 2 == 0) w.apply(RemoveWindow{window});
        return;
    case 6:
        return w.apply(SetComparison{key, {Comparison(n % 3), numbers(n, 1)}});
    default:
        return w.apply(SetValues{key, numbers(n, rng.uniform()), n % 3 == 0});
    }
}

void TestWorkspace::randomStepsThereAndBack()
{
    Workspace w;
    Follower follower(w);
    Rng rng(11);
    std::vector<Document> seen{w.document()};
    while (w.history().count() < 500) {
        const int before = w.history().count();
        random(w, rng);
        if (w.history().count() > before)
            seen.push_back(w.document());
        else
            seen.back() = w.document(); // merged, or nothing
    }
    for (int i = 499; i >= 0; --i) {
        w.history().undo();
        QVERIFY2(w.document() == seen[std::size_t(i)], qPrintable(QString::number(i)));
    }
    QVERIFY(!w.history().canUndo());
    for (std::size_t i = 1; i <= 500; ++i) {
        w.history().redo();
        QVERIFY(w.document() == seen[i]);
    }
}

void TestWorkspace::burstsMerge()
{
    Workspace w;
    w.apply(AddPanel{{0, "toy.bytes", numbers(1, 1), {}, false, true}});
    const int key = w.lastKey();
    for (int i = 2; i < 40; ++i)
        w.apply(SetValues{key, numbers(i, 1), true});
    QCOMPARE(w.history().count(), 2);
    betweenBursts();
    w.apply(SetValues{key, numbers(50, 1), true});
    QCOMPARE(w.history().count(), 3);
    w.history().undo();
    QCOMPARE(w.document().find(key)->values, numbers(39, 1));
    w.history().undo();
    QCOMPARE(w.document().find(key)->values, numbers(1, 1));
}

void TestWorkspace::differentThingsDoNotMerge()
{
    Workspace w;
    w.apply(AddPanel{{0, "toy.bytes", numbers(1, 1), {}, false, true}});
    const int key = w.lastKey();
    w.apply(SetValues{key, numbers(2, 1), true});
    w.apply(SetValues{key, numbers(2, 2), true});
    w.apply(SetCamera{key, {0, 0, 0.5, 0.5}});
    w.apply(SetText{"text:other"});
    QCOMPARE(w.history().count(), 5);
    w.apply(SetText{"text:others"}); // as typed
    QCOMPARE(w.history().count(), 5);
    w.apply(SetText{"text:others"}); // the same: no step
    QCOMPARE(w.history().count(), 5);
}

void TestWorkspace::whatFollowsIsOneStep()
{
    Workspace w;
    Follower follower(w);
    for (int i = 0; i < 3; ++i)
        w.apply(AddPanel{{0, "toy.bytes", numbers(i, 1), {}, false, i == 1}});
    const Document before = w.document();
    w.apply(SetText{"text:new"});
    QCOMPARE(w.history().count(), 4);
    QCOMPARE(*w.document().panels[0].values.find("text"), Value(std::string("text:new")));
    QCOMPARE(*w.document().panels[1].values.find("text"), Value(std::string("bundled:fox")));
    w.history().undo();
    QVERIFY(w.document() == before);
}

void TestWorkspace::togetherIsOneStep()
{
    Workspace w;
    {
        const Workspace::Together step(w, "both");
        w.apply(SetText{"text:a"});
        w.apply(SetModel{"m"});
    }
    QCOMPARE(w.history().count(), 1);
    QCOMPARE(w.history().undoText(), QString("both"));
    w.history().undo();
    QVERIFY(w.document() == Document{});
}

void TestWorkspace::closedPanelsComeBackInPlace()
{
    Workspace w;
    for (int i = 0; i < 3; ++i)
        w.apply(AddPanel{{0, "toy.bytes", numbers(i, 1), {}, false, true}});
    const Document before = w.document();
    QSignalSpy added(&w, &Workspace::panelAdded), removed(&w, &Workspace::panelRemoved);
    w.apply(RemovePanel{before.panels[1].key});
    QCOMPARE(removed.count(), 1);
    w.history().undo();
    QVERIFY(w.document() == before);
    QCOMPARE(added.count(), 1);
    QCOMPARE(added[0][0].toInt(), before.panels[1].key);
}

void TestWorkspace::keysAreNeverUsedTwice()
{
    Workspace w;
    w.apply(AddPanel{{0, "toy.bytes", numbers(1, 1), {}, false, true}});
    const PanelState copy = w.document().panels[0];
    w.apply(AddPanel{copy}); // a duplicate gets its own
    QVERIFY(w.document().panels[1].key != copy.key);
    w.apply(RemovePanel{w.lastKey()});
    const int last = w.lastKey();
    w.apply(AddPanel{{0, "toy.bytes", numbers(1, 1), {}, false, true}});
    QVERIFY(w.lastKey() > last);
}

void TestWorkspace::openBeginsAnew()
{
    Workspace w;
    w.apply(AddPanel{{0, "toy.bytes", numbers(1, 1), {}, false, true}});
    Document other;
    other.text = "text:other";
    other.panels = {{7, "toy.bytes", numbers(3, 3), {0, 0, 0.5, 0.5}, true, true},
        {4, "toy.bytes", numbers(4, 4), {}, false, true}};
    other.windows = {{3, {10, 20, 800, 600, false}, "a"}, {2, {}, "b"}};
    other.place = {0, 0, 640, 480, true};
    other.panels[1].window = 2;
    w.open(other);
    QVERIFY(w.document() == other);
    QVERIFY(!w.history().canUndo() && w.history().isClean());
    w.apply(AddPanel{{0, "toy.bytes", numbers(1, 1), {}, false, true}});
    QCOMPARE(w.lastKey(), 8);
}

void TestWorkspace::layoutsAreSteps()
{
    Workspace w;
    QStringList put;
    connect(&w, &Workspace::layoutChanged, &w,
        [&](const std::string& layout) { put << QString::fromStdString(layout); });
    w.noteLayout("a");
    w.apply(SetLayout{"a"}); // as it is already
    QCOMPARE(w.history().count(), 0);
    w.apply(SetLayout{"b"});
    w.apply(SetLayout{"c"}); // of the same movement
    QCOMPARE(w.history().count(), 1);
    QVERIFY(put.isEmpty()); // the window did it itself
    w.history().undo();
    w.history().redo();
    QCOMPARE(put, (QStringList{"a", "c"}));
    betweenBursts();
    w.noteLayout("d"); // the system's doing is no step
    w.apply(SetLayout{"e"});
    QCOMPARE(w.history().count(), 2);
    w.history().undo();
    QCOMPARE(put.last(), QString("d"));
}

void TestWorkspace::windowsAreSteps()
{
    Workspace w;
    w.apply(AddPanel{{0, "toy.bytes", numbers(1, 1), {}, false, true}});
    w.apply(SetWindow{1, 5}); // there is none
    w.apply(AddPanel{{0, "toy.bytes", {}, {}, false, true, {}, 9}});
    QCOMPARE(w.document().panels[1].window, 0);
    QCOMPARE(w.history().count(), 2);
    w.apply(AddWindow{});
    const int window = w.lastWindow();
    w.apply(SetWindow{1, window});
    w.noteWindow({window, {1, 2, 300, 200, false}, "docks"});
    const Document before = w.document();
    w.apply(RemoveWindow{window}); // its panel goes back, in the same step
    QCOMPARE(w.history().count(), 5);
    QCOMPARE(w.document().find(1)->window, 0);
    w.history().undo();
    QVERIFY(w.document() == before);
    w.noteLayout("one", window);
    w.apply(SetLayout{"two", window});
    w.apply(SetLayout{"zero", 0}); // another window's: another step
    QCOMPARE(w.history().count(), 6);
    w.apply(RemoveWindow{window});
    w.apply(AddWindow{});
    QVERIFY(w.lastWindow() != window);
}

void TestWorkspace::windowsStandInTheFile()
{
    const Schema schema;
    const auto schemaOf = [&](const std::string&) { return &schema; };
    const auto written = [](const WorkspaceFile& file) {
        std::ostringstream out;
        writeWorkspace(out, file);
        return Json::parse(out.str());
    };
    const auto read = [&](const Json& json) { return readWorkspace(json.dump(), "w", schemaOf); };
    WorkspaceFile file;
    file.document.panels = {{4, "toy.bytes", {}, {}, false, true}};
    QVERIFY(!written(file).contains("windows")); // as before there were several
    QVERIFY(!written(file)["panels"][0].contains("window"));
    file.document.windows = {{2, {-5, 6, 700, 500, true}, "docks"}};
    file.document.place = {1, 2, 800, 600, false};
    file.document.panels[0].window = 2;
    Json json = written(file);
    QVERIFY(read(json).document == file.document);
    QVERIFY(read(json).notices.empty());
    json["windows"][1]["later"] = 7; // of a later version
    QCOMPARE(written(read(json))["windows"][1]["later"].get<int>(), 7);
    const char* const damaged[]
        = {R"("no list")", R"([3, null, "x", {}, {"id": "two"}, {"id": -1}, {"id": 1e300}])",
            R"([{"id": 2, "place": [1, 2, 3], "layout": 5}, {"id": 2}])",
            R"([{"id": 2, "place": [1, 2, -3, 1e12], "maximized": 1}])",
            R"([{"id": 2, "layout": {"base64": 5}}])", R"([{"id": 2147483646}])"};
    for (const char* windows : damaged) {
        json["windows"] = Json::parse(windows);
        Workspace w;
        w.open(read(json).document);
        const PanelState& panel = w.document().panels.at(0);
        QVERIFY2(panel.window == 0 || w.document().window(panel.window), windows);
        for (const WindowState& window : w.document().windows)
            QVERIFY2(window.place == Place{} && window.id < 1 << 20, windows);
    }
    json["windows"] = Json::array();
    for (int id = 1; id < 1000; ++id)
        json["windows"].push_back({{"id", id}});
    QVERIFY(read(json).document.windows.size() < 100);
    json["text"] = {{"base64", 5}};
    QCOMPARE(read(json).document.text, std::string());
}

void TestWorkspace::comparisonsStandInTheFile()
{
    Schema schema;
    const auto field = [&](const char* name, FieldInfo::Type type, const Value& initial) {
        FieldInfo info;
        info.name = name;
        info.type = type;
        info.initial = initial;
        schema.fields.push_back(info);
    };
    field("text", FieldInfo::Text, Value(std::string()));
    field("a", FieldInfo::Int, Value(std::int64_t(0)));
    field("b", FieldInfo::Real, Value(0.0));
    const SchemaOf schemaOf = [&](const std::string&) { return &schema; };
    WorkspaceFile file;
    file.document.panels = {{1, "toy", numbers(1, 2), {}, false, true}};
    ComparisonState& comparison = file.document.panels[0].comparison;
    comparison.show = Comparison::Difference;
    comparison.against.set("a", std::int64_t(5));
    std::ostringstream out;
    writeWorkspace(out, file);
    WorkspaceFile back = readWorkspace(out.str(), "test", schemaOf);
    QVERIFY(back.document == file.document);
    Json json = Json::parse(out.str());
    QCOMPARE(json["panels"][0]["comparison"]["show"].get<std::string>(), std::string("difference"));
    json["panels"][0]["comparison"]["show"] = "upside down"; // of a later version, perhaps
    json["panels"][0]["comparison"]["against"]["a"] = "no number";
    back = readWorkspace(json.dump(), "test", schemaOf);
    QCOMPARE(back.document.panels[0].comparison.show, Comparison::Off);
    QCOMPARE(back.notices.size(), std::size_t(1));
    file.document.panels[0].comparison = {};
    file.rest = Json::parse(out.str());
    std::ostringstream ended;
    writeWorkspace(ended, file);
    QVERIFY(ended.str().find("comparison") == std::string::npos);
}

QTEST_GUILESS_MAIN(TestWorkspace)
#include "tst_workspace.moc"
