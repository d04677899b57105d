// The contract of the command line, on the real program.
#include "engine/base/resources.h"
#include "tests/shared/seqscope_process.h"

#include <QJsonArray>
#include <QTemporaryDir>
#include <QtTest>

using namespace seq;

namespace {
constexpr const char* kId = "tokenization.compare"; // needs no model
const QStringList kSmall{"--set", "tokenizers=gpt2,mistral-v1", "--set", "text=Hello, world"};
} // namespace

class CommandLine : public QObject {
    Q_OBJECT
private slots:
    void version();
    void listSaysEverything();
    void helpSaysEverything();
    void dataIsOneObject();
    void presetThenValuesThenSet();
    void aDataFileIsAValuesFile();
    void sameInputSameBytes();
    void figuresOfEveryKind();
    void sweepIsATable();
    void anyBytesAreText();
    void messagesStayOffStandardOutput();
    void devicesAreNoFilesToReplace();
    void benchMeasures();
    void comparesTwoRuns();
    void samplesToTrainOn();
};

void CommandLine::version()
{
    const Outcome outcome = seqscope({"--version"});
    QCOMPARE(outcome.status, 0);
    QVERIFY(QRegularExpression("^seqscope \\d+\\.\\d+\\.\\d+\n$").match(outcome.out).hasMatch());
}

void CommandLine::listSaysEverything()
{
    const Outcome text = seqscope({"list"}), json = seqscope({"list", "--json"});
    QCOMPARE(text.status, 0);
    QCOMPARE(json.status, 0);
    const QJsonArray list = json.json().array();
    QVERIFY(!list.isEmpty());
    for (const QJsonValue& each : list) {
        const QJsonObject experiment = each.toObject();
        for (const char* key : {"id", "title", "paper", "family", "summary", "measures", "fields"})
            QVERIFY2(experiment.contains(key), key);
        QVERIFY(text.out.contains(experiment["id"].toString().toUtf8()));
        for (const QJsonValue& field : experiment["fields"].toArray())
            for (const char* key :
                {"name", "type", "default", "min", "max", "choices", "unit", "when", "help"})
                QVERIFY2(field.toObject().contains(key), key);
    }
}

void CommandLine::helpSaysEverything()
{
    const Outcome usage = seqscope({"help"});
    QCOMPARE(usage.status, 0);
    for (const char* word : {"--set", "--values", "--preset", "--device", "--seed", "--figure",
             "--data", "--weights", "--over", "--startup-report", "--renderer"})
        QVERIFY2(usage.out.contains(word), word);
    const Outcome one = seqscope({"help", kId});
    QCOMPARE(one.status, 0);
    for (const char* word : {"text", "tokenizers", "loss-tokens"})
        QVERIFY2(one.out.contains(word), word);
}

void CommandLine::dataIsOneObject()
{
    const Outcome outcome = seqscope(QStringList{"run", kId, "--data", "-"} + kSmall);
    QCOMPARE(outcome.status, 0);
    const QJsonObject data = outcome.json().object();
    QCOMPARE(data["experiment"].toString(), QString(kId));
    QCOMPARE(data["version"].toInt(), 1);
    QCOMPARE(data["values"]["text"].toString(), QString("Hello, world"));
    for (const char* key :
        {"version", "experiment", "seed", "device", "instruction-set", "models", "tokenizers"})
        QVERIFY2(data["provenance"].toObject().contains(key), key);
    QCOMPARE(data["provenance"]["tokenizers"].toArray().size(), 2);
    QCOMPARE(data["numbers"][0].toObject().keys(), (QStringList{"name", "unit", "value"}));
    QCOMPARE(data["data"]["tokenizers"].toArray().size(), 2);
}

void CommandLine::presetThenValuesThenSet()
{
    QTemporaryDir folder;
    QFile file(folder.filePath("v.json"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(R"({"text": "from the file", "loss-tokens": 3})");
    file.close();
    const Outcome outcome = seqscope(
        QStringList{"run", kId, "--set", "loss-tokens=7", "--values", file.fileName(), "--preset",
            "full", "--set", "tokenizers=mistral-v1", "--set", "tokenizers=gpt2", "--data", "-"});
    QCOMPARE(outcome.status, 0);
    const QJsonObject values = outcome.json()["values"].toObject();
    QCOMPARE(values["text"].toString(), QString("from the file"));
    QCOMPARE(values["loss-tokens"].toInt(), 7);
    QCOMPARE(values["tokenizers"].toArray(), QJsonArray{"gpt2"});
}

void CommandLine::aDataFileIsAValuesFile()
{
    QTemporaryDir folder;
    const QString first = folder.filePath("a.json"), second = folder.filePath("b.json");
    QCOMPARE(seqscope(QStringList{"run", kId, "--data", first} + kSmall).status, 0);
    QCOMPARE(seqscope({"run", kId, "--data", second, "--values", first}).status, 0);
    QVERIFY(contents(first).size() > 100);
    QCOMPARE(contents(second), contents(first));
}

void CommandLine::sameInputSameBytes()
{
    QTemporaryDir folder;
    QMap<QString, QByteArray> first;
    const QByteArrayList scales{"1", "1.25", "1.5", "2"}; // of the display: no figure may know it
    for (int round = 0; round < 4; ++round) {
        qputenv("QT_SCALE_FACTOR", scales[round]);
        QStringList words{"run", kId, "--threads", QString::number(1 + round)};
        for (const char* name : {"a.svg", "a.pdf", "a.png"})
            words += {"--figure", name};
        QCOMPARE(
            seqscope(words + kSmall + QStringList{"--data", "a.json"}, folder.path()).status, 0);
        for (const QString name : {"a.svg", "a.pdf", "a.png", "a.json"}) {
            const QByteArray bytes = contents(folder.filePath(name));
            QVERIFY2(bytes.size() > 100, qPrintable(name));
            if (round == 0)
                first[name] = bytes;
            else
                QVERIFY2(bytes == first[name], qPrintable(name));
        }
    }
    qunsetenv("QT_SCALE_FACTOR");
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 4); // nothing is left beside
}

void CommandLine::figuresOfEveryKind()
{
    QTemporaryDir folder;
    const Outcome outcome
        = seqscope(QStringList{"run", kId, "--figure", "a.svg", "--figure", "a.pdf", "--figure",
                       "a.png", "--size", "80x60", "--theme", "dark", "--dpi", "127"}
                + kSmall,
            folder.path());
    QCOMPARE(outcome.status, 0);
    QVERIFY(contents(folder.filePath("a.svg")).contains("width=\"80mm\""));
    QVERIFY(contents(folder.filePath("a.pdf")).startsWith("%PDF-"));
    const QImage image(folder.filePath("a.png"));
    QCOMPARE(image.size(), QSize(400, 300)); // 5 pixels a millimetre
    QVERIFY(qGray(image.pixel(1, 1)) < 100);
}

void CommandLine::sweepIsATable()
{
    const Outcome outcome = seqscope({"sweep", kId, "--over", "text=one,two words", "--over",
        "tokenizers=gpt2;mistral-v1,gpt2", "--quiet"});
    QCOMPARE(outcome.status, 0);
    const QList<QByteArray> lines = outcome.out.trimmed().split('\n');
    QCOMPARE(lines.size(), 5);
    QVERIFY(lines[0].startsWith("text,tokenizers,gpt2 tokens"));
    QVERIFY(lines[1].startsWith("one,gpt2,1,"));
    QVERIFY(lines[2].startsWith("one,\"mistral-v1,gpt2\","));
    QVERIFY(lines[3].startsWith("two words,gpt2,2,"));
    for (const QByteArray& line : lines.mid(1)) // the second tokenizer's columns are empty for one
        QVERIFY(line.count(',') >= lines[0].count(','));
    QVERIFY(outcome.err.isEmpty());
}

void CommandLine::anyBytesAreText()
{
    QTemporaryDir folder;
    QFile file(folder.filePath("bytes"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray("\xff\xfe\x00\xc3\r\n", 6));
    file.close();
    const Outcome outcome
        = seqscope({"run", kId, "--set", "text=@bytes", "--set", "tokenizers=gpt2", "--data", "-"},
            folder.path());
    QCOMPARE(outcome.status, 0);
    QVERIFY(!outcome.json().isNull());
    const Outcome literal = shell("seqscope run tokenization.compare --set tokenizers=gpt2 --set "
                                  "text=\"$(printf 'a\\377b')\" --data -");
    QCOMPARE(literal.status, 0);
    const QJsonValue text = literal.json()["values"]["text"];
    QCOMPARE(QByteArray::fromBase64(text["base64"].toString().toUtf8()),
        QByteArray("a\xff"
                   "b"));
}

void CommandLine::messagesStayOffStandardOutput()
{
    const Outcome loud = seqscope(QStringList{"run", kId} + kSmall);
    QVERIFY(loud.out.contains("gpt2 tokens"));
    QVERIFY(!loud.out.contains("done in"));
    QVERIFY(loud.err.contains("done in"));
    const Outcome quiet = seqscope(
        QStringList{"run", kId, "--quiet", "--figure", "/dev/null.svg"}.mid(0, 3) + kSmall);
    QVERIFY(quiet.err.isEmpty());
}

void CommandLine::devicesAreNoFilesToReplace()
{
    QCOMPARE(seqscope(QStringList{"run", kId, "--data", "/dev/null"} + kSmall).status, 0);
    QVERIFY(!QFileInfo("/dev/null").isFile());
    QVERIFY(QFileInfo("/dev/null").exists());
    const Outcome full = shell("seqscope list > /dev/full");
    QCOMPARE(full.status, 1);
    QVERIFY(full.err.contains("cannot be written"));
    QCOMPARE(shell("seqscope help | head -1").status, 0);
}

void CommandLine::benchMeasures()
{
    if (!std::filesystem::exists(modelFolder() / "SmolLM2-135M-Instruct.Q4_1.gguf"))
        QSKIP("the model is not on this machine");
    const Outcome outcome
        = seqscope({"bench", "--prefill", "16", "--decode", "2", "--threads", "1", "--json"});
    QCOMPARE(outcome.status, 0);
    const QJsonObject report = outcome.json().object();
    for (const char* key : {"load_seconds", "prefill_tokens_per_second", "decode_tokens_per_second",
             "peak_rss_bytes", "model_bytes"})
        QVERIFY2(report[key].toDouble() > 0, key);
    QCOMPARE(report["device"].toString(), QString("cpu"));
    QCOMPARE(report["threads"].toInt(), 1);
}

void CommandLine::comparesTwoRuns()
{
    const QStringList run = QStringList{"run", kId, "--quiet"} + kSmall;
    const QStringList against{"--against", "text=Hello, old world", "--against", "text=Bye"};
    const Outcome one = seqscope(run + QStringList{"--data", "-"});
    const Outcome two = seqscope(run + against + QStringList{"--data", "-"});
    QCOMPARE(two.status, 0);
    const QJsonObject a = one.json().object(), both = two.json().object();
    QCOMPARE(both["numbers"], a["numbers"]);
    QCOMPARE(both["data"], a["data"]);
    const QJsonObject b = both["against"].toObject();
    QCOMPARE(b["values"].toObject()["text"].toString(), QString("Bye")); // the last one counts
    QCOMPARE(b["values"].toObject()["tokenizers"], a["values"].toObject()["tokenizers"]);
    const Outcome alone = seqscope({"run", kId, "--quiet", "--set", "tokenizers=gpt2,mistral-v1",
        "--set", "text=Bye", "--data", "-"});
    QCOMPARE(b["data"], alone.json().object()["data"]);
    QTemporaryDir folder;
    for (const char* how : {"beside", "difference"}) {
        QList<QByteArray> made;
        for (const char* name : {"one.svg", "two.svg"}) {
            const QString file = folder.filePath(QLatin1String(name));
            QCOMPARE(
                seqscope(run + against + QStringList{"--compare", how, "--figure", file}).status,
                0);
            QFile figure(file);
            QVERIFY(figure.open(QIODevice::ReadOnly));
            made << figure.readAll();
        }
        QVERIFY(made[0] == made[1]);
        QVERIFY(made[0].contains("Bye"));
    }
    for (const QStringList& bad : {QStringList{"--compare", "sideways"}, {"--against", "text"},
             {"--against", "txt=a"}, {"--against", "loss-tokens=many"}})
        QCOMPARE(seqscope(run + bad).status, 2);
}

// Completions of a tree search at or above the quantile of their confidence, one a line.
void CommandLine::samplesToTrainOn()
{
    const QTemporaryDir folder;
    const Outcome none = seqscope({"run", "tokenization.compare", "--set", "tokenizers=gpt2",
        "--quiet", "--data", folder.filePath("none.jsonl")});
    QCOMPARE(none.status, 1);
    QVERIFY2(none.err.contains("makes no training samples"), none.err);
    QVERIFY(!QFile::exists(folder.filePath("none.jsonl")));
    if (!std::filesystem::exists(modelFolder() / "SmolLM2-135M-Instruct.Q4_1.gguf"))
        QSKIP("the model is not on this machine");
    const QString file = folder.filePath("samples.jsonl");
    const QStringList search{"run", "decoding.tree-search", "--quiet", "--set",
        "prompt=Once upon a time", "--set", "sample-quantile=0.5", "--data"};
    QCOMPARE(seqscope(search + QStringList{file}).status, 0);
    const QJsonDocument whole = seqscope(search + QStringList{"-"}).json();
    QList<double> confidences;
    for (const QJsonValue& each : whole["data"]["sequences"].toArray())
        confidences << each["confidence"].toDouble();
    std::ranges::sort(confidences, std::greater());
    QFile in(file);
    QVERIFY(in.open(QIODevice::ReadOnly));
    const QByteArrayList lines = in.readAll().trimmed().split('\n');
    // half of them, the middle one included
    QCOMPARE(lines.size(), confidences.size() - confidences.size() / 2);
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QJsonObject sample = QJsonDocument::fromJson(lines[i]).object();
        QCOMPARE(sample.keys(), (QStringList{"completion", "confidence", "prompt"}));
        QVERIFY(lines[i].startsWith("{\"prompt\":"));
        QCOMPARE(sample["prompt"].toString(), "Once upon a time");
        QCOMPARE(sample["confidence"].toDouble(), confidences[i]);
        QVERIFY(!sample["completion"].toString().isEmpty());
        QVERIFY(!sample["completion"].toString().contains("<|im_end|>"));
    }
    QCOMPARE(whole["data"]["samples"].toArray().size(), lines.size());
}

QTEST_GUILESS_MAIN(CommandLine)
#include "tst_command_line.moc"
