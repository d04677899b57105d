// A polygon filled in strips is the polygon, at every scale of a screen, with and without a clip.
#include "widgets/ink/polygon_strips.h"

#include <QImage>
#include <QPainter>
#include <QTest>
#include <algorithm>
#include <cmath>

using namespace seq;

class TestPolygonStrips : public QObject {
    Q_OBJECT
private slots:
    void samePixels_data();
    void samePixels();
};

void TestPolygonStrips::samePixels_data()
{
    QTest::addColumn<double>("scale");
    for (const double scale : {1.0, 110.0 / 96, 1.25, 1.5, 2.0})
        for (const double angle : {0.01, 0.3, 1.2, 2.0})
            QTest::addRow("%.3g, turned by %g", scale, angle) << scale;
}

void TestPolygonStrips::samePixels()
{
    QFETCH(double, scale);
    const double angle = QString(QTest::currentDataTag()).section(' ', -1).toDouble();
    const auto at = [&](double r, double turn) {
        return QPointF(300.3 + r * std::cos(angle + turn), 200.7 + r * std::sin(angle + turn));
    };
    const QPolygonF triangle{at(280, 0), at(260, 3.0), at(250, 3.2)};
    const auto painted = [&](bool strips, bool clipped) {
        QImage image(int(600 * scale), int(400 * scale), QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::white);
        QPainter painter(&image);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.translate(0.3, 0.7);
        painter.scale(scale, scale);
        if (clipped) painter.setClipRect(QRectF(80, 40, 320, 240));
        painter.setBrush(QColor(20, 90, 200, 150));
        painter.setPen(Qt::NoPen);
        strips ? fillInStrips(painter, triangle) : painter.drawPolygon(triangle);
        return image;
    };
    for (const bool clipped : {false, true}) {
        const QImage expected = painted(false, clipped), found = painted(true, clipped);
        int inked = 0, largest = 0;
        for (int y = 0; y < expected.height(); ++y) {
            const auto* a = reinterpret_cast<const QRgb*>(expected.constScanLine(y));
            const auto* b = reinterpret_cast<const QRgb*>(found.constScanLine(y));
            for (int x = 0; x < expected.width(); ++x) {
                inked += a[x] != qRgb(255, 255, 255);
                largest = std::max({largest, std::abs(qRed(a[x]) - qRed(b[x])),
                    std::abs(qBlue(a[x]) - qBlue(b[x]))});
            }
        }
        QVERIFY2(largest <= 3, qPrintable(QString("differs by %1 of 255").arg(largest)));
        QVERIFY(inked > 100);
    }
}

QTEST_GUILESS_MAIN(TestPolygonStrips)
#include "tst_polygon_strips.moc"
