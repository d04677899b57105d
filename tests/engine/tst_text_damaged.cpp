// Tokenizer files that are wrong: the message says what and where, and no mutation does worse.
#include "engine/base/error.h"
#include "engine/base/random.h"
#include "engine/text/load.h"
#include "tests/engine/text_vectors.h"

#include <functional>

using namespace seq;

namespace {

const std::string kToyJson = R"({"version":"1.0","truncation":null,"padding":null,
"added_tokens":[{"id":8,"content":"<s>","single_word":false,"lstrip":true,"rstrip":false,"normalized":false,"special":true},
{"id":9,"content":"ab","single_word":true,"lstrip":false,"rstrip":true,"normalized":true,"special":false}],
"normalizer":{"type":"Sequence","normalizers":[{"type":"NFC"},{"type":"Replace","pattern":{"Regex":"x+"},"content":"a"},{"type":"Strip","strip_left":true,"strip_right":true}]},
"pre_tokenizer":{"type":"Sequence","pretokenizers":[{"type":"Split","pattern":{"Regex":"\\s?\\p{L}+|\\p{N}"},"behavior":"MergedWithNext","invert":false},{"type":"ByteLevel","add_prefix_space":true,"trim_offsets":true,"use_regex":true}]},
"post_processor":{"type":"TemplateProcessing","single":[{"SpecialToken":{"id":"<s>","type_id":0}},{"Sequence":{"id":"A","type_id":0}}],"pair":[],"special_tokens":{"<s>":{"id":"<s>","ids":[8],"tokens":["<s>"]}}},
"decoder":{"type":"ByteLevel"},
"model":{"type":"BPE","dropout":null,"unk_token":null,"continuing_subword_prefix":"","end_of_word_suffix":"","fuse_unk":false,"byte_fallback":false,"ignore_merges":false,
"vocab":{"a":0,"b":1,"c":2,"bc":3,"ab":4,"abc":5,"Ġ":6,"Ġa":7},"merges":["b c","a b","ab c",["Ġ","a"]]}})";

std::string messageOf(const TokenFile& file)
{
    try {
        PipelineTokenizer tokenizer(loadParts(file));
    } catch (const Error& e) {
        return e.what();
    }
    return "";
}
std::string replaced(std::string text, const std::string& from, const std::string& to)
{
    const auto at = text.find(from);
    return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

std::string mutated(Rng& rng, std::string bytes)
{
    for (std::uint64_t n = 1 + rng.below(4); n > 0 && !bytes.empty(); --n) {
        const std::size_t at = rng.below(bytes.size());
        switch (rng.below(5)) {
        case 0:
            bytes[at] = char(rng.bits());
            break;
        case 1:
            bytes[at] = char(bytes[at] ^ (1 << rng.below(8)));
            break;
        case 2:
            bytes.erase(at, 1 + rng.below(20));
            break;
        case 3:
            bytes.insert(at, bytes.substr(rng.below(bytes.size()), rng.below(40)));
            break;
        default:
            bytes.resize(at);
            break;
        }
    }
    return bytes;
}

// Either it loads and works, or it throws seq::Error: anything else ends the test program.
void mutate(const std::string& name, const std::string& bytes, int count, std::uint64_t seed)
{
    Rng rng(seed);
    int refused = 0;
    for (int i = 0; i < count; ++i) {
        try {
            const PipelineTokenizer tokenizer(loadParts({name, name, mutated(rng, bytes)}));
            for (const bool parse : {false, true}) {
                const auto spans = tokenizer.encode(
                    " ab abcx 12 \u00E9\uFF41 \xFF<s> hello\u3000\n", {parse, true});
                std::vector<std::int32_t> ids;
                for (const TokenSpan& t : spans)
                    ids.push_back(t.id);
                tokenizer.decode(ids);
            }
        } catch (const Error&) {
            ++refused;
        }
    }
    QVERIFY2(refused > 0, "no mutation was noticed");
}

} // namespace

class TstTextDamaged : public QObject {
    Q_OBJECT
private slots:
    void toyLoads()
    {
        PipelineTokenizer toy(loadParts({"toy.json", "toy.json", kToyJson}));
        COMPARE_IDS(idsOf(toy, "abc"), (std::vector<std::int32_t>{8, 7, 3}), "abc"); // " a", "bc"
    }
    void messagesNameTheProblem()
    {
        const auto json = [](const std::string& from, const std::string& to) {
            return messageOf({"toy.json", "toy.json", replaced(kToyJson, from, to)});
        };
        QCOMPARE(
            json("\"ab c\"", "\"ab d\""), std::string("toy.json: merge 2: 'd' not in vocabulary"));
        QCOMPARE(json("\"abc\":5,", ""), std::string("toy.json: merge 2: 'abc' not in vocabulary"));
        QCOMPARE(json("\"abc\":5", "\"abc\":4"), std::string("toy.json: two tokens have the id 4"));
        QVERIFY(json("\"NFC\"", "\"NFX\"").find("normalizer NFX") != std::string::npos);
        QVERIFY(json("\\\\s?", "(").find("does not compile") != std::string::npos);
        QVERIFY(json("\"model\":", "\"modal\":").find("no \"model\"") != std::string::npos);
        QVERIFY(json("\"c\":2", "\"c\":99999999").find("outside") != std::string::npos);
        QVERIFY(
            messageOf({"x.tiktoken", "x.tiktoken", "YQ== 0\n"}).find("does not tell how it splits")
            != std::string::npos);
        QVERIFY(messageOf({"x.tiktoken", "x.tiktoken", "YQ== x\n"}).find("line 1")
            != std::string::npos);
        QVERIFY(messageOf({"vocab.txt", "vocab.txt", "a\nb\n"}).find("[UNK]") != std::string::npos);
        QVERIFY(messageOf({"a.model", "a.model", "hello"}).find("a.model") != std::string::npos);
        QVERIFY(messageOf({"a.xyz", "a.xyz", ""}).find("no tokenizer known") != std::string::npos);
        QVERIFY_THROWS_EXCEPTION(Error, loadTokenizer("/nowhere/tokenizer.json"));
        QVERIFY_THROWS_EXCEPTION(Error, loadTokenizer(textData("")));
    }
    void gzip()
    {
        const std::string good = readTokenFile(textData("bert_uncased_vocab.txt.gz")).bytes;
        QFile file(QString::fromStdString(textData("bert_uncased_vocab.txt.gz").string()));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const std::string packed = file.readAll().toStdString();
        QCOMPARE(inflateGzip(packed, 1 << 20, "x"), good);
        QVERIFY_THROWS_EXCEPTION(Error, inflateGzip(packed, 1000, "x")); // no bomb
        Rng rng(21);
        for (int i = 0; i < 200; ++i) {
            try {
                QVERIFY(inflateGzip(mutated(rng, packed), 1 << 20, "x").size() <= 1 << 20);
            } catch (const Error&) {
                continue;
            }
        }
    }
    void json() { mutate("toy.json", kToyJson, 4000, 22); }
    void vocab()
    {
        const std::string all = readTokenFile(textData("bert_uncased_vocab.txt.gz")).bytes;
        mutate("vocab.txt", "[UNK]\n[CLS]\n[SEP]\n" + all.substr(150000, 1500), 2000, 23);
    }
    void model()
    {
        mutate("m.model", readTokenFile(textData("test_unigram_1000.model.gz")).bytes, 400, 24);
    }
    void bpeModel()
    {
        mutate("m.model", readTokenFile(shippedTokenizer("mistral-v1.model")).bytes, 12, 25);
    }
    void ranks()
    {
        mutate("r.tiktoken",
            readTokenFile(textData("cl100k_base.tiktoken.gz")).bytes.substr(0, 4000), 1000, 26);
    }
};

QTEST_APPLESS_MAIN(TstTextDamaged)
#include "tst_text_damaged.moc"
