// decoding.generate: the contract's data, the picture's clicks, live results, refusals.
#include "plugins/decoding/generate.h"
#include "tests/shared/method_runs.h"
#include "tests/shared/decoding_goldens.h"

#include <chrono>
#include <set>
#include <thread>

using namespace seq;

namespace {

using Params = Generate::Params;

Params choice(const char* strategy)
{
    Params p;
    p.length = 16;
    for (std::size_t i = 0; i < p.strategy.names.size(); ++i)
        if (p.strategy.names[i] == strategy) p.strategy.index = int(i);
    return p;
}

} // namespace

class TestGenerateMethod : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void contract();
    void goldenChat();
    void speculationChangesNothing();
    void seeds();
    void forcing();
    void clicks();
    void freeing();
    void ladderColumns();
    void everyMeasure();
    void smallAndStill();
    void partialResults();
    void cancels();
    void refusals_data();
    void refusals();

private:
    Generate::Result run(const Params& p, std::uint64_t seed = 0)
    {
        return runs_->run<Generate>(p, seed);
    }
    std::unique_ptr<MethodRuns> runs_;
};

void TestGenerateMethod::initTestCase()
{
    if (!MethodRuns::modelIsHere()) QSKIP("SmolLM2-135M-Instruct.Q4_1.gguf is not here");
    runs_ = std::make_unique<MethodRuns>();
}

void TestGenerateMethod::contract()
{
    const Generate::Result r = run(choice("greedy"));
    const Json data = dataOf(r);
    const Json& sequence = data["sequences"][0];
    QCOMPARE(data["sequences"].size(), std::size_t(1));
    QCOMPARE(sequence["ids"].size(), r.generated.tokens.size());
    double sum = 0;
    for (const Json& token : data["tokens"])
        sum += token["logprob"].get<double>();
    QVERIFY(std::abs(sum - sequence["logprob"].get<double>()) < 1e-9);
    QVERIFY(sum < 0);
    const auto ids = sequence["ids"].get<std::vector<Token>>();
    const auto model = runs_->engine().model(Params().model);
    QCOMPARE(sequence["text"].get<std::string>(), model->tokenizer->decode(ids));
    QCOMPARE(data["ladders"].size(), ids.size());
    QCOMPARE(number(r, "tokens"), double(ids.size()));
    QVERIFY(std::abs(number(r, "perplexity") - std::exp(-sum / double(ids.size()))) < 1e-9);
}

void TestGenerateMethod::goldenChat()
{
    const auto cases = decodingCases([](const Json& args) { return args.size() == 1; });
    QCOMPARE(cases[1].name, std::string("chat"));
    Params p;
    p.prompt = {"<|im_start|>user\nName three planets.<|im_end|>\n<|im_start|>assistant\n"};
    p.special = true;
    p.precision.index = 1;
    p.length = 64;
    const Generate::Result r = run(p);
    const Json data = dataOf(r);
    QVERIFY(data["sequences"][0]["ids"].get<std::vector<Token>>() == cases[1].sequences[0]);
    QCOMPARE(data["sequences"][0]["text"].get<std::string>(),
        std::string("1. Earth\n2. Mars\n3. Venus<|im_end|>"));
}

void TestGenerateMethod::speculationChangesNothing()
{
    const Json plain = dataOf(run(choice("greedy")));
    for (const int draft : {0, 1}) {
        Params p = choice("speculative");
        p.draft.index = draft;
        p.draftLayers = 24;
        const Generate::Result r = run(p);
        QVERIFY(dataOf(r) == plain); // ladders, log-probabilities and all
        const double rate = number(r, "acceptance rate");
        QVERIFY(number(r, "drafted tokens") == 0 || (rate >= 0 && rate <= 1));
    }
}

void TestGenerateMethod::seeds()
{
    const Params p = choice("sample");
    const auto text = [&](std::uint64_t seed) { return dataOf(run(p, seed)).dump(); };
    const std::string first = text(3);
    QCOMPARE(text(3), first);
    QVERIFY(text(4) != first);
    QVERIFY(text(3ull + (1ull << 32)) != first); // all 64 bits count
}

void TestGenerateMethod::forcing()
{
    Params p = choice("greedy");
    const Generate::Result free = run(p);
    const Token other = free.generated.ladders[5].ids[1];
    p.forced = {5, int(other)};
    const Generate::Result forced = run(p);
    for (std::size_t i = 0; i < 5; ++i)
        QCOMPARE(forced.generated.tokens[i].id, free.generated.tokens[i].id);
    QCOMPARE(forced.generated.tokens[5].id, other);
    QCOMPARE(forced.generated.tokens[5].rank, 1);
}

// A token selects its step; a candidate is forced there, and later ones are let go.
void TestGenerateMethod::clicks()
{
    Params p = choice("greedy");
    p.step = 3;
    const Generate::Result r = run(p);
    p.forced = {1, 7, 3, 8, 9, 9};
    const Picture picture = drawn<Generate>(p, r);
    const auto steps = proposals(picture, "step");
    for (std::int64_t i = 0; i < std::int64_t(r.generated.tokens.size()); ++i)
        QVERIFY(std::ranges::find(steps, Value(i)) != steps.end());
    const auto forced = proposals(picture, "forced");
    QVERIFY(forced.size() >= 10);
    const Ladder& ladder = r.generated.ladders[3];
    for (std::size_t i = 0; i < 5; ++i) {
        const Value expected(std::vector<std::int64_t>{1, 7, 3, ladder.ids[i]});
        QVERIFY(std::ranges::find(forced, expected) != forced.end());
    }
}

void TestGenerateMethod::freeing()
{
    Params p = choice("greedy");
    p.step = 2;
    p.forced = {2, int(run(choice("greedy")).generated.ladders[2].ids[3])};
    const auto forced = proposals(drawn<Generate>(p, run(p)), "forced");
    QVERIFY(std::ranges::find(forced, Value(std::vector<std::int64_t>{})) != forced.end());
}

// Stages from left to right; a removed candidate is marked in the column of its filter.
void TestGenerateMethod::ladderColumns()
{
    Params p = choice("sample");
    p.temperature = 0.8;
    p.topK = 12;
    p.topP = 0.9;
    p.repetition = 1.1;
    const Generate::Result r = run(p, 1);
    QCOMPARE(r.generated.stages,
        (std::vector<std::string>{"raw", "repetition", "temperature", "top-k", "top-p"}));
    const Picture picture = drawn<Generate>(p, r);
    std::vector<std::string> names;
    for (const PlotData& plot : picture.plots)
        if (plot.kind == "bars") names.push_back(plot.name);
    QCOMPARE(names,
        (std::vector<std::string>{
            "raw", "repetition", "temperature", "top-k", "top-p", "renormalised"}));
    const auto& last = picture.plots.back().series[0].y;
    double sum = 0;
    for (const double percent : last)
        sum += percent;
    QVERIFY(std::abs(sum - 100) < 1e-3); // all that is left fits in: at most twelve
    QVERIFY(picture.text().find("× top-k") != std::string::npos);
}

void TestGenerateMethod::everyMeasure()
{
    Params p = choice("greedy");
    const Generate::Result r = run(p);
    std::set<std::string> pictures;
    for (p.shown.index = 0; p.shown.index < int(p.shown.names.size()); ++p.shown.index)
        pictures.insert(drawn<Generate>(p, r).text());
    QCOMPARE(pictures.size(), p.shown.names.size());
}

void TestGenerateMethod::smallAndStill()
{
    Params p = choice("sample");
    p.topP = 0.9;
    const Generate::Result r = run(p);
    for (const Size size : {Size{200, 150}, Size{454, 283}, Size{30, 20}, Size{2400, 1500}})
        QVERIFY(!drawn<Generate>(p, r, size).marks.empty());
    p.step = 1000; // beyond the end: the last one
    QVERIFY(!drawn<Generate>(p, r).marks.empty());
}

void TestGenerateMethod::partialResults()
{
    Params p = choice("greedy");
    p.length = 60;
    std::vector<std::shared_ptr<const Result>> published;
    Job job(runs_->engine(), 0, {}, nullptr,
        {.progress = {}, .publish = [&](ResultPtr r) { published.push_back(std::move(r)); }});
    const Generate::Result whole = Generate::run(p, job);
    QVERIFY(!published.empty());
    for (const auto& result : published) {
        const auto& part = static_cast<const Generate::Result&>(*result);
        QVERIFY(!part.generated.tokens.empty());
        QVERIFY(part.generated.tokens.size() <= whole.generated.tokens.size());
        QCOMPARE(part.generated.ladders.size(), part.generated.tokens.size());
        QCOMPARE(part.pieces.size(), part.generated.tokens.size());
        QVERIFY(!drawn<Generate>(p, part).marks.empty());
    }
}

void TestGenerateMethod::cancels()
{
    using Clock = std::chrono::steady_clock;
    for (const char* strategy : {"sample", "contrastive", "speculative"}) {
        Params p = choice(strategy);
        p.length = 2000;
        std::atomic<bool> cancelled{false};
        const LaneScope lane(Lane{&runs_->engine().pool(), &cancelled});
        Clock::time_point asked;
        std::jthread asks([&] {
            std::this_thread::sleep_for(std::chrono::milliseconds(150));
            asked = Clock::now();
            cancelled = true;
        });
        Job job(runs_->engine(), 0, {}, &cancelled);
        QVERIFY_EXCEPTION_THROWN(Generate::run(p, job), Cancelled);
        const double taken = std::chrono::duration<double>(Clock::now() - asked).count();
        qInfo("%s: cancelled within %.0f ms", strategy, taken * 1e3);
        QVERIFY(taken < 0.6); // 0.2 s, and slack for a busy machine
    }
}

void TestGenerateMethod::refusals_data()
{
    QTest::addColumn<int>("which");
    QTest::addColumn<QString>("word");
    int which = 0;
    for (const char* word :
        {"empty", "8192", "49151", "pairs", "step 16", "49151", "29", "context"})
        QTest::addRow("%d", which) << which << word, ++which;
}

void TestGenerateMethod::refusals()
{
    QFETCH(int, which);
    QFETCH(QString, word);
    Params p = choice("greedy");
    std::string many;
    for (int i = 0; i < 9000; ++i)
        many += " word";
    switch (which) {
    case 0:
        p.prompt = {""};
        break;
    case 1:
        p.prompt = {many};
        break;
    case 2:
        p.forced = {1, 60000};
        break;
    case 3:
        p.forced = {1};
        break;
    case 4:
        p.forced = {16, 5};
        break;
    case 5:
        p.suppressed = {50000};
        break;
    case 6:
        p = choice("speculative");
        p.draft.index = 1;
        p.draftLayers = 30;
        break;
    case 7:
        p.noRepeat = 1;
        p.forced = {};
        p.prompt = {many.substr(0, 5 * 8100)};
        p.length = 200;
        word = "shorten";
        break;
    }
    try {
        run(p);
        QFAIL("it went through");
    } catch (const Error& e) {
        QCOMPARE(e.kind(), Error::BadInput);
        QVERIFY2(QString(e.what()).contains(word), e.what());
    }
}

QTEST_GUILESS_MAIN(TestGenerateMethod)
#include "tst_generate_method.moc"
