#include "engine/nn/name_map.h"

#include "engine/base/error.h"
#include "engine/ops/convert.h"

namespace seq {

const NameMap kGgufNames{"", "token_embd", "position_embd", "", "", "blk.", "attn_norm", "attn_qkv",
    "attn_q", "attn_k", "attn_v", "attn_q_norm", "attn_k_norm", "attn_output", "ffn_norm",
    "ffn_gate", "ffn_up", "ffn_down", "output_norm", "output"};

const NameMap kGgufBertNames{"", "token_embd", "position_embd", "token_types", "token_embd_norm",
    "blk.", "attn_output_norm", "attn_qkv", "attn_q", "attn_k", "attn_v", "", "", "attn_output",
    "layer_output_norm", "", "ffn_up", "ffn_down", "", ""};

const NameMap kLlamaNames{"model.", "embed_tokens", "", "", "", "layers.", "input_layernorm", "",
    "self_attn.q_proj", "self_attn.k_proj", "self_attn.v_proj", "self_attn.q_norm",
    "self_attn.k_norm", "self_attn.o_proj", "post_attention_layernorm", "mlp.gate_proj",
    "mlp.up_proj", "mlp.down_proj", "norm", "lm_head"};

const NameMap kGpt2Names{"transformer.", "wte", "wpe", "", "", "h.", "ln_1", "attn.c_attn", "", "",
    "", "", "", "attn.c_proj", "ln_2", "", "mlp.c_fc", "mlp.c_proj", "ln_f", "lm_head", true};

const NameMap kBertNames{"bert.", "embeddings.word_embeddings", "embeddings.position_embeddings",
    "embeddings.token_type_embeddings", "embeddings.LayerNorm", "encoder.layer.",
    "attention.output.LayerNorm", "", "attention.self.query", "attention.self.key",
    "attention.self.value", "", "", "attention.output.dense", "output.LayerNorm", "",
    "intermediate.dense", "output.dense", "", ""};

namespace {

class WeightReader {
public:
    WeightReader(const TensorSource& source, const TransformerConfig& config, const NameMap& names)
        : source_(source)
        , config_(config)
        , names_(names)
        , root_(names.root)
    {
        if (!source.has(root_ + std::string(names.tokens) + ".weight")
            && source.has(std::string(names.tokens) + ".weight"))
            root_.clear();
    }

    TransformerWeights read() const
    {
        const ModelInfo& m = config_.info;
        TransformerWeights w;
        w.tokens = source_.require(global(names_.tokens) + ".weight", {m.vocabulary, m.width});
        if (config_.learnedPositions)
            w.positions
                = source_.require(global(names_.positions) + ".weight", {m.context, m.width});
        if (!names_.types.empty()) w.type = typeRow();
        if (!names_.embeddingNorm.empty())
            w.embeddingNorm = norm(global(names_.embeddingNorm), m.width);
        for (int i = 0; i < m.layers; ++i)
            w.layers.push_back(layer(i));
        if (names_.finalNorm.empty()) return w;
        w.finalNorm = norm(global(names_.finalNorm), m.width);
        w.output = config_.tied
            ? w.tokens
            : source_.require(std::string(names_.output) + ".weight", {m.vocabulary, m.width});
        return w;
    }

private:
    std::string global(std::string_view name) const { return root_ + std::string(name); }

    Tensor typeRow() const
    {
        const std::string name = global(names_.types) + ".weight";
        if (!source_.has(name)) return {};
        const Tensor found = source_.tensor(name);
        const std::int64_t rows = found.shape().rank() == 2 ? found.size(0) : 1;
        const Tensor table = source_.requireFloat(name, {rows, config_.info.width});
        return table.slice(0, {0, 1}).view({config_.info.width});
    }

    Affine norm(const std::string& name, std::int64_t width) const
    {
        Affine a{source_.requireFloat(name + ".weight", {width}), {}};
        if (!config_.rms) a.bias = source_.requireFloat(name + ".bias", {width});
        return a;
    }

    Affine projection(const std::string& name, std::int64_t out, std::int64_t in) const
    {
        Affine a;
        if (names_.transposed) {
            const Tensor stored = source_.require(name + ".weight", {in, out});
            if (isQuantised(stored.dtype()))
                throw unsupported("{}: {}.weight is {}; transposed weights cannot be",
                    source_.place(), name, seq::info(stored.dtype()).name);
            a.weight = stored.transpose(0, 1).contiguous();
        } else {
            a.weight = source_.require(name + ".weight", {out, in});
        }
        if (source_.has(name + ".bias")) a.bias = source_.requireFloat(name + ".bias", {out});
        return a;
    }

    static Affine part(const Affine& all, std::int64_t begin, std::int64_t end)
    {
        Affine a{all.weight.slice(0, {begin, end}), {}};
        if (all.bias) a.bias = all.bias.slice(0, {begin, end});
        return a;
    }

    void queryKeyValue(TransformerLayer& l, const std::string& at) const
    {
        const ModelInfo& m = config_.info;
        const std::int64_t q = std::int64_t(m.heads) * m.headWidth,
                           kv = std::int64_t(m.kvHeads) * m.headWidth;
        const std::string fused = at + std::string(names_.qkv);
        if (!names_.qkv.empty() && (names_.q.empty() || source_.has(fused + ".weight"))) {
            const Affine all = projection(fused, q + 2 * kv, m.width);
            l.q = part(all, 0, q);
            l.k = part(all, q, q + kv);
            l.v = part(all, q + kv, q + 2 * kv);
        } else {
            l.q = projection(at + std::string(names_.q), q, m.width);
            l.k = projection(at + std::string(names_.k), kv, m.width);
            l.v = projection(at + std::string(names_.v), kv, m.width);
        }
        if (!config_.headNorms) return;
        l.qNorm = norm(at + std::string(names_.qNorm), m.headWidth);
        l.kNorm = norm(at + std::string(names_.kNorm), m.headWidth);
    }

    TransformerLayer layer(int index) const
    {
        const ModelInfo& m = config_.info;
        const std::string at = global(names_.layer) + std::to_string(index) + ".";
        TransformerLayer l;
        l.attnNorm = norm(at + std::string(names_.attnNorm), m.width);
        queryKeyValue(l, at);
        l.out = projection(
            at + std::string(names_.out), m.width, std::int64_t(m.heads) * m.headWidth);
        l.mlpNorm = norm(at + std::string(names_.mlpNorm), m.width);
        if (config_.gated)
            l.gate = projection(at + std::string(names_.gate), m.feedForward, m.width);
        l.up = projection(at + std::string(names_.up), m.feedForward, m.width);
        l.down = projection(at + std::string(names_.down), m.width, m.feedForward);
        return l;
    }

    const TensorSource& source_;
    const TransformerConfig& config_;
    const NameMap& names_;
    std::string root_;
};

} // namespace

TransformerWeights readWeights(
    const TensorSource& source, const TransformerConfig& config, const NameMap& names)
{
    return WeightReader(source, config, names).read();
}

} // namespace seq
