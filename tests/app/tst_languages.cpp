// German and Japanese are whole, whatever is said can be translated, and a language 40 % longer has
// room: the files, and the real window in each of them.
#include "app/export_dialog.h"
#include "app/main_window.h"
#include "app/preferences.h"
#include "app/setting_list.h"
#include "engine/experiment/engine.h"
#include "engine/experiment/runner.h"
#include "tests/shared/clipping.h"
#include "tests/shared/seqscope_process.h"
#include "tests/shared/toy_experiment.h"
#include "tests/shared/watchdog.h"
#include "widgets/language/language.h"
#include "widgets/language/pseudo.h"
#include "widgets/language/said.h"

#include <QDialog>
#include <QLibraryInfo>
#include <QMenuBar>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTranslator>
#include <QXmlStreamReader>
#include <QtTest>

using namespace seq;

namespace {

const QString kFolder = QStringLiteral(SEQSCOPE_SOURCE "/resources/translations/");

struct Entry {
    QString context, source, translation;
    bool finished = true;
};

QList<Entry> entriesOf(const QString& file)
{
    QFile in(file);
    if (!in.open(QIODevice::ReadOnly)) return {};
    QXmlStreamReader xml(&in);
    QList<Entry> all;
    QString context, source;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement) continue;
        if (xml.name() == QLatin1String("name")) context = xml.readElementText();
        if (xml.name() == QLatin1String("source")) source = xml.readElementText();
        if (xml.name() == QLatin1String("translation")) {
            const bool finished = !xml.attributes().hasAttribute("type");
            all.push_back({context, source, xml.readElementText(), finished});
        }
    }
    return all;
}

// "%1", "{}", "<b>", "(*.svg)" of a text, sorted.
QStringList placesIn(const QString& text)
{
    static const QRegularExpression place(R"(%\d|%n|\{\}|</?\w+>|\*(\.\w+)?)");
    QStringList all;
    for (auto it = place.globalMatch(text); it.hasNext();)
        all << it.next().captured();
    all.sort();
    return all;
}

// Is asked last: what it is asked for, nobody translated.
class Missed final : public QTranslator {
public:
    QString translate(const char* context, const char* source, const char*, int) const override
    {
        const QByteArray name(context);
        if (name.startsWith("seq::") || name == "QObject")
            texts << QString("%1: %2").arg(QString::fromUtf8(name), QString::fromUtf8(source));
        return {};
    }
    bool isEmpty() const override { return false; }
    mutable QSet<QString> texts;
};

QWidget* dialog() // the open one; null: none
{
    for (QWidget* w : QApplication::topLevelWidgets())
        if (w->isVisible() && qobject_cast<QDialog*>(w)) return w;
    return nullptr;
}

} // namespace

class TestLanguages : public QObject {
    Q_OBJECT
private slots:
    void cleanup();
    void filesAreWhole_data();
    void filesAreWhole();
    void filesHaveAllOfTheSources_data();
    void filesHaveAllOfTheSources();
    void everyMessageIsKnown();
    void messagesAreSaidInTheLanguage();
    void pseudoKeepsWhatMustStay();
    void pseudoIsLonger();
    void windowIsTranslated_data();
    void windowIsTranslated();
    void everyLanguageHasRoom_data();
    void everyLanguageHasRoom();

private:
    // Opens the window and each dialog, and looks at it.
    void visit(
        const std::function<void(QWidget*)>& look, const QString& theme = "light", int text = 100);
    Engine engine_;
    Runner runner_{engine_};
};

void TestLanguages::cleanup()
{
    for (QTranslator* translator : qApp->findChildren<QTranslator*>())
        delete translator;
}

void TestLanguages::filesAreWhole_data()
{
    QTest::addColumn<QString>("file");
    for (const char* name : {"seqscope_de", "seqscope_ja", "experiments_de", "experiments_ja",
             "messages_de", "messages_ja"})
        QTest::newRow(name) << kFolder + name + ".ts";
}

void TestLanguages::filesAreWhole()
{
    QFETCH(QString, file);
    const auto entries = entriesOf(file);
    QVERIFY(entries.size() > 100);
    for (const Entry& e : entries) {
        QVERIFY2(e.finished && !e.translation.isEmpty(), qPrintable(e.source));
        QVERIFY2(placesIn(e.translation) == placesIn(e.source), qPrintable(e.translation));
        static const QRegularExpression mnemonic(
            "&\\w", QRegularExpression::UseUnicodePropertiesOption);
        QVERIFY2(e.source.contains(mnemonic) == e.translation.contains(mnemonic),
            qPrintable(e.translation));
    }
}

void TestLanguages::filesHaveAllOfTheSources_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("German") << "seqscope_de.ts";
    QTest::newRow("Japanese") << "seqscope_ja.ts";
}

// As resources/translations/update does it, on a copy: nothing new comes in and nothing goes.
void TestLanguages::filesHaveAllOfTheSources()
{
    QFETCH(QString, name);
    const QString tool = QLibraryInfo::path(QLibraryInfo::BinariesPath) + "/lupdate";
    if (!QFile::exists(tool)) QSKIP("lupdate is not installed");
    const QTemporaryDir folder;
    const QString copy = folder.filePath(name);
    QVERIFY(QFile::copy(kFolder + name, copy));
    QProcess process;
    process.setWorkingDirectory(SEQSCOPE_SOURCE);
    process.start(tool,
        {"-silent", "-no-obsolete", "-locations", "none", "-extensions", "cpp,h", "-I", ".", "app",
            "widgets", "plugins", "-ts", copy});
    const Outcome outcome = finished(process, 120000);
    QCOMPARE(outcome.status, 0);
    QVERIFY2(!outcome.err.contains("lacks Q_OBJECT"), outcome.err); // its context would be wrong
    const auto before = entriesOf(kFolder + name), after = entriesOf(copy);
    for (const Entry& e : after)
        QVERIFY2(e.finished, qPrintable("not translated: " + e.context + ", " + e.source));
    QCOMPARE(after.size(), before.size());
}

// As resources/translations/update reads them off the sources.
void TestLanguages::everyMessageIsKnown()
{
    const QString python = QStandardPaths::findExecutable("python3");
    if (python.isEmpty()) QSKIP("python3 is not installed");
    const auto readBy = [&](const QStringList& arguments) {
        QProcess process;
        process.start(python, QStringList(kFolder + "messages") + arguments);
        return QString::fromUtf8(finished(process, 60000).out).split('\n', Qt::SkipEmptyParts);
    };
    const QStringList told = readBy({}), captions = readBy({"captions"});
    QVERIFY(told.contains("{} must be between {} and {}, not {}"));
    QVERIFY(told.contains("reading the text"));
    QVERIFY(captions.contains("Where \"{}\" looks"));
    QFile kept(kFolder + "messages.txt");
    QVERIFY(kept.open(QIODevice::ReadOnly));
    QCOMPARE(QString::fromUtf8(kept.readAll()).split('\n', Qt::SkipEmptyParts), told);
    const auto inFile = [](const QString& file, const QString& context) {
        QSet<QString> sources;
        for (const Entry& e : entriesOf(kFolder + file))
            if (e.context == context) sources << e.source;
        return sources;
    };
    for (const char* file : {"messages_de.ts", "messages_ja.ts"}) {
        QCOMPARE(inFile(file, "message"), QSet<QString>(told.begin(), told.end()));
        QCOMPARE(inFile(file, "caption"), QSet<QString>(captions.begin(), captions.end()));
    }
}

void TestLanguages::messagesAreSaidInTheLanguage()
{
    QCOMPARE(said("head 12 does not exist: tiny has heads 0 to 8"),
        "head 12 does not exist: tiny has heads 0 to 8");
    QVERIFY(useLanguage(*qApp, "de"));
    QCOMPARE(said(""), "");
    QCOMPARE(said("reading the text"), "Text lesen");
    QCOMPARE(said("head 12 does not exist: tiny has heads 0 to 8"),
        "Kopf 12 gibt es nicht: tiny hat die Köpfe 0 bis 8");
    // arguments that are messages, and sentences in a row
    QCOMPARE(said("there is no field \"beam\"; did you mean beams?"),
        "Es gibt kein Feld \"beam\"; gemeint war vielleicht beams?");
    QCOMPARE(said("not proven to be the likeliest; 3 outputs exist, 4 beams were asked for"),
        "nicht als wahrscheinlichste bewiesen; 3 Ausgaben gibt es, 4 Beams waren verlangt");
    // the most definite pattern wins: this one also looks like "{} cannot be {}"
    QCOMPARE(said("a/b.gguf is no GGUF file: it does not begin with \"GGUF\""),
        "a/b.gguf ist keine GGUF-Datei: Sie beginnt nicht mit \"GGUF\"");
    // this one is not read as "the text has {} tokens and {} was trained for {}"
    QCOMPARE(said("the text has 9 tokens, 3 more are to be generated, and tiny was trained for 8: "
                  "shorten it, or set beyond"),
        "Der Text hat 9 Token, 3 weitere sollen erzeugt werden, und tiny wurde für 8 trainiert: "
        "kürzen oder beyond setzen");
    QCOMPARE(said("b.gguf: the key n holds an array of u8; a whole number below 2^63 is needed"),
        "b.gguf: Der Schlüssel n enthält eine Liste von u8; nötig ist eine ganze Zahl unter 2^63");
    // what it is about is a name
    QCOMPARE(said("toy.bytes: beams takes a number, not x; decoding.beam: beams takes a number, "
                  "not y"),
        "toy.bytes: beams nimmt eine Zahl, nicht x; decoding.beam: beams nimmt eine Zahl, nicht y");
    QCOMPARE(said("said by a new plugin: 7"), "said by a new plugin: 7");
    const std::string endless = "head " + std::string(1000, '1')
        + " does not exist: tiny has heads 0 to 8"; // no message: it is not looked for
    QCOMPARE(said(endless), QString::fromStdString(endless));
    // thrown for real
    try {
        experiment<Toy>()->schema().at("count ");
        QFAIL("no error");
    } catch (const Error& e) {
        QVERIFY2(said(e.what()).startsWith("Es gibt kein Feld"), e.what());
    }
}

void TestLanguages::pseudoKeepsWhatMustStay()
{
    for (const char* text :
        {"%1 of %2", "<b>%1</b> done", "{} to {}", "All files (*)", "Models (*.gguf)", "%n files"})
        QCOMPARE(placesIn(pseudoText(text)), placesIn(text));
    QVERIFY(pseudoText("&Save as…").startsWith("&S"));
    QVERIFY(pseudoText("a && b").contains("&&"));
    QCOMPARE(pseudoText(""), "");
}

void TestLanguages::pseudoIsLonger()
{
    for (const QString text : {"Ok", "Settings", "Nothing moves by itself: not the cursor"}) {
        const double letters = double(QString(text).remove(' ').size());
        QVERIFY(pseudoText(text) != text);
        QVERIFY(double(pseudoText(text).size()) >= double(text.size()) + letters * 0.4);
    }
}

void TestLanguages::visit(const std::function<void(QWidget*)>& look, const QString& theme, int text)
{
    Settings settings(settingList(), {});
    settings.set(kTheme, theme);
    settings.set(kText, text);
    MainWindow window(engine_, runner_, Renderer::Raster);
    Preferences preferences(settings, window);
    window.resize(1280, 800);
    window.addFamily("toy", {experiment<Toy>()});
    window.show();
    window.start({});
    window.openPanel("toy.bytes");
    QTest::qWait(300);
    look(&window);
    settings.set(QString::fromLatin1(kThreads), 1); // the hint to start again is there
    for (const char* id : {"edit.settings", "help.commands", "help.about", "edit.shortcuts",
             "edit.find", "edit.commands", "file.export", "compare.values"}) {
        window.actions().action(id)->trigger();
        QTest::qWait(50);
        QWidget* opened = dialog();
        look(opened ? opened : &window); // the finder is no dialog
        if (opened) opened->close();
        QTRY_VERIFY(!dialog());
    }
    window.openLesson("attention"); // its experiment is not here: says so
}

void TestLanguages::windowIsTranslated_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("declaredThere");
    QTest::newRow("German") << "de"
                            << "&Datei"
                            << "Beam-Suche";
    QTest::newRow("Japanese") << "ja"
                              << "ファイル(&F)"
                              << "ビームサーチ";
}

void TestLanguages::windowIsTranslated()
{
    QFETCH(QString, code);
    QFETCH(QString, file);
    QFETCH(QString, declaredThere);
    Missed missed;
    QCoreApplication::installTranslator(&missed);
    QVERIFY(useLanguage(*qApp, code));
    QCOMPARE(declared("Beam search"), declaredThere);
    QCOMPARE(declared("declared by a new plugin"), "declared by a new plugin");
    int windows = 0;
    QStringList menus;
    visit([&](QWidget* opened) {
        ++windows;
        if (auto* window = qobject_cast<MainWindow*>(opened))
            for (const QAction* menu : window->menuBar()->actions())
                menus << menu->text();
    });
    QVERIFY(windows > 7);
    QVERIFY(menus.contains(file));
    QVERIFY2(missed.texts.isEmpty(), qPrintable(missed.texts.values().join('\n')));
    QCoreApplication::removeTranslator(&missed);
    // no two menus of the bar have the same key
    QSet<QString> keys;
    for (const QString& menu : QSet<QString>(menus.begin(), menus.end()))
        keys << QKeySequence::mnemonic(menu).toString();
    QCOMPARE(keys.size(), QSet<QString>(menus.begin(), menus.end()).size());
}

void TestLanguages::everyLanguageHasRoom_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("theme");
    QTest::addColumn<int>("text");
    for (const char* code : {"de", "ja", "pseudo"})
        for (const char* theme : {"light", "dark"})
            for (const int text : {100, 150}) // of a text that is longer anyway, one
                if (text == 100 || code != std::string_view("pseudo"))
                    QTest::addRow("%s, %s, %d %%", code, theme, text) << code << theme << text;
}

void TestLanguages::everyLanguageHasRoom()
{
    QFETCH(QString, code);
    QFETCH(QString, theme);
    QFETCH(int, text);
    QVERIFY(useLanguage(*qApp, code));
    QStringList clipped;
    visit(
        [&](QWidget* opened) {
            for (const QString& what : clipping::clippedIn(opened))
                clipped << opened->windowTitle() + ": " + what;
        },
        theme, text);
    clipped.removeDuplicates();
    QVERIFY2(clipped.isEmpty(), qPrintable('\n' + clipped.join('\n')));
}

int main(int argc, char** argv)
{
    return testWatched<TestLanguages>(argc, argv);
}
#include "tst_languages.moc"
