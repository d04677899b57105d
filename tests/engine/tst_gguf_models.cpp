// The tiny checkpoints, rewritten as GGUF files the way converters do, give what they gave before;
// an encoder's sentence embeddings; damaged models.
#include "engine/base/error.h"
#include "engine/base/json.h"
#include "engine/base/random.h"
#include "engine/base/resources.h"
#include "engine/nn/embedding.h"
#include "engine/nn/language_model.h"
#include "engine/nn/model_loading.h"
#include "engine/tensor/safetensors.h"
#include "tests/shared/gguf_writer.h"

#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

using namespace seq;
namespace fs = std::filesystem;

namespace {

const fs::path kModels = SEQSCOPE_SOURCE "/tests/data/tiny_models";

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

// Rows of each head in the order of interleaved pairs: (p, i) becomes (i, p).
Tensor permuted(const Tensor& w, std::int64_t heads)
{
    const std::int64_t d = w.size(0) / heads, width = w.size(1);
    Tensor out = Tensor::empty(w.shape());
    for (std::int64_t row = 0; row < w.size(0); ++row) {
        const std::int64_t i = row % d / 2, p = row % 2, from = row / d * d + p * d / 2 + i;
        std::copy_n(w.host<float>().begin() + from * width, width,
            out.hostMutable<float>().begin() + row * width);
    }
    return out;
}

using Names = std::vector<std::pair<std::string, std::string>>;

const Names kLlama{{"input_layernorm", "attn_norm"}, {"self_attn.q_proj", "attn_q"},
    {"self_attn.k_proj", "attn_k"}, {"self_attn.v_proj", "attn_v"},
    {"self_attn.o_proj", "attn_output"}, {"self_attn.q_norm", "attn_q_norm"},
    {"self_attn.k_norm", "attn_k_norm"}, {"post_attention_layernorm", "ffn_norm"},
    {"mlp.gate_proj", "ffn_gate"}, {"mlp.up_proj", "ffn_up"}, {"mlp.down_proj", "ffn_down"},
    {"model.embed_tokens", "token_embd"}, {"model.norm", "output_norm"}, {"lm_head", "output"},
    {"model.layers.", "blk."}};
const Names kGpt2{{"ln_1", "attn_norm"}, {"attn.c_attn", "attn_qkv"},
    {"attn.c_proj", "attn_output"}, {"ln_2", "ffn_norm"}, {"mlp.c_fc", "ffn_up"},
    {"mlp.c_proj", "ffn_down"}, {"transformer.wte", "token_embd"},
    {"transformer.wpe", "position_embd"}, {"transformer.ln_f", "output_norm"},
    {"transformer.h.", "blk."}};
const Names kBert{{"attention.self.query", "attn_q"}, {"attention.self.key", "attn_k"},
    {"attention.self.value", "attn_v"}, {"attention.output.dense", "attn_output"},
    {"attention.output.LayerNorm", "attn_output_norm"}, {"intermediate.dense", "ffn_up"},
    {".output.LayerNorm", ".layer_output_norm"}, {".output.dense", ".ffn_down"},
    {"embeddings.word_embeddings", "token_embd"},
    {"embeddings.position_embeddings", "position_embd"},
    {"embeddings.token_type_embeddings", "token_types"},
    {"embeddings.LayerNorm", "token_embd_norm"}, {"encoder.layer.", "blk."}};

std::string renamed(std::string name, const Names& names)
{
    for (const auto& [from, to] : names)
        if (const auto at = name.find(from); at != std::string::npos)
            name.replace(at, from.size(), to);
    return name;
}

void writeKeys(GgufWriter& w, const std::string& architecture, const TransformerConfig& c)
{
    const auto key = [&](const char* name) { return architecture + "." + name; };
    w.key("general.architecture", architecture);
    w.key(key("block_count"), c.info.layers).key(key("embedding_length"), c.info.width);
    w.key(key("attention.head_count"), c.info.heads)
        .key(key("attention.head_count_kv"), c.info.kvHeads);
    w.key(key("feed_forward_length"), c.info.feedForward)
        .key(key("context_length"), c.info.context);
    w.key(key(c.rms ? "attention.layer_norm_rms_epsilon" : "attention.layer_norm_epsilon"),
        c.epsilon);
    if (c.rope) w.key(key("attention.key_length"), c.info.headWidth);
    if (c.info.window) w.key(key("attention.sliding_window"), c.info.window);
}

GgufWriter converted(const std::string& name, const std::string& architecture)
{
    const TransformerConfig c = readFolderConfig(kModels / name);
    const auto from = SafetensorsFile::open(kModels / name / "model.safetensors");
    const Names& names = architecture == "gpt2" ? kGpt2 : architecture == "bert" ? kBert : kLlama;
    GgufWriter w;
    writeKeys(w, architecture, c);
    if (name == "llama_tied") w.key("llama.rope.freq_base", 100000.0f);
    if (name == "llama_linear_rope")
        w.key("llama.rope.scaling.type", "linear").key("llama.rope.scaling.factor", 4.0f);
    if (name == "llama_yarn")
        w.key("llama.rope.scaling.type", "yarn")
            .key("llama.rope.scaling.factor", 4.0f)
            .key("llama.rope.scaling.original_context_length", 64);
    if (name == "llama3_rope") { // the converter keeps the scaling as divisors of the frequencies
        w.key("llama.rope.freq_base", 500000.0f);
        const Rope plain(c.info.headWidth, 500000, RopePairing::Halves);
        Tensor divisors = Tensor::empty({c.info.headWidth / 2});
        for (int i = 0; i < c.info.headWidth / 2; ++i)
            divisors.hostMutable<float>()[std::size_t(i)] = float(
                plain.frequencies()[std::size_t(i)] / c.rope->frequencies()[std::size_t(i)]);
        w.tensor("rope_freqs.weight", divisors);
    }
    for (const auto& t : from->tensors()) {
        if (t.name.starts_with("pooler")) continue;
        Tensor values = from->tensor(t.name);
        const bool matrix = values.shape().rank() == 2,
                   gpt2 = architecture == "gpt2" && t.name.find(".h.") != std::string::npos;
        if (matrix && gpt2) values = values.transpose(0, 1).contiguous();
        if (architecture == "llama" && t.name.find("q_proj") != std::string::npos)
            values = permuted(values, c.info.heads);
        if (architecture == "llama" && t.name.find("k_proj") != std::string::npos)
            values = permuted(values, c.info.kvHeads);
        w.tensor(renamed(t.name, names), values);
    }
    return w;
}

} // namespace

class TestGgufModels : public QObject {
    Q_OBJECT
private slots:
    void converted_data();
    void converted();
    void refusals();
    void damaged();
    void sentenceEmbeddings();

private:
    fs::path write(const std::string& bytes);
    QTemporaryDir scratch_;
};

fs::path TestGgufModels::write(const std::string& bytes)
{
    const auto path = fs::path(scratch_.path().toStdString()) / "made.gguf";
    fs::remove(path); // a mapping of the last one must not change
    std::ofstream(path, std::ios::binary) << bytes;
    return path;
}

void TestGgufModels::converted_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("architecture");
    for (const char* name :
        {"llama", "llama_tied", "llama_linear_rope", "llama_yarn", "llama3_rope", "mistral"})
        QTest::newRow(name) << name << "llama";
    for (const char* name : {"qwen2", "qwen3", "gpt2", "bert"})
        QTest::newRow(name) << name << name;
}

void TestGgufModels::converted()
{
    QFETCH(QString, name);
    QFETCH(QString, architecture);
    const auto model = loadLanguageModel(
        write(::converted(name.toStdString(), architecture.toStdString()).bytes()));
    const auto expected
        = SafetensorsFile::open(kModels / name.toStdString() / "expected.safetensors");
    const Tensor ids = expected->tensor("ids");
    Forward options;
    options.logits = Logits::All;
    options.precision = Precision::Float32;
    const Tensor out = model->forward({ids.host<std::int32_t>(), {}, nullptr}, options);
    const char* right = expected->find("logits") ? "logits" : "hidden_last";
    QVERIFY(relative(out.host<float>(), expected->tensor(right).host<float>()) <= 1e-4);
}

void TestGgufModels::refusals()
{
    const auto says = [&](const GgufWriter& w, std::initializer_list<const char*> words) {
        std::string text;
        try {
            loadLanguageModel(write(w.bytes()));
        } catch (const Error& e) {
            text = e.what();
        }
        return std::all_of(words.begin(), words.end(), [&](const char* word) {
            const bool found = text.find(word) != std::string::npos;
            if (!found) qWarning("\"%s\" lacks \"%s\"", text.c_str(), word);
            return found;
        });
    };
    GgufWriter w;
    QVERIFY(says(w, {"made.gguf", "general.architecture"}));
    w.key("general.architecture", "qwen35");
    QVERIFY(says(w, {"made.gguf", "qwen35", "qwen3", "llama, mistral"}));
    GgufWriter llama;
    llama.key("general.architecture", "llama");
    QVERIFY(says(llama, {"llama.block_count"}));
    llama.key("llama.block_count", "three");
    QVERIFY(says(llama, {"llama.block_count", "text", "whole number"}));
    GgufWriter odd = ::converted("llama", "llama");
    odd.key("llama.rope.dimension_count", 7);
    QVERIFY(says(odd, {"made.gguf", "7"}));
    GgufWriter scaled = ::converted("llama", "llama");
    scaled.key("llama.rope.scaling.type", "longrope");
    QVERIFY(says(scaled, {"longrope", "yarn"}));
}

// Bits of a model's description flipped: an Error, or a model that runs.
void TestGgufModels::damaged()
{
    const std::string good = ::converted("llama", "llama").bytes();
    Rng rng(22);
    int refused = 0;
    for (int round = 0; round < 400; ++round) {
        std::string bytes = good;
        if (round % 8 == 0) bytes.resize(rng.below(bytes.size()));
        for (std::uint64_t n = 1 + rng.below(2); bytes.size() > 2800 && n-- > 0;)
            bytes[rng.below(2800)] ^= char(1 << rng.below(8)); // keys and tensor descriptions
        try {
            const auto model = loadLanguageModel(write(bytes));
            const std::vector<Token> ids{1, 2};
            model->forward({ids, {}, nullptr});
        } catch (const Error&) {
            ++refused;
        }
    }
    QVERIFY(refused > 100);
}

void TestGgufModels::sentenceEmbeddings()
{
    const auto folder = modelFolder() / "all-MiniLM-L6-v2";
    if (!fs::exists(folder / "model.safetensors"))
        QSKIP("all-MiniLM-L6-v2 is not here: ./test fetches it");
    const auto model = loadLanguageModel(folder);
    const Json all = readJson(SEQSCOPE_SOURCE "/tests/data/minilm/sentences.json")["sentences"];
    std::vector<std::vector<Token>> texts;
    for (const Json& sentence : all)
        texts.push_back(sentence["ids"]);
    for (const Precision precision : {Precision::Float32, Precision::Native}) {
        const Tensor found = seq::sentenceEmbeddings(*model, texts, precision);
        double most = 0;
        for (std::size_t i = 0; i < all.size(); ++i)
            for (std::size_t k = 0; k < 384; ++k)
                most = std::max(most,
                    std::abs(
                        found.host<float>()[i * 384 + k] - all[i]["embedding"][k].get<double>()));
        qInfo("%zu sentences: largest difference %.1e", all.size(), most);
        QVERIFY(most < 1e-5);
    }
}

QTEST_APPLESS_MAIN(TestGgufModels)
#include "tst_gguf_models.moc"
