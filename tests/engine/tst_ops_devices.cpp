// Each op on both devices with fresh random inputs. The CPU is the specification; attention has a
// table of its own.
#include "engine/base/error.h"
#include "engine/base/random.h"
#include "engine/ops/activation.h"
#include "engine/ops/convert.h"
#include "engine/ops/elementwise.h"
#include "engine/ops/gather.h"
#include "engine/ops/linear.h"
#include "engine/ops/norm.h"
#include "engine/ops/rope.h"
#include "engine/ops/store_keys.h"
#include "engine/ops/weighted_values.h"
#include "engine/tensor/device.h"
#include "tests/shared/random_rows.h"
#include "tests/shared/tolerance.h"

#include <QtTest>
#include <algorithm>
#include <cmath>
#include <functional>
#include <random>

using namespace seq;

namespace {

constexpr Dtype kWeights[] = {Dtype::F32, Dtype::F16, Dtype::BF16, Dtype::Q8_0, Dtype::Q4_0,
    Dtype::Q4_1, Dtype::Q5_0, Dtype::Q5_1, Dtype::Q2_K, Dtype::Q3_K, Dtype::Q4_K, Dtype::Q5_K,
    Dtype::Q6_K, Dtype::IQ4_NL, Dtype::IQ4_XS};
constexpr Device kGpu{Device::Cuda, 0};

// Runs on a device with inputs from the generator; the same seed for both.
using Op = std::function<Tensor(Device, Rng&)>;
struct Row {
    std::string name;
    Op op;
    double tolerance = 0; // relative, or absolute below 1; 0: the same bits
};

std::string shapeName(const char* op, const Shape& s)
{
    return std::string(op) + " " + s.text();
}

std::vector<Shape> elementShapes()
{
    return {{0}, {1}, {7}, {3, 0}, {5, 33}, {2, 3, 64}, {17, 576}, {1, 4099}};
}

void addActivations(std::vector<Row>& rows)
{
    const std::pair<Activation, const char*> all[] = {{Activation::Silu, "silu"},
        {Activation::Gelu, "gelu"}, {Activation::GeluTanh, "geluTanh"}, {Activation::Relu, "relu"}};
    for (const auto& [f, name] : all)
        for (const Shape& s : elementShapes()) {
            rows.push_back({shapeName(name, s),
                [f, s](Device d, Rng& rng) {
                    return activate(scale(randomFloats(s, rng), 4).to(d), f);
                },
                tolerance::kCudaFunction});
            rows.push_back({shapeName((std::string(name) + " gate").c_str(), s),
                [f, s](Device d, Rng& rng) {
                    const Tensor gate = randomFloats(s, rng), up = randomFloats(s, rng);
                    return activateGate(gate.to(d), up.to(d), f);
                },
                tolerance::kCudaFunction});
        }
}

void addElementwise(std::vector<Row>& rows)
{
    for (const Shape& s : elementShapes()) {
        const auto both = [s](Tensor (*f)(const Tensor&, const Tensor&), bool row) {
            return [s, f, row](Device d, Rng& rng) {
                const Tensor a = randomFloats(s, rng),
                             b = randomFloats(row ? Shape{s[s.rank() - 1]} : s, rng);
                return f(a.to(d), b.to(d));
            };
        };
        rows.push_back({shapeName("add", s), both(add, false)});
        rows.push_back({shapeName("add row", s), both(add, true)});
        rows.push_back({shapeName("multiply", s), both(multiply, false)});
        rows.push_back({shapeName("multiply row", s), both(multiply, true)});
        rows.push_back({shapeName("scale", s),
            [s](Device d, Rng& rng) { return scale(randomFloats(s, rng).to(d), 0.37f); }});
    }
}

void addNorms(std::vector<Row>& rows)
{
    for (const Shape& s :
        {Shape{0, 8}, Shape{3, 1}, Shape{5, 7}, Shape{4, 9, 64}, Shape{33, 576}, Shape{2, 2049}}) {
        const std::int64_t width = s[s.rank() - 1];
        rows.push_back({shapeName("rmsNorm", s),
            [s, width](Device d, Rng& rng) {
                const Tensor x = randomFloats(s, rng), gain = randomFloats({width}, rng);
                return rmsNorm(x.to(d), gain.to(d), 1e-5f);
            },
            tolerance::kCudaFloat});
        rows.push_back({shapeName("layerNorm", s),
            [s, width](Device d, Rng& rng) {
                const Tensor x = randomFloats(s, rng), gain = randomFloats({width}, rng),
                             bias = randomFloats({width}, rng);
                return layerNorm(x.to(d), gain.to(d), bias.to(d), 1e-5f);
            },
            tolerance::kCudaFloat});
    }
}

std::vector<int> randomPositions(std::int64_t n, Rng& rng)
{
    std::vector<int> positions;
    for (std::int64_t i = 0; i < n; ++i)
        positions.push_back(int(rng.bits() % 200000) - 50000);
    return positions;
}

void addRope(std::vector<Row>& rows)
{
    const std::pair<Shape, int> shapes[] = {{{0, 2, 8}, 8}, {{1, 1, 2}, 2}, {{5, 3, 64}, 64},
        {{7, 9, 64}, 24}, {{3, 5, 81}, 80}, {{40, 4, 128}, 128}};
    for (const RopePairing pairing : {RopePairing::Halves, RopePairing::Interleaved})
        for (const auto& [s, width] : shapes) {
            const char* name = pairing == RopePairing::Halves ? "rope halves" : "rope interleaved";
            rows.push_back({shapeName(name, s),
                [s = s, width = width, pairing](Device d, Rng& rng) {
                    const Rope rope(width, 10000, pairing,
                        {.kind = RopeScaling::Yarn, .factor = 8, .original = 2048});
                    const Tensor x = randomFloats(s, rng);
                    const auto positions = randomPositions(s[0], rng);
                    return rope.turn(x.to(d), rope.angles(positions, false, d));
                },
                tolerance::kCudaFunction});
        }
}

std::vector<std::int64_t> widthsOf(Dtype t)
{
    const std::int64_t block = info(t).blockElements;
    if (block == 1) return {1, 7, 64, 577};
    return {block, 3 * block};
}

void addGathers(std::vector<Row>& rows)
{
    for (const Dtype t : kWeights)
        for (const std::int64_t width : widthsOf(t)) {
            const std::string name = std::string(info(t).name) + " " + std::to_string(width);
            rows.push_back({"gatherRows " + name, [t, width](Device d, Rng& rng) {
                                const Tensor table = randomWeights(t, 37, width, rng);
                                std::vector<std::int32_t> at;
                                for (int i = 0; i < 50; ++i)
                                    at.push_back(std::int32_t(rng.bits() % 37));
                                return gatherRows(table.to(d), at);
                            }});
            rows.push_back(
                {"gatherRows, a part of the table " + name, [t, width](Device d, Rng& rng) {
                     const Tensor table = randomWeights(t, 37, width, rng);
                     return gatherRows(table.to(d).slice(0, {3, 20}), std::vector<int>{16, 0, 5});
                 }});
            rows.push_back({"gatherRows, none " + name, [t, width](Device d, Rng& rng) {
                                return gatherRows(randomWeights(t, 2, width, rng).to(d), {});
                            }});
            rows.push_back({"convert to F32 " + name, [t, width](Device d, Rng& rng) {
                                return convert(randomWeights(t, 5, width, rng).to(d), Dtype::F32);
                            }});
        }
}

void addConversions(std::vector<Row>& rows)
{
    const Dtype plain[] = {Dtype::F32, Dtype::F64, Dtype::F16, Dtype::BF16, Dtype::I8, Dtype::I32,
        Dtype::I64, Dtype::U8};
    for (const Dtype from : plain)
        for (const Dtype to : plain)
            rows.push_back(
                {"convert " + std::string(info(from).name) + " to " + std::string(info(to).name),
                    [from, to](Device d, Rng& rng) {
                        Tensor x = scale(randomFloats({3, 50}, rng), 100);
                        const float special[] = {0, -0.f, INFINITY, -INFINITY, NAN, 3e9f, -3e9f,
                            1e30f, 65519, 65520, 2147483648.f, -129, 255.5f, 1e-40f, 6e-8f};
                        std::copy(
                            std::begin(special), std::end(special), x.hostMutable<float>().begin());
                        return convert(convert(x, from).to(d), to);
                    }});
}

struct Product {
    Dtype t;
    int rows, outs, in;
    Precision precision;
    bool bias;
    float size = 1; // of x
};

std::string name(const Product& p)
{
    constexpr const char* precisions[] = {"native", "fine", "float32"};
    return std::string("linear ") + std::string(info(p.t).name) + " " + std::to_string(p.rows) + "x"
        + std::to_string(p.outs) + "x" + std::to_string(p.in) + " " + precisions[int(p.precision)]
        + (p.bias ? " bias" : "") + (p.size == 1 ? "" : " x " + std::to_string(p.size));
}

// What a term may lose, by how the operands are rounded.
double termTolerance(const Product& p)
{
    constexpr int kFewRows = 8;
    if (p.rows <= kFewRows || p.precision == Precision::Float32 || p.t == Dtype::F32)
        return tolerance::kCudaFloat;
    if (p.t != Dtype::BF16) return tolerance::kHalfOperands;
    return p.precision == Precision::Fine ? tolerance::kBrainParts : tolerance::kBrainOperand;
}

std::vector<Product> products()
{
    std::vector<Product> all;
    for (const Dtype t : kWeights) {
        const int block = info(t).blockElements;
        const int in = block == 256 ? 768 : 576;
        for (const auto& [rows, outs] :
            {std::pair{1, 5}, {1, 5003}, {3, 96}, {8, 67}, {9, 64}, {40, 100}, {130, 192}})
            for (const Precision p : {Precision::Native, Precision::Fine, Precision::Float32})
                all.push_back({t, rows, outs, in, p, outs % 2 == 1});
        all.push_back({t, 1, 16, block == 1 ? 8 : block, Precision::Native, true});
        all.push_back({t, 0, 16, in, Precision::Native, true});
        all.push_back({t, 20, 64, in, Precision::Native, true, 1e6f});
        all.push_back({t, 20, 64, in, Precision::Native, false, 1e-6f});
        if (block > 1) continue;
        for (const auto& [rows, outs, wide] :
            {std::tuple{1, 1, 1}, {3, 5, 7}, {12, 18, 61}, {2, 3, 0}, {9, 7, 36}, {70, 65, 33}})
            all.push_back({t, rows, outs, wide, Precision::Native, rows == 12});
    }
    return all;
}

Tensor magnitudes(const Tensor& t)
{
    Tensor out = convert(t, Dtype::F32).contiguous();
    if (out.raw() == t.raw()) out = scale(out, 1);
    for (float& v : out.hostMutable<float>())
        v = std::fabs(v);
    return out;
}

// One block of keys and values as a cache's page holds it, [kv heads, n, d] turned, and a part.
KvBlock pageBlock(std::int64_t n, std::int64_t heads, std::int64_t d, Device device, Rng& rng)
{
    const auto page = [&] {
        return randomFloats({heads, n + 3, d}, rng).to(device).transpose(0, 1).slice(0, {2, n + 2});
    };
    return {page(), page()};
}

void addKeys(std::vector<Row>& rows)
{
    rows.push_back({"weightedValues",
        [](Device device, Rng& rng) {
            std::vector<KvBlock> blocks;
            for (int i = 0; i < 70; ++i)
                blocks.push_back(pageBlock(i % 3, 3, 20, device, rng));
            return weightedValues(randomFloats({6, 5, 69}, rng).to(device), blocks);
        },
        tolerance::kCudaFloat});
    rows.push_back({"storeKeys", [](Device device, Rng& rng) {
                        std::vector<KvBlock> blocks;
                        for (int i = 0; i < 70; ++i)
                            blocks.push_back(pageBlock(i % 3, 3, 20, device, rng));
                        const Tensor k = randomFloats({69, 3, 20}, rng).to(device),
                                     v = randomFloats({69, 3, 20}, rng).to(device);
                        storeKeys(k, v, blocks);
                        const Tensor all = Tensor::zeros({2, 69, 3, 20}, Dtype::F32, device);
                        std::int64_t row = 0;
                        for (const KvBlock& b : blocks) {
                            const Range part{row, row + b.k.size(0)};
                            copy(b.k, all.slice(0, {0, 1}).view({69, 3, 20}).slice(0, part));
                            copy(b.v, all.slice(0, {1, 2}).view({69, 3, 20}).slice(0, part));
                            row = part.end;
                        }
                        return all;
                    }});
}

void addCopies(std::vector<Row>& rows)
{
    for (const Dtype t : {Dtype::F32, Dtype::F64, Dtype::F16, Dtype::U8})
        rows.push_back({"contiguous " + std::string(info(t).name), [t](Device d, Rng& rng) {
                            const Tensor x = convert(randomFloats({5, 7, 9, 3}, rng), t).to(d);
                            return x.transpose(0, 2).slice(1, {2, 6}).slice(3, {1, 3}).contiguous();
                        }});
    rows.push_back({"copy into a part", [](Device d, Rng& rng) {
                        const Tensor x = Tensor::zeros({6, 8}, Dtype::F32, d);
                        copy(randomFloats({4, 3}, rng).to(d), x.slice(0, {1, 5}).slice(1, {2, 5}));
                        copy(randomFloats({1, 8}, rng).to(d), x.slice(0, {5, 6}));
                        return x;
                    }});
}

std::vector<Row> table()
{
    std::vector<Row> rows;
    addActivations(rows);
    addElementwise(rows);
    addNorms(rows);
    addRope(rows);
    addGathers(rows);
    addConversions(rows);
    addKeys(rows);
    addCopies(rows);
    return rows;
}

// Blocks that the next results will lie in hold what no op writes there, NaN in floats: what a
// kernel leaves out shows. More of them than an op has operands.
std::byte poisonOf(Dtype t)
{
    const bool whole = t >= Dtype::I8 && t <= Dtype::U8;
    return std::byte(whole ? 0x5a : 0xff);
}

void poison(const Shape& shape, Dtype t)
{
    Tensor bad = Tensor::empty(shape, t);
    std::ranges::fill(bad.hostMutable<std::byte>(), poisonOf(t));
    std::vector<Tensor> blocks;
    for (int i = 0; i < 6; ++i)
        blocks.push_back(bad.to(kGpu));
}

bool sameBits(const Tensor& a, const Tensor& b)
{
    const auto p = a.host<std::byte>(), q = b.host<std::byte>();
    return std::ranges::equal(p, q);
}

double relative(const Tensor& found, const Tensor& right)
{
    double error = 0, all = 0;
    for (std::size_t i = 0; i < right.host<float>().size(); ++i) {
        const double is = right.host<float>()[i], was = found.host<float>()[i];
        error += (was - is) * (was - is);
        all += is * is;
    }
    return std::sqrt(error / all);
}

// The first place where they differ by more, in words; empty: none.
std::string difference(const Tensor& found, const Tensor& right, double tolerance)
{
    if (found.shape() != right.shape() || found.dtype() != right.dtype())
        return "another shape or dtype: " + found.shape().text();
    const bool whole = right.dtype() >= Dtype::I8 && right.dtype() <= Dtype::U8;
    if (whole) return sameBits(found, right) ? "" : "other bits";
    const Tensor a = convert(found, Dtype::F32), b = convert(right, Dtype::F32);
    const auto p = a.host<float>(), q = b.host<float>();
    for (std::size_t i = 0; i < q.size(); ++i) {
        if (std::isnan(q[i]) && std::isnan(p[i])) continue; // their payloads differ
        const double limit = tolerance * std::max(1.0, std::fabs(double(q[i])));
        const bool equal = tolerance == 0
            ? p[i] == q[i] && std::signbit(p[i]) == std::signbit(q[i])
            : p[i] == q[i] || std::fabs(double(p[i]) - double(q[i])) <= limit;
        if (!equal)
            return "at " + std::to_string(i) + ": " + std::to_string(p[i]) + " is not "
                + std::to_string(q[i]);
    }
    return {};
}

} // namespace

class TstOpsDevices : public QObject {
    Q_OBJECT

private:
    int skipped_ = 0;
    std::uint64_t seed_ = std::random_device()();

    bool noDevice()
    {
        skipped_ += cudaDevices().empty();
        return cudaDevices().empty();
    }

private slots:
    void initTestCase() { qInfo("inputs from seed %llu", static_cast<unsigned long long>(seed_)); }
    void cleanupTestCase()
    {
        if (skipped_) qInfo("%d CUDA rows skipped: %s", skipped_, cudaAbsence().c_str());
    }

    void cudaEqualsCpu_data()
    {
        QTest::addColumn<int>("row");
        const auto rows = table();
        for (std::size_t i = 0; i < rows.size(); ++i)
            QTest::addRow("%s", rows[i].name.c_str()) << int(i);
    }
    void cudaEqualsCpu()
    {
        if (noDevice()) QSKIP(cudaAbsence().c_str());
        static const auto rows = table();
        QFETCH(int, row);
        const Row& r = rows[std::size_t(row)];
        Rng rng(seed_), again(seed_);
        const Tensor right = r.op(Device{}, rng);
        poison(right.shape(), right.dtype());
        const Tensor found = r.op(kGpu, again);
        QVERIFY(found.device() == kGpu);
        const std::string wrong = difference(found.to(Device{}), right, r.tolerance);
        QVERIFY2(wrong.empty(), wrong.c_str());
    }

    void linearEqualsCpu_data()
    {
        QTest::addColumn<int>("product");
        const auto all = products();
        for (std::size_t i = 0; i < all.size(); ++i)
            QTest::addRow("%s", name(all[i]).c_str()) << int(i);
    }
    void linearEqualsCpu()
    {
        if (noDevice()) QSKIP(cudaAbsence().c_str());
        QFETCH(int, product);
        const Product p = products()[std::size_t(product)];
        Rng rng(seed_);
        const Tensor x = scale(randomFloats({p.rows, p.in}, rng), p.size);
        const Tensor w = randomWeights(p.t, p.outs, p.in, rng);
        const Tensor bias = p.bias ? scale(randomFloats({p.outs}, rng), p.size) : Tensor();
        const Tensor right = linear(x, w, bias, Precision::Float32);
        const Tensor size = linear(magnitudes(x), magnitudes(w), {}, Precision::Float32);
        poison(right.shape(), Dtype::F32);
        const Tensor found
            = linear(x.to(kGpu), w.to(kGpu), bias ? bias.to(kGpu) : bias, p.precision).to(Device{});
        QCOMPARE(found.shape(), right.shape());
        const auto a = found.host<float>(), b = right.host<float>(), m = size.host<float>();
        for (std::size_t i = 0; i < b.size(); ++i) {
            const double limit = termTolerance(p) * (double(m[i]) + std::fabs(double(b[i])));
            QVERIFY2(std::fabs(double(a[i]) - double(b[i])) <= limit,
                qPrintable(
                    QString("at %1: %2 is not %3 +- %4").arg(i).arg(a[i]).arg(b[i]).arg(limit)));
        }
    }

    void severalWeightsOfSeveralTypes()
    {
        if (noDevice()) QSKIP(cudaAbsence().c_str());
        Rng rng(seed_);
        for (const int rows : {1, 5, 33}) {
            const Tensor x = randomFloats({rows, 512}, rng), xs = x.to(kGpu);
            std::vector<Tensor> ws, there;
            for (const Dtype t : {Dtype::Q4_K, Dtype::Q4_K, Dtype::Q6_K, Dtype::F32, Dtype::BF16})
                ws.push_back(randomWeights(t, 40 + std::int64_t(ws.size()), 512, rng));
            std::vector<const Tensor*> all, moved;
            for (const Tensor& w : ws)
                there.push_back(w.to(kGpu));
            for (std::size_t i = 0; i < ws.size(); ++i)
                all.push_back(&ws[i]), moved.push_back(&there[i]);
            const auto right = linear(x, all, {}, Precision::Float32);
            const auto found = linear(xs, moved, {}, Precision::Float32);
            for (std::size_t i = 0; i < ws.size(); ++i) {
                QVERIFY(relative(found[i].to(Device{}), right[i]) < tolerance::kCudaFloat);
            }
        }
    }

    void poisonReachesTheNextResults()
    {
        if (noDevice()) QSKIP(cudaAbsence().c_str());
        for (const Dtype t : {Dtype::F32, Dtype::F64, Dtype::F16, Dtype::BF16, Dtype::I8,
                 Dtype::I32, Dtype::I64, Dtype::U8}) {
            poison({3, 50}, t);
            std::vector<Tensor> results;
            for (int i = 0; i < 6; ++i)
                results.push_back(Tensor::empty({3, 50}, t, kGpu));
            for (const Tensor& result : results) {
                const Tensor here = result.to(Device{});
                for (const std::byte b : here.host<std::byte>())
                    QCOMPARE(int(b), int(poisonOf(t)));
            }
        }
    }

    void sameInputsSameBytes()
    {
        if (noDevice()) QSKIP(cudaAbsence().c_str());
        Rng rng(seed_);
        for (const int rows : {1, 7, 64}) {
            const Tensor x = randomFloats({rows, 576}, rng).to(kGpu);
            const Tensor w = randomWeights(Dtype::Q4_1, 1536, 576, rng).to(kGpu);
            const Tensor first = linear(x, w).to(Device{});
            for (int i = 0; i < 5; ++i)
                QVERIFY(sameBits(linear(x, w).to(Device{}), first));
        }
    }

    void memoryIsReusedAndGivenBack()
    {
        if (noDevice()) QSKIP(cudaAbsence().c_str());
        Rng rng(seed_);
        const Tensor x = randomFloats({1 << 20}, rng).to(kGpu);
        std::byte* at = nullptr;
        for (int i = 0; i < 100; ++i) { // one block serves them all
            const Tensor y = scale(x, float(i));
            if (at) QCOMPARE(y.raw(), at);
            at = y.raw();
        }
        const std::int64_t free = cudaBackend().memoryAvailable(0);
        for (int i = 0; i < 8; ++i) { // together more than there is, if nothing were given back
            const Tensor large = Tensor::empty({free / 16 * (i % 3 + 5)}, Dtype::U8, kGpu);
            QVERIFY(large.raw());
        }
        try {
            Tensor::empty({std::int64_t(1) << 46}, Dtype::U8, kGpu);
            QFAIL("there cannot be 64 TiB");
        } catch (const seq::Error& e) {
            QCOMPARE(e.kind(), seq::Error::OutOfMemory);
        }
        QVERIFY(sameBits(scale(x, 1).to(Device{}), x.to(Device{}))); // the device goes on
    }
};

QTEST_GUILESS_MAIN(TstOpsDevices)
#include "tst_ops_devices.moc"
