#include "plugins/decoding/diverse_beam.h"

#include "engine/base/error.h"
#include "plugins/decoding/beam_pipeline.h"
#include "plugins/decoding/step_clock.h"
#include "plugins/decoding/text_diversity.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <sstream>

namespace seq {

namespace {

using Params = DiverseBeam::Params;
using Measures = DiverseBeam::Measures;

std::vector<TokenList> idsOf(const std::vector<BeamOutput>& outputs)
{
    std::vector<TokenList> out;
    for (const BeamOutput& o : outputs)
        out.push_back(o.ids);
    return out;
}

Measures measuresOf(
    const std::vector<BeamOutput>& outputs, const std::vector<TokenList>& references)
{
    const auto texts = idsOf(outputs);
    Measures m;
    for (int n = 1; n <= 4; ++n)
        m.distinct[std::size_t(n - 1)] = distinctN(texts, n);
    m.difference = meanPairwiseDifference(texts);
    m.selfBleu = selfBleu(texts);
    m.oracle = oracleRougeL(texts, references);
    m.logprob = m.best = NAN;
    for (const BeamOutput& o : outputs)
        m.best = std::fmax(m.best, o.logprob);
    if (!outputs.empty())
        m.logprob = std::accumulate(outputs.begin(), outputs.end(), 0.0,
                        [](double sum, const BeamOutput& o) { return sum + o.logprob; })
            / double(outputs.size());
    return m;
}

void append(std::vector<Number>& numbers, const std::string& before, const Measures& m, bool oracle)
{
    for (int n = 1; n <= 4; ++n)
        numbers.push_back(
            {before + "distinct-" + std::to_string(n), m.distinct[std::size_t(n - 1)], ""});
    numbers.push_back({before + "mean pairwise difference", m.difference, ""});
    numbers.push_back({before + "self-BLEU", m.selfBleu, ""});
    if (oracle) numbers.push_back({before + "oracle ROUGE-L", m.oracle, ""});
    numbers.push_back({before + "mean log-probability", m.logprob, "nat"});
    numbers.push_back({before + "best log-probability", m.best, "nat"});
}

class Run {
public:
    Run(const Params& p, Job& job)
        : p_(p)
        , job_(job)
        , prompt_(readPrompt({p.model, p.prompt, p.precision, p.special, p.length}, job))
        , pipeline_(beamPipeline(prompt_, p.noRepeat, p.forced, p.length))
        , search_(model(), prompt_.ids, options())
    {
        job.need(beamMemory(model().info(), prompt_.ids.size(), p.length, p.beams));
        std::istringstream lines(p.references.bytes());
        for (std::string line; std::getline(lines, line);)
            if (!line.empty()) {
                references_.emplace_back();
                prompt_.model->tokenizer->encodeIds(line, references_.back());
            }
    }

    DiverseBeam::Result run()
    {
        const double share = p_.compare ? 0.5 : 1;
        search_.start(
            [&](double part) { job_.progress(0.1 * share * part, "reading the prompt"); });
        for (bool more = true; more;) {
            const int steps = int(search_.tree().step());
            job_.progress(share * (0.1 + 0.9 * steps / p_.length), "searching");
            if (steps > 0 && job_.due())
                job_.publish(std::make_shared<DiverseBeam::Result>(resultSoFar()));
            clock_.begin();
            more = search_.step();
            clock_.end(search_.tree());
        }
        DiverseBeam::Result r = resultSoFar();
        if (p_.compare) {
            r.compared = true;
            r.beam = measuresOf(plainBeams(), references_);
        }
        numbers(r);
        return r;
    }

private:
    const LanguageModel& model() const { return *prompt_.model->model; }

    DiverseSearch::Options options() const
    {
        DiverseSearch::Options o{.beams = p_.beams,
            .groups = p_.groups,
            .length = p_.length,
            .diversity = {DiversityMode(p_.diversityMode.index), p_.diversity, p_.ngram,
                [this](std::span<const Token> tokens) { return model().embed(tokens); }},
            .rules
            = p_.mode.is("paper") ? DiverseSearch::Rules::Paper : DiverseSearch::Rules::Library,
            .penalty = {p_.lengthPenalty},
            .early = earlyStoppingOf(p_.early),
            .ends = prompt_.ends,
            .precision = prompt_.precision,
            .pipeline = &pipeline_};
        if (!o.ends.empty()) o.pad = o.ends[0];
        return o;
    }

    // Plain beam search with as many beams and the same rules.
    std::vector<BeamOutput> plainBeams()
    {
        const bool library = p_.mode.is("library");
        BeamSearch search(model(), prompt_.ids,
            {.beams = p_.beams,
                .length = p_.length,
                .penalty = {library ? p_.lengthPenalty : 0},
                .early = library ? earlyStoppingOf(p_.early) : EarlyStopping::Never,
                .ends = prompt_.ends,
                .precision = prompt_.precision,
                .pipeline = &pipeline_});
        search.start();
        do
            job_.progress(0.5 + 0.5 * search.tree().step() / p_.length,
                "searching without groups, to compare");
        while (search.step());
        std::vector<BeamOutput> outputs;
        for (const BeamHypothesis& h : search.finished())
            outputs.push_back(outputOf(search.tree(), h, *prompt_.model->tokenizer));
        return outputs;
    }

    DiverseBeam::Result resultSoFar()
    {
        const Tokenizer& tokenizer = *prompt_.model->tokenizer;
        describe(search_.tree(), prompt_, settings());
        DiverseBeam::Result r;
        describe(r, prompt_, p_);
        r.tree = search_.tree();
        r.millis = clock_.millis();
        r.groups = p_.groups;
        r.evaluations = search_.decoder().evaluations();
        for (const BeamHypothesis& h : search_.finished())
            r.outputs.push_back(outputOf(r.tree, h, tokenizer));
        const LengthPenalty penalty{p_.mode.is("library") ? p_.lengthPenalty : 0};
        for (int g = 0; g < p_.groups; ++g)
            for (const int node : search_.running(g))
                r.outputs.push_back(openOutput(r.tree, node, penalty, tokenizer, g));
        for (const BeamOutput& a : r.outputs) {
            r.differences.emplace_back();
            for (const BeamOutput& b : r.outputs)
                r.differences.back().push_back(1 - similarity(a.ids, b.ids));
        }
        r.measures = measuresOf(r.outputs, references_);
        r.picture = pictureOf(r.tree, notes(r));
        numbers(r);
        return r;
    }

    std::map<std::string, std::string> settings() const
    {
        return {{"beams", std::to_string(p_.beams)}, {"groups", std::to_string(p_.groups)},
            {"length", std::to_string(p_.length)}, {"diversity", argument(p_.diversity)},
            {"diversity-mode", std::string(p_.diversityMode.name())},
            {"ngram", std::to_string(p_.ngram)}, {"mode", std::string(p_.mode.name())},
            {"length-penalty", argument(p_.lengthPenalty)},
            {"early-stopping", std::string(p_.early.name())},
            {"no-repeat-ngram", std::to_string(p_.noRepeat)}, {"forced", listed(p_.forced)}};
    }

    // Flags of the tax, and what it displaced.
    TreeNotes notes(const DiverseBeam::Result& r) const
    {
        TreeNotes notes;
        notes.groups = p_.groups;
        notes.forced = r.forced;
        if (!r.outputs.empty()) notes.best = r.tree.path(r.outputs[0].node);
        const auto flag = [&](int count, double amount) {
            const bool counted = p_.diversityMode.is("hamming") || p_.diversityMode.is("ngram");
            return counted ? "−λ·" + std::to_string(count) : "−" + tickless(amount);
        };
        const auto forced = [&](int node) { // costs nothing, whatever the tax was
            return r.tree.nodes().depth[std::size_t(node)] <= r.forced;
        };
        for (const TreeEvent& e : r.tree.events())
            if (e.kind == TreeEventKind::Penalty && !forced(e.node))
                notes.badges[e.node] = flag(e.aux, e.x);
        for (const DiverseSearch::Displaced& d : search_.displaced())
            if (r.tree.nodes().depth[std::size_t(d.parent)] >= r.forced)
                notes.ghosts.push_back({d.parent, d.group, d.token, flag(d.count, double(d.tax))});
        return notes;
    }
    static std::string tickless(double amount)
    {
        std::ostringstream out;
        out.precision(2);
        out << amount;
        return out.str();
    }

    void numbers(DiverseBeam::Result& r) const
    {
        r.numbers.clear();
        append(r.numbers, "", r.measures, !references_.empty());
        r.numbers.push_back({"tokens evaluated", double(r.evaluations), ""});
        if (r.compared) append(r.numbers, "beam search: ", r.beam, !references_.empty());
    }

    const Params& p_;
    Job& job_;
    Prompt prompt_;
    LogitsPipeline pipeline_;
    DiverseSearch search_;
    StepClock clock_;
    std::vector<TokenList> references_;
};

} // namespace

Params Params::full()
{
    Params p;
    p.length = 64;
    p.beams = 24;
    p.groups = 24;
    return p;
}

void Params::fields(Fields& f)
{
    f({"model", "Model that continues the text", &model});
    f({"prompt", "Text to continue", &prompt});
    f({"length", "Tokens to write at most, the end token included", &length, {1, 4096}, "tokens"});
    f({"precision", "As the weights are stored, or exactly in float32", &precision});
    f({"special", "Names of special tokens in the prompt are special tokens", &special});
    f({"beams", "Continuations kept at each step, of all groups together", &beams, {1, 64}});
    f({"groups", "Groups that the beams are split into; they must divide the beams", &groups,
        {1, 64}});
    f({"diversity", "Tax for what earlier groups chose (lambda)", &diversity, {0, 5}, "nat"});
    f({"diversity-mode",
        "What is taxed: the same token at the same place; that, less where groups "
        "have parted; an n-gram used anywhere; words of a like meaning",
        &diversityMode});
    f({"ngram", "Tokens of an n-gram", &ngram, {1, 4}, "tokens", "diversity-mode=ngram|embedding"});
    f({"mode", "The rules of the transformers library, or of the paper", &mode});
    f({"length-penalty", "Scores are divided by the length to this power", &lengthPenalty, {-2, 3},
        {}, "mode=library"});
    f({"early-stopping",
        "A group stops when its best running beam, as long as it is now, cannot "
        "win (no); when enough have ended (yes); when none can win at any length "
        "(never)",
        &early, {}, {}, "mode=library"});
    f({"no-repeat-ngram", "Never the same so many tokens in a row twice; 0: no rule", &noRepeat,
        {0, 10}, "tokens"});
    f({"forced", kForcedHelp, &forced, {0, 1e9}});
    f({"compare", "Runs plain beam search with as many beams as well", &compare});
    f({"references", "Texts that would be right, one a line: the best output is compared to them",
        &references});
    f({"ranking",
        "Order of the table: the search's score; log-probability with tax; without; "
        "that, a token",
        &ranking, {}, {}, {}, true});
    tree.fields(f);
}

void Params::check() const
{
    if (groups > 0 && beams % groups != 0) // smaller numbers: the search itself says why
        throw badInput("groups must divide beams: {} does not divide {}", groups, beams);
}

DiverseBeam::Result DiverseBeam::run(const Params& p, Job& job)
{
    return Run(p, job).run();
}

void DiverseBeam::Result::data(JsonWriter& json) const
{
    BeamOutcome::data(json);
    json.member("differences", differences);
}

} // namespace seq
