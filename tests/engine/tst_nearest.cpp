#include "engine/base/nearest.h"

#include <QTest>

using namespace seq;

class TestNearest : public QObject {
    Q_OBJECT
private slots:
    void ranks();
};

void TestNearest::ranks()
{
    const std::string_view names[] = {"attn.probs", "attn.out", "mlp.out", "resid", "logits"};
    QCOMPARE(nearest("atn.out", names, 1).front(), std::string_view("attn.out"));
    QCOMPARE(
        nearestText("mlp.otu", names, 2), std::string("mlp.out, attn.out")); // swapped neighbours
    QCOMPARE(nearest("", names, 1).front(), std::string_view("resid")); // the shortest
    QCOMPARE(nearest("x", {}, 3).size(), std::size_t(0));
    QCOMPARE(nearest("x", names, 9).size(), std::size_t(5));
}

QTEST_APPLESS_MAIN(TestNearest)
#include "tst_nearest.moc"
