#include "engine/base/error.h"
#include "engine/experiment/engine.h"
#include "engine/experiment/job.h"
#include "tests/shared/example_method.h"

#include <QtTest>
#include <algorithm>
#include <thread>

using namespace seq;

class ExperimentJob : public QObject {
    Q_OBJECT
private slots:
    void sameSeedSameNumbers();
    void badCombinationsAreRefused();
    void progressIsTheCancelPoint();
    void partialsArePublished();
    void previousIsMarkedOnUse();
    void tooMuchIsRefused();
    void tokenizersAreLoadedOnce();
    void unknownTokenizersAreExplained();
};

void ExperimentJob::sameSeedSameNumbers()
{
    const auto method = experiment<ExampleMethod>();
    Engine one({}, 1), two({}, 2);
    const auto number = [&](Engine& engine, std::uint64_t seed) {
        Job job(engine, seed);
        return method->run(method->preset(Preset::Quick), job)->numbers.at(0).value;
    };
    QCOMPARE(number(one, 5), number(two, 5));
    QVERIFY(number(one, 5) != number(one, 6));
    QCOMPARE(one.threads(), 1);
    QCOMPARE(two.threads(), 2);
    QVERIFY(Engine().threads() >= 1);
}

void ExperimentJob::badCombinationsAreRefused()
{
    const auto method = experiment<ExampleMethod>();
    Engine engine({}, 1);
    Job job(engine, 0);
    Values values = method->preset(Preset::Quick);
    values.set("count", std::int64_t(13));
    QVERIFY_EXCEPTION_THROWN(method->run(values, job), Error);
}

void ExperimentJob::progressIsTheCancelPoint()
{
    Engine engine({}, 1);
    std::atomic<bool> cancelled{false};
    double last = -1;
    Job job(engine, 0, {}, &cancelled,
        {[&](double fraction, std::string_view) { last = fraction; }, {}});
    job.progress(0.25, "first");
    QCOMPARE(last, 0.25);
    cancelled = true;
    QVERIFY_EXCEPTION_THROWN(job.progress(0.5, "second"), Cancelled);
    QCOMPARE(last, 0.25);
}

void ExperimentJob::partialsArePublished()
{
    const auto method = experiment<ExampleMethod>();
    Engine engine({}, 1);
    Values values = method->preset(Preset::Quick);
    values.set("millis", std::int64_t(100));
    int partials = 0;
    Job job(engine, 0, {}, nullptr, {{}, [&](ResultPtr) { ++partials; }});
    method->run(values, job);
    QVERIFY(partials >= 1 && partials <= 6); // every 20 ms, however long the steps take
    Job deaf(engine, 0);
    QVERIFY(!deaf.due(std::chrono::milliseconds(0)));
    deaf.publish(std::make_shared<Result>()); // nobody listens
}

void ExperimentJob::previousIsMarkedOnUse()
{
    Engine engine({}, 1);
    Job with(engine, 0, std::make_shared<Result>());
    QVERIFY(!with.usedPrevious());
    QVERIFY(with.previous() != nullptr);
    QVERIFY(with.usedPrevious());
    Job without(engine, 0);
    QVERIFY(without.previous() == nullptr);
    QVERIFY(!without.usedPrevious());
}

void ExperimentJob::tooMuchIsRefused()
{
    Engine engine({}, 1);
    Job job(engine, 0);
    job.need(1 << 20);
    try {
        job.need(std::size_t(1) << 55);
        QFAIL("a petabyte was granted");
    } catch (const Error& e) {
        QCOMPARE(e.kind(), Error::OutOfMemory);
    }
}

void ExperimentJob::tokenizersAreLoadedOnce()
{
    Engine engine({}, 2);
    const auto names = listedTokenizers();
    QVERIFY(std::ranges::find(names, "gpt2") != names.end());
    QVERIFY(!engine.loadedTokenizer("gpt2"));
    std::array<std::shared_ptr<const Tokenizer>, 4> seen;
    {
        std::array<std::jthread, 4> threads;
        for (std::size_t i = 0; i < threads.size(); ++i)
            threads[i] = std::jthread([&, i] { seen[i] = engine.tokenizer("gpt2"); });
    }
    for (const auto& tokenizer : seen)
        QCOMPARE(tokenizer, seen[0]);
    QCOMPARE(engine.loadedTokenizer("gpt2"), seen[0]);
    const std::string path
        = std::string(SEQSCOPE_SOURCE) + "/resources/tokenizers/../tokenizers/gpt2.json.gz";
    QCOMPARE(engine.tokenizer(path), seen[0]); // the same file by another name
}

void ExperimentJob::unknownTokenizersAreExplained()
{
    Engine engine({}, 1);
    try {
        engine.tokenizer("gtp2");
        QFAIL("it was found");
    } catch (const Error& e) {
        QVERIFY2(QString(e.what()).contains("did you mean gpt2"), e.what());
    }
    QVERIFY(!engine.loadedTokenizer("gtp2"));
}

QTEST_APPLESS_MAIN(ExperimentJob)
#include "tst_experiment_job.moc"
