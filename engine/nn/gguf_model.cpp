#include "engine/base/error.h"
#include "engine/nn/model_loading.h"
#include "engine/nn/name_map.h"
#include "engine/nn/transformer.h"

#include <limits>

namespace seq {

namespace {

class Keys {
public:
    Keys(const GgufFile& file, std::string architecture)
        : file_(file)
        , architecture_(std::move(architecture))
    {
    }
    std::string name(std::string_view key) const { return architecture_ + "." + std::string(key); }
    int count(std::string_view key) const
    {
        const auto value = file_.integer(name(key));
        if (!value)
            throw notFound("{} lacks the key {}, which a model of {} needs", file_.path().string(),
                name(key), architecture_);
        return narrow(key, *value);
    }
    int count(std::string_view key, int otherwise) const
    {
        const auto value = file_.integer(name(key));
        return value ? narrow(key, *value) : otherwise;
    }
    double real(std::string_view key, double otherwise) const
    {
        return file_.real(name(key)).value_or(otherwise);
    }
    std::string text(std::string_view key, std::string_view otherwise) const
    {
        return std::string(file_.text(name(key)).value_or(otherwise));
    }

private:
    int narrow(std::string_view key, std::int64_t value) const
    {
        if (value < 0 || value > std::numeric_limits<int>::max())
            throw badInput("{}: {} is {}; 0 to 2^31 - 1 are possible", file_.path().string(),
                name(key), value);
        return int(value);
    }
    const GgufFile& file_;
    std::string architecture_;
};

RopeScaling ropeScaling(const Keys& keys, const GgufFile& file, int context)
{
    RopeScaling s;
    const std::string kind = keys.text("rope.scaling.type", "none");
    if (kind == "none") return s;
    s.factor = keys.real("rope.scaling.factor", 1);
    s.original = keys.real("rope.scaling.original_context_length", context);
    if (kind == "linear")
        s.kind = RopeScaling::Linear;
    else if (kind == "yarn") {
        s.kind = RopeScaling::Yarn;
        s.attention = keys.real("rope.scaling.attn_factor", 0);
        s.betaFast = keys.real("rope.scaling.yarn_beta_fast", 32);
        s.betaSlow = keys.real("rope.scaling.yarn_beta_slow", 1);
    } else {
        throw unsupported("{}: {} is \"{}\"; none, linear and yarn can be read",
            file.path().string(), keys.name("rope.scaling.type"), kind);
    }
    return s;
}

Rope rope(const Keys& keys, const GgufFile& file, const ModelInfo& model, RopePairing pairing)
{
    const int width = keys.count("rope.dimension_count", model.headWidth);
    const double base = keys.real("rope.freq_base", 10000);
    const RopeScaling scaling = ropeScaling(keys, file, model.context);
    if (width < 2 || width % 2 != 0 || width > model.headWidth || !(base > 1)
        || !(scaling.factor > 0) || (scaling.kind != RopeScaling::None && !(scaling.original > 0)))
        throw badInput("{}: rotary positions of {} elements of {}, base {}, factor {} cannot be",
            file.path().string(), width, model.headWidth, base, scaling.factor);
    std::vector<float> divisors;
    if (file.find("rope_freqs.weight")) {
        const auto stored
            = GgufSource(std::shared_ptr<const GgufFile>(std::shared_ptr<void>(), &file))
                  .requireFloat("rope_freqs.weight", {width / 2});
        divisors.assign(stored.host<float>().begin(), stored.host<float>().end());
    }
    return Rope(width, base, pairing, scaling, divisors);
}

} // namespace

TransformerConfig readGgufConfig(const GgufFile& file)
{
    const std::string place = file.path().string();
    const std::string architecture(file.text("general.architecture").value_or(""));
    const bool llama = architecture == "llama", gpt2 = architecture == "gpt2",
               bert = architecture == "bert";
    const bool qwen = architecture == "qwen2" || architecture == "qwen3";
    if (!llama && !gpt2 && !bert && !qwen) unknownArchitecture(place, architecture);
    const Keys keys(file, architecture);
    TransformerConfig c;
    ModelInfo& m = c.info;
    m.architecture = architecture;
    m.name = std::string(file.text("general.name").value_or(file.path().stem().string()));
    m.layers = keys.count("block_count");
    m.width = keys.count("embedding_length");
    m.heads = keys.count("attention.head_count");
    m.kvHeads = keys.count("attention.head_count_kv", m.heads);
    m.headWidth = keys.count("attention.key_length", m.heads > 0 ? m.width / m.heads : 0);
    m.feedForward = keys.count("feed_forward_length");
    m.context = keys.count("context_length");
    const GgufFile::TensorInfo* tokens = file.find("token_embd.weight");
    m.vocabulary = tokens && tokens->shape.rank() == 2 ? int(tokens->shape[0]) : 0;
    m.window = keys.count("attention.sliding_window", 0);
    c.rms = llama || qwen;
    c.epsilon = float(keys.real(
        c.rms ? "attention.layer_norm_rms_epsilon" : "attention.layer_norm_epsilon", 1e-5));
    c.gated = llama || qwen;
    c.activation = bert ? Activation::Gelu : gpt2 ? Activation::GeluTanh : Activation::Silu;
    c.learnedPositions = gpt2 || bert;
    c.postNorm = bert;
    m.causal = !bert;
    c.headNorms = architecture == "qwen3";
    c.tied = !file.find("output.weight");
    checkConfig(c, place);
    if (!c.learnedPositions)
        c.rope = rope(keys, file, m, llama ? RopePairing::Interleaved : RopePairing::Halves);
    if (m.window > 0) c.windows.assign(std::size_t(m.layers), m.window);
    return c;
}

std::shared_ptr<const LanguageModel> loadGgufModel(const std::filesystem::path& path)
{
    const auto file = GgufFile::open(path);
    TransformerConfig config = readGgufConfig(*file);
    const GgufSource source(file);
    TransformerWeights weights
        = readWeights(source, config, config.postNorm ? kGgufBertNames : kGgufNames);
    return std::make_shared<Transformer>(std::move(config), std::move(weights), source.files());
}

} // namespace seq
