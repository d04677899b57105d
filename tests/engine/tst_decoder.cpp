// The decoder's specification against passes of the model, and the choice of tokens.
#include "engine/base/error.h"
#include "engine/decode/sampler.h"
#include "engine/nn/decoding.h"
#include "engine/nn/kv_cache.h"
#include "tests/shared/random_transformer.h"
#include "tests/shared/tolerance.h"

#include <QtTest>
#include <cmath>

using namespace seq;

namespace {

double furthest(const Tensor& a, const Tensor& b)
{
    double most = 0;
    for (std::size_t i = 0; i < b.host<float>().size(); ++i)
        most = std::max(most, std::abs(double(a.host<float>()[i]) - double(b.host<float>()[i])));
    return most;
}

} // namespace

class TstDecoder : public QObject {
    Q_OBJECT

private slots:
    void equalsPasses_data()
    {
        QTest::addColumn<int>("group");
        QTest::addColumn<int>("window");
        QTest::newRow("a key head each") << 1 << 0;
        QTest::newRow("groups, half of a head turns, windows") << 3 << 50;
        QTest::newRow("biases") << 7 << 0;
    }
    void equalsPasses()
    {
        QFETCH(int, group);
        QFETCH(int, window);
        const RandomTransformer random{Dtype::Q4_1, Dtype::BF16, 32, group, window};
        Rng rng(3), again(3), text(7);
        const auto model = random.make(rng);
        const auto config = random.config();
        const auto weights = random.weights(again);
        const auto decoder = decoderOf(config, weights);
        QVERIFY(decoder);
        std::vector<Token> tokens;
        for (int i = 0; i < 140; ++i)
            tokens.push_back(Token(text.below(96)));
        KvCache cache(model->info()), other(model->info());
        cache.create(0), other.create(0);
        Forward options{.cache = &cache, .precision = Precision::Float32};
        const Segment start{0, 0, 60};
        model->forward({std::span(tokens).first(60), {&start, 1}}, options);
        options.cache = &other;
        model->forward({std::span(tokens).first(60), {&start, 1}}, options);
        for (int i = 60; i < 140; ++i) { // over two ends of pages
            const Segment one{0, i, 1};
            const auto token = std::span(tokens).subspan(std::size_t(i), 1);
            const Tensor right = model->forward({token, {&one, 1}}, options);
            const auto pages = cache.append(0, 1);
            const Decoded found = decoder->run({pages, token[0], i});
            QVERIFY(furthest(found.logits, right) <= 1e-5);
            QCOMPARE(found.ids.host<Token>()[0], chosenToken(right.host<float>(), {}));
        }
        QCOMPARE(cache.length(0), 140);
    }

    void manyStepsAreSingleOnes()
    {
        Rng rng(4), again(4);
        const RandomTransformer random{Dtype::F32, Dtype::F32, 64, 3};
        const auto model = random.make(rng);
        const auto decoder = decoderOf(random.config(), random.weights(again));
        for (const float temperature : {0.f, 0.7f}) {
            const TokenChoice choice{temperature, 99, 2, 5};
            KvCache cache(model->info()), other(model->info());
            cache.create(0), other.create(0);
            const auto right = model->extend(cache, 0, 17, 70, choice, Precision::Float32);
            const auto pages = other.append(0, 70);
            const Decoded found = decoder->run({pages, 17, 0, 70, choice});
            const auto ids = found.ids.host<Token>();
            QVERIFY(std::ranges::equal(ids, right));
            QCOMPARE(cache.length(0), 70);
        }
    }

    void beyondTheContext()
    {
        Rng rng(6), again(6), text(8);
        const RandomTransformer random;
        auto config = random.config();
        config.info.context = 40;
        const Transformer brief(config, random.weights(rng), {});
        const auto roomy = random.make(again);
        std::vector<Token> tokens;
        for (int i = 0; i < 100; ++i)
            tokens.push_back(Token(text.below(96)));
        const Batch all{tokens, {}};
        const Forward within;
        QVERIFY_EXCEPTION_THROWN(brief.forward(all, within), Error);
        const Tensor found = brief.forward(all, {.beyond = true});
        QCOMPARE(furthest(found, roomy->forward(all, within)), 0.0);
        config.learnedPositions = true;
        auto weights = random.weights(rng);
        weights.positions = randomFloats({40, random.width}, rng);
        const Transformer learned(config, std::move(weights), {});
        const Forward beyond{.beyond = true};
        QVERIFY_EXCEPTION_THROWN(learned.forward(all, beyond), Error);
    }

    void rowsAreSingleOnes()
    {
        Rng rng(6), again(6);
        const RandomTransformer random{Dtype::Q8_0, Dtype::BF16, 32, 3};
        const auto model = random.make(rng);
        const auto decoder = decoderOf(random.config(), random.weights(again));
        QVERIFY(decoder->takesRows());
        KvCache cache(model->info()), other(model->info());
        std::vector<DecodeRow> rows;
        std::vector<Tensor> right;
        for (int i = 0; i < 3; ++i) { // at different positions, one of them on a new page
            cache.create(i), other.create(i);
            const int before = i == 2 ? 64 : 5 + i;
            for (KvCache* c : {&cache, &other})
                model->extend(*c, i, 11 + i, before, {}, Precision::Float32);
            right.push_back(decoder->run({other.append(i, 1), 40 + i, before}).logits);
            rows.push_back({cache.append(i, 1), 40 + i, before});
        }
        const Tensor found = decoder->step(rows);
        for (std::int64_t i = 0; i < 3; ++i)
            QCOMPARE(furthest(found.slice(0, {i, i + 1}), right[std::size_t(i)]), 0.);
        for (int i = 0; i < 3; ++i)
            QVERIFY(std::ranges::equal(cache.blocks(i, 2).back().k.contiguous().host<float>(),
                other.blocks(i, 2).back().k.contiguous().host<float>()));
    }

    void noneForOtherForms()
    {
        Rng rng(5);
        const RandomTransformer random;
        auto config = random.config();
        const auto weights = random.weights(rng);
        QVERIFY(decoderOf(config, weights));
        config.postNorm = true;
        QVERIFY(!decoderOf(config, weights));
        config = random.config();
        config.headNorms = true;
        QVERIFY(!decoderOf(config, weights));
        config = random.config();
        auto more = weights;
        more.layers[1].up.bias = randomFloats({random.feedForward}, rng);
        QVERIFY(!decoderOf(config, more));
    }

    void choiceIsASample()
    {
        const std::vector<float> logits{0, 1, 2, -INFINITY, 0.5f};
        QCOMPARE(chosenToken(logits, {}), 2);
        QCOMPARE(chosenToken(std::vector<float>{1, 3, 3}, {}), 1); // of equals the first
        const double temperature = 0.8;
        double sum = 0, chance[5];
        for (int i = 0; i < 5; ++i)
            sum += chance[i] = std::exp(double(logits[std::size_t(i)]) / temperature);
        int counts[5] = {};
        constexpr int kDraws = 20000;
        const TokenChoice choice{float(temperature), 12, 1, 1000};
        for (std::uint32_t i = 0; i < kDraws; ++i)
            ++counts[chosenToken(logits, choice, i)];
        QCOMPARE(counts[3], 0);
        for (int i = 0; i < 5; ++i) {
            const double p = chance[i] / sum;
            QVERIFY(std::abs(counts[i] - p * kDraws) <= 4.5 * std::sqrt(p * (1 - p) * kDraws));
        }
        // the counters of decode/sampler.h
        const Draws draws{12, 1};
        for (std::uint32_t step = 1000; step < 1020; ++step) {
            double most = -INFINITY;
            int best = 0;
            for (std::uint32_t i = 0; i < 5; ++i) {
                const double u = draws.inside(RandomStream::Gumbel, step, i);
                const double score = logits[i] / temperature - std::log(-std::log(u));
                if (score > most) most = score, best = int(i);
            }
            QCOMPARE(chosenToken(logits, choice, step - 1000), best);
        }
    }
};

QTEST_GUILESS_MAIN(TstDecoder)
#include "tst_decoder.moc"
