#include "plugins/decoding/search_claim.h"

#include "engine/base/error.h"
#include "plugins/decoding/prompt.h"
#include "plugins/decoding/search_run.h"
#include "plugins/decoding/search_tasks.h"
#include "plugins/decoding/text_diversity.h"

#include <algorithm>
#include <cmath>

namespace seq {

namespace {

constexpr std::string_view kStrategies[] = {"greedy", "samples", "beam", "P", "A", "E"};

TaskSet setOf(const SearchClaim::Params& p)
{
    return p.tasks.is("arithmetic") ? TaskSet::Arithmetic : TaskSet::GameOf24;
}

class Trial {
public:
    Trial(const SearchClaim::Params& p, Job& job)
        : p_(p)
        , job_(job)
    {
        for (const std::string& name : p.strategies)
            out_.rows.push_back({name});
    }

    SearchClaim::Result run()
    {
        const auto tasks = loadTasks(setOf(p_));
        if (p_.first + p_.count > int(tasks.size()))
            throw badInput("tasks {} to {} are asked for, and there are {}", p_.first,
                p_.first + p_.count - 1, tasks.size());
        for (int i = 0; i < p_.count; ++i) {
            attempt(tasks[std::size_t(p_.first + i)]);
            ++out_.tasks;
            if (!job_.due()) continue;
            auto partial = std::make_shared<SearchClaim::Result>(finished());
            job_.publish(std::move(partial));
        }
        return finished();
    }

private:
    void attempt(const SearchTask& task)
    {
        const TextRef text = TextRef::literal(taskPrompt(setOf(p_), task, p_.examples));
        const Prompt prompt = readPrompt({p_.model, text, p_.precision, false, p_.length}, job_);
        out_.answers.push_back({task.question, {}});
        const std::size_t count = p_.strategies.size();
        for (std::size_t i = 0; i < count; ++i) {
            const double before = double(i) / double(count);
            const TreeGrowth::Step step = [&](const SearchOutcome&, double part) {
                job_.progress(
                    (out_.tasks + before + part / double(count)) / p_.count, p_.strategies[i]);
            };
            judge(task, prompt, outcome(p_.strategies[i], prompt, step), out_.rows[i]);
        }
    }

    SearchOutcome outcome(
        std::string_view strategy, const Prompt& prompt, const TreeGrowth::Step& step)
    {
        const LanguageModel& model = *prompt.model->model;
        SearchSettings s;
        s.depth = p_.length;
        s.batch = p_.batch;
        s.children = p_.k;
        s.tau = p_.tau;
        s.ends = prompt.ends;
        for (const TokenSpan& t : prompt.model->tokenizer->encode("\n", {false, false}))
            s.ends.push_back(t.id);
        for (const TokenSpan& t : prompt.model->tokenizer->encode("\n\n", {false, false}))
            if (!s.isEnd(t.id)) s.ends.push_back(t.id);
        s.precision = prompt.precision;
        s.seed = job_.rng().seed();
        s.budget = {p_.evaluations, p_.evaluations, 0, 0};
        s.simulations = 8 * p_.evaluations;
        s.normalise = true;
        if (strategy == "greedy") return greedySearch(model, prompt.ids, s, step);
        if (strategy == "samples") return sampleSearch(model, prompt.ids, s, step);
        if (strategy == "beam")
            return beamSearch(model, prompt.ids, s, std::max(1, p_.evaluations / p_.length), step);
        s.mode = strategy == "A" ? SearchMode::Puct
            : strategy == "E"    ? SearchMode::Exact
                                 : SearchMode::Sampling;
        return treeSearch(model, prompt.ids, s, step);
    }

    // The best is the first in the strategy's own order; of samples, the most confident.
    void judge(
        const SearchTask& task, const Prompt& prompt, const SearchOutcome& o, SearchClaim::Row& row)
    {
        row.evaluations += o.cost.evaluations + o.cost.finishing;
        row.unfinished += o.finishedGreedily || o.completions.empty();
        SearchClaim::Answer answer{row.strategy, {}, false};
        bool any = false;
        std::vector<TokenList> lists;
        for (std::size_t i = 0; i < o.completions.size(); ++i) {
            const std::string text = prompt.model->tokenizer->decode(o.completions[i].ids);
            const bool right = solves(setOf(p_), task, text);
            any = any || right;
            lists.push_back(o.completions[i].ids);
            if (i == 0) answer = {row.strategy, text, right};
        }
        if (!o.completions.empty()) {
            row.confidence += o.completions[0].confidence;
            row.logp += o.completions[0].logp;
            const double distinct = distinctN(lists, 2);
            row.distinct2 += std::isnan(distinct) ? 0 : distinct;
            ++found_[row.strategy];
        }
        row.solved += answer.solved;
        row.solvedByAny += any;
        out_.answers.back().answers.push_back(std::move(answer));
    }

    SearchClaim::Result finished() const
    {
        SearchClaim::Result r = out_;
        r.numbers.push_back({"tasks", double(r.tasks), ""});
        for (SearchClaim::Row& row : r.rows) {
            const auto found = found_.find(row.strategy);
            const double n = found == found_.end() ? NAN : found->second;
            row.confidence /= n;
            row.logp /= n;
            row.distinct2 /= n;
            row.evaluations /= r.tasks;
            const std::string name = row.strategy + ": ";
            r.numbers.push_back({name + "solved", double(row.solved), ""});
            r.numbers.push_back({name + "solved by any", double(row.solvedByAny), ""});
            r.numbers.push_back({name + "mean confidence", row.confidence, ""});
            r.numbers.push_back({name + "mean log-probability", row.logp, "nat"});
            r.numbers.push_back({name + "distinct-2", row.distinct2, ""});
            r.numbers.push_back({name + "mean evaluations", row.evaluations, ""});
            r.numbers.push_back({name + "nothing completed", double(row.unfinished), ""});
        }
        return r;
    }

    const SearchClaim::Params& p_;
    Job& job_;
    SearchClaim::Result out_;
    std::map<std::string, int> found_; // tasks on which a strategy completed something
};

} // namespace

SearchClaim::Params SearchClaim::Params::full()
{
    Params p;
    p.count = 100;
    p.examples = 5;
    p.strategies.assign(std::begin(kStrategies), std::end(kStrategies));
    p.evaluations = 256;
    p.length = 48;
    p.batch = 32;
    return p;
}

void SearchClaim::Params::fields(Fields& f)
{
    f({"model", "Model that answers", &model});
    f({"precision", "As the weights are stored, or exactly in float32", &precision});
    f({"tasks", "Make 24 of four numbers, or word problems", &tasks});
    f({"strategies", "Ways to answer: greedy, samples, beam, P, A, E", &strategies});
    f({"examples", "Worked examples before the question", &examples, {0, 5}});
    f({"first", "First task, from 0, in the order of the file", &first, {0, 1361}});
    f({"count", "How many tasks", &count, {1, 1362}});
    f({"evaluations", "Nodes run through the model for each task and strategy", &evaluations,
        {1, 100000}, "nodes"});
    f({"length", "Tokens of an answer at most", &length, {1, 512}, "tokens"});
    f({"batch", "Leaves or samples evaluated together", &batch, {1, 256}});
    f({"k", "Children of a node at most, in tree search", &k, {1, 256}});
    f({"tau", "Temperature of the draw of leaves, in mode P", &tau, {0.01, 5}});
}

void SearchClaim::Params::check() const
{
    if (strategies.empty())
        throw badInput("no strategy is named: choose one of greedy, samples, "
                       "beam, P, A, E");
    for (const std::string& name : strategies)
        if (std::ranges::find(kStrategies, name) == std::end(kStrategies))
            throw badInput("the strategy {} does not exist: there are greedy, samples, beam, P, A, "
                           "E",
                name);
    if (length > evaluations)
        throw badInput(
            "{} evaluations cannot write {} tokens: allow at least as many", evaluations, length);
}

SearchClaim::Result SearchClaim::run(const Params& p, Job& job)
{
    return Trial(p, job).run();
}

void SearchClaim::Result::data(JsonWriter& json) const
{
    json.key("strategies").beginArray();
    for (const Row& row : rows) {
        json.beginObject().member("strategy", row.strategy).member("solved", row.solved);
        json.member("solved-by-any", row.solvedByAny).member("confidence", row.confidence);
        json.member("logprob", row.logp).member("distinct-2", row.distinct2);
        json.member("evaluations", row.evaluations).member("unfinished", row.unfinished);
        json.endObject();
    }
    json.endArray().key("tasks").beginArray();
    for (const TaskAnswers& task : answers) {
        json.beginObject().member("question", task.question).key("answers").beginArray();
        for (const Answer& a : task.answers) {
            json.beginObject().member("strategy", a.strategy).member("text", a.text);
            json.member("solved", a.solved).endObject();
        }
        json.endArray().endObject();
    }
    json.endArray();
}

} // namespace seq
