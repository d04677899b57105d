#include "plugins/decoding/beam.h"

#include "engine/base/error.h"

#include "plugins/decoding/beam_pipeline.h"
#include "plugins/decoding/step_clock.h"

#include <cmath>
#include <numeric>

namespace seq {

namespace {

BeamSearch::Options optionsOf(
    const Beam::Params& p, const Prompt& prompt, const LogitsPipeline& pipeline)
{
    return {.beams = p.beams,
        .length = p.length,
        .penalty
        = {p.lengthPenalty, p.lengthForm.is("gnmt") ? LengthPenalty::Gnmt : LengthPenalty::Power},
        .early = earlyStoppingOf(p.early),
        .ends = prompt.ends,
        .precision = prompt.precision,
        .pipeline = &pipeline,
        .coverage = {p.coverage, p.coverageLayer}};
}

class Run {
public:
    Run(const Beam::Params& p, Job& job)
        : p_(p)
        , job_(job)
        , prompt_(readPrompt({p.model, p.prompt, p.precision, p.special, p.length}, job))
        , pipeline_(beamPipeline(prompt_, p.noRepeat, p.forced, p.length))
        , options_(optionsOf(p, prompt_, pipeline_))
        , search_(*prompt_.model->model, prompt_.ids, options_)
    {
        job.need(beamMemory(prompt_.model->model->info(), prompt_.ids.size(), p.length, p.beams));
    }

    Beam::Result run()
    {
        search_.start([this](double part) { job_.progress(0.1 * part, "reading the prompt"); });
        for (bool more = true; more;) {
            const int steps = int(search_.tree().step());
            job_.progress(0.1 + 0.9 * steps / p_.length, "searching");
            if (steps > 0 && job_.due())
                job_.publish(std::make_shared<Beam::Result>(resultSoFar()));
            clock_.begin();
            more = search_.step();
            clock_.end(search_.tree());
        }
        return resultSoFar();
    }

private:
    Beam::Result resultSoFar()
    {
        const Tokenizer& tokenizer = *prompt_.model->tokenizer;
        describe(search_.tree(), prompt_,
            {{"beams", std::to_string(p_.beams)}, {"length", std::to_string(p_.length)},
                {"length-penalty", argument(p_.lengthPenalty)},
                {"length-form", std::string(p_.lengthForm.name())},
                {"coverage-penalty", argument(p_.coverage)},
                {"coverage-layer", std::to_string(p_.coverageLayer)},
                {"early-stopping", std::string(p_.early.name())},
                {"no-repeat-ngram", std::to_string(p_.noRepeat)}, {"forced", listed(p_.forced)}});
        Beam::Result r;
        describe(r, prompt_, p_);
        r.tree = search_.tree();
        r.millis = clock_.millis();
        r.evaluations = search_.decoder().evaluations();
        for (const BeamHypothesis& h : search_.finished()) {
            BeamOutput& out = r.outputs.emplace_back(outputOf(r.tree, h, tokenizer));
            out.divisor = options_.penalty.divisor(int(out.ids.size()));
            if (p_.coverage > 0) out.coverage = h.coverage;
        }
        if (!search_.ended())
            for (const int node : search_.running())
                r.outputs.push_back(openOutput(r.tree, node, options_.penalty, tokenizer));
        TreeNotes notes;
        if (!r.outputs.empty()) notes.best = r.tree.path(r.outputs[0].node);
        notes.forced = r.forced;
        r.picture = pictureOf(r.tree, notes);
        numbers(r);
        return r;
    }

    void numbers(Beam::Result& r) const
    {
        int ended = 0, pruned = 0;
        for (const BeamOutput& out : r.outputs)
            ended += r.tree.nodes().state[std::size_t(out.node)] == NodeState::Finished;
        for (const NodeState state : r.tree.nodes().state)
            pruned += state == NodeState::Pruned;
        const bool any = !r.outputs.empty();
        r.numbers = {{"best score", any ? r.outputs[0].score : NAN, "nat"},
            {"best log-probability", any ? r.outputs[0].logprob : NAN, "nat"},
            {"ended outputs", double(ended), ""}, {"steps", double(r.tree.step()), ""},
            {"nodes", double(r.tree.size()), ""}, {"pruned branches", double(pruned), ""},
            {"tokens evaluated", double(r.evaluations), ""}};
        if (search_.ended() && int(r.outputs.size()) < p_.beams)
            r.notice = fill("{} outputs exist, {} beams were asked for",
                {std::to_string(r.outputs.size()), std::to_string(p_.beams)});
    }

    const Beam::Params& p_;
    Job& job_;
    Prompt prompt_;
    LogitsPipeline pipeline_;
    BeamSearch::Options options_;
    BeamSearch search_;
    StepClock clock_;
};

} // namespace

Beam::Params Beam::Params::full()
{
    Params p;
    p.length = 128;
    p.beams = 8;
    return p;
}

void Beam::Params::fields(Fields& f)
{
    f({"model", "Model that continues the text", &model});
    f({"prompt", "Text to continue", &prompt});
    f({"length", "Tokens to write at most, the end token included", &length, {1, 4096}, "tokens"});
    f({"precision", "As the weights are stored, or exactly in float32", &precision});
    f({"special", "Names of special tokens in the prompt are special tokens", &special});
    f({"beams", "Continuations kept at each step", &beams, {1, 64}});
    f({"length-penalty",
        "Scores are divided by the length to this power: above 0 favours longer "
        "texts",
        &lengthPenalty, {-2, 3}});
    f({"length-form", "The length itself, or (5 + length) / 6", &lengthForm});
    f({"coverage-penalty",
        "Weight of what a text loses for parts of the prompt that it pays little attention to: the "
        "sum of ln of the attention each prompt token got, at most 1",
        &coverage, {0, 10}});
    f({"coverage-layer", "Layer whose attention counts, the mean over its heads; -1: the last",
        &coverageLayer, {-1, 1000}});
    f({"early-stopping",
        "Stops when the best running beam, as long as it is now, cannot win (no); "
        "when enough beams have ended (yes); when none can win at any length "
        "(never)",
        &early});
    f({"no-repeat-ngram", "Never the same so many tokens in a row twice; 0: no rule", &noRepeat,
        {0, 10}, "tokens"});
    f({"forced", kForcedHelp, &forced, {0, 1e9}});
    tree.fields(f);
}

void Beam::Params::check() const {}

Beam::Result Beam::run(const Params& p, Job& job)
{
    return Run(p, job).run();
}

void Beam::draw(const Params& p, const Result& r, const View& view, Canvas& canvas)
{
    const double pad = view.size.width > 700 ? 16 : 8;
    const Rect all = Rect{0, 0, view.size.width, view.size.height}.inset(pad);
    const View still = unzoomed(view); // the tree alone zooms
    const double right = std::floor(all.width * 0.36), left = all.width - right - pad;
    TreePane pane(p.tree, r, r.picture, view, canvas), fixed(p.tree, r, r.picture, still, canvas);
    const double rest = std::max(std::floor(all.height * 0.34), fixed.detailsHeight());
    const double top = all.height - rest - pad, x = all.x + left + pad;
    std::vector<int> order(r.outputs.size());
    std::iota(order.begin(), order.end(), 0);
    pane.tree({all.x, all.y, left, top}, view.say("What the search kept at each step"));
    const double table = std::min(all.height * 0.5, fixed.outputsHeight() + pad);
    fixed.outputs({x, all.y, right, table}, order, view.say("Outputs, best first"));
    fixed.considered({x, all.y + table + pad, right, all.height - table - pad});
    fixed.details({all.x, all.bottom() - rest, left, rest});
}

} // namespace seq
