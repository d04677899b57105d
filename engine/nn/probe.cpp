#include "engine/nn/probe.h"

#include "engine/base/error.h"
#include "engine/base/nearest.h"

#include <algorithm>
#include <array>
#include <vector>

namespace seq {

namespace {

constexpr std::array kSites{
    SiteInfo{"embedding", "[rows, D]",
        "token (and learned position) embeddings: what the first layer reads"},
    SiteInfo{"attn.norm", "[rows, D]", "input of the query, key and value projections"},
    SiteInfo{"attn.q", "[rows, heads, d]", "queries, positions applied"},
    SiteInfo{"attn.k", "[rows, kv heads, d]",
        "keys of these rows, positions applied, as the cache keeps them"},
    SiteInfo{"attn.v", "[rows, kv heads, d]", "values of these rows"},
    SiteInfo{"attn.lse", "[heads, rows]",
        "ln of the sum of exp of each row's scores; with q and k it gives any probability"},
    SiteInfo{"attn.probs", "[heads, rows, keys]",
        "attention probabilities over all keys of the rows' sequence"},
    SiteInfo{
        "attn.heads", "[rows, heads, d]", "each head's mixed values, before the output projection"},
    SiteInfo{"attn.out", "[rows, D]", "what attention adds to the residual stream"},
    SiteInfo{"resid.mid", "[rows, D]",
        "the residual stream between attention and MLP (an encoder's: after its norm)"},
    SiteInfo{"mlp.norm", "[rows, D]", "input of the MLP"},
    SiteInfo{"mlp.gate", "[rows, F]", "the gate before its activation; only models that have one"},
    SiteInfo{"mlp.up", "[rows, F]",
        "the MLP's first projection (without a gate: before the activation)"},
    SiteInfo{"mlp.hidden", "[rows, F]",
        "the MLP's neurons, activated and gated: input of its last projection"},
    SiteInfo{"mlp.out", "[rows, D]", "what the MLP adds to the residual stream"},
    SiteInfo{
        "resid", "[rows, D]", "the residual stream after the layer (an encoder's: after its norm)"},
    SiteInfo{"final.norm", "[rows, D]", "the last residual stream, normed, of all rows"},
    SiteInfo{"logits", "[rows, V]", "scores of the next token, of the rows that were asked for"},
};

} // namespace

std::span<const SiteInfo> sites()
{
    return kSites;
}

void checkSite(std::string_view name)
{
    std::vector<std::string_view> names;
    for (const SiteInfo& site : kSites)
        names.push_back(site.name);
    if (std::find(names.begin(), names.end(), name) == names.end())
        throw notFound(
            "no value of a model is called \"{}\"; near it: {}", name, nearestText(name, names));
}

Tensor shown(Probe* probe, const Site& site, const Tensor& value)
{
    if (!wanted(probe, site)) return value;
    Tensor next = probe->see(site, value);
    if (!next || next.shape() != value.shape() || next.dtype() != value.dtype())
        throw badInput("the probe put {} in place of {} in layer {}; {} {} is right",
            next ? next.shape().text() + " " + std::string(info(next.dtype()).name) : "nothing",
            site.name, site.layer, value.shape().text(), info(value.dtype()).name);
    return next.to(value.device());
}

} // namespace seq
