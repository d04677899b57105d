#include "app/main_window.h"
#include "engine/experiment/engine.h"
#include "engine/experiment/runner.h"
#include "tests/shared/built_families.h"
#include "tests/shared/toy_experiment.h"
#include "tests/shared/virtual_screen.h"
#include "tests/shared/watchdog.h"
#include "widgets/ink/export.h"

#include <QAbstractEventDispatcher>
#include <QApplication>
#include <QLabel>
#include <QOpenGLWidget>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QtTest>
#include <ctime>
#include <nlohmann/json.hpp>

using namespace seq;

namespace {

const bool hasModel = [] {
    for (const ListedModel& m : listedModels())
        if (m.present) return true;
    return false;
}();

} // namespace

class TestWindow : public QObject {
    Q_OBJECT
public:
    bool screen = false;
private slots:
    void initTestCase();
    void everyExperiment_data();
    void everyExperiment();
    void garbageKeepsThePicture();
    void undoesAndRedoes();
    void undoesInNumberFields();
    void saysWhatIsMissing();
    void opensATextAndKeepsOnAfterABadOne();
    void inksAgree();
    void idleDoesNothing();

private:
    void fill(MainWindow&);
    bool settled(ExperimentPanel*);
    Engine engine_;
    Runner runner_{engine_};
    QTemporaryDir folder_;
};

void TestWindow::initTestCase()
{
    if (!screen) QSKIP("Xvfb is not installed");
}

void TestWindow::fill(MainWindow& window)
{
    for (const LoadedFamily& loaded : builtFamilies()) {
        QVERIFY2(loaded.family, loaded.failure.c_str());
        window.addFamily(QString::fromStdString(loaded.manifest.title), loaded.experiments);
    }
    window.addFamily("toy", {experiment<Toy>()});
}

bool TestWindow::settled(ExperimentPanel* panel)
{
    return QTest::qWaitFor(
        [panel] {
            const auto kind = panel->run().state().kind;
            return kind == RunState::Wrong
                || (kind == RunState::Fresh && !panel->canvas().picture().marks.empty());
        },
        20000);
}

void TestWindow::everyExperiment_data()
{
    QTest::addColumn<bool>("opengl");
    QTest::addColumn<QString>("id");
    QStringList ids{"toy.bytes", "tokenization.compare"};
    if (hasModel)
        ids << "attention.explore"
            << "attention.next-token";
    for (const bool gl : {false, true})
        for (const QString& id : ids)
            QTest::addRow("%s %s", gl ? "opengl" : "raster", qPrintable(id)) << gl << id;
}

// Open, type, hover, export, close; the GUI thread never works for long.
void TestWindow::everyExperiment()
{
    QFETCH(bool, opengl);
    QFETCH(QString, id);
    MainWindow window(engine_, runner_, opengl ? Renderer::OpenGl : Renderer::Raster);
    QSignalSpy painted(&window, &MainWindow::painted), pictured(&window, &MainWindow::firstPicture);
    window.show();
    QTRY_COMPARE(painted.count(), 1);
    fill(window);
    Watchdog watchdog;
    ExperimentPanel* panel = window.openPanel(id.toStdString());
    if (!panel) QSKIP("no such experiment here");
    QVERIFY(settled(panel));
    QCOMPARE(panel->run().state().kind, RunState::Fresh);
    QTRY_COMPARE(pictured.count(), 1);

    const ResultPtr before = panel->run().result();
    auto* input = window.findChild<QPlainTextEdit*>("input");
    QTest::keyClicks(input, "Hello there, ");
    QTRY_VERIFY(panel->run().result() != before);
    QVERIFY(settled(panel));
    QVERIFY(window.workspace().document().text.starts_with("Hello there, "));

    CanvasView& canvas = panel->canvas();
    int recordings = -1; // until the last key's run is recorded, however busy the machine is
    while (canvas.recordings() != recordings) {
        recordings = canvas.recordings();
        QTest::qWait(400);
        QVERIFY(settled(panel));
    }
    bool hovered = false;
    for (int y = 5; y < canvas.height(); y += 23)
        for (int x = 5; x < canvas.width(); x += 31) {
            QTest::mouseMove(&canvas, {x, y});
            hovered |= !window.workspace().hovered().empty();
        }
    QVERIFY2(hovered, "nothing in the picture is linked");
    QCOMPARE(canvas.recordings(), recordings);

    QSignalSpy exported(&window, &MainWindow::exported);
    const std::string file = folder_.filePath("figure.svg").toStdString();
    window.exportFigure(file);
    QTRY_COMPARE(exported.count(), 1);
    QCOMPARE(exported[0][1].toString(), QString());
    QCOMPARE(readProvenance(file)["experiment"].get<std::string>(), id.toStdString());
    panel->compareWithRunBefore();
    QVERIFY(panel->comparison().show == Comparison::Beside);
    QVERIFY(QTest::qWaitFor([&] { return panel->state().kind == RunState::Fresh; }, 20000));
    panel->setComparison({Comparison::Difference, panel->comparison().against});
    QTest::qWait(200);
    QVERIFY(!canvas.picture().marks.empty());
    if (!opengl) // software OpenGL paints in the GUI thread
        QVERIFY2(
            watchdog.longest() <= Watchdog::kMost, qPrintable(QString::number(watchdog.longest())));
    window.workspace().apply(RemovePanel{panel->key()});
    QVERIFY(window.panels().empty());
}

void TestWindow::garbageKeepsThePicture()
{
    MainWindow window(engine_, runner_, Renderer::Raster);
    window.show();
    fill(window);
    ExperimentPanel* panel = window.openPanel("toy.bytes");
    QVERIFY(settled(panel));
    const std::size_t marks = panel->canvas().picture().marks.size();
    window.workspace().apply(SetText{"@/there/is/no such file"});
    QTRY_COMPARE(panel->run().state().kind, RunState::Wrong);
    QVERIFY(panel->findChild<QLabel*>("banner")->text().contains("no such file"));
    QCOMPARE(panel->canvas().picture().marks.size(), marks);
    window.workspace().apply(SetText{"text:all is well"});
    QVERIFY(QTest::qWaitFor([panel] { return panel->run().state().kind == RunState::Fresh; }));
}

void TestWindow::undoesAndRedoes()
{
    MainWindow window(engine_, runner_, Renderer::Raster);
    window.show();
    window.activateWindow(); // shortcuts work in the active one
    QVERIFY(QTest::qWaitForWindowActive(&window));
    fill(window);
    ExperimentPanel* panel = window.openPanel("toy.bytes");
    QVERIFY(settled(panel));
    Workspace& workspace = window.workspace();
    workspace.history().clear();
    const Document before = workspace.document();
    auto* input = window.findChild<QPlainTextEdit*>("input");
    input->setFocus();
    QTest::keyClicks(input, "abc");
    const Document typed = workspace.document();
    QCOMPARE(workspace.history().count(), 1);
    workspace.apply(RemovePanel{panel->key()});
    QVERIFY(window.panels().empty());
    QTest::keyClick(input, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(window.panels().size(), std::size_t(1));
    QVERIFY(workspace.document() == typed);
    QTest::keyClick(input, Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(workspace.document() == before);
    QVERIFY(!input->toPlainText().contains("abc"));
    QTest::keyClick(input, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(workspace.document() == typed);
    QVERIFY(input->toPlainText().startsWith("abc"));
    QVERIFY(settled(window.panels().front()));
}

void TestWindow::undoesInNumberFields()
{
    MainWindow window(engine_, runner_, Renderer::Raster);
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    fill(window);
    QVERIFY(settled(window.openPanel("toy.bytes")));
    const Document before = window.workspace().document();
    for (const char* name : {"wide", "count"}) {
        const auto* editor = window.findChild<QWidget*>(name);
        QVERIFY(editor);
        auto* box = editor->findChild<QAbstractSpinBox*>();
        QVERIFY(box);
        box->setFocus();
        box->selectAll();
        QTest::keyClicks(box, "2");
        QTest::keyClick(box, Qt::Key_Return);
        QVERIFY(!(window.workspace().document() == before));
        QTest::keyClick(box, Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(window.workspace().document() == before);
    }
}

void TestWindow::saysWhatIsMissing()
{
    const QByteArray before = qgetenv("SEQSCOPE_MODELS");
    qputenv("SEQSCOPE_MODELS", folder_.path().toLocal8Bit());
    MainWindow window(engine_, runner_, Renderer::Raster);
    window.show();
    fill(window);
    window.start({});
    before.isEmpty() ? qunsetenv("SEQSCOPE_MODELS") : qputenv("SEQSCOPE_MODELS", before);
    const auto* line = window.findChild<QLabel*>("missing model");
    QVERIFY(line && line->text().contains("smollm2-135m"));
    QCOMPARE(QString::fromUtf8(window.panels().at(0)->experiment().info().id.data()),
        QString("tokenization.compare"));
}

void TestWindow::opensATextAndKeepsOnAfterABadOne()
{
    MainWindow window(engine_, runner_, Renderer::Raster);
    window.show();
    fill(window);
    ExperimentPanel* panel = window.openPanel("toy.bytes");
    QVERIFY(settled(panel));
    QFile file(folder_.filePath("bytes.txt"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("ab\xff\xfe");
    file.close();
    window.open(file.fileName().toStdString());
    QTRY_COMPARE(panel->canvas().picture().marks.size(), std::size_t(4));
    QVERIFY(window.findChild<QPlainTextEdit*>("input")->isReadOnly()); // not UTF-8
    window.open("/no/such/file");
    QCOMPARE(panel->canvas().picture().marks.size(), std::size_t(4));
}

// The same picture by the two inks, pixel by pixel: edges may differ, faces may not.
void TestWindow::inksAgree()
{
    QImage pictures[2];
    for (const bool gl : {false, true}) {
        MainWindow window(engine_, runner_, gl ? Renderer::OpenGl : Renderer::Raster);
        window.show();
        fill(window);
        ExperimentPanel* panel = window.openPanel("tokenization.compare");
        QVERIFY(settled(panel));
        QTest::qWait(300);
        auto* surface = panel->canvas().findChild<QOpenGLWidget*>();
        QCOMPARE(surface != nullptr, gl);
        pictures[gl] = surface ? surface->grabFramebuffer() : panel->canvas().grab().toImage();
        pictures[gl] = pictures[gl].convertToFormat(QImage::Format_RGB32);
    }
    if (const QString out = qEnvironmentVariable("TST_INKS"); !out.isEmpty())
        for (const int i : {0, 1})
            pictures[i].save(out + QString::number(i) + ".png");
    QCOMPARE(pictures[0].size(), pictures[1].size());
    double sum = 0;
    std::int64_t far = 0;
    const int w = pictures[0].width(), h = pictures[0].height();
    for (int y = 0; y < h; ++y)
        for (int x = 0; x < w; ++x) {
            const int d = std::abs(qGray(pictures[0].pixel(x, y)) - qGray(pictures[1].pixel(x, y)));
            sum += d;
            far += d > 96;
        }
    QVERIFY2(sum / (double(w) * h) < 1.0, qPrintable(QString::number(sum / (double(w) * h))));
    QVERIFY2(double(far) / (double(w) * h) < 0.002, qPrintable(QString::number(far)));
}

void TestWindow::idleDoesNothing()
{
    MainWindow window(engine_, runner_, Renderer::Raster);
    window.show();
    fill(window);
    ExperimentPanel* panel = window.openPanel("toy.bytes");
    QVERIFY(settled(panel));
    QTest::qWait(300);
    const int drawings = Toy::drawings, runs = Toy::runs;
    const double before = ownTime();
    QTest::qWait(1000);
    QCOMPARE(Toy::drawings, drawings);
    QCOMPARE(Toy::runs, runs);
    QVERIFY2(ownTime() - before < 50, "an idle window works");
}

int main(int argc, char** argv)
{
    return testOnVirtualScreen<TestWindow>(argc, argv);
}
#include "tst_window.moc"
