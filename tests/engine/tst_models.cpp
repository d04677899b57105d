// Ten random checkpoints against what an established library computes from them
// (tests/data/README.md).
#include "engine/base/error.h"
#include "engine/base/json.h"
#include "engine/nn/capture.h"
#include "engine/nn/exact_mixer.h"
#include "engine/nn/language_model.h"
#include "engine/tensor/safetensors.h"

#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>

using namespace seq;
namespace fs = std::filesystem;

namespace {

const fs::path kModels = SEQSCOPE_SOURCE "/tests/data/tiny_models";
const char* const kNames[] = {"llama", "llama_tied", "llama_linear_rope", "llama3_rope",
    "llama_yarn", "mistral", "qwen2", "qwen3", "gpt2", "bert"};

// The largest difference, relative to the largest value.
double relative(std::span<const float> found, std::span<const float> right)
{
    if (found.size() != right.size()) return INFINITY;
    double most = 0, scale = 0;
    for (std::size_t i = 0; i < right.size(); ++i) {
        most = std::max(most, std::abs(double(found[i]) - right[i]));
        scale = std::max(scale, std::abs(double(right[i])));
    }
    return most / scale;
}

std::vector<Token> idsOf(const SafetensorsFile& file)
{
    const Tensor t = file.tensor("ids");
    const auto ids = t.host<std::int32_t>();
    return {ids.begin(), ids.end()};
}

Forward all(Probe* probe = nullptr)
{
    Forward options;
    options.probe = probe;
    options.logits = Logits::All;
    options.precision = Precision::Float32;
    return options;
}

// A copy of a model's folder whose config.json has been changed.
fs::path changed(
    const QTemporaryDir& folder, const char* model, const std::function<void(Json&)>& edit)
{
    const fs::path to = fs::path(folder.path().toStdString()) / model;
    fs::create_directories(to);
    fs::copy(
        kModels / model, to, fs::copy_options::recursive | fs::copy_options::overwrite_existing);
    Json config = readJson(to / "config.json");
    edit(config);
    std::ofstream(to / "config.json") << config.dump();
    return to;
}

std::string refusal(const fs::path& path)
{
    try {
        loadLanguageModel(path);
    } catch (const Error& e) {
        return e.what();
    }
    return {};
}

} // namespace

class TestModels : public QObject {
    Q_OBJECT
private slots:
    void reference_data();
    void reference();
    void olderRopeKeys_data();
    void olderRopeKeys();
    void shards();
    void everySite();
    void replacedValues();
    void rowsThatGoOn();
    void refusals();
    void badBatches();
};

void TestModels::reference_data()
{
    QTest::addColumn<QString>("name");
    for (const char* name : kNames)
        QTest::newRow(name) << name;
}

void TestModels::reference()
{
    QFETCH(QString, name);
    const fs::path folder = kModels / name.toStdString();
    const auto expected = SafetensorsFile::open(folder / "expected.safetensors");
    const auto model = loadLanguageModel(folder);
    Capture capture({"attn.probs"});
    const Tensor out = model->forward({idsOf(*expected), {}, nullptr}, all(&capture));
    const bool encoder = expected->find("hidden_last") != nullptr;
    const double outs = relative(
        out.host<float>(), expected->tensor(encoder ? "hidden_last" : "logits").host<float>());
    const Tensor maps = expected->tensor("attention");
    double most = 0;
    for (int layer = 0; layer < model->info().layers; ++layer) {
        const Tensor right = maps.slice(0, {layer, layer + 1});
        most = std::max(
            most, relative(capture.at("attn.probs", layer).host<float>(), right.host<float>()));
    }
    qInfo(
        "%s: relative difference of outputs %.1e, of attention %.1e", qPrintable(name), outs, most);
    QVERIFY(outs <= 1e-4);
    QVERIFY(most <= 1e-4);
}

void TestModels::olderRopeKeys_data()
{
    QTest::addColumn<QString>("name");
    for (const char* name : {"llama", "llama_linear_rope", "llama3_rope", "llama_yarn"})
        QTest::newRow(name) << name;
}

void TestModels::olderRopeKeys()
{
    QFETCH(QString, name);
    const QTemporaryDir scratch;
    const auto folder = changed(scratch, qPrintable(name), [](Json& config) {
        Json scaling = config["rope_parameters"];
        config["rope_theta"] = scaling["rope_theta"];
        scaling.erase("rope_theta");
        scaling["type"] = scaling["rope_type"];
        scaling.erase("rope_type");
        config.erase("rope_parameters");
        config["rope_scaling"] = scaling["type"] == "default" ? Json(nullptr) : scaling;
    });
    const auto ids = idsOf(*SafetensorsFile::open(folder / "expected.safetensors"));
    const Tensor older = loadLanguageModel(folder)->forward({ids, {}, nullptr}, all());
    const Tensor newer
        = loadLanguageModel(kModels / name.toStdString())->forward({ids, {}, nullptr}, all());
    QCOMPARE(relative(older.host<float>(), newer.host<float>()), 0.0);
}

// The same tensors in two files and an index.
void TestModels::shards()
{
    const QTemporaryDir scratch;
    const auto folder = changed(scratch, "llama", [](Json&) {});
    const auto whole = SafetensorsFile::open(kModels / "llama/model.safetensors");
    fs::remove(folder / "model.safetensors");
    Json map = Json::object();
    for (int half = 0; half < 2; ++half) {
        Json header = Json::object();
        std::string data;
        const std::string file = "part-" + std::to_string(half) + ".safetensors";
        for (std::size_t i = std::size_t(half); i < whole->tensors().size(); i += 2) {
            const auto& t = whole->tensors()[i];
            const Tensor values = whole->tensor(t.name);
            std::vector<std::int64_t> extents;
            for (int axis = 0; axis < t.shape.rank(); ++axis)
                extents.push_back(t.shape[axis]);
            header[t.name] = {{"dtype", "F32"}, {"shape", extents},
                {"data_offsets", {data.size(), data.size() + std::size_t(values.bytes())}}};
            data.append(reinterpret_cast<const char*>(values.raw()), std::size_t(values.bytes()));
            map[t.name] = file;
        }
        const std::string text = header.dump(); // of any length: the data need not be aligned
        const std::uint64_t size = text.size();
        std::ofstream out(folder / file, std::ios::binary);
        out.write(reinterpret_cast<const char*>(&size), 8);
        out << text << data;
    }
    std::ofstream(folder / "model.safetensors.index.json") << Json{{"weight_map", map}}.dump();
    const auto ids = idsOf(*SafetensorsFile::open(folder / "expected.safetensors"));
    const Tensor a = loadLanguageModel(folder)->forward({ids, {}, nullptr}, all());
    const Tensor b = loadLanguageModel(kModels / "llama")->forward({ids, {}, nullptr}, all());
    QCOMPARE(relative(a.host<float>(), b.host<float>()), 0.0);
}

void TestModels::everySite()
{
    std::vector<std::string> names;
    for (const SiteInfo& site : sites())
        names.emplace_back(site.name);
    Capture capture(names);
    const auto model = loadLanguageModel(kModels / "qwen3");
    const std::vector<Token> ids{1, 5, 9, 14};
    const Tensor watched = model->forward({ids, {}, nullptr}, all(&capture));
    const Tensor unwatched = model->forward({ids, {}, nullptr}, all());
    QCOMPARE(relative(watched.host<float>(), unwatched.host<float>()), 0.0);
    for (const std::string& name : names) {
        const bool outside = name == "embedding" || name == "final.norm" || name == "logits";
        for (int layer = outside ? -1 : 0; layer < (outside ? 0 : 3); ++layer)
            QVERIFY2(capture.has(name, layer), name.c_str());
    }
    QVERIFY(capture.at("attn.q", 0).shape() == Shape({4, 6, 16}));
    QVERIFY(capture.at("attn.k", 0).shape() == Shape({4, 2, 16}));
    QVERIFY(capture.at("attn.lse", 0).shape() == Shape({6, 4}));
    QVERIFY(capture.at("attn.probs", 0).shape() == Shape({6, 4, 4}));
    QVERIFY(capture.at("mlp.hidden", 0).shape() == Shape({4, 80}));
    QVERIFY_THROWS_EXCEPTION(Error, Capture({"attn.prob"}));
}

// What a probe puts in place of a value is what the model goes on with.
void TestModels::replacedValues()
{
    class Replace : public Probe {
    public:
        Replace(std::string_view name, Tensor value)
            : name_(name)
            , value_(std::move(value))
        {
        }
        bool wants(const Site& site) const override
        {
            return site.name == name_ && site.layer <= 1 && site.layer != 0;
        }
        Tensor see(const Site&, const Tensor&) override { return value_; }

    private:
        std::string name_;
        Tensor value_;
    };
    const auto model = loadLanguageModel(kModels / "llama");
    const std::vector<Token> a{3, 17, 40, 8}, b{60, 2, 33, 9};
    Capture capture({"embedding", "resid", "attn.probs", "mlp.out"});
    const Tensor first = model->forward({a, {}, nullptr}, all(&capture));
    for (const char* name : {"embedding", "resid"}) { // then b's forward ends as a's did
        Replace probe(name, capture.at(name, name[0] == 'e' ? -1 : 1));
        const Tensor patched = model->forward({b, {}, nullptr}, all(&probe));
        QCOMPARE(relative(patched.host<float>(), first.host<float>()), 0.0);
    }
    Replace same("attn.probs", capture.at("attn.probs", 1).contiguous());
    const Tensor still = model->forward({a, {}, nullptr}, all(&same));
    QVERIFY(relative(still.host<float>(), first.host<float>()) < 1e-5);
    Replace other("mlp.out", Tensor::zeros({4, 48}));
    QVERIFY(
        relative(model->forward({a, {}, nullptr}, all(&other)).host<float>(), first.host<float>())
        > 1e-3);
    Replace wrong("mlp.out", Tensor::zeros({3, 48}));
    QVERIFY_THROWS_EXCEPTION(Error, model->forward({a, {}, nullptr}, all(&wrong)));
}

// A mixer that lets only some rows go on: those end as in a run of all rows, keys being kept.
void TestModels::rowsThatGoOn()
{
    class Half : public Mixer {
    public:
        Mixed mix(const Mix& m) override
        {
            Mixed all = exact->mix(m);
            if (m.layer != 2) return all;
            rows = int(m.q.size(0));
            Tensor out = Tensor::empty({2, all.out.size(1), all.out.size(2)});
            const std::int64_t width = all.out.elements() / all.out.size(0);
            for (int i = 0; i < 2; ++i)
                std::copy_n(all.out.host<float>().begin() + (i ? rows - 1 : 1) * width, width,
                    out.hostMutable<float>().begin() + i * width);
            return {out, {1, rows - 1}};
        }
        Mixer* exact = nullptr;
        int rows = 0;
    };
    const auto model = loadLanguageModel(kModels / "llama");
    const std::vector<Token> ids{3, 17, 40, 8, 9};
    const Tensor whole = model->forward({ids, {}, nullptr}, all());
    ExactMixer exact;
    Half half;
    half.exact = &exact;
    Forward options = all();
    options.mixer = &half;
    const Tensor some = model->forward({ids, {}, nullptr}, options);
    QVERIFY(some.shape() == Shape({2, 96}));
    const auto found = some.host<float>(), right = whole.host<float>();
    QVERIFY(relative(found.first(96), right.subspan(96, 96)) < 1e-6);
    QVERIFY(relative(found.last(96), right.last(96)) < 1e-6);
}

void TestModels::refusals()
{
    const QTemporaryDir scratch;
    const auto says = [&](const char* model, const std::function<void(Json&)>& edit,
                          std::initializer_list<const char*> words) {
        const std::string text = refusal(changed(scratch, model, edit));
        return std::all_of(words.begin(), words.end(), [&](const char* w) {
            const bool found = text.find(w) != std::string::npos;
            if (!found) qWarning("\"%s\" lacks \"%s\"", text.c_str(), w);
            return found;
        });
    };
    QVERIFY(says("llama", [](Json& c) { c["model_type"] = "qwen1"; },
        {"config.json", "qwen1", "qwen2", "gpt2"}));
    QVERIFY(says("llama", [](Json& c) { c.erase("hidden_size"); }, {"config.json", "hidden_size"}));
    QVERIFY(says(
        "llama", [](Json& c) { c["hidden_size"] = -4; }, {"hidden_size", "-4", "whole number"}));
    QVERIFY(says("llama", [](Json& c) { c["num_key_value_heads"] = 4; }, {"4", "6", "divide"}));
    QVERIFY(says("llama", [](Json& c) { c["intermediate_size"] = 81; },
        {"mlp.gate_proj.weight", "[80, 48]", "[81, 48]"}));
    QVERIFY(
        says("llama", [](Json& c) { c["num_hidden_layers"] = 4; }, {"model.layers.3.", "near it"}));
    QVERIFY(says("llama", [](Json& c) { c["rope_parameters"]["rope_type"] = "dynamic"; },
        {"dynamic", "yarn"}));
    QVERIFY(says("llama", [](Json& c) { c["hidden_act"] = "mish"; }, {"mish", "silu"}));
    QVERIFY(says("qwen2", [](Json& c) { c["tie_word_embeddings"] = false; }, {"lm_head.weight"}));
    QVERIFY(refusal(kModels / "none").find("none") != std::string::npos);
    QVERIFY(refusal(kModels / "llama/config.json").find("GGUF") != std::string::npos);
}

void TestModels::badBatches()
{
    const auto model = loadLanguageModel(kModels / "gpt2");
    const std::vector<Token> none, outside{1, 96}, fine{1, 2}, many(257, 1);
    QVERIFY_THROWS_EXCEPTION(Error, model->forward({none, {}, nullptr}, all()));
    QVERIFY_THROWS_EXCEPTION(Error, model->forward({outside, {}, nullptr}, all()));
    QVERIFY_THROWS_EXCEPTION(Error, model->forward({many, {}, nullptr}, all()));
    const Segment wrong[] = {{0, 0, 3}};
    QVERIFY_THROWS_EXCEPTION(Error, model->forward({fine, wrong, nullptr}, all()));
    const Tensor narrow = Tensor::zeros({2, 47});
    QVERIFY_THROWS_EXCEPTION(Error, model->forward({none, {}, &narrow}, all()));
    QVERIFY_THROWS_EXCEPTION(
        Error, loadLanguageModel(kModels / "bert")->project(Tensor::zeros({1, 48})));
}

QTEST_APPLESS_MAIN(TestModels)
#include "tst_models.moc"
