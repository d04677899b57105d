// Greedy and sampled decoding: the toy model of the specification (1.6), reference decodings of
// SmolLM2, and properties (1.9).
#include "engine/base/error.h"
#include "engine/base/random.h"
#include "engine/base/thread_pool.h"
#include "engine/decode/generate.h"
#include "tests/shared/chi_square.h"
#include "tests/shared/decoding_goldens.h"
#include "tests/shared/language_models.h"
#include "tests/shared/table_model.h"
#include "tests/shared/tolerance.h"

#include <QTest>
#include <algorithm>
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

// The same model, as if its device went through extend() without a wait.
class AtOnce final : public LanguageModel {
public:
    explicit AtOnce(const LanguageModel& model)
        : model_(model)
    {
    }
    mutable int extended = 0, forwarded = 0; // tokens asked for; passes of one token
    const ModelInfo& info() const override { return model_.info(); }
    std::string hash() const override { return model_.hash(); }
    Tensor forward(const Batch& batch, const Forward& options) const override
    {
        forwarded += batch.tokens.size() == 1;
        return model_.forward(batch, options);
    }
    Tensor project(const Tensor& hidden, Precision p) const override
    {
        return model_.project(hidden, p);
    }
    std::shared_ptr<const LanguageModel> on(Device d) const override { return model_.on(d); }
    std::vector<Token> extend(KvCache& cache, int sequence, Token last, int count,
        const TokenChoice& choice, Precision p, std::vector<TokenScores>* scores) const override
    {
        extended += count;
        return model_.extend(cache, sequence, last, count, choice, p, scores);
    }
    bool extendsAtOnce() const override { return true; }

private:
    const LanguageModel& model_;
};

bool equal(const Generated& a, const Generated& b)
{
    if (a.tokens.size() != b.tokens.size() || a.passes != b.passes || a.stages != b.stages)
        return false;
    for (std::size_t i = 0; i < a.tokens.size(); ++i) {
        const Chosen &x = a.tokens[i], &y = b.tokens[i];
        const bool same = x.id == y.id && x.logprob == y.logprob && x.entropy == y.entropy
            && x.rank == y.rank && x.forced == y.forced;
        if (!same || std::abs(x.chance - y.chance) > 1e-6) return false;
    }
    return true;
}

GenerateOptions toyOptions(int length = 4)
{
    GenerateOptions o;
    o.length = length;
    o.pipeline.ends = {0};
    return o;
}

} // namespace

Q_DECLARE_METATYPE(PipelineOptions)

class TestGenerate : public QObject {
    Q_OBJECT
private slots:
    void toyGreedy();
    void endTokenIsWritten();
    void sampledStringsFollowTheModel();
    void sharpEqualsGreedy();
    void relabelledTokens();
    void sameSeedSameText();
    void forcedTokens();
    void ladders();
    void record();
    void progressMayStop();
    void refusals();
    void atOnceIsTheSame_data();
    void atOnceIsTheSame();
    void atOnceNothingIsHidden();
    void goldens();
    void longPrompt();
    void threadsChangeNothing();
};

void TestGenerate::toyGreedy()
{
    const TableModel model = toyModel();
    const Generated g = generate(model, Ids{1}, toyOptions());
    QCOMPARE(idsOf(g), (Ids{2, 2, 2, 2}));
    QVERIFY(std::abs(g.logprob() + 3.947974) < tolerance::kKnownAnswer);
    QCOMPARE(g.passes, 3); // the last token goes through nothing
}

void TestGenerate::endTokenIsWritten()
{
    const TableModel model = toyModel();
    const Generated g = generate(model, Ids{1, 3}, toyOptions());
    QCOMPARE(idsOf(g), (Ids{0}));
    GenerateOptions open = toyOptions();
    open.pipeline.ends = {};
    QCOMPARE(idsOf(generate(model, Ids{1, 3}, open)).size(), std::size_t(4));
    GenerateOptions least = toyOptions();
    least.pipeline.minNewTokens = 2;
    QCOMPARE(idsOf(generate(model, Ids{1, 3}, least)), (Ids{1, 2, 2, 2}));
}

// All 13 strings of two tokens (0 ends one): counts against the table's probabilities.
void TestGenerate::sampledStringsFollowTheModel()
{
    const TableModel model = toyModel();
    const std::vector<std::vector<double>> p{
        {.25, .25, .25, .25}, {.10, .05, .45, .40}, {.05, .30, .35, .30}, {.60, .30, .05, .05}};
    std::vector<double> expected(16);
    for (std::size_t a = 0; a < 4; ++a)
        for (std::size_t b = 0; b < 4; ++b)
            expected[4 * a + b] = a == 0 ? (b == 0 ? p[1][0] : 0) : p[1][a] * p[a][b];
    std::vector<int> counts(16);
    GenerateOptions o = toyOptions(2);
    o.draws = true;
    for (std::uint64_t seed = 0; seed < 10000; ++seed) {
        o.random.seed = seed;
        const Ids ids = idsOf(generate(model, Ids{1}, o));
        ++counts[std::size_t(4 * ids[0] + (ids.size() > 1 ? ids[1] : 0))];
    }
    QVERIFY(chiSquareP(counts, expected) > 1e-3);
}

void TestGenerate::sharpEqualsGreedy()
{
    const auto model = tinyModel("llama");
    GenerateOptions greedy;
    greedy.length = 40;
    greedy.ladders = true;
    GenerateOptions sharp = greedy;
    sharp.draws = true;
    for (Token start = 3; start < 9; ++start) {
        const Generated likeliest = generate(*model, Ids{start}, greedy);
        double gap = 1; // logits of random weights lie close together
        for (const Ladder& ladder : likeliest.ladders)
            gap = std::min(gap, double(ladder.scores[0][0]) - ladder.scores[0][1]);
        QVERIFY(gap > 0);
        sharp.random.seed = std::uint64_t(start);
        sharp.pipeline.temperature = gap / 40; // the second token has a chance of e^-40
        QCOMPARE(idsOf(generate(*model, Ids{start}, sharp)), idsOf(likeliest));
    }
}

// Other names for the tokens give other names in the result, and nothing else.
void TestGenerate::relabelledTokens()
{
    Rng rng(4);
    constexpr std::size_t n = 12;
    std::vector<std::vector<double>> rows(n, std::vector<double>(n)), renamed = rows;
    Ids name(n);
    for (std::size_t i = 0; i < n; ++i)
        name[i] = Token((i * 5 + 3) % n);
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j < n; ++j) {
            rows[i][j] = 0.01 + rng.uniform();
            renamed[std::size_t(name[i])][std::size_t(name[j])] = rows[i][j];
        }
    GenerateOptions o;
    o.length = 20;
    o.pipeline.repetitionPenalty = 1.3;
    o.pipeline.noRepeatNgram = 2;
    const Ids plain = idsOf(generate(TableModel(rows), Ids{1, 2}, o));
    Ids expected;
    for (const Token id : plain)
        expected.push_back(name[std::size_t(id)]);
    QCOMPARE(idsOf(generate(TableModel(renamed), Ids{name[1], name[2]}, o)), expected);
}

void TestGenerate::sameSeedSameText()
{
    const auto model = tinyModel("llama");
    GenerateOptions o;
    o.length = 60;
    o.draws = true;
    o.random.seed = 5;
    const Ids first = idsOf(generate(*model, Ids{7}, o));
    QCOMPARE(idsOf(generate(*model, Ids{7}, o)), first);
    o.random.seed = 6;
    QVERIFY(idsOf(generate(*model, Ids{7}, o)) != first);
    // a shorter run is the beginning of the longer one
    o.random.seed = 5;
    o.length = 20;
    QCOMPARE(idsOf(generate(*model, Ids{7}, o)), Ids(first.begin(), first.begin() + 20));
}

void TestGenerate::forcedTokens()
{
    const TableModel model = toyModel();
    GenerateOptions o = toyOptions();
    o.forced = {{1, 1}};
    const Generated g = generate(model, Ids{1}, o);
    QCOMPARE(idsOf(g), (Ids{2, 1, 2, 2}));
    QVERIFY(g.tokens[1].forced && !g.tokens[0].forced);
    QVERIFY(std::abs(g.tokens[1].logprob - std::log(.30)) < tolerance::kKnownAnswer);
    o.forced = {{0, 0}};
    QCOMPARE(idsOf(generate(model, Ids{1}, o)), (Ids{0}));
    o.forced = {{1, 1}};
    o.pipeline.suppress = {1}; // forced all the same
    const Generated banned = generate(model, Ids{1}, o);
    QCOMPARE(idsOf(banned)[1], 1);
    QCOMPARE(banned.tokens[1].chance, 0.);
}

void TestGenerate::ladders()
{
    const auto model = tinyModel("gpt2");
    GenerateOptions o;
    o.length = 10;
    o.draws = o.ladders = true;
    o.pipeline.temperature = 3; // far from the top
    const Generated g = generate(*model, Ids{5}, o);
    QCOMPARE(g.ladders.size(), g.tokens.size());
    QCOMPARE(g.stages, (std::vector<std::string>{"raw", "temperature"}));
    for (std::size_t i = 0; i < g.tokens.size(); ++i) {
        const Ladder& ladder = g.ladders[i];
        const auto at
            = std::size_t(std::ranges::find(ladder.ids, g.tokens[i].id) - ladder.ids.begin());
        QVERIFY(at < ladder.ids.size());
        QVERIFY(at == std::size_t(g.tokens[i].rank) || at == std::size_t(Ladder::kTokens));
        QVERIFY(std::abs(ladder.scores[0][at] - ladder.logMass[0] - g.tokens[i].logprob) < 1e-5);
        const double chance = std::exp(ladder.scores[1][at] - ladder.logMass[1]);
        QVERIFY(std::abs(chance - g.tokens[i].chance) < 1e-6);
    }
}

// Log-probability, entropy and rank are the model's own, whatever the pipeline does.
void TestGenerate::record()
{
    const TableModel model = toyModel();
    GenerateOptions o = toyOptions(1);
    o.pipeline.suppress = {2};
    const Chosen c = generate(model, Ids{1}, o).tokens[0];
    QCOMPARE(c.id, 3);
    QCOMPARE(c.rank, 1);
    double entropy = 0;
    for (const double p : {.10, .05, .45, .40})
        entropy -= p * std::log(p);
    QVERIFY(std::abs(c.entropy - entropy) < tolerance::kKnownAnswer);
    QVERIFY(std::abs(c.logprob - std::log(.40)) < tolerance::kKnownAnswer);
    QVERIFY(std::abs(c.chance - .40 / .55) < tolerance::kKnownAnswer);
}

void TestGenerate::progressMayStop()
{
    const TableModel model = toyModel();
    int calls = 0;
    const auto stop = [&](const Generated& g) {
        ++calls;
        if (g.tokens.size() == 2) throw Cancelled();
    };
    QVERIFY_EXCEPTION_THROWN(generate(model, Ids{1}, toyOptions(), stop), Cancelled);
    QCOMPARE(calls, 3); // the prompt, then two tokens
}

void TestGenerate::refusals()
{
    const TableModel model = toyModel();
    const auto refused = [&](const Ids& prompt, const GenerateOptions& o, const char* word) {
        try {
            generate(model, prompt, o);
        } catch (const Error& e) {
            return e.kind() == Error::BadInput
                && std::string(e.what()).find(word) != std::string::npos;
        }
        return false;
    };
    GenerateOptions o = toyOptions();
    QVERIFY(refused({}, o, "prompt"));
    QVERIFY(refused(Ids(253, 1), o, "256"));
    o.length = 0;
    QVERIFY(refused({1}, o, "0 tokens"));
    o = toyOptions();
    o.forced = {{2, 4}};
    QVERIFY(refused({1}, o, "token 4"));
    o.forced = {{4, 1}};
    QVERIFY(refused({1}, o, "step 4"));
    o.forced = {};
    o.draws = true;
    o.pipeline.temperature = 0;
    QVERIFY(refused({1}, o, "greedy"));
}

void TestGenerate::atOnceIsTheSame_data()
{
    QTest::addColumn<PipelineOptions>("pipeline");
    QTest::addColumn<bool>("draws");
    QTest::addColumn<bool>("atOnce");
    QTest::newRow("greedy") << PipelineOptions{} << false << true;
    QTest::newRow("greedy, filters without effect") << PipelineOptions{.topK = 3} << false << true;
    QTest::newRow("plain") << PipelineOptions{} << true << true;
    QTest::newRow("temperature") << PipelineOptions{.temperature = 0.7} << true << true;
    QTest::newRow("all filters") << PipelineOptions{.temperature = 1.3,
        .topK = 50,
        .topP = 0.9,
        .minP = 0.05} << true << true;
    QTest::newRow("end tokens") << PipelineOptions{.topP = 0.95, .ends = {3, 4, 5, 6, 7}} << true
                                << true;
    QTest::newRow("a penalty") << PipelineOptions{.repetitionPenalty = 1.2} << true << false;
    QTest::newRow("typical") << PipelineOptions{.topK = 9, .typicalP = 0.9} << true << false;
    QTest::newRow("two kept at least")
        << PipelineOptions{.topP = 0.5, .minToKeep = 2} << true << false;
}
void TestGenerate::atOnceIsTheSame()
{
    QFETCH(PipelineOptions, pipeline);
    QFETCH(bool, draws);
    QFETCH(bool, atOnce);
    const auto model = tinyModel("llama");
    GenerateOptions o;
    o.length = 40;
    o.draws = draws;
    o.pipeline = pipeline;
    for (std::uint64_t seed = 1; seed < 9; ++seed) {
        o.random = {seed, std::uint32_t(seed)};
        const AtOnce other(*model);
        int calls = 0;
        const Generated right = generate(*model, Ids{5, 9}, o);
        const Generated found = generate(other, Ids{5, 9}, o, [&](const Generated&) { ++calls; });
        QVERIFY(equal(found, right));
        QCOMPARE(calls, int(right.tokens.size()) + 1);
        QCOMPARE(other.extended > 0, atOnce && right.tokens.size() > 1);
        QVERIFY(!atOnce || other.forwarded == 0);
    }
    o.ladders = true; // someone looks on
    const AtOnce watched(*model);
    QCOMPARE(generate(watched, Ids{5, 9}, o).ladders.size(),
        generate(*model, Ids{5, 9}, o).ladders.size());
    QCOMPARE(watched.extended, 0);
    o.ladders = false;
    o.forced = {{20, 8}};
    const AtOnce forced(*model);
    QVERIFY(equal(generate(forced, Ids{5, 9}, o), generate(*model, Ids{5, 9}, o)));
    QCOMPARE(forced.extended, 0);
}

// A row that is none, in the midst of what a device writes alone, is reported as ever.
void TestGenerate::atOnceNothingIsHidden()
{
    const TableModel model({{0, 1, 0}, {0, 0, 1}, {NAN, .5, .5}});
    const AtOnce other(model);
    for (const bool draws : {false, true}) {
        GenerateOptions o;
        o.length = 30;
        o.draws = draws;
        Ids told;
        const auto progress = [&](const Generated& g) { told = idsOf(g); };
        try {
            generate(other, Ids{0}, o, progress);
            QFAIL("no error");
        } catch (const Error& e) {
            QVERIFY(std::string_view(e.what()).starts_with("NonFiniteLogits: a score of step 2 "));
        }
        QCOMPARE(told, (Ids{1, 2}));
    }
}

void TestGenerate::goldens()
{
    const auto model = smolModel();
    if (!model) QSKIP("SmolLM2-135M-Instruct.Q4_1.gguf is not here");
    ThreadPool pool(1);
    const LaneScope lane(Lane{&pool});
    const auto cases = decodingCases([](const Json& args) {
        return !args.contains("num_beams") && !args.contains("penalty_alpha");
    });
    QCOMPARE(cases.size(), std::size_t(4));
    for (const DecodingCase& c : cases) {
        GenerateOptions o;
        o.length = c.args["max_new_tokens"].get<int>();
        o.precision = Precision::Float32;
        o.pipeline.ends = {2};
        o.pipeline.repetitionPenalty = c.args.value("repetition_penalty", 1.);
        o.pipeline.noRepeatNgram = c.args.value("no_repeat_ngram_size", 0);
        QCOMPARE(idsOf(generate(*model, c.prompt, o)), c.sequences[0]);
    }
}

// Read in pieces, the prompt gives what it gives at once.
void TestGenerate::longPrompt()
{
    const auto model = smolModel();
    if (!model) QSKIP("SmolLM2-135M-Instruct.Q4_1.gguf is not here");
    ThreadPool pool(1);
    const LaneScope lane(Lane{&pool});
    Ids prompt;
    for (int i = 0; i < 600; ++i)
        prompt.push_back(Token(300 + i * 37 % 4000));
    GenerateOptions o;
    o.length = 1;
    int calls = 0;
    const Generated g = generate(*model, prompt, o, [&](const Generated&) { ++calls; });
    QCOMPARE(calls, 3); // two pieces, one token
    const Tensor logits = model->forward({prompt, {}});
    const auto row = logits.host<float>();
    QCOMPARE(g.tokens[0].id, Token(std::ranges::max_element(row) - row.begin()));
}

void TestGenerate::threadsChangeNothing()
{
    const auto model = smolModel();
    if (!model) QSKIP("SmolLM2-135M-Instruct.Q4_1.gguf is not here");
    GenerateOptions o;
    o.length = 12;
    o.draws = true;
    o.pipeline.topP = 0.9;
    const Generated alone = generate(*model, Ids{504, 2365, 6354}, o);
    ThreadPool pool(3);
    const LaneScope lane(Lane{&pool});
    const Generated many = generate(*model, Ids{504, 2365, 6354}, o);
    QCOMPARE(idsOf(many), idsOf(alone));
    QCOMPARE(many.logprob(), alone.logprob());
}

QTEST_APPLESS_MAIN(TestGenerate)
#include "tst_generate.moc"
