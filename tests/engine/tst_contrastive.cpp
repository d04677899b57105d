// Contrastive search: the specification's worked example (1.7), a plain version that recomputes
// everything, and reference decodings of SmolLM2.
#include "engine/base/error.h"
#include "engine/base/thread_pool.h"
#include "engine/decode/contrastive.h"
#include "engine/nn/capture.h"
#include "tests/shared/decoding_goldens.h"
#include "tests/shared/language_models.h"
#include "tests/shared/tolerance.h"

#include <QTest>
#include <algorithm>
#include <cmath>
#include <numeric>

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

Tensor rows(std::initializer_list<float> values)
{
    return Tensor::of(std::vector<float>(values), {std::int64_t(values.size()) / 2, 2});
}

struct Read { // of a whole text, nothing cached
    std::vector<double> next; // probabilities after its last token
    std::vector<std::vector<double>> hidden; // [tokens][D], after the final norm
};
Read readAll(const LanguageModel& model, const Ids& ids)
{
    Capture capture({"final.norm"});
    Forward forward;
    forward.probe = &capture;
    forward.precision = Precision::Float32;
    const Tensor logits = model.forward({ids, {}}, forward);
    Read read;
    const auto row = logits.host<float>();
    const double most = *std::ranges::max_element(row);
    for (const float x : row)
        read.next.push_back(std::exp(double(x) - most));
    const double sum = std::accumulate(read.next.begin(), read.next.end(), 0.);
    for (double& p : read.next)
        p /= sum;
    const Tensor h = capture.at("final.norm");
    const auto values = h.host<float>();
    const auto width = std::size_t(h.size(1));
    for (std::size_t i = 0; i < ids.size(); ++i)
        read.hidden.emplace_back(values.begin() + std::ptrdiff_t(i * width),
            values.begin() + std::ptrdiff_t((i + 1) * width));
    return read;
}

double cosine(const std::vector<double>& a, const std::vector<double>& b)
{
    const auto dot = [](const auto& x, const auto& y) {
        return std::inner_product(x.begin(), x.end(), y.begin(), 0.);
    };
    return dot(a, b) / std::sqrt(dot(a, a) * dot(b, b));
}

// 1.7 word for word; `gap`: between the two best scores of the closest call.
Ids plainContrast(const LanguageModel& model, Ids ids, int length, double alpha, int k, double& gap)
{
    const auto prompt = std::ptrdiff_t(ids.size());
    for (int step = 0; step < length; ++step) {
        const Read read = readAll(model, ids);
        Ids order(read.next.size());
        std::iota(order.begin(), order.end(), 0);
        std::ranges::stable_sort(
            order, std::greater<>(), [&](Token t) { return read.next[std::size_t(t)]; });
        std::vector<std::pair<double, Token>> scored;
        for (int i = 0; i < k; ++i) {
            Ids with = ids;
            with.push_back(order[std::size_t(i)]);
            const auto own = readAll(model, with).hidden.back();
            double most = -1;
            for (const auto& h : read.hidden)
                most = std::max(most, cosine(own, h));
            scored.emplace_back(
                (1 - alpha) * read.next[std::size_t(with.back())] - alpha * most, with.back());
        }
        std::ranges::stable_sort(scored, std::greater<>(), &std::pair<double, Token>::first);
        gap = std::min(gap, scored[0].first - scored[1].first);
        ids.push_back(scored[0].second);
    }
    return {ids.begin() + prompt, ids.end()};
}

} // namespace

class TestContrastive : public QObject {
    Q_OBJECT
private slots:
    void knownAnswer();
    void zeroNorm();
    void likeThePlainVersion_data();
    void likeThePlainVersion();
    void withoutPenaltyItIsGreedy();
    void forcedTokens();
    void goldens();
    void refusals();
};

void TestContrastive::knownAnswer()
{
    const std::vector<double> p{.5, .3, .1};
    const auto scores
        = contrastiveScores(p, rows({1, .1f, 0, 1, -1, .2f}), rows({1, 0, .6f, .8f}), 0.6);
    const double expected[] = {-.397022, -.36, .298873};
    for (std::size_t i = 0; i < 3; ++i)
        QVERIFY(std::abs(scores[i] - expected[i]) < tolerance::kKnownAnswer);
}

void TestContrastive::zeroNorm()
{
    const std::vector<double> p{.5, .3};
    const auto scores = contrastiveScores(p, rows({0, 0, 1, 0}), rows({0, 0, 0, 0}), 0.5);
    QCOMPARE(scores, (std::vector<double>{.25, .15}));
}

void TestContrastive::likeThePlainVersion_data()
{
    QTest::addColumn<QString>("name");
    for (const char* name : {"llama", "gpt2", "qwen3"})
        QTest::newRow(name) << name;
}

void TestContrastive::likeThePlainVersion()
{
    QFETCH(QString, name);
    const auto model = tinyModel(name.toStdString());
    const Ids prompt{5, 9, 31, 7};
    GenerateOptions o;
    o.length = 12;
    o.precision = Precision::Float32;
    for (const double alpha : {0.3, 0.6, 1.0}) {
        double gap = 1;
        const Ids plain = plainContrast(*model, prompt, o.length, alpha, 5, gap);
        QVERIFY2(gap > 1e-5, "too close a call to compare"); // float32 cosines
        QCOMPARE(idsOf(contrast(*model, prompt, o, {alpha, 5})), plain);
    }
}

void TestContrastive::withoutPenaltyItIsGreedy()
{
    const auto model = tinyModel("llama");
    GenerateOptions o;
    o.length = 30;
    o.pipeline.repetitionPenalty = 1.2;
    const Ids greedy = idsOf(generate(*model, Ids{5, 9}, o));
    QCOMPARE(idsOf(contrast(*model, Ids{5, 9}, o, {0, 4})), greedy);
    QCOMPARE(idsOf(contrast(*model, Ids{5, 9}, o, {0.6, 1})), greedy);
    QVERIFY(idsOf(contrast(*model, Ids{5, 9}, o, {0.6, 4})) != greedy);
}

void TestContrastive::forcedTokens()
{
    const auto model = tinyModel("llama");
    GenerateOptions o;
    o.length = 6;
    o.forced = {{2, 50}};
    const Generated g = contrast(*model, Ids{5, 9}, o, {0.6, 4});
    QCOMPARE(g.tokens[2].id, 50);
    QVERIFY(g.tokens[2].forced);
}

void TestContrastive::goldens()
{
    const auto model = smolModel();
    if (!model) QSKIP("SmolLM2-135M-Instruct.Q4_1.gguf is not here");
    ThreadPool pool(1);
    const LaneScope lane(Lane{&pool});
    const auto cases
        = decodingCases([](const Json& args) { return args.contains("penalty_alpha"); });
    QCOMPARE(cases.size(), std::size_t(2));
    for (const DecodingCase& c : cases) {
        GenerateOptions o;
        o.length = c.args["max_new_tokens"].get<int>();
        o.precision = Precision::Float32;
        o.pipeline.ends = {2};
        const ContrastiveOptions how{
            c.args["penalty_alpha"].get<double>(), c.args["top_k"].get<int>()};
        QCOMPARE(idsOf(contrast(*model, c.prompt, o, how)), c.sequences[0]);
    }
}

void TestContrastive::refusals()
{
    const auto model = tinyModel("llama");
    GenerateOptions o;
    QVERIFY_EXCEPTION_THROWN(contrast(*model, Ids{5}, o, {-0.1, 4}), Error);
    QVERIFY_EXCEPTION_THROWN(contrast(*model, Ids{5}, o, {1.1, 4}), Error);
    QVERIFY_EXCEPTION_THROWN(contrast(*model, Ids{5}, o, {0.6, 0}), Error);
    o.draws = true;
    QVERIFY_EXCEPTION_THROWN(contrast(*model, Ids{5}, o, {0.6, 4}), Error);
}

QTEST_APPLESS_MAIN(TestContrastive)
#include "tst_contrastive.moc"
