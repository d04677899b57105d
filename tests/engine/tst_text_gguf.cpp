#include "engine/base/error.h"
#include "engine/tensor/gguf.h"
#include "tests/engine/text_vectors.h"

using namespace seq;

namespace {
std::filesystem::path smollm()
{
    return modelFolder() / "SmolLM2-135M-Instruct.Q4_1.gguf";
}

std::string hex(std::string_view bytes)
{
    return QByteArray(bytes.data(), qsizetype(bytes.size())).toHex().toStdString();
}
} // namespace

class TstTextGguf : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        if (!std::filesystem::exists(smollm()))
            QSKIP("SmolLM2-135M-Instruct.Q4_1.gguf is not in the model folder");
        if (!tokenizer_) tokenizer_ = loadTokenizer(smollm());
    }
    void metadata()
    {
        const TokenizerInfo& info = tokenizer_->info();
        QCOMPARE(info.vocabulary, 49152);
        QCOMPARE(info.bos, 1);
        QCOMPARE(info.eos, 2);
        QCOMPARE(info.pad, 2);
        QCOMPARE(info.unknown, 0);
        QCOMPARE(info.split, std::string("smollm"));
        QVERIFY(tokenizer_->isSpecial(1));
        QVERIFY(!tokenizer_->isSpecial(504));
        QCOMPARE(tokenizer_->bytes(504), std::string("The"));
    }
    void cases()
    {
        int rows = 0;
        for (const Json& row : jsonLines("smollm2_cases.jsonl.gz")) {
            const auto text = row["text"].get<std::string>();
            const auto want = row["ids"].get<std::vector<std::int32_t>>();
            std::vector<std::int32_t> ids;
            tokenizer_->encodeIds(text, ids);
            COMPARE_IDS(ids, want, text);
            COMPARE_IDS(idsOf(*tokenizer_, text), want, text);
            ++rows;
        }
        QCOMPARE(rows, 600);
    }
    void prompts()
    {
        for (const Json& row : jsonLines("smollm2_prompts.jsonl.gz")) {
            const auto text = row["text"].get<std::string>();
            const auto want = row["ids"].get<std::vector<std::int32_t>>();
            const bool special = row["parse_special"].get<bool>();
            const auto spans = tokenizer_->encode(text, {special, true});
            COMPARE_IDS(idsOf(*tokenizer_, text, {special, true}), want, text);
            std::size_t at = 0;
            for (std::size_t i = 0; i < spans.size(); ++i) {
                QCOMPARE(hex(text.substr(spans[i].begin, spans[i].end - spans[i].begin)),
                    row["pieces_hex"][i].get<std::string>());
                QCOMPARE(
                    hex(tokenizer_->bytes(spans[i].id)), row["pieces_hex"][i].get<std::string>());
                QCOMPARE(std::size_t(spans[i].begin), at);
                at = spans[i].end;
            }
            QCOMPARE(at, text.size());
        }
    }
    // 21 bytes have no token: the GGUF reference drops them after merging, so "--" stays apart.
    void missingBytes()
    {
        COMPARE_IDS(idsOf(*tokenizer_, "-\x04-"), (std::vector<std::int32_t>{29, 29}), "-\\x04-");
        COMPARE_IDS(idsOf(*tokenizer_, "--"), (std::vector<std::int32_t>{423}), "--");
        int missing = 0;
        for (int b = 0; b < 256; ++b)
            missing += idsOf(*tokenizer_, std::string(1, char(b))).empty();
        QCOMPARE(missing, 21);
    }
    void specialTokensOnlyWhenParsed()
    {
        const std::string text = "<|im_start|>user";
        QCOMPARE(idsOf(*tokenizer_, text, {true, true}).front(), 1);
        QVERIFY(idsOf(*tokenizer_, text).front() != 1);
        const auto spans = tokenizer_->encode(text, {true, true});
        QCOMPARE(int(spans[0].flags), int(TokenSpan::Special | TokenSpan::Added));
    }

private:
    std::shared_ptr<const Tokenizer> tokenizer_;
};

QTEST_APPLESS_MAIN(TstTextGguf)
#include "tst_text_gguf.moc"
