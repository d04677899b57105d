// decoding.beam on SmolLM2: the reference's texts, the data file, live results, refusals.
#include "plugins/decoding/beam.h"
#include "tests/shared/method_runs.h"
#include "tests/shared/tree_invariants.h"

#include <algorithm>
#include <map>
#include <set>

using namespace seq;

class TestBeamMethod : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void referenceThroughTheMethod();
    void dataHoldsTheTree();
    void resultsGrowLive();
    void clicksChooseNodes();
    void pastStepsAreDrawn();
    void stepsAreASlider();
    void forcedTokensRegrowTheBranch();
    void nodesTellTheirCost();
    void refusals();

private:
    Beam::Result run(const Beam::Params& p, Job::Hooks hooks = {})
    {
        return runs_->run<Beam>(p, 0, std::move(hooks));
    }
    std::unique_ptr<MethodRuns> runs_;
};

void TestBeamMethod::initTestCase()
{
    if (!MethodRuns::modelIsHere()) QSKIP("SmolLM2-135M-Instruct.Q4_1.gguf is not here");
    runs_ = std::make_unique<MethodRuns>();
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
        QVERIFY(drawn<Beam>(p, beam).marks.size() > 3);
    }
}

void TestBeamMethod::clicksChooseNodes()
{
    Beam::Params p;
    const Beam::Result r = run(p);
    const Picture picture = drawn<Beam>(p, r);
    std::set<std::int64_t> nodes;
    for (const Value& value : proposals(picture, "node"))
        nodes.insert(std::get<std::int64_t>(value));
    const auto explorer
        = std::ranges::find(picture.edits, std::string("attention.explore"), &Edit::experiment);
    QVERIFY(explorer != picture.edits.end());
    std::map<std::string, Value> opened(explorer->set.begin(), explorer->set.end());
    QCOMPARE(std::get<std::string>(opened.at("model")), p.model.written);
    QCOMPARE(std::get<bool>(opened.at("special")), true); // as the prompt was read
    QVERIFY(std::get<std::string>(opened.at("text")).find("Name a colour.") != std::string::npos);
    QVERIFY(nodes.size() > 10);
    p.tree.node = int(*nodes.rbegin());
    QVERIFY(drawn<Beam>(p, r).text() != picture.text());
    p.tree.node = 1 << 20; // a number from another run
    QVERIFY(drawn<Beam>(p, r).marks.size() > 3);
    QVERIFY(drawn<Beam>({}, r, {240, 160}).marks.size() > 3);
}

void TestBeamMethod::pastStepsAreDrawn()
{
    Beam::Params p;
    const Beam::Result r = run(p);
    std::set<std::string> pictures;
    for (p.tree.step = 0; p.tree.step <= 4; ++p.tree.step)
        pictures.insert(drawn<Beam>(p, r).text());
    QCOMPARE(pictures.size(), std::size_t(5));
}

void TestBeamMethod::stepsAreASlider()
{
    Beam::Params p;
    const Beam::Result r = run(p);
    const Picture picture = drawn<Beam>(p, r);
    QVERIFY(!picture.drags.empty());
    QCOMPARE(picture.drags[0].field, std::string("step"));
    QCOMPARE(picture.drags[0].end, double(r.tree.step()));
    std::set<std::int64_t> steps;
    for (const Value& value : proposals(picture, "step"))
        steps.insert(std::get<std::int64_t>(value));
    QVERIFY(steps.contains(0) && steps.contains(-1)); // -1: the last, and all that comes
    QVERIFY(drawn<Beam>(p, r, {900, 600}, true).drags.empty()); // a file has no slider
}

// A click on what was only considered puts it there; below it the search grows again.
void TestBeamMethod::forcedTokensRegrowTheBranch()
{
    Beam::Params p;
    const Beam::Result before = run(p);
    p.tree.node = before.tree.path(before.outputs[0].node)[1];
    const Token other = before.tree.candidates(p.tree.node)[0].token;
    std::vector<Token> path = before.tree.tokens(p.tree.node);
    path.push_back(other);
    const std::vector<std::int64_t> wanted(path.begin(), path.end());
    const auto offered = proposals(drawn<Beam>(p, before), "forced");
    QVERIFY(std::ranges::find(offered, Value(wanted)) != offered.end());

    p.tree.node = -1;
    p.forced.assign(path.begin(), path.end());
    const Beam::Result after = run(p);
    QCOMPARE(brokenInvariant(after.tree), std::string());
    QCOMPARE(after.outputs.size(), std::size_t(p.beams));
    for (const BeamOutput& out : after.outputs)
        QVERIFY(std::equal(path.begin(), path.end(), out.ids.begin()));
    for (std::size_t depth = 1; depth <= path.size(); ++depth)
        QCOMPARE(std::ranges::count(after.tree.nodes().depth, std::int16_t(depth)), 1);
    const int node = after.tree.path(after.outputs[0].node)[1]; // the model's own opinion stays
    QCOMPARE(after.tree.nodes().logp[std::size_t(node)],
        before.tree.nodes().logp[std::size_t(before.tree.path(before.outputs[0].node)[1])]);
    QCOMPARE(after.tree.nodes().logpProc[std::size_t(node)], 0.0f);
    const Picture picture = drawn<Beam>(p, after);
    for (std::int64_t i = 1; i <= std::int64_t(path.size()); ++i)
        QCOMPARE(after.picture.plain->node(i).state, TreeState::Forced);
    const auto freed = proposals(picture, "forced");
    QVERIFY(std::ranges::find(freed, Value(std::vector<std::int64_t>())) != freed.end());
}

void TestBeamMethod::nodesTellTheirCost()
{
    Beam::Params p;
    const Beam::Result r = run(p);
    for (int node = 1; node < r.tree.size(); ++node) // each was run, or was not
        QCOMPARE(std::size_t(node) < r.millis.size() && r.millis[std::size_t(node)] > 0,
            !std::isnan(r.tree.nodes().entropy[std::size_t(node)]));
    p.tree.node = r.tree.path(r.outputs[0].node)[3];
    QVERIFY(says(drawn<Beam>(p, r), " ms measured"));
    QVERIFY(!says(drawn<Beam>(p, r, {900, 600}, true), " ms")); // the same file each time
}

void TestBeamMethod::refusals()
{
    runs_->refused<Beam>(
        [](Beam::Params& p) { p.prompt = TextRef::literal(""); }, "the prompt is empty");
    runs_->refused<Beam>([](Beam::Params& p) { p.beams = 0; }, "beams must be at least 1");
    runs_->refused<Beam>([](Beam::Params& p) { p.beams = -4; }, "beams must be at least 1");
    runs_->refused<Beam>([](Beam::Params& p) { p.length = 0; }, "length must be at least 1");
    runs_->refused<Beam>([](Beam::Params& p) { p.length = 8192; }, "are to come");
    runs_->refused<Beam>([](Beam::Params& p) { p.forced = {1 << 20}; }, "does not exist");
    runs_->refused<Beam>([](Beam::Params& p) { p.forced = {2}; }, "ends the text");
    runs_->refused<Beam>(
        [](Beam::Params& p) {
            p.length = 2, p.forced = {351, 28};
        },
        "2 tokens are forced");
    std::string words;
    for (int i = 0; i < 9000; ++i)
        words += " word";
    runs_->refused<Beam>(
        [&](Beam::Params& p) { p.prompt = TextRef::literal(words); }, "holds 8192");
}

QTEST_APPLESS_MAIN(TestBeamMethod)
#include "tst_beam_method.moc"
