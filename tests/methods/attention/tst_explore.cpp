// attention.explore on SmolLM2: reference maps, known classes, reuse, generation, refusals.
#include "engine/base/error.h"
#include "engine/base/json.h"
#include "engine/base/resources.h"
#include "engine/base/thread_pool.h"
#include "engine/experiment/engine.h"
#include "engine/experiment/job.h"
#include "engine/tensor/safetensors.h"
#include "plugins/attention/explore.h"

#include <QTest>
#include <algorithm>
#include <atomic>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>
#include <thread>

using namespace seq;

namespace {

const std::filesystem::path kData = SEQSCOPE_SOURCE "/tests/data/smollm2";

double largest(std::span<const float> found, std::span<const float> expected)
{
    double most = found.size() == expected.size() ? 0 : INFINITY;
    for (std::size_t i = 0; i < expected.size() && most < INFINITY; ++i)
        most = std::max(
            most, std::abs(double(std::isnan(found[i]) ? 0 : found[i]) - double(expected[i])));
    return most;
}

} // namespace

class TestExplore : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void maps_data();
    void maps();
    void longText();
    void firstPictureOfALongTextIsEarly();
    void linksReachFarBack();
    void narrowPictureLeavesOutTheLinks();
    void ranges();
    void reuse();
    void sameWithAndWithoutPrevious();
    void generates();
    void partialsKeepToTheirTokens();
    void cancels();
    void anyBytes();
    void refusals();

private:
    Explore::Params exact(const char* text) const
    {
        Explore::Params p;
        p.text = {text};
        p.precision.index = 1;
        return p;
    }
    Explore::Result run(const Explore::Params& p, ResultPtr previous = {}, Job::Hooks hooks = {})
    {
        p.check();
        Job job(*engine_, 0, std::move(previous), nullptr, std::move(hooks));
        return Explore::run(p, job);
    }
    TextRef frankenstein(std::size_t tokens)
    {
        std::vector<std::int32_t> ids = readJson(kData / "perplexity_frankenstein.json")["ids"];
        ids.resize(tokens);
        return TextRef::literal(engine_->model({"smollm2-135m"})->tokenizer->decode(ids));
    }
    std::string failure(const Explore::Params& p)
    {
        try {
            run(p);
        } catch (const Error& e) {
            return e.what();
        }
        return {};
    }
    bool says(const Explore::Params& p, const char* words)
    {
        const std::string message = failure(p);
        return message.find(words) != std::string::npos;
    }
    std::unique_ptr<Engine> engine_;
    std::unique_ptr<LaneScope> lane_;
};

void TestExplore::initTestCase()
{
    if (!std::filesystem::exists(modelFolder() / "SmolLM2-135M-Instruct.Q4_1.gguf"))
        QSKIP("SmolLM2-135M-Instruct.Q4_1.gguf is not here");
    engine_ = std::make_unique<Engine>(Device{}, 2);
    lane_ = std::make_unique<LaneScope>(Lane{&engine_->pool()});
}

void TestExplore::maps_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QList<int>>("layers");
    QTest::newRow("fox") << "fox" << QList<int>{0, 2, 11, 16, 17, 29};
    QTest::newRow("alice") << "alice" << QList<int>{0, 16, 29};
}

void TestExplore::maps()
{
    QFETCH(QString, name);
    QFETCH(QList<int>, layers);
    const auto file = SafetensorsFile::open(kData / (name.toStdString() + ".safetensors"));
    const Json prompt = readJson(kData / "prompts.json")[name.toStdString()];
    const Tensor maps = file->tensor("attention");
    Explore::Params p = exact(("bundled:" + name.toStdString()).c_str());
    auto result = std::make_shared<Explore::Result>(run(p));
    QCOMPARE(result->pass->ids, prompt["ids"].get<std::vector<std::int32_t>>());
    const std::int64_t n = maps.size(2);
    for (int l = 0; l < layers.size(); ++l)
        for (const int head : {0, 4, 8}) {
            p.layer = layers[l];
            p.head = head;
            result = std::make_shared<Explore::Result>(run(p, result));
            const Tensor expected
                = maps.slice(0, {l, l + 1}).slice(1, {head, head + 1}).contiguous();
            QVERIFY(largest(result->map.host<float>(), expected.host<float>()) < 1e-4);
        }
    std::ostringstream text;
    JsonWriter json(text);
    json.beginObject();
    result->data(json);
    json.endObject();
    const Json data = parseJson(text.str(), "data");
    QCOMPARE(std::int64_t(data["attention"].size()), n);
    QCOMPARE(std::int64_t(data["attention"][0].size()), n);
    QCOMPARE(data["attention"][0][1].get<double>(), 0.0);
    QCOMPARE(data["head_scores"].size(), std::size_t(270));
    QCOMPARE(data["layers"].get<int>(), 30);
    QCOMPARE(data["heads"].get<int>(), 9);
    QCOMPARE(data["bytes"][0][0].get<int>(), 0);
}

// A map of more than 512 tokens a side comes as tiles.
void TestExplore::longText()
{
    Explore::Params p;
    p.text = frankenstein(600);
    p.layer = 3;
    const Explore::Result r = run(p);
    QVERIFY(!r.map); // beyond 512 tokens a side: tiles
    QVERIFY(r.tiles);
    QCOMPARE(r.tiles->rows(), std::int64_t(r.pass->ids.size()));
    Job job(*engine_, 0);
    const Tile tile = r.tiles->tile(0, 0, 1, job);
    const AttentionMap& map = r.pass->map(3);
    for (const int i : {256, 300, 511})
        for (const int j : {0, 17, 255}) {
            const float p = tile.max.host<float>()[std::size_t((i - 256) * 256 + j)];
            QVERIFY(std::abs(p - attentionCell(map, 4, i, j).p) < 1e-5);
        }
}

// Before it is read to the end, and not so often that it costs as much again.
void TestExplore::firstPictureOfALongTextIsEarly()
{
    Explore::Params p;
    p.text = frankenstein(1400);
    std::vector<std::int64_t> seen;
    Job::Hooks hooks;
    hooks.publish = [&](ResultPtr partial) {
        const auto& r = dynamic_cast<const Explore::Result&>(*partial);
        seen.push_back(r.pass->map(p.layer).rows());
    };
    hooks.progress = [](double, std::string_view) {
        std::this_thread::sleep_for(std::chrono::milliseconds(110)); // all of them are due
    };
    const auto tokens = std::int64_t(run(p, {}, hooks).pass->ids.size());
    QVERIFY(tokens > 1200 && seen.size() > 2);
    QCOMPARE(seen[0], std::int64_t(256));
    for (std::size_t i = 1; i < seen.size() && seen[i] < tokens; ++i)
        QVERIFY(seen[i] >= 2 * seen[i - 1]);
}

// Of a long text the links reach what is looked at, wherever it stands.
void TestExplore::linksReachFarBack()
{
    Explore::Params p;
    p.text = frankenstein(600);
    p.layer = 29; // rests on the first token
    p.head = 0;
    p.view.index = 2;
    p.token = 590;
    const Explore::Result r = run(p);
    QCOMPARE(r.near.end, std::int64_t(591));
    const AttentionMap& map = r.pass->map(29);
    for (const int key : {0, 300, 590})
        QVERIFY(std::abs(r.nearMap.host<float>()[std::size_t(
                             (590 - r.near.begin) * std::int64_t(map.keys()) + key)]
                    - attentionCell(map, 0, 590, key).p)
            < 1e-5);
    Canvas canvas({600, 400});
    Explore::draw(p, r, {{600, 400}}, canvas);
    const Picture picture = canvas.take();
    const auto links = std::ranges::find(picture.plots, "links", &PlotData::kind);
    QVERIFY(links != picture.plots.end());
    QVERIFY(!links->series[1].y.empty());
    QVERIFY(std::abs(links->series[1].y[0] - double(attentionCell(map, 0, 590, 0).p)) < 1e-5
        || attentionCell(map, 0, 590, 0).p < 0.02);
}

void TestExplore::narrowPictureLeavesOutTheLinks()
{
    const Explore::Params p = exact("bundled:fox");
    const Explore::Result r = run(p);
    const auto mapAndLinks = [&](double width) {
        const View view{{width, 420}};
        Canvas canvas(view.size);
        Explore::draw(p, r, view, canvas);
        const Picture shown = canvas.take();
        const auto linked = std::ranges::count(shown.plots, "links", &PlotData::kind);
        const auto map = std::ranges::find(shown.plots, "heat map", &PlotData::kind);
        return std::pair(map->area.width, linked);
    };
    QCOMPARE(mapAndLinks(760).second, std::ptrdiff_t(1));
    QCOMPARE(mapAndLinks(370).second, std::ptrdiff_t(0));
    QVERIFY(mapAndLinks(370).first > 100);
}

void TestExplore::ranges()
{
    Explore::Params p = exact("bundled:fox");
    const Explore::Result whole = run(p);
    p.rows = {3, 9};
    p.columns = {1, 6};
    const Explore::Result part = run(p);
    QCOMPARE(part.map.shape(), (Shape{6, 5}));
    for (std::size_t i = 0; i < 6; ++i)
        for (std::size_t j = 0; j < 5; ++j) {
            const float a = part.map.host<float>()[i * 5 + j],
                        b = whole.map.host<float>()[(i + 3) * 18 + j + 1];
            QVERIFY(std::isnan(a) ? std::isnan(b) : a == b);
        }
}

void TestExplore::reuse()
{
    Explore::Params p;
    const auto first = std::make_shared<Explore::Result>(run(p));
    p.layer = 2;
    p.head = 1;
    const auto second = run(p, first);
    QVERIFY(second.pass == first->pass); // no model pass for another head
    p.transform.index = 2;
    QVERIFY(run(p, first).pass == first->pass);
    p.precision.index = 1;
    QVERIFY(run(p, first).pass != first->pass);
}

void TestExplore::sameWithAndWithoutPrevious()
{
    Explore::Params p = exact("The quick brown fox jumps over the lazy dog and runs away");
    const auto first = std::make_shared<Explore::Result>(run(p));
    for (const char* text : {"The quick brown fox jumps over the lazy cat and runs away",
             "The quick brown", "The quick brown fox jumps over the lazy dog and runs away again",
             "Another text altogether"}) {
        p.text = {text};
        const Explore::Result edited = run(p, first), fresh = run(p);
        QCOMPARE(edited.pass->ids, fresh.pass->ids);
        for (int l = 0; l < 30; l += 7) {
            QVERIFY(
                largest(edited.pass->map(l).lse.host<float>(), fresh.pass->map(l).lse.host<float>())
                < 1e-3);
            QVERIFY(largest(edited.pass->map(l).k.host<float>(), fresh.pass->map(l).k.host<float>())
                < 1e-3);
        }
        QVERIFY(largest(edited.profile.host<float>(), fresh.profile.host<float>()) < 1e-4);
    }
}

// Greedy tokens equal those of whole passes without a cache; maps equal those of the whole text.
void TestExplore::generates()
{
    Explore::Params p = exact("The quick brown fox jumps over the lazy dog. The quick brown fox");
    p.generate = 3;
    const Explore::Result r = run(p);
    QCOMPARE(r.pass->prompt, std::size_t(14));
    QCOMPARE(r.pass->ids.size(), std::size_t(17));
    std::vector<std::int32_t> ids(r.pass->ids.begin(), r.pass->ids.begin() + 14);
    while (ids.size() < 17) {
        Forward options;
        options.precision = Precision::Float32;
        const Tensor logits = r.pass->model->model->forward({ids, {}, nullptr}, options);
        const auto row = logits.host<float>();
        ids.push_back(std::int32_t(std::ranges::max_element(row) - row.begin()));
    }
    QCOMPARE(r.pass->ids, ids);
    const Explore::Result fresh = run(exact(r.pass->text.c_str()));
    QCOMPARE(fresh.pass->ids, ids);
    std::vector<float> expected(fresh.map.host<float>().begin(), fresh.map.host<float>().end());
    for (float& x : expected)
        x = std::isnan(x) ? 0 : x;
    QVERIFY(largest(r.map.host<float>(), expected) < 1e-4);
}

// A range may reach into what is generated, however often partial results are asked for.
void TestExplore::partialsKeepToTheirTokens()
{
    Explore::Params p;
    p.generate = 12;
    p.rows = {20, 26};
    int partials = 0;
    Job::Hooks hooks;
    hooks.publish = [&](ResultPtr) { ++partials; };
    hooks.progress = [](double, std::string_view) {
        std::this_thread::sleep_for(std::chrono::milliseconds(15)); // so that some become due
    };
    const Explore::Result r = run(p, {}, hooks);
    QVERIFY(partials > 0);
    if (r.pass->ids.size() >= 26)
        QCOMPARE(r.map.shape(), (Shape{6, std::int64_t(r.pass->ids.size())}));
}

void TestExplore::cancels()
{
    Explore::Params p;
    p.text = {"bundled:frankenstein-long"};
    std::atomic<bool> cancelled{false};
    Job job(*engine_, 0, {}, &cancelled);
    const LaneScope lane({&engine_->pool(), &cancelled});
    std::thread stop([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(300));
        cancelled = true;
    });
    bool thrown = false;
    try {
        Explore::run(p, job);
    } catch (const Cancelled&) {
        thrown = true;
    }
    stop.join();
    QVERIFY(thrown);
}

void TestExplore::anyBytes()
{
    Explore::Params p;
    p.text = TextRef::literal(std::string("a\xff\xfe b \xe4\xb8", 8));
    const Explore::Result r = run(p);
    QCOMPARE(r.pass->bytes.back().end, std::int64_t(8));
    std::ostringstream text;
    JsonWriter json(text);
    json.beginObject();
    r.data(json);
    json.endObject();
    QVERIFY(parseJson(text.str(), "data")["tokens"].size() == r.pass->ids.size());
}

void TestExplore::refusals()
{
    Explore::Params p;
    p.text = TextRef::literal("");
    QVERIFY(says(p, "empty"));
    p = {};
    p.layer = 30;
    QVERIFY(says(p, "layers 0 to 29"));
    p = {};
    p.head = 9;
    QVERIFY(says(p, "heads 0 to 8"));
    p = {};
    p.rows = {5, 5};
    QVERIFY(says(p, "5"));
    p.rows = {1};
    QVERIFY(says(p, "two numbers"));
    p.rows = {0, 19};
    QVERIFY(says(p, "18"));
    p = {};
    std::string words;
    for (int i = 0; i < 9000; ++i)
        words += " word";
    p.text = TextRef::literal(words);
    QVERIFY(says(p, "9000") && says(p, "8192") && says(p, "beyond"));
}

QTEST_APPLESS_MAIN(TestExplore)
#include "tst_explore.moc"
