// Pins are part of the document: undone, saved, gone with their panel.
#include "engine/base/error.h"
#include "engine/base/random.h"
#include "widgets/workspace/workspace.h"
#include "widgets/workspace/workspace_file.h"

#include <QtTest>
#include <nlohmann/json.hpp>
#include <sstream>

using namespace seq;

namespace {

Pin pinOf(int panel, std::int64_t n)
{
    return {panel,
        {.plot = n % 3 ? "plot" : "",
            .row = n,
            .column = 2 * n,
            .ref = {0xFEDCBA9876543210, n, n + 1},
            .label = n % 2 ? "\xE2\x82 broken" : "whole"}};
}

void addPanel(Workspace& w)
{
    w.apply(AddPanel{{0, "toy.pins", {}, {}, false, false}});
}

} // namespace

class TestPins : public QObject {
    Q_OBJECT
private slots:
    void randomStepsThereAndBack();
    void theSameIsPinnedOnce();
    void onlyOfPanelsThatAreThere();
    void savedAndRead();
    void damagedOnesAreLeftOut();
};

void TestPins::randomStepsThereAndBack()
{
    Workspace w;
    Rng rng(5);
    std::vector<Document> seen{w.document()};
    while (w.history().count() < 300) {
        const int before = w.history().count();
        const auto& panels = w.document().panels;
        const int key = panels.empty() ? 0 : panels[rng.below(panels.size())].key;
        const auto pins = int(w.document().pins.size());
        switch (rng.below(6)) {
        case 0:
            addPanel(w);
            break;
        case 1:
            if (panels.size() > 2) w.apply(RemovePanel{key});
            break;
        case 2:
            w.apply(RemovePin{int(rng.below(std::uint64_t(pins) + 1))});
            break;
        default:
            w.apply(AddPin{pinOf(key, std::int64_t(rng.below(9))), int(rng.below(5)) - 1});
        }
        if (w.history().count() > before) seen.push_back(w.document());
        for (const Pin& pin : w.document().pins)
            QVERIFY(w.document().find(pin.panel));
    }
    for (std::size_t i = seen.size() - 1; i-- > 0;) {
        w.history().undo();
        QVERIFY2(w.document() == seen[i], qPrintable(QString::number(i)));
    }
    for (std::size_t i = 1; i < seen.size(); ++i) {
        w.history().redo();
        QVERIFY(w.document() == seen[i]);
    }
}

void TestPins::theSameIsPinnedOnce()
{
    Workspace w;
    addPanel(w);
    w.apply(AddPin{pinOf(w.lastKey(), 1)});
    w.apply(AddPin{pinOf(w.lastKey(), 1)});
    QCOMPARE(w.document().pins.size(), std::size_t(1));
    QCOMPARE(w.history().count(), 2);
}

void TestPins::onlyOfPanelsThatAreThere()
{
    Workspace w;
    w.apply(AddPin{pinOf(7, 1)});
    QVERIFY(w.document().pins.empty());
    w.apply(RemovePin{0});
    w.apply(RemovePin{-1});
    QCOMPARE(w.history().count(), 0);
}

void TestPins::savedAndRead()
{
    Workspace a, b;
    addPanel(a);
    addPanel(a);
    for (std::int64_t n = 0; n < 6; ++n)
        a.apply(AddPin{pinOf(a.document().panels[std::size_t(n % 2)].key, n)});
    std::ostringstream out;
    writeWorkspace(out, {.document = a.document()});
    const Schema schema;
    const auto read
        = readWorkspace(out.str(), "a test", [&](const std::string&) { return &schema; });
    QVERIFY(read.notices.empty());
    QVERIFY(read.document == a.document());
    b.open(read.document);
    QVERIFY(b.document() == a.document());
    QVERIFY(!b.history().canUndo());
}

void TestPins::damagedOnesAreLeftOut()
{
    const Schema schema;
    const auto read = readWorkspace(R"({"program": "seqscope", "version": 1,
        "panels": [{"key": 1, "experiment": "toy.pins"}],
        "pins": [{"panel": 1}, "no pin", {"panel": 9, "plot": "", "row": 0, "column": 0,
                  "label": "of a panel that is not here", "ref": [1, 2, 3]},
                 {"panel": 1, "plot": "p", "row": 0, "column": 3, "label": "good", "ref": [1, 2, 3]}]})",
        "a test", [&](const std::string&) { return &schema; });
    QCOMPARE(read.notices.size(), std::size_t(2));
    QCOMPARE(read.document.pins.size(), std::size_t(1));
    QCOMPARE(read.document.pins[0].spot.label, std::string("good"));
}

QTEST_APPLESS_MAIN(TestPins)
#include "tst_pins.moc"
