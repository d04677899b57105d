#include "engine/base/error.h"
#include "engine/figure/axes.h"
#include "widgets/ink/painter_ink.h"

#include <QFontMetricsF>
#include <QtTest>

using namespace seq;

class FontWidths : public QObject {
    Q_OBJECT
private slots:
    void widthsAgreeWithQt_data();
    void widthsAgreeWithQt();
    void lettersFitTheHeights();
    void digitsAreTabular();
    void missingGlyphsHaveAWidth();
    void fittingCutsAtCharacters();
    void ticksAreRound();
};

void FontWidths::widthsAgreeWithQt_data()
{
    QTest::addColumn<QString>("text");
    for (const char* text :
        {"The quick brown fox jumps over the lazy dog.", "AVATAR To Wa fi ffl Ty.", "0123456789",
            "m", "iiiiiiiiii", "Grüße, façade, naïve: œuvre", "Пример текста", "Ελληνικά",
            "\u2026 \u2013 \u2212 \u00b7 \u00b6", "WWWW....llll", "\u1ea4\u1ef9"})
        QTest::newRow(text) << QString::fromUtf8(text);
}

void FontWidths::widthsAgreeWithQt()
{
    QFETCH(QString, text);
    for (bool bold : {false, true}) {
        const double qt = QFontMetricsF(bundledFont(100, bold)).horizontalAdvance(text);
        const double ours = FontMetrics::bundled().width(text.toStdString(), 100, bold);
        QVERIFY2(
            std::abs(ours - qt) <= 0.0025 * qt, qPrintable(QString("%1 %2").arg(ours).arg(qt)));
    }
}

void FontWidths::lettersFitTheHeights()
{
    const QRectF box = QFontMetricsF(bundledFont(100)).tightBoundingRect("Hbdfgjpqy|");
    QVERIFY(-box.top() <= FontMetrics::bundled().ascent(100));
    QVERIFY(box.bottom() <= FontMetrics::bundled().descent(100));
    QVERIFY(FontMetrics::bundled().ascent(100) < 1.5 * -box.top());
}

void FontWidths::digitsAreTabular()
{
    const auto& metrics = FontMetrics::bundled();
    for (char digit = '1'; digit <= '9'; ++digit)
        QCOMPARE(metrics.width(std::string(1, digit), 10), metrics.width("0", 10));
}

void FontWidths::missingGlyphsHaveAWidth()
{
    const auto& metrics = FontMetrics::bundled();
    QCOMPARE(metrics.width("\u6f22", 10), 10.0); // wide scripts: one em
    QCOMPARE(metrics.width("\U0001f600", 10), 10.0);
    QVERIFY(metrics.width("\xff", 10) > 0); // ill-formed: the replacement character
    QCOMPARE(metrics.width("", 10), 0.0);
}

void FontWidths::fittingCutsAtCharacters()
{
    const Canvas canvas({100, 100});
    const std::string text = "Grüße aus Köln";
    QCOMPARE(fitted(text, 1000, 10, canvas), text);
    for (double width = 0; width < 80; width += 1) {
        const std::string cut = fitted(text, width, 10, canvas);
        QVERIFY(canvas.width(cut, 10) <= width + 1e-9);
        QVERIFY(QString::fromStdString(cut).toStdString() == cut); // valid UTF-8
    }
    QCOMPARE(visibleText(" a b\n"), std::string("\u00b7a b\u00b6"));
}

void FontWidths::ticksAreRound()
{
    const auto labels = [](double low, double high, int most) {
        std::string all;
        const Ticks ticks = niceTicks(low, high, most);
        for (double at : ticks.at)
            all += tickText(at, ticks.step) + " ";
        return all;
    };
    QCOMPARE(labels(0, 1, 6), std::string("0.0 0.2 0.4 0.6 0.8 1.0 "));
    QCOMPARE(labels(-3, 3, 7), std::string("\u22123 \u22122 \u22121 0 1 2 3 "));
    QCOMPARE(labels(0, 10, 5), std::string("0.0 2.5 5.0 7.5 10.0 "));
    QCOMPARE(labels(5, 5, 5), std::string("5 "));
    for (double high : {1e-9, 0.3, 7.0, 131072.0, 3e12})
        for (int most = 2; most < 12; ++most)
            QVERIFY(int(niceTicks(0, high, most).at.size()) <= most);
    QCOMPARE(int(decadeTicks(1e-5, 1, 3).at.size()), 3);
    QCOMPARE(tickText(1e-5, 0), std::string("1e\u22125"));
}

QTEST_MAIN(FontWidths)
#include "tst_font_metrics.moc"
