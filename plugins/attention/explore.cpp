#include "plugins/attention/explore.h"

#include "engine/base/error.h"
#include "engine/base/utf8.h"
#include "engine/nn/attention_tiles.h"
#include "plugins/attention/rollout.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace seq {

namespace {

constexpr std::int64_t kDense = 512; // tokens a side; larger maps are tiles
constexpr std::int64_t kRollout = 1024, kData = 4096;
constexpr std::int64_t kNear = 48; // tokens whose links are drawn
constexpr int kRepeated = 32; // tokens of the probe

Range part(const std::vector<int>& asked, std::int64_t tokens, const char* which)
{
    if (asked.empty()) return {0, tokens};
    if (asked[1] > tokens)
        throw badValue("{} end at token {}, the text has {}", which, asked[1], tokens);
    return {asked[0], asked[1]};
}

std::vector<int> shownHeads(const Explore::Result& r)
{
    if (r.fused == "none") return {r.head};
    std::vector<int> all(std::size_t(r.pass->headCount()));
    std::iota(all.begin(), all.end(), 0);
    return all;
}

HeadFuse fuseOf(const Explore::Result& r)
{
    return r.fused == "max" ? HeadFuse::Max : HeadFuse::Mean;
}

// Rows of what is shown, at the columns that are shown.
Tensor cells(const Explore::Result& r, Range rows)
{
    AttentionMap part = r.pass->map(r.layer);
    part.q = part.q.slice(0, rows);
    part.lse = part.lse.slice(1, rows).contiguous();
    part.firstRow += rows.begin;
    const MapBins bins{
        0, {0, rows.end - rows.begin}, {0, r.columns.end - r.columns.begin}, r.columns};
    return pooledAttention(part, shownHeads(r), bins, fuseOf(r)).max.to(Device{});
}

Tensor cut(const Tensor& whole, Range rows, Range columns)
{
    return whole.slice(0, rows).slice(1, columns).contiguous();
}

// Each cell times the keys of its row: 1 is uniform attention.
Tensor lifted(const Tensor& map, const AttentionMap& source, Range rows)
{
    Tensor out = Tensor::empty(map.shape());
    const auto from = map.host<float>();
    const auto to = out.hostMutable<float>();
    const auto width = std::size_t(map.size(1));
    for (std::size_t i = 0; i < to.size(); ++i) {
        const Range seen = source.allowed(rows.begin + std::int64_t(i / width));
        to[i] = from[i] * float(seen.end - seen.begin);
    }
    return out;
}

Tensor rolloutOf(const Explore::Params& p, const AttentionPass& pass, int layer, Job& job)
{
    const auto tokens = std::int64_t(pass.ids.size());
    if (tokens > kRollout)
        throw badInput("rollout is shown up to {} tokens, the text has {}: shorten it, or choose "
                       "fuse mean",
            kRollout, tokens);
    std::vector<int> all(std::size_t(pass.headCount()));
    std::iota(all.begin(), all.end(), 0);
    Tensor r = rolloutStart(tokens);
    for (int l = 0; l <= layer; ++l) {
        job.progress(double(l) / (layer + 1), "rolling out");
        const PooledMap mean
            = pooledAttention(pass.map(l), all, {0, {0, tokens}, {0, tokens}}, HeadFuse::Mean);
        r = rolloutStep(r, mean.mean.to(Device{}), p.residual);
    }
    if (p.rollout.is("over-uniform"))
        r = overUniform(r, uniformRollout(tokens, layer + 1, p.residual));
    if (p.rollout.is("without-first")) r = withoutFirst(r);
    if (!pass.model->model->info().causal) return r;
    auto values = r.hostMutable<float>();
    for (std::int64_t i = 0; i < tokens; ++i)
        std::fill(values.begin() + i * tokens + i + 1, values.begin() + (i + 1) * tokens, NAN);
    return r;
}

Tensor entropyOfRows(const Tensor& map)
{
    Tensor out = Tensor::zeros({map.size(0)});
    const auto p = map.host<float>();
    for (std::size_t i = 0; i < p.size(); ++i)
        if (p[i] > 0)
            out.hostMutable<float>()[i / std::size_t(map.size(1))] -= p[i] * std::log(p[i]);
    return out;
}

void fillMap(const Explore::Params& p, Explore::Result& r, Job& job)
{
    const AttentionPass& pass = *r.pass;
    if (r.fused == "rollout") {
        const Tensor whole = rolloutOf(p, pass, r.layer, job);
        r.map = cut(whole, r.rows, r.columns);
        r.lift = lifted(r.map, pass.map(r.layer), r.rows);
        if (p.rollout.is("plain")) r.entropy = entropyOfRows(whole);
        r.profile = cut(whole, {r.token, r.token + 1}, r.columns);
        r.nearMap = cut(whole, r.near, r.columns);
        return;
    }
    const AttentionMap& source = pass.map(r.layer);
    const auto heads = shownHeads(r);
    if (r.fused == "none" && pass.entropy[std::size_t(r.layer)])
        r.entropy = pass.entropy[std::size_t(r.layer)]
                        .slice(0, {r.head, r.head + 1})
                        .view({std::int64_t(pass.entropy[std::size_t(r.layer)].size(1))});
    const std::int64_t height = r.rows.end - r.rows.begin, width = r.columns.end - r.columns.begin;
    for (const bool lift : {false, true}) {
        const auto tiles = std::make_shared<const AttentionTileSource>(source, heads, fuseOf(r),
            lift, r.rows, r.columns, pass.key + " layer " + std::to_string(r.layer));
        (lift ? r.liftTiles : r.tiles) = tiles;
    }
    r.profile = cells(r, {r.token, r.token + 1});
    r.nearMap = cells(r, r.near);
    if (height > kDense || width > kDense) return;
    r.map = cells(r, r.rows);
    r.lift = lifted(r.map, source, r.rows);
    r.tiles = r.liftTiles = nullptr;
}

// By linear interpolation (specification 0.4).
double quantile(const Tensor& values, double share)
{
    const auto all = values.host<float>();
    std::vector<float> sorted(all.begin(), all.end());
    std::ranges::sort(sorted);
    const double place = share * double(sorted.size() - 1);
    const auto below = std::size_t(place);
    const double above = sorted[std::min(below + 1, sorted.size() - 1)];
    return sorted[below] + (place - double(below)) * (above - sorted[below]);
}

void fillNumbers(Explore::Result& r)
{
    const AttentionPass& pass = *r.pass;
    r.numbers.push_back({"tokens", double(pass.ids.size()), ""});
    const auto& heads = pass.heads[std::size_t(r.layer)];
    if (heads.empty()) return; // not yet
    double entropy = 0, sink = 0, distance = 0;
    const auto shown = shownHeads(r);
    for (const int h : shown) {
        const HeadScore& s = heads[std::size_t(h)];
        entropy += s.entropy / double(shown.size());
        sink += s.sink / double(shown.size());
        distance += s.distance / double(shown.size());
    }
    r.numbers.push_back({"mean entropy", entropy, "nat"});
    if (r.entropy)
        for (const double share : {0.1, 0.9})
            r.numbers.push_back(
                {share < 0.5 ? "entropy, 10th percentile" : "entropy, 90th percentile",
                    quantile(r.entropy, share), "nat"});
    r.numbers.push_back({"sink mass", sink, ""});
    r.numbers.push_back({"mean distance", distance, "tokens"});
    if (r.fused == "none")
        r.numbers.push_back({"head score", heads[std::size_t(r.head)].score.value_or(NAN), ""});
    std::array<int, kHeadClasses> count{};
    for (const auto& layer : pass.heads)
        for (const HeadScore& s : layer)
            ++count[std::size_t(s.kind)];
    for (int c = 0; c < kHeadClasses; ++c)
        r.numbers.push_back(
            {std::string(name(HeadClass(c))) + " heads", double(count[std::size_t(c)]), ""});
}

void checkHead(const Explore::Params& p, const LoadedModel& model)
{
    const ModelInfo& info = model.model->info();
    if (p.layer >= info.layers)
        throw badValue(
            "layer {} does not exist: {} has layers 0 to {}", p.layer, model.name, info.layers - 1);
    if (p.head >= info.heads)
        throw badValue(
            "head {} does not exist: {} has heads 0 to {}", p.head, model.name, info.heads - 1);
}

// Ranges that reach into tokens still to be generated end where these begin, until they are there.
bool fitPartial(Explore::Params& p, std::int64_t tokens)
{
    for (auto* range : {&p.rows, &p.columns}) {
        if (range->empty()) continue;
        if ((*range)[0] >= tokens) return false;
        (*range)[1] = int(std::min<std::int64_t>((*range)[1], tokens));
    }
    return true;
}

std::string noticeOf(const AttentionPass& pass)
{
    const auto kept = std::ranges::count_if(pass.maps, [](const auto& m) { return bool(m); });
    std::string notice;
    if (const int context = pass.beyond())
        notice = fill("beyond the trained context of {} tokens", {std::to_string(context)});
    if (pass.complete && kept < pass.layers())
        notice += (notice.empty() ? "" : "; ")
            + fill("long text: the maps of {} of {} layers are kept, another layer reads it again",
                {std::to_string(kept), std::to_string(pass.layers())});
    return notice;
}

Explore::Result resultOf(const Explore::Params& p, PassPtr pass, Job& job)
{
    Explore::Result r;
    r.pass = std::move(pass);
    r.layer = p.layer;
    r.head = p.head;
    r.fused = p.fuse.name();
    const std::int64_t tokens = r.pass->map(p.layer).rows();
    r.rows = part(p.rows, tokens, "rows");
    r.columns = part(p.columns, tokens, "columns");
    const TokenMarks& marks = *r.pass->marks;
    r.rowNames = marks.names(r.rows);
    r.columnNames = marks.names(r.columns);
    r.rowRefs = marks.refs(r.rows);
    r.columnRefs = marks.refs(r.columns);
    r.token = p.token < 0 ? int(tokens) - 1 : std::min(p.token, int(tokens) - 1);
    r.near.end = std::clamp<std::int64_t>(
        r.token + 1, std::min(r.rows.begin + kNear, r.rows.end), r.rows.end);
    r.near.begin = std::max(r.rows.begin, r.near.end - kNear);
    fillMap(p, r, job);
    r.strip = Explore::stripOf(r);
    fillNumbers(r);
    r.notice = noticeOf(*r.pass);
    return r;
}

void writeMap(const Explore::Result& r, JsonWriter& json)
{
    const std::int64_t height = r.rows.end - r.rows.begin, width = r.columns.end - r.columns.begin;
    if (height > kData || width > kData)
        throw badInput("attention of {} x {} tokens is too much for a file: ask for at most {} at "
                       "a time by rows and columns",
            height, width, kData);
    json.key("attention").beginArray();
    constexpr std::int64_t kStep = 64;
    for (std::int64_t begin = 0; begin < height; begin += kStep) {
        const std::int64_t count = std::min(kStep, height - begin);
        const Tensor values = r.map
            ? r.map.slice(0, {begin, begin + count}).contiguous()
            : cells(r, {r.rows.begin + begin, r.rows.begin + begin + count});
        const auto v = values.host<float>();
        for (std::int64_t i = 0; i < count; ++i) {
            json.beginArray();
            for (std::int64_t j = 0; j < width; ++j) {
                const float x = v[std::size_t(i * width + j)];
                json.value(std::isnan(x) ? 0.f : x); // what a row may not see has no weight
            }
            json.endArray();
        }
    }
    json.endArray();
}

} // namespace

Explore::Params Explore::Params::full()
{
    Params p;
    p.text = {"bundled:moby-dick"}; // 131,072 tokens
    p.beyond = true;
    return p;
}

void Explore::Params::fields(Fields& f)
{
    f({"model", "Model that reads the text", &model});
    f({"text", "Text whose tokens attend to each other", &text, {}, {}, "probe=none"});
    f({"layer", "Layer whose head is shown large", &layer, {0, 1000}});
    f({"head", "Head of that layer", &head, {0, 1000}, {}, "fuse=none"});
    f({"fuse", "One head, the mean or largest of the layer's heads, or what flows up to the layer",
        &fuse});
    f({"rollout", "As it is, over what uniform attention gives, or without the first token",
        &rollout, {}, {}, "fuse=rollout"});
    f({"residual", "Share of attention in each step of the rollout; the rest stays in place",
        &residual, {0, 1}, {}, "fuse=rollout"});
    f({"precision", "As the weights are stored, or exactly in float32", &precision});
    f({"special", "Names of special tokens in the text are special tokens", &special, {}, {},
        "probe=none"});
    f({"beyond", "Read on past the context that the model was trained for", &beyond, {}, {},
        "probe=none"});
    f({"probe", "Instead of the text, 32 random tokens and the same again: what a head can do",
        &probe});
    f({"generate", "Tokens that the model goes on with, the likeliest each time", &generate,
        {0, 512}, "tokens"});
    f({"rows", "Tokens that look, from and to; empty: all", &rows, {0, 1e9}});
    f({"columns", "Tokens that are looked at, from and to; empty: all", &columns, {0, 1e9}});
    f({"view", "The whole, or one part of it large", &view, {}, {}, {}, true});
    f({"sort", "Order of the heads", &sort, {}, {}, "view=overview|grid", true});
    f({"token", "Token whose attention colours the text; -1: the last", &token, {-1, 1e9}, {},
        "view=overview|rows|links"});
    f({"threshold", "Weights below it are not drawn", &threshold, {0, 1}, {}, {}, true});
    f({"strongest", "Lines drawn at most", &strongest, {1, 1000}, {}, "view=overview|links", true});
    f({"colour-map", "Colours of the weights", &colours, {}, {}, {}, true});
    f({"transform", "How a weight becomes a colour; lift: times the number of keys, 1 is uniform",
        &transform, {}, {}, {}, true});
}

void Explore::Params::check() const
{
    for (const auto* range : {&rows, &columns}) {
        const char* which = range == &rows ? "rows" : "columns";
        if (range->empty()) continue;
        if (range->size() != 2)
            throw badInput("{} takes two numbers, begin and end, not {}", which, range->size());
        if ((*range)[0] >= (*range)[1])
            throw badInput("{} begin at {} and end at {}: the end must lie behind", which,
                (*range)[0], (*range)[1]);
    }
}

Explore::Result Explore::run(const Params& p, Job& job)
{
    checkHead(p, *job.engine().model(p.model));
    const auto* before = dynamic_cast<const Result*>(job.previous());
    PassRequest request;
    request.model = p.model;
    request.text = p.text.bytes();
    request.precision = p.precision.is("float32") ? Precision::Float32 : Precision::Native;
    request.special = p.special;
    if (p.probe.is("repeat")) {
        request.repeated = kRepeated;
        request.random = job.rng();
    }
    request.beyond = p.beyond;
    request.generate = p.generate;
    request.layer = p.layer;
    const auto partial = [&](PassPtr pass) {
        Params shown = p;
        if (p.fuse.is("rollout")) shown.fuse.index = 1; // the mean, until it is there
        if (!fitPartial(shown, pass->map(p.layer).rows())) return;
        job.publish(std::make_shared<const Result>(resultOf(shown, std::move(pass), job)));
    };
    return resultOf(p, attentionPass(request, before ? before->pass : nullptr, job, partial), job);
}

void Explore::Result::data(JsonWriter& json) const
{
    json.key("tokens").beginArray();
    for (const std::string& piece : pass->pieces)
        json.value(toUtf8(piece));
    json.endArray();
    json.member("ids", pass->ids);
    json.key("bytes").beginArray();
    for (const Range& range : pass->bytes)
        json.beginArray().value(range.begin).value(range.end).endArray();
    json.endArray();
    json.member("layers", pass->layers()).member("heads", pass->headCount());
    writeMap(*this, json);
    json.key("head_scores").beginArray();
    for (std::size_t l = 0; l < pass->heads.size(); ++l)
        for (std::size_t h = 0; h < pass->heads[l].size(); ++h) {
            const HeadScore& s = pass->heads[l][h];
            json.beginObject().member("layer", int(l)).member("head", int(h));
            json.member("class", name(s.kind)).key("score");
            if (s.score)
                json.value(*s.score);
            else
                json.null();
            json.endObject();
        }
    json.endArray();
}

} // namespace seq
