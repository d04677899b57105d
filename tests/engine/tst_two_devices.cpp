// Several GPUs of one kind in one program: each gives the bits that the first one gives, all at
// once, and values go between them. A fault of one ends the others too, as CUDA has it for a whole
// process: they say so, and the CPU goes on.
#include "engine/base/error.h"
#include "engine/base/random.h"
#include "engine/experiment/engine.h"
#include "engine/nn/kv_cache.h"
#include "engine/nn/language_model.h"
#include "engine/ops/attention_map.h"
#include "engine/ops/elementwise.h"
#include "engine/tensor/device.h"
#include "engine/tensor/lost_device.h"
#include "tests/shared/device_fault.h"
#include "tests/shared/random_transformer.h"

#include <QCoreApplication>
#include <QProcess>
#include <QtTest>
#include <cmath>
#include <cstdio>
#include <future>

using namespace seq;

namespace {

std::vector<float> values(const Tensor& t)
{
    const Tensor here = t.to(Device{});
    const auto found = here.host<float>();
    return {found.begin(), found.end()};
}

// What a model finds on a device, of all that it computes with: a prompt, tokens one by one, two
// sequences together.
struct Findings {
    std::vector<float> prompt, together;
    std::vector<Token> extended;

    bool operator==(const Findings&) const = default;
};

Findings findingsOf(const LanguageModel& model)
{
    std::vector<Token> tokens;
    for (int i = 0; i < 200; ++i)
        tokens.push_back(Token(i * 37 % model.info().vocabulary));
    KvCache cache(model.info());
    const std::vector<Segment> all{{cache.create(), 0, 200}};
    Findings f;
    f.prompt = values(model.forward({tokens, all}, {.cache = &cache, .logits = Logits::All}));
    f.extended = model.extend(cache, all[0].sequence, 5, 80);
    const std::vector<Segment> steps{
        {all[0].sequence, 280, 1}, {cache.fork(all[0].sequence), 280, 1}};
    const std::vector<Token> next{3, 4};
    f.together = values(model.forward({next, steps}, {.cache = &cache}));
    return f;
}

Device gpu(std::size_t i)
{
    return cudaDevices()[i].device;
}

// What is wrong, or nothing: for a child, whose GPU stays lost.
std::string loseTheSecond()
{
    Rng rng(9);
    const auto here = RandomTransformer{Dtype::BF16, Dtype::BF16}.make(rng);
    const auto first = here->on(gpu(0)), second = here->on(gpu(1));
    const Findings before = findingsOf(*first), onCpu = findingsOf(*here);
    if (!(findingsOf(*second) == before)) return "the two GPUs differ";
    try {
        faultOn(gpu(1));
        return "no fault";
    } catch (const Error&) {
    }
    if (!isLost(gpu(1))) return "the second is not lost";
    try {
        if (!(findingsOf(*first) == before)) return "the first finds something else than before";
    } catch (const Error& e) {
        if (e.kind() != Error::Device || !isLost(gpu(0))) return std::string("it says ") + e.what();
    }
    Engine engine(gpu(0), 2);
    if (isLost(gpu(0)) != (engine.device() == Device{})) return "new runs go to a lost GPU";
    if (!(findingsOf(*here) == onCpu)) return "the CPU finds something else than before";
    return {};
}

} // namespace

Q_DECLARE_METATYPE(RandomTransformer)

class TstTwoDevices : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        const auto& all = cudaDevices();
        if (all.size() < 2) QSKIP("there are not two GPUs");
        if (all[0].name != all[1].name) QSKIP("the GPUs are of two kinds");
    }

    void allAtOnce_data()
    {
        QTest::addColumn<RandomTransformer>("random");
        using enum Dtype;
        for (const Dtype t : {F32, BF16, Q4_1, Q4_K})
            QTest::addRow("%s", info(t).name.data())
                << RandomTransformer{t, t, 64, 2, 0, 256, 512, 1009};
    }
    void allAtOnce()
    {
        QFETCH(RandomTransformer, random);
        Rng rng(std::random_device{}());
        const auto here = random.make(rng);
        std::vector<std::future<Findings>> found;
        for (int round = 0; round < 2; ++round) // two threads on each
            for (const std::size_t i : {0, 1})
                found.push_back(std::async(std::launch::async, [&here, on = gpu(i)] {
                    const auto model = here->on(on);
                    if (model->info().device != on) throw badInput("it lies elsewhere");
                    Findings first = findingsOf(*model);
                    for (int again = 0; again < 5; ++again)
                        if (!(findingsOf(*model) == first)) throw badInput("the bits changed");
                    return first;
                }));
        const Findings right = found[0].get();
        QVERIFY(std::ranges::none_of(right.prompt, [](float x) { return std::isnan(x); }));
        for (std::size_t i = 1; i < found.size(); ++i)
            QVERIFY(found[i].get() == right);
    }

    void valuesGoBetweenThem()
    {
        Rng rng(3);
        const Tensor x = randomFloats({33, 17}, rng), there = x.to(gpu(0)).to(gpu(1));
        QVERIFY(there.device() == gpu(1));
        QCOMPARE(values(there), values(x));
        QCOMPARE(values(scale(there, 2).to(gpu(0))), values(scale(x, 2)));
        QVERIFY_THROWS_EXCEPTION(seq::Error, add(x.to(gpu(0)), there)); // one device is needed
    }

    void mapsOfBoth()
    {
        Rng rng(4);
        const Tensor q = randomFloats({3000, 2, 64}, rng), k = randomFloats({3000, 1, 64}, rng);
        const Tensor lse = Tensor::of(std::vector<float>(6000, 7), {2, 3000});
        std::vector<std::vector<float>> maps;
        for (const Device device : {gpu(0), gpu(1)}) {
            const AttentionMap map{q.to(device), k.to(device), lse.to(device)};
            const int heads[] = {0, 1};
            maps.push_back(values(pooledAttention(map, heads, {3, {256, 375}, {0, 256}}).mean));
        }
        QVERIFY(maps[0] == maps[1]);
    }

    void oneFails()
    {
        QProcess child;
        child.start(QCoreApplication::applicationFilePath(), {"--lose-the-second"});
        QVERIFY(child.waitForFinished(120000));
        const QByteArray said = child.readAllStandardError();
        QCOMPARE(child.exitStatus(), QProcess::NormalExit);
        QVERIFY2(child.exitCode() == 0, said.constData());
    }
};

int main(int argc, char** argv)
{
    if (argc > 1 && QByteArray(argv[1]) == "--lose-the-second") {
        const std::string wrong = loseTheSecond();
        std::fprintf(stderr, "%s\n", wrong.c_str());
        return wrong.empty() ? 0 : 1;
    }
    QCoreApplication application(argc, argv);
    TstTwoDevices test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_two_devices.moc"
