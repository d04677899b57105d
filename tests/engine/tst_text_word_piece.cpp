#include "engine/text/word_piece.h"

#include "engine/text/load.h"
#include "tests/engine/random_text.h"
#include "tests/engine/text_vectors.h"

using namespace seq;

namespace {

// The three forms: BERT's own, lowering or not, and that of GGUF files.
PipelineParts partsOf(const QString& form)
{
    TokenFile file = readTokenFile(textData("bert_uncased_vocab.txt.gz"));
    if (form == "cased") file.bytes += "The\n##LL\n";
    PipelineParts parts = loadVocabTxt(file);
    if (form == "gguf") {
        parts.normalizer.clear();
        parts.normalizer.push_back(ggufBertNormalizer());
        parts.preTokenizer.clear();
        parts.preTokenizer.push_back(ggufBertSplit());
    }
    return parts;
}

// Words and stretches of words between what no fast way takes.
std::string mixedText(Rng& rng)
{
    std::string text;
    for (std::uint64_t n = 1 + rng.below(6); n > 0; --n) {
        if (rng.below(2)) text += randomText(rng, 12, true);
        for (std::uint64_t words = rng.below(40); words > 0; --words) {
            for (std::uint64_t k = 1 + rng.below(rng.below(20) ? 9 : 120); k > 0; --k)
                text += "etaoinSHRDLU059"[rng.below(15)];
            text += std::array<const char*, 8>{
                " ", " ", " ", "\n", ", ", ".\t", "-", "\r\n"}[rng.below(8)];
        }
    }
    return text;
}

} // namespace

class TstTextWordPiece : public QObject {
    Q_OBJECT
private slots:
    void bertVectors()
    {
        const auto bert = loadTokenizer(textData("bert_uncased_vocab.txt.gz"));
        for (const Json& row : jsonLines("llama_cpp_vectors.jsonl.gz")) {
            const auto text = row["text"].get<std::string>();
            const auto want = row["bert-bge"].get<std::vector<std::int32_t>>();
            COMPARE_IDS(idsOf(*bert, text, {false, false}), want, text);
        }
    }
    void minilmVectors()
    {
        const auto bert = loadTokenizer(textData("bert_uncased_vocab.txt.gz"));
        for (const Json& row : jsonLines("minilm_vectors.jsonl.gz")) {
            const auto text = row["text"].get<std::string>();
            auto want = row["ids"].get<std::vector<std::int32_t>>();
            auto ids = idsOf(*bert, text);
            if (want.size() == 256) { // the sentence encoder truncates
                want.pop_back();
                ids.resize(255);
            }
            COMPARE_IDS(ids, want, text);
        }
    }
    void fastWayEqualsGeneralPath_data()
    {
        QTest::addColumn<QString>("form");
        for (const char* form : {"uncased", "cased", "gguf"})
            QTest::newRow(form) << QString(form);
    }
    void fastWayEqualsGeneralPath()
    {
        QFETCH(QString, form);
        PipelineParts slow = partsOf(form);
        QCOMPARE(*slow.bertLower, form != "cased");
        slow.bertLower.reset();
        const PipelineTokenizer fast(partsOf(form)), general(std::move(slow));
        Rng rng(23);
        for (int i = 0; i < 4000; ++i) {
            const std::string text = mixedText(rng);
            const auto got = fast.encode(text, {}), want = general.encode(text, {});
            const auto same = [](const TokenSpan& a, const TokenSpan& b) {
                return a.id == b.id && a.begin == b.begin && a.end == b.end && a.flags == b.flags;
            };
            QVERIFY2(
                std::equal(got.begin(), got.end(), want.begin(), want.end(), same), text.c_str());
            std::vector<std::int32_t> ids;
            fast.encodeIds(text, ids);
            COMPARE_IDS(ids, idsOf(general, text), text);
        }
    }
    void toy()
    {
        WordPieceModel model({11, 100});
        const std::vector<std::string> tokens{"un", "##aff", "##able", "##a", "##b", "##ff", "hug",
            "##g", "##s", "hugging", "##ging"};
        for (std::size_t i = 0; i < tokens.size(); ++i) {
            if (tokens[i].starts_with("##"))
                model.addContinuation(std::string_view(tokens[i]).substr(2), std::int32_t(i));
            else
                model.addInitial(tokens[i], std::int32_t(i));
        }
        const auto ids = [&](std::string_view word) {
            std::vector<Symbol> out;
            model.encode(word, out);
            std::vector<std::int32_t> ids;
            for (const Symbol& s : out)
                ids.push_back(s.id);
            return ids;
        };
        QCOMPARE(ids("unaffable"), (std::vector<std::int32_t>{0, 1, 2}));
        QCOMPARE(ids("unaffablx"), (std::vector<std::int32_t>{11}));
        QCOMPARE(ids("huggings"), (std::vector<std::int32_t>{9, 8}));
        QCOMPARE(ids("un" + std::string(99, 'a')), (std::vector<std::int32_t>{11}));
    }
    // The reference's order: VT vanishes, NBSP parts words, accents go, a word's range is the raw
    // one.
    void normalisation()
    {
        const auto bert = loadTokenizer(textData("bert_uncased_vocab.txt.gz"));
        const std::string text = "Cr\u00E8me\u00A0br\u00FBl\u00E9e";
        const auto spans = bert->encode(text, {false, false});
        QCOMPARE(bert->decode(idsOf(*bert, text)), std::string("creme brulee"));
        QCOMPARE(int(spans.front().begin), 0);
        QCOMPARE(std::size_t(spans.back().end), text.size());
        QCOMPARE(idsOf(*bert, "foo\vbar"), idsOf(*bert, "foobar"));
        QCOMPARE(idsOf(*bert, "\u03A3\u0391\u03A3"), idsOf(*bert, "\u03C3\u03B1\u03C3"));
    }
};

QTEST_APPLESS_MAIN(TstTextWordPiece)
#include "tst_text_word_piece.moc"
