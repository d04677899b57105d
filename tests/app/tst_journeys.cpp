// What people come for, from an open window to what they leave with: by keys alone, or by clicks
// that are counted.
#include "app/lesson.h"
#include "app/lesson_panel.h"
#include "app/main_window.h"
#include "engine/base/resources.h"
#include "engine/experiment/engine.h"
#include "engine/experiment/runner.h"
#include "tests/shared/built_families.h"
#include "tests/shared/virtual_screen.h"

#include <QClipboard>
#include <QElapsedTimer>
#include <QFileDialog>
#include <QFileSystemModel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QProcess>
#include <QPushButton>
#include <QRadioButton>
#include <QTemporaryDir>
#include <QtTest>
#include <nlohmann/json.hpp>

using namespace seq;

class TestJourneys : public QObject {
    Q_OBJECT
public:
    bool screen = false;
private slots:
    void init();
    void cleanup();
    void analystFindsTheInductionHead();
    void teacherPlaysTheFirstLesson();
    void researcherExportsInFiveClicks();
    void studentChangesTheText();
    void readerLooksAtOneCell();
    void layerThereAndBack();
    void panelsOpenAndClose();
    void workspaceIsSavedAndOpened();
    void numbersAreCopied();
    void lectureIsProjected();

private:
    using Modifiers = Qt::KeyboardModifiers;
    static QWidget* focus() { return QApplication::focusWidget(); }
    void press(int key, Modifiers modifiers = {})
    {
        QTest::keyClick(focus() ? focus() : window_.get(), Qt::Key(key), modifiers);
    }
    void type(const QString& text) { QTest::keyClicks(focus(), text); }
    void command(const QString& words);
    void locate(const QString& words);
    bool tabTo(QWidget*);
    bool settled();
    static bool active(QWidget* window);
    bool answerFileDialog(const QString& file);
    Values values() const
    {
        return window_->workspace().document().find(window_->front()->key())->values;
    }
    std::int64_t number(const char* field) const
    {
        return std::get<std::int64_t>(*values().find(field));
    }
    QString file(const char* name) const { return folder_.filePath(QString::fromLatin1(name)); }
    QByteArray read(const char* name) const
    {
        QFile in(file(name));
        return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
    }
    QTemporaryDir folder_;
    Engine engine_;
    Runner runner_{engine_};
    std::unique_ptr<MainWindow> window_;
};

void TestJourneys::init()
{
    if (!screen) QSKIP("Xvfb is not installed");
    const auto model = modelFolder() / "SmolLM2-135M-Instruct.Q4_1.gguf";
    if (!std::filesystem::exists(model)) QSKIP("SmolLM2-135M-Instruct.Q4_1.gguf is not here");
    window_ = std::make_unique<MainWindow>(engine_, runner_, Renderer::Raster);
    window_->resize(1280, 800);
    for (const LoadedFamily& family : builtFamilies())
        window_->addFamily(QString::fromStdString(family.manifest.title), family.experiments);
    window_->show();
    window_->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(window_.get()));
    window_->start({});
    QVERIFY(settled());
}

void TestJourneys::cleanup()
{
    window_.reset();
}

bool TestJourneys::settled()
{
    return QTest::qWaitFor(
        [this] {
            const ExperimentPanel* panel = window_->front();
            return panel && panel->run().state().kind == RunState::Fresh
                && !panel->canvas().picture().marks.empty();
        },
        60000);
}

void TestJourneys::command(const QString& words)
{
    press(Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
    type(words);
    press(Qt::Key_Return);
}

void TestJourneys::locate(const QString& words)
{
    press(Qt::Key_K, Qt::ControlModifier);
    type(words);
    press(Qt::Key_Return);
}

// By the Tab key, which has to lead everywhere.
bool TestJourneys::tabTo(QWidget* wanted)
{
    for (int i = 0; i < 200 && focus() != wanted; ++i)
        press(Qt::Key_Tab);
    return focus() == wanted;
}

bool TestJourneys::active(QWidget* window)
{
    if (!QTest::qWaitForWindowExposed(window)) return false;
    window->activateWindow(); // as a window manager does, which is not here
    return QTest::qWaitFor([window] { return QApplication::activeWindow() == window; });
}

// In the file dialog of the toolkit: the name, and Enter.
bool TestJourneys::answerFileDialog(const QString& name)
{
    auto* dialog = window_->findChild<QFileDialog*>();
    if (!dialog) return false;
    // A folder that is read after the name was typed selects the file that was proposed.
    QSignalSpy read(dialog->findChild<QFileSystemModel*>(), &QFileSystemModel::directoryLoaded);
    if (!active(dialog) || (read.empty() && !read.wait())) return false;
    auto* field = dialog->findChild<QLineEdit*>(QStringLiteral("fileNameEdit"));
    field->setText(name); // typed, a list of suggestions would take the Enter
    QTest::keyClick(field, Qt::Key_Return);
    return QTest::qWaitFor([&] { return !window_->findChild<QFileDialog*>(); })
        && active(window_.get());
}

// Opens a model and a text, walks over the heads until one is called an induction head, takes it,
// and leaves with its score and its figure.
void TestJourneys::analystFindsTheInductionHead()
{
    QElapsedTimer taken;
    taken.start();
    press(Qt::Key_O, Qt::ControlModifier);
    const auto model = modelFolder() / "SmolLM2-135M-Instruct.Q4_1.gguf";
    QVERIFY(answerFileDialog(QString::fromStdString(model.string())));
    locate("t repeats");
    locate("=sort");
    type("c"); // class
    QVERIFY(settled());
    QCOMPARE(std::get<std::string>(*values().find("sort")), std::string("class"));
    CanvasView* canvas = &window_->front()->canvas();
    QString label;
    const auto said = connect(canvas, &CanvasView::hovered, this,
        [&](const auto&, const QString& text) { label = text; });
    QVERIFY(tabTo(canvas));
    QVERIFY2(!label.startsWith("layer "), qPrintable(label));
    press(Qt::Key_PageUp); // from the map to the grid of the heads
    QVERIFY2(label.startsWith("layer "), qPrintable(label));
    const auto found = [&label] { return label.contains(": induction"); };
    for (int step = 0; step < 30 * 9 && !found(); ++step) // row by row, there and back
        press(step % 9 == 8 ? Qt::Key_Down : step / 9 % 2 ? Qt::Key_Left : Qt::Key_Right);
    disconnect(said);
    QVERIFY2(found(), qPrintable(label));
    press(Qt::Key_Return);
    QVERIFY(settled());
    std::ostringstream text;
    JsonWriter json(text);
    json.beginObject();
    window_->front()->run().result()->data(json);
    json.endObject();
    const auto scores = nlohmann::json::parse(text.str())["head_scores"];
    const auto chosen = std::ranges::find_if(scores, [&](const auto& head) {
        return head["layer"] == number("layer") && head["head"] == number("head");
    });
    QVERIFY(chosen != scores.end());
    QCOMPARE((*chosen)["class"].template get<std::string>(), std::string("induction"));
    QVERIFY((*chosen)["score"].template get<double>() > 0.3);
    press(Qt::Key_E, Qt::ControlModifier);
    QTRY_VERIFY(window_->findChild<QDialog*>());
    QVERIFY(active(window_->findChild<QDialog*>()));
    press(Qt::Key_Return);
    QVERIFY(answerFileDialog(file("head.svg")));
    QTRY_VERIFY_WITH_TIMEOUT(read("head.svg").endsWith("</svg>\n"), 20000);
    qInfo("%lld ms", taken.elapsed());
    QVERIFY(taken.elapsed() < 120000); // two minutes, of scripted time
}

// Predict, show, next, by the letters that the buttons underline.
void TestJourneys::teacherPlaysTheFirstLesson()
{
    QElapsedTimer taken;
    taken.start();
    const Lesson lesson = readLesson(listedLessons().front().file, [this](const std::string& id) {
        for (ExperimentPanel* panel : window_->panels())
            if (panel->experiment().info().id == id) return &panel->experiment();
        return &window_->openPanel(id)->experiment();
    });
    locate("l " + QString::fromStdString(lesson.title));
    auto* panel = window_->findChild<LessonPanel*>();
    QVERIFY(panel);
    for (std::size_t i = 0; i < lesson.steps.size(); ++i) {
        QTRY_COMPARE(panel->step(), int(i));
        if (lesson.steps[i].prediction) {
            QVERIFY(tabTo(panel->findChild<QRadioButton*>()));
            press(Qt::Key_Space);
            press(Qt::Key_S, Qt::AltModifier);
            QTRY_VERIFY(!panel->findChild<QRadioButton*>()->isEnabled());
        }
        QVERIFY(settled());
        press(Qt::Key_N, Qt::AltModifier);
    }
    qInfo("%lld ms", taken.elapsed());
    QVERIFY(taken.elapsed() < 90000);
}

// Right click, Export…, Save…, Save; and the command that was copied makes the same bytes.
void TestJourneys::researcherExportsInFiveClicks()
{
    int clicks = 0;
    const auto click = [&](QWidget* widget, Qt::MouseButton button, QPoint at) {
        QTest::mouseClick(widget, button, {}, at);
        ++clicks;
    };
    CanvasView* canvas = &window_->front()->canvas();
    QContextMenuEvent asks(QContextMenuEvent::Mouse, canvas->rect().center(),
        canvas->mapToGlobal(canvas->rect().center()));
    QApplication::sendEvent(QApplication::widgetAt(asks.globalPos()), &asks);
    ++clicks;
    QMenu* menu = nullptr;
    QTRY_VERIFY((menu = qobject_cast<QMenu*>(QApplication::activePopupWidget())));
    QAction* exports = window_->actions().action(QStringLiteral("file.export"));
    click(menu, Qt::LeftButton, menu->actionGeometry(exports).center());
    QPushButton* save = nullptr;
    QTRY_VERIFY(window_->findChild<QDialog*>());
    for (auto* button : window_->findChild<QDialog*>()->findChildren<QPushButton*>())
        if (button->isDefault()) save = button;
    QVERIFY(save);
    click(save, Qt::LeftButton, save->rect().center());
    ++clicks; // the file dialog's own button, here by Enter
    QVERIFY(answerFileDialog(file("mine.svg")));
    QTRY_VERIFY_WITH_TIMEOUT(read("mine.svg").endsWith("</svg>\n"), 20000);
    QVERIFY(clicks <= 5);

    command("copy as command");
    const QString copied = QGuiApplication::clipboard()->text();
    QVERIFY2(copied.startsWith("seqscope run attention.explore"), qPrintable(copied));
    QProcess shell;
    shell.setWorkingDirectory(folder_.path());
    QProcessEnvironment around = QProcessEnvironment::systemEnvironment();
    around.insert("PATH", QStringLiteral(SEQSCOPE_BUILD ":") + around.value("PATH"));
    shell.setProcessEnvironment(around);
    shell.start("sh", {"-c", copied});
    QVERIFY(shell.waitForFinished(30000));
    QVERIFY2(shell.exitCode() == 0, shell.readAllStandardError().constData());
    QVERIFY(read("figure.svg") == read("mine.svg"));
}

void TestJourneys::studentChangesTheText()
{
    const ResultPtr before = window_->front()->run().result();
    auto* input = window_->findChild<QPlainTextEdit*>("input");
    QVERIFY(tabTo(input));
    press(Qt::Key_A, Qt::ControlModifier);
    type("the cat saw the cat");
    QTRY_VERIFY(window_->front()->run().result() != before);
    QVERIFY(settled());
    QCOMPARE(window_->front()->run().result()->numbers.front().value, 5.0); // tokens
}

void TestJourneys::readerLooksAtOneCell()
{
    locate("=view");
    type("m"); // the map, large
    QVERIFY(settled());
    CanvasView* canvas = &window_->front()->canvas();
    QString label;
    connect(canvas, &CanvasView::hovered, this,
        [&](const auto&, const QString& text) { label = text; });
    QVERIFY(tabTo(canvas));
    const QString first = label;
    QVERIFY(!first.isEmpty());
    press(Qt::Key_Down);
    QVERIFY(label != first && !label.isEmpty());
    press(Qt::Key_Up);
    QCOMPARE(label, first);
    press(Qt::Key_Plus);
    QVERIFY(canvas->camera().width < 1);
    press(Qt::Key_0);
    QCOMPARE(canvas->camera(), Camera());
}

void TestJourneys::layerThereAndBack()
{
    const std::int64_t before = number("layer");
    locate(":layer 3");
    QCOMPARE(number("layer"), std::int64_t(3));
    QVERIFY(settled());
    press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(number("layer"), before);
    press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(number("layer"), std::int64_t(3));
}

void TestJourneys::panelsOpenAndClose()
{
    const auto before = window_->panels().size();
    locate("e tokenizers");
    QVERIFY(settled());
    QCOMPARE(window_->front()->experiment().info().id, std::string_view("tokenization.compare"));
    QCOMPARE(window_->panels().size(), before + 1);
    command("panels close");
    QCOMPARE(window_->panels().size(), before);
}

void TestJourneys::workspaceIsSavedAndOpened()
{
    const std::int64_t first = number("layer");
    locate(":layer 5");
    press(Qt::Key_S, Qt::ControlModifier);
    QVERIFY(answerFileDialog(file("mine.seqscope")));
    QTRY_VERIFY(!read("mine.seqscope").isEmpty());
    locate(":layer 6");
    press(Qt::Key_S, Qt::ControlModifier); // again, without a question
    press(Qt::Key_Z, Qt::ControlModifier);
    press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(number("layer"), first);
    press(Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(answerFileDialog(file("other.seqscope")));
    press(Qt::Key_O, Qt::ControlModifier);
    QVERIFY(answerFileDialog(file("mine.seqscope")));
    QTRY_COMPARE(number("layer"), std::int64_t(6));
    press(Qt::Key_O, Qt::ControlModifier);
    QVERIFY(answerFileDialog(file("other.seqscope")));
    QTRY_COMPARE(number("layer"), first);
}

void TestJourneys::numbersAreCopied()
{
    QGuiApplication::clipboard()->clear();
    command("copy numbers");
    QTRY_VERIFY_WITH_TIMEOUT(!QGuiApplication::clipboard()->text().isEmpty(), 20000);
    QVERIFY(QGuiApplication::clipboard()->text().contains("mean entropy"));
}

void TestJourneys::lectureIsProjected()
{
    press(Qt::Key_F11);
    QTRY_VERIFY(window_->isFullScreen());
    QVERIFY(window_->look().text() * 11 * 72 / 96 >= 18 - 1e-9); // points of the smallest label
    press(Qt::Key_F11);
    QTRY_VERIFY(!window_->isFullScreen());
}

int main(int argc, char** argv)
{
    return testOnVirtualScreen<TestJourneys>(argc, argv);
}
#include "tst_journeys.moc"
