#include "tests/figure/colour_science.h"

#include <QtTest>
#include <limits>

using namespace seq;

class Colours : public QObject {
    Q_OBJECT
private slots:
    void differenceMatchesPublishedPairs();
    void sequentialMapsClimbInLightness();
    void divergingMapIsSymmetric();
    void levelsStayApartForColourBlindEyes();
    void textReadsOnBothThemes();
    void categoriesStayApart();
    void scalesPlaceValues();
};

namespace {

constexpr ColourMap kSequential[]
    = {ColourMap::Viridis, ColourMap::Magma, ColourMap::Cividis, ColourMap::Grey};

Colour entry(ColourMap map, int i)
{
    return sample(map, (i + 0.5) / 256);
}
double lightness(Colour c)
{
    return science::lab(science::linear(c))[0];
}

} // namespace

void Colours::differenceMatchesPublishedPairs() // Sharma, Wu, Dalal 2005, table 1: pairs 1, 7, 17,
                                                // 25
{
    using science::difference;
    QVERIFY(std::abs(difference({50, 2.6772, -79.7751}, {50, 0, -82.7485}) - 2.0425) < 1e-4);
    QVERIFY(std::abs(difference({50, 0, 0}, {50, -1, 2}) - 2.3669) < 1e-4);
    QVERIFY(std::abs(difference({50, 2.5, 0}, {73, 25, -18}) - 27.1492) < 1e-4);
    QVERIFY(
        std::abs(difference({60.2574, -34.0099, 36.2677}, {60.4626, -34.1751, 39.4387}) - 1.2644)
        < 1e-4);
}

void Colours::sequentialMapsClimbInLightness()
{
    for (ColourMap map : kSequential)
        for (int i = 1; i < 256; ++i) // a step of eight bits may stand still, never fall
            QVERIFY2(
                lightness(entry(map, i)) > lightness(entry(map, i - 1)) - 0.3, name(map).data());
    for (ColourMap map : kSequential)
        for (int i = 8; i < 256; i += 8)
            QVERIFY2(
                lightness(entry(map, i)) > lightness(entry(map, i - 8)) + 0.5, name(map).data());
}

void Colours::divergingMapIsSymmetric()
{
    for (int i = 0; i < 128; ++i) {
        const double low = lightness(entry(ColourMap::BlueRed, i));
        QVERIFY(std::abs(low - lightness(entry(ColourMap::BlueRed, 255 - i))) < 0.8);
        if (i > 0) QVERIFY(low > lightness(entry(ColourMap::BlueRed, i - 1)) - 0.3);
    }
    QVERIFY(lightness(entry(ColourMap::BlueRed, 128)) > 95);
}

void Colours::levelsStayApartForColourBlindEyes()
{
    for (const Theme* theme : {&lightTheme(), &darkTheme()})
        QVERIFY(theme->sequential != ColourMap::Viridis);
    QVERIFY(ColourScale{}.map == lightTheme().sequential);
    for (ColourMap map : {ColourMap::Viridis, ColourMap::Magma, ColourMap::Cividis, ColourMap::Grey,
             ColourMap::BlueRed})
        for (int deficiency = 0; deficiency < 3; ++deficiency)
            for (int i = 1; i < 16; ++i) {
                const auto eye = [&](int level) {
                    const Colour c = sample(map, level / 15.0);
                    return science::lab(science::simulated(science::linear(c), deficiency));
                };
                const double apart = science::difference(eye(i - 1), eye(i));
                // viridis falls short at its bright end (protan): offered, not a default
                QVERIFY2(apart >= (map == ColourMap::Viridis ? 2 : 3),
                    qPrintable(QString("%1, deficiency %2, levels %3 and %4: %5")
                                   .arg(QString::fromUtf8(name(map).data()))
                                   .arg(deficiency)
                                   .arg(i - 1)
                                   .arg(i)
                                   .arg(apart)));
            }
}

void Colours::textReadsOnBothThemes()
{
    for (const Theme* theme : {&lightTheme(), &darkTheme()})
        for (Colour ground : {theme->background, theme->surface}) {
            for (Colour ink : {theme->text, theme->faint, theme->accent, theme->warning})
                QVERIFY(science::contrast(ink, ground) >= 4.5);
            QVERIFY(science::contrast(theme->line, ground) >= 2.8);
            QVERIFY(science::contrast(theme->highlight, ground) >= 3);
        }
}

void Colours::categoriesStayApart()
{
    for (const Theme* theme : {&lightTheme(), &darkTheme()})
        for (std::size_t i = 0; i < 8; ++i) {
            for (std::size_t k = 0; k < i; ++k)
                for (int deficiency = 0; deficiency < 3; ++deficiency) {
                    const auto eye = [&](std::size_t c) {
                        return science::lab(
                            science::simulated(science::linear(theme->category[c]), deficiency));
                    };
                    const double apart = science::difference(eye(i), eye(k));
                    QVERIFY2(apart >= 14,
                        qPrintable(QString("dark %1, %2 and %3, deficiency %4: %5")
                                       .arg(theme->dark)
                                       .arg(k)
                                       .arg(i)
                                       .arg(deficiency)
                                       .arg(apart)));
                }
        }
}

void Colours::scalesPlaceValues()
{
    const ColourScale linear{.low = -1, .high = 3};
    QCOMPARE(unitOf(linear, 1), 0.5);
    QCOMPARE(unitOf(linear, 9), 1.0);
    const ColourScale root{.transform = Transform::Sqrt, .low = 0, .high = 4};
    QCOMPARE(unitOf(root, 1), 0.5);
    const ColourScale decades{.transform = Transform::Log10, .low = 1e-4, .high = 1};
    QVERIFY(std::abs(unitOf(decades, 1e-2) - 0.5) < 1e-12);
    QCOMPARE(unitOf(decades, 0), 0.0);
    const ColourScale scale{.missing = rgb(0x123456)};
    QVERIFY(colourOf(scale, std::numeric_limits<float>::quiet_NaN()) == rgb(0x123456));
    QVERIFY(colourOf(scale, 0) == sample(scale.map, 0));
    QVERIFY(sample(ColourMap::Viridis, 0) == rgb(0x440154));
    QVERIFY(sample(ColourMap::Viridis, 1) == rgb(0xfde725));
    QVERIFY(mix(rgb(0), rgb(0xffffff), 0.5) == rgb(0x808080));
}

QTEST_APPLESS_MAIN(Colours)
#include "tst_colour.moc"
