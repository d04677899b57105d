// Token <-> byte <-> character on 10,000 strings: every way there leads back.
#include "engine/base/utf8.h"
#include "engine/figure/ref.h"
#include "engine/text/text_places.h"
#include "engine/text/tokenizer.h"
#include "tests/engine/random_text.h"
#include "tests/engine/text_vectors.h"

#include <QtTest>

using namespace seq;

namespace {

constexpr int kStrings = 10000;

// Bytes that begin a character, told by the bytes themselves: not for ill-formed text.
std::int64_t leadBytes(std::string_view text)
{
    return std::ranges::count_if(text, [](char c) { return (c & 0xC0) != 0x80; });
}

std::string placesFault(std::string_view text)
{
    const TextPlaces places(text);
    if (places.bytes() != std::int64_t(text.size())) return "bytes";
    if (isUtf8(text) && places.characters() != leadBytes(text)) return "characters";
    for (std::int64_t c = 0; c < places.characters(); ++c) {
        const std::int64_t begin = places.byteOf(c), end = places.byteOf(c + 1);
        if (begin >= end || end - begin > 4) return "length of a character";
        const Utf8Step step = utf8Step(text, std::size_t(begin));
        if (step.length != end - begin) return "end of a character";
        for (std::int64_t b = begin; b < end; ++b)
            if (places.characterAt(b) != c) return "byte to character";
    }
    if (places.characterAt(places.bytes()) != places.characters()) return "end of the text";
    return {};
}

// Where spans lie: in order, inside; and through characters and back around them.
std::string spansFault(std::string_view text, const std::vector<TokenSpan>& spans)
{
    const TextPlaces places(text);
    std::uint32_t before = 0;
    for (const TokenSpan& t : spans) {
        if (t.begin < before || t.begin > t.end || t.end > text.size()) return "order";
        before = t.begin;
        if (t.begin == t.end) continue;
        const std::int64_t first = places.characterAt(t.begin);
        const std::int64_t last = places.characterAt(t.end - 1) + 1;
        const std::int64_t begin = places.byteOf(first), end = places.byteOf(last);
        if (begin > t.begin || end < t.end) return "characters around a token";
        if (t.begin - begin > 3 || end - t.end > 3) return "more than a character too much";
    }
    return {};
}

// From every byte to the tokens that light up with it, and back.
std::string linksFault(std::string_view text, const std::vector<TokenSpan>& spans, bool all)
{
    const SourceId source = sourceOf("text", text);
    std::vector<int> held(text.size());
    for (const TokenSpan& t : spans)
        for (std::uint32_t b = t.begin; b < t.end; ++b)
            ++held[b];
    for (std::int64_t b = 0; b < std::int64_t(text.size()); ++b) {
        int lit = 0;
        for (const TokenSpan& t : spans)
            lit += related({source, b, b + 1}, {source, t.begin, t.end});
        if (lit != held[std::size_t(b)]) return "tokens of a byte";
        if (all && lit == 0) return "a byte without a token";
    }
    return {};
}

} // namespace

class TestTextPlaces : public QObject {
    Q_OBJECT
private slots:
    void knownPlaces();
    void charactersAndBack();
    void tokensAndBack_data();
    void tokensAndBack();
};

void TestTextPlaces::knownPlaces()
{
    const TextPlaces places("a\u00E9\U0001F642\xE2\x82z"); // 1, 2, 4, an ill-formed 2, 1
    QCOMPARE(places.characters(), 5);
    QCOMPARE(places.bytes(), 10);
    const std::int64_t begins[] = {0, 1, 3, 7, 9, 10};
    for (int c = 0; c <= 5; ++c)
        QCOMPARE(places.byteOf(c), begins[c]);
    QCOMPARE(places.characterAt(8), 3);
    QCOMPARE(TextPlaces("").characters(), 0);
    QCOMPARE(TextPlaces("").characterAt(0), 0);
}

void TestTextPlaces::charactersAndBack()
{
    Rng rng(4);
    for (int i = 0; i < kStrings; ++i) {
        const std::string text = randomText(rng, 40, i % 2 == 0);
        const std::string fault = placesFault(text);
        QVERIFY2(fault.empty(), (fault + " of " + text).c_str());
    }
}

void TestTextPlaces::tokensAndBack_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<bool>("every"); // byte has a token
    QTest::newRow("byte-level BPE")
        << QString::fromStdString(shippedTokenizer("gpt2.json.gz")) << true;
    QTest::newRow("SentencePiece")
        << QString::fromStdString(shippedTokenizer("mistral-v1.model")) << true;
    QTest::newRow("WordPiece") << QString::fromStdString(textData("bert_uncased_vocab.txt.gz"))
                               << false;
}

void TestTextPlaces::tokensAndBack()
{
    QFETCH(QString, file);
    QFETCH(bool, every);
    const auto tokenizer = loadTokenizer(file.toStdString());
    Rng rng(9);
    for (int i = 0; i < kStrings; ++i) {
        const std::string text = randomText(rng, 40, i % 2 == 0);
        const auto spans = tokenizer->encode(text, {.addSpecial = false});
        std::string fault = spansFault(text, spans);
        if (fault.empty()) fault = linksFault(text, spans, every);
        QVERIFY2(fault.empty(), (std::to_string(i) + ": " + fault + " of " + text).c_str());
    }
}

QTEST_APPLESS_MAIN(TestTextPlaces)
#include "tst_text_places.moc"
