// Every tokenizer family against an O(n²) reference written straight from the specification.
#include "engine/base/utf8.h"
#include "engine/text/fast_byte_pair.h"
#include "engine/text/load.h"
#include "engine/text/sentence_piece_bpe.h"
#include "engine/text/split_steps.h"
#include "engine/text/unigram.h"
#include "tests/engine/random_text.h"
#include "tests/engine/text_vectors.h"

#include <map>
#include <sys/mman.h>
#include <thread>
#include <unistd.h>

using namespace seq;

namespace {

std::vector<Piece> cut(const PreTokenizerStep& step, std::string_view text)
{
    Draft draft{AlignedText::of(text), {{0, std::uint32_t(text.size())}}, true};
    step.apply(draft);
    return draft.pieces;
}
std::string shownPieces(const std::vector<Piece>& pieces)
{
    std::string out;
    for (const Piece& p : pieces)
        out += std::to_string(p.end) + " ";
    return out;
}

const char* patternOf(SplitFamily family)
{
    switch (family) {
    case SplitFamily::Llama3:
        return R"((?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+)";
    case SplitFamily::Qwen:
        return R"((?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+)";
    case SplitFamily::O200k:
        return R"([^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+(?i:'s|'t|'re|'ve|'m|'ll|'d)?|[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*(?i:'s|'t|'re|'ve|'m|'ll|'d)?|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+)";
    default:
        return R"('s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+)";
    }
}

// The reference merge loop: scan for the least (rank, position), join, begin again.
template <class Find> void mergeNaively(std::vector<std::string>& parts, Find find)
{
    for (;;) {
        double best = 1e300;
        std::size_t at = 0;
        for (std::size_t i = 0; i + 1 < parts.size(); ++i)
            if (const double rank = find(parts[i], parts[i + 1]); rank < best) best = rank, at = i;
        if (best == 1e300) return;
        parts[at] += parts[at + 1];
        parts.erase(parts.begin() + std::ptrdiff_t(at) + 1);
    }
}

struct NaiveGpt2 {
    std::map<std::string, int> ids;
    std::map<std::pair<std::string, std::string>, int> ranks;
    explicit NaiveGpt2(const Json& file)
    {
        for (const auto& [token, id] : file["model"]["vocab"].items())
            ids.emplace(fromByteAlphabet(token).bytes, id.get<int>());
        int rank = 0;
        for (const auto& merge : file["model"]["merges"]) {
            const auto text = merge.get<std::string>();
            const auto space = text.find(' ');
            ranks.emplace(std::pair{fromByteAlphabet(text.substr(0, space)).bytes,
                              fromByteAlphabet(text.substr(space + 1)).bytes},
                rank++);
        }
    }
    std::vector<std::int32_t> encode(std::string_view text, const std::vector<Piece>& pieces) const
    {
        std::vector<std::int32_t> out;
        for (const Piece& p : pieces) {
            std::vector<std::string> parts;
            for (std::uint32_t i = p.begin; i < p.end; ++i)
                parts.push_back(std::string(1, text[i]));
            mergeNaively(parts, [&](const std::string& a, const std::string& b) {
                const auto at = ranks.find({a, b});
                return at == ranks.end() ? 1e300 : double(at->second);
            });
            for (const std::string& part : parts)
                out.push_back(ids.at(part));
        }
        return out;
    }
};

NaiveGpt2 naiveGpt2()
{
    // the library's sorted type: the ordered one is quadratic in the vocabulary
    const auto file = nlohmann::json::parse(readTokenFile(shippedTokenizer("gpt2.json.gz")).bytes);
    Json slim;
    NaiveGpt2 out(
        slim = Json{{"model", {{"vocab", Json::object()}, {"merges", file["model"]["merges"]}}}});
    for (const auto& [token, id] : file["model"]["vocab"].items())
        out.ids.emplace(fromByteAlphabet(token).bytes, id.get<int>());
    return out;
}

// Pieces over a few letters, with scores of any size: the sums of long texts become very coarse.
SentencePieces randomPieces(Rng& rng, bool ties)
{
    SentencePieces model;
    model.name = "toy";
    model.unknown = 0;
    model.pieces.push_back({"<unk>", 0, SentencePieces::Unknown});
    std::map<std::string, bool> seen;
    for (int i = 0; i < 120; ++i) {
        std::string piece = rng.below(2) ? "▁" : "";
        for (std::uint64_t n = piece.empty() + rng.below(4); n > 0; --n)
            piece += "abcde"[rng.below(5)];
        if (seen[piece]) continue;
        seen[piece] = true;
        const double score = ties ? -0.25 * double(1 + rng.below(64)) : -1 - 300 * rng.uniform();
        model.pieces.push_back({piece, double(float(score)), SentencePieces::Normal});
    }
    return model;
}

// Specification 0.5, over the whole text at once.
std::vector<std::int32_t> naiveUnigram(
    const SentencePieces& model, ScoreSum rule, const std::string& text)
{
    std::map<std::string, std::int32_t> pieces;
    double lowest = 0;
    for (std::size_t i = 1; i < model.pieces.size(); ++i) {
        pieces[model.pieces[i].text] = std::int32_t(i);
        lowest = std::min(lowest, model.pieces[i].score);
    }
    const auto kept = [&](double x) { return rule == ScoreSum::F64 ? x : double(float(x)); };
    std::vector<double> best(text.size() + 1);
    std::vector<std::pair<std::size_t, std::int32_t>> from(text.size() + 1, {SIZE_MAX, -1});
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t character = utf8Step(text, i).length;
        const auto offer = [&](std::size_t end, double score, std::int32_t id) {
            const double exact = best[i] + score;
            const double sum = rule == ScoreSum::F32 ? kept(exact) : exact;
            if (from[end].second >= 0 && !(sum > best[end])) return;
            best[end] = kept(sum);
            from[end] = {i, id};
        };
        for (std::size_t end = i + 1; end <= std::min(text.size(), i + 12); ++end)
            if (const auto at = pieces.find(text.substr(i, end - i)); at != pieces.end())
                offer(end, model.pieces[std::size_t(at->second)].score, at->second);
        if (!pieces.contains(text.substr(i, character))) offer(i + character, kept(lowest - 10), 0);
        i += character;
    }
    std::vector<std::int32_t> ids;
    for (std::size_t at = text.size(); at > 0; at = from[at].first)
        if (const std::int32_t id = from[at].second; id || ids.empty() || ids.back())
            ids.push_back(id);
    std::reverse(ids.begin(), ids.end());
    return ids;
}

} // namespace

class TstTextOracle : public QObject {
    Q_OBJECT
private slots:
    void scannersAgainstPatterns_data()
    {
        QTest::addColumn<int>("family");
        for (const int f : {0, 2, 3, 4})
            QTest::newRow(std::string(familyName(SplitFamily(f))).c_str()) << f;
    }
    void scannersAgainstPatterns()
    {
        QFETCH(int, family);
        const auto pattern
            = splitByRegex(std::make_shared<Regex>(patternOf(SplitFamily(family)), "pattern"),
                SplitBehavior::Isolated, false, "regex");
        const auto scanner = splitByFamily(SplitFamily(family));
        QCOMPARE(int(*familyOfPattern(patternOf(SplitFamily(family)))), family);
        Rng rng(11, std::uint64_t(family));
        for (int i = 0; i < 40000; ++i) {
            const std::string text = randomText(rng, 16, false);
            QVERIFY2(
                shownPieces(cut(*scanner, text)) == shownPieces(cut(*pattern, text)), text.c_str());
        }
    }
    // smollm: every number stands alone, the gpt-2 pattern runs on the stretches between.
    void smollmAgainstTwoStages()
    {
        const auto digits = splitByRegex(
            std::make_shared<Regex>(R"(\p{N})", "digits"), SplitBehavior::Isolated, false, "");
        const auto gpt2
            = splitByRegex(std::make_shared<Regex>(patternOf(SplitFamily::Gpt2), "gpt2"),
                SplitBehavior::Isolated, false, "");
        const auto scanner = splitByFamily(SplitFamily::Smollm);
        Rng rng(12);
        for (int i = 0; i < 20000; ++i) {
            const std::string text = randomText(rng, 16, false);
            std::string want;
            for (const Piece& p : cut(*digits, text))
                for (const Piece& q : cut(*gpt2, text.substr(p.begin, p.end - p.begin)))
                    want += std::to_string(p.begin + q.end) + " ";
            QVERIFY2(shownPieces(cut(*scanner, text)) == want, text.c_str());
        }
    }
    void gpt2AgainstNaiveMerging()
    {
        const NaiveGpt2 naive = naiveGpt2();
        const auto gpt2 = loadTokenizer(shippedTokenizer("gpt2.json.gz"));
        const auto scanner = splitByFamily(SplitFamily::Gpt2);
        Rng rng(13);
        for (int i = 0; i < 4000; ++i) {
            const std::string text = randomText(rng, 24, true);
            const auto want = naive.encode(text, cut(*scanner, text));
            std::vector<std::int32_t> ids;
            gpt2->encodeIds(text, ids);
            COMPARE_IDS(ids, want, text);
            COMPARE_IDS(idsOf(*gpt2, text), want, text);
            QCOMPARE(gpt2->decode(ids), text); // any bytes survive
            std::uint32_t at = 0;
            for (const TokenSpan& t : gpt2->encode(text)) { // tokens tile the text
                QCOMPARE(t.begin, at);
                QCOMPARE(gpt2->bytes(t.id), text.substr(t.begin, t.end - t.begin));
                at = t.end;
            }
            QCOMPARE(std::size_t(at), text.size());
        }
    }
    // The merge engines change with length; one letter repeated makes ties everywhere.
    void longPiecesAgainstNaiveMerging()
    {
        const NaiveGpt2 naive = naiveGpt2();
        const auto gpt2 = loadTokenizer(shippedTokenizer("gpt2.json.gz"));
        Rng rng(14);
        for (const std::size_t n : {2, 15, 16, 31, 32, 33, 34, 63, 64, 65, 200, 700}) {
            for (int kind = 0; kind < 4; ++kind) {
                std::string text;
                const std::string_view letters = kind == 0 ? "a"
                    : kind == 1                            ? "ab"
                    : kind == 2                            ? "acgt"
                                                           : "etaoinshrdlu";
                while (text.size() < n)
                    text += letters[rng.below(letters.size())];
                const auto want = naive.encode(text, {{0, std::uint32_t(n)}});
                COMPARE_IDS(idsOf(*gpt2, text), want, text);
            }
        }
    }
    // The known answers of specification 0.4, then real vocabularies beside the merge loop.
    void backtrackingEqualsMerging()
    {
        Vocabulary toy;
        const std::vector<std::string> tokens{"a", "b", "c", "ab", "cb", "ac", "bb", "cbb", "acbb"};
        for (std::size_t i = 0; i < tokens.size(); ++i) {
            toy.add(std::int32_t(i), tokens[i], "toy");
            toy.index(std::int32_t(i));
        }
        std::array<std::int32_t, 256> bytes;
        bytes.fill(-1);
        for (const char c : {'a', 'b', 'c'})
            bytes[std::uint8_t(c)] = c - 'a';
        const auto small = Backtracker::make(toy, pairsOfRanks(toy), bytes, false);
        QVERIFY(small);
        std::vector<Symbol> out;
        QVERIFY(small->encode("abacb", out));
        QCOMPARE(int(out.size()), 3);
        QCOMPARE(out[2].id, 4);
        QVERIFY(small->encode("abacbb", out));
        QCOMPARE(int(out.size()), 2);
        QCOMPARE(out[1].id, 8);
        const auto gpt2 = loadTokenizerJson(readTokenFile(shippedTokenizer("gpt2.json.gz")));
        const auto cl100k = loadTiktoken(readTokenFile(textData("cl100k_base.tiktoken.gz")));
        Rng rng(19);
        for (const PipelineParts* parts : {&gpt2, &cl100k}) {
            const auto& model = dynamic_cast<const BytePairModel&>(*parts->model);
            for (int b = 0; b < 256; ++b)
                bytes[std::size_t(b)] = model.byteToken(std::uint8_t(b));
            const auto giant
                = Backtracker::make(model.vocabulary(), model.pairs(), bytes, model.rules().listed);
            QVERIFY(giant);
            for (int i = 0; i < 1500; ++i) {
                std::string text = randomText(rng, 60, true);
                while (i % 100 == 0 && text.size() < 9000)
                    text += "acgt"[rng.below(4)];
                std::vector<Symbol> want;
                for (std::uint32_t k = 0; k < text.size(); ++k)
                    want.push_back({bytes[std::uint8_t(text[k])], k, k + 1, 0});
                mergePairs(model.pairs(), want);
                QVERIFY(giant->encode(text, out));
                if (i == 0) model.encode(text, out); // long enough to take this way by itself
                std::vector<std::int32_t> ids, wanted;
                for (const Symbol& s : out)
                    ids.push_back(s.id);
                for (const Symbol& s : want)
                    wanted.push_back(s.id);
                COMPARE_IDS(ids, wanted, text);
            }
        }
    }
    void sentencePieceAgainstNaiveMerging()
    {
        SentencePieces model;
        model.name = "toy";
        model.unknown = 0;
        model.pieces.push_back({"<unk>", 0, SentencePieces::Unknown});
        Rng rng(15);
        std::map<std::string, double> scores;
        for (int i = 0; i < 160; ++i) {
            std::string piece;
            for (std::uint64_t n = 1 + rng.below(5); n > 0; --n)
                piece
                    += std::array<std::string_view, 6>{"a", "b", "c", "é", "▁", "日"}[rng.below(6)];
            if (scores.contains(piece)) continue;
            scores[piece] = -double(rng.below(40)); // ties are wanted
            model.pieces.push_back({piece, scores[piece], SentencePieces::Normal});
        }
        auto vocabulary = std::make_shared<Vocabulary>();
        for (std::size_t i = 0; i < model.pieces.size(); ++i) {
            vocabulary->add(std::int32_t(i), model.pieces[i].text, "toy");
            if (i) vocabulary->index(std::int32_t(i));
        }
        const SentencePieceBpe bpe(model, vocabulary);
        for (int i = 0; i < 4000; ++i) {
            std::string text;
            std::vector<std::string> parts;
            for (std::uint64_t n = 1 + rng.below(40); n > 0; --n) {
                parts.emplace_back(std::array<std::string_view, 7>{
                    "a", "b", "c", "é", "▁", "日", "z"}[rng.below(7)]);
                text += parts.back();
            }
            mergeNaively(parts, [&](const std::string& a, const std::string& b) {
                const auto at = scores.find(a + b);
                return at == scores.end() ? 1e300 : -at->second;
            });
            std::vector<std::int32_t> want, ids;
            for (const std::string& part : parts) {
                const std::int32_t id = std::max(0, vocabulary->find(part));
                if (id || want.empty() || want.back()) want.push_back(id);
            }
            std::vector<Symbol> out;
            bpe.encode(text, out);
            for (const Symbol& s : out)
                ids.push_back(s.id);
            COMPARE_IDS(ids, want, text);
        }
    }
    // Best score over all segmentations, by trying every cut.
    void unigramAgainstAllSegmentations()
    {
        SentencePieces model;
        model.name = "toy";
        model.unknown = 0;
        model.pieces.push_back({"<unk>", 0, SentencePieces::Unknown});
        Rng rng(16);
        std::map<std::string, double> scores;
        for (int i = 0; i < 60; ++i) {
            std::string piece;
            for (std::uint64_t n = 1 + rng.below(4); n > 0; --n)
                piece += "abc"[rng.below(3)];
            if (scores.contains(piece)) continue;
            scores[piece] = -1 - 8 * rng.uniform();
            model.pieces.push_back({piece, scores[piece], SentencePieces::Normal});
        }
        double lowest = 0;
        for (const auto& [piece, score] : scores)
            lowest = std::min(lowest, score);
        UnigramRules rules;
        rules.sum = ScoreSum::F64;
        const UnigramModel unigram(model, rules);
        for (int i = 0; i < 400; ++i) {
            std::string text;
            for (std::uint64_t n = 1 + rng.below(12); n > 0; --n)
                text += "abcz"[rng.below(4)];
            double best = -1e300;
            for (std::uint32_t cuts = 0; cuts < 1u << (text.size() - 1); ++cuts) {
                double sum = 0;
                std::size_t from = 0;
                for (std::size_t at = 1; at <= text.size(); ++at) {
                    if (at < text.size() && !(cuts >> (at - 1) & 1)) continue;
                    const auto found = scores.find(text.substr(from, at - from));
                    const bool alone = at - from == 1;
                    sum += found != scores.end() ? found->second : alone ? lowest - 10 : -1e9;
                    from = at;
                }
                best = std::max(best, sum);
            }
            std::vector<Symbol> out;
            unigram.encode(text, out);
            double sum = 0;
            for (const Symbol& s : out)
                sum += s.id ? scores.at(text.substr(s.begin, s.end - s.begin))
                            : (lowest - 10) * double(s.end - s.begin);
            QVERIFY2(std::abs(sum - best) < 1e-9, text.c_str());
        }
    }
    // Long texts, where the sum so far rounds what a word adds: the specification's loop over all
    // of the text, by each way to keep sums, with scores that make ties and with ones that do not.
    void unigramOfLongTexts_data()
    {
        QTest::addColumn<int>("sum");
        QTest::addColumn<bool>("ties");
        for (const int sum : {0, 1, 2})
            for (const bool ties : {false, true})
                QTest::addRow("%d %d", sum, int(ties)) << sum << ties;
    }
    void unigramOfLongTexts()
    {
        QFETCH(int, sum);
        QFETCH(bool, ties);
        Rng rng(24, std::uint64_t(ties));
        const SentencePieces model = randomPieces(rng, ties);
        const UnigramRules rules{ScoreSum(sum), true, true};
        const UnigramModel unigram(model, rules);
        for (int round = 0; round < 4; ++round) {
            std::vector<std::string> words;
            for (int i = 0; i < 50; ++i) {
                words.emplace_back("▁");
                for (std::uint64_t n = 1 + rng.below(9); n > 0; --n)
                    words.back() += "abcdez"[rng.below(6)];
            }
            std::string text;
            while (text.size() < 150000)
                text += words[rng.below(words.size())];
            std::vector<Symbol> out;
            unigram.encode(text, out);
            std::vector<std::int32_t> ids;
            for (const Symbol& s : out)
                ids.push_back(s.id);
            QVERIFY(ids == naiveUnigram(model, ScoreSum(sum), text));
        }
    }
    // Reads stop at the end of the text: its last byte stands before an unreadable page.
    void textEndsAtAPage()
    {
        const auto page = std::size_t(sysconf(_SC_PAGESIZE));
        auto* memory = static_cast<char*>(
            mmap(nullptr, 2 * page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
        QVERIFY(memory != MAP_FAILED);
        QCOMPARE(mprotect(memory + page, page, PROT_NONE), 0);
        const auto gpt2 = loadTokenizer(shippedTokenizer("gpt2.json.gz"));
        const auto cl100k = loadTokenizer(textData("cl100k_base.tiktoken.gz"));
        Rng rng(17);
        for (std::size_t n = 1; n < 256; ++n) {
            std::string text = randomText(rng, 400, true);
            while (text.size() < n)
                text += randomText(rng, 40, true);
            std::memcpy(memory + page - n, text.data(), n);
            const std::string_view guarded(memory + page - n, n);
            for (const auto& tokenizer : {gpt2, cl100k}) {
                std::vector<std::int32_t> ids, want;
                tokenizer->encodeIds(guarded, ids);
                tokenizer->encodeIds(std::string(guarded), want);
                QCOMPARE(ids, want);
                QCOMPARE(tokenizer->decode(ids), std::string(guarded));
            }
        }
        munmap(memory, 2 * page);
    }
    // The cache is an accelerator only: cold, warm, by threads or through the general path.
    void cacheAndThreadsChangeNothing()
    {
        const auto gpt2 = loadTokenizer(shippedTokenizer("gpt2.json.gz"));
        Rng rng(18);
        std::string text;
        while (text.size() < 300000)
            text += randomText(rng, 50, true);
        std::vector<std::int32_t> cold, warm;
        gpt2->encodeIds(text, cold);
        gpt2->encodeIds(text, warm);
        QCOMPARE(cold, warm);
        std::vector<std::vector<std::int32_t>> found(4);
        std::vector<std::thread> threads;
        for (auto& ids : found)
            threads.emplace_back([&gpt2, &text, &ids] { gpt2->encodeIds(text, ids); });
        for (std::thread& t : threads)
            t.join();
        for (const auto& ids : found)
            QVERIFY(ids == cold);
    }
};

QTEST_APPLESS_MAIN(TstTextOracle)
#include "tst_text_oracle.moc"
