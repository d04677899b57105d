// Palette and locator: what matches, the keyboard through the real window, and how quick it is.
#include "app/main_window.h"
#include "engine/experiment/engine.h"
#include "engine/experiment/runner.h"
#include "tests/shared/toy_experiment.h"
#include "tests/shared/watchdog.h"
#include "widgets/actions/command_source.h"
#include "widgets/actions/find_index.h"
#include "widgets/actions/finder.h"
#include "widgets/actions/fuzzy.h"
#include "widgets/form/form.h"
#include "widgets/help/help_window.h"

#include <QElapsedTimer>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QPluginLoader>
#include <QTextBrowser>
#include <QToolButton>
#include <QtTest>
#include <set>

using namespace seq;

namespace {

// As the toy, with what models have: layers, heads, a token that is looked at.
struct Layered {
    static constexpr Info info{"toy.layers", "Layers of a toy", "arXiv:0000.00000", "Nothing much"};
    struct Params {
        TextRef text{"bundled:fox"};
        int layer = 0, head = 0, token = -1;
        bool heads = true;
        static Params full() { return {}; }
        void fields(Fields& f)
        {
            f({"text", "A text", &text});
            f({"layer", "Layer that is shown", &layer, {0, 30}});
            f({"head", "Head that is shown", &head, {0, 1000}, {}, "heads=true"});
            f({"token", "Token that is shown", &token, {-1, 1e9}});
            f({"heads", "Whether heads are told apart", &heads});
        }
        void check() const {}
    };
    using Result = Toy::Result;
    static Result run(const Params& p, Job& job)
    {
        Toy::Params toy;
        toy.text = p.text;
        return Toy::run(toy, job);
    }
    static void draw(const Params&, const Result& r, const View& view, Canvas& canvas)
    {
        Toy::draw({}, r, view, canvas);
    }
};

// All ways to place the word in the text: is there one?
bool embeds(const QString& word, const QString& text, int from = 0)
{
    if (word.isEmpty()) return true;
    for (int i = from; i < text.size(); ++i)
        if (text[i].toCaseFolded() == word[0].toCaseFolded() && embeds(word.mid(1), text, i + 1))
            return true;
    return false;
}

std::vector<FindSource> many(int count)
{
    const char* const words[] = {"open", "layer", "export", "token", "copy", "model", "close",
        "theme", "figure", "head", "panel", "reset"};
    std::vector<Finding> all;
    for (int i = 0; i < count; ++i)
        all.push_back({.title = QString("%1 %2 %3").arg(words[i % 12], words[i / 12 % 12]).arg(i),
            .note = QString("Group %1").arg(i % 9),
            .keys = "Ctrl+Alt+X",
            .run = [] {}});
    return {{">", "Commands", [all] { return all; }}};
}

QStringList titles(const std::vector<FoundRow>& rows)
{
    QStringList all;
    for (const FoundRow& row : rows)
        all << row.finding->title;
    return all;
}

} // namespace

class TestPalette : public QObject {
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void matchesAsBruteForce();
    void betterMatchesComeFirst_data();
    void betterMatchesComeFirst();
    void prefixesChooseASource();
    void listsEveryCommand();
    void runsACommandByKeys();
    void escapeGivesTheFocusBack();
    void disabledCommandsDoNothing();
    void locatorShowsItsPrefixes();
    void locatorOpensExperiments();
    void locatorSetsLayersAndHeads();
    void locatorFindsFieldsRunsAndTexts();
    void locatorFindsTokens();
    void commandsMoveTheFocus();
    void clickBesideCloses();
    void quickButtonOpensTheLocator();
    void opensAndFindsInTime();
    void readersHearTheRows();

private:
    QLineEdit* field() { return finder()->findChild<QLineEdit*>(); }
    QListView* list() { return finder()->findChild<QListView*>(); }
    QWidget* finder() { return window_->findChild<Finder*>(); }
    QStringList shown();
    void press(Qt::Key, Qt::KeyboardModifiers = {});
    void locate(const QString& text); // Ctrl+K, and types
    ExperimentPanel* openToy(const char* id);
    Engine engine_;
    Runner runner_{engine_};
    std::unique_ptr<MainWindow> window_;
};

void TestPalette::init()
{
    window_ = std::make_unique<MainWindow>(engine_, runner_, Renderer::Raster);
    window_->addFamily("toy", {experiment<Toy>(), experiment<Layered>()});
    window_->show();
    window_->activateWindow(); // shortcuts work in the active one
    QVERIFY(QTest::qWaitForWindowActive(window_.get()));
}

void TestPalette::cleanup()
{
    window_.reset();
}

QStringList TestPalette::shown()
{
    QStringList all;
    for (int row = 0; row < list()->model()->rowCount(); ++row)
        all << list()->model()->index(row, 0).data().toString();
    return all;
}

// To whatever has the focus, as a keyboard does.
void TestPalette::press(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QTest::keyClick(
        QApplication::focusWidget() ? QApplication::focusWidget() : window_.get(), key, modifiers);
}

void TestPalette::locate(const QString& text)
{
    press(Qt::Key_K, Qt::ControlModifier);
    QVERIFY(finder()->isVisible());
    QCOMPARE(QApplication::focusWidget(), field());
    QTest::keyClicks(field(), text);
}

ExperimentPanel* TestPalette::openToy(const char* id)
{
    ExperimentPanel* panel = window_->openPanel(id);
    const bool fresh
        = QTest::qWaitFor([panel] { return panel->run().state().kind == RunState::Fresh; }, 20000);
    return fresh ? panel : nullptr;
}

void TestPalette::matchesAsBruteForce()
{
    const QString texts[] = {"Open…", "Copy as command", "Layer 17", "resetLayout", "", "aaaa"};
    const QString words[] = {"", "o", "op", "cac", "l17", "rl", "tuo", "aaa", "aaaaa", "COPY", "…"};
    for (const QString& text : texts)
        for (const QString& word : words) {
            const auto match = fuzzyMatch(QStringView(word), QStringView(text));
            QCOMPARE(match.has_value(), embeds(word, text));
            if (!match) continue;
            QCOMPARE(qsizetype(match->places.size()), word.size());
            QVERIFY(std::ranges::is_sorted(match->places, std::ranges::less_equal()));
            for (qsizetype i = 0; i < word.size(); ++i)
                QCOMPARE(
                    text[match->places[std::size_t(i)]].toCaseFolded(), word[i].toCaseFolded());
        }
    const QString huge(100000, 'x');
    QVERIFY(fuzzyMatch(QStringView(huge), QStringView(huge)).has_value());
}

void TestPalette::betterMatchesComeFirst_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QStringList>("all");
    QTest::addColumn<QString>("best");
    const auto row = [](const char* query, const QStringList& all, const char* best) {
        QTest::newRow(query) << QString(query) << all << QString(best);
    };
    row("exp", {"Reset extra panel", "Next panel", "Export…"}, "Export…");
    row("open", {"Reopen", "Open…"}, "Open…");
    row("rl", {"Larger text", "Projector", "Reset layout"}, "Reset layout");
    row("layer 1", {"layer 11", "layer 21", "layer 1"}, "layer 1");
    row("head 4", {"head 14", "head 4", "layer 4 of heads"}, "head 4");
    row("theme dark", {"Light theme", "Dark theme"}, "Dark theme");
    row("fox", {"Up to four tokenizers on one text", "token 3  fox"}, "token 3  fox");
}

void TestPalette::betterMatchesComeFirst()
{
    QFETCH(QString, query);
    QFETCH(QStringList, all);
    QFETCH(QString, best);
    FindIndex index;
    index.open({{"", "all", [all] {
                     std::vector<Finding> found;
                     for (const QString& title : all)
                         found.push_back({.title = title, .note = {}});
                     return found;
                 }}});
    const auto rows = index.rows(query);
    QVERIFY(!rows.empty());
    QCOMPARE(rows.front().finding->title, best);
}

void TestPalette::prefixesChooseASource()
{
    int asked = 0;
    const auto of = [&asked](const QStringList& all) {
        return [all, &asked] {
            ++asked;
            std::vector<Finding> found;
            for (const QString& title : all)
                found.push_back({.title = title, .note = "note"});
            return found;
        };
    };
    FindIndex index;
    index.open({{">", "Commands", of({"Open", "Close"})}, {"e ", "Experiments", of({"Opera"})}});
    QCOMPARE(titles(index.rows("")), QStringList({"Commands", "Experiments"}));
    QCOMPARE(asked, 0); // the prefixes alone ask no source
    QCOMPARE(titles(index.rows("e ")), QStringList({"Opera"}));
    QCOMPARE(asked, 1);
    QCOMPARE(titles(index.rows(">op")), QStringList({"Open"}));
    QCOMPARE(titles(index.rows("op")), QStringList({"Open", "Opera"}));
    QCOMPARE(titles(index.rows(">note close")), QStringList({"Close"}));
    QCOMPARE(titles(index.rows("xyz")), QStringList());
    QCOMPARE(asked, 2); // once each
}

void TestPalette::listsEveryCommand()
{
    press(Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(finder()->isVisible());
    std::multiset<QString> listed, there;
    for (const QString& title : shown())
        listed.insert(title);
    for (const ActionEntry& entry : window_->actions().entries())
        there.insert(plainTitle(entry.action->text()));
    QCOMPARE(listed, there);
    const FindSource source = commandSource(window_->actions());
    for (const Finding& f : source.list())
        if (f.title == "Save as…") QCOMPARE(f.keys, QString("Ctrl+Shift+S"));
}

void TestPalette::runsACommandByKeys()
{
    QVERIFY(window_->look().choice() != Look::Dark);
    press(Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
    QTest::keyClicks(field(), "dark");
    QCOMPARE(shown().value(0), QString("Dark theme"));
    press(Qt::Key_Return);
    QVERIFY(!finder()->isVisible());
    QCOMPARE(window_->look().choice(), Look::Dark);

    press(Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(field()->text(), QString()); // begins anew
    QTest::keyClicks(field(), "theme");
    QVERIFY(shown().size() >= 3);
    const int at = int(shown().indexOf("Light theme"));
    QVERIFY(at >= 0);
    for (int i = 0; i < at; ++i)
        press(Qt::Key_Down);
    press(Qt::Key_Down);
    press(Qt::Key_Up);
    press(Qt::Key_Enter);
    QCOMPARE(window_->look().choice(), Look::Light);
    window_->look().choose(Look::System);
}

void TestPalette::escapeGivesTheFocusBack()
{
    auto* input = window_->findChild<QPlainTextEdit*>("input");
    input->setFocus();
    const QString text = input->toPlainText();
    locate("anything");
    press(Qt::Key_Escape);
    QVERIFY(!finder()->isVisible());
    QCOMPARE(QApplication::focusWidget(), input);
    QCOMPARE(input->toPlainText(), text);
    press(Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
    press(Qt::Key_K, Qt::ControlModifier); // from one to the other
    QVERIFY(finder()->isVisible());
    QVERIFY(shown().contains("Open panels"));
    press(Qt::Key_Escape);
    QCOMPARE(QApplication::focusWidget(), input);
}

void TestPalette::disabledCommandsDoNothing()
{
    QVERIFY(!window_->actions().action("panel.close")->isEnabled());
    press(Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
    QTest::keyClicks(field(), "panels close");
    const int at = int(shown().indexOf("Close"));
    QVERIFY(at >= 0);
    QVERIFY(!(list()->model()->index(at, 0).flags() & Qt::ItemIsEnabled));
    QVERIFY(list()->currentIndex().row() != at);
    press(Qt::Key_Return);
    emit list()->clicked(list()->model()->index(at, 0));
    QVERIFY(finder()->isVisible());
}

void TestPalette::locatorShowsItsPrefixes()
{
    locate("");
    const QStringList prefixes = shown();
    QVERIFY(prefixes.size() >= 11);
    QCOMPARE(prefixes.first(), QString("Commands"));
    press(Qt::Key_Return); // fills the prefix in
    QVERIFY(finder()->isVisible());
    QCOMPARE(field()->text(), QString(">"));
    QCOMPARE(shown().size(), qsizetype(window_->actions().entries().size()));
}

void TestPalette::locatorOpensExperiments()
{
    locate("e bytes");
    QCOMPARE(shown(), QStringList{"Bytes of a text"});
    press(Qt::Key_Return);
    QCOMPARE(window_->panels().size(), std::size_t(1));
    locate("? nothing much");
    QCOMPARE(shown(), QStringList{"Nothing much"});
    press(Qt::Key_Return);
    QCOMPARE(window_->panels().size(), std::size_t(1)); // its help opens, no panel
    auto* help = window_->findChild<HelpWindow*>();
    QVERIFY(help && help->findChild<QTextBrowser*>()->toPlainText().contains("Nothing much"));
    help->close();
    locate("e layers");
    press(Qt::Key_Return);
    QCOMPARE(window_->panels().size(), std::size_t(2));
    QCOMPARE(std::string(window_->front()->experiment().info().id), std::string("toy.layers"));
    locate("p bytes");
    QCOMPARE(shown(), QStringList{"Bytes of a text"});
    press(Qt::Key_Return);
    QCOMPARE(window_->panels().size(), std::size_t(2)); // no third one
    QTRY_COMPARE(std::string(window_->front()->experiment().info().id), std::string("toy.bytes"));
}

void TestPalette::locatorSetsLayersAndHeads()
{
    ExperimentPanel* panel = openToy("toy.layers");
    QVERIFY(panel);
    const auto value = [&](const char* name) {
        return std::get<std::int64_t>(
            *window_->workspace().document().find(panel->key())->values.find(name));
    };
    locate("layer 17");
    QCOMPARE(shown().value(0), QString("layer 17"));
    press(Qt::Key_Return);
    QCOMPARE(value("layer"), 17);
    QCOMPARE(window_->workspace().history().undoText().isEmpty(), false);
    locate(":head 4");
    QCOMPARE(shown().value(0), QString("head 4"));
    press(Qt::Key_Return);
    QCOMPARE(value("head"), 4);
    window_->workspace().history().undo();
    window_->workspace().history().undo();
    QVERIFY(value("head") == 0);
    locate(":");
    QVERIFY(shown().contains("layer 30") && !shown().contains("layer 31"));
    press(Qt::Key_Escape);
    Values plain = window_->workspace().document().find(panel->key())->values;
    plain.set("heads", false);
    window_->workspace().apply(SetValues{panel->key(), plain});
    locate(":head 5");
    press(Qt::Key_Return); // greyed by its `when`
    QCOMPARE(value("head"), 0);
}

void TestPalette::locatorFindsFieldsRunsAndTexts()
{
    ExperimentPanel* panel = openToy("toy.bytes");
    QVERIFY(panel);
    locate("=count");
    QCOMPARE(shown().value(0), QString("count"));
    press(Qt::Key_Return);
    QWidget* editor = panel->form().editor("count");
    QVERIFY(editor->isAncestorOf(QApplication::focusWidget()));

    const PanelState* state = window_->workspace().document().find(panel->key());
    Values values = state->values;
    values.set("count", std::int64_t(21));
    window_->workspace().apply(SetValues{panel->key(), values});
    QTRY_COMPARE(panel->run().resultValues(), values);
    QTRY_COMPARE(panel->run().state().kind, RunState::Fresh);
    locate("h ");
    QCOMPARE(shown(), QStringList({"count 21", "start"}));
    press(Qt::Key_Down);
    press(Qt::Key_Return);
    QCOMPARE(std::get<std::int64_t>(*state->values.find("count")), 8);

    locate("t alice");
    press(Qt::Key_Return);
    QCOMPARE(window_->workspace().document().text, std::string("bundled:alice"));
    locate("m ");
    QCOMPARE(shown().size(), qsizetype(listedModels().size()));
}

void TestPalette::locatorFindsTokens()
{
    ExperimentPanel* panel = openToy("toy.layers");
    QVERIFY(panel);
    locate("#");
    QCOMPARE(shown(), QStringList()); // no tokenizer: nothing, and it says so
    press(Qt::Key_Escape);

    const char* const id = "tokenization.compare";
    const auto file = std::filesystem::path(SEQSCOPE_BUILD) / "plugins/tokenization.so";
    QPluginLoader loader(QString::fromStdString(file.string()));
    auto* family = qobject_cast<Family*>(loader.instance());
    QVERIFY2(family, qPrintable(loader.errorString()));
    std::vector<std::shared_ptr<const Experiment>> all;
    for (auto& each : family->experiments())
        all.push_back(std::move(each));
    window_->addFamily("tokenization", all);
    ExperimentPanel* compare = window_->openPanel(id);
    QVERIFY(compare);
    Values values = window_->workspace().document().find(compare->key())->values;
    values.set("tokenizers", std::vector<std::string>{"gpt2"});
    window_->workspace().apply(SetValues{compare->key(), values});
    QTRY_COMPARE_WITH_TIMEOUT(compare->run().resultValues(), values, 20000);
    QTRY_COMPARE_WITH_TIMEOUT(compare->run().state().kind, RunState::Fresh, 20000);
    const std::string text = TextRef{"bundled:fox"}.bytes();
    locate("#fox");
    QVERIFY2(shown().value(0).startsWith("token 3 "), qPrintable(shown().value(0)));
    press(Qt::Key_Return);
    const auto& hovered = window_->workspace().hovered();
    QCOMPARE(hovered.size(), std::size_t(1));
    QCOMPARE(
        text.substr(std::size_t(hovered[0].begin), std::size_t(hovered[0].end - hovered[0].begin)),
        std::string(" fox"));
    QCOMPARE(hovered[0].source, sourceOf("text", text));

    std::string large; // more than is listed
    for (const std::string part = TextRef{"bundled:frankenstein-long"}.bytes();
         large.size() < (64 << 10);)
        large += part;
    window_->workspace().apply(SetText{TextRef::literal(large).written});
    locate("");
    QElapsedTimer clock;
    clock.start();
    QTest::keyClick(field(), 'm');
    finder()->repaint();
    const double first = double(clock.nsecsElapsed()) * 1e-6;
    clock.start();
    QTest::keyClick(field(), 'o');
    finder()->repaint();
    const double second = double(clock.nsecsElapsed()) * 1e-6;
    qInfo("tokens of 64 KiB: the first key %.1f ms (100), the second %.1f ms (16)", first, second);
    QVERIFY(first <= 3 * 100 && second <= 3 * 16);
    QTest::keyClicks(field(), "nster");
    QVERIFY2(shown().value(0).contains("monster"), qPrintable(shown().value(0)));
}

void TestPalette::commandsMoveTheFocus()
{
    ExperimentPanel* panel = openToy("toy.bytes");
    QVERIFY(panel);
    const auto go = [this](const char* where) {
        press(Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
        QTest::keyClicks(field(), where);
        press(Qt::Key_Return);
        return QApplication::focusWidget();
    };
    QCOMPARE(go("go picture"), &panel->canvas());
    QCOMPARE(go("go input"), window_->findChild<QPlainTextEdit*>("input"));
    QVERIFY(panel->form().isAncestorOf(go("go parameters")));
    QCOMPARE(go("go library")->accessibleName(), QString("Library"));
}

void TestPalette::clickBesideCloses()
{
    locate("a");
    QTest::mouseClick(list()->viewport(), Qt::LeftButton, {}, {5, 1000}); // below the rows
    QVERIFY(finder()->isVisible());
    QTest::mouseClick(window_->findChild<QPlainTextEdit*>("input")->viewport(), Qt::LeftButton);
    QVERIFY(!finder()->isVisible());
}

void TestPalette::quickButtonOpensTheLocator()
{
    auto* button = window_->findChild<QToolButton*>("find anything");
    QVERIFY(button && button->isVisible());
    QVERIFY2(button->text().startsWith("Ctrl+K"), qPrintable(button->text()));
    QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(finder()->isVisible());
    press(Qt::Key_Escape);
    QVERIFY(window_->actions().setShortcut("edit.find", QKeySequence("Ctrl+J")));
    QVERIFY(button->text().startsWith("Ctrl+J"));
    press(Qt::Key_K, Qt::ControlModifier);
    QVERIFY(!finder()->isVisible());
    press(Qt::Key_J, Qt::ControlModifier);
    QVERIFY(finder()->isVisible());
}

// R11: open in 50 ms, 16 ms a key, over 1,000 commands; the test allows 3 times that.
void TestPalette::opensAndFindsInTime()
{
    auto* popup = static_cast<Finder*>(finder());
    const auto sources = many(1000);
    double open = 1e9, worst = 0;
    QElapsedTimer clock;
    for (int round = 0; round < 5; ++round) {
        clock.start();
        popup->open(sources, "Commands", "Find");
        popup->repaint();
        open = std::min(open, double(clock.nsecsElapsed()) * 1e-6);
        if (round < 4) press(Qt::Key_Escape);
    }
    QCOMPARE(list()->model()->rowCount(), 1000);
    for (const QChar key : QString("layer copy 19")) {
        double least = 1e9;
        const QString before = field()->text();
        for (int round = 0; round < 3; ++round) {
            field()->setText(before);
            clock.start();
            QTest::keyClick(field(), key.toLatin1());
            popup->repaint();
            least = std::min(least, double(clock.nsecsElapsed()) * 1e-6);
        }
        worst = std::max(worst, least);
    }
    QVERIFY(!shown().isEmpty());
    qInfo("1,000 commands: open and painted %.1f ms (50), a key %.1f ms at most (16)", open, worst);
    QVERIFY(open <= 3 * 50);
    QVERIFY(worst <= 3 * 16);
}

void TestPalette::readersHearTheRows()
{
    press(Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
    QTest::keyClicks(field(), "save as");
    const QModelIndex first = list()->model()->index(0, 0);
    QCOMPARE(
        first.data(Qt::AccessibleTextRole).toString(), QString("Save as…, File, Ctrl+Shift+S"));
    QVERIFY(!field()->accessibleName().isEmpty());
    QVERIFY(!list()->accessibleName().isEmpty());
}

int main(int argc, char** argv)
{
    return testWatched<TestPalette>(argc, argv);
}
#include "tst_palette.moc"
