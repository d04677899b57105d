// Many tokens at once on a GPU, in bfloat16 between products, against the CPU in float32: logits,
// and the keys and values that stay in the cache.
#include "engine/base/random.h"
#include "engine/nn/decoding.h"
#include "engine/nn/kv_cache.h"
#include "engine/tensor/device.h"
#include "tests/shared/random_transformer.h"
#include "tests/shared/tolerance.h"

#include <QtTest>
#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

using namespace seq;

using Spoil = void (*)(TransformerConfig&, TransformerWeights&);

Q_DECLARE_METATYPE(RandomTransformer)
Q_DECLARE_METATYPE(Spoil)

namespace {

constexpr Device kGpu{Device::Cuda, 0};
using Model = std::shared_ptr<const LanguageModel>;

// Errors of rows [..., n], relative to the length of each.
struct Errors {
    double squares = 0, worst = 0;
    std::size_t rows = 0;

    void add(const Tensor& on, const Tensor& right)
    {
        const Tensor found = on.contiguous().to(Device{}), dense = right.contiguous();
        if (on.shape() != right.shape()) worst = INFINITY;
        if (std::isinf(worst)) return;
        const auto is = found.host<float>(), was = dense.host<float>();
        const auto width = std::size_t(right.size(-1));
        for (std::size_t row = 0; row < was.size(); row += width)
            add(is.subspan(row, width), was.subspan(row, width));
    }
    void add(std::span<const float> is, std::span<const float> was)
    {
        double length = 0, error = 0;
        for (std::size_t i = 0; i < is.size(); ++i) {
            length += double(was[i]) * was[i];
            error += (double(is[i]) - was[i]) * (double(is[i]) - was[i]);
        }
        error = std::isfinite(error) ? error / length : INFINITY;
        squares += error;
        worst = std::max(worst, std::sqrt(error));
        ++rows;
    }
    double mean() const { return std::sqrt(squares / double(rows)); } // of the squares
    QString text() const
    {
        return QString("errors of rows: %1, the largest %2")
            .arg(mean(), 0, 'e', 1)
            .arg(worst, 0, 'e', 1);
    }
    bool small() const
    {
        return mean() <= tolerance::kBrainModel && worst <= tolerance::kBrainModelRow;
    }
};

std::vector<Token> randomTokens(int count, int vocabulary)
{
    Rng rng(11);
    std::vector<Token> tokens;
    for (int i = 0; i < count; ++i)
        tokens.push_back(Token(rng.below(std::uint64_t(vocabulary))));
    return tokens;
}

Forward pass(KvCache& cache, Precision precision)
{
    Forward options{.cache = &cache, .logits = Logits::All, .precision = precision};
    options.beyond = true;
    return options;
}

void addCaches(const KvCache& found, const KvCache& right, int sequence, Errors& errors)
{
    for (int layer = 0; layer < right.layers(); ++layer) {
        const auto a = right.blocks(sequence, layer), b = found.blocks(sequence, layer);
        for (std::size_t i = 0; i < a.size(); ++i) {
            errors.add(b[i].k, a[i].k);
            errors.add(b[i].v, a[i].v);
        }
    }
}

// The same tokens through a model on the CPU and its like on the GPU, a cache each.
struct Pair {
    Model here, there;
    KvCache right, found;
    Errors logits, cached;

    explicit Pair(const Model& model)
        : here(model)
        , there(model->on(kGpu))
        , right(here->info())
        , found(there->info())
    {
    }
    void create(int sequence)
    {
        right.create(sequence);
        found.create(sequence);
    }
    void read(std::span<const Token> tokens, std::vector<Segment> segments,
        Precision precision = Precision::Native)
    {
        const Batch batch{tokens, segments};
        const Tensor all = here->forward(batch, pass(right, Precision::Float32));
        logits.add(there->forward(batch, pass(found, precision)), all);
        for (const Segment& s : segments)
            compareCaches(s.sequence);
    }
    void compare() const
    {
        qInfo("logits: %s", qPrintable(logits.text()));
        qInfo("keys and values: %s", qPrintable(cached.text()));
        QVERIFY(logits.small());
        QVERIFY(cached.small());
    }
    void compareCaches(int sequence)
    {
        QCOMPARE(found.length(sequence), right.length(sequence));
        addCaches(found, right, sequence, cached);
    }
};

// Whether the GPU takes such a model's tokens at once: the bits differ from those of the pass that
// is watched, which goes op by op.
bool goesAtOnce(const Model& there, std::span<const Token> tokens)
{
    struct Onlooker : Probe {
        bool wants(const Site&) const override { return false; }
        Tensor see(const Site&, const Tensor& value) override { return value; }
    } onlooker;
    const Tensor alone = there->forward({tokens, {}}).to(Device{});
    Forward watched;
    watched.probe = &onlooker;
    const Tensor seen = there->forward({tokens, {}}, watched).to(Device{});
    return !std::ranges::equal(alone.host<float>(), seen.host<float>());
}

} // namespace

class TstPrefillDevices : public QObject {
    Q_OBJECT

private slots:
    void forms_data()
    {
        QTest::addColumn<RandomTransformer>("random");
        const auto row = [](int d, int group, int window) {
            QTest::addRow("d %d group %d window %d", d, group, window)
                << RandomTransformer{Dtype::BF16, Dtype::BF16, d, group, window};
        };
        for (const int d : {32, 64, 128}) // group 3: interleaved; group 7: biases
            for (const int group : {1, 3, 7})
                for (const int window : {0, 50})
                    row(d, group, window);
    }
    void forms()
    {
        if (cudaDevices().empty()) QSKIP(cudaAbsence().c_str());
        QFETCH(RandomTransformer, random);
        Rng rng(std::random_device{}());
        Pair pair(random.make(rng));
        const auto tokens = randomTokens(701 + 301 + 77, random.vocabulary);
        const std::span<const Token> all(tokens);
        QVERIFY(goesAtOnce(pair.there, all));
        pair.create(0);
        pair.read(all.first(701), {{0, 0, 701}});
        pair.read(all.subspan(701, 301), {{0, 701, 301}}); // after a prefix
        pair.read(all.subspan(1002), {{0, 1002, 77}}); // shares of the keys
        pair.compare();
    }

    // The CPU's, which says what is right, against the pass op by op: after a prefix, two
    // sequences.
    void specification_data() { forms_data(); }
    void specification()
    {
        QFETCH(RandomTransformer, random);
        Rng rng(std::random_device{}());
        const TransformerConfig config = random.config();
        const TransformerWeights weights = random.weights(rng);
        const Transformer model(config, weights, {});
        const auto tokens = randomTokens(230, random.vocabulary);
        const std::span<const Token> all(tokens);
        KvCache right(config.info), found(config.info);
        for (KvCache* cache : {&right, &found}) {
            cache->create(0);
            cache->create(1);
            const Segment prefix{1, 0, 70};
            model.forward({all.first(70), {&prefix, 1}}, pass(*cache, Precision::Float32));
        }
        const Segment both[] = {{0, 0, 61}, {1, 70, 99}};
        const Tensor logits
            = model.forward({all.subspan(70, 160), both}, pass(right, Precision::Float32));
        std::vector<std::vector<Tensor>> pages;
        std::vector<PrefillPart> parts;
        for (const Segment& s : both)
            pages.push_back(found.append(s.sequence, s.count));
        for (const Segment& s : both)
            parts.push_back({pages[parts.size()], s.position, s.count});
        const Tensor x = prefillOf(config, weights)->run(model.embed(all.subspan(70, 160)), parts);
        Errors errors;
        errors.add(model.project(x, Precision::Float32), logits);
        addCaches(found, right, 0, errors);
        addCaches(found, right, 1, errors);
        qInfo("%s", qPrintable(errors.text()));
        QVERIFY(errors.worst <= tolerance::kFloatSum);
    }

    void longerThanAChunk()
    {
        if (cudaDevices().empty()) QSKIP(cudaAbsence().c_str());
        Rng rng(std::random_device{}());
        const RandomTransformer random{Dtype::BF16, Dtype::BF16, 64, 3, 300};
        Pair pair(random.make(rng));
        const int count = int(Transformer::kDeviceChunk) + 333;
        pair.create(0);
        pair.read(randomTokens(count, random.vocabulary), {{0, 0, count}});
        pair.compare();
    }

    void severalSequences()
    {
        if (cudaDevices().empty()) QSKIP(cudaAbsence().c_str());
        Rng rng(std::random_device{}());
        const RandomTransformer random{Dtype::BF16, Dtype::BF16, 64, 7, 0};
        Pair pair(random.make(rng));
        const auto tokens = randomTokens(800, random.vocabulary);
        const std::span<const Token> all(tokens);
        for (const int sequence : {0, 1, 2})
            pair.create(sequence);
        pair.read(all.first(70), {{1, 0, 70}}, Precision::Float32);
        pair.read(all.subspan(70, 342), {{0, 0, 7}, {1, 70, 65}, {2, 0, 270}});
        // forks go on in pages that they share
        QCOMPARE(pair.right.fork(1), 3);
        QCOMPARE(pair.found.fork(1), 3);
        pair.read(all.subspan(412, 300), {{1, 135, 150}, {3, 135, 150}});
        pair.read(all.subspan(412, 150), {{2, 270, 150}});
        pair.compareCaches(0);
        pair.compare();
    }

    void sameBitsAgain()
    {
        if (cudaDevices().empty()) QSKIP(cudaAbsence().c_str());
        Rng rng(std::random_device{}());
        const RandomTransformer random{Dtype::BF16, Dtype::BF16, 64, 3, 0};
        const auto there = random.make(rng)->on(kGpu);
        const auto tokens = randomTokens(3000, random.vocabulary);
        const Tensor first = there->forward({tokens, {}}).to(Device{});
        for (int i = 0; i < 5; ++i) {
            const Tensor again = there->forward({tokens, {}}).to(Device{});
            QVERIFY(std::ranges::equal(first.host<float>(), again.host<float>()));
        }
    }

    // The tolerance is narrow: what a wrong model makes of the tokens lies far outside.
    void wrongModelsAreFar_data()
    {
        QTest::addColumn<int>("group");
        QTest::addColumn<Spoil>("spoil");
        const auto row = [](const char* name, int group, Spoil spoil) {
            QTest::newRow(name) << group << spoil;
        };
        row("a query without its bias", 7,
            [](TransformerConfig&, TransformerWeights& w) { w.layers[1].q.bias = {}; });
        row("an output without its bias", 7,
            [](TransformerConfig&, TransformerWeights& w) { w.layers[1].out.bias = {}; });
        row("values without their bias", 7,
            [](TransformerConfig&, TransformerWeights& w) { w.layers[2].v.bias = {}; });
        row("the other pairing", 1, [](TransformerConfig& c, TransformerWeights&) {
            c.rope.emplace(64, 10000, RopePairing::Interleaved);
        });
        row("another base", 1, [](TransformerConfig& c, TransformerWeights&) {
            c.rope.emplace(64, 9000, RopePairing::Halves);
        });
        row("a window one wider", 1,
            [](TransformerConfig& c, TransformerWeights&) { c.windows[1]++; });
    }
    void wrongModelsAreFar()
    {
        QFETCH(int, group);
        QFETCH(Spoil, spoil);
        Rng rng(5);
        const RandomTransformer random{Dtype::BF16, Dtype::BF16, 64, group, 50};
        const auto tokens = randomTokens(200, random.vocabulary);
        TransformerConfig config = random.config();
        TransformerWeights weights = random.weights(rng);
        const auto logits = [&] {
            Forward exact;
            exact.logits = Logits::All;
            exact.precision = Precision::Float32;
            return Transformer(config, weights, {}).forward({tokens, {}}, exact);
        };
        const Tensor right = logits();
        spoil(config, weights);
        Errors errors;
        errors.add(logits(), right);
        qInfo("%s", qPrintable(errors.text()));
        QVERIFY(!errors.small());
    }
};

QTEST_GUILESS_MAIN(TstPrefillDevices)
#include "tst_prefill_devices.moc"
