// Diverse beam search against the known answers of specification 4.5, a naive search, properties,
// and the references of tests/data/smollm2/decoding.json.
#include "engine/base/error.h"
#include "engine/base/json.h"
#include "engine/base/random.h"
#include "engine/base/resources.h"
#include "engine/base/thread_pool.h"
#include "plugins/decoding/diverse_search.h"
#include "tests/shared/table_model.h"
#include "tests/shared/tree_invariants.h"

#include <QTest>
#include <algorithm>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

using namespace seq;

namespace {

using Ids = std::vector<Token>;
using Rules = DiverseSearch::Rules;
struct Found {
    Ids ids;
    double score;
    int group;
};

DiverseSearch::Options options(int beams, int groups, double strength, Rules rules = Rules::Library)
{
    return {.beams = beams,
        .groups = groups,
        .length = 4,
        .diversity = {.strength = strength},
        .rules = rules,
        .ends = {0},
        .pad = 0};
}

std::vector<Found> results(const DiverseSearch& search)
{
    std::vector<Found> out;
    for (const BeamHypothesis& h : search.finished())
        out.push_back({search.tree().tokens(h.node), h.score, h.group});
    return out;
}

std::vector<Found> searched(const LanguageModel& model, DiverseSearch::Options o)
{
    DiverseSearch search(model, Ids{1}, std::move(o));
    search.start();
    while (search.step()) {}
    return results(search);
}

std::vector<Found> ofGroup(std::vector<Found> all, int group)
{
    std::erase_if(all, [&](const Found& f) { return f.group != group; });
    return all;
}

bool same(const std::vector<Found>& found, const std::vector<Found>& expected)
{
    return std::ranges::equal(found, expected, [](const Found& a, const Found& b) {
        return a.ids == b.ids && std::abs(a.score - b.score) < 5e-6 && a.group == b.group;
    });
}

std::vector<std::vector<double>> randomTable(Rng& rng, std::size_t n)
{
    std::vector<std::vector<double>> rows(n, std::vector<double>(n));
    for (auto& row : rows) {
        double sum = 0;
        for (double& p : row)
            sum += p = rng.uniform() + 0.01;
        for (double& p : row)
            p /= sum;
    }
    return rows;
}

} // namespace

class TestDiverseSearch : public QObject {
    Q_OBJECT
private slots:
    void knownAnswersOfTheLibrary();
    void knownScoresByStep();
    void knownAnswersOfThePaper();
    void noTaxMakesGroupsAlike();
    void oneGroupIsBeamSearch();
    void firstGroupKnowsNoTax();
    void greatTaxKeepsGroupsApart();
    void scoresDifferByTheTax();
    void forcedTokensPayNoTax();
    void cumulativeTax();
    void ngramTax();
    void embeddingTax();
    void treeOfASearch();
    void displacedTokens();
    void refusals();
    void references_data();
    void references();

private:
    ThreadPool pool_{1};
    LaneScope lane_{{&pool_}};
};

void TestDiverseSearch::knownAnswersOfTheLibrary()
{
    const TableModel toy = toyModel();
    for (const EarlyStopping early :
        {EarlyStopping::No, EarlyStopping::Yes, EarlyStopping::Never}) {
        const auto run = [&](int beams, int groups, double strength) {
            auto o = options(beams, groups, strength);
            o.early = early;
            return searched(toy, o);
        };
        QVERIFY(same(run(2, 2, 0), {{{2, 2, 2, 2}, -0.986994, 0}, {{2, 2, 2, 2}, -0.986994, 1}}));
        const std::vector<Found> taxed{{{3, 0}, -0.713558, 1}, {{2, 2, 2, 2}, -0.986994, 0}};
        QVERIFY(same(run(2, 2, 0.5), taxed));
        QVERIFY(same(run(2, 2, 1), taxed));
        QVERIFY(same(run(4, 2, 0.5),
            {{{3, 0}, -0.713558, 0}, {{2, 1, 2, 2}, -0.962703, 0}, {{3, 0}, -0.963558, 1},
                {{2, 3, 0}, -1.004435, 1}}));
    }
}

void TestDiverseSearch::knownScoresByStep()
{
    const TableModel toy = toyModel();
    DiverseSearch one(toy, Ids{1}, options(2, 2, 1));
    one.start();
    const auto scoreOf = [](const DiverseSearch& s, int group, const Ids& ids) {
        for (int i = 1; i < s.tree().size(); ++i)
            if (s.tree().nodes().group[std::size_t(i)] == group && s.tree().tokens(i) == ids)
                return s.tree().nodes().cumScore[std::size_t(i)];
        return double(NAN);
    };
    QVERIFY(one.step());
    QVERIFY(std::abs(scoreOf(one, 1, {3}) + .9163) < 5e-5);
    QVERIFY(one.step());
    QCOMPARE(one.finished().size(), std::size_t(1)); // its end token is stored at this step
    QVERIFY(std::abs(scoreOf(one, 1, {3, 1}) + 2.1203) < 5e-5);

    DiverseSearch two(toy, Ids{1}, options(4, 2, 0.5));
    two.start();
    QVERIFY(two.step());
    QVERIFY(std::abs(scoreOf(two, 1, {2}) + 1.2985) < 5e-5);
    QVERIFY(std::abs(scoreOf(two, 1, {3}) + 1.4163) < 5e-5);
    QVERIFY(two.step());
    const auto stored = ofGroup(results(two), 1);
    QVERIFY(stored.size() == 1 && std::abs(stored[0].score * 2 + 1.9271) < 5e-5);
    QVERIFY(std::abs(scoreOf(two, 1, {2, 3}) + 2.5025) < 5e-5);
    QVERIFY(std::abs(scoreOf(two, 1, {2, 2}) + 2.8483) < 5e-5);
}

void TestDiverseSearch::knownAnswersOfThePaper()
{
    const TableModel toy = toyModel();
    const auto two = searched(toy, options(4, 2, 0.5, Rules::Paper));
    QVERIFY(same(ofGroup(two, 0), {{{3, 0}, -1.427116, 0}, {{2, 2, 1, 2}, -3.850810, 0}}));
    QVERIFY(same(ofGroup(two, 1), {{{3, 0}, -2.427116, 1}, {{2, 1, 3, 0}, -3.929597, 1}}));
    DiverseSearch search(toy, Ids{1}, options(4, 4, 0.5, Rules::Paper));
    search.start();
    while (search.step()) {}
    const auto four = results(search);
    QCOMPARE(four.size(), std::size_t(4));
    QVERIFY(same(ofGroup(four, 0), {{{2, 2, 2, 2}, -3.947974, 0}}));
    QVERIFY(same(ofGroup(four, 1), {{{3, 0}, -1.427116, 1}}));
    QVERIFY(same(ofGroup(four, 2), {{{2, 1, 3, 0}, -3.929597, 2}}));
    QVERIFY(same(ofGroup(four, 3), {{{3, 0}, -2.427116, 3}}));
    for (const BeamHypothesis& h : search.finished()) { // augmented | pure
        const double pure = search.tree().nodes().cumLogp[std::size_t(h.node)];
        const double expected[] = {-3.947974, -1.427116, -3.429597, -1.427116};
        QVERIFY(std::abs(pure - expected[h.group]) < 5e-6);
    }
}

void TestDiverseSearch::noTaxMakesGroupsAlike()
{
    Rng rng(1);
    for (int round = 0; round < 20; ++round) {
        const TableModel model(randomTable(rng, 6));
        for (const Rules rules : {Rules::Library, Rules::Paper}) {
            const auto all = searched(model, options(6, 3, 0, rules));
            const auto first = ofGroup(all, 0);
            for (int g = 1; g < 3; ++g) {
                auto other = ofGroup(all, g);
                for (Found& f : other)
                    f.group = 0;
                QVERIFY(same(other, first));
            }
        }
    }
}

// The two loops may stop one step apart, except under these rules (specification 4.5).
void TestDiverseSearch::oneGroupIsBeamSearch()
{
    Rng rng(2);
    for (int round = 0; round < 60; ++round) {
        const TableModel model(randomTable(rng, 7));
        for (const auto& [early, exponent] :
            {std::pair{EarlyStopping::Never, 1.}, std::pair{EarlyStopping::Never, 2.},
                std::pair{EarlyStopping::No, 0.}, std::pair{EarlyStopping::No, -1.}}) {
            auto o = options(3, 1, 0.7);
            o.early = early;
            o.penalty.exponent = exponent;
            BeamSearch beam(model, Ids{1},
                {.beams = 3, .length = 4, .penalty = {exponent}, .early = early, .ends = {0}});
            beam.start();
            while (beam.step()) {}
            std::vector<Found> expected;
            for (const BeamHypothesis& h : beam.finished())
                expected.push_back({beam.tree().tokens(h.node), h.score, 0});
            QVERIFY(same(searched(model, o), expected));
        }
    }
}

void TestDiverseSearch::firstGroupKnowsNoTax()
{
    Rng rng(3);
    for (int round = 0; round < 20; ++round) {
        const TableModel model(randomTable(rng, 6));
        for (const Rules rules : {Rules::Library, Rules::Paper}) {
            const auto alone = searched(model, options(2, 1, 0, rules));
            for (const auto& [groups, strength] :
                {std::pair{2, .3}, std::pair{3, .3}, std::pair{3, 9.}})
                QVERIFY(
                    same(ofGroup(searched(model, options(2 * groups, groups, strength, rules)), 0),
                        alone));
        }
    }
}

void TestDiverseSearch::greatTaxKeepsGroupsApart()
{
    Rng rng(4);
    for (int round = 0; round < 20; ++round) {
        const TableModel model(randomTable(rng, 9));
        auto o = options(6, 3, 1e6);
        o.ends = {};
        o.pad = -1;
        DiverseSearch search(model, Ids{1}, o);
        search.start();
        for (bool more = true; more;) {
            more = search.step();
            if (!more) break;
            std::map<Token, std::set<int>> users;
            for (int g = 0; g < 3; ++g)
                for (const int node : search.running(g))
                    users[search.tree().nodes().token[std::size_t(node)]].insert(g);
            for (const auto& [token, groups] : users)
                QCOMPARE(groups.size(), std::size_t(1));
        }
    }
    const TableModel model(randomTable(rng, 6)); // as many groups as tokens: all first ones differ
    auto each = options(6, 6, 1e6);
    each.ends = {};
    DiverseSearch search(model, Ids{1}, each);
    search.start();
    search.step();
    std::set<Token> first;
    for (int g = 0; g < 6; ++g)
        first.insert(search.tree().nodes().token[std::size_t(search.running(g)[0])]);
    QCOMPARE(first.size(), std::size_t(6));
}

void TestDiverseSearch::scoresDifferByTheTax()
{
    Rng rng(5);
    for (int round = 0; round < 20; ++round) {
        const TableModel model(randomTable(rng, 6));
        for (const Rules rules : {Rules::Library, Rules::Paper}) {
            DiverseSearch search(model, Ids{1}, options(6, 3, 0.4, rules));
            search.start();
            while (search.step()) {}
            const SearchTree& tree = search.tree();
            std::vector<double> tax(std::size_t(tree.size()), 0);
            for (const TreeEvent& e : tree.events())
                if (e.kind == TreeEventKind::Penalty) {
                    QVERIFY(std::abs(e.x - 0.4 * e.aux) < 1e-6);
                    tax[std::size_t(e.node)] += 0.4 * e.aux;
                }
            bool any = false;
            for (int i = 1; i < tree.size(); ++i) {
                const auto n = std::size_t(i);
                tax[n] += tax[std::size_t(tree.nodes().parent[n])];
                any = any || tax[n] > 0;
                QVERIFY(
                    std::abs(tree.nodes().cumLogp[n] - tree.nodes().cumScore[n] - tax[n]) < 2e-6);
            }
            QVERIFY(any);
        }
    }
}

void TestDiverseSearch::forcedTokensPayNoTax()
{
    struct Forced : Processor {
        std::string_view name() const override { return "forced"; }
        void apply(const StepContext& step, ScoreRow& row) const override
        {
            if (step.generated() > 0) return;
            std::ranges::fill(row.edit(), ScoreRow::kRemoved);
            row.edit()[3] = 0;
        }
    };
    LogitsPipeline pipeline;
    pipeline.add(std::make_shared<Forced>());
    Rng rng(6);
    const TableModel model(randomTable(rng, 6));
    for (const Rules rules : {Rules::Library, Rules::Paper}) {
        auto o = options(6, 3, 0.4, rules);
        o.pipeline = &pipeline;
        DiverseSearch search(model, Ids{1}, o);
        search.start();
        while (search.step()) {}
        const SearchTree& tree = search.tree();
        int later = 0;
        for (const TreeEvent& e : tree.events()) {
            if (e.kind != TreeEventKind::Penalty) continue;
            QVERIFY(tree.nodes().depth[std::size_t(e.node)] > 1);
            ++later;
        }
        QVERIFY(later > 0);
        for (int i = 1; i < tree.size(); ++i)
            if (tree.nodes().depth[std::size_t(i)] == 1)
                QCOMPARE(tree.nodes().cumScore[std::size_t(i)], 0.);
    }
}

namespace {

float amountOf(const Tax& tax, Token token)
{
    const auto found = std::ranges::find(tax, token, &TaxedToken::token);
    return found == tax.end() ? 0 : found->amount;
}

const std::vector<float> kRow(8, -2.0794415f);

} // namespace

void TestDiverseSearch::cumulativeTax()
{
    const Diversity diversity({DiversityMode::Cumulative, 0.5});
    const std::vector<Token> chosen{5, 5, 2};
    // of this group's 2 x 2 tokens before now 1 differs from the first group's, 4 from the second's
    const std::vector<GroupBeams> earlier{{{1, 2, 5}, {3, 4, 5}}, {{7, 7, 2}, {7, 7, 2}}};
    const GroupBeams own{{1, 2}, {3, 5}};
    const Tax tax = diversity.tax({earlier, chosen, own, 0, kRow});
    const double factor = std::exp(-(0.25 + 1) / 2);
    QVERIFY(std::abs(double(amountOf(tax, 5)) - 2 * 0.5 * factor) < 1e-6);
    QVERIFY(std::abs(double(amountOf(tax, 2)) - 0.5 * factor) < 1e-6);
    const std::vector<GroupBeams> first{{{5}, {2}}};
    const GroupBeams start{{}};
    QCOMPARE(amountOf(diversity.tax({first, std::vector<Token>{5, 2}, start, 0, kRow}), 5), 0.5f);
}

void TestDiverseSearch::ngramTax()
{
    const Diversity diversity({DiversityMode::Ngram, 0.5, 3});
    const std::vector<GroupBeams> earlier{{{1, 2, 3, 1, 2, 3}, {4, 1, 2, 5, 6, 7}}, {{1, 2, 3}}};
    const GroupBeams own{{6, 6, 6, 1, 2}, {1}, {6, 6}};
    const Tax tax = diversity.tax({earlier, {}, own, 0, kRow});
    QCOMPARE(tax.size(), std::size_t(2));
    QCOMPARE(amountOf(tax, 3), 1.5f); // after "1 2": twice in one beam, once in another group
    QCOMPARE(amountOf(tax, 5), 0.5f);
    const Tax early
        = diversity.tax({earlier, {}, own, 1, kRow}); // shorter than two: from the start
    QCOMPARE(early.size(), std::size_t(1));
    QCOMPARE(amountOf(early, 2), 1.f);
    QVERIFY(diversity.tax({earlier, {}, own, 2, kRow}).empty());
    const Diversity words({DiversityMode::Ngram, 0.5, 1});
    QCOMPARE(amountOf(words.tax({earlier, {}, own, 0, kRow}), 2), 2.f); // anywhere: four times
}

void TestDiverseSearch::embeddingTax()
{
    const auto vectors = [](std::span<const Token> tokens) {
        Tensor out = Tensor::zeros({std::int64_t(tokens.size()), 2});
        for (std::size_t i = 0; i < tokens.size(); ++i) { // at angles of 30 degrees
            out.hostMutable<float>()[2 * i] = float(std::cos(tokens[i] * M_PI / 6));
            out.hostMutable<float>()[2 * i + 1] = float(std::sin(tokens[i] * M_PI / 6));
        }
        return out;
    };
    const Diversity single({DiversityMode::Embedding, 0.5, 1, vectors});
    const std::vector<GroupBeams> earlier{{{4, 0}, {4, 3}}, {{9}}}; // the last one has stopped
    const GroupBeams own{{2}};
    const Tax tax = single.tax({earlier, {}, own, 0, kRow});
    QCOMPARE(tax.size(), kRow.size());
    for (const TaxedToken& t : tax)
        QVERIFY(std::abs(double(t.amount)
                    - 0.5 * (std::cos(t.token * M_PI / 6) + std::cos((t.token - 3) * M_PI / 6)))
            < 1e-6);
    const Diversity pairs({DiversityMode::Embedding, 0.5, 2, vectors});
    const Tax two = pairs.tax({std::span(earlier).first(1), {}, own, 0, kRow});
    // angles of the sums: of 4 and 0 at 60 degrees, of 4 and 3 at 105, of 2 and w at 30 + 15 w
    for (const TaxedToken& t : two)
        QVERIFY(std::abs(double(t.amount)
                    - 0.5
                        * (std::cos((30 + 15 * t.token - 60) * M_PI / 180)
                            + std::cos((30 + 15 * t.token - 105) * M_PI / 180)))
            < 1e-5);
}

void TestDiverseSearch::treeOfASearch()
{
    Rng rng(6);
    for (int round = 0; round < 20; ++round) {
        const TableModel model(randomTable(rng, 6));
        const auto o = options(6, 3, 0.4, round % 2 ? Rules::Paper : Rules::Library);
        DiverseSearch search(model, Ids{1}, o), stopped(model, Ids{1}, o);
        search.start();
        stopped.start();
        while (search.step()) {}
        QCOMPARE(brokenInvariant(search.tree()), std::string());
        for (std::uint32_t s = 0; s <= search.tree().step(); ++s) {
            QVERIFY(search.tree().at(s) == stopped.tree());
            stopped.step();
        }
        for (int i = 1; i < search.tree().size(); ++i)
            QVERIFY(search.tree().nodes().state[std::size_t(i)] != NodeState::Open);
    }
}

// In the toy, the second group would begin with 2 as the first does, but for the tax.
void TestDiverseSearch::displacedTokens()
{
    const TableModel toy = toyModel();
    DiverseSearch search(toy, Ids{1}, options(2, 2, 0.5));
    search.start();
    search.step();
    QCOMPARE(search.displaced().size(), std::size_t(1));
    const DiverseSearch::Displaced& d = search.displaced()[0];
    QVERIFY(d.parent == 0 && d.group == 1 && d.token == 2 && d.tax == 0.5f);
    QVERIFY(std::abs(double(d.logp) - std::log(.45)) < 1e-6);
}

void TestDiverseSearch::refusals()
{
    const TableModel toy = toyModel();
    const auto refused = [&](DiverseSearch::Options o, const char* why) {
        try {
            DiverseSearch search(toy, Ids{1}, o);
            QFAIL("not refused");
        } catch (const Error& e) {
            QVERIFY2(QString(e.what()).contains(why), e.what());
        }
    };
    refused(options(6, 4, 0.5), "4 does not divide 6");
    refused(options(0, 1, 0.5), "beams must be at least 1");
    refused(options(2, 0, 0.5), "groups must be at least 1");
    refused(options(2, -2, 0.5), "groups must be at least 1");
    refused(options(2, 2, -0.5), "diversity must be");
    auto o = options(2, 2, 0.5);
    o.length = 0;
    refused(o, "length must be at least 1");
    o = options(2, 2, 0.5);
    o.diversity.ngram = 0;
    refused(o, "at least 1 token");
    QVERIFY_EXCEPTION_THROWN(DiverseSearch(toy, Ids{}, options(2, 2, 0.5)), Error);
    QVERIFY_EXCEPTION_THROWN(DiverseSearch(toy, Ids(300, 1), options(2, 2, 0.5)), Error);
}

void TestDiverseSearch::references_data()
{
    QTest::addColumn<int>("number");
    for (int i = 9; i < 12; ++i)
        QTest::addRow("case %d", i) << i;
}

void TestDiverseSearch::references()
{
    const auto path = modelFolder() / "SmolLM2-135M-Instruct.Q4_1.gguf";
    if (!std::filesystem::exists(path)) QSKIP("SmolLM2-135M-Instruct.Q4_1.gguf is not here");
    static const auto model = loadLanguageModel(path);
    QFETCH(int, number);
    const Json all = readJson(SEQSCOPE_SOURCE "/tests/data/smollm2/decoding.json");
    const Json& given = all["cases"][std::size_t(number)];
    const Json& arguments = given["args"];
    const Token end = given["eos"];
    DiverseSearch search(*model, given["prompt_ids"].get<Ids>(),
        {.beams = arguments["num_beams"],
            .groups = arguments["num_beam_groups"],
            .length = arguments["max_new_tokens"],
            .diversity = {.strength = arguments["diversity_penalty"]},
            .ends = {end},
            .pad = end,
            .precision = Precision::Float32});
    search.start();
    while (search.step()) {}
    const auto found = results(search);
    QCOMPARE(found.size(), given["sequences"].size());
    for (std::size_t i = 0; i < found.size(); ++i) {
        Ids expected = given["sequences"][i];
        while (expected.size() > 1 && expected.back() == end && expected.end()[-2] == end)
            expected.pop_back(); // padding
        QCOMPARE(found[i].ids, expected);
        const double sums
            = (found[i].score - given["scores"][i].get<double>()) * double(expected.size());
        QVERIFY2(
            std::abs(sums) < 2e-5 * double(expected.size()), qPrintable(QString::number(sums)));
    }
}

QTEST_APPLESS_MAIN(TestDiverseSearch)
#include "tst_diverse_search.moc"
