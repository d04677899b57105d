// Parameters as four readers see them: schema, flags, JSON, fields.
#include "engine/base/error.h"
#include "engine/base/random.h"
#include "engine/experiment/engine.h"
#include "engine/experiment/experiment.h"
#include "engine/experiment/provenance.h"
#include "tests/shared/example_method.h"

#include <QtTest>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

using namespace seq;

namespace {

std::string failure(const std::function<void()>& work)
{
    try {
        work();
    } catch (const Error& e) {
        return e.what();
    }
    return {};
}

std::string toJson(const Value& value)
{
    std::ostringstream out;
    JsonWriter json(out);
    write(json, value);
    return out.str();
}

std::string randomBytes(Rng& rng)
{
    std::string bytes;
    for (auto n = rng.below(12); n > 0; --n)
        bytes += char(rng.below(3) ? rng.below(256) : ",[]\"@ "[rng.below(6)]);
    return bytes;
}

// Any value that the field takes.
Value randomValue(const FieldInfo& field, Rng& rng)
{
    const double low = std::max(field.min, -1e6), high = std::min(field.max, 1e6);
    const auto real = [&] { return low + (high - low) * rng.uniform(); };
    const auto whole = [&] { return std::int64_t(std::floor(real())); };
    switch (field.type) {
    case FieldInfo::Bool:
        return rng.below(2) == 1;
    case FieldInfo::Int:
        return whole();
    case FieldInfo::Real:
        return real();
    case FieldInfo::Choice:
        return field.choices[rng.below(field.choices.size())];
    case FieldInfo::Ints: {
        std::vector<std::int64_t> list;
        for (auto n = rng.below(4); n > 0; --n)
            list.push_back(whole());
        return list;
    }
    case FieldInfo::Reals: {
        std::vector<double> list;
        for (auto n = rng.below(4); n > 0; --n)
            list.push_back(real());
        return list;
    }
    case FieldInfo::Strings: {
        std::vector<std::string> list;
        for (auto n = rng.below(4); n > 0; --n)
            list.push_back(randomBytes(rng));
        return list;
    }
    default:
        return randomBytes(rng);
    }
}

} // namespace

class ExperimentValues : public QObject {
    Q_OBJECT
private slots:
    void schemaSaysWhatFieldsSay();
    void presetsAreTheInitialisers();
    void anyValueSurvivesFlagsAndJson();
    void listsTakeCommasOrJson();
    void badValuesAreNamed_data();
    void badValuesAreNamed();
    void badJsonIsNamed();
    void unknownNamesAreGuessed();
    void whenDecides();
    void wrongTypesDoNotReachFields();
    void textsComeFromFourPlaces();
    void modelsAreFoundOrExplained();
    void provenanceRepeats();
};

void ExperimentValues::schemaSaysWhatFieldsSay()
{
    const Schema schema = experiment<ExampleMethod>()->schema();
    QCOMPARE(schema.fields.size(), std::size_t(11));
    const FieldInfo& count = schema.at("count");
    QCOMPARE(count.type, FieldInfo::Int);
    QCOMPARE(count.min, 1.0);
    QCOMPARE(count.max, 100.0);
    QCOMPARE(std::get<std::int64_t>(count.initial), 3);
    QCOMPARE(schema.at("scale").unit, std::string("nat"));
    QCOMPARE(schema.at("way").choices, (std::vector<std::string>{"plain", "squared"}));
    QCOMPARE(std::get<std::string>(schema.at("way").initial), std::string("plain"));
    QCOMPARE(schema.at("weights").when, std::string("way=squared"));
    const std::vector<std::string_view> types{"bool", "int", "real", "string", "choice", "text",
        "model", "int list", "real list", "string list", "int"};
    for (std::size_t i = 0; i < types.size(); ++i)
        QCOMPARE(typeName(schema.fields[i].type), types[i]);
}

void ExperimentValues::presetsAreTheInitialisers()
{
    const auto method = experiment<ExampleMethod>();
    QCOMPARE(method->preset(Preset::Quick), method->schema().initial());
    const Values full = method->preset(Preset::Full);
    QCOMPARE(std::get<std::int64_t>(*full.find("count")), 30);
    QCOMPARE(std::get<double>(*full.find("scale")), 0.25);
    QCOMPARE(*full.find("names"), *method->schema().initial().find("names"));
}

void ExperimentValues::anyValueSurvivesFlagsAndJson()
{
    const Schema schema = experiment<ExampleMethod>()->schema();
    Rng rng(11);
    for (int round = 0; round < 500; ++round)
        for (const FieldInfo& field : schema.fields) {
            const Value value = randomValue(field, rng);
            QCOMPARE(schema.parse(field, std::string_view(toFlag(field, value))), value);
            QCOMPARE(schema.parse(field, parseJson(toJson(value), "test")), value);
        }
}

void ExperimentValues::listsTakeCommasOrJson()
{
    const Schema schema = experiment<ExampleMethod>()->schema();
    using Ints = std::vector<std::int64_t>;
    using Strings = std::vector<std::string>;
    const auto ints = [&](std::string_view text) {
        return std::get<Ints>(schema.parse(schema.at("items"), text));
    };
    const auto strings = [&](std::string_view text) {
        return std::get<Strings>(schema.parse(schema.at("names"), text));
    };
    QCOMPARE(ints("1,2, 3"), (Ints{1, 2, 3}));
    QCOMPARE(ints("[1,2,3]"), (Ints{1, 2, 3}));
    QCOMPARE(ints(" [ ] "), Ints{});
    QCOMPARE(ints(""), Ints{});
    QCOMPARE(strings("gpt2, mistral-v1"), (Strings{"gpt2", "mistral-v1"}));
    QCOMPARE(strings(R"(["a,b", {"base64": "/w=="}])"), (Strings{"a,b", "\xff"}));
}

void ExperimentValues::badValuesAreNamed_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("says");
    QTest::newRow("no number") << "count"
                               << "three"
                               << "count: \"three\" is no whole number";
    QTest::newRow("rest") << "count"
                          << "3x"
                          << "\"3x\" is no whole number";
    QTest::newRow("real for int") << "count"
                                  << "3.5"
                                  << "is no whole number";
    QTest::newRow("low") << "count"
                         << "0"
                         << "count must be between 1 and 100, not 0";
    QTest::newRow("high") << "count"
                          << "101"
                          << "between 1 and 100";
    QTest::newRow("far") << "count"
                         << "99999999999999999999"
                         << "is no whole number";
    QTest::newRow("empty") << "count"
                           << ""
                           << "is no whole number";
    QTest::newRow("not a number") << "scale"
                                  << "nan"
                                  << "finite";
    QTest::newRow("infinite") << "scale"
                              << "inf"
                              << "finite";
    QTest::newRow("in a list") << "items"
                               << "1,2,10"
                               << "items must be between 0 and 9, not 10";
    QTest::newRow("gap in a list") << "items"
                                   << "1,,2"
                                   << "\"\" is no whole number";
    QTest::newRow("broken list") << "items"
                                 << "[1,2"
                                 << "is not valid JSON";
    QTest::newRow("neither") << "twice"
                             << "yes"
                             << "\"yes\" is neither true nor false";
    QTest::newRow("choice") << "way"
                            << "squarred"
                            << "did you mean squared?";
}

void ExperimentValues::badValuesAreNamed()
{
    QFETCH(QString, field);
    QFETCH(QString, text);
    QFETCH(QString, says);
    const Schema schema = experiment<ExampleMethod>()->schema();
    const std::string message = failure([&] {
        schema.parse(schema.at(field.toStdString()), std::string_view(text.toStdString()));
    });
    QVERIFY2(QString::fromStdString(message).contains(says), message.c_str());
}

void ExperimentValues::badJsonIsNamed()
{
    const Schema schema = experiment<ExampleMethod>()->schema();
    const std::vector<std::pair<std::string_view, std::string_view>> bad{{"count", "\"3\""},
        {"count", "3.5"}, {"count", "18446744073709551615"}, {"count", "null"}, {"count", "[3]"},
        {"scale", "true"}, {"twice", "1"}, {"label", "3"}, {"label", "{}"},
        {"label", "{\"base64\": \"?\"}"}, {"items", "3"}, {"items", "[\"1\"]"}, {"names", "\"a\""},
        {"way", "\"cubed\""}};
    for (const auto& [field, json] : bad) {
        const std::string message
            = failure([&] { schema.parse(schema.at(field), parseJson(json, "test")); });
        QVERIFY2(!message.empty(), json.data());
    }
    QCOMPARE(std::get<std::int64_t>(schema.parse(schema.at("count"), parseJson("4.0", "test"))), 4);
    QCOMPARE(std::get<double>(schema.parse(schema.at("scale"), parseJson("1", "test"))), 1.0);
}

void ExperimentValues::unknownNamesAreGuessed()
{
    const Schema schema = experiment<ExampleMethod>()->schema();
    QCOMPARE(failure([&] { schema.at("cuont"); }),
        std::string("there is no field \"cuont\"; did you mean count?"));
    QVERIFY(failure([&] { schema.at("zzzzzzzzz"); }).find("there are twice, count")
        != std::string::npos);
    QVERIFY(!failure([&] { schema.at(std::string(100000, 'x')); }).empty());
}

void ExperimentValues::whenDecides()
{
    const Schema schema = experiment<ExampleMethod>()->schema();
    Values values = schema.initial();
    QVERIFY(!schema.enabled(schema.at("weights"), values));
    QVERIFY(schema.enabled(schema.at("count"), values));
    values.set("way", std::string("squared"));
    QVERIFY(schema.enabled(schema.at("weights"), values));
    FieldInfo either = schema.at("weights");
    either.when = "way=plain|squared";
    QVERIFY(schema.enabled(either, values));
    either.when = "twice=true";
    QVERIFY(!schema.enabled(either, values));
}

void ExperimentValues::wrongTypesDoNotReachFields()
{
    const auto method = experiment<ExampleMethod>();
    for (const FieldInfo& field : method->schema().fields) {
        Values values = method->schema().initial();
        values.set(
            field.name, field.type == FieldInfo::Bool ? Value(std::string("x")) : Value(true));
        ExampleMethod::Params params;
        QVERIFY2(!failure([&] {
            Read read(values);
            params.fields(read);
        }).empty(),
            field.name.c_str());
    }
}

void ExperimentValues::textsComeFromFourPlaces()
{
    QTemporaryDir folder;
    const std::string path = folder.filePath("any bytes").toStdString();
    const std::string bytes("\xff\0\r\n", 4);
    std::ofstream(path, std::ios::binary) << bytes;
    QCOMPARE(TextRef{"@" + path}.bytes(), bytes);
    std::ofstream(path, std::ios::trunc).close();
    QCOMPARE(TextRef{"@" + path}.bytes(), std::string());
    QCOMPARE(TextRef{"plain"}.bytes(), std::string("plain"));
    QCOMPARE(TextRef{"text:@home"}.bytes(), std::string("@home"));
    QVERIFY(TextRef{"bundled:fox"}.bytes().starts_with("The quick brown fox"));
    QVERIFY(failure([] { TextRef{"bundled:fix"}.bytes(); }).find("did you mean fox")
        != std::string::npos);
    QVERIFY(!failure([] { TextRef{"@/no/such/file"}.bytes(); }).empty());
    QVERIFY(!failure([&] { TextRef{"@" + folder.path().toStdString()}.bytes(); }).empty());
    for (const std::string literal : {"plain", "", "@home", "text:x", "bundled:fox", "\xff"})
        QCOMPARE(TextRef::literal(literal).bytes(), literal);
}

void ExperimentValues::modelsAreFoundOrExplained()
{
    QTemporaryDir empty;
    qputenv("SEQSCOPE_MODELS", empty.path().toUtf8());
    const std::string missing = failure([] { ModelRef{"smollm2-135m"}.path(); });
    QVERIFY2(missing.find("is missing") != std::string::npos, missing.c_str());
    QVERIFY2(missing.find("/fetch-model") != std::string::npos, missing.c_str());
    const std::string unknown = failure([] { ModelRef{"smollm2-136m"}.path(); });
    QVERIFY2(unknown.find("did you mean smollm2-135m?") != std::string::npos, unknown.c_str());
    QCOMPARE(ModelRef{empty.path().toStdString()}.path().string(), empty.path().toStdString());
    qunsetenv("SEQSCOPE_MODELS");
}

void ExperimentValues::provenanceRepeats()
{
    const auto method = experiment<ExampleMethod>();
    Values values = method->preset(Preset::Quick);
    values.set("label", std::string("\xff"));
    const Engine one({}, 1), two({}, 2);
    const std::string text = provenanceJson({*method, values, 7, one, "sampled"});
    QCOMPARE(provenanceJson({*method, values, 7, two, "sampled"}), text);
    const Json json = parseJson(text, "provenance");
    QCOMPARE(json["experiment"].get<std::string>(), std::string("example.sum"));
    QCOMPARE(json["seed"].get<int>(), 7);
    QCOMPARE(json["notice"].get<std::string>(), std::string("sampled"));
    QCOMPARE(json["version"].get<std::string>(), std::string(programVersion()));
    const Schema schema = method->schema();
    for (const auto& [name, value] : json["values"].items())
        QCOMPARE(schema.parse(schema.at(name), value), *values.find(name));
}

QTEST_APPLESS_MAIN(ExperimentValues)
#include "tst_experiment_values.moc"
