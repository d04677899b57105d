// A cancelled lane ends the encoding of a huge text soon, with every kind of tokenizer.
#include "engine/base/error.h"
#include "engine/base/thread_pool.h"
#include "engine/text/load.h"
#include "tests/engine/text_vectors.h"

#include <atomic>
#include <chrono>
#include <thread>

using namespace seq;
using Clock = std::chrono::steady_clock;

namespace {

constexpr std::size_t kBytes = 30'000'000;
constexpr double kGoal = 0.2, kMargin = 3; // seconds; the machine may be busy

std::string repeated(const std::string& part)
{
    std::string text;
    text.reserve(kBytes + part.size());
    while (text.size() < kBytes)
        text += part;
    return text;
}

// GPT-2 behind a normaliser and a pattern that no scanner knows: the general path.
std::shared_ptr<const Tokenizer> generalBytePair()
{
    TokenFile file = readTokenFile(shippedTokenizer("gpt2.json.gz"));
    auto json = nlohmann::json::parse(file.bytes);
    json["normalizer"] = {{"type", "NFC"}};
    json["pre_tokenizer"] = {{"type", "Sequence"},
        {"pretokenizers",
            {{{"type", "Split"}, {"pattern", {{"Regex", R"(\s?\w+|\s+|[^\s\w]+)"}}},
                 {"behavior", "Isolated"}, {"invert", false}},
                {{"type", "ByteLevel"}, {"add_prefix_space", false}, {"use_regex", false}}}}};
    file.bytes = json.dump();
    return std::make_shared<PipelineTokenizer>(loadTokenizerJson(file));
}

std::shared_ptr<const Tokenizer> generalUnigram()
{
    nlohmann::json json;
    json["normalizer"] = {{"type", "Sequence"},
        {"normalizers", {{{"type", "NFKC"}}, {{"type", "Lowercase"}}, {{"type", "StripAccents"}}}}};
    json["pre_tokenizer"] = {{"type", "Metaspace"}, {"prepend_scheme", "always"}};
    json["model"] = {{"type", "Unigram"}, {"unk_id", 0}, {"vocab", nlohmann::json::array()}};
    const std::vector<std::pair<std::string, int>> pieces{
        {"<unk>", 0}, {"▁", -2}, {"▁the", -3}, {"e", -4}, {"t", -4}, {"th", -5}};
    for (const auto& [text, score] : pieces)
        json["model"]["vocab"].push_back(nlohmann::json::array({text, score}));
    return std::make_shared<PipelineTokenizer>(
        loadTokenizerJson(TokenFile{{}, "unigram.json", json.dump()}));
}

// Seconds from the wish to stop until encode() had left; none if it was faster than the wish.
std::optional<double> timeToStop(const Tokenizer& tokenizer, const std::string& text, int after)
{
    std::atomic<bool> cancelled = false;
    Clock::time_point wished;
    std::thread user([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(after));
        wished = Clock::now();
        cancelled = true;
    });
    bool stopped = false;
    {
        const LaneScope lane({nullptr, &cancelled});
        try {
            tokenizer.encode(text);
        } catch (const Cancelled&) {
            stopped = true;
        }
    }
    const auto left = Clock::now();
    user.join();
    if (!stopped) return std::nullopt;
    return std::chrono::duration<double>(left - wished).count();
}

} // namespace

class TstTextCancel : public QObject {
    Q_OBJECT
private slots:
    void stopsSoon_data();
    void stopsSoon();
    void withoutALaneNothingStops();
};

void TstTextCancel::stopsSoon_data()
{
    QTest::addColumn<QString>("name");
    for (const char* name : {"gpt2", "cl100k", "gpt2 behind NFC and a regex", "mistral",
             "albert unigram", "unigram behind NFKC", "bert"})
        QTest::newRow(name) << QString(name);
}

void TstTextCancel::stopsSoon()
{
    QFETCH(QString, name);
    const auto tokenizer = name == "gpt2" ? loadTokenizer(shippedTokenizer("gpt2.json.gz"))
        : name == "cl100k"                ? loadTokenizer(textData("cl100k_base.tiktoken.gz"))
        : name == "mistral"               ? loadTokenizer(shippedTokenizer("mistral-v1.model"))
        : name == "albert unigram"        ? loadTokenizer(textData("albert_unigram.model.gz"))
        : name == "bert"                  ? loadTokenizer(textData("bert_uncased_vocab.txt.gz"))
        : name == "unigram behind NFKC"   ? generalUnigram()
                                          : generalBytePair();
    double worst = 0;
    int stopped = 0;
    const std::vector<std::pair<const char*, std::string>> texts{
        {"prose", "The quick brown fox, aged 27, didn't jump over the lazy dogs' Crème brûlée.\n"},
        {"one letter", "a"}, {"no spaces", "日本語のテキスト。"}, {"spaces", "  \n"},
        {"signs", "=-"}};
    for (const auto& [kind, part] : texts) {
        const std::string text = repeated(part);
        for (const int after : {15, 150, 600}) {
            const auto seconds = timeToStop(*tokenizer, text, after);
            if (!seconds) break; // a later wish comes too late as well
            ++stopped;
            worst = std::max(worst, *seconds);
            QVERIFY2(*seconds <= kGoal * kMargin,
                qPrintable(
                    QString("%1, wish after %2 ms: %3 s").arg(kind).arg(after).arg(*seconds)));
        }
    }
    qInfo("%d of 15 encodings stopped, the slowest after %.0f ms", stopped, worst * 1e3);
    QVERIFY(stopped >= 5);
}

// Another lane's wish is not this one's.
void TstTextCancel::withoutALaneNothingStops()
{
    const auto gpt2 = loadTokenizer(shippedTokenizer("gpt2.json.gz"));
    const std::string text(1 << 20, 'a');
    std::atomic<bool> cancelled = true;
    {
        const LaneScope lane({nullptr, &cancelled});
        QVERIFY_EXCEPTION_THROWN(gpt2->encode(text), Cancelled);
    }
    QVERIFY(!gpt2->encode(text).empty());
}

QTEST_APPLESS_MAIN(TstTextCancel)
#include "tst_text_cancel.moc"
