// attention.next-token on SmolLM2 against reference values in float32 (tests/data/README.md).
#include "engine/base/error.h"
#include "engine/base/json.h"
#include "engine/base/resources.h"
#include "engine/base/thread_pool.h"
#include "engine/experiment/engine.h"
#include "engine/experiment/job.h"
#include "engine/tensor/safetensors.h"
#include "plugins/attention/next_token.h"

#include <QTest>
#include <cmath>
#include <nlohmann/json.hpp>
#include <numeric>
#include <sstream>

using namespace seq;

namespace {
const std::filesystem::path kData = SEQSCOPE_SOURCE "/tests/data/smollm2";
}

class TestNextToken : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void reference_data();
    void reference();
    void lens();
    void oneToken();
    void reuse_data();
    void reuse();
    void refusals();

private:
    NextToken::Result run(const NextToken::Params& p, ResultPtr previous = {})
    {
        Job job(*engine_, 0, std::move(previous));
        return NextToken::run(p, job);
    }
    std::unique_ptr<Engine> engine_;
    std::unique_ptr<LaneScope> lane_;
};

void TestNextToken::initTestCase()
{
    if (!std::filesystem::exists(modelFolder() / "SmolLM2-135M-Instruct.Q4_1.gguf"))
        QSKIP("SmolLM2-135M-Instruct.Q4_1.gguf is not here");
    engine_ = std::make_unique<Engine>(Device{}, 2);
    lane_ = std::make_unique<LaneScope>(Lane{&engine_->pool()});
}

void TestNextToken::reference_data()
{
    QTest::addColumn<QString>("name");
    for (const char* name : {"fox", "alice", "chat", "code", "unicode"})
        QTest::newRow(name) << name;
}

void TestNextToken::reference()
{
    QFETCH(QString, name);
    const Json prompt = readJson(kData / "prompts.json")[name.toStdString()];
    const auto file = SafetensorsFile::open(kData / (name.toStdString() + ".safetensors"));
    NextToken::Params p;
    p.text = TextRef::literal(prompt["text"].get<std::string>());
    p.precision.index = 1;
    p.special = prompt["parse_special"].get<bool>();
    p.lens = false;
    p.top = 16;
    std::ostringstream text;
    JsonWriter json(text);
    json.beginObject();
    run(p).data(json);
    json.endObject();
    const Json data = parseJson(text.str(), "data");
    QVERIFY(data["ids"] == prompt["ids"]);
    QVERIFY(data["nll"][0].is_null());
    const Tensor topLogs = file->tensor("top_logprobs");
    const auto logs = topLogs.host<float>();
    for (std::size_t i = 0; i < data["ids"].size(); ++i) {
        QVERIFY(
            std::abs(data["entropy"][i].get<double>() - prompt["entropy"][i].get<double>()) < 1e-3);
        if (i > 0)
            QVERIFY(
                std::abs(data["nll"][i].get<double>() - prompt["nll"][i - 1].get<double>()) < 1e-3);
        QCOMPARE(data["top"][i].size(), std::size_t(16));
        for (std::size_t k = 0; k < 16; ++k)
            QVERIFY(std::abs(data["top"][i][k]["logprob"].get<double>()
                        - double(logs[i * std::size_t(topLogs.size(1)) + k]))
                < 1e-3);
    }
}

// The last layer's lens is the model's own prediction.
void TestNextToken::lens()
{
    NextToken::Params p;
    const NextToken::Result r = run(p);
    QCOMPARE(r.lens.size(), std::size_t(30));
    for (std::size_t i = 0; i < r.ids.size(); ++i) {
        QCOMPARE(r.lens[29][i].id, r.top[i][0].id);
        QVERIFY(std::abs(r.lens[29][i].logprob - r.top[i][0].logprob) < 1e-3);
        QVERIFY(r.lens[0][i].logprob <= 0);
    }
    // what was read before is expected: the sentence again surprises less
    const auto sum = [&](int from, int to) {
        return std::accumulate(r.nll.begin() + from, r.nll.begin() + to, 0.f);
    };
    QVERIFY(sum(1, 8) > 2 * sum(11, 18));
}

void TestNextToken::oneToken()
{
    NextToken::Params p;
    p.text = {"Hello"};
    const NextToken::Result r = run(p);
    QCOMPARE(r.nll.size(), std::size_t(1));
    QVERIFY(std::isnan(r.numbers[1].value));
}

void TestNextToken::reuse_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("top");
    QTest::addColumn<bool>("lens");
    const QString words = "The quick brown fox jumps over the lazy dog. ";
    QTest::newRow("the same") << words.repeated(4) << 10 << false;
    QTest::newRow("a late word") << words.repeated(3) + "The quick brown cat jumps" << 10 << true;
    QTest::newRow("shorter") << words.repeated(2) << 10 << false;
    QTest::newRow("longer, no lens") << words.repeated(6) << 10 << false;
    QTest::newRow("an early word") << "A" + words.repeated(4).mid(3) << 10 << false;
    QTest::newRow("more guesses") << words.repeated(4) << 20 << false;
}

// What was read before saves time and changes nothing, but for the order of sums in a batch.
void TestNextToken::reuse()
{
    QFETCH(QString, text);
    QFETCH(int, top);
    QFETCH(bool, lens);
    NextToken::Params before;
    before.precision.index = 1; // natively a rounding of the 8-bit activations may turn
    before.text = TextRef::literal(
        QString("The quick brown fox jumps over the lazy dog. ").repeated(4).toStdString());
    before.lens = false;
    const auto first = std::make_shared<NextToken::Result>(run(before));
    NextToken::Params p = before;
    p.text = TextRef::literal(text.toStdString());
    p.top = top;
    p.lens = lens;
    const NextToken::Result reused = run(p, first), fresh = run(p);
    QCOMPARE(reused.ids, fresh.ids);
    QCOMPARE(reused.names.size(), fresh.ids.size());
    QCOMPARE(reused.cache->length(0), int(fresh.ids.size()));
    for (std::size_t i = 0; i < fresh.ids.size(); ++i) {
        if (i > 0) QVERIFY(std::abs(reused.nll[i] - fresh.nll[i]) < 1e-3);
        QVERIFY(std::abs(reused.entropy[i] - fresh.entropy[i]) < 1e-3);
        QCOMPARE(reused.top[i].size(), std::size_t(top));
        QCOMPARE(reused.top[i][0].id, fresh.top[i][0].id);
    }
    QCOMPARE(reused.lens.size(), fresh.lens.size());
    QCOMPARE(reused.lensTokens.begin, fresh.lensTokens.begin);
}

void TestNextToken::refusals()
{
    NextToken::Params p;
    p.text = {""};
    QVERIFY_EXCEPTION_THROWN(run(p), Error);
    std::string words;
    for (int i = 0; i < 9000; ++i)
        words += " word";
    p.text = {words};
    QVERIFY_EXCEPTION_THROWN(run(p), Error);
}

QTEST_APPLESS_MAIN(TestNextToken)
#include "tst_next_token.moc"
