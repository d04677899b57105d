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
    void refusals();

private:
    NextToken::Result run(const NextToken::Params& p)
    {
        Job job(*engine_, 0);
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
