// Searches on a GPU. The CPU is the specification: the same tokens with float32, and a row's bits
// do not depend on the rows beside it.
#include "engine/decode/beam_search.h"
#include "engine/decode/generate.h"
#include "engine/decode/tree_decoder.h"
#include "engine/nn/kv_cache.h"
#include "engine/tensor/device.h"
#include "tests/shared/searches_devices.h"
#include "tests/shared/tolerance.h"

#include <QtTest>
#include <algorithm>
#include <cmath>
#include <cstring>

using namespace seq;

namespace {

constexpr Device kGpu{Device::Cuda, 0};

double relative(std::span<const float> found, std::span<const float> right)
{
    double most = 0, scale = 0;
    for (std::size_t i = 0; i < right.size(); ++i) {
        if (std::isnan(found[i])) return INFINITY;
        most = std::max(most, std::abs(double(found[i]) - double(right[i])));
        scale = std::max(scale, std::abs(double(right[i])));
    }
    return most / scale;
}

Tensor steadily(const LanguageModel& model, KvCache& cache, std::span<const Token> tokens,
    const std::vector<Segment>& segments)
{
    Forward options;
    options.cache = &cache;
    options.precision = Precision::Float32;
    options.steady = true;
    return model.forward({tokens, segments}, options);
}

// Forks of one prompt, each with a token of its own, then further tokens in one batch.
class Forks {
public:
    Forks(const LanguageModel& model, int prompt)
        : model_(model)
        , cache_(model.info())
        , tokens_(randomTokens(model.info(), prompt, 5))
    {
        cache_.create(0);
        forward(tokens_, {{0, 0, prompt}});
    }
    // Logits [rows, V] of row i's step; the rows' sequences are 1 + i.
    Tensor step(const std::vector<int>& rows, int step)
    {
        Ids tokens;
        std::vector<Segment> segments;
        for (const int row : rows) {
            if (!cache_.has(1 + row)) fork(row);
            tokens.push_back(Token((row * 31 + step * 7 + 3) % model_.info().vocabulary));
            segments.push_back({1 + row, cache_.length(1 + row), 1});
        }
        return forward(tokens, segments).to(Device{});
    }

private:
    void fork(int row) // shorter ones, too: rows at different positions
    {
        const int number = cache_.fork(0, cache_.length(0) - row % 3);
        if (number != 1 + row) throw std::logic_error("rows must come in order");
    }
    Tensor forward(std::span<const Token> tokens, const std::vector<Segment>& segments)
    {
        return steadily(model_, cache_, tokens, segments);
    }
    const LanguageModel& model_;
    KvCache cache_;
    Ids tokens_;
};

// Sequences of a cache, each read for itself.
class Sequences {
public:
    Sequences(const LanguageModel& model, const std::vector<int>& lengths)
        : model_(model)
        , cache_(model.info())
    {
        for (const int length : lengths) {
            const int sequence = cache_.create();
            const Ids tokens = randomTokens(model.info(), length, std::uint64_t(length));
            forward(tokens, {{sequence, 0, length}});
        }
    }
    // Logits [rows, V] of the next token of these sequences.
    Tensor step(const std::vector<int>& rows, int step)
    {
        Ids tokens;
        std::vector<Segment> segments;
        for (const int row : rows) {
            tokens.push_back(Token((row * 17 + step * 5 + 2) % model_.info().vocabulary));
            segments.push_back({row, cache_.length(row), 1});
        }
        return forward(tokens, segments).to(Device{});
    }

private:
    Tensor forward(std::span<const Token> tokens, const std::vector<Segment>& segments)
    {
        return steadily(model_, cache_, tokens, segments);
    }
    const LanguageModel& model_;
    KvCache cache_;
};

std::span<const float> rowOf(const Tensor& logits, std::size_t row)
{
    const auto width = std::size_t(logits.size(1));
    return logits.host<float>().subspan(row * width, width);
}

bool sameBits(std::span<const float> a, std::span<const float> b)
{
    return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size_bytes()) == 0;
}

// Logits of the nodes of a tree that grows at random, several nodes a step.
std::vector<std::vector<float>> grownTree(const LanguageModel& model, std::int64_t capacity)
{
    Rng rng(13);
    SearchTree tree;
    TreeDecoder decoder(model, randomTokens(model.info(), 125, 14), {Precision::Float32, capacity});
    std::vector<std::vector<float>> logits;
    const auto keep = [&](const Tensor& rows) {
        const Tensor there = rows.to(Device{});
        for (std::size_t i = 0; i < std::size_t(there.size(0)); ++i)
            logits.emplace_back(rowOf(there, i).begin(), rowOf(there, i).end());
    };
    keep(decoder.start(tree));
    for (int step = 0; step < 8; ++step) {
        tree.advance();
        std::vector<int> made;
        for (int i = 0; i < 6; ++i) // tokens differ: no twins
            made.push_back(tree.create({.parent = int(rng.below(std::uint64_t(logits.size()))),
                .token = Token(step * 6 + i),
                .logp = -20,
                .logpProc = -float(rng.uniform())}));
        keep(decoder.evaluate(tree, made));
    }
    return logits;
}

std::vector<int> upTo(int count)
{
    std::vector<int> rows;
    for (int i = 0; i < count; ++i)
        rows.push_back(i);
    return rows;
}

Results beams(const LanguageModel& model, int width, std::uint64_t seed, int prompt)
{
    const Ids ids = randomTokens(model.info(), prompt, seed);
    BeamSearch search(
        model, ids, {.beams = width, .length = 24, .ends = {7}, .precision = Precision::Float32});
    search.start();
    while (search.step()) {}
    Results out;
    for (const BeamHypothesis& h : search.finished())
        out.push_back(search.tree().tokens(h.node));
    return out;
}

Results greedy(const LanguageModel& model, std::uint64_t seed)
{
    GenerateOptions options;
    options.length = 60;
    options.precision = Precision::Float32;
    Results out(1);
    for (const Chosen& c : generate(model, randomTokens(model.info(), 30, seed), options).tokens)
        out[0].push_back(c.id);
    return out;
}

} // namespace

Q_DECLARE_METATYPE(Search)

class TestSearchesDevices : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        if (cudaDevices().empty()) QSKIP(cudaAbsence().c_str());
    }

    void rowsTogether_data()
    {
        QTest::addColumn<int>("type");
        QTest::addColumn<int>("headWidth");
        QTest::addColumn<int>("group");
        QTest::addColumn<int>("window");
        QTest::addColumn<int>("prompt");
        const auto row = [](Dtype t, int d, int group, int window, int prompt) {
            QTest::addRow("%s d %d group %d window %d after %d", info(t).name.data(), d, group,
                window, prompt)
                << int(t) << d << group << window << prompt;
        };
        row(Dtype::F32, 32, 1, 0, 40);
        row(Dtype::F32, 64, 3, 50, 126); // over the end of a page
        row(Dtype::F32, 128, 7, 0, 60);
        row(Dtype::BF16, 64, 3, 0, 1300); // several shares of the keys
        row(Dtype::Q4_1, 64, 3, 0, 250);
        row(Dtype::Q8_0, 64, 1, 0, 2100);
        for (const Dtype t : {Dtype::F16, Dtype::Q4_0, Dtype::Q5_0, Dtype::Q5_1, Dtype::IQ4_NL})
            row(t, 64, 5, 0, 63); // two parts of a key head's queries
        for (const Dtype t :
            {Dtype::Q2_K, Dtype::Q3_K, Dtype::Q4_K, Dtype::Q5_K, Dtype::Q6_K, Dtype::IQ4_XS})
            row(t, 64, 2, 0, 63);
    }
    void rowsTogether()
    {
        QFETCH(int, type);
        QFETCH(int, headWidth);
        QFETCH(int, group);
        QFETCH(int, window);
        QFETCH(int, prompt);
        RandomTransformer random{Dtype(type), Dtype(type), headWidth, group, window};
        const bool large = info(Dtype(type)).blockElements == 256;
        if (large) random.width = 256, random.feedForward = 512;
        const double most = large ? tolerance::kCudaModelOfK : tolerance::kCudaModel;
        Rng rng(8);
        const auto here = random.make(rng);
        const auto there = here->on(kGpu);
        for (const int rows : {2, 3, 4, 5, 8, 11, 16, 21}) {
            Forks right(*here, prompt), found(*there, prompt), turned(*there, prompt);
            for (int step = 0; step < 4; ++step) {
                const Tensor a = right.step(upTo(rows), step), b = found.step(upTo(rows), step);
                QVERIFY(relative(b.host<float>(), a.host<float>()) <= most);
                if (step == 0) {
                    turned.step(upTo(rows), step);
                    continue;
                }
                // two by two, the last first: the same bits
                for (int row = rows - 1; row > 0; row -= 2) {
                    const Tensor two = turned.step({row, row - 1}, step);
                    const auto width = std::size_t(two.size(1));
                    for (int i = 0; i < 2; ++i)
                        QVERIFY(
                            std::memcmp(two.host<float>().subspan(std::size_t(i) * width).data(),
                                b.host<float>().subspan(std::size_t(row - i) * width).data(),
                                width * sizeof(float))
                            == 0);
                }
                if (rows % 2) turned.step({0}, step);
            }
        }
    }

    // In one step, sequences of every kind of length: one key, the edges of a page, several shares.
    void lengthsTogether_data()
    {
        QTest::addColumn<int>("type");
        QTest::addColumn<int>("window");
        for (const Dtype t : {Dtype::F32, Dtype::BF16, Dtype::Q4_1})
            for (const int window : {0, 50})
                QTest::addRow("%s window %d", info(t).name.data(), window) << int(t) << window;
    }
    void lengthsTogether()
    {
        QFETCH(int, type);
        QFETCH(int, window);
        const std::vector<int> lengths{1, 63, 64, 65, 700, 2100};
        Rng rng(11);
        const auto here = RandomTransformer{Dtype(type), Dtype(type), 64, 3, window}.make(rng);
        const auto there = here->on(kGpu);
        Sequences right(*here, lengths), found(*there, lengths), turned(*there, lengths);
        for (int step = 0; step < 4; ++step) {
            const Tensor a = right.step({0, 1, 2, 3, 4, 5}, step),
                         b = found.step({0, 1, 2, 3, 4, 5}, step);
            for (std::size_t row = 0; row < lengths.size(); ++row)
                QVERIFY2(relative(rowOf(b, row), rowOf(a, row)) <= tolerance::kCudaModel,
                    qPrintable(QString("length %1, step %2").arg(lengths[row]).arg(step)));
            for (const auto& [one, other] : {std::pair{5, 0}, {1, 4}, {3, 2}}) { // the same bits
                const Tensor two = turned.step({one, other}, step);
                QVERIFY(sameBits(rowOf(two, 0), rowOf(b, std::size_t(one))));
                QVERIFY(sameBits(rowOf(two, 1), rowOf(b, std::size_t(other))));
            }
        }
    }

    void treeNodes_data()
    {
        QTest::addColumn<int>("type");
        for (const Dtype t : {Dtype::F32, Dtype::BF16, Dtype::Q4_1})
            QTest::addRow("%s", info(t).name.data()) << int(t);
    }
    // Nodes of a tree whose paths part in the middle of pages; memory for some of them only.
    void treeNodes()
    {
        QFETCH(int, type);
        Rng rng(12);
        const auto here = RandomTransformer{Dtype(type), Dtype(type), 64, 3}.make(rng);
        const auto there = here->on(kGpu);
        for (const std::int64_t capacity : {0, 10 * KvCache::kPage}) {
            const auto right = grownTree(*here, capacity), found = grownTree(*there, capacity);
            QCOMPARE(found.size(), right.size());
            for (std::size_t node = 0; node < right.size(); ++node)
                QVERIFY2(relative(found[node], right[node]) <= tolerance::kCudaModel,
                    qPrintable(QString("node %1").arg(node)));
        }
    }

    void sameTokens_data()
    {
        QTest::addColumn<int>("type");
        QTest::addColumn<Search>("search");
        const auto row = [](const char* name, Dtype t, Search search) {
            QTest::addRow("%s %s", name, info(t).name.data()) << int(t) << std::move(search);
        };
        for (const Dtype t : {Dtype::F32, Dtype::Q4_1}) {
            row("greedy", t, [](const LanguageModel& m) { return greedy(m, 1); });
            for (const int width : {1, 4, 16, 24})
                row(("beams " + std::to_string(width)).c_str(), t,
                    [width](const LanguageModel& m) { return beams(m, width, 2, 55); });
        }
    }
    void sameTokens()
    {
        QFETCH(int, type);
        QFETCH(Search, search);
        const DevicesCompared done = compareDevices(search, Dtype(type));
        QVERIFY(done.models > 0);
        QCOMPARE(done.different, 0);
        qInfo("%d models compared", done.models);
    }
};

QTEST_GUILESS_MAIN(TestSearchesDevices)
#include "tst_searches_devices.moc"
