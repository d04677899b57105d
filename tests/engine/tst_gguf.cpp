#include "engine/base/error.h"
#include "engine/base/resources.h"
#include "engine/tensor/gguf.h"

#include <QTest>

using namespace seq;

class TestGguf : public QObject {
    Q_OBJECT
private slots:
    void smolLm2();
};

void TestGguf::smolLm2()
{
    const auto path = modelFolder() / "SmolLM2-135M-Instruct.Q4_1.gguf";
    if (!std::filesystem::exists(path)) QSKIP("SmolLM2-135M-Instruct.Q4_1.gguf is not here");
    const auto file = GgufFile::open(path);
    QCOMPARE(file->text("general.architecture").value(), std::string_view("llama"));
    QCOMPARE(file->integer("llama.block_count").value(), 30);
    QCOMPARE(file->real("llama.rope.freq_base").value(), 100000.0);
    const auto tokens = file->texts("tokenizer.ggml.tokens");
    QCOMPARE(tokens.size(), std::size_t(49152));
    QCOMPARE(tokens[1], std::string_view("<|im_start|>"));
    QCOMPARE(file->integers("tokenizer.ggml.token_type").size(), std::size_t(49152));
    QVERIFY(file->tensor("token_embd.weight").shape() == Shape({49152, 576}));
    QVERIFY(!file->integer("no.such.key"));
    QVERIFY_THROWS_EXCEPTION(Error, file->tensor("no.such.tensor"));
    QVERIFY_THROWS_EXCEPTION(Error, file->integers("tokenizer.ggml.tokens"));
}

QTEST_APPLESS_MAIN(TestGguf)
#include "tst_gguf.moc"
