#include "engine/base/mapped_file.h"
#include "engine/cpu/dequantise.h"

#include <QtTest>
#include <cmath>
#include <cstring>
#include <nlohmann/json.hpp>

using namespace seq;

// The file: see tests/data/README.md.
class TstDequantise : public QObject {
    Q_OBJECT

    std::shared_ptr<const MappedFile> file_;
    nlohmann::json header_;
    const std::byte* data_ = nullptr;

private slots:
    void initTestCase()
    {
        file_ = MappedFile::open(SEQSCOPE_SOURCE "/tests/data/gguf_block_types.safetensors");
        std::uint64_t length = 0;
        std::memcpy(&length, file_->bytes().data(), 8);
        const auto* text = reinterpret_cast<const char*>(file_->bytes().data()) + 8;
        header_ = nlohmann::json::parse(text, text + length);
        data_ = file_->bytes().data() + 8 + length;
    }

    void equalsTheReference_data()
    {
        QTest::addColumn<int>("dtype");
        for (Dtype t : {Dtype::F16, Dtype::BF16})
            QTest::newRow(info(t).name.data()) << int(t);
        for (int t = int(Dtype::Q8_0); t <= int(Dtype::IQ4_XS); ++t)
            QTest::newRow(info(Dtype(t)).name.data()) << t;
    }
    void equalsTheReference()
    {
        QFETCH(int, dtype);
        const auto name = std::string(info(Dtype(dtype)).name);
        const auto& raw = header_.at(name + ".raw");
        const auto& wanted = header_.at(name + ".float");
        const std::int64_t rows = wanted["shape"][0], n = wanted["shape"][1];
        QCOMPARE(std::int64_t(raw["shape"][1]), rowBytes(Dtype(dtype), n));
        std::vector<float> got(std::size_t(n), 0);
        for (std::int64_t r = 0; r < rows; ++r) {
            const std::byte* row
                = data_ + std::size_t(raw["data_offsets"][0]) + r * std::int64_t(raw["shape"][1]);
            dequantiseRow(Dtype(dtype), row, got.data(), n);
            const std::byte* truth = data_ + std::size_t(wanted["data_offsets"][0]) + r * n * 4;
            for (std::int64_t i = 0; i < n; ++i) {
                float value = 0;
                std::memcpy(&value, truth + 4 * i, 4);
                QVERIFY2(std::memcmp(&value, &got[std::size_t(i)], 4) == 0,
                    qPrintable(QString("row %1 element %2: %3 is not %4")
                                   .arg(r)
                                   .arg(i)
                                   .arg(got[std::size_t(i)])
                                   .arg(value)));
            }
        }
    }

    void halvesRoundTrip()
    {
        for (int bits = 0; bits < 65536; ++bits) {
            const float value = halfToFloat(std::uint16_t(bits));
            if (std::isnan(value)) continue;
            QCOMPARE(int(floatToHalf(value)), bits);
        }
        QVERIFY(std::isnan(halfToFloat(0x7e01)));
        QCOMPARE(floatToHalf(65519.f), std::uint16_t(0x7bff));
        QCOMPARE(floatToHalf(65520.f), std::uint16_t(0x7c00));
        QCOMPARE(floatToHalf(1.f + 0x1p-11f), std::uint16_t(0x3c00)); // a tie goes to even
        QCOMPARE(floatToHalf(1.f + 0x3p-11f), std::uint16_t(0x3c02));
        QCOMPARE(floatToHalf(0x1p-25f), std::uint16_t(0));
    }
};

QTEST_APPLESS_MAIN(TstDequantise)
#include "tst_dequantise.moc"
