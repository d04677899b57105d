#include "plugins/attention/attention_pass.h"

#include "engine/base/error.h"
#include "engine/base/hash.h"
#include "engine/nn/capture.h"

#include <algorithm>
#include <cmath>
#include <span>

namespace seq {

namespace {

// tokens between two looks at the clock
constexpr std::int64_t kPrefill = 256, kPrefillOnDevice = 4096;

std::string_view spelt(Precision p)
{
    return p == Precision::Float32 ? "float32" : "native";
}

std::size_t layerBytes(const ModelInfo& m, std::size_t tokens)
{
    const auto widths = std::size_t((m.heads + m.kvHeads) * m.headWidth + m.heads);
    return tokens * widths * sizeof(float);
}

class Maker {
public:
    Maker(const PassRequest& request, const PassPtr& before, Job& job,
        const std::function<void(PassPtr)>& partial)
        : job_(job)
        , partial_(partial)
        , capture_({"attn.q", "attn.k", "attn.lse"})
    {
        pass_.asked = request;
        pass_.precision = request.precision;
        if (request.repeated == 0 && request.text.empty())
            throw badInput("the text is empty: type something, or choose bundled:fox");
        pass_.model = job.engine().model(request.model);
        if (request.repeated > 0)
            repeat(request.repeated, request.random);
        else
            read();
        check();
        if (before && before->model == pass_.model && before->precision == request.precision)
            before_ = before;
    }

    PassPtr run()
    {
        if (before_ && before_->complete && before_->asked.generate == pass_.asked.generate
            && sameTokens() && before_->text.starts_with(pass_.text) && before_->maps[chosen()])
            return before_;
        reserve();
        Tensor logits = prefill();
        collect();
        if (job_.due()) share();
        generate(logits);
        if (pass_.ids.size() > pass_.prompt) collect();
        summarise();
        pass_.complete = true;
        return std::make_shared<const AttentionPass>(std::move(pass_));
    }

private:
    const ModelInfo& info() const { return pass_.model->model->info(); }
    std::size_t chosen() const
    {
        return std::size_t(std::clamp(pass_.asked.layer, 0, info().layers - 1));
    }
    bool sameTokens() const
    {
        return before_->prompt == pass_.ids.size()
            && std::equal(pass_.ids.begin(), pass_.ids.end(), before_->ids.begin());
    }

    void read()
    {
        const Tokenizer& tokenizer = *pass_.model->tokenizer;
        pass_.text = pass_.asked.text;
        for (const TokenSpan& t : tokenizer.encode(pass_.text, {pass_.asked.special, true}))
            append(t.id, {t.begin, t.end}, (t.flags & TokenSpan::Special) != 0);
    }

    // Tokens of more than a byte, none of them special.
    void repeat(int count, Rng random)
    {
        const Tokenizer& tokenizer = *pass_.model->tokenizer;
        std::vector<std::int32_t> ids;
        while (int(ids.size()) < count) {
            const auto id = std::int32_t(random.below(std::uint64_t(info().vocabulary)));
            if (!tokenizer.isSpecial(id) && tokenizer.bytes(id).size() > 1) ids.push_back(id);
        }
        for (int i = 0; i < 2 * count; ++i)
            appendBytes(ids[std::size_t(i % count)]);
    }

    void check()
    {
        pass_.prompt = pass_.ids.size();
        const auto all = pass_.ids.size() + std::size_t(pass_.asked.generate);
        if (pass_.ids.empty())
            throw badInput("the text has no tokens for {}: type something", pass_.model->name);
        if (info().context > 0 && all > std::size_t(info().context) && !pass_.asked.beyond) {
            if (pass_.asked.generate > 0)
                throw badInput("the text has {} tokens, {} more are to be generated, and {} was "
                               "trained for {}: shorten it, or set beyond",
                    pass_.ids.size(), pass_.asked.generate, pass_.model->name, info().context);
            throw badInput("the text has {} tokens and {} was trained for {}: shorten it, or set "
                           "beyond",
                pass_.ids.size(), pass_.model->name, info().context);
        }
        if (pass_.asked.generate > 0 && !info().causal)
            throw badInput(
                "{} is an encoder and generates nothing: set generate to 0", pass_.model->name);
    }

    void append(std::int32_t id, Range bytes, bool special)
    {
        pass_.ids.push_back(id);
        pass_.bytes.push_back(bytes);
        pass_.special.push_back(special);
        std::string piece
            = pass_.text.substr(std::size_t(bytes.begin), std::size_t(bytes.end - bytes.begin));
        if (piece.empty()) piece = pass_.model->tokenizer->bytes(id);
        pass_.pieces.push_back(std::move(piece));
    }

    // A token that goes on with the text.
    void appendBytes(std::int32_t id)
    {
        const auto begin = std::int64_t(pass_.text.size());
        pass_.text += pass_.model->tokenizer->bytes(id);
        append(id, {begin, std::int64_t(pass_.text.size())}, pass_.model->tokenizer->isSpecial(id));
    }

    void reserve()
    {
        const auto layers = std::size_t(info().layers);
        const std::size_t tokens = pass_.ids.size() + std::size_t(pass_.asked.generate);
        const std::size_t kept = layerBytes(info(), tokens) * layers;
        budget_ = pass_.asked.budget > 0 ? pass_.asked.budget
                                         : mapBudget(job_.engine().memoryAvailable());
        job_.need(2 * kept + layers * tokens * std::size_t(info().kvHeads * info().headWidth) * 8);
        pass_.maps.resize(layers);
        pass_.heads.resize(layers);
        pass_.thumbnails.resize(layers);
        pass_.entropy.resize(layers);
    }

    // Tokens that the earlier pass has computed already; the last one is run for its logits.
    std::size_t common() const
    {
        if (!before_ || !before_->cache) return 0;
        for (const auto& map : before_->maps)
            if (!map) return 0;
        const auto end = std::mismatch(pass_.ids.begin(), pass_.ids.end() - 1, before_->ids.begin(),
            before_->ids.begin() + before_->cache->length(0));
        return std::size_t(end.first - pass_.ids.begin());
    }

    Tensor prefill()
    {
        if (!info().causal) {
            Forward options;
            options.probe = &capture_;
            options.precision = pass_.precision;
            options.logits = Logits::None;
            pass_.model->model->forward({pass_.ids, {}, nullptr}, options);
            return {};
        }
        const std::size_t known = common();
        if (known > 0) {
            pass_.cache.emplace(*before_->cache);
            pass_.cache->truncate(0, int(known));
            const Range rows{0, std::int64_t(known)};
            for (int l = 0; l < info().layers; ++l) {
                const AttentionMap& map = *before_->maps[std::size_t(l)];
                capture_.see({"attn.q", l, 0}, map.q.slice(0, rows));
                capture_.see({"attn.k", l, 0}, map.k.slice(0, rows));
                capture_.see({"attn.lse", l, 0}, map.lse.slice(1, rows));
            }
        } else {
            pass_.cache.emplace(info());
            pass_.cache->create(0);
        }
        Tensor logits;
        const auto end = std::int64_t(pass_.ids.size());
        const std::int64_t step = info().device.kind == Device::Cpu ? kPrefill : kPrefillOnDevice;
        std::int64_t shown = 0; // what has been read is shown as it doubles: twice the work at most
        for (auto at = std::int64_t(known); at < end; at += step) {
            job_.progress(0.7 * double(at) / double(end), "reading the text");
            const std::int64_t stop = std::min(end, at + step);
            logits = forward(at, stop, stop == end ? Logits::Last : Logits::None);
            if (stop == end || stop < 2 * shown || !job_.due()) continue;
            collect();
            share();
            shown = stop;
        }
        return logits;
    }

    Tensor forward(std::int64_t begin, std::int64_t end, Logits which)
    {
        Forward options;
        options.cache = &*pass_.cache;
        options.probe = &capture_;
        options.logits = which;
        options.precision = pass_.precision;
        options.beyond = pass_.asked.beyond;
        const Segment segment{0, int(begin), int(end - begin)};
        const auto tokens
            = std::span(pass_.ids).subspan(std::size_t(begin), std::size_t(end - begin));
        return pass_.model->model->forward({tokens, {&segment, 1}, nullptr}, options);
    }

    void generate(Tensor logits)
    {
        const TokenizerInfo& tokens = pass_.model->tokenizer->info();
        for (int i = 0; i < pass_.asked.generate; ++i) {
            job_.progress(0.7 + 0.2 * i / pass_.asked.generate, "generating");
            logits = logits.to(Device{});
            const auto row = logits.host<float>();
            const auto id = std::int32_t(std::ranges::max_element(row) - row.begin());
            if (id == tokens.eos) break;
            appendBytes(id);
            const auto last = std::int64_t(pass_.ids.size());
            logits = forward(last - 1, last, Logits::Last);
            if (!job_.due()) continue;
            collect();
            share();
        }
    }

    // The maps of all that has gone through the model so far.
    void collect()
    {
        const ModelInfo& m = info();
        for (int l = 0; l < m.layers; ++l) {
            AttentionMap map;
            map.q = capture_.at("attn.q", l);
            map.k = capture_.at("attn.k", l);
            map.lse = capture_.at("attn.lse", l);
            map.scale = 1 / std::sqrt(float(m.headWidth));
            map.causal = m.causal;
            map.window = m.window;
            pass_.maps[std::size_t(l)] = std::move(map);
        }
        std::string ids(reinterpret_cast<const char*>(pass_.ids.data()), pass_.ids.size() * 4);
        pass_.marks = std::make_shared<const TokenMarks>(pass_.text, pass_.bytes, pass_.pieces);
        pass_.key = pass_.model->model->hash() + " " + contentHash(ids) + " "
            + std::string(spelt(pass_.precision));
    }

    void share()
    {
        partial_(std::make_shared<const AttentionPass>(pass_)); // pages are shared until written
    }

    void summarise()
    {
        const MapMarks marks = marksOf(pass_.ids, pass_.pieces, pass_.special);
        const bool all = layerBytes(info(), pass_.ids.size()) * pass_.maps.size() <= budget_;
        for (std::size_t l = 0; l < pass_.maps.size(); ++l) {
            job_.progress(0.9 + 0.1 * double(l) / double(pass_.maps.size()), "comparing heads");
            const AttentionMap& map = *pass_.maps[l];
            HeadSummary summary = summariseHeads(map, marks);
            summary.rows = summary.rows.to(Device{});
            summary.thumbnails = summary.thumbnails.to(Device{});
            pass_.heads[l] = classify(map, summary, marks);
            pass_.thumbnails[l] = summary.thumbnails;
            pass_.entropy[l] = column(summary.rows, Entropy);
            if (!all && l != chosen()) pass_.maps[l].reset();
            if (job_.due()) share();
        }
    }

    static Tensor column(const Tensor& rows, RowStatistic which)
    {
        Tensor out = Tensor::empty({rows.size(0), rows.size(1)});
        const auto from = rows.host<float>();
        const auto to = out.hostMutable<float>();
        for (std::size_t i = 0; i < to.size(); ++i)
            to[i] = std::max(0.f, from[i * kRowStatistics + which]);
        return out;
    }

    Job& job_;
    const std::function<void(PassPtr)>& partial_;
    PassPtr before_;
    Capture capture_;
    AttentionPass pass_;
    std::size_t budget_ = 0; // of queries, keys and log-sum-exp
};

} // namespace

std::size_t mapBudget(std::size_t available)
{
    constexpr std::size_t kLeast = std::size_t(512) << 20;
    return std::max(kLeast, available / 3);
}

int AttentionPass::beyond() const
{
    const int context = model->model->info().context;
    return context > 0 && ids.size() > std::size_t(context) ? context : 0;
}

const AttentionMap& AttentionPass::map(int layer) const
{
    const auto& found = maps[std::size_t(layer)];
    if (!found)
        throw unsupported(
            "log-sum-exp was not kept for layer {}: set layer to it and run again", layer);
    return *found;
}

PassPtr attentionPass(const PassRequest& request, const PassPtr& before, Job& job,
    const std::function<void(PassPtr)>& partial)
{
    return Maker(request, before, job, partial).run();
}

} // namespace seq
