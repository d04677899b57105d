// The choice of a token with filters: against the pipeline's processors and the sampler, which the
// specification's tests hold; then the device's kernel against the CPU.
#include "engine/base/error.h"
#include "engine/base/random.h"
#include "engine/decode/processors.h"
#include "engine/decode/sampler.h"
#include "engine/ops/token_choice.h"
#include "engine/tensor/device.h"
#include "tests/shared/chi_square.h"
#include "tests/shared/tolerance.h"

#include <QtTest>
#include <algorithm>
#include <cmath>

using namespace seq;

namespace {

enum Kind { Normal, Ties, Gaps, Equal, Close, Wide, kKinds };

// Logits of one kind; where there are gaps, a quarter cannot come.
std::vector<float> rowOf(Kind kind, std::size_t n, Rng& rng)
{
    std::vector<float> row(n);
    for (float& x : row)
        switch (kind) {
        case Normal:
            x = float(rng.normal() * 3);
            break;
        case Ties:
            x = float(rng.below(12)) / 4 - 1;
            break;
        case Gaps:
            x = rng.below(4) ? float(rng.normal() * 5 + 10) : -INFINITY;
            break;
        case Equal:
            x = 0.5f;
            break;
        case Close:
            x = float(rng.normal() * 1e-3) + 3;
            break;
        default:
            x = float(rng.normal() * 40);
        }
    row[rng.below(n)] = 1; // never nothing
    return row;
}

PipelineOptions pipelineOf(const TokenChoice& c)
{
    PipelineOptions o;
    o.temperature = double(c.temperature);
    o.topK = c.topK;
    o.topP = c.topP;
    o.minP = c.minP;
    return o;
}

ScoreRow filtered(const std::vector<float>& logits, const TokenChoice& c)
{
    ScoreRow row(logits);
    makePipeline(pipelineOf(c), true).run({}, row);
    return row;
}

Token sampled(ScoreRow& row, const TokenChoice& c)
{
    const Draws draws{c.seed, c.sequence};
    return draw(row.kept(), draws.uniform(RandomStream::Sampling, c.step));
}

// By definition, in double; the margin is what the second lacks.
Token gumbelMax(ScoreRow& row, const TokenChoice& c, double& margin)
{
    const Draws draws{c.seed, c.sequence};
    double most = -INFINITY, second = -INFINITY;
    Token best = 0;
    for (std::size_t i = 0; i < row.kept().ids.size(); ++i) {
        const Token id = row.kept().ids[i];
        const double u = draws.inside(RandomStream::Gumbel, c.step, std::uint32_t(id));
        const double score = double(row.kept().scores[i]) - std::log(-std::log(u));
        second = std::max(second, std::min(score, most));
        if (score > most) most = score, best = id;
    }
    margin = most - second;
    return best;
}

// All combinations in turn, at the ends of their ranges too.
TokenChoice choiceOf(int turn, std::size_t n, Rng& rng)
{
    constexpr double kShares[] = {0, 0.1, 0.5, 0.9, 0.95, 0.999, 1}, kLeast[] = {0.01, 0.1, 0.5, 1};
    TokenChoice c{turn % 3 ? 0.7f : 1.f, rng.bits() * 0x100000001ull, rng.bits(), rng.bits()};
    if (turn % 2) c.topK = turn % 5 ? 1 + int(rng.below(80)) : int(n) + turn % 10;
    if (turn / 2 % 2) c.topP = kShares[rng.below(7)];
    if (turn / 4 % 2) c.minP = kLeast[rng.below(4)];
    c.cumulative = turn / 8 % 2;
    return c;
}

struct Found {
    Token id;
    TokenScores scores;
};
Found chosenOn(const Tensor& logits, const TokenChoice& c)
{
    const ChosenRow row = chooseToken(logits, c, true);
    const Tensor id = row.id.to(Device{}), scores = row.scores.to(Device{});
    const auto s = scores.host<float>();
    return {id.host<Token>()[0], {s[0], s[1], s[2], s[3]}};
}

bool near(float found, float right)
{
    return (std::isnan(found) && std::isnan(right))
        || std::abs(double(found) - double(right))
        <= tolerance::kCudaFloat * (1 + std::abs(double(right)));
}
bool near(const TokenScores& a, const TokenScores& b)
{
    return near(a.logprob, b.logprob) && near(a.entropy, b.entropy) && a.rank == b.rank
        && near(a.chance, b.chance);
}

} // namespace

class TstTokenChoice : public QObject {
    Q_OBJECT

private slots:
    void equalsThePipeline_data()
    {
        QTest::addColumn<int>("n");
        for (const int n : {1, 2, 31, 1000, 5003})
            QTest::addRow("%d tokens", n) << n;
    }
    void equalsThePipeline()
    {
        QFETCH(int, n);
        Rng rng{std::uint64_t(n), 1};
        for (int kind = 0; kind < kKinds; ++kind)
            for (int turn = 0; turn < 64; ++turn) {
                const auto logits = rowOf(Kind(kind), std::size_t(n), rng);
                const TokenChoice c = choiceOf(turn, logits.size(), rng);
                ScoreRow row = filtered(logits, c);
                const Token found = chosenToken(logits, c);
                double margin = 1;
                const Token right = c.cumulative ? sampled(row, c) : gumbelMax(row, c, margin);
                if (margin > 1e-5) QCOMPARE(found, right);
                const auto& ids = row.kept().ids;
                for (std::size_t i = 0; i < ids.size(); i += 1 + ids.size() / 20)
                    QCOMPARE(scoresOf(logits, ids[i], c).chance, float(row.kept().probability(i)));
                if (ids.size() < logits.size()) {
                    Token gone = 0;
                    while (std::ranges::binary_search(ids, gone))
                        ++gone;
                    QCOMPARE(scoresOf(logits, gone, c).chance, 0.f);
                }
            }
    }

    // The row of the specification, 1.3.
    void knownAnswers()
    {
        const std::vector<float> row{2, 1, 0.5f, 0, -1, -1};
        const auto chances = [&](const TokenChoice& c) {
            std::vector<float> all;
            for (Token i = 0; i < 6; ++i)
                all.push_back(scoresOf(row, i, c).chance);
            return all;
        };
        const auto equal = [](const std::vector<float>& a, const std::vector<double>& b) {
            for (std::size_t i = 0; i < 6; ++i)
                if (std::abs(double(a[i]) - b[i]) > tolerance::kKnownAnswer) return false;
            return true;
        };
        QVERIFY(equal(chances({}), {.547669, .201476, .122202, .074119, .027267, .027267}));
        QVERIFY(equal(
            chances({.temperature = 2}), {.345658, .209652, .163277, .127160, .077127, .077127}));
        QVERIFY(
            equal(chances({.temperature = 1, .topP = 0.8}), {.628532, .231224, .140244, 0, 0, 0}));
        const auto kept
            = [&](const TokenChoice& c) { return 6 - std::ranges::count(chances(c), 0.f); };
        QCOMPARE(kept({.temperature = 1, .topK = 5}), 6); // a tie
        QCOMPARE(kept({.temperature = 1, .topP = 0.5}), 1);
        QCOMPARE(kept({.temperature = 1, .topP = 0.9}), 4);
        QCOMPARE(kept({.temperature = 1, .minP = 0.1}), 4);
        QCOMPARE(kept({.temperature = 1, .minP = 0.3}), 2);
        const TokenScores own = scoresOf(row, 2);
        QVERIFY(std::abs(double(own.entropy) - 1.298701) < tolerance::kKnownAnswer);
        QVERIFY(std::abs(double(own.logprob) - std::log(.122202)) < 1e-5);
        QCOMPARE(own.rank, 2.f);
        QCOMPARE(scoresOf(row, 5).rank, 5.f); // of equals the first
    }

    void greedyLooksAtNoFilter()
    {
        const std::vector<float> row{0, 3, -INFINITY, 3};
        QCOMPARE(chosenToken(row, {.topK = 1, .topP = 0.1, .minP = 1, .cumulative = true}), 1);
        QCOMPARE(scoresOf(row, 3, {.topK = 1}).chance, scoresOf(row, 3, {}).chance);
    }

    void nothingToChooseFrom()
    {
        for (const std::vector<float>& row :
            {std::vector<float>{1, NAN, 2}, {1, INFINITY}, {-INFINITY, -INFINITY, -INFINITY}})
            for (const TokenChoice& c : {TokenChoice{}, {.temperature = 1},
                     {.temperature = 1, .topK = 1, .topP = 0.5}, {.temperature = 1, .topP = 0.5}}) {
                QCOMPARE(chosenToken(row, c), 0);
                QVERIFY(std::isnan(scoresOf(row, 0, c).chance));
            }
        const Tensor flat = Tensor::zeros({8});
        QVERIFY_EXCEPTION_THROWN(chooseToken(flat, {}, false), Error);
        QVERIFY_EXCEPTION_THROWN(chooseToken(Tensor::zeros({2, 8}), {}, false), Error);
    }

    // Counts against the chances after the filters, of both ways to draw.
    void frequencies()
    {
        Rng rng(8);
        const auto logits = rowOf(Normal, 40, rng);
        for (int turn = 0; turn < 16; ++turn) {
            TokenChoice c = choiceOf(turn, 8, rng);
            c.topP = c.topP == 0 ? 0.5 : c.topP;
            std::vector<int> counts(40);
            constexpr std::uint32_t kDraws = 10000;
            for (std::uint32_t i = 0; i < kDraws; ++i)
                ++counts[std::size_t(chosenToken(logits, c, i))];
            std::vector<double> expected;
            for (Token id = 0; id < 40; ++id)
                expected.push_back(double(scoresOf(logits, id, c).chance));
            if (std::ranges::count(expected, 0.) < 39) QVERIFY(chiSquareP(counts, expected) > 1e-3);
        }
    }

    void cudaEqualsCpu_data()
    {
        QTest::addColumn<int>("n");
        QTest::addColumn<int>("kind");
        constexpr const char* kNames[] = {"normal", "ties", "gaps", "equal", "close", "wide"};
        for (const int n : {1, 31, 1000, 49152, 151936, 262144})
            for (int kind = 0; kind < kKinds; ++kind)
                QTest::addRow("%d %s", n, kNames[kind]) << n << kind;
    }
    // Sums and functions are rounded otherwise: a token in a hundred may be its neighbour.
    void cudaEqualsCpu()
    {
        QFETCH(int, n);
        QFETCH(int, kind);
        if (cudaDevices().empty()) QSKIP(cudaAbsence().c_str());
        Rng rng{std::uint64_t(n), std::uint64_t(kind)};
        int others = 0;
        const int turns = n > 100000 ? 32 : 128;
        for (int turn = 0; turn < turns; ++turn) {
            const auto logits = rowOf(Kind(kind), std::size_t(n), rng);
            TokenChoice c = choiceOf(turn, logits.size(), rng);
            if (turn % 16 == 0) c.temperature = 0;
            const Tensor there = Tensor::of(logits, {1, n}).to({Device::Cuda, 0});
            const Found found = chosenOn(there, c), again = chosenOn(there, c);
            QCOMPARE(again.id, found.id); // the same bits
            QCOMPARE(again.scores.chance, found.scores.chance);
            QCOMPARE(chooseToken(there, c, false).id.to(Device{}).host<Token>()[0], found.id);
            QVERIFY(found.id >= 0 && found.id < n);
            const Token right = chosenToken(logits, c);
            if (found.id != right) {
                ++others;
                qInfo("turn %d: %d for %d; T %g, top-k %d, top-p %g, min-p %g, cumulative %d", turn,
                    found.id, right, double(c.temperature), c.topK, c.topP, c.minP, c.cumulative);
                continue;
            }
            const TokenScores scores = scoresOf(logits, right, c);
            if (near(found.scores, scores)) continue;
            qInfo("turn %d: logprob %g %g, entropy %g %g, rank %g %g, chance %g %g", turn,
                double(found.scores.logprob), double(scores.logprob), double(found.scores.entropy),
                double(scores.entropy), double(found.scores.rank), double(scores.rank),
                double(found.scores.chance), double(scores.chance));
            QFAIL("other scores");
        }
        if (others) qInfo("%d of %d tokens differ", others, turns);
        QVERIFY(others <= turns / 100 + 1);
    }

    void cudaOfNothing()
    {
        if (cudaDevices().empty()) QSKIP(cudaAbsence().c_str());
        std::vector<float> row(1000, -INFINITY);
        for (const float wrong : {-INFINITY, NAN, -NAN, INFINITY}) {
            row[700] = wrong;
            const Tensor there = Tensor::of(row, {1, 1000}).to({Device::Cuda, 0});
            for (const TokenChoice& c :
                {TokenChoice{}, {.temperature = 1, .topK = 4, .topP = 0.5, .cumulative = true}}) {
                const Found found = chosenOn(there, c);
                QCOMPARE(found.id, 0);
                QVERIFY(std::isnan(found.scores.chance) && std::isnan(found.scores.logprob));
            }
        }
    }

    // Longer than the kernel holds: by the host.
    void cudaOfVeryMany()
    {
        if (cudaDevices().empty()) QSKIP(cudaAbsence().c_str());
        Rng rng(2);
        const auto logits = rowOf(Normal, 1 << 20, rng);
        const Tensor there = Tensor::of(logits, {1, 1 << 20}).to({Device::Cuda, 0});
        const TokenChoice c{.temperature = 1, .seed = 3, .topK = 1000, .topP = 0.9};
        QCOMPARE(chosenOn(there, c).id, chosenToken(logits, c));
    }
};

QTEST_GUILESS_MAIN(TstTokenChoice)
#include "tst_token_choice.moc"
