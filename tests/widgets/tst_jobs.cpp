// What runs: how long it still takes, all of it in a list, each with a way to stop it.
#include "tests/shared/watchdog.h"
#include "widgets/jobs/job_bar.h"
#include "widgets/jobs/job_list.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>
#include <QtTest>

using namespace seq;

class TestJobs : public QObject {
    Q_OBJECT
private slots:
    void timeLeftFollowsThePace();
    void tooEarlyToTell();
    void theBarSaysItAll();
    void theListHasARowEach();
};

void TestJobs::timeLeftFollowsThePace()
{
    QCOMPARE(secondsLeft(0, 0.5, 10000), 10.0);
    QCOMPARE(secondsLeft(0, 0.25, 10000), 30.0);
    QCOMPARE(secondsLeft(0.5, 0.75, 2000), 2.0); // what was done before the clock does not count
    QCOMPARE(secondsLeft(0, 1, 5000), 0.0);
}

void TestJobs::tooEarlyToTell()
{
    QVERIFY(secondsLeft(0, 0.5, 100) < 0);
    QVERIFY(secondsLeft(0.3, 0.3, 5000) < 0);
    RunningJob job{"a", {RunState::Busy, 0, {}}, {}};
    QCOMPARE(job.done(), QString());
    job.state.fraction = 0.5;
    QCOMPARE(job.done(), QString("50 %"));
}

void TestJobs::theBarSaysItAll()
{
    JobBar bar;
    bar.show();
    auto* text = bar.findChild<QToolButton*>("job");
    QCOMPARE(text->text(), QString("Ready"));
    bar.tell(1, "Map", {RunState::Busy, 0.1, "layer 3"});
    QCOMPARE(text->text(), QString("Map  10 %"));
    QTest::qWait(900);
    bar.tell(1, "Map", {RunState::Busy, 0.6, "layer 18"});
    QVERIFY2(text->text().contains("s left"), qPrintable(text->text()));
    bar.tell(1, "Map", {RunState::Busy, 0.05, "layer 1"}); // another run
    QCOMPARE(text->text(), QString("Map  5 %"));
    bar.tell(1, "Map", {RunState::Fresh, 1, {}});
    QCOMPARE(text->text(), QString("Ready"));
}

void TestJobs::theListHasARowEach()
{
    JobBar bar;
    bar.show();
    QSignalSpy cancelled(&bar, &JobBar::cancelled);
    bar.tell(1, "Map", {RunState::Busy, 0.1, "layer 3"});
    bar.tell(-2, "Export", {RunState::Busy, 0, {}});
    bar.findChild<QToolButton*>("job")->click();
    QVERIFY(bar.list().isVisible());
    QList<QPushButton*> stops = bar.list().findChildren<QPushButton*>();
    QCOMPARE(stops.size(), 2);
    QStringList said;
    for (const QLabel* label : bar.list().findChildren<QLabel*>())
        said << label->text();
    QVERIFY(said.contains("Map: layer 3") && said.contains("10 %"));
    QVERIFY(said.contains("Export") && said.contains("waiting"));
    bar.tell(1, "Map", {RunState::Busy, 0.2, "layer 6"});
    QCOMPARE(bar.list().findChildren<QPushButton*>(), stops); // the rows stay under the pointer
    for (QPushButton* stop : stops)
        stop->click();
    QCOMPARE(cancelled.count(), 2);
    QCOMPARE(cancelled[0][0].toInt() + cancelled[1][0].toInt(), -1);
    bar.forget(-2);
    bar.forget(1);
    QVERIFY(!bar.list().isVisible());
}

int main(int argc, char** argv)
{
    return testWatched<TestJobs>(argc, argv);
}
#include "tst_jobs.moc"
