// A GPU that fails while the program runs: what is refused from then on, and what goes on. Each
// loss outlives the test that made it, so each has a device of its own; a real one is lost in a
// child.
#include "engine/base/error.h"
#include "engine/base/random.h"
#include "engine/experiment/engine.h"
#include "engine/experiment/job.h"
#include "engine/experiment/runner.h"
#include "engine/nn/language_model.h"
#include "engine/ops/elementwise.h"
#include "engine/tensor/device.h"
#include "engine/tensor/lost_device.h"
#include "tests/shared/device_fault.h"
#include "tests/shared/random_rows.h"
#include "tests/shared/tiny_model.h"

#include <QCoreApplication>
#include <QProcess>
#include <QtTest>
#include <cstdio>
#include <future>

using namespace seq;

namespace {

// A run that keeps a tensor on its device and tells what it was given.
class Keeper final : public Experiment {
public:
    struct Kept : Result {
        Device device;
        bool hadPrevious = false;
    };
    explicit Keeper(std::function<void()> during = {})
        : during_(std::move(during))
    {
    }
    const Info& info() const override
    {
        static constexpr Info keeper{"test.keeper", "Keeper", "", ""};
        return keeper;
    }
    Schema schema() const override { return {}; }
    Values preset(Preset) const override { return {}; }
    ResultPtr run(const Values&, Job& job) const override
    {
        auto kept = std::make_shared<Kept>();
        kept->device = job.engine().device();
        kept->hadPrevious = job.previous();
        if (during_) during_();
        return kept;
    }
    void draw(const Values&, const Result&, const View&, Canvas&) const override {}

private:
    std::function<void()> during_;
};

struct Outcome {
    Runner::State state = Runner::State::Queued;
    std::string message;
    ResultPtr result;
    const Keeper::Kept& kept() const { return dynamic_cast<const Keeper::Kept&>(*result); }
};

Outcome runOnce(Runner& runner, ResultPtr previous, std::function<void()> during = {})
{
    std::promise<void> over;
    Outcome outcome;
    Runner::Task task;
    task.experiment = std::make_shared<Keeper>(std::move(during));
    task.previous = std::move(previous);
    task.result = [&](ResultPtr result, bool) { outcome.result = std::move(result); };
    task.state = [&](Runner::State state, const std::string& message) {
        outcome.state = state;
        outcome.message = message;
        if (state == Runner::State::Done || state == Runner::State::Failed) over.set_value();
    };
    runner.submit("keeper", std::move(task));
    over.get_future().wait();
    return outcome;
}

std::vector<float> logits(const LanguageModel& model)
{
    const std::vector<Token> tokens{30, 31, 32, 33, 34, 35, 36};
    const Segment all{0, 0, int(tokens.size())};
    Forward options;
    options.logits = Logits::All;
    options.precision = Precision::Float32;
    const Tensor found = model.forward({tokens, {&all, 1}}, options).to(Device{});
    const auto values = found.host<float>();
    return {values.begin(), values.end()};
}

// What is not as it should be, or nothing. Everything that was made on the device dies after it.
std::string failure(const std::function<void()>& work, const char* words)
{
    try {
        work();
    } catch (const Error& e) {
        if (e.kind() != Error::Device) return std::string("another kind: ") + e.what();
        const bool says = std::string_view(e.what()).find(words) != std::string_view::npos;
        return says ? "" : std::string("other words: ") + e.what();
    }
    return "no error";
}

std::string loseTheGpu()
{
    constexpr Device gpu{Device::Cuda, 0};
    Rng rng(5);
    const Tensor x = randomFloats({64}, rng), there = x.to(gpu);
    Engine engine(gpu, 2), cpu({}, 2);
    Runner runner(engine);
    const ModelRef model{tinyModel()};
    const auto held = engine.model(model);
    if (held->model->info().device != gpu) return "the model is not on the GPU";
    logits(*held->model);
    const Outcome before = runOnce(runner, {});
    const Outcome during = runOnce(runner, before.result, [] { faultOn({Device::Cuda, 0}); });
    if (during.state != Runner::State::Failed) return "the run did not fail";
    if (during.message.find("new runs compute on the CPU") == std::string::npos)
        return "the run says " + during.message;
    if (lossOf(gpu).find("illegal memory access") == std::string::npos)
        return "the loss is " + lossOf(gpu);
    for (const auto& work : {std::function<void()>([&] { scale(there, 2); }),
             std::function<void()>([&] { there.to(Device{}); }),
             std::function<void()>([&] { x.to(gpu); }),
             std::function<void()>([&] { logits(*held->model); })})
        if (const std::string wrong = failure(work, "was lost"); !wrong.empty()) return wrong;
    const Outcome after = runOnce(runner, before.result);
    if (after.state != Runner::State::Done) return "the next run says " + after.message;
    if (after.kept().device != Device{} || after.kept().hadPrevious)
        return "the next run is not a new one on the CPU";
    if (logits(*engine.model(model)->model) != logits(*cpu.model(model)->model))
        return "the CPU finds something else than without a loss";
    return {};
}

int childMain()
{
    const std::string wrong = loseTheGpu();
    std::fprintf(stderr, "%s\n", wrong.c_str());
    return wrong.empty() ? 0 : 1;
}

} // namespace

class TestLostDevice : public QObject {
    Q_OBJECT
private slots:
    void theFirstReasonStays();
    void theEngineComputesOnTheCpu();
    void resultsOfALostDeviceAreNotGoneOnFrom();
    void aRealFault();
};

void TestLostDevice::theFirstReasonStays()
{
    const Device one{Device::Cuda, 50}, other{Device::Cuda, 51};
    checkAlive(one);
    markLost(one, "decoding: an illegal address");
    markLost(one, "a later one");
    QVERIFY(isLost(one));
    QCOMPARE(lossOf(one), std::string("decoding: an illegal address"));
    try {
        checkAlive(one);
        QFAIL("it was lost");
    } catch (const seq::Error& e) {
        QCOMPARE(e.kind(), seq::Error::Device);
        QCOMPARE(e.what(),
            "cuda:50 was lost (decoding: an illegal address): new runs compute on the CPU; start "
            "the program again to use it");
    }
    QVERIFY(!isLost(other));
    checkAlive(other);
    markLost(Device{}, "the CPU cannot be lost");
    QVERIFY(!isLost(Device{}));
    QVERIFY(lossOf(Device{}).empty());
}

void TestLostDevice::theEngineComputesOnTheCpu()
{
    const Device gpu{Device::Cuda, 52};
    Engine engine(gpu, 2);
    QVERIFY(engine.device() == gpu);
    markLost(gpu, "a fault");
    QVERIFY(engine.device() == Device{});
    engine.finish();
    QVERIFY(engine.memoryAvailable() > 0);
    const ModelRef model{tinyModel()};
    QVERIFY(engine.model(model)->model->info().device == Device{});
    QCOMPARE(engine.model(model), engine.loadedModel(model));
    QVERIFY(Engine({Device::Cuda, 53}).device() == (Device{Device::Cuda, 53}));
}

void TestLostDevice::resultsOfALostDeviceAreNotGoneOnFrom()
{
    const Device gpu{Device::Cuda, 54};
    Engine engine(gpu, 2);
    Runner runner(engine);
    const Outcome there = runOnce(runner, {}, [&] { markLost(gpu, "a fault beside the run"); });
    QVERIFY(there.kept().device == gpu);
    const Outcome here = runOnce(runner, there.result);
    QVERIFY(here.kept().device == Device{});
    QVERIFY(!here.kept().hadPrevious);
    QVERIFY(runOnce(runner, here.result).kept().hadPrevious);
}

void TestLostDevice::aRealFault()
{
    if (cudaDevices().empty()) QSKIP(cudaAbsence().c_str());
    QProcess child;
    child.start(QCoreApplication::applicationFilePath(), {"--lose-the-gpu"});
    QVERIFY(child.waitForFinished(120000));
    const QByteArray said = child.readAllStandardError();
    QCOMPARE(child.exitStatus(), QProcess::NormalExit);
    QVERIFY2(child.exitCode() == 0, said.constData());
}

int main(int argc, char** argv)
{
    if (argc > 1 && QByteArray(argv[1]) == "--lose-the-gpu") return childMain();
    QCoreApplication application(argc, argv);
    TestLostDevice test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_lost_device.moc"
