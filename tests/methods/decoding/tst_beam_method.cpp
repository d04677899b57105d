// decoding.beam on SmolLM2: the reference's texts, the data file, live results, refusals.
#include "engine/base/error.h"
#include "engine/base/json.h"
#include "engine/base/resources.h"
#include "engine/base/thread_pool.h"
#include "engine/experiment/engine.h"
#include "engine/experiment/job.h"
#include "plugins/decoding/beam.h"
#include "tests/shared/tree_invariants.h"

#include <QTest>
#include <algorithm>
#include <cmath>
#include <filesystem>
#include <functional>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

using namespace seq;

namespace {

Json dataOf(const Result& r)
{
    std::ostringstream text;
    JsonWriter json(text);
    json.beginObject();
    r.data(json);
    json.endObject();
    return parseJson(text.str(), "data");
}

double number(const Result& r, const char* name)
{
    for (const Number& n : r.numbers)
        if (n.name == name) return n.value;
    return NAN;
}

Picture pictureOf(const Beam::Params& p, const Beam::Result& r, Size size = {900, 600})
{
    Canvas canvas(size);
    Beam::draw(p, r, {.size = size}, canvas);
    return canvas.take();
}

} // namespace

class TestBeamMethod : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void referenceThroughTheMethod();
    void dataHoldsTheTree();
    void resultsGrowLive();
    void clicksChooseNodes();
    void pastStepsAreDrawn();
    void refusals();

private:
    Beam::Result run(const Beam::Params& p, Job::Hooks hooks = {})
    {
        Job job(*engine_, 0, {}, nullptr, std::move(hooks));
        return Beam::run(p, job);
    }
    std::unique_ptr<Engine> engine_;
    std::unique_ptr<LaneScope> lane_;
};

void TestBeamMethod::initTestCase()
{
    if (!std::filesystem::exists(modelFolder() / "SmolLM2-135M-Instruct.Q4_1.gguf"))
        QSKIP("SmolLM2-135M-Instruct.Q4_1.gguf is not here");
    engine_ = std::make_unique<Engine>(Device{}, 2);
    lane_ = std::make_unique<LaneScope>(Lane{&engine_->pool()});
}

void TestBeamMethod::referenceThroughTheMethod()
{
    const Json all = readJson(SEQSCOPE_SOURCE "/tests/data/smollm2/decoding.json");
    const Json& given = all["cases"][8]; // six beams, no 2-gram twice
    Beam::Params p;
    p.prompt = TextRef::literal(given["text"].get<std::string>());
    p.length = 24;
    p.beams = 6;
    p.noRepeat = 2;
    p.precision.index = 1;
    const Json sequences = dataOf(run(p))["sequences"];
    QCOMPARE(sequences.size(), std::size_t(6));
    for (std::size_t i = 0; i < 6; ++i) {
        QVERIFY(sequences[i]["ids"] == given["sequences"][i]);
        QVERIFY(sequences[i]["text"] == given["texts"][i]);
        QVERIFY(std::abs(sequences[i]["score"].get<double>() - given["scores"][i].get<double>())
            < 2e-5);
    }
}

void TestBeamMethod::dataHoldsTheTree()
{
    Beam::Params p;
    p.lengthPenalty = 0; // an early end stays among the outputs
    const Beam::Result r = run(p);
    const SearchTree tree = SearchTree::read(dataOf(r)["tree"]);
    QVERIFY(tree == r.tree);
    QCOMPARE(brokenInvariant(tree), std::string());
    QCOMPARE(tree.origin.settings.at("beams"), std::string("4"));
    QVERIFY(!tree.origin.model.empty() && !tree.origin.tokenizer.empty());
    for (const BeamOutput& out : r.outputs) { // the text of a leaf is its path's
        std::string text;
        for (const int node : tree.path(out.node))
            text += tree.origin.pieces.at(tree.nodes().token[std::size_t(node)]);
        QCOMPARE(text, out.text);
        QCOMPARE(tree.tokens(out.node), out.ids);
    }
    QVERIFY(std::is_sorted(r.outputs.begin(), r.outputs.end(),
        [](const BeamOutput& a, const BeamOutput& b) { return a.score > b.score; }));
    QCOMPARE(number(r, "nodes"), double(tree.size()));
    const auto ended = std::ranges::count_if(
        r.outputs, [](const BeamOutput& out) { return out.ids.back() == 2; }); // <|im_end|>
    QCOMPARE(number(r, "ended outputs"), double(ended));
    QVERIFY(number(r, "pruned branches") > 0);
}

void TestBeamMethod::resultsGrowLive()
{
    std::vector<ResultPtr> partial;
    double last = -1;
    Beam::Params p;
    p.length = 60;
    p.beams = 8;
    p.early.index = 2;
    p.lengthPenalty = 2;
    const Beam::Result whole = run(p,
        {[&](double fraction, std::string_view) {
             QVERIFY(fraction >= last && fraction <= 1);
             last = fraction;
         },
            [&](ResultPtr r) { partial.push_back(std::move(r)); }});
    QVERIFY(!partial.empty());
    for (const ResultPtr& r : partial) {
        const auto& beam = static_cast<const Beam::Result&>(*r);
        QVERIFY(whole.tree.at(beam.tree.step()).nodes().token == beam.tree.nodes().token);
        QVERIFY(!beam.outputs.empty());
        QVERIFY(pictureOf(p, beam).marks.size() > 3);
    }
}

void TestBeamMethod::clicksChooseNodes()
{
    Beam::Params p;
    const Beam::Result r = run(p);
    const Picture picture = pictureOf(p, r);
    std::set<std::int64_t> nodes;
    bool explorer = false;
    for (const Edit& edit : picture.edits)
        for (const auto& [field, value] : edit.set) {
            if (field == "node") nodes.insert(std::get<std::int64_t>(value));
            explorer = explorer || (edit.experiment == "attention.explore" && field == "text");
        }
    QVERIFY(explorer);
    QVERIFY(nodes.size() > 10);
    p.tree.node = int(*nodes.begin());
    QVERIFY(pictureOf(p, r).text() != picture.text());
    p.tree.node = 1 << 20; // a number from another run
    QVERIFY(pictureOf(p, r).marks.size() > 3);
    QVERIFY(pictureOf({}, r, {240, 160}).marks.size() > 3);
}

void TestBeamMethod::pastStepsAreDrawn()
{
    Beam::Params p;
    const Beam::Result r = run(p);
    std::set<std::string> pictures;
    for (p.tree.step = 0; p.tree.step <= 4; ++p.tree.step)
        pictures.insert(pictureOf(p, r).text());
    QCOMPARE(pictures.size(), std::size_t(5));
}

void TestBeamMethod::refusals()
{
    const auto refused = [&](const std::function<void(Beam::Params&)>& change, const char* why) {
        Beam::Params p;
        change(p);
        try {
            run(p);
            QFAIL("not refused");
        } catch (const Error& e) {
            QCOMPARE(e.kind(), Error::BadInput);
            QVERIFY2(QString(e.what()).contains(why), e.what());
        }
    };
    refused([](Beam::Params& p) { p.prompt = TextRef::literal(""); }, "the prompt is empty");
    refused([](Beam::Params& p) { p.beams = 0; }, "beams must be at least 1");
    refused([](Beam::Params& p) { p.beams = -4; }, "beams must be at least 1");
    refused([](Beam::Params& p) { p.length = 0; }, "length must be at least 1");
    refused([](Beam::Params& p) { p.length = 8192; }, "are to come");
    std::string words;
    for (int i = 0; i < 9000; ++i)
        words += " word";
    refused([&](Beam::Params& p) { p.prompt = TextRef::literal(words); }, "holds 8192");
}

QTEST_APPLESS_MAIN(TestBeamMethod)
#include "tst_beam_method.moc"
