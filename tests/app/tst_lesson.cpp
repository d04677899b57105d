// Lessons: what their texts claim is computed here; damaged ones are refused; the window plays
// them.
#include "app/lesson_panel.h"
#include "app/main_window.h"
#include "engine/base/error.h"
#include "engine/base/resources.h"
#include "engine/experiment/engine.h"
#include "engine/experiment/job.h"
#include "engine/experiment/runner.h"
#include "tests/shared/built_families.h"
#include "tests/shared/virtual_screen.h"
#include "widgets/ink/export.h"

#include <QElapsedTimer>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QTemporaryDir>
#include <QtTest>
#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>

using namespace seq;

class TestLesson : public QObject {
    Q_OBJECT
public:
    bool screen = false;
private slots:
    void initTestCase();
    void textsAreTrue_data();
    void textsAreTrue();
    void damagedOnesAreRefused_data();
    void damagedOnesAreRefused();
    void plays_data();
    void plays();
    void tasksAreNoticed();

private:
    static const Experiment* experimentOf(const std::string& id)
    {
        const auto at = all().find(id);
        return at == all().end() ? nullptr : at->second.get();
    }
    static std::map<std::string, std::shared_ptr<const Experiment>>& all()
    {
        static std::map<std::string, std::shared_ptr<const Experiment>> known;
        return known;
    }
    static void rows()
    {
        QTest::addColumn<QString>("file");
        for (const ListedLesson& l : listedLessons())
            QTest::newRow(l.id.c_str()) << QString::fromStdString(l.file.string());
    }
    static bool modelIsHere()
    {
        return std::filesystem::exists(modelFolder() / "SmolLM2-135M-Instruct.Q4_1.gguf");
    }
    std::unique_ptr<MainWindow> window();
    std::vector<Number> numbersOf(const LessonStep&, const Values&);
    void claimsAreTrue(const LessonStep&, const std::vector<Number>&);
    Engine engine_{{}, 2};
    Runner runner_{engine_};
};

void TestLesson::initTestCase()
{
    for (const LoadedFamily& family : builtFamilies())
        for (const auto& experiment : family.experiments)
            all()[std::string(experiment->info().id)] = experiment;
    QCOMPARE(listedLessons().size(), std::size_t(12));
}

std::vector<Number> TestLesson::numbersOf(const LessonStep& step, const Values& values)
{
    const LaneScope lane({&engine_.pool(), nullptr, true});
    Job job(engine_, 0);
    return experimentOf(step.experiment)->run(values, job)->numbers;
}

void TestLesson::textsAreTrue_data()
{
    rows();
}

void TestLesson::textsAreTrue()
{
    if (!modelIsHere()) QSKIP("SmolLM2-135M-Instruct.Q4_1.gguf is not here");
    QFETCH(QString, file);
    const Lesson lesson = readLesson(file.toStdString(), experimentOf);
    QVERIFY(lesson.steps.size() >= 4);
    QVERIFY(std::ranges::any_of(lesson.steps, [](const auto& s) { return bool(s.prediction); }));
    QVERIFY(std::ranges::any_of(lesson.steps, [](const auto& s) { return bool(s.success); }));
    qint64 longest = 0;
    for (const LessonStep& step : lesson.steps) {
        numbersOf(step, step.values); // loads what it needs
        QElapsedTimer taken;
        taken.start();
        const std::vector<Number> numbers = numbersOf(step, step.values);
        longest = std::max(longest, taken.elapsed());
        QVERIFY2(taken.elapsed() < 3 * 2000, step.title.c_str()); // machines differ
        claimsAreTrue(step, numbers);
        if (QTest::currentTestFailed()) return;
    }
    qInfo("%s: a step takes at most %lld ms", lesson.id.c_str(), longest);
}

// What a step says holds for its values, and would not with the others that it names.
void TestLesson::claimsAreTrue(const LessonStep& step, const std::vector<Number>& numbers)
{
    bool doubted = false;
    for (const Expectation& e : step.expected) {
        const std::string claim = step.title + ": " + e.number;
        QVERIFY2(e.holds(numbers), claim.c_str());
        if (!e.otherwise) continue;
        QVERIFY2(!e.holds(numbersOf(step, *e.otherwise)), claim.c_str());
        doubted = true;
    }
    QVERIFY2(!step.prediction || doubted, step.title.c_str());
    if (!step.success) return;
    QVERIFY2(!step.success->holds(numbers), "done before it is tried");
    QVERIFY2(step.solution && step.success->holds(numbersOf(step, *step.solution)),
        "the task cannot be done as it says");
}

void TestLesson::damagedOnesAreRefused_data()
{
    QTest::addColumn<QString>("json");
    QTest::addColumn<QString>("said");
    const QString whole = "{\"id\":\"a\",\"title\":\"b\",\"summary\":\"c\",\"steps\":[%1]}";
    const QString step
        = "{\"title\":\"t\",\"text\":\"x\",\"experiment\":\"tokenization.compare\"%1}";
    QTest::newRow("no JSON") << "{"
                             << "lesson.json";
    QTest::newRow("no steps") << "{\"id\":\"a\"}"
                              << "steps";
    QTest::newRow("empty") << whole.arg("") << "no step";
    QTest::newRow("no title") << whole.arg("{\"text\":\"x\"}") << "step 1: \"title\"";
    QTest::newRow("no such experiment")
        << whole.arg("{\"title\":\"t\",\"text\":\"x\",\"experiment\":\"no.such\"}") << "no.such";
    QTest::newRow("no such field") << whole.arg(step.arg(",\"values\":{\"txet\":1}")) << "txet";
    QTest::newRow("wrong value") << whole.arg(step.arg(",\"values\":{\"byte\":\"x\"}")) << "byte";
    QTest::newRow("answer out of range") << whole.arg(step.arg(
        ",\"predict\":{\"question\":\"q\",\"why\":\"w\",\"options\":[\"a\"],\"answer\":1}"))
                                         << "answer 1";
    QTest::newRow("answer is no number") << whole.arg(
        step.arg(",\"predict\":{\"question\":\"q\",\"why\":\"w\",\"options\":[\"a\"],"
                 "\"answer\":\"a\"}")) << "step 1";
    QTest::newRow("no such field of a doubt")
        << whole.arg(step.arg(",\"expect\":[{\"number\":\"n\",\"otherwise\":{\"txet\":1}}]"))
        << "txet";
    QTest::newRow("no such field of a solution") << whole.arg(
        step.arg(",\"task\":{\"say\":\"s\",\"done\":\"d\",\"number\":\"n\","
                 "\"solution\":{\"txet\":1}}")) << "txet";
}

void TestLesson::damagedOnesAreRefused()
{
    QFETCH(QString, json);
    QFETCH(QString, said);
    const QTemporaryDir folder;
    const std::string file = folder.filePath("lesson.json").toStdString();
    std::ofstream(file) << json.toStdString();
    try {
        readLesson(file, experimentOf);
        QFAIL("was read");
    } catch (const Error& e) {
        QVERIFY2(QString(e.what()).contains(said) && QString(e.what()).contains("lesson.json"),
            e.what());
    }
}

std::unique_ptr<MainWindow> TestLesson::window()
{
    auto w = std::make_unique<MainWindow>(engine_, runner_, Renderer::Raster);
    w->resize(1280, 800);
    w->show();
    for (const auto& [id, experiment] : all())
        w->addFamily(QString::fromStdString(id), {experiment});
    return w;
}

void TestLesson::plays_data()
{
    rows();
}

// The teacher's way through a lesson: predict, show, look, next.
void TestLesson::plays()
{
    if (!screen) QSKIP("Xvfb is not installed");
    if (!modelIsHere()) QSKIP("SmolLM2-135M-Instruct.Q4_1.gguf is not here");
    QFETCH(QString, file);
    const Lesson lesson = readLesson(file.toStdString(), experimentOf);
    const auto w = window();
    QElapsedTimer taken;
    taken.start();
    w->openLesson(lesson.id);
    auto* panel = w->findChild<LessonPanel*>();
    QVERIFY(panel);
    const auto button = [&](const char* text) {
        for (auto* b : panel->findChildren<QPushButton*>())
            if (b->text() == text) return b;
        return static_cast<QPushButton*>(nullptr);
    };
    for (std::size_t i = 0; i < lesson.steps.size(); ++i) {
        const LessonStep& step = lesson.steps[i];
        QCOMPARE(panel->step(), int(i));
        if (step.prediction) {
            QVERIFY(!button("&Show")->isEnabled());
            panel->findChildren<QRadioButton*>()[step.prediction->answer]->click();
            button("&Show")->click();
        }
        const auto ran = [&] {
            const ExperimentPanel* front = w->front();
            return front && front->experiment().info().id == step.experiment
                && front->run().state().kind == RunState::Fresh
                && front->run().resultValues() == step.values;
        };
        QVERIFY2(QTest::qWaitFor(ran, 20000), step.title.c_str());
        QCOMPARE(button("&Next")->isEnabled(), i + 1 < lesson.steps.size());
        button("&Next")->click();
    }
    constexpr int kLesson = 90000; // ms, of scripted time
    qInfo("%s: %lld ms", lesson.id.c_str(), taken.elapsed());
    QVERIFY(taken.elapsed() < kLesson);
}

void TestLesson::tasksAreNoticed()
{
    if (!screen) QSKIP("Xvfb is not installed");
    const auto w = window();
    w->openLesson("tokenizer");
    auto* panel = w->findChild<LessonPanel*>();
    for (int i = 0; i < 3; ++i)
        for (auto* b : panel->findChildren<QPushButton*>())
            if (b->text() == "&Next") b->click();
    QCOMPARE(panel->step(), 3);
    QVERIFY(QTest::qWaitFor([&] { return w->front()->run().state().kind == RunState::Fresh; }));
    const auto noticed = [panel] {
        for (const auto* label : panel->findChildren<QLabel*>())
            if (label->text().startsWith("✓")) return true;
        return false;
    };
    QVERIFY(!noticed());
    w->workspace().apply(SetText{"text:1 2 3 4 5 6 7 8 9 0"});
    QTRY_VERIFY(noticed());
    w->openLesson("no such lesson"); // said, and the one that is open stays
    QCOMPARE(panel->step(), 3);
}

int main(int argc, char** argv)
{
    return testOnVirtualScreen<TestLesson>(argc, argv);
}
#include "tst_lesson.moc"
