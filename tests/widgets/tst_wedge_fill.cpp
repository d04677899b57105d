// Wedges painted straight into the image are those that Qt paints, at every scale of a screen.
#include "widgets/ink/wedge_fill.h"

#include <QImage>
#include <QPainter>
#include <QTest>
#include <algorithm>
#include <cmath>

using namespace seq;

class TestWedgeFill : public QObject {
    Q_OBJECT
private slots:
    void samePixels_data();
    void samePixels();
    void othersAreLeftToQt();
};

namespace {

PathMark wedge(Point tip, double x, double top, double bottom, double rim)
{
    return {{tip, {x, top}, {x, bottom}}, {rgb(0xc03010), rim}, {rgb(0x145ac8)}, true};
}

QImage painted(const PathMark& mark, double scale, bool clipped, bool straight)
{
    QImage image(int(600 * scale), int(400 * scale), QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(0.3, 0.7);
    painter.scale(scale, scale);
    if (clipped) painter.setClipRect(QRectF(80, 40, 320, 240));
    if (straight) return fillWedge(painter, mark) ? image : QImage();
    QPolygonF points;
    for (const Point& p : mark.points)
        points.append(QPointF(p.x, p.y));
    painter.setBrush(QColor(0x14, 0x5a, 0xc8));
    painter.setPen(Qt::NoPen);
    if (mark.stroke.width > 0) {
        QPen pen(QColor(0xc0, 0x30, 0x10), mark.stroke.width);
        pen.setJoinStyle(Qt::MiterJoin);
        painter.setPen(pen);
    }
    painter.drawPolygon(points);
    return image;
}

struct Difference {
    double mean = 0, rough = 0; // of 255; share of the inked pixels that differ by more than 40
};

Difference difference(const QImage& a, const QImage& b)
{
    double sum = 0, inked = 0, rough = 0;
    for (int y = 0; y < a.height(); ++y)
        for (int x = 0; x < a.width(); ++x) {
            const QRgb p = a.pixel(x, y), q = b.pixel(x, y);
            const int apart = std::max({std::abs(qRed(p) - qRed(q)),
                std::abs(qGreen(p) - qGreen(q)), std::abs(qBlue(p) - qBlue(q))});
            inked += p != qRgb(255, 255, 255);
            sum += apart;
            rough += apart > 40;
        }
    return {sum / std::max(1.0, inked), rough / std::max(1.0, inked)};
}

} // namespace

void TestWedgeFill::samePixels_data()
{
    QTest::addColumn<double>("scale");
    QTest::addColumn<double>("rim");
    for (const double scale : {1.0, 110.0 / 96, 1.25, 1.5, 2.0})
        for (const double rim : {0.0, 0.5, 1.0})
            QTest::addRow("scale %.3g, rim %g", scale, rim) << scale << rim;
}

void TestWedgeFill::samePixels()
{
    QFETCH(double, scale);
    QFETCH(double, rim);
    struct Row {
        PathMark shape;
        bool thin; // its rims touch: Qt paints there twice, and darker
    };
    const Row rows[] = {{wedge({20.4, 100.3}, 560.2, 40.1, 160.8, rim), false}, // both ways
        {wedge({20.4, 60.3}, 560.2, 100.1, 260.8, rim), false}, // down
        {wedge({500.4, 200.3}, 60.2, 150.1, 220.8, rim), false}, // from the right
        {wedge({-4000, 120.3}, 5300.2, 20.1, 321.4, rim), false}, // beyond the image
        {wedge({30.4, 120.3}, 530.2, 119.1, 121.4, rim), rim > 0},
        {wedge({100, 100}, 110.5, 98, 102, rim), rim > 0}};
    for (const auto& [shape, thin] : rows)
        for (const bool clipped : {false, true}) {
            const QImage found = painted(shape, scale, clipped, true);
            QVERIFY(!found.isNull());
            const Difference d = difference(painted(shape, scale, clipped, false), found);
            QVERIFY2(d.mean < (thin ? 30 : 3.5),
                qPrintable(QString("differs by %1 of 255 on average").arg(d.mean)));
            QVERIFY2(d.rough < (thin ? 0.12 : 0.002),
                qPrintable(QString("%1 of the pixels differ").arg(d.rough)));
        }
}

void TestWedgeFill::othersAreLeftToQt()
{
    QImage image(100, 100, QImage::Format_RGB32);
    image.fill(Qt::white);
    const QImage before = image.copy();
    {
        QPainter painter(&image);
        PathMark steep = wedge({10, 10}, 20, 40, 90, 1), turned = wedge({10, 10}, 90, 20, 30, 1),
                 clear = turned, open = turned;
        turned.points[1].x += 3;
        clear.fill.colour.a = 100;
        open.closed = false;
        for (const PathMark& mark : {steep, turned, clear, open})
            QVERIFY(!fillWedge(painter, mark));
        painter.rotate(10);
        QVERIFY(!fillWedge(painter, wedge({10, 10}, 90, 20, 30, 1)));
    }
    QCOMPARE(image, before);
}

QTEST_GUILESS_MAIN(TestWedgeFill)
#include "tst_wedge_fill.moc"
