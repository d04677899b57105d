// The coverage penalty of beam search against its definition, from a pass of its own.
#include "engine/base/error.h"
#include "engine/decode/beam_search.h"
#include "engine/nn/capture.h"
#include "tests/shared/random_transformer.h"

#include <QtTest>
#include <algorithm>
#include <cmath>
#include <span>

using namespace seq;

namespace {

using Ids = std::vector<Token>;
constexpr int kPrompt = 5, kVocabulary = 5;

std::shared_ptr<const LanguageModel> model(int window = 0)
{
    RandomTransformer random{Dtype::F32, Dtype::F32, 32, 3, window};
    random.vocabulary = kVocabulary;
    Rng rng(12);
    return random.make(rng);
}

const Ids kText{1, 4, 2, 2, 3};

struct Known {
    double logp = 0, coverage = 0; // coverage: with the weight 1
};

// Token i was predicted where token i - 1 stands: that row's attention, the mean over the heads.
Known known(const LanguageModel& m, const Ids& ids, int layer)
{
    Ids all = kText;
    all.insert(all.end(), ids.begin(), ids.end() - 1);
    Capture capture({"attn.probs"}, {layer});
    const Tensor logits = m.forward({all, {}, nullptr},
        {.probe = &capture, .logits = Logits::All, .precision = Precision::Float32});
    const Tensor p = capture.at("attn.probs", layer);
    Known k;
    for (std::size_t i = 0; i < ids.size(); ++i) {
        const auto row = logits.host<float>().subspan((kPrompt - 1 + i) * kVocabulary, kVocabulary);
        double z = 0;
        for (const float x : row)
            z += std::exp(double(x));
        k.logp += double(row[std::size_t(ids[i])]) - std::log(z);
    }
    const std::int64_t heads = p.size(0), rows = p.size(1), keys = p.size(2);
    for (std::int64_t j = 0; j < kPrompt; ++j) {
        double paid = 0;
        for (std::int64_t h = 0; h < heads; ++h)
            for (std::int64_t i = 0; i < std::int64_t(ids.size()); ++i)
                paid
                    += double(p.host<float>()[std::size_t((h * rows + kPrompt - 1 + i) * keys + j)])
                    / double(heads);
        k.coverage += std::log(std::clamp(paid, 1e-9, 1.));
    }
    return k;
}

BeamSearch::Options options(int beams, int length, double weight, int layer)
{
    return {.beams = beams,
        .length = length,
        .penalty = {0.6, LengthPenalty::Gnmt},
        .early = EarlyStopping::Never,
        .ends = {0},
        .precision = Precision::Float32,
        .coverage = {weight, layer}};
}

std::vector<BeamHypothesis> run(BeamSearch& search)
{
    search.start();
    while (search.step()) {}
    return search.finished();
}

} // namespace

class TestCoverage : public QObject {
    Q_OBJECT
private slots:
    void termOfAMass()
    {
        const double paid[] = {0.5, 1.2, 0};
        QVERIFY(
            std::abs(CoveragePenalty{2}.term(paid) - 2 * (std::log(0.5) + std::log(1e-9))) < 1e-12);
        QCOMPARE(CoveragePenalty{2}.term({}), 0.);
    }

    void equalsItsDefinition_data()
    {
        QTest::addColumn<int>("layer");
        QTest::addColumn<int>("window");
        QTest::newRow("first layer") << 0 << 0;
        QTest::newRow("last layer") << -1 << 0;
        QTest::newRow("windows hide the prompt") << -1 << 3;
    }
    void equalsItsDefinition()
    {
        QFETCH(int, layer);
        QFETCH(int, window);
        const auto m = model(window);
        const auto o = options(4, 6, 0.3, layer);
        BeamSearch search(*m, kText, o);
        const auto found = run(search);
        QCOMPARE(int(found.size()), 4);
        for (const BeamHypothesis& h : found) {
            const Ids ids = search.tree().tokens(h.node);
            const Known k = known(*m, ids, layer < 0 ? m->info().layers - 1 : layer);
            const double lp = std::pow((5 + double(ids.size())) / 6, 0.6);
            QVERIFY(h.coverage < 0);
            QVERIFY(std::abs(h.coverage - 0.3 * k.coverage) <= 1e-5);
            QVERIFY(std::abs(h.score - (k.logp / lp + 0.3 * k.coverage)) <= 1e-4);
        }
    }

    // A beam that keeps everything finds the best of all texts by the whole score.
    void wideBeamEqualsEnumeration()
    {
        const auto m = model();
        constexpr int kLength = 3;
        const double weight = 3; // such that it changes the order
        std::vector<std::pair<double, Ids>> all, plain;
        for (int code = 0; code < kVocabulary * kVocabulary * kVocabulary; ++code) {
            Ids ids{code / 25, code / 5 % 5, code % 5};
            const auto end = std::ranges::find(ids, 0);
            if (end != ids.end()) {
                if (std::any_of(end, ids.end(), [](Token t) { return t != 0; })) continue;
                ids.erase(end + 1, ids.end());
            }
            const Known k = known(*m, ids, 2);
            const double lp = std::pow((5 + double(ids.size())) / 6, 0.6);
            all.emplace_back(k.logp / lp + weight * k.coverage, ids);
            plain.emplace_back(k.logp / lp, ids);
        }
        std::ranges::sort(all, std::greater());
        std::ranges::sort(plain, std::greater());
        QVERIFY(!std::ranges::equal(std::span(all).first(20), std::span(plain).first(20), {},
            &std::pair<double, Ids>::second, &std::pair<double, Ids>::second));
        BeamSearch search(*m, kText, options(130, kLength, weight, 2));
        const auto found = run(search);
        for (int i = 0; i < 20; ++i) {
            QVERIFY(std::abs(found[std::size_t(i)].score - all[std::size_t(i)].first) <= 1e-4);
            if (all[std::size_t(i)].first - all[std::size_t(i) + 1].first > 1e-3
                && (i == 0 || all[std::size_t(i) - 1].first - all[std::size_t(i)].first > 1e-3))
                QCOMPARE(
                    search.tree().tokens(found[std::size_t(i)].node), all[std::size_t(i)].second);
        }
    }

    void noWeightLooksAtNothing()
    {
        const auto m = model();
        BeamSearch with(*m, kText, options(4, 6, 0, 99)), without(*m, kText, options(4, 6, 0, -1));
        const auto a = run(with), b = run(without);
        QCOMPARE(a.size(), b.size());
        for (std::size_t i = 0; i < a.size(); ++i) {
            QCOMPARE(a[i].score, b[i].score);
            QCOMPARE(a[i].coverage, 0.);
        }
    }

    void refusals()
    {
        const auto m = model();
        QVERIFY_THROWS_EXCEPTION(Error, BeamSearch(*m, kText, options(2, 3, -1, 0)));
        QVERIFY_THROWS_EXCEPTION(Error, BeamSearch(*m, kText, options(2, 3, NAN, 0)));
        QVERIFY_THROWS_EXCEPTION(Error, BeamSearch(*m, kText, options(2, 3, 1, 3)));
        QVERIFY_THROWS_EXCEPTION(Error, BeamSearch(*m, kText, options(2, 3, 1, -2)));
    }
};

QTEST_GUILESS_MAIN(TestCoverage)
#include "tst_coverage.moc"
