#include "engine/base/error.h"
#include "engine/text/sentence_piece_bpe.h"
#include "engine/text/unigram.h"
#include "tests/engine/text_vectors.h"

using namespace seq;

namespace {

void checkModel(const std::filesystem::path& file, const std::string& model)
{
    const auto tokenizer = loadTokenizer(file);
    int rows = 0;
    for (const Json& row : jsonLines("sentencepiece_vectors.jsonl.gz")) {
        if (row["model"] != model) continue;
        const auto text = row["text"].get<std::string>();
        const auto want = row["ids"].get<std::vector<std::int32_t>>();
        const auto ids = idsOf(*tokenizer, text);
        COMPARE_IDS(ids, want, text);
        QCOMPARE(tokenizer->decode(ids), row["decoded"].get<std::string>());
        std::uint32_t at = 0;
        for (const TokenSpan& t : tokenizer->encode(text)) {
            QVERIFY(t.begin <= t.end && t.begin >= at && t.end <= text.size());
            at = t.begin;
        }
        ++rows;
    }
    QCOMPARE(rows, 610);
}

SentencePieces toy()
{
    SentencePieces model;
    model.name = "toy";
    model.unknown = 0;
    const std::vector<std::pair<std::string, double>> pieces{{"<unk>", 0}, {"▁", -3}, {"h", -4},
        {"u", -4}, {"g", -4}, {"s", -4.5}, {"hu", -2.5}, {"ug", -2.3}, {"hug", -2.9},
        {"▁hug", -2.2}, {"gs", -3.5}, {"▁h", -3.1}};
    for (const auto& [text, score] : pieces)
        model.pieces.push_back(
            {text, score, text == "<unk>" ? SentencePieces::Unknown : SentencePieces::Normal});
    return model;
}

} // namespace

class TstTextSentencePiece : public QObject {
    Q_OBJECT
private slots:
    void mistral() { checkModel(shippedTokenizer("mistral-v1.model"), "mistral_v1_bpe"); }
    void testUnigram() { checkModel(textData("test_unigram_1000.model.gz"), "test_unigram_1000"); }
    void albert() { checkModel(textData("albert_unigram.model.gz"), "albert_unigram_spiece"); }
    // Ties are decided by f32 path scores compared before rounding (specification 0.5).
    void tiesInLongRuns()
    {
        const auto albert = loadTokenizer(textData("albert_unigram.model.gz"));
        const auto ids = idsOf(*albert, std::string(200, 'x'));
        QCOMPARE(std::find(ids.begin(), ids.end(), 8962) - ids.begin(), 21);
    }
    void toyUnigram()
    {
        const UnigramModel model(toy(), {});
        std::vector<Symbol> out;
        model.encode("▁hugs", out);
        QCOMPARE(int(out.size()), 2);
        QCOMPARE(out[0].id, 9);
        QCOMPARE(out[1].id, 5);
        model.encode("▁xug", out);
        QCOMPARE(int(out.size()), 3);
        QCOMPARE(out[1].id, 0);
        QCOMPARE(int(out[1].flags), int(TokenSpan::Unknown));
    }
    void mergesOfAPiece()
    {
        const auto mistral = loadTokenizer(shippedTokenizer("mistral-v1.model"));
        const auto ids = idsOf(*mistral, "the");
        QCOMPARE(int(ids.size()), 1);
        const auto steps = mistral->merges(ids[0]);
        QVERIFY(!steps.empty());
        QCOMPARE(steps.back().left + steps.back().right, std::string("▁the"));
    }
    void bytesFallBack()
    {
        const auto mistral = loadTokenizer(shippedTokenizer("mistral-v1.model"));
        const std::string text = "a\U0001F9AE\U0001F9AE";
        const auto spans = mistral->encode(text);
        int bytes = 0;
        for (const TokenSpan& t : spans) {
            if (!(t.flags & TokenSpan::ByteFallback)) continue;
            QCOMPARE(int(t.end - t.begin), 1);
            ++bytes;
        }
        QVERIFY(bytes >= 4);
        QCOMPARE(mistral->decode(idsOf(*mistral, text)), text);
    }
};

QTEST_APPLESS_MAIN(TstTextSentencePiece)
#include "tst_text_sentence_piece.moc"
