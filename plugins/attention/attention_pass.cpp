#include "plugins/attention/attention_pass.h"

#include "engine/base/error.h"
#include "engine/base/hash.h"
#include "plugins/attention/layer_summary.h"
#include "plugins/attention/map_plan.h"
#include "plugins/attention/map_rows.h"

#include <algorithm>
#include <cstdlib>
#include <span>

namespace seq {

namespace {

// tokens between two looks at the clock
constexpr std::int64_t kPrefill = 256, kPrefillOnDevice = 4096;

std::string_view spelt(Precision p)
{
    return p == Precision::Float32 ? "float32" : "native";
}

class Maker {
public:
    Maker(const PassRequest& request, const PassPtr& before, Job& job,
        const std::function<void(PassPtr)>& partial)
        : job_(job)
        , partial_(partial)
    {
        pass_.asked = request;
        pass_.precision = request.precision;
        if (request.repeated == 0 && request.text.empty())
            throw badInput("the text is empty: type something, or choose bundled:fox");
        pass_.model = job.engine().model(request.model);
        text() = request.repeated > 0
            ? ReadText::repeated(tokenizer(), info().vocabulary, request.repeated, request.random)
            : ReadText::of(tokenizer(), request.text, request.special);
        checkFits(text(), *pass_.model, request.generate, request.beyond);
        if (before && before->model == pass_.model && before->precision == request.precision)
            before_ = before;
    }

    PassPtr run()
    {
        const bool known = before_ && before_->complete
            && before_->asked.generate == pass_.asked.generate && sameTokens()
            && before_->text.starts_with(pass_.text);
        if (known && before_->maps[chosen()]) return before_;
        if (known) return again();
        reserve();
        const Tensor logits = prefill();
        collect();
        if (job_.due()) share();
        generate(logits);
        if (pass_.ids.size() > pass_.prompt) collect();
        summarise({summarised_, std::int64_t(pass_.ids.size())});
        pass_.complete = true;
        return std::make_shared<const AttentionPass>(std::move(pass_));
    }

private:
    ReadText& text() { return pass_; }
    const Tokenizer& tokenizer() const { return *pass_.model->tokenizer; }
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

    std::int64_t step() const
    {
        return info().device.kind == Device::Cpu ? kPrefill : kPrefillOnDevice;
    }

    // Which layers are kept. The others are summarised as their rows go by.
    void reserve()
    {
        const int layers = info().layers, generate = pass_.asked.generate;
        const MapPlan plan = planMaps(info(),
            {.tokens = std::int64_t(pass_.prompt) + generate,
                .waiting = step() + generate,
                .chosen = int(chosen()),
                .budget = pass_.asked.budget,
                .free = job_.engine().memoryAvailable()});
        job_.need(plan.bytes);
        whole_ = plan.waiting == 0;
        rows_.emplace(info(), plan.kept, std::int64_t(pass_.prompt) + generate, plan.waiting);
        pass_.maps.resize(std::size_t(layers));
        pass_.heads.resize(std::size_t(layers));
        pass_.thumbnails.resize(std::size_t(layers));
        pass_.entropy.resize(std::size_t(layers));
    }

    // Tokens that the earlier pass has computed already; the last one is run for its logits.
    std::size_t common() const
    {
        if (!whole_ || !before_ || !before_->cache) return 0;
        for (const auto& map : before_->maps)
            if (!map) return 0;
        const auto end = std::mismatch(pass_.ids.begin(), pass_.ids.end() - 1, before_->ids.begin(),
            before_->ids.begin() + before_->cache->length(0));
        return std::size_t(end.first - pass_.ids.begin());
    }

    Tensor prefill()
    {
        if (!info().causal) return encode();
        const std::size_t known = common();
        if (known > 0) {
            pass_.cache.emplace(*before_->cache);
            pass_.cache->truncate(0, int(known));
            for (int l = 0; l < info().layers; ++l)
                rows_->begin(l, *before_->maps[std::size_t(l)], std::int64_t(known));
        } else {
            pass_.cache.emplace(info());
            pass_.cache->create(0);
        }
        return read(*pass_.cache, std::int64_t(known), Logits::Last);
    }

    Tensor encode()
    {
        Forward options;
        options.probe = &*rows_;
        options.precision = pass_.precision;
        options.logits = Logits::None;
        options.layers = upTo_;
        pass_.model->model->forward({pass_.ids, {}, nullptr}, options);
        return {};
    }

    // The given tokens; returns what is asked for of the last one.
    Tensor read(KvCache& cache, std::int64_t from, Logits wanted)
    {
        Tensor logits;
        const auto end = std::int64_t(pass_.prompt);
        std::int64_t shown = 0; // what has been read is shown as it doubles: twice the work at most
        for (std::int64_t at = from; at < end; at += step()) {
            job_.progress(0.7 * double(at) / double(end), "reading the text");
            const std::int64_t stop = std::min(end, at + step());
            logits = forward(cache, {at, stop}, stop == end ? wanted : Logits::None);
            if (stop == end) break;
            if (stop >= 2 * shown && job_.due()) {
                collect();
                share();
                shown = stop;
            }
            if (!whole_ && upTo_ == 0) summarise({at, stop});
        }
        return logits;
    }

    Tensor forward(KvCache& cache, Range tokens, Logits which)
    {
        Forward options;
        options.cache = &cache;
        options.probe = &*rows_;
        options.logits = which;
        options.precision = pass_.precision;
        options.beyond = pass_.asked.beyond;
        options.layers = upTo_;
        const auto count = std::size_t(tokens.end - tokens.begin);
        const Segment segment{0, int(tokens.begin), int(count)};
        const auto ids = std::span(pass_.ids).subspan(std::size_t(tokens.begin), count);
        return pass_.model->model->forward({ids, {&segment, 1}, nullptr}, options);
    }

    void generate(Tensor logits)
    {
        for (int i = 0; i < pass_.asked.generate; ++i) {
            job_.progress(0.7 + 0.2 * i / pass_.asked.generate, "generating");
            logits = logits.to(Device{});
            const auto row = logits.host<float>();
            const auto id = std::int32_t(std::ranges::max_element(row) - row.begin());
            if (id == tokenizer().info().eos) break;
            text().append(tokenizer(), id);
            const auto last = std::int64_t(pass_.ids.size());
            logits = forward(*pass_.cache, {last - 1, last}, Logits::Last);
            if (!job_.due()) continue;
            collect();
            share();
        }
    }

    // A map that was not kept: its layer again, by what leads up to it alone.
    PassPtr again()
    {
        const PassRequest asked = pass_.asked;
        pass_ = *before_;
        pass_.asked = asked;
        pass_.complete = false;
        upTo_ = int(chosen()) + 1;
        const auto tokens = std::int64_t(pass_.ids.size());
        const MapPlan plan = planOneMap(info(), tokens, int(chosen()));
        job_.need(plan.bytes);
        rows_.emplace(info(), plan.kept, tokens);
        if (info().causal)
            readAgain(tokens);
        else
            encode();
        collect();
        dropFarthest();
        pass_.complete = true;
        return std::make_shared<const AttentionPass>(std::move(pass_));
    }

    // In the same steps as the first time: the same bits.
    void readAgain(std::int64_t tokens)
    {
        KvCache cache(upTo_, info().kvHeads, info().headWidth, 0, info().device);
        cache.create(0);
        read(cache, 0, Logits::None);
        for (auto at = std::int64_t(pass_.prompt); at < tokens; ++at) {
            job_.progress(0.7 + 0.3 * double(at) / double(tokens), "reading the text");
            forward(cache, {at, at + 1}, Logits::None);
        }
    }

    // As many maps stay as there were.
    void dropFarthest()
    {
        const auto there = [](const std::optional<AttentionMap>& map) { return bool(map); };
        if (std::ranges::count_if(pass_.maps, there)
            <= std::max<std::ptrdiff_t>(1, std::ranges::count_if(before_->maps, there)))
            return;
        const int own = int(chosen());
        int farthest = own;
        for (int l = 0; l < info().layers; ++l)
            if (pass_.maps[std::size_t(l)] && std::abs(l - own) > std::abs(farthest - own))
                farthest = l;
        pass_.maps[std::size_t(farthest)].reset();
    }

    // The maps of all that has gone through the model so far.
    void collect()
    {
        for (int l = 0; l < info().layers; ++l)
            if (rows_->keeps(l)) pass_.maps[std::size_t(l)] = rows_->map(l);
        std::string ids(reinterpret_cast<const char*>(pass_.ids.data()), pass_.ids.size() * 4);
        pass_.marks = std::make_shared<const TokenMarks>(pass_.text, pass_.bytes, pass_.pieces);
        pass_.key = pass_.model->model->hash() + " " + contentHash(ids) + " "
            + std::string(spelt(pass_.precision));
    }

    void share()
    {
        partial_(std::make_shared<const AttentionPass>(pass_)); // pages are shared until written
    }

    // Adds rows to what is known of the heads; of the last ones, it is known then.
    void summarise(Range rows)
    {
        const auto tokens = std::int64_t(pass_.ids.size());
        const bool last = rows.end == tokens;
        while (summaries_.size() < pass_.maps.size())
            summaries_.emplace_back(
                info().heads, tokens, std::int64_t(pass_.prompt) + pass_.asked.generate);
        const MapMarks marks = marks_.next(std::span(pass_.ids).first(std::size_t(rows.end)),
            std::span(pass_.pieces).first(std::size_t(rows.end)), pass_.special);
        const KvCache* cache = pass_.cache ? &*pass_.cache : nullptr;
        for (std::size_t l = 0; l < pass_.maps.size(); ++l) {
            if (last)
                job_.progress(0.9 + 0.1 * double(l) / double(pass_.maps.size()), "comparing heads");
            else
                job_.progress(0.7 * double(rows.end) / double(tokens), "reading the text");
            summaries_[l].add(rows_->rows(int(l), rows, cache), marks);
            if (!last) continue;
            pass_.heads[l] = summaries_[l].heads();
            pass_.thumbnails[l] = summaries_[l].thumbnails();
            pass_.entropy[l] = summaries_[l].entropy();
            if (job_.due()) share();
        }
        rows_->forget();
        summarised_ = rows.end;
    }

    Job& job_;
    const std::function<void(PassPtr)>& partial_;
    PassPtr before_;
    AttentionPass pass_;
    std::optional<MapRows> rows_;
    bool whole_ = true; // all layers are kept
    int upTo_ = 0; // layers that are run; 0: all
    MarkReader marks_;
    std::vector<LayerSummary> summaries_; // by layer
    std::int64_t summarised_ = 0; // rows
};

} // namespace

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
