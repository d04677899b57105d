#include "engine/base/error.h"
#include "engine/base/random.h"
#include "engine/tensor/safetensors.h"

#include <QTemporaryDir>
#include <QTest>
#include <fstream>

using namespace seq;
namespace fs = std::filesystem;

namespace {

std::string file(const std::string& header, const std::string& data)
{
    const std::uint64_t size = header.size();
    return std::string(reinterpret_cast<const char*>(&size), 8) + header + data;
}

const std::string kData(32, '\1');
const std::string kGood = file(
    R"({"__metadata__":{"format":"pt"},"a":{"dtype":"F32","shape":[2,2],"data_offsets":[0,16]},)"
    R"("b":{"dtype":"BF16","shape":[4],"data_offsets":[16,24]},"c":{"dtype":"I64","shape":[],"data_offsets":[24,32]}})",
    kData);

} // namespace

class TestSafetensors : public QObject {
    Q_OBJECT
private slots:
    void values();
    void refusals_data();
    void refusals();
    void folders();
    void damaged();

private:
    fs::path write(const std::string& bytes, const char* name = "made.safetensors");
    QTemporaryDir scratch_;
};

fs::path TestSafetensors::write(const std::string& bytes, const char* name)
{
    const auto path = fs::path(scratch_.path().toStdString()) / name;
    fs::remove(path);
    std::ofstream(path, std::ios::binary) << bytes;
    return path;
}

void TestSafetensors::values()
{
    const auto open = SafetensorsFile::open(write(kGood));
    QCOMPARE(open->tensors().size(), std::size_t(3));
    QCOMPARE(open->metadata().at("format"), std::string("pt"));
    QVERIFY(open->tensor("a").shape() == Shape({2, 2}));
    QVERIFY(open->tensor("b").dtype() == Dtype::BF16);
    QVERIFY(open->tensor("c").shape() == Shape());
    QCOMPARE(open->tensor("c").host<std::int64_t>()[0], 0x0101010101010101);
    QVERIFY_THROWS_EXCEPTION(Error, open->tensor("d"));
    // a header that leaves the data unaligned
    const auto odd = SafetensorsFile::open(write(
        file(R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}  )", std::string(8, '\2'))));
    QVERIFY(reinterpret_cast<std::uintptr_t>(odd->tensor("a").raw()) % 4 == 0);
    QCOMPARE(odd->tensor("a").host<std::byte>()[7], std::byte(2));
}

void TestSafetensors::refusals_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("says");
    const auto row = [](const char* name, const std::string& bytes, const char* says) {
        QTest::newRow(name) << QByteArray::fromStdString(bytes) << QByteArray(says);
    };
    const auto one = [](const std::string& entry) { return file("{\"w\":" + entry + "}", kData); };
    row("empty", "", "no safetensors file");
    row("longHeader", std::string(8, '\xff') + "{}", "announces a header");
    row("json", file("{\"w\":", kData), "not valid JSON");
    row("list", file("[1]", kData), "no JSON object");
    row("twice",
        file(
            R"({"w":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"w":{"dtype":"U8","shape":[1],"data_offsets":[1,2]}})",
            kData),
        "w stands there twice");
    row("entry", one("3"), "w has no list");
    row("dtype", one(R"({"dtype":"F8_E4M3","shape":[1],"data_offsets":[0,1]})"), "F8_E4M3");
    row("noDtype", one(R"({"shape":[1],"data_offsets":[0,1]})"), "no \"dtype\"");
    row("negative", one(R"({"dtype":"U8","shape":[-1],"data_offsets":[0,1]})"), "-1");
    row("fraction", one(R"({"dtype":"U8","shape":[1.5],"data_offsets":[0,1]})"), "1.5");
    row("nested", one(R"({"dtype":"U8","shape":[[[1]]],"data_offsets":[0,1]})"), "array");
    row("overflow", one(R"({"dtype":"F32","shape":[1000000000,1000000000],"data_offsets":[0,4]})"),
        "2^48");
    row("axes", one(R"({"dtype":"U8","shape":[1,1,1,1,1,1,1],"data_offsets":[0,1]})"), "7 axes");
    row("size", one(R"({"dtype":"F32","shape":[2],"data_offsets":[0,4]})"), "8 bytes");
    row("backwards", one(R"({"dtype":"F32","shape":[1],"data_offsets":[4,0]})"), "4 bytes");
    row("threeOffsets", one(R"({"dtype":"F32","shape":[1],"data_offsets":[0,4,8]})"),
        "data_offsets");
    row("beyond", one(R"({"dtype":"F32","shape":[8],"data_offsets":[4,36]})"), "the file has 32");
    row("overlap",
        file(
            R"({"v":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"w":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}})",
            kData),
        "v and w overlap");
}

void TestSafetensors::refusals()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, says);
    std::string text;
    try {
        SafetensorsFile::open(write(bytes.toStdString()));
    } catch (const Error& e) {
        text = e.what();
    }
    QVERIFY2(text.find(says.toStdString()) != std::string::npos, text.c_str());
    QVERIFY(text.find("made.safetensors") != std::string::npos);
}

void TestSafetensors::folders()
{
    const fs::path folder = scratch_.path().toStdString();
    QVERIFY_THROWS_EXCEPTION(Error, SafetensorsFolder{folder});
    write(kGood, "one.safetensors");
    write(R"({"weight_map":{"a":"one.safetensors"}})", "model.safetensors.index.json");
    const SafetensorsFolder shards(folder);
    QVERIFY(shards.fileOf("a") && shards.fileOf("b") && !shards.fileOf("z"));
    write(R"({"weight_map":{"a":"../one.safetensors"}})", "model.safetensors.index.json");
    QVERIFY_THROWS_EXCEPTION(Error, SafetensorsFolder{folder});
    write(R"({"weight_map":{"a":"absent.safetensors"}})", "model.safetensors.index.json");
    QVERIFY_THROWS_EXCEPTION(Error, SafetensorsFolder{folder});
    write("[]", "model.safetensors.index.json");
    QVERIFY_THROWS_EXCEPTION(Error, SafetensorsFolder{folder});
    write(kGood, "model.safetensors");
    QVERIFY(SafetensorsFolder(folder).fileOf("c"));
}

// Whatever happens to a file: an Error that names it, or a file whose every value can be read.
void TestSafetensors::damaged()
{
    Rng rng(21);
    int refused = 0;
    for (int round = 0; round < 4000; ++round) {
        std::string bytes = kGood;
        if (round % 4 == 0) bytes.resize(rng.below(bytes.size()));
        for (std::uint64_t n = rng.below(4); !bytes.empty() && n-- > 0;) {
            char& byte = bytes[rng.below(bytes.size())];
            if (rng.below(2))
                byte = char(byte ^ 1 << rng.below(8));
            else
                byte = char("[]{}0139,:\""[rng.below(11)]);
        }
        try {
            const auto open = SafetensorsFile::open(write(bytes));
            unsigned sum = 0;
            for (const auto& t : open->tensors())
                for (const std::byte b : open->tensor(t.name).host<std::byte>())
                    sum += unsigned(b);
            QVERIFY(sum <= 32 * 255);
        } catch (const Error& e) {
            ++refused;
            QVERIFY(std::string(e.what()).find("made.safetensors") != std::string::npos);
        }
    }
    QVERIFY(refused > 1000);
}

QTEST_APPLESS_MAIN(TestSafetensors)
#include "tst_safetensors.moc"
