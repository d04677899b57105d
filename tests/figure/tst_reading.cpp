// What the inspector says of a thing: its exact numbers, and the same thing found again.
#include "engine/figure/reading.h"
#include "tests/figure/sample_named.h"

#include <QtTest>

using namespace seq;

class TestReading : public QObject {
    Q_OBJECT
private slots:
    void dataIsWhereMarksSay_data();
    void dataIsWhereMarksSay();
    void cellsSayTheirValue();
    void piecesSayValueAndBand();
    void linesSayTheirWeight();
    void spotsAreFoundAgain_data();
    void spotsAreFoundAgain();
    void cellsAreReadOutOfSight();
    void whatIsGoneIsNotRead();
    void digitsGiveTheNumberBack();
};

namespace {

const View kView{{900, 600}, {}};

void addSamples()
{
    QTest::addColumn<QString>("name");
    for (const Sample& sample : samples())
        QTest::newRow(sample.name.c_str()) << QString::fromStdString(sample.name);
}

// All things of a picture that can be pointed at.
std::vector<Focus> allOf(const Picture& picture)
{
    std::vector<Focus> all;
    for (std::size_t i = 0; i < picture.links.size(); ++i)
        all.push_back({.link = int(i)});
    for (std::size_t p = 0; p < picture.plots.size(); ++p)
        for (int row = 0; row < 100; ++row)
            for (int column = 0; column < 100; ++column)
                if (const auto cell = cellOf(picture, int(p), row, column))
                    all.push_back({.cell = cell});
    return all;
}

bool sameNumbers(const Reading& a, const Reading& b)
{
    if (a.values.size() != b.values.size() || a.refs != b.refs) return false;
    for (std::size_t i = 0; i < a.values.size(); ++i)
        if (exactText(a.values[i].value) != exactText(b.values[i].value)
            || a.values[i].name != b.values[i].name)
            return false;
    return true;
}

} // namespace

void TestReading::dataIsWhereMarksSay_data()
{
    addSamples();
}

void TestReading::dataIsWhereMarksSay()
{
    QFETCH(QString, name);
    const Picture picture = record(sampleNamed(name.toStdString()), kView);
    int with = 0;
    for (const Link& link : picture.links) {
        if (link.datum.plot < 0) continue;
        ++with;
        QVERIFY(link.datum.plot < int(picture.plots.size()));
        const PlotData& plot = picture.plots[std::size_t(link.datum.plot)];
        QVERIFY(link.datum.series >= 0);
        QVERIFY(link.datum.series + link.datum.count <= int(plot.series.size()));
        for (int s = link.datum.series; s < link.datum.series + link.datum.count; ++s)
            QVERIFY(link.datum.index < std::int64_t(plot.series[std::size_t(s)].y.size()));
    }
    const bool plain = name == "heat_map" || name == "grid" || name == "curve"; // cells, no links
    QVERIFY(plain || with > 0);
}

void TestReading::cellsSayTheirValue()
{
    const Picture picture = record(sampleNamed("heat_map"), kView);
    const auto cell = cellOf(picture, 0, 4, 2);
    const Reading r = readingOf(picture, Focus{.cell = cell});
    QCOMPARE(r.plot, std::string("attention"));
    QCOMPARE(r.values.size(), std::size_t(1));
    QCOMPARE(r.values[0].name, std::string("probability"));
    QCOMPARE(r.values[0].value, double(float((4 * 7 + 2 * 5) % 16) / 15));
    QCOMPARE(r.places[0].axis, std::string("query"));
    QCOMPARE(r.places[0].at, 4.0);
    QCOMPARE(r.places[1].axis, std::string("key"));
    QCOMPARE(r.places[1].at, 2.0);
    QVERIFY((r.refs == std::vector<Ref>{sampleRefs()[4], sampleRefs()[2]}));
    QVERIFY(!r.ask);
}

void TestReading::piecesSayValueAndBand()
{
    const Picture picture = record(sampleNamed("token_strip"), kView);
    const Ref third = sampleItems()[3].ref;
    for (std::size_t i = 0; i < picture.links.size(); ++i) {
        if (!(picture.links[i].ref == third)) continue;
        const Reading r = readingOf(picture, Focus{.link = int(i)});
        QCOMPARE(r.values.size(), std::size_t(2));
        QCOMPARE(r.values[0].value, sampleItems()[3].value);
        QCOMPARE(r.values[1].name, std::string("surprisal"));
        QCOMPARE(r.values[1].unit, std::string("bits"));
        QCOMPARE(r.values[1].value, sampleItems()[3].band);
        QCOMPARE(r.places[0].axis, std::string("token"));
        QCOMPARE(r.places[0].at, 3.0);
        return;
    }
    QFAIL("no such piece");
}

void TestReading::linesSayTheirWeight()
{
    const Picture picture = record(sampleNamed("links"), kView);
    std::vector<double> weights;
    for (std::size_t i = 0; i < picture.links.size(); ++i)
        for (const auto& value : readingOf(picture, Focus{.link = int(i)}).values)
            weights.push_back(value.value);
    std::ranges::sort(weights);
    QVERIFY((weights == std::vector<double>{0.25, 0.5, 1}));
}

void TestReading::spotsAreFoundAgain_data()
{
    addSamples();
}

void TestReading::spotsAreFoundAgain()
{
    QFETCH(QString, name);
    const DrawSample draw = sampleNamed(name.toStdString());
    const Picture before = record(draw, kView), after = record(draw, {{640, 480}, {}, darkTheme()});
    int found = 0;
    for (const Focus& thing : allOf(before)) {
        const Spot spot = spotOf(before, thing);
        const auto same = readingOf(before, spot);
        QVERIFY(same);
        QVERIFY(sameNumbers(*same, readingOf(before, thing)));
        const auto later = readingOf(after, spot);
        if (later) QVERIFY(sameNumbers(*later, *same));
        found += later.has_value();
    }
    QVERIFY(name == "curve" || found > 0);
}

void TestReading::cellsAreReadOutOfSight()
{
    const auto at = [](Camera camera) {
        return record(
            [](Rect a, const View& v, Canvas& c) { heatMap(sampleHeatMap(100), a, v, c); },
            {{900, 600}, camera});
    };
    const Picture whole = at({});
    const Spot spot = spotOf(whole, Focus{.cell = cellOf(whole, 0, 90, 80)});
    const auto away = readingOf(at({0, 0, 0.1, 0.1}), spot);
    QVERIFY(away);
    QCOMPARE(away->values[0].value, double(float((90 * 7 + 80 * 5) % 16) / 15));
}

void TestReading::whatIsGoneIsNotRead()
{
    const Picture small = record(
        [](Rect a, const View& v, Canvas& c) { heatMap(sampleHeatMap(4), a, v, c); }, kView);
    QVERIFY(!readingOf(small, Spot{.plot = "attention", .row = 9, .column = 0}));
    QVERIFY(!readingOf(small, Spot{.plot = "another", .row = 0, .column = 0}));
    QVERIFY(!readingOf(small, Spot{.ref = {1, 2, 3}, .label = "a mark"}));
    const Picture strip = record(sampleNamed("token_strip"), kView);
    QVERIFY(!readingOf(strip, Spot{.plot = "strip", .row = 0, .column = 1000}));
    QVERIFY(!readingOf(strip, Spot{.plot = "strip", .row = 70, .column = 0}));
    QVERIFY(!readingOf(strip, Spot{.plot = "strip", .row = -1, .column = -1}));
}

void TestReading::digitsGiveTheNumberBack()
{
    QCOMPARE(exactText(double(0.1F)), std::string("0.1"));
    QCOMPARE(exactText(0.1), std::string("0.1"));
    QCOMPARE(exactText(2), std::string("2"));
    QCOMPARE(exactText(std::nan("")), std::string("–"));
    for (double x : {1.0 / 3, 1e-300, 6.02214076e23, double(1.0F / 3), -0.0, 5e-324})
        QVERIFY(std::strtod(exactText(x).c_str(), nullptr) == x || double(float(x)) == x);
    const float third = 1.0F / 3;
    QCOMPARE(std::stof(exactText(double(third))), third);
}

QTEST_APPLESS_MAIN(TestReading)
#include "tst_reading.moc"
