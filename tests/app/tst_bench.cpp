// What `bench` measures of attention, on the CPU and a short text: that the work is done, and said.
#include "app/bench.h"
#include "engine/base/thread_pool.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>
#include <cmath>

using namespace seq;

class TestBench : public QObject {
    Q_OBJECT
private slots:
    void mapsAreOfTheForwardPass();
    void allIsReported();
};

void TestBench::mapsAreOfTheForwardPass()
{
    constexpr std::int64_t kTokens = 1100;
    ThreadPool pool(1);
    const LaneScope lane({&pool});
    AttentionBench bench({}, kTokens);
    QVERIFY(bench.forward() > 0);
    QCOMPARE(bench.found().out.shape(), (Shape{kTokens, 9, 64}));
    QCOMPARE(bench.levels(), 3); // 256, 512, 1,024 tokens a side
    const MapBins bins = bench.overviewBins();
    QCOMPARE(bins.level, 1);
    QCOMPARE(bins.rows.end, std::int64_t(550));
    PooledMap pooled;
    const std::vector<int> head{4};
    QVERIFY(bench.overview(bench.map(), head, &pooled) > 0);
    const auto mean = pooled.mean.host<float>();
    for (const std::size_t row : {0, 1, 400, 549}) { // weights of two rows, in bins of four cells
        double sum = 0;
        for (std::size_t column = 0; column <= row; ++column)
            sum += double(mean[row * 550 + column]) * (column < row ? 4 : 3);
        QVERIFY2(std::abs(sum - 2) < 1e-4, qPrintable(QString::number(sum)));
    }
    QVERIFY(bench.tile(2) > 0);
}

void TestBench::allIsReported()
{
    BenchReport report;
    report.device = "cuda:1";
    report.deviceName = "NVIDIA H200";
    report.threads = 2;
    report.attention = {{8192, 0.25, 0.5, 0.75, 1.5}};
    const QJsonObject json
        = QJsonDocument::fromJson(QByteArray::fromStdString(toJson(report))).object();
    QCOMPARE(json["device"], QJsonValue("cuda:1"));
    QCOMPARE(json["device_name"], QJsonValue("NVIDIA H200"));
    const QJsonObject attention = json["attention"].toArray().at(0).toObject();
    QCOMPARE(attention,
        (QJsonObject{{"tokens", 8192}, {"forward_ms", 0.25}, {"overview_ms", 0.5},
            {"overview_float_ms", 0.75}, {"tile_ms", 1.5}}));
    const QString text = QString::fromStdString(toText(report));
    QVERIFY(text.contains("cuda:1, NVIDIA H200, 2 threads"));
    QVERIFY(text.contains("attention over 8192 tokens: forward 0.25 ms"));
}

QTEST_APPLESS_MAIN(TestBench)
#include "tst_bench.moc"
