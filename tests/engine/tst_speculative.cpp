// Speculative decoding: known answers of the specification (1.8, 1.3), the very tokens of plain
// greedy decoding, the very distribution of plain sampling.
#include "engine/base/error.h"
#include "engine/base/thread_pool.h"
#include "engine/decode/speculative.h"
#include "tests/shared/chi_square.h"
#include "tests/shared/language_models.h"
#include "tests/shared/table_model.h"
#include "tests/shared/tolerance.h"

#include <QTest>
#include <cmath>

using namespace seq;

namespace {

using Ids = std::vector<Token>;

Ids idsOf(const Generated& g)
{
    Ids ids;
    for (const Chosen& c : g.tokens)
        ids.push_back(c.id);
    return ids;
}

// Two layers: the whole answers by one table, the first layer alone by another.
class TwoTables final : public LanguageModel {
public:
    TwoTables(std::vector<std::vector<double>> target, std::vector<std::vector<double>> draft)
        : target_(std::move(target))
        , draft_(std::move(draft))
        , info_(target_.info())
    {
        info_.layers = 2;
    }
    const ModelInfo& info() const override { return info_; }
    std::string hash() const override { return "two tables"; }
    Tensor forward(const Batch& batch, const Forward& options) const override
    {
        return (options.layers == 1 ? draft_ : target_).forward(batch, options);
    }
    Tensor project(const Tensor& x, Precision p) const override { return target_.project(x, p); }
    std::shared_ptr<const LanguageModel> on(Device device) const override
    {
        return target_.on(device);
    }

private:
    TableModel target_, draft_;
    ModelInfo info_;
};

Kept keptOf(const std::vector<double>& p)
{
    std::vector<float> scores;
    for (const double x : p)
        scores.push_back(float(std::log(x)));
    ScoreRow row(scores);
    return row.kept();
}

constexpr SpeculativeOptions kLookup{};
constexpr SpeculativeOptions kLayers{.draft = SpeculativeOptions::Layers, .tokens = 5, .layers = 1};

bool equal(const Generated& a, const Generated& b)
{
    if (idsOf(a) != idsOf(b)) return false;
    for (std::size_t i = 0; i < a.tokens.size(); ++i)
        if (a.tokens[i].logprob != b.tokens[i].logprob
            || a.tokens[i].entropy != b.tokens[i].entropy)
            return false;
    return true;
}

} // namespace

class TestSpeculative : public QObject {
    Q_OBJECT
private slots:
    void lookUps();
    void residualKnownAnswer();
    void tokensAPass_data();
    void tokensAPass();
    void sampledDistribution();
    void sampledByLookUp();
    void greedyOfTinyModels_data();
    void greedyOfTinyModels();
    void greedyOfSmol_data();
    void greedyOfSmol();
    void forcedTokens();
    void endsAndLength();
    void refusedDraftsEnd();
    void refusals();
};

void TestSpeculative::lookUps()
{
    const Ids text{1, 2, 3, 4, 1, 2, 9, 8, 1, 2};
    QCOMPARE(lookUp(text, {}, 10), (Ids{3, 4, 1, 2, 9, 8, 1, 2})); // the earliest place
    QCOMPARE(lookUp(text, {}, 3), (Ids{3, 4, 1}));
    QCOMPARE(lookUp(text, Ids{1}, 10), (Ids{3, 4})); // cut before an end
    QCOMPARE(lookUp(Ids{5, 6, 7, 9, 6}, {}, 10), (Ids{7, 9, 6})); // one id, where two are new
    QCOMPARE(lookUp(Ids{5, 5}, {}, 10), (Ids{5}));
    QCOMPARE(lookUp(Ids{5, 6, 7}, {}, 10), Ids());
    QCOMPARE(lookUp(Ids{5}, {}, 10), Ids());
    QCOMPARE(lookUp(text, {}, 0), Ids());
}

void TestSpeculative::residualKnownAnswer()
{
    const Kept p = keptOf({.3, .6, .1}), q = keptOf({.5, .3, .2});
    const Kept rest = residual(p, q);
    QVERIFY(std::abs(rest.mass - .3) < tolerance::kKnownAnswer);
    QCOMPARE(rest.weights[0], 0.f);
    QCOMPARE(rest.weights[2], 0.f);
    QVERIFY(rest.weights[1] > 0);
    QCOMPARE(residual(p, p).mass, p.mass); // nothing left: p itself
}

void TestSpeculative::tokensAPass_data()
{
    QTest::addColumn<int>("drafted");
    QTest::addColumn<double>("expected");
    QTest::newRow("1") << 1 << 1.7;
    QTest::newRow("4") << 4 << 2.7731;
    QTest::newRow("8") << 8 << 3.19882;
}

// Of one text of tokens that do not depend on each other: as many a pass as the acceptance of .7
// promises, each as often as p says.
void TestSpeculative::tokensAPass()
{
    QFETCH(int, drafted);
    QFETCH(double, expected);
    const std::vector<std::vector<double>> p(3, {.3, .6, .1}), q(3, {.5, .3, .2});
    const TwoTables model(p, q);
    GenerateOptions o;
    o.length = 200;
    o.draws = true;
    SpeculativeOptions s = kLayers;
    s.tokens = drafted;
    s.confidence = 0;
    std::vector<int> counts(3);
    double tokens = 0, passes = 0;
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
        o.random.seed = seed;
        const Generated g = speculate(model, Ids{0}, o, s);
        for (const Chosen& c : g.tokens)
            ++counts[std::size_t(c.id)];
        tokens += double(g.tokens.size()) - 1; // the first comes from the prompt
        passes += g.passes;
    }
    QVERIFY2(std::abs(tokens / passes - expected) < 0.05 * expected,
        qPrintable(QString::number(tokens / passes)));
    QVERIFY(chiSquareP(counts, p[0]) > 1e-3);
}

// Strings of three tokens of the toy model, drafted by another table, with and without a filter.
void TestSpeculative::sampledDistribution()
{
    const std::vector<std::vector<double>> p{
        {.25, .25, .25, .25}, {.10, .05, .45, .40}, {.05, .30, .35, .30}, {.60, .30, .05, .05}},
        q{{.25, .25, .25, .25}, {.30, .30, .20, .20}, {.25, .25, .25, .25}, {.05, .05, .60, .30}};
    const TwoTables model(p, q);
    for (const double confidence : {0.0, 0.28}) {
        GenerateOptions o;
        o.length = 3;
        o.draws = true;
        SpeculativeOptions s = kLayers;
        s.confidence = confidence;
        std::vector<int> counts(64);
        for (std::uint64_t seed = 0; seed < 20000; ++seed) {
            o.random.seed = seed;
            const Ids ids = idsOf(speculate(model, Ids{1}, o, s));
            ++counts[std::size_t(16 * ids[0] + 4 * ids[1] + ids[2])];
        }
        std::vector<double> expected(64);
        for (std::size_t a = 0; a < 4; ++a)
            for (std::size_t b = 0; b < 4; ++b)
                for (std::size_t c = 0; c < 4; ++c)
                    expected[16 * a + 4 * b + c] = p[1][a] * p[a][b] * p[b][c];
        QVERIFY(chiSquareP(counts, expected) > 1e-3);
    }
}

// Each token is drawn before the draft is looked at: the same text as without.
void TestSpeculative::sampledByLookUp()
{
    const auto model = tinyModel("llama");
    GenerateOptions o;
    o.length = 80;
    o.draws = true;
    o.pipeline.temperature = 0.1;
    int accepted = 0;
    for (std::uint64_t seed = 0; seed < 5; ++seed) {
        o.random.seed = seed;
        const Generated g = speculate(*model, Ids{5, 9, 5, 9}, o, kLookup);
        QVERIFY(equal(g, generate(*model, Ids{5, 9, 5, 9}, o)));
        accepted += g.accepted;
    }
    QVERIFY(accepted > 0);
}

void TestSpeculative::greedyOfTinyModels_data()
{
    QTest::addColumn<QString>("name");
    for (const char* name : {"llama", "gpt2", "mistral", "qwen3"})
        QTest::newRow(name) << name;
}

void TestSpeculative::greedyOfTinyModels()
{
    QFETCH(QString, name);
    const auto model = tinyModel(name.toStdString());
    for (const double penalty : {1.0, 1.3})
        for (Token start = 3; start < 8; ++start) {
            GenerateOptions o;
            o.length = 90;
            o.pipeline.repetitionPenalty = penalty;
            o.pipeline.ends = {Token(start + 40)};
            const Ids prompt{start, 9, start};
            const Generated plain = generate(*model, prompt, o);
            QVERIFY(equal(speculate(*model, prompt, o, kLookup), plain));
            SpeculativeOptions layers = kLayers;
            for (layers.layers = 1; layers.layers < 3; ++layers.layers)
                QVERIFY(equal(speculate(*model, prompt, o, layers), plain));
        }
}

void TestSpeculative::greedyOfSmol_data()
{
    QTest::addColumn<bool>("exact");
    QTest::addColumn<int>("prompt");
    for (const bool exact : {false, true})
        for (int i = 0; i < 3; ++i)
            QTest::addRow("%s %d", exact ? "float32" : "native", i) << exact << i;
}

// Token for token and bit for bit, in both precisions: the many rows of a verified draft must give
// what each gives alone.
void TestSpeculative::greedyOfSmol()
{
    QFETCH(bool, exact);
    QFETCH(int, prompt);
    const auto model = smolModel();
    if (!model) QSKIP("SmolLM2-135M-Instruct.Q4_1.gguf is not here");
    ThreadPool pool(1);
    const LaneScope lane(Lane{&pool});
    const Ids prompts[] = {{504, 2365, 6354, 16438},
        {1, 4093, 198, 5820, 1296, 9244, 30, 2, 198, 1, 520, 9531, 198},
        {7356, 436, 3616, 288, 820, 1035, 12364, 282, 8001, 411, 874, 10243}};
    GenerateOptions o;
    o.length = 20;
    o.precision = exact ? Precision::Float32 : Precision::Native;
    o.pipeline.ends = {2};
    const Generated plain = generate(*model, prompts[prompt], o);
    const Generated found = speculate(*model, prompts[prompt], o, kLookup);
    QVERIFY(equal(found, plain));
    SpeculativeOptions layers{.draft = SpeculativeOptions::Layers, .tokens = 12, .layers = 20};
    layers.confidence = 0; // drafts as long as they get: more rows than go by themselves
    const Generated drafted = speculate(*model, prompts[prompt], o, layers);
    QVERIFY(equal(drafted, plain));
    qInfo("lookup: %d of %d accepted, %d passes; layers: %d of %d, %d passes; plain: %d passes",
        found.accepted, found.drafted, found.passes, drafted.accepted, drafted.drafted,
        drafted.passes, plain.passes);
}

void TestSpeculative::forcedTokens()
{
    const auto model = tinyModel("llama");
    GenerateOptions o;
    o.length = 40;
    o.forced = {{0, 11}, {7, 50}, {8, 51}};
    const Generated plain = generate(*model, Ids{5, 9, 5}, o);
    QVERIFY(equal(speculate(*model, Ids{5, 9, 5}, o, kLookup), plain));
    QVERIFY(equal(speculate(*model, Ids{5, 9, 5}, o, kLayers), plain));
}

// An end inside a draft, and lengths that cut one short.
void TestSpeculative::endsAndLength()
{
    const std::vector<std::vector<double>> ring{
        {.01, .97, .01, .01}, {.01, .01, .97, .01}, {.01, .01, .01, .97}, {.97, .01, .01, .01}};
    const TwoTables model(ring, ring);
    for (int length = 1; length < 12; ++length)
        for (const Ids& ends : {Ids{}, Ids{3}, Ids{1}}) {
            GenerateOptions o;
            o.length = length;
            o.pipeline.ends = ends;
            const Ids prompt{0, 1, 2, 3, 0};
            const Ids plain = idsOf(generate(model, prompt, o));
            QCOMPARE(idsOf(speculate(model, prompt, o, kLookup)), plain);
            QCOMPARE(idsOf(speculate(model, prompt, o, kLayers)), plain);
        }
}

// Where the draft runs into a row that the pipeline empties, only the draft ends.
void TestSpeculative::refusedDraftsEnd()
{
    const std::vector<std::vector<double>> p(4, {.1, .2, .3, .4}), q(4, {.4, .3, .2, .1});
    const TwoTables model(p, q);
    GenerateOptions o;
    o.length = 3;
    o.pipeline.noRepeatNgram = 1; // four tokens, the prompt has one of them
    QCOMPARE(idsOf(speculate(model, Ids{0}, o, kLayers)), (Ids{3, 2, 1}));
    o.length = 4;
    QVERIFY_EXCEPTION_THROWN(speculate(model, Ids{0}, o, kLayers), Error);
}

void TestSpeculative::refusals()
{
    const auto model = tinyModel("llama");
    SpeculativeOptions s = kLayers;
    s.layers = 3;
    QVERIFY_EXCEPTION_THROWN(speculate(*model, Ids{5}, {}, s), Error);
    s.layers = 0;
    QVERIFY_EXCEPTION_THROWN(speculate(*model, Ids{5}, {}, s), Error);
    s.layers = 1;
    s.tokens = 0;
    QVERIFY_EXCEPTION_THROWN(speculate(*model, Ids{5}, {}, s), Error);
}

QTEST_APPLESS_MAIN(TestSpeculative)
#include "tst_speculative.moc"
