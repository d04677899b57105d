// Forward::steady: a row's bits do not depend on the rows beside it. Forward::layers: early exit.
#include "engine/base/error.h"
#include "engine/base/random.h"
#include "engine/nn/capture.h"
#include "engine/nn/kv_cache.h"
#include "engine/ops/linear.h"
#include "tests/shared/each_isa.h"
#include "tests/shared/language_models.h"
#include "tests/shared/random_rows.h"

#include <QTest>
#include <cstring>
#include <numeric>

using namespace seq;

namespace {

bool sameBits(const Tensor& a, const Tensor& b)
{
    return a.shape() == b.shape() && std::memcmp(a.raw(), b.raw(), std::size_t(a.bytes())) == 0;
}

Tensor rowsOf(const Tensor& t, std::int64_t begin, std::int64_t end)
{
    return t.slice(0, {begin, end}).contiguous();
}

} // namespace

class TestSteadyRows : public QObject {
    Q_OBJECT
private slots:
    void linearRows_data();
    void linearRows();
    void verifiedDraft_data();
    void verifiedDraft();
    void forkedRows();
    void earlyExit();
    void refusals();
    void otherIsas() { testOtherIsas(); }
};

void TestSteadyRows::linearRows_data()
{
    QTest::addColumn<int>("type");
    QTest::addColumn<int>("precision");
    for (const Dtype type : {Dtype::F32, Dtype::F16, Dtype::Q8_0, Dtype::Q4_0, Dtype::Q4_1,
             Dtype::Q5_1, Dtype::Q4_K, Dtype::Q6_K, Dtype::IQ4_NL})
        for (const Precision p : {Precision::Native, Precision::Fine, Precision::Float32})
            QTest::addRow("%s %d", info(type).name.data(), int(p)) << int(type) << int(p);
}

void TestSteadyRows::linearRows()
{
    QFETCH(int, type);
    QFETCH(int, precision);
    Rng rng(3);
    const Tensor w = randomWeights(Dtype(type), 70, 512, rng);
    const Tensor x = randomFloats({41, 512}, rng);
    const LinearOptions options{Precision(precision), true};
    const Tensor all = linear(x, w, {}, options);
    for (const auto& [begin, end] : {std::pair{0, 1}, {1, 2}, {40, 41}, {3, 8}, {5, 22}, {0, 33}})
        QVERIFY(sameBits(linear(rowsOf(x, begin, end), w, {}, options), rowsOf(all, begin, end)));
    // and alone it is what it always was
    QVERIFY(sameBits(linear(rowsOf(x, 7, 8), w, {}, Precision(precision)), rowsOf(all, 7, 8)));
}

void TestSteadyRows::verifiedDraft_data()
{
    QTest::addColumn<bool>("exact");
    QTest::newRow("native") << false;
    QTest::newRow("float32") << true;
}

// 21 rows at once, over a page border and a tile border, against one by one.
void TestSteadyRows::verifiedDraft()
{
    QFETCH(bool, exact);
    if (qEnvironmentVariableIsSet("SEQSCOPE_ISA")) QSKIP("too slow for the plain kernels");
    const auto model = smolModel();
    if (!model) QSKIP("SmolLM2-135M-Instruct.Q4_1.gguf is not here");
    std::vector<Token> ids(75);
    for (std::size_t i = 0; i < ids.size(); ++i)
        ids[i] = Token(300 + i * 57);
    KvCache cache(model->info());
    const int alone = cache.create();
    Forward forward;
    forward.cache = &cache;
    forward.precision = exact ? Precision::Float32 : Precision::Native;
    const Segment prompt{alone, 0, 54};
    model->forward({std::span(ids).first(54), {&prompt, 1}}, forward);
    const int together = cache.fork(alone);
    forward.steady = true;
    forward.logits = Logits::All;
    const Segment draft{together, 54, 21};
    const Tensor all = model->forward({std::span(ids).last(21), {&draft, 1}}, forward);
    for (int i = 0; i < 21; ++i) {
        const Segment one{alone, 54 + i, 1};
        const Tensor row
            = model->forward({std::span(ids).subspan(std::size_t(54 + i), 1), {&one, 1}}, forward);
        QVERIFY2(sameBits(row, rowsOf(all, i, i + 1)), qPrintable(QString::number(i)));
    }
}

// Beams: one token on each of twenty forks.
void TestSteadyRows::forkedRows()
{
    if (qEnvironmentVariableIsSet("SEQSCOPE_ISA")) QSKIP("too slow for the plain kernels");
    const auto model = smolModel();
    if (!model) QSKIP("SmolLM2-135M-Instruct.Q4_1.gguf is not here");
    const std::vector<Token> ids{504, 2365, 6354, 16438};
    KvCache cache(model->info());
    const int root = cache.create();
    Forward forward;
    forward.cache = &cache;
    forward.steady = true;
    const Segment prompt{root, 0, 4};
    model->forward({ids, {&prompt, 1}}, forward);
    std::vector<Segment> segments;
    std::vector<Token> tokens;
    for (int i = 0; i < 20; ++i) {
        segments.push_back({cache.fork(root), 4, 1});
        tokens.push_back(Token(1000 + 13 * i));
    }
    const Tensor all = model->forward({tokens, segments}, forward);
    for (const int i : {0, 9, 19}) {
        const Segment one{cache.fork(root), 4, 1};
        const Tensor row = model->forward({{&tokens[std::size_t(i)], 1}, {&one, 1}}, forward);
        QVERIFY(sameBits(row, rowsOf(all, i, i + 1)));
    }
}

void TestSteadyRows::earlyExit()
{
    const auto model = tinyModel("llama");
    std::vector<Token> ids(12);
    std::iota(ids.begin(), ids.end(), 20);
    Capture layers({"resid"});
    Forward forward;
    forward.logits = Logits::All;
    forward.probe = &layers;
    const Tensor whole = model->forward({ids, {}}, forward);
    forward.probe = nullptr;
    for (int n = 1; n <= 3; ++n) {
        forward.layers = n;
        const Tensor part = model->forward({ids, {}}, forward);
        QVERIFY(sameBits(part, model->project(layers.at("resid", n - 1), Precision::Native)));
        QCOMPARE(sameBits(part, whole), n == 3);
    }
}

void TestSteadyRows::refusals()
{
    const auto model = tinyModel("llama");
    const Token token = 5;
    Forward forward;
    for (const int layers : {-1, 4}) {
        forward.layers = layers;
        QVERIFY_EXCEPTION_THROWN(model->forward({{&token, 1}, {}}, forward), Error);
    }
}

QTEST_GUILESS_MAIN(TestSteadyRows)
#include "tst_steady_rows.moc"
