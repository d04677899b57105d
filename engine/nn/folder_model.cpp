#include "engine/base/error.h"
#include "engine/base/json.h"
#include "engine/nn/model_loading.h"
#include "engine/nn/name_map.h"
#include "engine/nn/transformer.h"

#include <nlohmann/json.hpp>

namespace seq {

namespace {

// config.json: each value is checked for its type as it is read; null counts as absent.
class ConfigFile {
public:
    ConfigFile(Json json, std::string place)
        : json_(std::move(json))
        , place_(std::move(place))
    {
        if (!json_.is_object()) throw badInput("{} holds no JSON object", place_);
    }
    const std::string& place() const { return place_; }
    bool has(const char* key) const { return json_.contains(key) && !json_.at(key).is_null(); }
    const Json& at(const char* key) const { return json_.at(key); }
    ConfigFile part(const char* key) const { return {json_.at(key), place_ + " " + key}; }

    int count(const char* key) const
    {
        if (!has(key)) throw notFound("{} lacks \"{}\", which the architecture needs", place_, key);
        const Json& value = json_.at(key);
        if (!value.is_number_unsigned() || value.get<std::uint64_t>() > 0x7FFFFFFF)
            throw badInput(
                "{}: \"{}\" is {}; a whole number below 2^31 is right", place_, key, show(value));
        return value.get<int>();
    }
    int count(const char* key, int otherwise) const { return has(key) ? count(key) : otherwise; }
    double real(const char* key, double otherwise) const
    {
        if (!has(key)) return otherwise;
        if (!json_.at(key).is_number())
            throw badInput("{}: \"{}\" is {}; a number is right", place_, key, show(json_.at(key)));
        return json_.at(key).get<double>();
    }
    bool flag(const char* key, bool otherwise) const
    {
        if (!has(key)) return otherwise;
        if (!json_.at(key).is_boolean())
            throw badInput(
                "{}: \"{}\" is {}; true or false is right", place_, key, show(json_.at(key)));
        return json_.at(key).get<bool>();
    }
    std::string text(const char* key, const std::string& otherwise) const
    {
        if (!has(key)) return otherwise;
        if (!json_.at(key).is_string())
            throw badInput("{}: \"{}\" is {}; a text is right", place_, key, show(json_.at(key)));
        return json_.at(key).get<std::string>();
    }

private:
    static std::string show(const Json& value)
    {
        return value.is_structured() ? value.type_name() : value.dump();
    }
    Json json_;
    std::string place_;
};

Activation activation(const ConfigFile& f, const char* key, const std::string& otherwise)
{
    const std::string name = f.text(key, otherwise);
    if (name == "silu" || name == "swish") return Activation::Silu;
    if (name == "gelu") return Activation::Gelu;
    if (name == "gelu_new" || name == "gelu_pytorch_tanh") return Activation::GeluTanh;
    if (name == "relu") return Activation::Relu;
    throw unsupported(
        "{}: \"{}\" is \"{}\"; silu, gelu, gelu_new, gelu_pytorch_tanh and relu can be computed",
        f.place(), key, name);
}

// The newer rope_parameters, or the older rope_scaling (which says nothing of the base).
RopeScaling ropeScaling(const ConfigFile& f, int context)
{
    RopeScaling s;
    const std::string kind = f.text("rope_type", f.text("type", "default"));
    if (kind == "default") return s;
    s.factor = f.real("factor", 1);
    s.original = f.real("original_max_position_embeddings", context);
    if (kind == "linear")
        s.kind = RopeScaling::Linear;
    else if (kind == "llama3") {
        s.kind = RopeScaling::Llama3;
        s.low = f.real("low_freq_factor", 1);
        s.high = f.real("high_freq_factor", 4);
    } else if (kind == "yarn") {
        s.kind = RopeScaling::Yarn;
        s.betaFast = f.real("beta_fast", 32);
        s.betaSlow = f.real("beta_slow", 1);
        s.attention = f.real("attention_factor", 0);
    } else {
        throw unsupported("{}: the rotary positions are of type \"{}\"; default, linear, llama3 "
                          "and yarn can be computed",
            f.place(), kind);
    }
    if (!(s.factor > 0) || !(s.original > 0) || !(s.high > s.low) || !(s.betaFast > 0)
        || !(s.betaSlow > 0))
        throw badInput("{}: factor {}, original length {}, low {}, high {}: all must be above 0, "
                       "and high above low",
            f.place(), s.factor, s.original, s.low, s.high);
    return s;
}

Rope rope(const ConfigFile& f, const ModelInfo& m)
{
    double base = f.real("rope_theta", 10000);
    RopeScaling scaling;
    for (const char* key : {"rope_parameters", "rope_scaling"})
        if (f.has(key)) {
            const ConfigFile part = f.part(key);
            base = part.real("rope_theta", base);
            scaling = ropeScaling(part, m.context);
            break;
        }
    if (!(base > 1) || m.headWidth % 2 != 0)
        throw badInput(
            "{}: rotary positions of base {} over heads of {} elements: above 1 and even are right",
            f.place(), base, m.headWidth);
    return Rope(m.headWidth, base, RopePairing::Halves, scaling);
}

// Sliding windows by layer: by name where the file lists them, else as the architecture defines.
void windows(const ConfigFile& f, TransformerConfig& c)
{
    const bool qwen = c.info.architecture != "mistral";
    if (qwen && !f.flag("use_sliding_window", false)) return;
    const int window = f.count("sliding_window", 0),
              first = qwen ? f.count("max_window_layers", 0) : 0;
    if (window == 0) return;
    const bool listed = f.has("layer_types") && f.at("layer_types").is_array();
    for (int layer = 0; layer < c.info.layers; ++layer) {
        bool slides = layer >= first;
        if (listed && std::size_t(layer) < f.at("layer_types").size())
            slides = f.at("layer_types").at(std::size_t(layer)) == "sliding_attention";
        c.windows.push_back(slides ? window : 0);
    }
    c.info.window = window;
}

void readLlama(const ConfigFile& f, TransformerConfig& c)
{
    ModelInfo& m = c.info;
    m.layers = f.count("num_hidden_layers");
    m.width = f.count("hidden_size");
    m.heads = f.count("num_attention_heads");
    m.kvHeads = f.count("num_key_value_heads", m.heads);
    m.headWidth = f.count("head_dim", m.heads > 0 ? m.width / m.heads : 0);
    m.feedForward = f.count("intermediate_size");
    m.context = f.count("max_position_embeddings");
    c.epsilon = float(f.real("rms_norm_eps", 1e-6));
    c.activation = activation(f, "hidden_act", "silu");
    c.headNorms = m.architecture == "qwen3";
    c.tied = f.flag("tie_word_embeddings", false);
    checkConfig(c, f.place());
    c.rope = rope(f, m);
    if (m.architecture != "llama") windows(f, c);
}

void readGpt2(const ConfigFile& f, TransformerConfig& c)
{
    if (f.flag("scale_attn_by_inverse_layer_idx", false) || !f.flag("scale_attn_weights", true))
        throw unsupported(
            "{}: attention scaled in an unusual way (scale_attn_by_inverse_layer_idx, "
            "scale_attn_weights) cannot be computed",
            f.place());
    ModelInfo& m = c.info;
    m.layers = f.count("n_layer");
    m.width = f.count("n_embd");
    m.heads = m.kvHeads = f.count("n_head");
    m.headWidth = m.heads > 0 ? m.width / m.heads : 0;
    m.feedForward = f.count("n_inner", m.width < 1 << 20 ? 4 * m.width : 0);
    m.context = f.count("n_positions");
    c.rms = c.gated = false;
    c.learnedPositions = true;
    c.epsilon = float(f.real("layer_norm_epsilon", 1e-5));
    c.activation = activation(f, "activation_function", "gelu_new");
    c.tied = f.flag("tie_word_embeddings", true);
    checkConfig(c, f.place());
}

void readBert(const ConfigFile& f, TransformerConfig& c)
{
    if (f.text("position_embedding_type", "absolute") != "absolute")
        throw unsupported("{}: positions of type \"{}\" cannot be computed; \"absolute\" can",
            f.place(), f.text("position_embedding_type", ""));
    ModelInfo& m = c.info;
    m.layers = f.count("num_hidden_layers");
    m.width = f.count("hidden_size");
    m.heads = m.kvHeads = f.count("num_attention_heads");
    m.headWidth = m.heads > 0 ? m.width / m.heads : 0;
    m.feedForward = f.count("intermediate_size");
    m.context = f.count("max_position_embeddings");
    m.causal = false;
    c.rms = c.gated = false;
    c.postNorm = c.learnedPositions = true;
    c.epsilon = float(f.real("layer_norm_eps", 1e-12));
    c.activation = activation(f, "hidden_act", "gelu");
    checkConfig(c, f.place());
}

} // namespace

TransformerConfig readFolderConfig(const std::filesystem::path& folder)
{
    const auto path = folder / "config.json";
    if (!std::filesystem::exists(path))
        throw notFound(
            "{} has no config.json; a model's folder holds config.json and model.safetensors",
            folder.string());
    const ConfigFile f(readJson(path), path.string());
    TransformerConfig c;
    c.info.architecture = f.text("model_type", "");
    c.info.name = folder.filename().empty() ? folder.parent_path().filename().string()
                                            : folder.filename().string();
    const std::string& a = c.info.architecture;
    const bool llama = a == "llama" || a == "mistral" || a == "qwen2" || a == "qwen3";
    if (!llama && a != "gpt2" && a != "bert") unknownArchitecture(path.string(), a);
    c.info.vocabulary = f.count("vocab_size");
    if (llama)
        readLlama(f, c);
    else if (a == "gpt2")
        readGpt2(f, c);
    else
        readBert(f, c);
    return c;
}

std::shared_ptr<const LanguageModel> loadFolderModel(const std::filesystem::path& folder)
{
    TransformerConfig config = readFolderConfig(folder);
    const FolderSource source(folder);
    const std::string& a = config.info.architecture;
    TransformerWeights weights = readWeights(source, config,
        a == "gpt2"       ? kGpt2Names
            : a == "bert" ? kBertNames
                          : kLlamaNames);
    return std::make_shared<Transformer>(std::move(config), std::move(weights), source.files());
}

} // namespace seq
