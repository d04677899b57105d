// Nodes of a tree in one batch against each path alone (specification 3, equality test).
#include "engine/base/error.h"
#include "engine/base/random.h"
#include "engine/base/resources.h"
#include "engine/base/thread_pool.h"
#include "engine/decode/tree_decoder.h"
#include "tests/shared/tree_invariants.h"

#include <QTest>
#include <algorithm>
#include <filesystem>
#include <numeric>

using namespace seq;

namespace {

using Ids = std::vector<Token>;

std::shared_ptr<const LanguageModel> smol()
{
    const auto path = modelFolder() / "SmolLM2-135M-Instruct.Q4_1.gguf";
    if (!std::filesystem::exists(path)) return {};
    static const auto model = loadLanguageModel(path);
    return model;
}

std::shared_ptr<const LanguageModel> tiny(const char* name)
{
    return loadLanguageModel(
        std::filesystem::path(SEQSCOPE_SOURCE "/tests/data/tiny_models") / name);
}

Ids randomIds(Rng& rng, int n, int vocabulary)
{
    Ids ids;
    for (int i = 0; i < n; ++i)
        ids.push_back(Token(rng.below(std::uint64_t(vocabulary))));
    return ids;
}

std::span<const float> rowOf(const Tensor& logits, std::size_t row)
{
    const auto width = std::size_t(logits.size(1));
    return logits.host<float>().subspan(row * width, width);
}

double difference(std::span<const float> a, std::span<const float> b)
{
    if (a.size() != b.size()) return INFINITY;
    double most = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        most = std::max(most, std::abs(double(a[i]) - double(b[i])));
    return most;
}

// The path alone, in a cache of its own.
Tensor alone(const LanguageModel& model, const Ids& prompt, const SearchTree& tree, int node,
    Precision precision)
{
    Ids all = prompt;
    const auto path = tree.tokens(node);
    all.insert(all.end(), path.begin(), path.end());
    Forward options;
    options.precision = precision;
    return model.forward({all, {}, nullptr}, options);
}

// Grows a random tree level by level: a few nodes of any depth at a time, children in one batch.
class Grower {
public:
    Grower(const LanguageModel& model, Ids prompt, TreeDecoder::Options options, int seed)
        : model_(model)
        , rng_(std::uint64_t(seed))
        , decoder(model, prompt, options)
    {
        const Tensor first = decoder.start(tree);
        logits.push_back({rowOf(first, 0).begin(), rowOf(first, 0).end()});
    }
    void step(int nodes)
    {
        tree.advance();
        std::vector<int> made;
        while (std::ssize(made) < nodes) {
            const int parent = int(rng_.below(std::uint64_t(tree.size())));
            if (tree.nodes().depth[std::size_t(parent)] >= 12) continue;
            if (std::ranges::find(made, parent) != made.end()) continue;
            const auto token = Token(rng_.below(std::uint64_t(model_.info().vocabulary)));
            const bool twin = std::ranges::any_of(tree.children(parent),
                [&](int c) { return tree.nodes().token[std::size_t(c)] == token; });
            if (twin) continue;
            made.push_back(tree.create({.parent = parent,
                .token = token,
                .logp = -20,
                .logpProc = -float(rng_.uniform())}));
        }
        const Tensor out = decoder.evaluate(tree, made);
        for (std::size_t i = 0; i < made.size(); ++i)
            logits.push_back({rowOf(out, i).begin(), rowOf(out, i).end()});
    }

private:
    const LanguageModel& model_;
    Rng rng_;

public:
    SearchTree tree;
    TreeDecoder decoder;
    std::vector<std::vector<float>> logits; // by node
};

} // namespace

class TestTreeDecoder : public QObject {
    Q_OBJECT
private slots:
    void equalsSequentialForward_data();
    void equalsSequentialForward();
    void equalsSequentialForwardOfSmolLm2();
    void siblingsChangeNoBit_data();
    void siblingsChangeNoBit();
    void threadsChangeNoBit();
    void handedOnPagesAreNotCopied();
    void shortOfMemoryItComputesAgain();
    void askedAgainItAnswersTheSame();
    void refusals();

private:
    ThreadPool pool_{1};
    LaneScope lane_{{&pool_}};
};

void TestTreeDecoder::equalsSequentialForward_data()
{
    QTest::addColumn<QString>("name");
    for (const char* name : {"llama", "mistral", "qwen3", "gpt2"}) // mistral: a window of 8
        QTest::newRow(name) << name;
}

void TestTreeDecoder::equalsSequentialForward()
{
    QFETCH(QString, name);
    const auto model = tiny(qPrintable(name));
    Rng rng(1);
    for (int seed = 0; seed < 3; ++seed) {
        // 70: the tree begins within the second page
        const Ids prompt = randomIds(rng,
            seed == 0       ? 1
                : seed == 1 ? 60
                            : 70,
            model->info().vocabulary);
        if (prompt.size() + 13 > std::size_t(model->info().context)) continue;
        Grower grower(*model, prompt, {Precision::Float32, 0}, seed);
        while (grower.tree.size() < 150)
            grower.step(1 + seed * 7);
        QCOMPARE(brokenInvariant(grower.tree), std::string());
        for (int i = 0; i < grower.tree.size(); ++i) {
            const Tensor one = alone(*model, prompt, grower.tree, i, Precision::Float32);
            QVERIFY(difference(rowOf(one, 0), grower.logits[std::size_t(i)]) <= 1e-4);
        }
    }
}

void TestTreeDecoder::equalsSequentialForwardOfSmolLm2()
{
    const auto model = smol();
    if (!model) QSKIP("SmolLM2-135M-Instruct.Q4_1.gguf is not here");
    Rng rng(2);
    const Ids prompt = randomIds(rng, 75, 49152);
    Grower grower(*model, prompt, {Precision::Float32, 0}, 3);
    while (grower.tree.size() < 40)
        grower.step(9);
    double most = 0;
    for (int i = 0; i < grower.tree.size(); i += 5) {
        const Tensor one = alone(*model, prompt, grower.tree, i, Precision::Float32);
        most = std::max(most, difference(rowOf(one, 0), grower.logits[std::size_t(i)]));
    }
    qInfo("largest difference %.1e", most);
    QVERIFY(most <= 1e-4);
}

void TestTreeDecoder::siblingsChangeNoBit_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("native");
    QTest::newRow("llama") << "llama" << false;
    QTest::newRow("SmolLM2, float32") << "smol" << false;
    QTest::newRow("SmolLM2, native") << "smol" << true;
}

// All siblings at once, in reverse, some of them, each alone: the same bits.
void TestTreeDecoder::siblingsChangeNoBit()
{
    QFETCH(QString, name);
    QFETCH(bool, native);
    const auto model = name == "smol" ? smol() : tiny("llama");
    if (!model) QSKIP("SmolLM2-135M-Instruct.Q4_1.gguf is not here");
    Rng rng(4);
    const Ids prompt = randomIds(rng, 70, model->info().vocabulary);
    const TreeDecoder::Options options{native ? Precision::Native : Precision::Float32, 0};
    const auto run = [&](const std::vector<std::vector<int>>& batches) {
        SearchTree tree;
        TreeDecoder decoder(*model, prompt, options);
        decoder.start(tree);
        for (int i = 0; i < 9; ++i)
            tree.create({.parent = i < 6 ? 0 : i - 5, .token = 10 + 7 * i});
        std::vector<std::vector<float>> rows(10);
        for (const auto& nodes : batches) {
            const Tensor out = decoder.evaluate(tree, nodes);
            for (std::size_t i = 0; i < nodes.size(); ++i)
                rows[std::size_t(nodes[i])].assign(rowOf(out, i).begin(), rowOf(out, i).end());
        }
        return rows;
    };
    const auto all = run({{1, 2, 3, 4, 5, 6}, {7, 8, 9}});
    const auto reversed = run({{6, 5, 4, 3, 2, 1}, {9, 8, 7}});
    const auto single = run({{1}, {2}, {3}, {4}, {5}, {6}, {7}, {8}, {9}});
    const auto mixed = run({{1, 2, 3, 4}, {7, 5, 8, 6, 9}});
    const auto jumping = run({{7, 8, 9, 1, 2, 3, 4, 5, 6}}); // 7, 8, 9 compute their parents too
    for (std::size_t i = 1; i < 10; ++i) {
        QCOMPARE(reversed[i], all[i]);
        QCOMPARE(single[i], all[i]);
        QCOMPARE(mixed[i], all[i]);
        QVERIFY(difference(jumping[i], all[i]) <= (native ? 0.5 : 1e-4));
    }
    const auto few = run({{2, 5}, {8}});
    for (const std::size_t i : {2, 5})
        QCOMPARE(few[i], all[i]);
}

void TestTreeDecoder::threadsChangeNoBit()
{
    const auto model = tiny("llama");
    Rng rng(5);
    const Ids prompt = randomIds(rng, 64, model->info().vocabulary);
    std::vector<std::vector<float>> first;
    for (const int workers : {0, 1, 3}) {
        ThreadPool pool(workers);
        const LaneScope lane({&pool});
        Grower grower(*model, prompt, {Precision::Native, 0}, 6);
        for (int s = 0; s < 6; ++s)
            grower.step(8);
        if (first.empty()) first = grower.logits;
        QCOMPARE(grower.logits, first);
    }
}

// A beam's page goes to its only child without a copy.
void TestTreeDecoder::handedOnPagesAreNotCopied()
{
    const auto model = tiny("llama");
    Rng rng(6);
    SearchTree tree;
    TreeDecoder decoder(*model, randomIds(rng, 10, model->info().vocabulary));
    decoder.start(tree);
    const std::int64_t page = decoder.bytes();
    const int a = tree.create({.parent = 0, .token = 1}),
              b = tree.create({.parent = 0, .token = 2});
    decoder.evaluate(tree, std::vector{a, b}, std::vector{0});
    QCOMPARE(decoder.bytes(), 2 * page); // the root's went to one of them
    QVERIFY(!decoder.resident(0));
    const int c = tree.create({.parent = a, .token = 3});
    decoder.evaluate(tree, std::vector{c}, std::vector{a, b});
    QCOMPARE(decoder.bytes(), page);
    QCOMPARE(decoder.recomputed(), 0);
    QCOMPARE(decoder.evaluations(), 3);
}

void TestTreeDecoder::shortOfMemoryItComputesAgain()
{
    const auto model = tiny("llama");
    Rng rng(7);
    const Ids prompt = randomIds(rng, 40, model->info().vocabulary);
    Grower rich(*model, prompt, {Precision::Float32, 0}, 8);
    Grower poor(*model, prompt, {Precision::Float32, 4 * KvCache::kPage}, 8);
    for (int s = 0; s < 8; ++s) {
        rich.step(6);
        poor.step(6);
        QVERIFY(poor.decoder.bytes() * 4 <= rich.decoder.bytes() * 4);
    }
    QVERIFY(poor.decoder.recomputed() > 0);
    QCOMPARE(rich.decoder.recomputed(), 0);
    QCOMPARE(brokenInvariant(poor.tree), std::string());
    for (std::size_t i = 0; i < rich.logits.size(); ++i)
        QVERIFY(difference(rich.logits[i], poor.logits[i]) <= 1e-4);
}

void TestTreeDecoder::askedAgainItAnswersTheSame()
{
    const auto model = tiny("llama");
    Rng rng(9);
    Grower grower(*model, randomIds(rng, 20, model->info().vocabulary), {Precision::Float32, 0}, 2);
    grower.step(5);
    const Tensor again = grower.decoder.evaluate(grower.tree, std::vector{0, 3, 2});
    QVERIFY(difference(rowOf(again, 0), grower.logits[0]) <= 1e-4); // a prompt goes in chunks
    QVERIFY(difference(rowOf(again, 1), grower.logits[3]) == 0);
    QVERIFY(difference(rowOf(again, 2), grower.logits[2]) == 0);
}

void TestTreeDecoder::refusals()
{
    const auto model = tiny("llama");
    QVERIFY_EXCEPTION_THROWN(TreeDecoder(*model, Ids{}), Error);
    const int context = model->info().context;
    QVERIFY_EXCEPTION_THROWN(TreeDecoder(*model, Ids(std::size_t(context) + 1, 1)), Error);
    SearchTree tree;
    TreeDecoder decoder(*model, Ids(std::size_t(context), 1));
    decoder.start(tree);
    const std::int64_t held = decoder.bytes();
    const int beyond = tree.create({.parent = 0, .token = 1});
    QVERIFY_EXCEPTION_THROWN(decoder.evaluate(tree, std::vector{beyond}), Error);
    QCOMPARE(decoder.bytes(), held);
    QVERIFY(!decoder.resident(beyond));
}

QTEST_APPLESS_MAIN(TestTreeDecoder)
#include "tst_tree_decoder.moc"
