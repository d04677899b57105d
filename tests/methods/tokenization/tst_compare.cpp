#include "plugins/tokenization/compare.h"

#include "engine/base/error.h"
#include "engine/experiment/engine.h"

#include <QtTest>
#include <nlohmann/json.hpp>
#include <set>

using namespace seq;

namespace {

using Method = TokenizationCompare;

std::vector<std::int64_t> frequencies(const QString& line) // of its words
{
    QMap<QString, std::int64_t> seen;
    for (const QString& word : line.split(' '))
        ++seen[word];
    return {seen.begin(), seen.end()};
}

TokenColumn column(std::vector<std::uint32_t> cuts) // tokens end at these bytes
{
    TokenColumn c;
    std::uint32_t begin = 0;
    for (const std::uint32_t end : cuts) {
        c.spans.push_back({std::int32_t(c.spans.size()), begin, end, 0});
        begin = end;
    }
    return c;
}

Method::Result run(const Method::Params& params)
{
    static Engine engine;
    Job job(engine, 0);
    params.check();
    return Method::run(params, job);
}

Method::Params shipped(std::string_view text)
{
    Method::Params p;
    p.text = TextRef::literal(text);
    p.tokenizers = {"gpt2", "mistral-v1"};
    return p;
}

Picture picture(
    const Method::Params& p, const Method::Result& r, const Camera& camera = {}, double width = 900)
{
    View view;
    view.size = {width, 600};
    view.camera = camera;
    Canvas canvas(view.size);
    Method::draw(p, r, view, canvas);
    return canvas.take();
}

double number(const Method::Result& r, const std::string& name)
{
    for (const Number& n : r.numbers)
        if (n.name == name) return n.value;
    return std::numeric_limits<double>::quiet_NaN();
}

std::int64_t firstByteShown(const Picture& shown)
{
    std::int64_t first = INT64_MAX;
    for (const Mark& m : shown.marks)
        if (m.link >= 0 && m.edit >= 0)
            first = std::min(first, shown.links[std::size_t(m.link)].ref.begin);
    return first;
}

} // namespace

class TestCompare : public QObject {
    Q_OBJECT
private slots:
    void renyiKnownAnswers();
    void countsByHand();
    void blocksByHand();
    void blocksTileAnyText();
    void tokensTileTheText();
    void dataReadsBack();
    void emptyAndBrokenText();
    void pictureShowsEveryTokenOnce();
    void narrowPictureStaysReadable();
    void longTextRecordsOnlyWhatIsVisible();
    void parametersMatter();
    void lossIsOfTheModel();
    void claimDigitsCostSmolLm2More();
    void refusals();
};

void TestCompare::renyiKnownAnswers() // Zouhar et al.'s reference tool on its README's two lines
{
    const auto merged = frequencies("pick @@ed pick @@l @@ed pick @@les");
    const auto spelt = frequencies("pick @@e @@d pick @@l @@e @@d pick @@l @@e @@s");
    QVERIFY(std::abs(renyiEfficiency(merged, 3) - 0.803152850) < 1e-9);
    QVERIFY(std::abs(renyiEfficiency(merged, 2.5) - 0.826506483) < 1e-9);
    QVERIFY(std::abs(renyiEfficiency(spelt, 3) - 0.910568192) < 1e-9);
    QVERIFY(std::abs(renyiEfficiency(spelt, 2.5) - 0.920484024) < 1e-9);
    const std::vector<std::int64_t> even(8, 5), one{5};
    QVERIFY(std::abs(renyiEfficiency(even, 2.5) - 1) < 1e-12);
    QVERIFY(std::isnan(renyiEfficiency(one, 2.5)));
}

void TestCompare::countsByHand()
{
    // "ab  cde f" cut as a|b |" c"|de|" f": words ab, cde, f; the first two are split
    const TokenColumn c = column({1, 3, 5, 7, 9});
    const TokenCounts n = countTokens("ab  cde f", c.spans);
    QCOMPARE(n.tokens, 5);
    QCOMPARE(n.bytes, 9);
    QCOMPARE(n.words, 3);
    QCOMPARE(n.splitWords, 2);
    QCOMPARE(n.types, 5);
    QCOMPARE(countTokens("\u3000x\u00a0y\n", {}).words, 2); // wide and no-break spaces part words
}

void TestCompare::blocksByHand()
{
    const std::vector<TokenColumn> columns{column({2, 4, 9}), column({2, 3, 4, 9})};
    const auto blocks = alignTokens("abcdefghi", columns, 0, 9);
    QCOMPARE(blocks.size(), 3U);
    QVERIFY(blocks[0].begin == 0 && blocks[0].end == 2 && blocks[0].same);
    QVERIFY(blocks[1].begin == 2 && blocks[1].end == 4 && !blocks[1].same);
    QVERIFY(blocks[2].begin == 4 && blocks[2].end == 9 && blocks[2].same);
}

void TestCompare::blocksTileAnyText()
{
    Rng rng(7);
    const std::array parts{"a", " ", "é", "北", "🙂", "\xe2"};
    for (int round = 0; round < 200; ++round) {
        std::string text;
        while (text.size() < 300)
            text += parts[rng.below(6)];
        const auto size = std::uint32_t(text.size());
        std::vector<TokenColumn> columns;
        for (int c = 0; c < 3; ++c) {
            std::vector<std::uint32_t> cuts;
            for (std::uint32_t at = 0; at < size;)
                cuts.push_back(at = std::min(size, at + 1 + std::uint32_t(rng.below(90))));
            columns.push_back(column(cuts));
        }
        std::uint32_t at = 0;
        for (const TokenBlock& b : alignTokens(text, columns, 0, size)) {
            QCOMPARE(b.begin, at);
            QVERIFY(b.end > b.begin && b.end - b.begin <= kLongestBlock + 4);
            at = b.end;
        }
        QCOMPARE(at, size);
    }
}

void TestCompare::tokensTileTheText()
{
    const std::string text = "naïve 12345 façade\n\n  tabs\tПривет 🙂 \xff\xfe end";
    const auto r = run(shipped(text));
    QCOMPARE(r.columns.size(), 2U);
    for (const TokenColumn& c : r.columns) {
        std::uint32_t at = 0;
        for (const TokenSpan& s : c.spans) {
            QCOMPARE(s.begin, at);
            at = s.end;
        }
        QCOMPARE(at, std::uint32_t(text.size()));
        QCOMPARE(number(r, c.name + " tokens"), double(c.spans.size()));
    }
}

void TestCompare::dataReadsBack()
{
    const auto r = run(shipped("The quick brown fox"));
    std::ostringstream out;
    JsonWriter writer(out);
    writer.beginObject();
    r.data(writer);
    writer.endObject();
    const Json json = parseJson(out.str(), "data");
    const Json& gpt2 = json.at("tokenizers").at(0);
    QCOMPARE(gpt2.at("name").get<std::string>(), std::string("gpt2"));
    QCOMPARE(gpt2.at("ids").get<std::vector<int>>(), (std::vector{464, 2068, 7586, 21831}));
    QCOMPARE(gpt2.at("bytes").at(1).get<std::vector<int>>(), (std::vector{3, 9}));
    QCOMPARE(gpt2.at("tokens").at(1).get<std::string>(), std::string(" quick"));
}

void TestCompare::emptyAndBrokenText()
{
    auto p = shipped("");
    const auto nothing = run(p);
    QCOMPARE(number(nothing, "gpt2 tokens"), 0.0);
    QVERIFY(!picture(p, nothing).marks.empty());
    p = shipped("\xc3\x28 \xf0\x9f \xed\xa0\x80");
    const auto broken = run(p);
    QVERIFY(!picture(p, broken).links.empty());
}

void TestCompare::pictureShowsEveryTokenOnce()
{
    auto p = shipped("untranslatable façade 31622400");
    p.byte = -1;
    const auto r = run(p);
    const Picture shown = picture(p, r);
    std::multiset<std::pair<std::int64_t, std::int64_t>> drawn, wanted;
    for (const Link& link : shown.links) {
        QCOMPARE(link.ref.source, sourceOf("text", r.text));
        drawn.insert({link.ref.begin, link.ref.end});
    }
    for (const TokenColumn& c : r.columns)
        for (const TokenSpan& s : c.spans)
            wanted.insert({s.begin, std::max(s.begin + 1, s.end)});
    QVERIFY(drawn == wanted);
    QVERIFY(shown.links[0].label.find("id ") != std::string::npos);
    // what begins at one byte stands at one place, whatever the tokenizer
    std::map<std::int64_t, std::set<int>> lefts;
    for (const Mark& mark : shown.marks)
        if (const auto* box = std::get_if<RectMark>(&mark.shape); box && mark.link >= 0)
            lefts[shown.links[std::size_t(mark.link)].ref.begin].insert(int(box->rect.x * 8));
    QCOMPARE(lefts[0].size(), 1U);
    QCOMPARE(lefts[14].size(), 1U); // " façade"
}

// Half of a small window: a table of what fits, all of it in the data, no text on another.
void TestCompare::narrowPictureStaysReadable()
{
    auto p = shipped("untranslatable façade 31622400");
    p.byte = 3;
    const auto r = run(p);
    const auto heads = [&](double width) {
        const Picture shown = picture(p, r, {}, width);
        const Canvas ruler({1, 1});
        std::map<int, std::vector<std::pair<double, double>>> lines; // by their place
        for (const Mark& mark : shown.marks) {
            const auto* text = std::get_if<TextMark>(&mark.shape);
            if (!text || mark.link >= 0) continue;
            const TextStyle& style = text->style;
            const double wide = ruler.width(text->text, style.size, style.bold);
            const double left = text->at.x - wide * int(style.anchor) / 2;
            if (style.size < 8 || left < 0 || left + wide > width) return std::size_t(0);
            lines[int(std::lround(text->at.y))].emplace_back(left, left + wide);
        }
        for (auto& [y, spans] : lines) {
            std::ranges::sort(spans);
            for (std::size_t i = 1; i < spans.size(); ++i)
                if (spans[i].first < spans[i - 1].second) return std::size_t(0);
        }
        return std::next(lines.begin())->second.size(); // below the caption
    };
    QCOMPARE(heads(900), 7U);
    const std::size_t few = heads(370);
    QVERIFY(few >= 3 && few < 7);
    const Picture narrow = picture(p, r, {}, 370);
    QCOMPARE(narrow.plots[0].series.size(), 7U);
    QVERIFY(narrow.plots[0].series[6].y.size() == 2);
}

void TestCompare::longTextRecordsOnlyWhatIsVisible()
{
    std::string text;
    for (int i = 0; text.size() < 1000000; ++i)
        text += "line " + std::to_string(i) + " of a long text, naïve;" + (i % 3 ? " " : "\n");
    const auto p = shipped(text);
    const auto r = run(p);
    const Picture top = picture(p, r), middle = picture(p, r, {0, 0.5, 1, 0.5});
    QVERIFY(top.marks.size() < 5000);
    QVERIFY(middle.marks.size() < 5000);
    QCOMPARE(firstByteShown(top), 0);
    QVERIFY(std::abs(firstByteShown(middle) - 500000) < 2000);
}

void TestCompare::parametersMatter()
{
    auto p = shipped("untranslatable words");
    p.byte = 3;
    const auto r = run(p);
    auto elsewhere = p;
    elsewhere.byte = 15;
    QVERIFY(picture(p, r).text() != picture(elsewhere, r).text());
    auto fewer = p;
    fewer.tokenizers = {"gpt2"};
    QVERIFY(run(fewer).numbers.size() < r.numbers.size());
    auto other = p;
    other.text.written += "!";
    QCOMPARE(number(run(other), "gpt2 tokens"), number(r, "gpt2 tokens") + 1);
}

void TestCompare::lossIsOfTheModel()
{
    Method::Params p;
    p.tokenizers = {"smollm2-135m", "gpt2"};
    if (!listedModels().front().present) {
        const auto r = run(p); // the rest goes on
        QCOMPARE(r.columns.size(), 1U);
        QVERIFY(r.notice.find("smollm2-135m is left out") != std::string::npos);
        QSKIP("the SmolLM2 model is not on this machine: ./run fetches it");
    }
    p.text = TextRef::literal("The quick brown fox jumps over the lazy dog.");
    const double fox = number(run(p), "smollm2-135m loss");
    p.text = TextRef::literal("Zq vvk jbrw xof pmujs vore eht yzal odg qua.");
    const double noise = number(run(p), "smollm2-135m loss");
    QVERIFY(fox > 0.1 && fox < 2 && noise > 1.5 * fox);
    p.lossTokens = 5;
    QVERIFY(run(p).notice.find("first 5 tokens") != std::string::npos);
    p.lossTokens = 0;
    QVERIFY(std::isnan(number(run(p), "smollm2-135m loss")));
}

void TestCompare::claimDigitsCostSmolLm2More() // an id a digit
{
    Method::Params p;
    p.tokenizers = {"smollm2-135m", "gpt2"};
    p.lossTokens = 0;
    p.text = TextRef::literal("123456789012");
    if (!listedModels().front().present)
        QSKIP("the SmolLM2 model is not on this machine: ./run fetches it");
    const auto r = run(p);
    QCOMPARE(number(r, "smollm2-135m tokens"), 12.0);
    QVERIFY(number(r, "gpt2 tokens") < 7);
}

void TestCompare::refusals()
{
    Method::Params p = shipped("x");
    p.tokenizers = {};
    QVERIFY_EXCEPTION_THROWN(p.check(), Error);
    p.tokenizers = {"gpt2", "gpt2"};
    QVERIFY_EXCEPTION_THROWN(p.check(), Error);
    p.tokenizers = {"a", "b", "c", "d", "e"};
    QVERIFY_EXCEPTION_THROWN(p.check(), Error);
    p.tokenizers = {"gpt3"};
    try {
        run(p);
        QFAIL("an unknown tokenizer was accepted");
    } catch (const Error& e) {
        QVERIFY(std::string(e.what()).find("gpt2") != std::string::npos); // the nearest name
    }
}

QTEST_APPLESS_MAIN(TestCompare)
#include "tst_compare.moc"
