#include "engine/base/error.h"
#include "engine/base/random.h"
#include "engine/base/resources.h"
#include "engine/tensor/gguf.h"
#include "tests/shared/gguf_writer.h"

#include <QTemporaryDir>
#include <QTest>

using namespace seq;

namespace {

GgufWriter sample()
{
    GgufWriter w;
    w.key("a.text", "grüß").key("a.count", 7).key("a.real", 0.5f).key("a.flag", true);
    w.key("a.big", std::uint64_t(1) << 63).key("a.double", 0.25);
    w.key("texts", std::vector<std::string>{"one", "", "three"});
    w.key("reals", std::vector<float>{1.5f, -2}).key("numbers", std::vector<std::int32_t>{3, -4});
    const std::string nested = GgufWriter::raw(std::uint32_t(9)) + GgufWriter::raw(std::uint64_t(1))
        + GgufWriter::raw(std::uint32_t(5)) + GgufWriter::raw(std::uint64_t(1))
        + GgufWriter::raw(std::int32_t(9));
    w.rawKey("nested", 9, nested);
    w.tensor("plain", Tensor::of(std::vector<float>{1, 2, 3, 4, 5, 6}, {2, 3}));
    w.tensor("blocks", {2, 64}, 8, std::string(2 * 68, '\1'));
    return w;
}

} // namespace

class TestGguf : public QObject {
    Q_OBJECT
private slots:
    void values();
    void wrongTypes();
    void refusals_data();
    void refusals();
    void everyBlockType();
    void damaged();
    void smolLm2();

private:
    std::string refusal(const std::string& bytes);
    std::filesystem::path write(const std::string& bytes);
    QTemporaryDir scratch_;
};

std::filesystem::path TestGguf::write(const std::string& bytes)
{
    const auto path = std::filesystem::path(scratch_.path().toStdString()) / "made.gguf";
    std::filesystem::remove(path); // a mapping of the last one must not change
    std::ofstream(path, std::ios::binary) << bytes;
    return path;
}

std::string TestGguf::refusal(const std::string& bytes)
{
    try {
        GgufFile::open(write(bytes));
    } catch (const Error& e) {
        return e.what();
    }
    return {};
}

void TestGguf::values()
{
    for (const std::uint32_t version : {2u, 3u})
        for (const std::uint32_t alignment : {32u, 64u}) {
            GgufWriter w;
            w.alignment = alignment; // before the tensors are placed
            w.version = version;
            w.key("a.text", "grüß").key("a.count", 7).key("a.real", 0.5f).key("a.flag", true);
            w.key("texts", std::vector<std::string>{"one", "", "three"});
            w.tensor("one", Tensor::of(std::vector<float>{1, 2, 3}, {3}));
            w.tensor("plain", Tensor::of(std::vector<float>{1, 2, 3, 4, 5, 6}, {2, 3}));
            const auto file = GgufFile::open(write(w.bytes()));
            QCOMPARE(file->text("a.text").value(), std::string_view("grüß"));
            QCOMPARE(file->integer("a.count").value(), 7);
            QCOMPARE(file->real("a.count").value(), 7.0);
            QCOMPARE(file->real("a.real").value(), 0.5);
            QCOMPARE(file->boolean("a.flag").value(), true);
            QCOMPARE(file->texts("texts"), (std::vector<std::string_view>{"one", "", "three"}));
            QCOMPARE(file->tensors().size(), std::size_t(2));
            const Tensor t = file->tensor("plain");
            QVERIFY(t.shape() == Shape({2, 3}));
            QCOMPARE(t.host<float>()[5], 6.0f);
            QVERIFY(reinterpret_cast<std::uintptr_t>(t.raw()) % alignment == 0);
        }
    const auto file = GgufFile::open(write(sample().bytes()));
    QCOMPARE(file->reals("reals"), (std::vector<float>{1.5f, -2}));
    QCOMPARE(file->integers("numbers"), (std::vector<std::int32_t>{3, -4}));
    QCOMPARE(file->real("a.double").value(), 0.25);
    QCOMPARE(file->keys().size(), std::size_t(10));
    QVERIFY(file->tensor("blocks").dtype() == Dtype::Q8_0);
    QVERIFY(file->texts("absent").empty() && !file->text("absent") && !file->find("absent"));
}

void TestGguf::wrongTypes()
{
    const auto file = GgufFile::open(write(sample().bytes()));
    QVERIFY_THROWS_EXCEPTION(Error, file->integer("a.text"));
    QVERIFY_THROWS_EXCEPTION(Error, file->integer("a.flag"));
    QVERIFY_THROWS_EXCEPTION(Error, file->integer("a.big"));
    QVERIFY_THROWS_EXCEPTION(Error, file->real("texts"));
    QVERIFY_THROWS_EXCEPTION(Error, file->boolean("a.count"));
    QVERIFY_THROWS_EXCEPTION(Error, file->text("a.count"));
    QVERIFY_THROWS_EXCEPTION(Error, file->texts("reals"));
    QVERIFY_THROWS_EXCEPTION(Error, file->reals("texts"));
    QVERIFY_THROWS_EXCEPTION(Error, file->integers("reals"));
    QVERIFY_THROWS_EXCEPTION(Error, file->integers("nested"));
    QVERIFY_THROWS_EXCEPTION(Error, file->tensor("none"));
}

void TestGguf::refusals_data()
{
    using Bytes = std::string;
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("says");
    const auto row = [](const char* name, const Bytes& bytes, const char* says) {
        QTest::newRow(name) << QByteArray::fromStdString(bytes) << QByteArray(says);
    };
    const Bytes good = sample().bytes();
    const auto with = [&](const auto& change) {
        GgufWriter w;
        change(w);
        return w.bytes();
    };
    const std::int64_t two[] = {2}, many[] = {1, 1, 1, 1, 1}, none[] = {0, 4},
                       vast[] = {1 << 30, 1 << 30};
    row("empty", "", "no GGUF file");
    row("other", "PK\3\4" + Bytes(40, 'x'), "no GGUF file");
    row("version", with([](auto& w) { w.version = 1; }), "versions 2 and 3");
    row("bigEndian", with([](auto& w) { w.version = 0x03000000; }), "big-endian");
    row("cutKey", good.substr(0, 60), "truncated");
    row("cutData", good.substr(0, good.size() - 1), "blocks");
    row("keyCount",
        "GGUF" + GgufWriter::raw(3u) + GgufWriter::raw(std::uint64_t(0))
            + GgufWriter::raw(~std::uint64_t(0)),
        "cannot stand");
    row("tensorCount",
        "GGUF" + GgufWriter::raw(3u) + GgufWriter::raw(~std::uint64_t(0))
            + GgufWriter::raw(std::uint64_t(0)),
        "cannot stand");
    row("twoKeys", with([](auto& w) { w.key("k", 1).key("k", 2); }),
        "the key k stands there twice");
    row("keyType", with([](auto& w) { w.rawKey("k", 13, ""); }), "types 0 to 12");
    row("arrayCount", with([](auto& w) {
        w.rawKey("k", 9, GgufWriter::raw(8u) + GgufWriter::raw(std::uint64_t(1) << 61));
    }),
        "announces");
    row("longText", with([](auto& w) { w.rawKey("k", 8, GgufWriter::raw(~std::uint64_t(0))); }),
        "k");
    row("alignment", with([](auto& w) { w.key("general.alignment", 24); }), "power of two");
    row("twoTensors",
        with([&](auto& w) { w.tensor("t", {2}, 0, Bytes(8, 0)).tensor("t", {2}, 0, Bytes(8, 0)); }),
        "the tensor t stands there twice");
    row("tensorType", with([&](auto& w) { w.rawTensor("t", two, 99, 0, Bytes(8, 0)); }), "Q4_K");
    row("axes", with([&](auto& w) { w.rawTensor("t", many, 0, 0, Bytes(4, 0)); }), "5 axes");
    row("emptyAxis", with([&](auto& w) { w.rawTensor("t", none, 0, 0, ""); }),
        "axis 1 of the tensor t");
    row("overflow", with([&](auto& w) { w.rawTensor("t", vast, 0, 0, ""); }), "2^48");
    row("blocks", with([&](auto& w) {
        w.tensor("t", {2, 48}, 2, Bytes(64, 0));
    }),
        "multiple of 32");
    row("offset",
        with([&](auto& w) { w.rawTensor("t", two, 0, std::uint64_t(1) << 63, Bytes(8, 0)); }),
        "t begins");
    row("unaligned", with([&](auto& w) { w.rawTensor("t", two, 0, 4, Bytes(16, 0)); }),
        "no multiple of 32");
}

void TestGguf::refusals()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, says);
    const std::string text = refusal(bytes.toStdString());
    QVERIFY2(text.find(says.toStdString()) != std::string::npos, text.c_str());
    QVERIFY(text.find("made.gguf") != std::string::npos);
}

void TestGguf::everyBlockType()
{
    const std::pair<std::uint32_t, Dtype> types[] = {{0, Dtype::F32}, {1, Dtype::F16},
        {30, Dtype::BF16}, {8, Dtype::Q8_0}, {2, Dtype::Q4_0}, {3, Dtype::Q4_1}, {6, Dtype::Q5_0},
        {7, Dtype::Q5_1}, {10, Dtype::Q2_K}, {11, Dtype::Q3_K}, {12, Dtype::Q4_K},
        {13, Dtype::Q5_K}, {14, Dtype::Q6_K}, {20, Dtype::IQ4_NL}, {23, Dtype::IQ4_XS}};
    GgufWriter w;
    for (const auto& [id, dtype] : types)
        w.tensor(info(dtype).name, {3, 512}, id,
            std::string(std::size_t(3 * rowBytes(dtype, 512)), '\2'));
    const auto file = GgufFile::open(write(w.bytes()));
    for (const auto& [id, dtype] : types) {
        const Tensor t = file->tensor(info(dtype).name);
        QVERIFY(t.dtype() == dtype && t.shape() == Shape({3, 512}));
        QCOMPARE(t.host<std::byte>().back(), std::byte(2));
    }
}

// Whatever happens to a file: an Error that names it, or a file whose every value can be read.
void TestGguf::damaged()
{
    const std::string good = sample().bytes();
    Rng rng(20);
    int refused = 0;
    for (int round = 0; round < 4000; ++round) {
        std::string bytes = good;
        if (round % 4 == 0) bytes.resize(rng.below(bytes.size()));
        for (std::uint64_t n = rng.below(4); !bytes.empty() && n-- > 0;) {
            char& byte = bytes[rng.below(bytes.size())];
            if (rng.below(2))
                byte = char(byte ^ 1 << rng.below(8));
            else
                byte = char(rng.below(3) ? rng.below(256) : 255);
        }
        try {
            const auto file = GgufFile::open(write(bytes));
            for (const std::string& key : file->keys())
                try {
                    file->texts(key);
                } catch (const Error&) {
                    try {
                        file->integers(key);
                    } catch (const Error&) {
                    }
                }
            unsigned sum = 0;
            for (const auto& t : file->tensors())
                for (const std::byte b : file->tensor(t.name).host<std::byte>())
                    sum += unsigned(b);
            QVERIFY(sum < 1u << 30);
        } catch (const Error& e) {
            ++refused;
            QVERIFY(std::string(e.what()).find("made.gguf") != std::string::npos);
        }
    }
    QVERIFY(refused > 1000);
}

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
