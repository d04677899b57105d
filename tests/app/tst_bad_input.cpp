// What is wrong is said, with the right status; never a signal, never a hang, nothing half written.
#include "engine/base/resources.h"
#include "tests/shared/seqscope_process.h"

#include <QJsonArray>
#include <QTemporaryDir>
#include <QThread>
#include <QtTest>
#include <csignal>

using namespace seq;

class BadInput : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void isExplained_data();
    void isExplained();
    void oddTextsAreTexts_data();
    void oddTextsAreTexts();
    void attention_data();
    void attention();
    void damagedModels();
    void aBrokenPluginDoesNotStopTheRest();
    void interruptionLeavesNothing_data();
    void interruptionLeavesNothing();

private:
    QTemporaryDir folder_;
    void write(const QString& name, const QByteArray& bytes)
    {
        QFile file(folder_.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }
};

void BadInput::initTestCase()
{
    write("broken.json", "{\"text\": ");
    write("list.json", "[1, 2]");
    write("field.json", R"({"txet": "x"})");
    write("type.json", R"({"loss-tokens": "many"})");
    write("foreign.json", R"({"experiment": "other.thing", "values": {}})");
    write("garbage.gguf", "GGUF\3\0\0\0 and then nothing that makes sense");
    write("garbage.json", "{\"model\": 3}");
    write("a file", "");
    QVERIFY(QDir(folder_.path()).mkdir("folder.svg"));
}

void BadInput::isExplained_data()
{
    QTest::addColumn<QString>("words"); // split at spaces
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("says");
    const QString run = "run tokenization.compare --set tokenizers=gpt2 ";
    QTest::newRow("unknown command") << "lits" << 2 << "did you mean list?";
    QTest::newRow("no experiment") << "run" << 2 << "which experiment";
    QTest::newRow("unknown id") << "run tokenization.comapre" << 2
                                << "did you mean tokenization.compare?";
    QTest::newRow("unknown help") << "help tokenisation.compare" << 2
                                  << "did you mean tokenization.compare?";
    QTest::newRow("two experiments")
        << "run tokenization.compare other" << 2 << "\"other\" was not expected";
    QTest::newRow("unknown field") << run + "--set txet=x" << 2 << "did you mean text?";
    QTest::newRow("no equals") << run + "--set text" << 2 << "NAME=VALUE";
    QTest::newRow("no value") << run + "--set" << 2 << "--set needs a value";
    QTest::newRow("bad number") << run + "--set loss-tokens=many" << 2 << "whole number";
    QTest::newRow("out of limits") << run + "--set loss-tokens=-1" << 2 << "between 0 and";
    QTest::newRow("unknown option") << run + "--fgure x.svg" << 2 << "did you mean --figure?";
    QTest::newRow("flag with value") << run + "--quiet=3" << 2 << "takes no value";
    QTest::newRow("preset") << run + "--preset fast" << 2 << "quick or full";
    QTest::newRow("device") << run + "--device gpu" << 2 << "cpu, cuda or cuda:N";
    QTest::newRow("seed") << run + "--seed -1" << 2 << "whole number";
    QTest::newRow("ending") << run + "--figure a.jpg" << 2 << ".svg, .pdf or .png";
    QTest::newRow("size") << run + "--figure a.svg --size 100" << 2 << "WIDTHxHEIGHT";
    QTest::newRow("huge size") << run + "--figure a.svg --size 1e9x1e9" << 2 << "from 10 to 2000";
    QTest::newRow("theme") << run + "--figure a.svg --theme blue" << 2 << "light or dark";
    QTest::newRow("dpi") << run + "--figure a.png --dpi 0" << 2 << "10 to 2400";
    QTest::newRow("broken values") << run + "--values broken.json" << 2 << "is not valid JSON";
    QTest::newRow("no values") << run + "--values none.json" << 2 << "none.json";
    QTest::newRow("list of values") << run + "--values list.json" << 2 << "no object";
    QTest::newRow("unknown in values") << run + "--values field.json" << 2 << "did you mean text?";
    QTest::newRow("type in values") << run + "--values type.json" << 2 << "takes a whole number";
    QTest::newRow("foreign values")
        << run + "--values foreign.json" << 2 << "values of other.thing";
    QTest::newRow("no sweep") << "sweep tokenization.compare" << 2 << "--over";
    QTest::newRow("bad sweep") << "sweep tokenization.compare --over loss-tokens=1,x" << 2
                               << "\"x\" is no whole number";
    QTest::newRow("sweep field") << "sweep tokenization.compare --over loss=1" << 2
                                 << "did you mean loss-tokens?";
    QTest::newRow("bench count") << "bench --prefill 0" << 2 << "at least 1";
    QTest::newRow("bench model") << "bench --model smolm2-135m" << 2
                                 << "did you mean smollm2-135m?";
    QTest::newRow("lesson") << "lesson one" << 2 << "no lesson \"one\"";
    QTest::newRow("unwritable data")
        << run + "--data /no/such/folder/a.json" << 1 << "/no/such/folder/a.json cannot be written";
    QTest::newRow("unwritable figure") << run + "--figure folder.svg" << 1 << "it is a folder";
    QTest::newRow("data below a file")
        << run + "--data broken.json/a.json" << 1 << "cannot be written";
    QTest::newRow("no text file") << run + "--set text=@none.txt" << 1 << "none.txt";
    QTest::newRow("folder as text") << run + "--set text=@folder.svg" << 1 << "folder.svg";
    QTest::newRow("no bundled text") << run + "--set text=bundled:fix" << 2 << "did you mean fox";
    QTest::newRow("unknown tokenizer")
        << "run tokenization.compare --set tokenizers=gtp2" << 2 << "did you mean gpt2";
    QTest::newRow("no tokenizer file") << "run tokenization.compare --set tokenizers=none.json" << 1
                                       << "no tokenizer file none.json";
    QTest::newRow("twice the same")
        << "run tokenization.compare --set tokenizers=gpt2,gpt2" << 2 << "\"gpt2\" twice";
    QTest::newRow("garbage tokenizer")
        << "run tokenization.compare --set tokenizers=garbage.json" << 1 << "garbage.json";
    QTest::newRow("garbage model") << "bench --model garbage.gguf" << 1 << "garbage.gguf";
    QTest::newRow("no weights") << run + "--weights w.safetensors" << 1 << "makes no weights";
}

void BadInput::isExplained()
{
    QFETCH(QString, words);
    QFETCH(int, status);
    QFETCH(QString, says);
    const QStringList before = QDir(folder_.path()).entryList();
    const Outcome outcome = seqscope(words.split(' ', Qt::SkipEmptyParts), folder_.path());
    QVERIFY2(outcome.status == status, outcome.err + QByteArray::number(outcome.status));
    QVERIFY2(outcome.err.contains(says.toUtf8()), outcome.err);
    QVERIFY2(outcome.err.startsWith("seqscope "), outcome.err);
    QCOMPARE(outcome.out, QByteArray());
    QCOMPARE(QDir(folder_.path()).entryList(), before);
}

void BadInput::oddTextsAreTexts_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("zeros") << QByteArray(100, '\0');
    QTest::newRow("not UTF-8") << QByteArray("\xff\xc3(\xe2\x82\xf0\x9f");
    QTest::newRow("one line of 100 kB") << QByteArray(100000, 'a');
    QTest::newRow("combining marks")
        << QByteArray("e").append(QByteArray("\xcc\x81").repeated(5000));
}

void BadInput::oddTextsAreTexts()
{
    QFETCH(QByteArray, bytes);
    write("text", bytes);
    const Outcome outcome
        = seqscope({"run", "tokenization.compare", "--set", "tokenizers=gpt2,mistral-v1", "--set",
                       "text=@text", "--data", "-", "--figure", "odd.svg"},
            folder_.path());
    QVERIFY2(outcome.status == 0 || outcome.status == 1, outcome.err);
    if (outcome.status == 1)
        QVERIFY(!outcome.err.isEmpty() && !QFile::exists(folder_.filePath("odd.svg")));
    else
        QVERIFY(!outcome.json().isNull());
    QFile::remove(folder_.filePath("odd.svg"));
}

void BadInput::attention_data()
{
    QTest::addColumn<QStringList>("set");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("says");
    QTest::newRow("empty text") << QStringList{"text="} << 1 << "the text is empty";
    QTest::newRow("no such layer")
        << QStringList{"text=Hello", "layer=30"} << 2 << "layer 30 does not exist";
    QTest::newRow("no such head") << QStringList{"text=Hello", "head=9"} << 2
                                  << "head 9 does not exist";
    QTest::newRow("rows turned round")
        << QStringList{"text=Hello", "rows=3,1"} << 2 << "rows begin at 3";
    QTest::newRow("rows beyond the text")
        << QStringList{"text=Hello", "rows=0,99"} << 2 << "rows end at token 99";
    QTest::newRow("beyond the context") << QStringList{"text=@long"} << 1 << "shorten it";
    QTest::newRow("no such model file") << QStringList{"model=nothing.gguf"} << 1 << "nothing.gguf";
    QTest::newRow("no such model") << QStringList{"model=smollm2"} << 2 << "did you mean";
    QTest::newRow("garbage model") << QStringList{"model=garbage.gguf"} << 1 << "garbage.gguf";
}

void BadInput::attention()
{
    QFETCH(QStringList, set);
    QFETCH(int, status);
    QFETCH(QString, says);
    if (!seqscope({"list"}).out.contains("attention.explore")) QSKIP("no attention.explore here");
    if (!std::filesystem::exists(modelFolder() / "SmolLM2-135M-Instruct.Q4_1.gguf"))
        QSKIP("the model is not on this machine");
    write("long", QByteArray("word ").repeated(9000));
    QStringList words{"run", "attention.explore", "--data", "bad.json"};
    for (const QString& each : set)
        words += {"--set", each};
    const Outcome outcome = seqscope(words, folder_.path());
    QVERIFY2(outcome.status == status, outcome.err + QByteArray::number(outcome.status));
    QVERIFY2(outcome.err.contains(says.toUtf8()), outcome.err);
    QVERIFY(!QFile::exists(folder_.filePath("bad.json")));
}

void BadInput::damagedModels()
{
    const QString model
        = QString::fromStdString((modelFolder() / "SmolLM2-135M-Instruct.Q4_1.gguf").string());
    if (!QFile::exists(model)) QSKIP("the model is not on this machine");
    QFile file(model);
    QVERIFY(file.open(QIODevice::ReadOnly));
    for (const qint64 length : {4, 30, 5000, 2000000, 50000000}) {
        file.seek(0);
        write("cut.gguf", file.read(length));
        const Outcome outcome = seqscope({"bench", "--model", "cut.gguf"}, folder_.path());
        QCOMPARE(outcome.status, 1);
        QVERIFY2(outcome.err.contains("cut.gguf"), outcome.err);
    }
}

void BadInput::aBrokenPluginDoesNotStopTheRest()
{
    QTemporaryDir place;
    const QString copy = place.filePath("seqscope"), plugins = place.filePath("plugins");
    QVERIFY(QDir(place.path()).mkdir("plugins"));
    QVERIFY(QFile::copy(program(), copy));
    QVERIFY(QFile::copy(SEQSCOPE_BUILD "/plugins/tokenization.so", plugins + "/tokenization.so"));
    QFile broken(plugins + "/broken.so");
    QVERIFY(broken.open(QIODevice::WriteOnly));
    broken.write("no module");
    broken.close();
    QProcess process;
    process.setProcessEnvironment(bareEnvironment());
    process.start(copy, {"list"});
    const Outcome outcome = finished(process);
    QCOMPARE(outcome.status, 0);
    QVERIFY(outcome.out.contains("tokenization.compare"));
    QVERIFY2(outcome.err.contains("the plugin broken was not loaded"), outcome.err);
}

void BadInput::interruptionLeavesNothing_data()
{
    QTest::addColumn<int>("signal");
    QTest::addColumn<int>("times");
    QTest::newRow("once") << int(SIGINT) << 1;
    QTest::newRow("twice") << int(SIGINT) << 2;
    QTest::newRow("terminated") << int(SIGTERM) << 1;
}

void BadInput::interruptionLeavesNothing()
{
    QFETCH(int, signal);
    QFETCH(int, times);
    QTemporaryDir place;
    QStringList lengths; // runs that take together far longer than the test
    for (int i = 1; i < 20000; ++i)
        lengths += QString::number(i);
    QProcess process;
    process.setProcessEnvironment(bareEnvironment());
    process.setWorkingDirectory(place.path());
    process.start(program(),
        {"sweep", "tokenization.compare", "--set", "tokenizers=gpt2", "--set",
            "text=bundled:frankenstein-long", "--over", "loss-tokens=" + lengths.join(','),
            "--data", "rows.csv"});
    QVERIFY(process.waitForStarted());
    QThread::msleep(500);
    for (int i = 0; i < times; ++i)
        ::kill(pid_t(process.processId()), signal);
    const Outcome outcome = finished(process, 10000);
    QCOMPARE(outcome.status, 130);
    QVERIFY(QDir(place.path()).entryList(QDir::Files).isEmpty());
}

QTEST_GUILESS_MAIN(BadInput)
#include "tst_bad_input.moc"
