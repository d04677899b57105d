#include "plugins/decoding/tree_search.h"

#include "engine/base/error.h"
#include "plugins/decoding/beam_outcome.h"
#include "plugins/decoding/leaf_scorers.h"
#include "plugins/decoding/prompt.h"
#include "plugins/decoding/search_layout.h"
#include "plugins/decoding/search_run.h"
#include "plugins/decoding/text_diversity.h"
#include "plugins/decoding/training_samples.h"

#include <algorithm>
#include <cmath>

namespace seq {

namespace {

constexpr std::int64_t kMostPages = 384; // of KV; nodes beyond are computed again when needed

SearchMode modeOf(std::string_view name)
{
    return name == "A" ? SearchMode::Puct : name == "E" ? SearchMode::Exact : SearchMode::Sampling;
}

class Searcher {
public:
    Searcher(const TreeSearch::Params& p, Job& job)
        : p_(p)
        , job_(job)
        , prompt_(readPrompt({p.model, p.prompt, p.precision, p.special, p.depth}, job))
        , settings_(settings())
    {
        settings_.check();
        out_.prompt = prompt_.text;
        out_.clock = p.seconds > 0;
        needMemory();
    }

    TreeSearch::Result run()
    {
        search(std::string(p_.mode.name()));
        if (!p_.beside.is("none")) search(std::string(p_.beside.name()));
        numbers();
        return std::move(out_);
    }

private:
    const LanguageModel& model() const { return *prompt_.model->model; }

    SearchSettings settings() const
    {
        SearchSettings s;
        s.confidence = Confidence(p_.confidence.index);
        s.budget = {p_.budget, p_.evaluations, p_.tokens, p_.seconds};
        s.batch = p_.batch;
        s.children = p_.k;
        s.minP = p_.minP;
        s.depth = p_.depth;
        s.kept = p_.kept;
        s.diverse = p_.diverse;
        s.seed = job_.rng().seed();
        s.ends = prompt_.ends;
        s.forced.assign(p_.forced.begin(), p_.forced.end());
        s.precision = prompt_.precision;
        s.tau = p_.tau;
        s.beta = p_.beta;
        s.theta = p_.theta;
        s.frontier = p_.frontier;
        s.simulations = p_.simulations;
        s.cInit = p_.cInit;
        s.normalise = p_.normalise;
        s.noise = p_.noise;
        s.parentFirst = p_.firstPlay.is("parent");
        s.uniformPriors = p_.priors.is("uniform");
        s.pickTemperature = p_.pickTemperature;
        s.rollout = p_.rollout;
        if (p_.value.is("rollout")) s.value = ValueSource::Rollout;
        if (p_.value.index > 1) {
            s.value = ValueSource::Scorer;
            s.scorer = leafScorer(
                p_.value.name(), p_.pattern, p_.wantedLength, prompt_.model->tokenizer);
        }
        return s;
    }

    void needMemory()
    {
        const ModelInfo& info = model().info();
        const std::int64_t page = std::int64_t(KvCache::kPage) * info.layers * info.kvHeads
            * info.headWidth * 2 * std::int64_t(sizeof(float));
        const auto shared = std::int64_t(prompt_.ids.size()) / KvCache::kPage + 1;
        const std::int64_t deep = p_.depth / KvCache::kPage + 2;
        const std::int64_t pages
            = shared + std::min(kMostPages, std::int64_t(p_.budget) + p_.batch) * deep;
        settings_.capacity = pages * KvCache::kPage;
        const auto rows = std::int64_t(p_.batch) * info.vocabulary * 8;
        const std::int64_t queue = p_.mode.is("E") || p_.beside.is("E") ? 16'000'000 : 0;
        job_.need(std::size_t(pages * page + rows + queue));
    }

    void search(const std::string& strategy)
    {
        const int sides = p_.beside.is("none") ? 1 : 2;
        const int before = int(out_.sides.size());
        out_.sides.emplace_back();
        out_.sides.back().strategy = strategy;
        const TreeGrowth::Step step = [&](const SearchOutcome& soFar, double fraction) {
            job_.progress((before + fraction) / sides, fill("searching: {}", {strategy}));
            if (job_.due()) publish(soFar);
        };
        job_.progress(double(before) / sides, "reading the prompt");
        take(outcome(strategy, step));
    }

    SearchOutcome outcome(const std::string& strategy, const TreeGrowth::Step& step)
    {
        if (strategy == "greedy") return greedySearch(model(), prompt_.ids, settings_, step);
        if (strategy == "beam") return beamSearch(model(), prompt_.ids, settings_, beams(), step);
        settings_.mode = modeOf(strategy);
        return treeSearch(model(), prompt_.ids, settings_, step);
    }

    // As many beams as evaluate at most as many nodes as the search before did.
    int beams() const
    {
        return std::clamp(out_.sides[0].outcome.cost.evaluations / p_.depth, 1, 64);
    }

    void take(SearchOutcome outcome)
    {
        TreeSearch::Side& side = out_.sides.back();
        side.outcome = std::move(outcome);
        describe(side.outcome.tree, prompt_, {{"strategy", side.strategy}});
        side.texts.clear();
        for (const Completion& c : side.outcome.completions) {
            std::string& text = side.texts.emplace_back();
            for (const Token id : c.ids)
                text += prompt_.model->tokenizer->bytes(id);
        }
        side.layout = searchLayout(side.outcome, side.outcome.tree);
        if (out_.sides.size() == 1) keepSamples(side.outcome.completions);
    }

    void keepSamples(const std::vector<Completion>& completions)
    {
        out_.samples.clear();
        for (const int i : confidentOnes(completions, p_.sampleQuantile)) {
            const Completion& c = completions[std::size_t(i)];
            TreeSearch::Result::Sample& sample = out_.samples.emplace_back();
            sample.confidence = c.confidence;
            for (const Token id : c.ids)
                if (std::ranges::find(prompt_.ends, id) == prompt_.ends.end())
                    sample.completion += prompt_.model->tokenizer->bytes(id);
        }
    }

    void publish(const SearchOutcome& soFar)
    {
        take(soFar);
        auto partial = std::make_shared<TreeSearch::Result>(out_);
        partial->numbers = numbersOf(*partial);
        job_.publish(std::move(partial));
    }

    static double bestOf(const SearchOutcome& o, double Completion::*member)
    {
        double best = NAN;
        for (const Completion& c : o.completions)
            best = std::fmax(best, c.*member);
        return best;
    }

    static std::vector<Number> numbersOf(const TreeSearch::Result& r)
    {
        const SearchOutcome& o = r.sides[0].outcome;
        std::vector<TokenList> picked;
        for (const int i : o.diverse)
            picked.push_back(o.completions[std::size_t(i)].ids);
        std::vector<Number> numbers{{"best confidence", bestOf(o, &Completion::confidence), ""},
            {"best log-probability", bestOf(o, &Completion::logp), "nat"},
            {"completions", double(o.completions.size()), ""},
            {"training samples", double(r.samples.size()), ""},
            {"distinct-2 of the diverse pick", distinctN(picked, 2), ""},
            {"expansions", double(o.cost.expansions), ""},
            {"evaluations", double(o.cost.evaluations), ""},
            {"evaluations to finish", double(o.cost.finishing), ""},
            {"tokens read", double(o.cost.tokens), ""}, {"nodes", double(o.tree.size()), ""}};
        if (r.sides[0].strategy == "E") {
            numbers.push_back({"pops", double(o.pops), ""});
            numbers.push_back({"left in the queue", double(o.left), ""});
        }
        if (r.sides.size() > 1) {
            const SearchOutcome& b = r.sides[1].outcome;
            const std::string name = "beside, " + r.sides[1].strategy + ": ";
            numbers.push_back({name + "best confidence", bestOf(b, &Completion::confidence), ""});
            numbers.push_back({name + "best log-probability", bestOf(b, &Completion::logp), "nat"});
            numbers.push_back({name + "evaluations", double(b.cost.evaluations), ""});
        }
        double millis = 0;
        int timed = 0;
        for (const float ms : o.millis)
            if (!std::isnan(ms)) millis += double(ms), ++timed;
        numbers.push_back({"time an evaluation", timed ? millis / timed : NAN, "ms", true});
        return numbers;
    }

    void numbers()
    {
        const SearchOutcome& o = out_.sides[0].outcome;
        out_.numbers = numbersOf(out_);
        if (o.stoppedByClock)
            for (Number& n : out_.numbers)
                n.measured = true; // another machine gets further, or less far
        std::vector<std::string> notices;
        if (o.finishedGreedily)
            notices.push_back("nothing was completed within the budget: the open path of greatest "
                              "confidence was finished greedily");
        if (o.stoppedByClock) notices.push_back("stopped by the clock: another run may differ");
        if (out_.sides[0].strategy == "E" && !o.proven)
            notices.push_back("not proven to be the likeliest");
        if (!o.warning.empty()) notices.push_back(o.warning);
        for (const std::string& n : notices)
            out_.notice += (out_.notice.empty() ? "" : "; ") + n;
    }

    const TreeSearch::Params& p_;
    Job& job_;
    Prompt prompt_;
    SearchSettings settings_;
    TreeSearch::Result out_;
};

void writeSide(const TreeSearch::Side& side, JsonWriter& json)
{
    const SearchOutcome& o = side.outcome;
    json.key("sequences").beginArray();
    for (std::size_t i = 0; i < o.completions.size(); ++i) {
        const Completion& c = o.completions[i];
        json.beginObject().member("ids", c.ids).member("text", side.texts[i]);
        json.member("score", c.score).member("confidence", c.confidence);
        json.member("logprob", c.logp).member("node", c.node).endObject();
    }
    json.endArray().member("diverse", o.diverse).member("answer", o.answer);
    json.member("visited", o.visited).key("curve").beginArray();
    for (const CurvePoint& point : o.curve) {
        json.beginObject().member("evaluations", point.evaluations);
        json.member("confidence", point.confidence).member("logprob", point.logp).endObject();
    }
    json.endArray();
    json.member("finished-greedily", o.finishedGreedily).member("proven", o.proven).key("tree");
    o.tree.write(json);
}

} // namespace

TreeSearch::Params TreeSearch::Params::full()
{
    Params p;
    p.budget = 512;
    p.batch = 32;
    p.depth = 64;
    p.simulations = 1024;
    p.beside.index = 2;
    return p;
}

void TreeSearch::Params::check() const
{
    if (!(tau > 0))
        throw badInput("tau must be greater than 0, not {}: a small one searches best first", tau);
}

TreeSearch::Result TreeSearch::run(const Params& p, Job& job)
{
    return Searcher(p, job).run();
}

void TreeSearch::Result::data(JsonWriter& json) const
{
    json.member("measured", clock).member("strategy", sides[0].strategy);
    writeSide(sides[0], json);
    json.key("samples").beginArray();
    for (const Sample& sample : samples) {
        json.beginObject().member("prompt", prompt).member("completion", sample.completion);
        json.member("confidence", sample.confidence).endObject();
    }
    json.endArray();
    if (sides.size() < 2) return;
    json.key("beside").beginObject().member("strategy", sides[1].strategy);
    writeSide(sides[1], json);
    json.endObject();
}

} // namespace seq
