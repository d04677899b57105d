// Whole models on both devices. The CPU is the specification, and the tiny checkpoints' references
// hold for both.
#include "engine/base/random.h"
#include "engine/base/resources.h"
#include "engine/nn/capture.h"
#include "engine/nn/kv_cache.h"
#include "engine/nn/language_model.h"
#include "engine/tensor/device.h"
#include "engine/tensor/safetensors.h"
#include "tests/shared/tolerance.h"

#include <QtTest>
#include <algorithm>
#include <cmath>

using namespace seq;
namespace fs = std::filesystem;

namespace {

const fs::path kModels = SEQSCOPE_SOURCE "/tests/data/tiny_models";
constexpr Device kGpu{Device::Cuda, 0};

// The largest difference, relative to the largest value.
double relative(const Tensor& on, const Tensor& right)
{
    if (on.shape() != right.shape()) return INFINITY;
    const Tensor found = on.to(Device{});
    double most = 0, scale = 0;
    for (std::size_t i = 0; i < right.host<float>().size(); ++i) {
        const double is = found.host<float>()[i], was = right.host<float>()[i];
        if (std::isnan(is)) return INFINITY;
        most = std::max(most, std::abs(is - was));
        scale = std::max(scale, std::abs(was));
    }
    return most / scale;
}

std::vector<Token> randomTokens(const ModelInfo& model, int count)
{
    Rng rng(11);
    std::vector<Token> tokens;
    for (int i = 0; i < count; ++i)
        tokens.push_back(Token(rng.below(std::uint64_t(model.vocabulary))));
    return tokens;
}

Forward exact(Probe* probe = nullptr, KvCache* cache = nullptr)
{
    Forward options;
    options.cache = cache;
    options.probe = probe;
    options.logits = Logits::All;
    options.precision = Precision::Float32;
    return options;
}

} // namespace

class TstModelsDevices : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        if (cudaDevices().empty()) QSKIP(cudaAbsence().c_str());
    }

    void everySite_data()
    {
        QTest::addColumn<QString>("name");
        for (const char* name : {"llama", "llama_tied", "llama_linear_rope", "llama3_rope",
                 "llama_yarn", "mistral", "qwen2", "qwen3", "gpt2", "bert"})
            QTest::newRow(name) << name;
    }
    void everySite()
    {
        QFETCH(QString, name);
        const auto here = loadLanguageModel(kModels / name.toStdString());
        const auto there = here->on(kGpu);
        QVERIFY(there->info().device == kGpu);
        QCOMPARE(there->info().bytes, here->info().bytes);
        QCOMPARE(there->hash(), here->hash());
        std::vector<std::string> names;
        for (const SiteInfo& site : sites())
            names.emplace_back(site.name);
        Capture right(names), found(names);
        const auto tokens = randomTokens(here->info(), 40);
        const Tensor a = here->forward({tokens, {}, nullptr}, exact(&right));
        const Tensor b = there->forward({tokens, {}, nullptr}, exact(&found));
        QVERIFY(b.device() == kGpu);
        double most = relative(b, a);
        for (const SiteInfo& site : sites())
            for (int layer = -1; layer < here->info().layers; ++layer)
                if (right.has(site.name, layer)) {
                    QVERIFY(found.has(site.name, layer));
                    most = std::max(
                        most, relative(found.at(site.name, layer), right.at(site.name, layer)));
                }
        qInfo("%s: largest relative difference of any site %.1e", qPrintable(name), most);
        QVERIFY(most <= tolerance::kCudaModel);
    }

    void cachedStepsAndForks()
    {
        const auto model = loadLanguageModel(kModels / "mistral")->on(kGpu);
        const auto tokens = randomTokens(model->info(), 60);
        const Tensor whole = model->forward({tokens, {}, nullptr}, exact()).to(Device{});
        KvCache cache(model->info());
        const int a = cache.create();
        const auto run = [&](int sequence, int begin, int end) {
            const Segment segment{sequence, begin, end - begin};
            return model->forward(
                {std::span(tokens).subspan(std::size_t(begin), std::size_t(end - begin)),
                    {&segment, 1}, nullptr},
                exact(nullptr, &cache));
        };
        const auto rows = [&](int begin, int end) { return whole.slice(0, {begin, end}); };
        QVERIFY(relative(run(a, 0, 33), rows(0, 33)) <= tolerance::kCudaModel);
        const int b = cache.fork(a); // shares a page that both go on in
        for (int i = 33; i < 60; ++i)
            for (const int sequence : {a, b})
                QVERIFY(relative(run(sequence, i, i + 1), rows(i, i + 1)) <= tolerance::kCudaModel);
        cache.truncate(b, 20);
        QVERIFY(relative(run(b, 20, 60), rows(20, 60)) <= tolerance::kCudaModel);
    }

    void sequencesTogether()
    {
        const auto model = loadLanguageModel(kModels / "qwen3")->on(kGpu);
        const auto tokens = randomTokens(model->info(), 50);
        KvCache cache(model->info());
        const std::vector<Segment> segments{
            {cache.create(), 0, 7}, {cache.create(), 0, 1}, {cache.create(), 0, 42}};
        const Tensor together
            = model->forward({tokens, segments, nullptr}, exact(nullptr, &cache)).to(Device{});
        int row = 0;
        for (const Segment& s : segments) {
            const Tensor alone = model->forward(
                {std::span(tokens).subspan(std::size_t(row), std::size_t(s.count)), {}, nullptr},
                exact());
            QVERIFY(relative(alone, together.slice(0, {row, row + s.count}).contiguous())
                <= tolerance::kCudaModel);
            row += s.count;
        }
    }

    void embeddingsAndReplacedValues()
    {
        const auto model = loadLanguageModel(kModels / "llama");
        const auto there = model->on(kGpu);
        const auto tokens = randomTokens(model->info(), 12);
        Capture embedding({"embedding"});
        const Tensor right = model->forward({tokens, {}, nullptr}, exact(&embedding));
        const Tensor x = embedding.at("embedding"); // on the CPU
        QVERIFY(relative(there->forward({{}, {}, &x}, exact()), right) <= tolerance::kCudaModel);
        QVERIFY(relative(there->project(x), model->project(x)) <= 1e-2); // of other precisions

        struct FromHost : Probe { // its replacement lies on the CPU
            bool wants(const Site& site) const override { return site.name == "resid"; }
            Tensor see(const Site&, const Tensor& value) override
            {
                Tensor next = Tensor::zeros(value.shape());
                next.hostMutable<float>()[0] = 1;
                return next;
            }
        } probe;
        const Tensor replaced = model->forward({tokens, {}, nullptr}, exact(&probe));
        QVERIFY(relative(there->forward({tokens, {}, nullptr}, exact(&probe)), replaced)
            <= tolerance::kCudaModel);
    }

    void realModel()
    {
        const fs::path file = modelFolder() / "SmolLM2-135M-Instruct.Q4_1.gguf";
        if (!fs::exists(file)) QSKIP("the model is not there");
        const auto model = loadLanguageModel(file);
        const auto there = model->on(kGpu);
        const auto tokens = randomTokens(model->info(), 100);
        const Tensor right = model->forward({tokens, {}, nullptr}, exact());
        QVERIFY(relative(there->forward({tokens, {}, nullptr}, exact()), right) <= 1e-4);
        Forward native = exact();
        native.precision = Precision::Native;
        const double error = relative(there->forward({tokens, {}, nullptr}, native), right);
        qInfo("native precision: largest relative difference of logits %.1e", error);
        QVERIFY(error <= 3e-2);
    }
};

QTEST_GUILESS_MAIN(TstModelsDevices)
#include "tst_models_devices.moc"
