// The search tree's invariants, its replay and its JSON (specification 2), on random searches.
#include "engine/base/error.h"
#include "engine/base/random.h"
#include "engine/decode/search_tree.h"
#include "tests/shared/tree_invariants.h"

#include <QTest>
#include <cmath>
#include <functional>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

using namespace seq;

namespace {

constexpr int kVocabulary = 9;

// A search that does anything a search may do.
class RandomSearch {
public:
    explicit RandomSearch(std::uint64_t seed)
        : rng_(seed)
    {
        tree.origin = {"model", "tokenizer", {3, 1}, {{"beams", "4"}}, {{1, "a"}, {2, "\xff"}}};
        tree.evaluate(0, 1.5f, 0.3f, NAN);
        tree.kvAlloc(0, 0);
    }
    void step()
    {
        tree.advance();
        for (int i = int(rng_.below(5)); i >= 0; --i)
            act(int(rng_.below(std::uint64_t(tree.size()))));
    }
    SearchTree tree;

private:
    void act(int node)
    {
        const auto n = std::size_t(node);
        switch (rng_.below(9)) {
        case 0:
            if (std::isnan(tree.nodes().entropy[n]))
                tree.evaluate(node, float(rng_.uniform()), float(rng_.uniform()), NAN);
            return;
        case 1:
            return tree.prune(node, PruneBy(rng_.below(7)));
        case 2:
            return tree.finish(node, NodeState::Finished, -rng_.uniform());
        case 3:
            return tree.backup(node, rng_.uniform());
        case 4:
            return tree.reject(node);
        case 5:
            return tree.select(node, int(rng_.below(4)));
        case 6:
            return tree.nodes().kvSlot[n] < 0 ? tree.kvAlloc(node, int(rng_.below(99)))
                                              : tree.kvFree(node);
        default:
            return grow(node);
        }
    }
    void grow(int node)
    {
        if (!expanded_.insert(node).second) return;
        std::vector<TreeCandidate> others(rng_.below(30), {1, -2.5f, -3});
        tree.expand(node, others);
        for (int token = 0; token < kVocabulary; ++token) {
            if (rng_.below(3) != 0) continue;
            const float logp = std::log(1.f / kVocabulary) - float(rng_.uniform());
            const float tax = float(rng_.below(2)) / 2;
            const int child = tree.create({.parent = node,
                .token = token,
                .logp = logp,
                .logpProc = logp - tax,
                .rank = token,
                .beam = token % 4,
                .prior = 0.25f,
                .state = rng_.below(9) == 0 ? NodeState::Forced : NodeState::Open});
            if (tax > 0) tree.penalty(child, 1, double(tax));
        }
    }
    Rng rng_;
    std::set<int> expanded_;
};

std::string json(const SearchTree& tree)
{
    std::ostringstream out;
    JsonWriter writer(out);
    tree.write(writer);
    return out.str();
}

} // namespace

class TestSearchTree : public QObject {
    Q_OBJECT
private slots:
    void invariantsHold();
    void replayEqualsTheRunStoppedThere();
    void jsonRoundTrip();
    void damagedJsonIsRefused();
    void pathsAndStatistics();
    void candidatesAreCut();
};

void TestSearchTree::invariantsHold()
{
    for (std::uint64_t seed = 0; seed < 40; ++seed) {
        RandomSearch search(seed);
        for (int s = 0; s < 60; ++s)
            search.step();
        QVERIFY(search.tree.size() > 5);
        QCOMPARE(brokenInvariant(search.tree), std::string());
    }
}

void TestSearchTree::replayEqualsTheRunStoppedThere()
{
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        RandomSearch whole(seed), stopped(seed);
        for (int s = 0; s < 40; ++s)
            whole.step();
        QVERIFY(whole.tree.at(0) == stopped.tree);
        for (std::uint32_t s = 1; s <= 40; ++s) {
            stopped.step();
            const SearchTree replayed = whole.tree.at(s);
            QVERIFY(replayed == stopped.tree);
            QCOMPARE(brokenInvariant(replayed), std::string());
        }
        QVERIFY(whole.tree.at(99) == whole.tree);
        QVERIFY(!(whole.tree.at(20) == whole.tree));
    }
}

void TestSearchTree::jsonRoundTrip()
{
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        RandomSearch search(seed);
        for (int s = 0; s < 40; ++s)
            search.step();
        const SearchTree back = SearchTree::read(parseJson(json(search.tree), "tree"));
        QVERIFY(back == search.tree);
        QVERIFY(back.at(20) == search.tree.at(20));
    }
}

void TestSearchTree::damagedJsonIsRefused()
{
    RandomSearch search(3);
    for (int s = 0; s < 20; ++s)
        search.step();
    const Json whole = parseJson(json(search.tree), "tree");
    const auto refused = [&](const std::function<void(Json&)>& damage) {
        Json copy = whole;
        damage(copy);
        QVERIFY_EXCEPTION_THROWN(SearchTree::read(copy), Error);
    };
    refused([](Json& j) { j["nodes"]["parent"][1] = 1; });
    refused([](Json& j) { j["nodes"]["parent"][0] = 0; });
    refused([](Json& j) { j["nodes"]["logp"].erase(0); });
    refused([](Json& j) { j["nodes"].erase("state"); });
    refused([](Json& j) { j["nodes"]["state"][1] = "asleep"; });
    refused([](Json& j) { j["nodes"]["cand_off"][0] = 100000; });
    refused([](Json& j) { j["events"][0][2] = 100000; });
    refused([](Json& j) { j["events"][0][1] = "danced"; });
    refused([](Json& j) { j = Json::array(); });
}

void TestSearchTree::pathsAndStatistics()
{
    SearchTree tree;
    const int a = tree.create({.parent = 0, .token = 7, .logp = -1, .logpProc = -1.5f});
    const int b = tree.create({.parent = a, .token = 8, .logp = -2, .logpProc = -2});
    const int c = tree.create({.parent = a, .token = 9});
    QCOMPARE(tree.path(b), (std::vector<int>{a, b}));
    QCOMPARE(tree.tokens(c), (std::vector<std::int32_t>{7, 9}));
    QCOMPARE(tree.children(a), (std::vector<int>{b, c}));
    QCOMPARE(tree.nodes().cumLogp[std::size_t(b)], -3.0);
    QCOMPARE(tree.nodes().cumScore[std::size_t(b)], -3.5);
    tree.backup(b, 0.5);
    tree.backup(c, 0.25);
    QCOMPARE(tree.nodes().visits[std::size_t(a)], 2);
    QCOMPARE(tree.nodes().visits[std::size_t(c)], 1);
    QCOMPARE(tree.nodes().valueSum[0], 0.75);
}

void TestSearchTree::candidatesAreCut()
{
    SearchTree tree;
    std::vector<TreeCandidate> many;
    for (int i = 0; i < 40; ++i)
        many.push_back({i, -float(i), -float(i)});
    tree.expand(0, many);
    const auto kept = tree.candidates(0);
    QCOMPARE(kept.size(), std::size_t(SearchTree::kCandidates));
    QCOMPARE(kept.back().token, SearchTree::kCandidates - 1);
}

QTEST_APPLESS_MAIN(TestSearchTree)
#include "tst_search_tree.moc"
