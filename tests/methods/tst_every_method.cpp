// What holds for every registered experiment, whatever it does. SEQSCOPE_FAMILY names one family:
// each is a test of its own to ctest, so that no number of methods runs into one time limit.
#include "engine/base/error.h"
#include "engine/base/random.h"
#include "engine/experiment/engine.h"
#include "engine/experiment/job.h"
#include "engine/figure/canvas.h"
#include "tests/figure/colour_science.h"
#include "tests/shared/tiny_model.h"
#include "widgets/family.h"

#include <QDirIterator>
#include <QPluginLoader>
#include <QtTest>
#include <chrono>
#include <malloc.h>
#include <nlohmann/json.hpp>
#include <sstream>
#include <thread>

using namespace seq;
using Clock = std::chrono::steady_clock;

namespace {

double secondsSince(Clock::time_point start)
{
    return std::chrono::duration<double>(Clock::now() - start).count();
}

std::map<std::string, std::shared_ptr<const Experiment>>& registered()
{
    static std::map<std::string, std::shared_ptr<const Experiment>> all;
    return all;
}

std::vector<Value> otherBools(const Value& now)
{
    return {!std::get<bool>(now)};
}

template <class T> std::vector<Value> otherNumbers(const FieldInfo& field, T now)
{
    std::vector<Value> others;
    const auto add = [&](double x) {
        if (x >= field.min && x <= field.max && T(x) != now) others.emplace_back(T(x));
    };
    for (const double step : {1.0, -1.0, 0.25, 3.0, -3.0, 8.0})
        add(double(now) + step);
    add(double(now) * 2);
    add(double(now) / 2);
    if (field.min > -1e6) add(field.min);
    if (field.max < 1e6) add(field.max);
    return others;
}

std::vector<Value> otherStrings(const std::vector<std::string>& now)
{
    std::vector<Value> others;
    if (now.size() > 1) others.emplace_back(std::vector<std::string>(now.begin(), now.end() - 1));
    std::vector<std::string> turned(now.rbegin(), now.rend());
    if (turned != now) others.emplace_back(turned);
    others.emplace_back(std::vector<std::string>{"gpt2"});
    return others;
}

// Values besides the present one, near ones first.
std::vector<Value> others(const FieldInfo& field, const Value& now)
{
    switch (field.type) {
    case FieldInfo::Bool:
        return otherBools(now);
    case FieldInfo::Int:
        return otherNumbers(field, std::get<std::int64_t>(now));
    case FieldInfo::Real:
        return otherNumbers(field, std::get<double>(now));
    case FieldInfo::Text:
        return {std::string("bundled:code"), std::string("bundled:alice"),
            std::string("<|im_start|>user\nHello<|im_end|>")};
    case FieldInfo::Ints:
        return {std::vector<std::int64_t>{0, 2}, std::vector<std::int64_t>{1}};
    case FieldInfo::Reals:
        return {std::vector<double>{0.25}, std::vector<double>{0.5, 1}};
    case FieldInfo::Strings:
        return otherStrings(std::get<std::vector<std::string>>(now));
    case FieldInfo::Choice: {
        std::vector<Value> names(field.choices.begin(), field.choices.end());
        std::erase(names, now);
        return names;
    }
    case FieldInfo::String:
        return {std::string("other")};
    case FieldInfo::Model:
        return {tinyModel()};
    }
    return {};
}

// Whole numbers as small as they may be: what every model has.
Values least(const Schema& schema, Values values)
{
    for (const FieldInfo& field : schema.fields)
        if (field.type == FieldInfo::Int && field.min > -1e6)
            values.set(field.name, Value(std::int64_t(field.min)));
    return values;
}

bool finite(const Rect& r)
{
    return std::isfinite(r.x + r.y + r.width + r.height);
}

bool hasPlace(const MarkShape& shape)
{
    const auto all = [](const std::vector<Point>& points) {
        return std::ranges::all_of(points, [](Point p) { return std::isfinite(p.x + p.y); });
    };
    struct Visitor {
        const decltype(all)& every;
        bool operator()(const RectMark& m) const { return finite(m.rect); }
        bool operator()(const PathMark& m) const { return every(m.points); }
        bool operator()(const DotsMark& m) const { return every(m.points); }
        bool operator()(const ImageMark& m) const { return finite(m.rect); }
        bool operator()(const TilesMark& m) const { return finite(m.rect); }
        bool operator()(const TextMark& m) const { return std::isfinite(m.at.x + m.at.y); }
    };
    return std::visit(Visitor{all}, shape);
}

// With the field's own condition met: "strategy=sample|contrastive".
Values enabling(const Schema& schema, const FieldInfo& field, Values values)
{
    const std::size_t equals = field.when.find('=');
    if (equals == std::string::npos || schema.enabled(field, values)) return values;
    const FieldInfo& other = schema.at(field.when.substr(0, equals));
    const std::string wanted = field.when.substr(equals + 1);
    values.set(
        other.name, schema.parse(other, std::string_view(wanted).substr(0, wanted.find('|'))));
    return enabling(schema, other, values);
}

} // namespace

class EveryMethod : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void declaresItself_data() { rows(); }
    void declaresItself();
    void quickIsQuick_data() { rows(); }
    void quickIsQuick();
    void sameSeedSameResult_data() { rows(); }
    void sameSeedSameResult();
    void valuesRoundTrip_data() { rows(); }
    void valuesRoundTrip();
    void everyFieldCounts_data() { rows(); }
    void everyFieldCounts();
    void cancelIsFast_data() { rows(); }
    void cancelIsFast();
    void pictureIsWhole_data() { rows(); }
    void pictureIsWhole();
    void coloursStayApart_data() { rows(); }
    void coloursStayApart();
    void memoryReturns_data() { rows(); }
    void memoryReturns();

private:
    static void rows();
    ResultPtr run(const Experiment&, const Values&, const std::atomic<bool>* cancelled = nullptr,
        ResultPtr previous = {});
    static Picture draw(
        const Experiment&, const Values&, const Result&, const Theme& = lightTheme());
    static std::string told(const Experiment&, const Result&);
    static bool modelIsMissing();
    bool skipped(const Experiment&);
    struct Before {
        Values values;
        ResultPtr result;
        std::string told, picture;
    };
    const Before& before(const Experiment&, const Values&);
    bool changes(const Experiment&, const Schema&, const FieldInfo&, const Values& base);
    bool lifts(const Experiment&, const Schema&, const FieldInfo&);
    Engine engine_{{}, 2};
    std::vector<Before> before_; // of the present experiment: many fields change the same values
};

void EveryMethod::rows()
{
    QTest::addColumn<QString>("id");
    const std::string family = qEnvironmentVariable("SEQSCOPE_FAMILY").toStdString();
    for (const auto& [id, experiment] : registered())
        if (family.empty() || id.starts_with(family + '.'))
            QTest::newRow(id.c_str()) << QString::fromStdString(id);
}

#define EXPERIMENT()                                                                               \
    QFETCH(QString, id);                                                                           \
    const Experiment& experiment = *registered().at(id.toStdString());                             \
    if (skipped(experiment)) QSKIP("its model is not on this machine")

void EveryMethod::initTestCase()
{
    QDirIterator modules(QStringLiteral(SEQSCOPE_BUILD "/plugins"), {"*.so"}, QDir::Files);
    while (modules.hasNext()) {
        QPluginLoader loader(modules.next());
        auto* family = qobject_cast<Family*>(loader.instance());
        QVERIFY2(family, qPrintable(loader.errorString()));
        for (auto& experiment : family->experiments()) {
            const std::string id(experiment->info().id);
            QVERIFY2(!registered().contains(id), id.c_str());
            registered()[id] = std::move(experiment);
        }
    }
    QVERIFY(!registered().empty());
}

bool EveryMethod::modelIsMissing()
{
    return std::ranges::any_of(listedModels(), [](const ListedModel& m) { return !m.present; });
}

bool EveryMethod::skipped(const Experiment& experiment)
{
    const Values values = experiment.preset(Preset::Quick);
    for (const FieldInfo& field : experiment.schema().fields)
        if (field.type == FieldInfo::Model)
            for (const ListedModel& model : listedModels())
                if (model.name == std::get<std::string>(*values.find(field.name)) && !model.present)
                    return true;
    return false;
}

ResultPtr EveryMethod::run(const Experiment& experiment, const Values& values,
    const std::atomic<bool>* cancelled, ResultPtr previous)
{
    const LaneScope lane({&engine_.pool(), cancelled, true});
    Job job(engine_, 1, std::move(previous), cancelled);
    return experiment.run(values, job);
}

Picture EveryMethod::draw(
    const Experiment& experiment, const Values& values, const Result& result, const Theme& theme)
{
    const View view{{900, 600}, {}, theme, 1, false};
    Canvas canvas(view.size);
    experiment.draw(values, result, view, canvas);
    return canvas.take();
}

// Numbers and data as text, without what was measured.
std::string EveryMethod::told(const Experiment& experiment, const Result& result)
{
    std::ostringstream out;
    JsonWriter json(out);
    json.beginObject();
    for (const Number& number : result.numbers)
        if (!number.measured) json.member(number.name, number.value);
    if (!experiment.info().measures) result.data(json);
    json.endObject();
    return out.str();
}

void EveryMethod::declaresItself()
{
    EXPERIMENT();
    const Info& info = experiment.info();
    QVERIFY(!info.title.empty() && !info.summary.empty());
    QVERIFY(QRegularExpression("^[a-z0-9-]+\\.[a-z0-9-]+$").match(id).hasMatch());
    const Schema schema = experiment.schema();
    for (const FieldInfo& field : schema.fields) {
        const QString name = QString::fromStdString(field.name);
        QVERIFY2(QRegularExpression("^[a-z0-9]+(-[a-z0-9]+)*$").match(name).hasMatch(),
            qPrintable(name));
        QVERIFY2(!field.help.empty(), field.name.c_str());
        schema.check(field, field.initial);
        schema.enabled(field, schema.initial()); // throws if its `when` names no field
    }
    QCOMPARE(experiment.preset(Preset::Full).size(), schema.fields.size());
}

void EveryMethod::quickIsQuick()
{
    EXPERIMENT();
    const Values values = experiment.preset(Preset::Quick);
    run(experiment, values); // loads what it needs
    const auto start = Clock::now();
    run(experiment, values);
    const double taken = secondsSince(start);
    constexpr double kQuick = 2, kSlack = 3; // machines differ
    qInfo("%s: quick preset in %.2f s (of %.0f)", qPrintable(id), taken, kQuick);
    QVERIFY(taken <= kSlack * kQuick);
}

void EveryMethod::sameSeedSameResult()
{
    EXPERIMENT();
    const Values values = experiment.preset(Preset::Quick);
    const ResultPtr first = run(experiment, values);
    QCOMPARE(told(experiment, *run(experiment, values)), told(experiment, *first));
    // what was there before may save time, never change a number
    QCOMPARE(told(experiment, *run(experiment, values, nullptr, first)), told(experiment, *first));
}

void EveryMethod::valuesRoundTrip()
{
    EXPERIMENT();
    const Schema schema = experiment.schema();
    for (const Preset preset : {Preset::Quick, Preset::Full}) {
        const Values values = experiment.preset(preset);
        for (const FieldInfo& field : schema.fields) {
            const Value& value = *values.find(field.name);
            std::ostringstream out;
            JsonWriter json(out);
            write(json, value);
            QCOMPARE(schema.parse(field, std::string_view(toFlag(field, value))), value);
            QCOMPARE(schema.parse(field, parseJson(out.str(), "test")), value);
        }
    }
}

const EveryMethod::Before& EveryMethod::before(const Experiment& experiment, const Values& values)
{
    const auto known = std::ranges::find(before_, values, &Before::values);
    if (known != before_.end()) return *known;
    const ResultPtr result = run(experiment, values);
    before_.push_back(
        {values, result, told(experiment, *result), draw(experiment, values, *result).text()});
    return before_.back();
}

bool EveryMethod::changes(
    const Experiment& experiment, const Schema& schema, const FieldInfo& field, const Values& base)
{
    const auto [unused, result, numbers, picture] = before(experiment, base);
    for (const Value& other : others(field, *base.find(field.name))) {
        Values values = base;
        values.set(field.name, other);
        try {
            schema.check(field, other);
            const ResultPtr after = field.redraw ? result : run(experiment, values);
            if (!field.redraw && told(experiment, *after) != numbers) return true;
            if (draw(experiment, values, *after).text() != picture) return true;
        } catch (const Error&) { // not with the other values: the next one
        }
    }
    return false;
}

// A text longer than the model's context is refused, and with another value of the field it is not.
bool EveryMethod::lifts(const Experiment& experiment, const Schema& schema, const FieldInfo& field)
{
    const bool reads = schema.find("text") && schema.find("model");
    if (!reads) return false;
    Values values = least(schema, experiment.preset(Preset::Quick));
    values.set("model", tinyModel());
    std::string text;
    for (int i = 0; i < 300; ++i)
        text += "a ";
    values.set("text", text);
    const auto refused = [&](const Values& tried) {
        try {
            run(experiment, tried);
            return false;
        } catch (const Error&) {
            return true;
        }
    };
    const auto all = others(field, *values.find(field.name));
    return refused(values) && std::ranges::any_of(all, [&](const Value& other) {
        Values lifted = values;
        lifted.set(field.name, other);
        return !refused(lifted);
    });
}

void EveryMethod::everyFieldCounts()
{
    EXPERIMENT();
    const Schema schema = experiment.schema();
    before_.clear();
    QStringList silent; // for want of a model
    for (const FieldInfo& field : schema.fields) {
        std::vector<Values> bases{enabling(schema, field, experiment.preset(Preset::Quick))};
        if (field.type == FieldInfo::Model) bases[0] = least(schema, bases[0]);
        // beside its preset, a text whose every kind of token occurs
        for (const char* name : {"text", "prompt"})
            if (schema.find(name) && field.name != name) {
                bases.push_back(bases[0]);
                bases.back().set(name,
                    std::string("<|im_start|>user\nThe quick brown fox. The quick "
                                "brown fox<|im_end|>\nAgain and again"));
            }
        const bool counts = std::ranges::any_of(bases, [&](const Values& base) {
            return changes(experiment, schema, field, base);
        }) || lifts(experiment, schema, field);
        if (!counts && modelIsMissing())
            silent << QString::fromStdString(field.name);
        else
            QVERIFY2(counts, field.name.c_str());
    }
    if (!silent.empty())
        QSKIP(qPrintable("without a model nothing shows " + silent.join(QStringLiteral(", "))));
}

void EveryMethod::cancelIsFast()
{
    EXPERIMENT();
    const Values values = experiment.preset(Preset::Quick);
    const auto start = Clock::now();
    run(experiment, values);
    const double whole = secondsSince(start);
    Rng rng(5);
    double slowest = 0;
    for (int i = 0; i < 20; ++i) {
        std::atomic<bool> cancelled{false};
        Clock::time_point asked;
        {
            std::jthread asks([&] {
                std::this_thread::sleep_for(std::chrono::duration<double>(whole * rng.uniform()));
                asked = Clock::now();
                cancelled = true;
            });
            try {
                run(experiment, values, &cancelled);
            } catch (const Cancelled&) {
            }
            asks.request_stop();
            if (cancelled) slowest = std::max(slowest, secondsSince(asked));
        }
    }
    constexpr double kFast = 0.2, kSlack = 3;
    qInfo("%s: cancelled within %.0f ms (of %.0f)", qPrintable(id), slowest * 1e3, kFast * 1e3);
    QVERIFY(slowest <= kSlack * kFast);
}

void EveryMethod::pictureIsWhole()
{
    EXPERIMENT();
    const Values values = experiment.preset(Preset::Quick);
    const ResultPtr result = run(experiment, values);
    for (const Theme& theme : {lightTheme(), darkTheme()}) {
        const Picture picture = draw(experiment, values, *result, theme);
        QVERIFY(picture.marks.size() > 3);
        QVERIFY(!picture.links.empty());
        const auto within
            = [](int index, std::size_t size) { return index >= -1 && index < int(size); };
        for (const Mark& mark : picture.marks) {
            QVERIFY(within(mark.clip, picture.clips.size()));
            QVERIFY(within(mark.link, picture.links.size()));
            QVERIFY(within(mark.edit, picture.edits.size()));
            QVERIFY(within(mark.drag, picture.drags.size()));
            QVERIFY2(hasPlace(mark.shape), "a mark has no place");
        }
        for (const Link& link : picture.links)
            QVERIFY(link.ref.begin <= link.ref.end);
        for (const Edit& edit : picture.edits) {
            const std::string target = edit.experiment.empty() ? id.toStdString() : edit.experiment;
            const Schema schema = registered().at(target)->schema();
            for (const auto& [name, value] : edit.set)
                schema.check(schema.at(name), value);
        }
        for (const Drag& drag : picture.drags)
            QVERIFY(experiment.schema().find(drag.field));
    }
}

// What shows values by default: monotone, and no less than 3 CIEDE2000 between 16 levels (R12).
void EveryMethod::coloursStayApart()
{
    EXPERIMENT();
    std::vector<ColourMap> maps;
    const Values values = experiment.preset(Preset::Quick);
    for (const FieldInfo& field : experiment.schema().fields)
        if (field.name == "colour-map")
            for (const Preset preset : {Preset::Quick, Preset::Full})
                maps.push_back(colourMapOf(
                    std::get<std::string>(*experiment.preset(preset).find(field.name))));
    const Picture picture = draw(experiment, values, *run(experiment, values));
    for (const PlotData& plot : picture.plots)
        if (plot.scale) maps.push_back(plot.scale->map);
    for (const Mark& mark : picture.marks) {
        if (const auto* image = std::get_if<ImageMark>(&mark.shape))
            maps.push_back(image->image.scale.map);
        if (const auto* tiles = std::get_if<TilesMark>(&mark.shape))
            maps.push_back(tiles->scale.map);
    }
    for (const ColourMap map : maps) {
        QVERIFY2(science::monotone(map), name(map).data());
        for (int deficiency = 0; deficiency < 3; ++deficiency)
            QVERIFY2(science::leastStep(map, deficiency) >= 3, name(map).data());
    }
}

void EveryMethod::memoryReturns()
{
    EXPERIMENT();
    const Values values = experiment.preset(Preset::Quick);
    const auto used = [] { return std::int64_t(mallinfo2().uordblks + mallinfo2().hblkhd); };
    run(experiment, values);
    run(experiment, values);
    const std::int64_t before = used();
    for (int i = 0; i < 3; ++i)
        run(experiment, values);
    constexpr std::int64_t kNoise = 256 << 10;
    QVERIFY2(
        used() - before < kNoise, qPrintable(QString::number(used() - before) + " bytes kept"));
}

QTEST_GUILESS_MAIN(EveryMethod)
#include "tst_every_method.moc"
