// Which GPUs a build of the CUDA module can run on, without one.
#include "engine/tensor/cuda_code.h"

#include <QtTest>

using namespace seq;

class TestCudaCode : public QObject {
    Q_OBJECT
private slots:
    void whatRuns_data();
    void whatRuns();
    void saysWhichBuildWouldRun();
};

void TestCudaCode::whatRuns_data()
{
    QTest::addColumn<QString>("architectures");
    QTest::addColumn<QList<int>>("runs");
    QTest::addColumn<QList<int>>("not_");
    QTest::newRow("of a release") << "80-real 90a-real 90-virtual"
                                  << QList{80, 86, 87, 89, 90, 100, 103, 120, 121} << QList{60, 75};
    QTest::newRow("one feature set") << "90a-real" << QList{90} << QList{80, 89, 100, 120};
    QTest::newRow("its PTX") << "90a-virtual" << QList{90} << QList{89, 100};
    QTest::newRow("machine code") << "86-real" << QList{86, 87, 89} << QList{80, 90, 120};
    QTest::newRow("PTX alone") << "80-virtual" << QList{80, 86, 90, 120} << QList{75};
    QTest::newRow("both") << "90" << QList{90, 100, 120} << QList{80, 89};
    QTest::newRow("three digits") << "100-real" << QList{100, 103} << QList{90, 120};
    QTest::newRow("left to CMake") << "native" << QList{80, 90, 120} << QList{75};
}

void TestCudaCode::whatRuns()
{
    QFETCH(QString, architectures);
    QFETCH(QList<int>, runs);
    QFETCH(QList<int>, not_);
    for (const int capability : runs)
        QCOMPARE(missingCode("A GPU", capability, architectures.toStdString()), std::string());
    for (const int capability : not_)
        QVERIFY2(!missingCode("A GPU", capability, architectures.toStdString()).empty(),
            qPrintable(QString::number(capability)));
}

void TestCudaCode::saysWhichBuildWouldRun()
{
    QCOMPARE(missingCode("NVIDIA RTX A4000", 86, "90a-real"),
        std::string("NVIDIA RTX A4000 is not used: its compute capability is 8.6, and this build "
                    "is for 90a-real; -D SEQSCOPE_CUDA_ARCHITECTURES=86-real builds for it"));
    QVERIFY(missingCode("H100", 90, "80-real").ends_with("=90a-real builds for it"));
    QVERIFY(missingCode("Tesla T4", 75, "80-real").ends_with("is 7.5, and 8.0 is the least"));
}

QTEST_APPLESS_MAIN(TestCudaCode)
#include "tst_cuda_code.moc"
