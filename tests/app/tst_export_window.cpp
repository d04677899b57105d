// What leaves the window: the same bytes as the copied command makes, and what figures bring back.
#include "app/csv.h"
#include "app/main_window.h"
#include "engine/experiment/engine.h"
#include "engine/experiment/runner.h"
#include "tests/shared/built_families.h"
#include "tests/shared/toy_experiment.h"
#include "tests/shared/virtual_screen.h"
#include "widgets/ink/export.h"

#include <QClipboard>
#include <QMimeData>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>
#include <nlohmann/json.hpp>

using namespace seq;

class TestExportWindow : public QObject {
    Q_OBJECT
public:
    bool screen = false;
private slots:
    void initTestCase();
    void commandMakesTheSameBytes_data();
    void commandMakesTheSameBytes();
    void numbersAsCsv();
    void copies();
    void figuresComeBack();
    void otherFiguresAreRefused();
    void unwritablePathIsSaid();
    void cellsOfCsv();

private:
    bool settled(ExperimentPanel*);
    QByteArray read(const QString& name)
    {
        QFile file(folder_.filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    std::filesystem::path path(const char* name)
    {
        return folder_.filePath(QString::fromLatin1(name)).toStdString();
    }
    QTemporaryDir folder_;
    Engine engine_;
    Runner runner_{engine_};
    std::unique_ptr<MainWindow> window_;
};

void TestExportWindow::initTestCase()
{
    if (!screen) QSKIP("Xvfb is not installed");
    window_ = std::make_unique<MainWindow>(engine_, runner_, Renderer::Raster);
    window_->show();
    for (const LoadedFamily& family : builtFamilies())
        window_->addFamily(QString::fromStdString(family.manifest.title), family.experiments);
    window_->addFamily("toy", {experiment<Toy>()});
}

bool TestExportWindow::settled(ExperimentPanel* panel)
{
    return panel
        && QTest::qWaitFor([panel] { return panel->run().state().kind == RunState::Fresh; }, 20000);
}

void TestExportWindow::commandMakesTheSameBytes_data()
{
    QTest::addColumn<QString>("ending");
    QTest::addColumn<bool>("dark");
    QTest::addColumn<bool>("part");
    QTest::addColumn<int>("compare");
    QTest::newRow("svg") << "svg" << false << false << 0;
    QTest::newRow("pdf, dark") << "pdf" << true << false << 0;
    QTest::newRow("png, a part") << "png" << false << true << 0;
    QTest::newRow("svg, A | B") << "svg" << false << false << int(Comparison::Beside);
    QTest::newRow("pdf, A - B") << "pdf" << true << true << int(Comparison::Difference);
}

void TestExportWindow::commandMakesTheSameBytes()
{
    QFETCH(QString, ending);
    QFETCH(bool, dark);
    QFETCH(bool, part);
    QFETCH(int, compare);
    ExperimentPanel* panel = window_->openPanel("tokenization.compare");
    const PanelState state = *window_->workspace().document().find(panel->key());
    Values values = state.values;
    values.set("text", Value(std::string("text:It's \"5\" o'clock, $HOME `ls` \n\tünd mehr")));
    values.set("tokenizers", Value(std::vector<std::string>{"gpt2", "mistral-v1"}));
    window_->workspace().apply(SetValues{panel->key(), values, true});
    window_->workspace().apply(SetCamera{panel->key(), {0.25, 0.125, 0.5, 0.5}});
    ComparisonState comparison{Comparison(compare), {}};
    if (compare) {
        comparison.against.set("text", Value(std::string("text:and 'another' one")));
        comparison.against.set("tokenizers", Value(std::vector<std::string>{"gpt2"}));
        comparison.against.set("byte", *values.find("byte")); // no difference: left out
    }
    panel->setComparison(comparison);
    QVERIFY(settled(panel));
    ExportChoice choice;
    choice.ending = ending.toStdString();
    choice.figure.dark = dark;
    choice.figure.format.width = 123.5;
    choice.part = part;
    const std::string name = "window." + choice.ending;
    QSignalSpy exported(window_.get(), &MainWindow::exported);
    window_->exportTo(choice, path(name.c_str()));
    QTRY_COMPARE_WITH_TIMEOUT(exported.count(), 1, 20000);
    QCOMPARE(exported[0][1].toString(), QString());

    const std::string command = window_->command(choice, "command." + choice.ending);
    QVERIFY2(command.starts_with("seqscope run tokenization.compare --set "), command.c_str());
    QCOMPARE(command.find(" --against ") != std::string::npos, compare != 0);
    QVERIFY2(command.find("--against byte") == std::string::npos, command.c_str());
    QProcess shell;
    shell.setWorkingDirectory(folder_.path());
    QProcessEnvironment around = QProcessEnvironment::systemEnvironment();
    around.insert("PATH", QStringLiteral(SEQSCOPE_BUILD ":") + around.value("PATH"));
    shell.setProcessEnvironment(around);
    shell.start("sh", {"-c", QString::fromStdString(command)});
    QVERIFY(shell.waitForFinished(30000));
    QVERIFY2(shell.exitCode() == 0, shell.readAllStandardError().constData());
    const QByteArray here = read(QString::fromStdString(name));
    QVERIFY(here.size() > 1000);
    QVERIFY(here == read("command." + ending));
    window_->workspace().apply(RemovePanel{panel->key()});
}

void TestExportWindow::numbersAsCsv()
{
    ExperimentPanel* panel = window_->openPanel("toy.bytes");
    QVERIFY(settled(panel));
    QSignalSpy exported(window_.get(), &MainWindow::exported);
    window_->exportFigure(path("numbers.csv"));
    QTRY_COMPARE(exported.count(), 1);
    QCOMPARE(read("numbers.csv"), QByteArray("name,value,unit\nbytes,84,bytes\ncount,8,\n"));
    window_->exportFigure(path("numbers.json"));
    QTRY_COMPARE(exported.count(), 2);
    const Json data = readJson(path("numbers.json"));
    QCOMPARE(data["experiment"].get<std::string>(), std::string("toy.bytes"));
    QCOMPARE(data["numbers"][0]["value"].get<double>(), 84.0);
}

void TestExportWindow::copies()
{
    QSignalSpy exported(window_.get(), &MainWindow::exported);
    ExportChoice choice;
    for (const char* ending : {"png", "svg", "csv"}) {
        choice.ending = ending;
        window_->copy(choice);
        QTRY_COMPARE(exported.count(), 1);
        exported.clear();
        const QMimeData* data = QGuiApplication::clipboard()->mimeData();
        QCOMPARE(data->hasImage(), choice.ending == "png");
        QCOMPARE(data->hasFormat("image/svg+xml"), choice.ending == "svg");
        if (choice.ending == "csv") QVERIFY(data->text().startsWith("name,value,unit\n"));
    }
}

void TestExportWindow::figuresComeBack()
{
    ExperimentPanel* panel = window_->front();
    const PanelState state = *window_->workspace().document().find(panel->key());
    Values values = state.values;
    values.set("text", Value(std::string("text:kept")));
    values.set("count", Value(std::int64_t(3)));
    values.set("shade", Value(std::int64_t(6)));
    window_->workspace().apply(SetValues{panel->key(), values, true});
    QVERIFY(QTest::qWaitFor([&] { return panel->run().resultValues() == values; }));
    ComparisonState comparison{Comparison::Difference, {}};
    comparison.against.set("count", Value(std::int64_t(5)));
    panel->setComparison(comparison);
    QVERIFY(settled(panel));
    for (const char* name : {"back.svg", "back.pdf", "back.png"}) {
        QSignalSpy exported(window_.get(), &MainWindow::exported);
        window_->exportFigure(path(name));
        QTRY_COMPARE(exported.count(), 1);
        const std::size_t before = window_->panels().size();
        window_->open(path(name));
        QCOMPARE(window_->panels().size(), before + 1);
        const PanelState& back = window_->workspace().document().panels.back();
        QCOMPARE(back.experiment, std::string("toy.bytes"));
        QVERIFY2(back.values == values, name);
        QVERIFY2(back.comparison == comparison, name);
        window_->workspace().apply(RemovePanel{back.key});
    }
}

void TestExportWindow::otherFiguresAreRefused()
{
    QFile file(folder_.filePath("other.svg"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("<svg xmlns='http://www.w3.org/2000/svg'/>");
    file.close();
    const Document before = window_->workspace().document();
    window_->open(path("other.svg"));
    QVERIFY(window_->workspace().document() == before);
}

void TestExportWindow::unwritablePathIsSaid()
{
    ExperimentPanel* panel = window_->openPanel("toy.bytes");
    QVERIFY(settled(panel));
    QSignalSpy exported(window_.get(), &MainWindow::exported);
    window_->exportFigure("/no/such/folder/figure.svg");
    QTRY_COMPARE(exported.count(), 1);
    QVERIFY(exported[0][1].toString().contains("/no/such/folder"));
}

void TestExportWindow::cellsOfCsv()
{
    QCOMPARE(csvCell("plain"), std::string("plain"));
    QCOMPARE(csvCell("a,\"b\"\n"), std::string("\"a,\"\"b\"\"\n\""));
    QCOMPARE(csvCell(0.1), std::string("0.1"));
    QCOMPARE(csvCell(std::nan("")), std::string());
}

int main(int argc, char** argv)
{
    return testOnVirtualScreen<TestExportWindow>(argc, argv);
}
#include "tst_export_window.moc"
