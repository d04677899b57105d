// decoding.diverse-beam on SmolLM2: the reference, the paper's claim in small, the data, refusals.
#include "plugins/decoding/diverse_beam.h"
#include "tests/shared/method_runs.h"
#include "tests/shared/tree_invariants.h"

#include <set>

using namespace seq;

namespace {

// Beginnings of sentences of a book, at places that rise.
std::vector<std::string> beginnings(std::size_t count)
{
    const std::string book = TextRef{"bundled:frankenstein-long"}.bytes();
    std::vector<std::string> out;
    for (std::size_t at = book.find(". "); at != book.npos && out.size() < count;
         at = book.find(". ", at + 200)) {
        std::string text = book.substr(at + 2, 120);
        out.push_back(text.substr(0, text.rfind(' ')));
    }
    return out;
}

} // namespace

class TestDiverseBeamMethod : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void referenceThroughTheMethod();
    void outputsDifferMoreThanThoseOfBeams();
    void everyModeTaxes();
    void dataHoldsGroupsAndTree();
    void tableFollowsTheRanking();
    void everyGroupGrowsBelowForcedTokens();
    void oracleOfReferences();
    void refusals();

private:
    DiverseBeam::Result run(const DiverseBeam::Params& p) { return runs_->run<DiverseBeam>(p); }
    std::unique_ptr<MethodRuns> runs_;
};

void TestDiverseBeamMethod::initTestCase()
{
    if (!MethodRuns::modelIsHere()) QSKIP("SmolLM2-135M-Instruct.Q4_1.gguf is not here");
    runs_ = std::make_unique<MethodRuns>();
}

void TestDiverseBeamMethod::referenceThroughTheMethod()
{
    const Json all = readJson(SEQSCOPE_SOURCE "/tests/data/smollm2/decoding.json");
    const Json& given = all["cases"][10]; // six groups of one, tax 1
    DiverseBeam::Params p;
    p.prompt = TextRef::literal(given["text"].get<std::string>());
    p.length = 24;
    p.beams = p.groups = 6;
    p.diversity = 1;
    p.precision.index = 1;
    p.compare = false;
    const Json sequences = dataOf(run(p))["sequences"];
    QCOMPARE(sequences.size(), std::size_t(6));
    for (std::size_t i = 0; i < 6; ++i) {
        std::vector<Token> expected = given["sequences"][i];
        while (expected.end()[-2] == 2 && expected.back() == 2) // padding
            expected.pop_back();
        QCOMPARE(sequences[i]["ids"].get<std::vector<Token>>(), expected);
        QVERIFY(std::abs(sequences[i]["score"].get<double>() - given["scores"][i].get<double>())
            < 2e-5);
    }
}

// The claim: at equal beams, outputs repeat each other less; each group costs some probability.
void TestDiverseBeamMethod::outputsDifferMoreThanThoseOfBeams()
{
    double diverse = 0, beam = 0, apart = 0, together = 0;
    const auto prompts = beginnings(5);
    QCOMPARE(prompts.size(), std::size_t(5));
    for (const std::string& prompt : prompts) {
        DiverseBeam::Params p;
        p.prompt = TextRef::literal(prompt);
        const DiverseBeam::Result r = run(p);
        QVERIFY(number(r, "distinct-2") > number(r, "beam search: distinct-2"));
        diverse += number(r, "distinct-2") / 5;
        beam += number(r, "beam search: distinct-2") / 5;
        apart += number(r, "mean pairwise difference") / 5;
        together += number(r, "beam search: mean pairwise difference") / 5;
        QVERIFY(number(r, "self-BLEU") < number(r, "beam search: self-BLEU"));
    }
    qInfo("distinct-2 %.3f (beam %.3f), mean difference %.3f (beam %.3f)", diverse, beam, apart,
        together);
    QVERIFY(diverse > 1.2 * beam);
    QVERIFY(apart > 1.2 * together);
}

void TestDiverseBeamMethod::everyModeTaxes()
{
    DiverseBeam::Params p;
    p.prompt = TextRef::literal(beginnings(1)[0]);
    p.compare = false;
    p.diversity = 0;
    const double without = number(run(p), "distinct-2");
    p.diversity = 1;
    std::set<std::string> found;
    for (int mode = 0; mode < 4; ++mode) {
        p.diversityMode.index = mode;
        const DiverseBeam::Result r = run(p);
        QVERIFY(number(r, "distinct-2") > 1.5 * without);
        QCOMPARE(brokenInvariant(r.tree), std::string());
        found.insert(dataOf(r)["sequences"].dump());
    }
    QCOMPARE(found.size(), std::size_t(4));
}

void TestDiverseBeamMethod::dataHoldsGroupsAndTree()
{
    DiverseBeam::Params p;
    p.beams = 6;
    p.groups = 3;
    p.compare = false;
    for (const int mode : {0, 1}) {
        p.mode.index = mode;
        const DiverseBeam::Result r = run(p);
        const Json data = dataOf(r);
        std::multiset<int> groups;
        for (const Json& s : data["sequences"])
            groups.insert(s["group"].get<int>());
        for (const int g : {0, 1, 2})
            QCOMPARE(groups.count(g), std::size_t(2));
        QVERIFY(SearchTree::read(data["tree"]) == r.tree);
        QCOMPARE(brokenInvariant(r.tree), std::string());
        QCOMPARE(data["differences"].size(), std::size_t(6));
        for (std::size_t i = 0; i < 6; ++i)
            QCOMPARE(data["differences"][i][i].get<double>(), 0.0);
    }
}

void TestDiverseBeamMethod::tableFollowsTheRanking()
{
    DiverseBeam::Params p;
    p.compare = false;
    const DiverseBeam::Result r = run(p);
    const auto key = [&](const char* ranking, int i) {
        const BeamOutput& o = r.outputs[std::size_t(i)];
        const std::string by = ranking;
        return by == "augmented" ? o.augmented
            : by == "pure"       ? o.logprob
            : by == "score"      ? o.score
                                 : o.logprob / double(o.ids.size());
    };
    for (const char* ranking : {"score", "augmented", "pure", "normalised"}) {
        const auto order = DiverseBeam::ranked(r, ranking);
        QCOMPARE(order.size(), r.outputs.size());
        for (std::size_t i = 1; i < order.size(); ++i)
            QVERIFY(key(ranking, order[i - 1]) >= key(ranking, order[i]));
    }
}

void TestDiverseBeamMethod::everyGroupGrowsBelowForcedTokens()
{
    DiverseBeam::Params p;
    p.compare = false;
    p.beams = 6;
    p.groups = 3;
    p.forced = {330, 1343};
    for (const int mode : {0, 1}) {
        p.mode.index = mode;
        const DiverseBeam::Result r = run(p);
        QCOMPARE(brokenInvariant(r.tree), std::string());
        QCOMPARE(r.outputs.size(), std::size_t(6));
        for (const BeamOutput& out : r.outputs)
            QVERIFY(out.ids[0] == 330 && out.ids[1] == 1343);
        for (const int node : r.tree.path(r.outputs.back().node)) { // no tax on what was forced
            const bool forced = r.tree.nodes().depth[std::size_t(node)] <= 2;
            if (forced) QCOMPARE(r.tree.nodes().logpProc[std::size_t(node)], 0.0f);
        }
        QCOMPARE(r.picture.plain->node(1).state, TreeState::Forced);
    }
}

void TestDiverseBeamMethod::oracleOfReferences()
{
    DiverseBeam::Params p;
    p.compare = false;
    QVERIFY(std::isnan(number(run(p), "oracle ROUGE-L")));
    const DiverseBeam::Result first = run(p);
    std::string text = first.outputs[3].text; // one of the outputs is the truth
    if (const auto end = text.find("<|im_end|>"); end != text.npos) text.resize(end);
    p.references = TextRef::literal("something else\n" + text);
    QVERIFY(number(run(p), "oracle ROUGE-L") > 0.85);
    p.references = TextRef::literal("an unlikely answer about submarines");
    QVERIFY(number(run(p), "oracle ROUGE-L") < 0.5);
}

void TestDiverseBeamMethod::refusals()
{
    const auto refused
        = [&](auto change, const char* why) { runs_->refused<DiverseBeam>(change, why); };
    using P = DiverseBeam::Params;
    refused(
        [](P& p) { p.beams = 6, p.groups = 4; }, "groups must divide beams: 4 does not divide 6");
    refused([](P& p) { p.groups = 0; }, "groups must be at least 1");
    refused([](P& p) { p.beams = 0; }, "beams must be at least 1");
    refused([](P& p) { p.diversity = -1; }, "diversity must be");
    refused([](P& p) { p.length = -1; }, "length must be at least 1");
    refused([](P& p) { p.prompt = TextRef::literal(""); }, "the prompt is empty");
    refused([](P& p) { p.length = 8190; }, "are to come");
    refused([](P& p) { p.forced = {2}; }, "ends the text");
}

QTEST_APPLESS_MAIN(TestDiverseBeamMethod)
#include "tst_diverse_beam_method.moc"
