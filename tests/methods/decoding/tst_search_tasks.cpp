// The shipped tasks, and the rules that say whether a text solves one.
#include "plugins/decoding/expression.h"
#include "plugins/decoding/search_tasks.h"

#include <QTest>

using namespace seq;

class TestSearchTasks : public QObject {
    Q_OBJECT
private slots:
    void expressions_data();
    void expressions();
    void badExpressions_data();
    void badExpressions();
    void tasks();
    void workedExamplesAreRight();
    void puzzles_data();
    void puzzles();
    void wordProblems_data();
    void wordProblems();
};

void TestSearchTasks::expressions_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("over");
    QTest::addColumn<int>("under");
    QTest::addColumn<int>("length");
    QTest::addColumn<int>("numbers");
    QTest::newRow("order") << "2 + 3 * 4" << 14 << 1 << 9 << 3;
    QTest::newRow("left") << "10 - 4 - 3" << 3 << 1 << 10 << 3;
    QTest::newRow("brackets") << "(1+3)*(2+4)" << 24 << 1 << 11 << 4;
    QTest::newRow("exact") << "8 / (3 - 8 / 3)" << 24 << 1 << 15 << 4;
    QTest::newRow("fraction") << "6/4" << 3 << 2 << 3 << 2;
    QTest::newRow("rest") << " 4 * 6 = 24" << 24 << 1 << 6 << 2;
    QTest::newRow("hanging") << "4 * 6 + x" << 24 << 1 << 5 << 2;
    QTest::newRow("words") << "7 apples" << 7 << 1 << 1 << 1;
}

void TestSearchTasks::expressions()
{
    QFETCH(QString, text);
    QFETCH(int, over);
    QFETCH(int, under);
    QFETCH(int, length);
    QFETCH(int, numbers);
    const auto found = parseExpression(text.toStdString());
    QVERIFY(found);
    QCOMPARE(found->value.over, over);
    QCOMPARE(found->value.under, under);
    QCOMPARE(int(found->length), length);
    QCOMPARE(int(found->numbers.size()), numbers);
}

void TestSearchTasks::badExpressions_data()
{
    QTest::addColumn<QString>("text");
    for (const char* text : {"", "x", "(1 + 2", "1 / 0", "3 / (2 - 2)", "99999999999", "+ 3",
             "2000000000 * 2000000000 + 1"})
        QTest::newRow(text) << text;
    QTest::newRow("deep") << QString("(").repeated(100) + "1" + QString(")").repeated(100);
}

void TestSearchTasks::badExpressions()
{
    QFETCH(QString, text);
    QVERIFY(!parseExpression(text.toStdString()));
}

void TestSearchTasks::tasks()
{
    const auto puzzles = loadTasks(TaskSet::GameOf24);
    QCOMPARE(puzzles.size(), 1362u);
    QCOMPARE(puzzles[0].question, std::string("1 1 4 6"));
    QCOMPARE(puzzles[0].numbers, (std::vector<std::int64_t>{1, 1, 4, 6}));
    const auto problems = loadTasks(TaskSet::Arithmetic);
    QCOMPARE(problems.size(), 100u);
    QCOMPARE(problems[0].answer, 3); // the robe
    QVERIFY(taskPrompt(TaskSet::Arithmetic, problems[0]).ends_with("take?\nAnswer:"));
}

void TestSearchTasks::workedExamplesAreRight()
{
    for (const auto set : {TaskSet::GameOf24, TaskSet::Arithmetic})
        for (const auto& [task, answer] : workedExamples(set))
            QVERIFY2(solves(set, task, " " + answer + "\n"), answer.c_str());
}

void TestSearchTasks::puzzles_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("solved");
    QTest::newRow("right") << " (4 + 8) * (6 - 4)\n" << true;
    QTest::newRow("with its value") << "(4 + 8) * (6 - 4) = 24" << true;
    QTest::newRow("a number twice") << "4 * 6" << false;
    QTest::newRow("another number") << "(4 + 8) * (7 - 5)" << false;
    QTest::newRow("not 24") << "4 + 4 + 6 + 8" << false;
    QTest::newRow("no expression") << "It is 24." << false;
}

void TestSearchTasks::puzzles()
{
    QFETCH(QString, text);
    QFETCH(bool, solved);
    QCOMPARE(solves(TaskSet::GameOf24, {"4 4 6 8", {4, 4, 6, 8}}, text.toStdString()), solved);
}

void TestSearchTasks::wordProblems_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("solved");
    QTest::newRow("stated") << " 600 * 2 = 1,200. #### 1200" << true;
    QTest::newRow("stated with a comma") << "#### 1,200" << true;
    QTest::newRow("last of the line") << " It is $1200.00.\nQuestion: 7" << true;
    QTest::newRow("stated wins") << "#### 7 and 1200" << false;
    QTest::newRow("wrong") << "12" << false;
    QTest::newRow("none") << "many" << false;
}

void TestSearchTasks::wordProblems()
{
    QFETCH(QString, text);
    QFETCH(bool, solved);
    QCOMPARE(solves(TaskSet::Arithmetic, {"?", {}, 1200}, text.toStdString()), solved);
}

QTEST_GUILESS_MAIN(TestSearchTasks)
#include "tst_search_tasks.moc"
