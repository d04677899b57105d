#include "plugins/attention/next_token.h"

#include "engine/base/error.h"
#include "engine/base/thread_pool.h"
#include "engine/base/utf8.h"
#include "engine/experiment/engine.h"
#include "engine/figure/plots.h"
#include "engine/nn/capture.h"
#include "engine/ops/top_k.h"

#include <algorithm>
#include <cmath>

namespace seq {

namespace {

using Guess = NextToken::Guess;
constexpr std::int64_t kChunk = 64; // rows of logits at a time
constexpr std::int64_t kLens = 48; // tokens

struct Distribution {
    double lse, entropy;
};
Distribution distribution(std::span<const float> logits)
{
    const double most = *std::ranges::max_element(logits);
    double z = 0, weighted = 0;
    for (const float x : logits) {
        const double e = std::exp(double(x) - most);
        z += e;
        weighted += e * (double(x) - most);
    }
    return {most + std::log(z), std::log(z) - weighted / z};
}

std::vector<Guess> likeliest(std::span<const float> logits, double lse, int count)
{
    std::vector<Guess> out;
    for (const Ranked& r : topK(logits, count, -lse))
        out.push_back({std::int32_t(r.index), float(r.score)});
    return out;
}

class Reader {
public:
    Reader(const NextToken::Params& p, Job& job)
        : p_(p)
        , job_(job)
        , model_(job.engine().model(p.model))
        , residuals_({"resid"})
    {
        out_.model = model_;
        out_.precision = p.precision.is("float32") ? Precision::Float32 : Precision::Native;
    }

    NextToken::Result run()
    {
        read();
        const auto tokens = std::int64_t(out_.ids.size());
        for (std::int64_t begin = resume(); begin < tokens; begin += kChunk) {
            job_.progress(0.8 * double(begin) / double(tokens), "reading the text");
            chunk(begin, std::min(tokens, begin + kChunk));
            if (job_.due()) publish();
        }
        if (p_.lens) lens();
        numbers(out_);
        return std::move(out_);
    }

private:
    const ModelInfo& info() const { return model_->model->info(); }

    void read()
    {
        out_.text = p_.text.bytes();
        if (out_.text.empty())
            throw badInput("the text is empty: type something, or choose bundled:fox");
        if (!info().causal)
            throw badInput(
                "{} is an encoder and predicts no next token: choose another model", model_->name);
        for (const TokenSpan& t : model_->tokenizer->encode(out_.text, {p_.special, true})) {
            out_.ids.push_back(t.id);
            out_.bytes.push_back({t.begin, t.end});
            std::string piece = out_.text.substr(t.begin, t.end - t.begin);
            out_.pieces.push_back(piece.empty() ? model_->tokenizer->bytes(t.id) : piece);
        }
        out_.marks = std::make_shared<const TokenMarks>(out_.text, out_.bytes, out_.pieces);
        if (out_.ids.empty())
            throw badInput("the text has no tokens for {}: type something", model_->name);
        if (out_.ids.size() > std::size_t(info().context))
            throw badInput("the text has {} tokens and {} holds {}: shorten it", out_.ids.size(),
                model_->name, info().context);
        const auto tokens = std::int64_t(out_.ids.size());
        job_.need(std::size_t(kChunk * info().vocabulary * 8)
            + std::size_t(tokens * info().layers * info().kvHeads * info().headWidth * 8));
        out_.nll.assign(1, NAN);
        const std::int64_t end
            = p_.token < 0 ? tokens : std::min(tokens, std::max<std::int64_t>(p_.token + 1, kLens));
        out_.lensTokens = {std::max<std::int64_t>(0, end - kLens), end};
    }

    // Takes over what the result before says of the tokens that both texts begin with, but for the
    // last of them, whose logits are needed, and those of the lens. The first token left to read.
    std::int64_t resume()
    {
        const auto* before = dynamic_cast<const NextToken::Result*>(job_.previous());
        std::ptrdiff_t known = 0;
        if (before && before->cache && before->model == model_
            && before->precision == out_.precision
            && std::ssize(before->top[0]) == std::min(p_.top, info().vocabulary)) {
            const auto same = std::ranges::mismatch(out_.ids, before->ids).in1 - out_.ids.begin();
            known = std::min<std::ptrdiff_t>(same, std::ssize(before->entropy)) - 1;
            if (p_.lens) known = std::min<std::ptrdiff_t>(known, out_.lensTokens.begin);
        }
        if (known <= 0) {
            out_.cache.emplace(info()).create(0);
            return 0;
        }
        out_.cache = before->cache;
        out_.cache->truncate(0, int(known));
        out_.nll.assign(before->nll.begin(), before->nll.begin() + known + 1);
        out_.entropy.assign(before->entropy.begin(), before->entropy.begin() + known);
        out_.top.assign(before->top.begin(), before->top.begin() + known);
        out_.names.assign(before->names.begin(), before->names.begin() + known);
        return known;
    }

    void chunk(std::int64_t begin, std::int64_t end)
    {
        Forward options;
        options.cache = &*out_.cache;
        options.logits = Logits::All;
        options.precision = out_.precision;
        Capture layers({"resid"});
        const bool wanted = p_.lens && end > out_.lensTokens.begin && begin < out_.lensTokens.end;
        if (wanted) options.probe = &layers;
        const Segment segment{0, int(begin), int(end - begin)};
        const auto tokens
            = std::span(out_.ids).subspan(std::size_t(begin), std::size_t(end - begin));
        const Tensor logits
            = model_->model->forward({tokens, {&segment, 1}, nullptr}, options).to(Device{});
        if (wanted) {
            const Range rows{std::max(begin, out_.lensTokens.begin) - begin,
                std::min(end, out_.lensTokens.end) - begin};
            for (int l = 0; l < info().layers; ++l)
                residuals_.see({"resid", l, 0}, layers.at("resid", l).slice(0, rows));
        }
        measure(logits, begin);
    }

    void measure(const Tensor& logits, std::int64_t begin)
    {
        const auto rows = std::size_t(logits.size(0)), width = std::size_t(logits.size(1));
        const auto first = std::size_t(begin), all = out_.ids.size();
        out_.entropy.resize(first + rows);
        out_.top.resize(first + rows);
        out_.nll.resize(std::min(all, first + rows + 1));
        parallel(std::int64_t(rows), 1, [&](std::int64_t from, std::int64_t to) {
            for (auto i = std::size_t(from); i < std::size_t(to); ++i) {
                const auto row = logits.host<float>().subspan(i * width, width);
                const Distribution d = distribution(row);
                out_.entropy[first + i] = float(d.entropy);
                out_.top[first + i] = likeliest(row, d.lse, p_.top);
                if (first + i + 1 < all)
                    out_.nll[first + i + 1]
                        = float(d.lse - row[std::size_t(out_.ids[first + i + 1])]);
            }
        });
        for (std::size_t i = first; i < first + rows; ++i) {
            out_.names.emplace_back();
            for (const Guess& g : out_.top[i])
                out_.names.back().push_back(toUtf8(model_->tokenizer->bytes(g.id)));
        }
    }

    void lens()
    {
        const std::int64_t count = out_.lensTokens.end - out_.lensTokens.begin;
        out_.lensLast = Tensor::empty({info().layers, count});
        out_.lens.resize(std::size_t(info().layers));
        for (int l = 0; l < info().layers; ++l) {
            job_.progress(0.8 + 0.2 * l / info().layers, "looking into the layers");
            const Tensor logits
                = model_->model->project(residuals_.at("resid", l), out_.precision).to(Device{});
            const auto width = std::size_t(logits.size(1));
            auto& guesses = out_.lens[std::size_t(l)];
            guesses.resize(std::size_t(count));
            parallel(count, 1, [&](std::int64_t from, std::int64_t to) {
                for (std::int64_t i = from; i < to; ++i) {
                    const auto row = logits.host<float>().subspan(std::size_t(i) * width, width);
                    const double lse = distribution(row).lse;
                    const auto most = std::ranges::max_element(row);
                    guesses[std::size_t(i)]
                        = {std::int32_t(most - row.begin()), float(*most - lse)};
                    const auto final = out_.top[std::size_t(out_.lensTokens.begin + i)][0].id;
                    out_.lensLast.hostMutable<float>()[std::size_t(l * count + i)]
                        = float(std::exp(row[std::size_t(final)] - lse));
                }
            });
        }
    }

    static void numbers(NextToken::Result& r)
    {
        double nll = 0, entropy = 0, bytes = 0;
        for (std::size_t i = 1; i < r.nll.size(); ++i) {
            nll += r.nll[i];
            bytes += double(r.bytes[i].end - r.bytes[i].begin);
        }
        for (const float e : r.entropy)
            entropy += e / double(r.entropy.size());
        const double n = double(r.nll.size()) - 1;
        r.numbers = {{"tokens", double(r.ids.size()), ""},
            {"mean surprisal", n > 0 ? nll / n : NAN, "nat"},
            {"perplexity", n > 0 ? std::exp(nll / n) : NAN, ""},
            {"bits per byte", bytes > 0 ? nll / std::log(2.0) / bytes : NAN, "bit"},
            {"mean entropy", entropy, "nat"}};
    }

    void publish()
    {
        auto partial = std::make_shared<NextToken::Result>(out_);
        partial->nll.resize(partial->entropy.size());
        numbers(*partial);
        job_.publish(std::move(partial));
    }

    const NextToken::Params& p_;
    Job& job_;
    std::shared_ptr<const LoadedModel> model_;
    Capture residuals_; // of the tokens of the lens
    NextToken::Result out_;
};

void write(JsonWriter& json, const std::vector<Guess>& guesses)
{
    json.beginArray();
    for (const Guess& g : guesses)
        json.beginObject().member("id", g.id).member("logprob", g.logprob).endObject();
    json.endArray();
}

} // namespace

NextToken::Params NextToken::Params::full()
{
    Params p;
    p.text = {"bundled:frankenstein-short"};
    p.precision.index = 1;
    return p;
}

void NextToken::Params::fields(Fields& f)
{
    f({"model", "Model that predicts", &model});
    f({"text", "Text that it reads", &text});
    f({"precision", "As the weights are stored, or exactly in float32", &precision});
    f({"special", "Names of special tokens in the text are special tokens", &special});
    f({"top", "Likeliest next tokens kept at each position", &top, {1, 100}, "tokens"});
    f({"lens", "What each layer would predict", &lens});
    f({"token", "Position whose predictions are shown; -1: the last", &token, {-1, 1e9}});
    f({"colour-map", "Colours of surprise", &colours, {}, {}, {}, true});
}

NextToken::Result NextToken::run(const Params& p, Job& job)
{
    return Reader(p, job).run();
}

void NextToken::Result::data(JsonWriter& json) const
{
    json.member("ids", ids);
    json.key("bytes").beginArray();
    for (const Range& range : bytes)
        json.beginArray().value(range.begin).value(range.end).endArray();
    json.endArray();
    json.member("nll", nll).member("entropy", entropy);
    json.key("top").beginArray();
    for (const auto& guesses : top)
        write(json, guesses);
    json.endArray();
    if (lens.empty()) return;
    json.key("lens").beginObject().member("begin", lensTokens.begin).key("layers").beginArray();
    for (const auto& layer : lens)
        write(json, layer);
    json.endArray().endObject();
}

namespace {

using Params = NextToken::Params;
using Shown = NextToken::Result;

std::int64_t selected(const Params& p, const Shown& r)
{
    const auto last = std::int64_t(r.entropy.size()) - 1;
    return p.token < 0 ? last : std::min<std::int64_t>(p.token, last);
}

void drawStrip(const Params& p, const Shown& r, Rect area, const View& view, Canvas& canvas)
{
    const TokenMarks& tokens = *r.marks;
    TokenStrip strip;
    strip.name = "surprisal";
    strip.caption = view.say("How much each token surprises the model");
    strip.valueLabel = view.say("surprisal");
    strip.valueUnit = "nat";
    strip.colourBar = true;
    strip.scale.map = colourMapOf(p.colours.name());
    strip.scale.high = 2;
    StripRow row;
    for (std::size_t i = 0; i < r.entropy.size(); ++i) {
        StripItem item = tokens.item(std::int64_t(i), "token");
        item.value = double(r.nll[i]);
        item.selected = std::int64_t(i) == selected(p, r);
        if (!std::isnan(r.nll[i])) strip.scale.high = std::max(strip.scale.high, double(r.nll[i]));
        row.items.push_back(std::move(item));
    }
    strip.rows.push_back(std::move(row));
    tokenStrip(strip, area, view, canvas);
}

void drawTop(const Params& p, const Shown& r, Rect area, const View& view, Canvas& canvas)
{
    const TokenMarks& tokens = *r.marks;
    const std::int64_t at = selected(p, r);
    const std::int32_t next = at + 1 < std::int64_t(r.ids.size()) ? r.ids[std::size_t(at + 1)] : -1;
    Bars top;
    top.name = "next";
    top.caption = view.say("What may follow \"{}\"", {tokens.shown(at)});
    top.value.label = view.say("probability");
    top.value.unit = "%";
    const auto& guesses = r.top[std::size_t(at)];
    for (std::size_t k = 0; k < guesses.size(); ++k) {
        Bar bar;
        bar.label = r.names[std::size_t(at)][k];
        bar.value = 100 * std::exp(double(guesses[k].logprob));
        bar.selected = guesses[k].id == next;
        if (bar.selected) bar.ref = tokens.ref(at + 1);
        top.bars.push_back(std::move(bar));
    }
    bars(top, area, view, canvas);
}

void drawLens(const Params& p, const Shown& r, Rect area, const View& view, Canvas& canvas)
{
    const TokenMarks& tokens = *r.marks;
    HeatMap lens;
    lens.name = "lens";
    lens.caption = view.say("Where the prediction forms: what each layer gives to the final one");
    lens.x.label = view.say("token");
    lens.x.names = tokens.names(r.lensTokens);
    lens.y.label = view.say("layer");
    lens.columnRefs = tokens.refs(r.lensTokens);
    lens.values = r.lensLast;
    lens.valueLabel = view.say("probability");
    if (r.lensTokens.begin == 0) lens.columnField = "token";
    if (const std::int64_t at = selected(p, r); at >= r.lensTokens.begin && at < r.lensTokens.end)
        lens.selected = std::array<std::int64_t, 2>{-1, at - r.lensTokens.begin};
    heatMap(lens, area, view, canvas);
}

} // namespace

void NextToken::draw(const Params& p, const Result& r, const View& view, Canvas& canvas)
{
    const double pad = view.size.width > 700 ? 16 : 8;
    const Rect all = Rect{0, 0, view.size.width, view.size.height}.inset(pad);
    const View still = unzoomed(view); // the lens alone zooms
    double width = 0; // of the text in one line
    for (const std::string& piece : r.pieces)
        width += canvas.width(piece, 11 * view.text) + 10;
    const double lines = std::ceil(width / (all.width - 70));
    const double strip = std::clamp(44 + 26 * lines, 100.0, std::max(100.0, all.height * 0.35));
    const Rect below{all.x, all.y + strip + pad, all.width, all.height - strip - pad};
    canvas.part("tokens", [&](Canvas& part) {
        drawStrip(p, r, {all.x, all.y, all.width, strip}, still, part);
    });
    const bool layers = bool(r.lensLast);
    const double left = layers ? std::floor(below.width * 0.34) : below.width;
    canvas.part("next", [&](Canvas& part) {
        drawTop(p, r, {below.x, below.y, left, below.height}, still, part);
    });
    if (layers)
        drawLens(p, r, {below.x + left + pad, below.y, below.width - left - pad, below.height},
            view, canvas);
}

} // namespace seq
