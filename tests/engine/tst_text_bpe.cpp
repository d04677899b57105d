#include "engine/base/error.h"
#include "engine/text/pair_merger.h"
#include "tests/engine/text_vectors.h"

using namespace seq;

namespace {

struct Plan {
    std::string encoding, text;
    std::vector<std::int32_t> ids;
};

std::vector<Plan> testPlans()
{
    QString all = QString::fromStdString(readTokenFile(textData("test_plans.txt.gz")).bytes);
    all.replace("\r\n", "\n");
    static const QRegularExpression block(
        "EncodingName: (.*?)\nSample: (.*?)\nEncoded: \\[(.*?)\\]",
        QRegularExpression::DotMatchesEverythingOption);
    std::vector<Plan> plans;
    for (auto it = block.globalMatch(all); it.hasNext();) {
        const auto match = it.next();
        Plan plan{match.captured(1).toStdString(), match.captured(2).toStdString(), {}};
        for (const QString& id : match.captured(3).split(',', Qt::SkipEmptyParts))
            plan.ids.push_back(id.toInt());
        plans.push_back(plan);
    }
    return plans;
}

void checkPlans(const Tokenizer& tokenizer, const std::string& encoding, int rows)
{
    int seen = 0;
    for (const Plan& plan : testPlans()) {
        if (plan.encoding != encoding) continue;
        const auto ids = idsOf(tokenizer, plan.text, {true, true});
        COMPARE_IDS(ids, plan.ids, plan.text);
        ++seen;
    }
    QCOMPARE(seen, rows);
}

} // namespace

class TstTextBpe : public QObject {
    Q_OBJECT
private slots:
    void gpt2Plans()
    {
        checkPlans(*loadTokenizer(shippedTokenizer("gpt2.json.gz")), "r50k_base", 67);
    }
    void cl100kPlans()
    {
        checkPlans(*loadTokenizer(textData("cl100k_base.tiktoken.gz")), "cl100k_base", 75);
    }
    void gpt2Vectors()
    {
        const auto gpt2 = loadTokenizer(shippedTokenizer("gpt2.json.gz"));
        for (const Json& row : jsonLines("llama_cpp_vectors.jsonl.gz")) {
            const auto text = row["text"].get<std::string>();
            const auto want = row["gpt-2"].get<std::vector<std::int32_t>>();
            COMPARE_IDS(idsOf(*gpt2, text), want, text);
            std::vector<std::int32_t> ids;
            gpt2->encodeIds(text, ids);
            COMPARE_IDS(ids, want, text);
            QCOMPARE(gpt2->decode(ids), text);
        }
    }
    void mergesOfAToken()
    {
        const auto gpt2 = loadTokenizer(shippedTokenizer("gpt2.json.gz"));
        const auto ids = idsOf(*gpt2, " the");
        QCOMPARE(ids, std::vector<std::int32_t>{262});
        const auto steps = gpt2->merges(262);
        QCOMPARE(int(steps.size()), 3); // " t", "he", " the": the first merges of the file
        QCOMPARE(steps[0].left + "+" + steps[0].right, std::string(" +t"));
        QCOMPARE(steps[0].rank, 0);
        QCOMPARE(steps[2].left + "+" + steps[2].right, std::string(" t+he"));
    }
    // Both "BPE" semantics and ignore_merges on the same toy (specification 0.4).
    void twoSemantics()
    {
        PairTable listed(3), ranked(4);
        enum { A, B, C, BC, AB, ABC };
        listed.add(B, C, {0, BC});
        listed.add(A, B, {1, AB});
        listed.add(AB, C, {2, ABC});
        ranked.add(B, C, {BC, BC});
        ranked.add(A, B, {AB, AB});
        ranked.add(AB, C, {ABC, ABC});
        ranked.add(A, BC, {ABC, ABC});
        std::vector<Symbol> symbols{{A, 0, 1}, {B, 1, 2}, {C, 2, 3}};
        auto again = symbols;
        mergePairs(listed, symbols);
        QCOMPARE(int(symbols.size()), 2);
        QCOMPARE(symbols[1].id, int(BC));
        mergePairs(ranked, again);
        QCOMPARE(int(again.size()), 1);
        QCOMPARE(again[0].id, int(ABC));
    }
    void badIdsAreRefused()
    {
        const auto gpt2 = loadTokenizer(shippedTokenizer("gpt2.json.gz"));
        const std::vector<std::int32_t> ids{50257};
        QVERIFY_THROWS_EXCEPTION(Error, gpt2->decode(ids));
        QVERIFY_THROWS_EXCEPTION(Error, gpt2->bytes(-1));
    }
};

QTEST_APPLESS_MAIN(TstTextBpe)
#include "tst_text_bpe.moc"
