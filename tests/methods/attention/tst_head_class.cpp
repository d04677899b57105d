// Head classes and rollout against the specification's known answers (0.3, 0.4.1), on reference
// maps of SmolLM2 that go through the real kernels.
#include "engine/base/json.h"
#include "engine/tensor/safetensors.h"
#include "plugins/attention/head_class.h"
#include "plugins/attention/rollout.h"

#include <QTest>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>

using namespace seq;

namespace {

const std::filesystem::path kData = SEQSCOPE_SOURCE "/tests/data";

// A layer whose probabilities are the given ones [heads, L, L]: each query is a unit vector that
// picks its row out of keys made of log-probabilities; a head has keys of its own.
AttentionMap mapOf(const Tensor& probabilities)
{
    const std::int64_t heads = probabilities.size(0), n = probabilities.size(1);
    AttentionMap map;
    map.q = Tensor::zeros({n, heads, n});
    map.k = Tensor::zeros({n, heads, n});
    map.lse = Tensor::zeros({heads, n});
    map.scale = 1;
    const auto p = probabilities.host<float>();
    for (std::int64_t h = 0; h < heads; ++h)
        for (std::int64_t i = 0; i < n; ++i) {
            map.q.hostMutable<float>()[std::size_t((i * heads + h) * n + i)] = 1;
            for (std::int64_t j = 0; j < n; ++j)
                map.k.hostMutable<float>()[std::size_t((j * heads + h) * n + i)]
                    = std::log(std::max(1e-30f, p[std::size_t((h * n + i) * n + j)]));
        }
    return map;
}

std::vector<HeadScore> classesOf(const AttentionMap& map, const MapMarks& marks)
{
    HeadScorer scorer(map.heads());
    scorer.add(map, summariseHeads(map, marks, 0), marks);
    return scorer.heads();
}

struct Found {
    HeadScore score;
    int layer, head;
};

struct Fox {
    std::vector<std::vector<HeadScore>> layers;

    Fox()
    {
        const auto file = SafetensorsFile::open(kData / "attention/fox.safetensors");
        const Json prompt = readJson(kData / "smollm2/prompts.json")["fox"];
        const std::vector<std::int32_t> ids = prompt["ids"];
        std::vector<std::string> pieces;
        for (const std::string hex : prompt["pieces_hex"]) {
            const QByteArray bytes = QByteArray::fromHex(QByteArray::fromStdString(hex));
            pieces.push_back(bytes.toStdString());
        }
        const MapMarks marks = MarkReader().next(ids, pieces, std::vector<bool>(ids.size()));
        const Tensor all = file->tensor("attention");
        for (std::int64_t l = 0; l < all.size(0); ++l) {
            const AttentionMap map
                = mapOf(all.slice(0, {l, l + 1}).view({all.size(1), all.size(2), all.size(3)}));
            layers.push_back(classesOf(map, marks));
        }
    }
    std::map<std::string, double> of(HeadClass kind) const // "layer.head" to score
    {
        std::map<std::string, double> out;
        for (std::size_t l = 0; l < layers.size(); ++l)
            for (std::size_t h = 0; h < layers[l].size(); ++h)
                if (layers[l][h].kind == kind)
                    out[std::to_string(l) + "." + std::to_string(h)]
                        = layers[l][h].score.value_or(-1);
        return out;
    }
};

bool same(const std::map<std::string, double>& found, const std::map<std::string, double>& expected)
{
    bool ok = found.size() == expected.size();
    for (const auto& [head, score] : expected)
        ok = ok && found.contains(head) && std::abs(found.at(head) - score) < 0.0051;
    if (!ok)
        for (const auto& [head, score] : found)
            qInfo("found %s %.3f", head.c_str(), score);
    return ok;
}

} // namespace

class TestHeadClass : public QObject {
    Q_OBJECT
private slots:
    void fox();
    void separators();
    void repeats();
    void oneToken();
    void rolloutKnownAnswer();
    void rolloutInvariants();
    void rolloutDrifts();
};

void TestHeadClass::fox()
{
    const Fox fox;
    QVERIFY(same(fox.of(HeadClass::PreviousToken),
        {{"16.0", .84}, {"11.1", .73}, {"1.2", .70}, {"2.1", .59}, {"19.3", .44}, {"22.1", .40}}));
    QVERIFY(same(fox.of(HeadClass::Induction), {{"17.4", .67}, {"18.6", .59}, {"17.5", .56}}));
    QVERIFY(same(fox.of(HeadClass::Duplicate),
        {{"14.3", .68}, {"2.4", .62}, {"5.6", .59}, {"8.1", .54}, {"8.0", .48}, {"9.2", .47},
            {"7.7", .31}}));
    const auto self = fox.of(HeadClass::Self);
    QCOMPARE(self.size(), std::size_t(6));
    QVERIFY(std::abs(self.at("11.6") - .71) < 0.0051 && std::abs(self.at("29.1") - .68) < 0.0051);
    const auto uniform = fox.of(HeadClass::Uniform), separator = fox.of(HeadClass::Separator);
    QCOMPARE(uniform.size(), std::size_t(4));
    for (const char* head : {"1.4", "0.0", "0.1", "0.4"})
        QVERIFY(uniform.contains(head));
    QCOMPARE(separator.size(), std::size_t(2));
    QVERIFY(separator.contains("1.1") && separator.contains("1.5"));
    QCOMPARE(fox.of(HeadClass::Local).size(), std::size_t(24));
    QCOMPARE(fox.of(HeadClass::FirstToken).size(), std::size_t(133));
    QCOMPARE(fox.of(HeadClass::Mixed).size(), std::size_t(85));
    for (const auto& [head, score] : fox.of(HeadClass::Mixed))
        QVERIFY2(score > 0 && score < 1, head.c_str());
}

void TestHeadClass::separators()
{
    for (const char* yes : {"\n", " .", ",", "...", " \n ", "a\nb", "()"})
        QVERIFY2(isSeparator(yes), yes);
    for (const char* no : {"", " ", "a", "a.", " 1", "\xe3\x80\x82"})
        QVERIFY2(!isSeparator(no), no);
}

void TestHeadClass::repeats()
{
    //                                 0  1  2  3  4  5  6  7  8  9
    const std::vector<std::int32_t> ids{7, 8, 9, 1, 2, 3, 7, 8, 9, 8};
    const MapMarks marks
        = MarkReader().next(ids, std::vector<std::string>(10, "a"), std::vector<bool>(10));
    // position 0 is never a repeat; 6 repeats it alone, 7 repeats (7, 8) that ended at 1
    QVERIFY(marks.duplicates[6].empty());
    QCOMPARE(marks.duplicates[7], std::vector<int>{1});
    QCOMPARE(marks.duplicates[9], std::vector<int>{1}); // 7 is too near
    QCOMPARE(marks.induction[6], -1);
    QCOMPARE(marks.induction[7], 2);
    QCOMPARE(marks.induction[8], 3);
    QCOMPARE(marks.induction[9], -1);
}

void TestHeadClass::oneToken()
{
    const AttentionMap map = mapOf(Tensor::of(std::vector<float>{1}, {1, 1, 1}));
    const MapMarks marks
        = MarkReader().next(std::vector<std::int32_t>{5}, std::vector<std::string>{"x"}, {false});
    const auto heads = classesOf(map, marks);
    QVERIFY(heads[0].kind == HeadClass::Mixed);
    QVERIFY(!heads[0].score);
}

void TestHeadClass::rolloutKnownAnswer()
{
    const Tensor a1 = Tensor::of(std::vector<float>{1, 0, 0, .5, .5, 0, .2f, .3f, .5}, {3, 3});
    const Tensor a2 = Tensor::of(std::vector<float>{1, 0, 0, .9f, .1f, 0, .6f, .2f, .2f}, {3, 3});
    const Tensor r = rolloutStep(rolloutStep(rolloutStart(3), a1, 0.5), a2, 0.5);
    const std::vector<double> expected{1, 0, 0, .5875, .4125, 0, .385, .165, .45};
    for (std::size_t i = 0; i < 9; ++i)
        QVERIFY(std::abs(r.host<float>()[i] - expected[i]) < 1e-6);
}

void TestHeadClass::rolloutInvariants()
{
    const Tensor r = uniformRollout(40, 7, 0.5);
    for (std::size_t i = 0; i < 40; ++i) {
        double sum = 0;
        for (std::size_t j = 0; j < 40; ++j) {
            sum += r.host<float>()[i * 40 + j];
            if (j > i) QCOMPARE(r.host<float>()[i * 40 + j], 0.f);
        }
        QVERIFY(std::abs(sum - 1) < 1e-5);
    }
    const Tensor still = uniformRollout(9, 4, 0);
    const Tensor identity = rolloutStart(9);
    QVERIFY(std::ranges::equal(still.host<float>(), identity.host<float>()));
    const Tensor one = overUniform(r, r), rest = withoutFirst(r);
    QCOMPARE(one.host<float>()[41], 1.f);
    QVERIFY(std::isnan(one.host<float>()[39]) && std::isnan(rest.host<float>()[40]));
    double sum = 0;
    for (std::size_t j = 1; j < 40; ++j)
        sum += rest.host<float>()[39 * 40 + j];
    QVERIFY(std::abs(sum - 1) < 1e-5);
}

// Uniform causal attention puts 0.979 to 0.997 of the last row on token 0 at depth 30.
void TestHeadClass::rolloutDrifts()
{
    for (const int tokens : {18, 49, 256}) {
        const float first
            = uniformRollout(tokens, 30, 0.5).host<float>()[std::size_t((tokens - 1) * tokens)];
        QVERIFY(first > 0.9785f && first < 0.9975f);
    }
}

QTEST_APPLESS_MAIN(TestHeadClass)
#include "tst_head_class.moc"
