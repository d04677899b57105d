#include "engine/base/error.h"
#include "engine/base/json.h"
#include "engine/base/random.h"
#include "engine/base/utf8.h"

#include <QtTest>
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>
#include <sstream>

using namespace seq;

class Base : public QObject {
    Q_OBJECT
private slots:
    void messagesAreFilled();
    void jsonReadsBack();
    void jsonIsValidForAnyBytes();
    void base64RoundTrips();
    void utf8StepsTileAnyBytes();
    void utf8KnownAnswers();
    void philoxKnownAnswer();
    void randomNumbersRepeatAndSpread();
};

void Base::messagesAreFilled()
{
    const Error e = badInput("groups must divide beams: {} does not divide {}", 4, 6);
    QCOMPARE(e.what(), "groups must divide beams: 4 does not divide 6");
    QCOMPARE(e.kind(), Error::BadInput);
    QCOMPARE(e.pattern(), std::string("groups must divide beams: {} does not divide {}"));
    QCOMPARE(fill("{} and {}", {"{}"}), std::string("{} and {}"));
}

void Base::jsonReadsBack()
{
    std::ostringstream out;
    Rng rng(1);
    std::vector<float> floats;
    for (int i = 0; i < 1000; ++i)
        floats.push_back(std::bit_cast<float>(rng.bits()));
    JsonWriter json(out, 2);
    json.beginObject().member("floats", floats).member("text", "a\"b\\\n\x01é").key("none").null();
    json.member("nan", std::numeric_limits<double>::quiet_NaN()).key("empty").beginArray();
    json.endArray().endObject();
    const Json read = parseJson(out.str(), "test");
    for (std::size_t i = 0; i < floats.size(); ++i)
        if (std::isfinite(floats[i]))
            QCOMPARE(read["floats"][i].get<float>(), floats[i]);
        else
            QVERIFY(read["floats"][i].is_null());
    QCOMPARE(read["text"].get<std::string>(), std::string("a\"b\\\n\x01é"));
    QVERIFY(read["none"].is_null() && read["nan"].is_null() && read["empty"].empty());
}

void Base::jsonIsValidForAnyBytes()
{
    Rng rng(2);
    for (int round = 0; round < 200; ++round) {
        std::string bytes;
        for (std::uint64_t n = rng.below(40); n > 0; --n)
            bytes += char(rng.below(256));
        std::ostringstream out;
        JsonWriter(out).beginArray().value(bytes).bytes(bytes).endArray();
        const Json read = parseJson(out.str(), "test");
        QCOMPARE(read[0].get<std::string>(), toUtf8(bytes));
        const Json& whole = read[1];
        QCOMPARE(whole.is_string() ? whole.get<std::string>()
                                   : fromBase64(whole["base64"].get<std::string>()),
            bytes);
    }
    QVERIFY_EXCEPTION_THROWN(parseJson("{\"a\":", "file"), Error);
}

void Base::base64RoundTrips()
{
    QCOMPARE(toBase64("foobar"), std::string("Zm9vYmFy"));
    QCOMPARE(toBase64("fo"), std::string("Zm8="));
    QVERIFY_EXCEPTION_THROWN(fromBase64("a*b="), Error);
    Rng rng(3);
    for (int n = 0; n < 100; ++n) {
        std::string bytes;
        for (int i = 0; i < n; ++i)
            bytes += char(rng.below(256));
        QCOMPARE(fromBase64(toBase64(bytes)), bytes);
    }
}

void Base::utf8StepsTileAnyBytes()
{
    Rng rng(4);
    for (int round = 0; round < 2000; ++round) {
        std::string bytes;
        for (std::uint64_t n = rng.below(12); n > 0; --n)
            bytes += char(rng.below(2) ? 0x80 + rng.below(128) : rng.below(256));
        std::size_t at = 0;
        std::string valid;
        while (at < bytes.size()) {
            const Utf8Step step = utf8Step(bytes, at);
            QVERIFY(step.length >= 1 && at + step.length <= bytes.size());
            if (step.valid) {
                std::string again;
                appendUtf8(again, step.point);
                QCOMPARE(again, bytes.substr(at, step.length));
            }
            at += step.length;
        }
        QCOMPARE(at, bytes.size());
        QVERIFY(isUtf8(toUtf8(bytes)));
    }
}

void Base::utf8KnownAnswers()
{
    QVERIFY(!isUtf8("\xC0\x80")); // overlong
    QVERIFY(!isUtf8("\xED\xA0\x80")); // surrogate
    QVERIFY(!isUtf8("\xF4\x90\x80\x80")); // past U+10FFFF
    QVERIFY(isUtf8("a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80"));
    // Unicode 15, table 3-11: three maximal subparts
    QCOMPARE(toUtf8("\xE1\x80\xE2\xF0\x91"), std::string("\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"));
}

void Base::philoxKnownAnswer()
{
    // the authors' test vector: key 0, counter 0
    Rng rng(0, 0);
    QCOMPARE(rng.bits(), 0x6627e8d5u);
    QCOMPARE(rng.bits(), 0xe169c58du);
    QCOMPARE(rng.bits(), 0xbc57ac4cu);
    QCOMPARE(rng.bits(), 0x9b00dbd8u);
}

void Base::randomNumbersRepeatAndSpread()
{
    Rng a(7), b(7);
    std::array<int, 10> counts{};
    double sum = 0, squares = 0;
    for (int i = 0; i < 100000; ++i) {
        const std::uint64_t x = a.below(10);
        QCOMPARE(x, b.below(10));
        ++counts[x];
        const double n = a.normal();
        b.normal();
        sum += n, squares += n * n;
    }
    double chiSquare = 0;
    for (const int count : counts)
        chiSquare += (count - 1e4) * (count - 1e4) / 1e4;
    QVERIFY2(chiSquare < 27.9, "9 degrees of freedom, p = 0.001");
    QVERIFY(std::abs(sum / 1e5) < 0.013 && std::abs(squares / 1e5 - 1) < 0.02);
    QVERIFY(Rng(7).split(1).bits() != Rng(7).split(2).bits());
}

QTEST_APPLESS_MAIN(Base)
#include "tst_base.moc"
