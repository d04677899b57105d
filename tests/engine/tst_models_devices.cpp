// Whole models on both devices. The CPU is the specification, and the tiny checkpoints' references
// hold for both.
#include "engine/base/random.h"
#include "engine/base/resources.h"
#include "engine/decode/generate.h"
#include "engine/nn/capture.h"
#include "engine/nn/kv_cache.h"
#include "engine/nn/language_model.h"
#include "engine/tensor/device.h"
#include "engine/tensor/safetensors.h"
#include "tests/shared/random_transformer.h"
#include "tests/shared/tolerance.h"

#include <QtTest>
#include <algorithm>
#include <cmath>
#include <cstring>
#include <random>

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

// The first weight of a row, or the scale of its first block.
void breakRow(Tensor& weights, int row, float value)
{
    const Dtype t = weights.dtype();
    auto* at = reinterpret_cast<std::uint8_t*>(weights.raw()) + row * rowBytes(t, weights.size(1));
    std::uint32_t bits = 0;
    std::memcpy(&bits, &value, 4);
    if (t == Dtype::BF16) bits >>= 16;
    if (isQuantised(t)) bits = floatToHalf(value);
    std::memcpy(at, &bits, t == Dtype::F32 ? 4 : 2);
}

} // namespace

Q_DECLARE_METATYPE(RandomTransformer)

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

    void fusedDecoding_data()
    {
        QTest::addColumn<RandomTransformer>("random");
        QTest::addColumn<bool>("coded");
        const auto row = [](Dtype t, Dtype second, int d, int group, int window, int width = 160,
                             int hidden = 224, int vocabulary = 96) {
            QTest::addRow("%s %s d %d group %d window %d width %d hidden %d", info(t).name.data(),
                info(second).name.data(), d, group, window, width, hidden)
                << RandomTransformer{t, second, d, group, window, width, hidden, vocabulary}
                << false;
        };
        for (const int d : {32, 64, 128})
            for (const int group : {1, 3, 7})
                row(Dtype::F32, Dtype::F32, d, group, group == 3 ? 50 : 0);
        for (const Dtype t : {Dtype::F16, Dtype::BF16, Dtype::Q8_0, Dtype::Q4_0, Dtype::Q4_1,
                 Dtype::Q5_0, Dtype::Q5_1, Dtype::IQ4_NL})
            row(t, t, 64, 3, 0);
        for (const Dtype t :
            {Dtype::Q2_K, Dtype::Q3_K, Dtype::Q4_K, Dtype::Q5_K, Dtype::Q6_K, Dtype::IQ4_XS})
            row(t, t, 64, 2, 0, 256, 512); // blocks of 256; 2 heads of 2 x 64 are one
        // gate and up of one type, the others mixed
        row(Dtype::Q4_K, Dtype::Q6_K, 64, 2, 0, 256, 512);
        row(Dtype::Q4_1, Dtype::Q8_0, 64, 3, 0, 576, 1536, 5003); // sizes of SmolLM2-135M
        // rows that warps share, several stages and rounds a block
        row(Dtype::BF16, Dtype::BF16, 64, 3, 0, 2048, 2752, 10007);
        row(Dtype::Q4_1, Dtype::Q8_0, 64, 4, 0, 1152, 4608, 5003);
        row(Dtype::F32, Dtype::F32, 64, 1, 0, 192, 4608); // rows in two copies
        row(Dtype::BF16, Dtype::BF16, 64, 3, 0, 3072, 8192); // rows in one copy: two do not fit
        // eight rows of feed forward are more than a block's memory: op by op
        row(Dtype::F32, Dtype::F32, 64, 1, 0, 192, 16384);
        // native precision: whole numbers for activations
        using enum Dtype;
        for (const RandomTransformer& r : {RandomTransformer{Q4_1, Q4_1, 64, 3, 0},
                 RandomTransformer{Q8_0, Q8_0, 64, 3, 0}, RandomTransformer{Q4_1, Q4_1, 128, 7, 0},
                 // as SmolLM2-135M has them
                 RandomTransformer{Q4_1, Q8_0, 64, 3, 0, 576, 1536, 5003, true},
                 RandomTransformer{Q4_1, Q4_1, 64, 4, 0, 1152, 4608, 5003},
                 RandomTransformer{Q8_0, Q8_0, 64, 4, 0, 1152, 4608, 5003}})
            QTest::addRow("coded %s %s d %d width %d", info(r.type).name.data(),
                info(r.second).name.data(), r.headWidth, r.width)
                << r << true;
    }
    void fusedDecoding()
    {
        QFETCH(RandomTransformer, random);
        QFETCH(bool, coded);
        Rng rng(std::random_device{}());
        const auto here = random.make(rng);
        const auto there = here->on(kGpu);
        const int length = random.width > 1000 ? 100 : 700;
        const auto tokens = randomTokens(here->info(), length);
        Forward options = exact();
        const Tensor right = here->forward({tokens, {}, nullptr}, options);
        KvCache cache(there->info());
        const int a = cache.create();
        double most = 0;
        const auto run = [&](int sequence, int begin, int end) {
            const Segment segment{sequence, begin, end - begin};
            Forward on = exact(nullptr, &cache);
            if (coded && end - begin == 1) on.precision = Precision::Native;
            const Tensor found = there->forward(
                {std::span(tokens).subspan(std::size_t(begin), std::size_t(end - begin)),
                    {&segment, 1}, nullptr},
                on);
            most = std::max(most, relative(found, right.slice(0, {begin, end}).contiguous()));
        };
        for (int i = 0; i < 67; ++i) // from nothing, over the end of a page
            run(a, i, i + 1);
        for (int begin = 67; begin + 33 <= length;) { // at every length of attention's shares
            const int b = cache.fork(a); // shares the page that both go on in
            for (const int sequence : {a, b})
                for (int i = begin; i < begin + 3; ++i)
                    run(sequence, i, i + 1);
            cache.release(b);
            run(a, begin + 3, begin + 33);
            begin += 33;
        }
        qInfo("largest relative difference of logits %.1e", most);
        if (coded) { // only where nobody asked for more
            const auto step = [&](Precision precision) {
                const int b = cache.fork(a);
                const Segment segment{b, cache.length(b), 1};
                Forward on = exact(nullptr, &cache);
                on.precision = precision;
                return there->forward({std::span(tokens).first(1), {&segment, 1}}, on).to(Device{});
            };
            const double codes = relative(step(Precision::Native), step(Precision::Float32));
            QVERIFY(codes > tolerance::kCudaFloat / 10 && codes <= tolerance::kCudaModelOfCodes);
        }
        const bool large = random.width == 256;
        QVERIFY(most <= (coded  ? tolerance::kCudaModelOfCodes
                        : large ? tolerance::kCudaModelOfK
                                : tolerance::kCudaModel));
    }

    // A row with a NaN or +inf has nothing to choose from: token 0, as on the CPU.
    void brokenLogits_data()
    {
        QTest::addColumn<RandomTransformer>("random");
        QTest::addColumn<float>("value");
        using enum Dtype;
        for (const Dtype t : {F32, BF16, Q4_1, Q8_0})
            for (const float value : {NAN, INFINITY})
                QTest::addRow("%s %g", info(t).name.data(), double(value))
                    << RandomTransformer{t, t, 64, 3, 0, 192, 384, 1009} << value;
    }
    void brokenLogits()
    {
        QFETCH(RandomTransformer, random);
        QFETCH(float, value);
        Rng rng(23);
        TransformerWeights weights = random.weights(rng);
        breakRow(weights.output, 700, value), breakRow(weights.output, 701, -value); // one is +inf
        const auto there = Transformer(random.config(), weights, {}).on(kGpu);
        for (const float temperature : {0.f, 0.9f})
            for (const bool scored : {false, true}) {
                const TokenChoice choice{.temperature = temperature, .seed = 7};
                KvCache cache(there->info()), other(there->info());
                cache.create(0), other.create(0);
                std::vector<TokenScores> scores;
                const auto found = there->extend(
                    cache, 0, 5, 20, choice, Precision::Native, scored ? &scores : nullptr);
                for (int i = 0; i < 20; ++i) { // the same logits, looked at by the host
                    const Token last = i ? found[std::size_t(i) - 1] : 5;
                    const Segment one{0, i, 1};
                    const Tensor logits
                        = there->forward({{&last, 1}, {&one, 1}, nullptr}, {.cache = &other})
                              .to(Device{});
                    QCOMPARE(found[std::size_t(i)],
                        chosenToken(logits.host<float>(), choice, std::uint32_t(i)));
                    if (scored) QVERIFY(std::isnan(scores[std::size_t(i)].logprob));
                }
                QCOMPARE(found, std::vector<Token>(20, 0));
            }
    }

    void decodingWithoutTheHost()
    {
        Rng rng(21); // chosen tokens are equal unless two are as good as equal
        const RandomTransformer random{Dtype::BF16, Dtype::Q4_1, 64, 3, 0, 192, 384, 1009};
        const auto here = random.make(rng);
        const auto there = here->on(kGpu);
        const auto prompt = randomTokens(here->info(), 45);
        for (TokenChoice choice : {TokenChoice{}, {.temperature = 0.9f},
                 {.temperature = 0.9f, .topK = 50}, {.temperature = 1, .topP = 0.8},
                 {.temperature = 1.2f, .topK = 200, .topP = 0.95, .minP = 0.02},
                 {.temperature = 1, .cumulative = true},
                 {.temperature = 0.8f, .topK = 30, .minP = 0.1, .cumulative = true}}) {
            choice.seed = rng.bits();
            choice.sequence = 3;
            choice.step = 8;
            const auto read = [&](const LanguageModel& model, KvCache& cache) {
                cache.create(0);
                const Segment first{0, 0, 45};
                model.forward({prompt, {&first, 1}, nullptr}, exact(nullptr, &cache));
            };
            const auto go = [&](const LanguageModel& model, std::vector<TokenScores>* scores) {
                KvCache cache(model.info());
                read(model, cache);
                return model.extend(cache, 0, 5, 100, choice, Precision::Float32, scores);
            };
            std::vector<TokenScores> scores;
            const auto found = go(*there, nullptr);
            QCOMPARE(go(*there, nullptr), found); // the same bits
            QCOMPARE(go(*there, &scores), found); // chosen by the other kernel
            if (!choice.filters() && !choice.cumulative) QCOMPARE(found, go(*here, nullptr));
            KvCache cache(there->info()); // the same logits, looked at by the host
            read(*there, cache);
            Token last = 5;
            for (int i = 0; i < 100; ++i) {
                const Segment one{0, 45 + i, 1};
                const Tensor logits
                    = there->forward({{&last, 1}, {&one, 1}, nullptr}, {.cache = &cache})
                          .to(Device{});
                last = chosenToken(logits.host<float>(), choice, std::uint32_t(i));
                QCOMPARE(found[std::size_t(i)], last);
                const TokenScores a = scores[std::size_t(i)];
                const TokenScores b = scoresOf(logits.host<float>(), last, choice);
                QVERIFY(std::abs(a.logprob - b.logprob) <= 1e-5f * (1 - b.logprob));
                QVERIFY(std::abs(a.entropy - b.entropy) <= 1e-5f * (1 + b.entropy));
                QVERIFY(std::abs(a.chance - b.chance) <= 1e-5f);
                QCOMPARE(a.rank, b.rank);
            }
        }
    }

    // Writing goes without the host where nobody asks for the ladders: the very tokens.
    void generatingWithoutTheHost()
    {
        Rng rng(22);
        const RandomTransformer random{Dtype::BF16, Dtype::Q4_1, 64, 3, 0, 192, 384, 1009};
        const auto there = random.make(rng)->on(kGpu);
        QVERIFY(there->extendsAtOnce());
        const auto prompt = randomTokens(there->info(), 30);
        for (const PipelineOptions& pipeline : {PipelineOptions{}, {.temperature = 0.8},
                 {.temperature = 0.9, .topK = 50, .topP = 0.9}, {.minP = 0.05}})
            for (const bool draws : {false, true}) {
                GenerateOptions o;
                o.length = 60;
                o.draws = draws;
                o.random.seed = rng.bits();
                o.pipeline = pipeline;
                o.ladders = true;
                const Generated right = generate(*there, prompt, o);
                o.ladders = false;
                const Generated found = generate(*there, prompt, o);
                QCOMPARE(found.tokens.size(), right.tokens.size());
                for (std::size_t i = 0; i < found.tokens.size(); ++i) {
                    const Chosen &a = found.tokens[i], &b = right.tokens[i];
                    QCOMPARE(a.id, b.id);
                    QCOMPARE(a.rank, b.rank);
                    QVERIFY(std::abs(a.logprob - b.logprob) <= 1e-5 * (1 - b.logprob));
                    QVERIFY(std::abs(a.entropy - b.entropy) <= 1e-5 * (1 + b.entropy));
                    QVERIFY(std::abs(a.chance - b.chance) <= 1e-5);
                }
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
