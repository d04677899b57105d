// What pictures say in words is said in the language of the window: in every picture of every
// experiment, and a longer language has room. Tokens, text of models, names and numbers stay.
#include "app/plugins.h"
#include "engine/base/json.h"
#include "engine/base/resources.h"
#include "engine/experiment/engine.h"
#include "engine/experiment/job.h"
#include "engine/figure/comparison.h"
#include "tests/shared/built_families.h"
#include "tests/shared/tiny_model.h"
#include "widgets/language/language.h"
#include "widgets/language/said.h"

#include <nlohmann/json.hpp>

#include <QRegularExpression>
#include <QTranslator>
#include <QtTest>
#include <cmath>
#include <sstream>

using namespace seq;

namespace {

const std::string kMark = "\u034f"; // of what is said as a caption; no width, in no text
QSet<QString> asked;

std::string marked(std::string_view english)
{
    asked << QString::fromUtf8(english.data(), qsizetype(english.size()));
    return kMark + caption(english);
}

struct Shown {
    const char *experiment, *values; // "name=value; …"
};
const std::vector<Shown> kShown{{"attention.explore", ""}, {"attention.explore", "view=rows"},
    {"attention.explore", "view=map; fuse=rollout"}, {"attention.explore", "view=map; fuse=mean"},
    {"attention.explore", "view=links; transform=lift"}, {"attention.explore", "view=grid"},
    {"attention.next-token", ""}, {"decoding.generate", "length=12"},
    {"decoding.generate", "length=12; strategy=sample; top-k=40; min-p=0.1; shown=rank"},
    {"decoding.beam", "length=6; candidates=true; find=the"},
    {"decoding.beam", "length=6; across=surprisal; shown=score; step=3; node=0"},
    {"decoding.diverse-beam", "length=5"}, {"decoding.tree-search", "budget=8; beside=beam"},
    {"decoding.tree-search", "mode=A; simulations=16; shown=visits; beside=greedy"},
    {"decoding.tree-search", "mode=E; budget=16; depth=3; node=0"}, {"decoding.search-claim", ""},
    {"tokenization.compare", ""}, {"tokenization.compare", "text=text:"},
    {"tokenization.compare", "byte=3; tokenizers=gpt2"}};

QList<TextMark> textsOf(const Picture& picture)
{
    QList<TextMark> all;
    for (const Mark& mark : picture.marks)
        if (const auto* text = std::get_if<TextMark>(&mark.shape)) all << *text;
    return all;
}

} // namespace

class TestCaptions : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void cleanup();
    void everyPictureIsSaid_data();
    void everyPictureIsSaid();
    void aLongerLanguageHasRoom_data() { everyPictureIsSaid_data(); }
    void aLongerLanguageHasRoom();
    void comparisonsAreSaid();
    void beyondTheContextIsSaid();
    void whatFillsACaptionStays();

private:
    struct Run {
        const Experiment* experiment;
        Values values;
        ResultPtr result;
        QString known; // what is no caption: fields, data, tokens
    };
    const Run& run(const QString& row);
    Picture draw(const Run&, Wording say, Size size = {1000, 660}) const;
    std::string tokensOf(const Json&); // all that are named by "id" or "ids"
    Engine engine_{{}, 2};
    std::vector<LoadedFamily> families_;
    std::map<QString, Run> runs_;
};

void TestCaptions::initTestCase()
{
    families_ = builtFamilies();
    if (!std::filesystem::exists(modelFolder() / "SmolLM2-135M-Instruct.Q4_1.gguf"))
        QSKIP("SmolLM2-135M-Instruct.Q4_1.gguf is not here");
}

void TestCaptions::cleanup()
{
    for (QTranslator* translator : qApp->findChildren<QTranslator*>())
        delete translator;
}

void TestCaptions::everyPictureIsSaid_data()
{
    QTest::addColumn<int>("shown");
    for (std::size_t i = 0; i < kShown.size(); ++i)
        QTest::addRow("%s %s", kShown[i].experiment, kShown[i].values) << int(i);
}

const TestCaptions::Run& TestCaptions::run(const QString& row)
{
    if (const auto known = runs_.find(row); known != runs_.end()) return known->second;
    const Shown& shown = kShown[std::size_t(row.toInt())];
    Run run;
    for (const LoadedFamily& family : families_)
        for (const auto& experiment : family.experiments)
            if (experiment->info().id == shown.experiment) run.experiment = experiment.get();
    const Schema schema = run.experiment->schema();
    run.values = run.experiment->preset(Preset::Quick);
    for (const QString& set : QString(shown.values).split("; ", Qt::SkipEmptyParts)) {
        const std::string name = set.section('=', 0, 0).toStdString();
        const std::string value = set.section('=', 1).toStdString();
        run.values.set(name, schema.parse(schema.at(name), std::string_view(value)));
    }
    const LaneScope lane({&engine_.pool(), nullptr, true});
    Job job(engine_, 0);
    run.result = run.experiment->run(run.values, job);
    std::ostringstream data;
    JsonWriter json(data);
    json.beginObject();
    run.result->data(json);
    json.key("fields").beginObject(); // some have names of the data
    for (const auto& [name, value] : run.values)
        json.member(name, toFlag(schema.at(name), value));
    json.endObject().endObject();
    run.known = QString::fromStdString(data.str() + tokensOf(parseJson(data.str(), "data")));
    return runs_.emplace(row, std::move(run)).first->second;
}

std::string TestCaptions::tokensOf(const Json& json)
{
    std::string text;
    const auto token = [&](const Json& id) {
        if (!id.is_number_integer()) return;
        const auto model = engine_.model(ModelRef{"smollm2-135m"});
        text += model->tokenizer->bytes(id.get<Token>()) + ' ';
    };
    if (json.is_object())
        for (const auto& [key, value] : json.items()) {
            if (key == "id") token(value);
            if (key == "ids" && value.is_array()) std::ranges::for_each(value, token);
            text += tokensOf(value);
        }
    if (json.is_array())
        for (const Json& value : json)
            if (value.is_structured()) text += tokensOf(value);
    return text;
}

Picture TestCaptions::draw(const Run& run, Wording say, Size size) const
{
    Canvas canvas(size);
    run.experiment->draw(run.values, *run.result, {.size = size, .say = say}, canvas);
    return canvas.take();
}

// A text without the mark is made of what the run was given and gave: tokens, names, numbers.
void TestCaptions::everyPictureIsSaid()
{
    QFETCH(int, shown);
    const Run& made = run(QString::number(shown));
    asked.clear();
    QStringList unsaid;
    static const QRegularExpression word("[A-Za-z]{3,}");
    int said = 0;
    for (const TextMark& mark : textsOf(draw(made, marked))) {
        if (mark.text.find(kMark) != std::string::npos && ++said) continue;
        const QString text = QString::fromStdString(mark.text);
        for (auto it = word.globalMatch(text); it.hasNext();)
            if (!made.known.contains(it.next().captured())) unsaid << text;
    }
    QVERIFY2(unsaid.isEmpty(), qPrintable(unsaid.join('\n')));
    QVERIFY(said > 0);
    for (const char* code : {"de", "ja"}) {
        QVERIFY(useLanguage(*qApp, code));
        QStringList missing;
        static const QSet<QString> same{"min-p", "top-k", "top-p", "bias", "epsilon", "eta",
            "typical", "log p", "Rényi", "Budget", "Chance", "Token"};
        for (const QString& english : asked) {
            const QString there = QString::fromStdString(caption(english.toStdString()));
            if (there == english && !same.contains(english)) missing << english;
        }
        missing.removeIf([&](const QString& m) {
            return code == QLatin1String("de") && m == "text"; // Text: a noun begins large
        });
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join('\n')));
        cleanup();
    }
}

// No caption leaves the picture or lies upon another text, in any language.
void TestCaptions::aLongerLanguageHasRoom()
{
    QFETCH(int, shown);
    const Run& made = run(QString::number(shown));
    for (const char* code : {"en", "de", "ja", "pseudo"})
        for (const Size size : {Size{1000, 660}, Size{640, 480}}) {
            QVERIFY(useLanguage(*qApp, code));
            const Picture picture = draw(made, marked, size);
            cleanup();
            std::vector<std::pair<Rect, const TextMark*>> boxes;
            QStringList bad;
            for (const Mark& mark : picture.marks) {
                const auto* text = std::get_if<TextMark>(&mark.shape);
                if (!text || text->text.empty() || mark.clip >= 0) continue;
                if (text->style.turn != 0 && text->style.turn != -90) continue; // tokens
                const auto isSaid
                    = [](const TextMark& t) { return t.text.find(kMark) != std::string::npos; };
                const Rect box = boxOf(mark).inset(text->style.size * 0.2);
                const QString words = QString::fromStdString(text->text);
                const bool out = box.x < -1 || box.y < -1 || box.right() > size.width + 1
                    || box.bottom() > size.height + 1;
                if (out && isSaid(*text)) bad << "outside: " + words;
                for (const auto& [other, was] : boxes)
                    if ((isSaid(*text) || isSaid(*was)) && box.x < other.right()
                        && other.x < box.right() && box.y < other.bottom()
                        && other.y < box.bottom())
                        bad << words + " | " + QString::fromStdString(was->text);
                boxes.emplace_back(box, text);
            }
            QVERIFY2(bad.isEmpty(),
                qPrintable(QString("%1, %2 px:\n").arg(code).arg(size.width) + bad.join('\n')));
        }
}

void TestCaptions::comparisonsAreSaid()
{
    const Run& a = run("0");
    const auto drawn = [&](const Values& values) {
        return [&](const View& v, Canvas& c) { a.experiment->draw(values, *a.result, v, c); };
    };
    Values grid = a.values;
    grid.set("view", std::string("grid"));
    QVERIFY(useLanguage(*qApp, "de"));
    Canvas canvas({1000, 660});
    drawComparison(Comparison::Difference, {drawn(a.values), drawn(grid), "a", "b"},
        {.size = {1000, 660}, .say = caption}, canvas);
    QStringList texts;
    for (const TextMark& mark : textsOf(canvas.take()))
        texts << QString::fromStdString(mark.text);
    QVERIFY2(texts.contains("A − B: die Bilder haben verschiedene Diagramme; stattdessen "
                            "nebeneinander"),
        qPrintable(texts.join('\n')));
}

void TestCaptions::beyondTheContextIsSaid()
{
    Run run = this->run("0");
    std::string text;
    for (int i = 0; i < 300; ++i)
        text += "a ";
    run.values.set("model", tinyModel()); // trained for 256
    run.values.set("text", text);
    run.values.set("layer", std::int64_t(1));
    run.values.set("beyond", true);
    const LaneScope lane({&engine_.pool(), nullptr, true});
    Job job(engine_, 0);
    run.result = run.experiment->run(run.values, job);
    QVERIFY(useLanguage(*qApp, "de"));
    for (const Size size : {Size{1000, 660}, Size{640, 480}}) {
        const auto texts = textsOf(draw(run, caption, size));
        QVERIFY(std::ranges::any_of(texts, [](const TextMark& mark) {
            return mark.text == "Jenseits des trainierten Kontexts von 256 Token";
        }));
    }
}

// A token that is itself a caption is not translated; a file says everything in English.
void TestCaptions::whatFillsACaptionStays()
{
    QVERIFY(useLanguage(*qApp, "de"));
    const Wording german(caption), english;
    QCOMPARE(german("Where \"{}\" looks", {"token {}"}), std::string("Wohin „token {}“ schaut"));
    QCOMPARE(english("Where \"{}\" looks", {"token {}"}), std::string("Where \"token {}\" looks"));
    QCOMPARE(german("said by a new plugin: {}", {"7"}), std::string("said by a new plugin: 7"));
    const Run& made = run("0");
    const Picture inEnglish = draw(made, {}), inGerman = draw(made, caption);
    QVERIFY(inEnglish.text() != inGerman.text());
    // the keyboard, pins and comparisons find things by these
    QCOMPARE(inGerman.links.size(), inEnglish.links.size());
    for (std::size_t i = 0; i < inGerman.links.size(); ++i)
        QCOMPARE(inGerman.links[i].label, inEnglish.links[i].label);
    QCOMPARE(inGerman.plots.size(), inEnglish.plots.size());
    for (std::size_t i = 0; i < inGerman.plots.size(); ++i)
        QCOMPARE(inGerman.plots[i].name, inEnglish.plots[i].name);
}

QTEST_MAIN(TestCaptions)
#include "tst_captions.moc"
