#include "engine/base/error.h"
#include "engine/base/json.h"
#include "engine/base/thread_pool.h"
#include "engine/nn/capture.h"
#include "engine/nn/exact_mixer.h"
#include "engine/nn/kv_cache.h"
#include "engine/nn/language_model.h"
#include "engine/nn/prefix.h"

#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <atomic>
#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>
#include <numeric>

using namespace seq;
namespace fs = std::filesystem;

namespace {

const fs::path kModels = SEQSCOPE_SOURCE "/tests/data/tiny_models";

std::shared_ptr<const LanguageModel> model(const char* name)
{
    return loadLanguageModel(kModels / name);
}

std::vector<Token> tokens(int count, int seed = 7)
{
    std::vector<Token> ids;
    for (int i = 0; i < count; ++i)
        ids.push_back(Token((i * 31 + seed * (i / 3 + 1) + i * i) % 96));
    return ids;
}

Tensor run(const LanguageModel& m, std::span<const Token> ids, KvCache* cache = nullptr,
    std::span<const Segment> segments = {}, Logits logits = Logits::All)
{
    Forward options;
    options.cache = cache;
    options.logits = logits;
    options.precision = Precision::Float32;
    return m.forward({ids, segments, nullptr}, options);
}

double difference(std::span<const float> a, std::span<const float> b)
{
    if (a.size() != b.size()) return INFINITY;
    double most = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        most = std::max(most, std::abs(double(a[i]) - b[i]));
    return most;
}

std::span<const float> rows(const Tensor& t, std::int64_t begin, std::int64_t count)
{
    return t.host<float>().subspan(std::size_t(begin * t.size(1)), std::size_t(count * t.size(1)));
}

constexpr double kSame = 0; // no row depends on the rows that go through beside it

} // namespace

class TestKvCache : public QObject {
    Q_OBJECT
private slots:
    void pages();
    void capacity();
    void refusals();
    void steps_data();
    void steps();
    void chunks();
    void packedChunks();
    void forks();
    void segments();
    void encoderSegments();
    void editedText();
    void laterTokensChangeNothing();
    void cancelled();
};

void TestKvCache::pages()
{
    KvCache cache(2, 3, 4);
    const std::int64_t page = 2 * 2 * 3 * 64 * 4 * 4;
    const int a = cache.create();
    QCOMPARE(cache.bytes(), 0);
    std::vector<int> positions(70);
    std::iota(positions.begin(), positions.end(), 0);
    std::vector<float> values(70 * 12);
    std::iota(values.begin(), values.end(), 0.0f);
    const Tensor k = Tensor::of(values, {70, 3, 4});
    for (int layer = 0; layer < 2; ++layer)
        cache.write(a, layer, positions, k, k);
    QCOMPARE(cache.length(a), 70);
    QCOMPARE(cache.bytes(), 2 * page);
    const auto blocks = cache.blocks(a, 1);
    QCOMPARE(blocks.size(), std::size_t(2));
    QCOMPARE(blocks[1].position, 64);
    QVERIFY(blocks[1].k.shape() == Shape({6, 3, 4}));
    QCOMPARE(difference(blocks[1].v.contiguous().host<float>(), std::span(values).subspan(64 * 12)),
        0.0);

    const int b = cache.fork(a);
    QCOMPARE(cache.bytes(), 2 * page); // shared
    const int next[] = {70};
    const Tensor one = Tensor::zeros({1, 3, 4});
    cache.write(b, 0, next, one, one);
    QCOMPARE(cache.bytes(), 3 * page); // the last page was copied
    QCOMPARE(cache.length(a), 70);
    QCOMPARE(difference(cache.blocks(a, 1)[1].k.contiguous().host<float>(),
                 std::span(values).subspan(64 * 12)),
        0.0);
    QCOMPARE(difference(cache.blocks(b, 1, 64, 70)[0].k.contiguous().host<float>(),
                 std::span(values).subspan(64 * 12)),
        0.0);
    cache.truncate(b, 64);
    QCOMPARE(cache.bytes(), 2 * page);
    cache.release(a);
    QCOMPARE(cache.bytes(), page);
    QCOMPARE(cache.create(), a); // numbers are used again
    cache.release(b);
    QCOMPARE(cache.bytes(), 0);
}

void TestKvCache::capacity()
{
    const auto m = model("llama");
    KvCache cache(m->info(), 64);
    const int a = cache.create();
    run(*m, tokens(60), &cache);
    const Segment more[] = {{a, 60, 5}};
    QVERIFY_THROWS_EXCEPTION(Error, run(*m, tokens(5), &cache, more));
    QCOMPARE(cache.length(a), 60); // as before the call
    const Segment fits[] = {{a, 60, 4}};
    run(*m, tokens(4), &cache, fits);
    QCOMPARE(cache.length(a), 64);
}

void TestKvCache::refusals()
{
    KvCache cache(1, 1, 2);
    QVERIFY_THROWS_EXCEPTION(Error, cache.length(0));
    const int a = cache.create();
    QVERIFY_THROWS_EXCEPTION(Error, cache.create(a));
    QVERIFY_THROWS_EXCEPTION(Error, cache.truncate(a, 1));
    QVERIFY_THROWS_EXCEPTION(Error, cache.fork(a, 1));
    QVERIFY_THROWS_EXCEPTION(Error, cache.release(5));
    const int gap[] = {1};
    const Tensor one = Tensor::zeros({1, 1, 2});
    QVERIFY_THROWS_EXCEPTION(Error, cache.write(a, 0, gap, one, one));
    const auto m = model("llama");
    KvCache other(m->info());
    other.create();
    const Segment late[] = {{0, 3, 2}};
    QVERIFY_THROWS_EXCEPTION(Error, run(*m, tokens(2), &other, late));
}

void TestKvCache::steps_data()
{
    QTest::addColumn<QString>("name");
    for (const char* name : {"llama", "mistral", "qwen3", "gpt2"})
        QTest::newRow(name) << name;
}

// A prompt of 70 tokens and 20 single steps give what the whole gives at once.
void TestKvCache::steps()
{
    QFETCH(QString, name);
    const auto m = model(qPrintable(name));
    const auto ids = tokens(90);
    const Tensor whole = run(*m, ids);
    KvCache cache(m->info());
    const int s = cache.create();
    const Tensor prompt = run(*m, std::span(ids).first(70), &cache);
    QVERIFY(difference(prompt.host<float>(), rows(whole, 0, 70)) <= kSame);
    for (int i = 70; i < 90; ++i) {
        const Segment step[] = {{s, i, 1}};
        const Tensor next
            = run(*m, std::span(ids).subspan(std::size_t(i), 1), &cache, step, Logits::Last);
        QVERIFY(difference(next.host<float>(), rows(whole, i, 1)) <= kSame);
    }
}

// More tokens than go through at once, against the same in one piece, as a mixer of one's own gets
// it.
void TestKvCache::chunks()
{
    const QTemporaryDir scratch;
    const fs::path folder = scratch.path().toStdString();
    fs::copy(kModels / "llama", folder,
        fs::copy_options::recursive | fs::copy_options::overwrite_existing);
    Json config = readJson(folder / "config.json");
    config["max_position_embeddings"] = 2048;
    fs::remove(folder / "config.json");
    std::ofstream(folder / "config.json") << config.dump();
    const auto m = loadLanguageModel(folder);
    const auto ids = tokens(1100);
    ExactMixer exact;
    Capture pieces({"attn.lse", "attn.probs", "resid"}), whole({"attn.lse", "attn.probs", "resid"});
    Forward options;
    options.logits = Logits::All;
    options.precision = Precision::Float32;
    options.probe = &pieces;
    const Tensor a = m->forward({ids, {}, nullptr}, options);
    options.probe = &whole;
    options.mixer = &exact;
    const Tensor b = m->forward({ids, {}, nullptr}, options);
    QVERIFY(difference(a.host<float>(), b.host<float>()) <= kSame);
    for (const char* name : {"attn.lse", "attn.probs", "resid"}) {
        QVERIFY(pieces.at(name, 2).shape() == whole.at(name, 2).shape());
        QVERIFY(
            difference(pieces.at(name, 2).host<float>(), whole.at(name, 2).host<float>()) <= kSame);
    }
    QVERIFY(difference(run(*m, ids, nullptr, {}, Logits::Last).host<float>(), rows(a, 1099, 1))
        <= kSame);
}

// A chunk ends inside a segment: the batch is the same as its sequences alone.
void TestKvCache::packedChunks()
{
    const auto m = model("llama_tied");
    std::vector<Token> ids;
    std::vector<Segment> parts;
    for (int s = 0; s < 3; ++s) {
        const auto more = tokens(200 + s, s);
        ids.insert(ids.end(), more.begin(), more.end());
        parts.push_back({s, 0, 200 + s});
    }
    const Tensor all = run(*m, ids, nullptr, parts);
    QVERIFY(all.shape() == Shape({603, 96}));
    const Tensor last = run(*m, ids, nullptr, parts, Logits::Last);
    for (std::int64_t s = 0, row = 0; s < 3; row += 200 + s, ++s) {
        const Tensor alone = run(*m, tokens(200 + int(s), int(s)));
        QVERIFY(difference(alone.host<float>(), rows(all, row, 200 + s)) <= kSame);
        QVERIFY(difference(rows(last, s, 1), rows(alone, 199 + s, 1)) <= kSame);
    }
}

void TestKvCache::forks()
{
    const auto m = model("qwen2");
    KvCache cache(m->info());
    const int a = cache.create();
    const auto prompt = tokens(67);
    run(*m, prompt, &cache);
    const int b = cache.fork(a);
    const std::vector<Token> ends{5, 6, 50, 51};
    const Segment both[] = {{a, 67, 2}, {b, 67, 2}}; // they part ways in a shared page
    const Tensor together = run(*m, ends, &cache, both);
    for (int i = 0; i < 2; ++i) {
        auto ids = prompt;
        ids.insert(ids.end(), ends.begin() + 2 * i, ends.begin() + 2 * i + 2);
        const Tensor alone = run(*m, ids);
        QVERIFY(difference(rows(together, 2 * i, 2), rows(alone, 67, 2)) <= kSame);
    }
}

void TestKvCache::segments()
{
    const auto m = model("mistral");
    KvCache cache(m->info());
    const int a = cache.create(), b = cache.create();
    const auto left = tokens(30, 3), right = tokens(90, 4);
    run(*m, std::span(left).first(12), &cache);
    const Segment begin[] = {{b, 0, 70}};
    run(*m, std::span(right).first(70), &cache, begin);
    std::vector<Token> packed(left.begin() + 12, left.end());
    packed.insert(packed.end(), right.begin() + 70, right.end());
    const Segment rest[] = {{a, 12, 18}, {b, 70, 20}};
    const Tensor together = run(*m, packed, &cache, rest);
    QVERIFY(difference(rows(together, 0, 18), rows(run(*m, left), 12, 18)) <= kSame);
    QVERIFY(difference(rows(together, 18, 20), rows(run(*m, right), 70, 20)) <= kSame);
}

void TestKvCache::encoderSegments()
{
    const auto m = model("bert");
    const auto left = tokens(9, 1), right = tokens(23, 2);
    auto packed = left;
    packed.insert(packed.end(), right.begin(), right.end());
    const Segment both[] = {{0, 0, 9}, {1, 0, 23}};
    const Tensor together = run(*m, packed, nullptr, both);
    QVERIFY(difference(rows(together, 0, 9), run(*m, left).host<float>()) <= kSame);
    QVERIFY(difference(rows(together, 9, 23), run(*m, right).host<float>()) <= kSame);
}

void TestKvCache::editedText()
{
    const auto m = model("llama");
    KvCache cache(m->info());
    const int s = cache.create();
    const auto old = tokens(100);
    run(*m, old, &cache);
    auto next = old;
    next[81] = Token((next[81] + 1) % 96);
    next.insert(next.begin() + 90, 3);
    const int from = reusePrefix(cache, s, old, next);
    QCOMPARE(from, 81);
    QCOMPARE(cache.length(s), 81);
    const Segment rest[] = {{s, from, int(next.size()) - from}};
    const Tensor tail = run(*m, std::span(next).subspan(std::size_t(from)), &cache, rest);
    QVERIFY(difference(tail.host<float>(), rows(run(*m, next), from, rest[0].count)) <= kSame);
    QCOMPARE(reusePrefix(cache, s, next, next), int(next.size()) - 1); // one is left to be run
    QCOMPARE(reusePrefix(cache, s, std::span(next).first(next.size() - 1), {}), 0);
}

void TestKvCache::laterTokensChangeNothing()
{
    const auto m = model("qwen3");
    const auto ids = tokens(100);
    const Tensor whole = run(*m, ids);
    for (const std::size_t length : {1, 63, 64, 65, 99})
        QVERIFY(difference(run(*m, std::span(ids).first(length)).host<float>(),
                    rows(whole, 0, std::int64_t(length)))
            <= kSame);
}

// A cancelled call leaves the cache as it was.
void TestKvCache::cancelled()
{
    const auto m = model("llama");
    KvCache cache(m->info());
    const int s = cache.create();
    run(*m, tokens(10), &cache);
    class Stop : public Probe {
    public:
        explicit Stop(std::atomic<bool>& flag)
            : flag_(flag)
        {
        }
        bool wants(const Site& site) const override
        {
            return site.name == "resid" && site.layer == 1;
        }
        Tensor see(const Site&, const Tensor& value) override
        {
            flag_ = true;
            return value;
        }

    private:
        std::atomic<bool>& flag_;
    };
    std::atomic<bool> flag{false};
    Stop probe(flag);
    LaneScope lane({nullptr, &flag, true});
    Forward options;
    options.cache = &cache;
    options.probe = &probe;
    const Segment more[] = {{s, 10, 20}};
    bool stopped = false;
    try {
        m->forward({tokens(20), more, nullptr}, options);
    } catch (const Cancelled&) {
        stopped = true;
    }
    QVERIFY(stopped);
    QCOMPARE(cache.length(s), 10);
}

QTEST_APPLESS_MAIN(TestKvCache)
#include "tst_kv_cache.moc"
