#include "plugins/decoding/search_run.h"

#include "plugins/decoding/diverse_pick.h"
#include "plugins/decoding/exact_search.h"
#include "plugins/decoding/leaf_sampling.h"
#include "plugins/decoding/puct.h"

#include <cmath>

namespace seq {

SearchOutcome withPicks(SearchOutcome out, const SearchSettings& settings)
{
    std::vector<std::vector<Token>> ids;
    std::vector<double> scores;
    for (const Completion& c : out.completions) {
        ids.push_back(c.ids);
        scores.push_back(c.score);
    }
    out.diverse = diversePick(ids, scores, settings.diverse);
    if (out.answer.empty() && !out.completions.empty())
        out.answer = out.tree.path(out.completions[0].node);
    return out;
}

SearchOutcome treeSearch(const LanguageModel& model, std::span<const Token> prompt,
    const SearchSettings& settings, const TreeGrowth::Step& step)
{
    TreeGrowth growth(model, prompt, settings, step);
    switch (settings.mode) {
    case SearchMode::Sampling:
        LeafSampling(growth).run();
        break;
    case SearchMode::Puct:
        PuctSearch(growth).run();
        break;
    case SearchMode::Exact:
        ExactSearch(growth).run();
        break;
    }
    return withPicks(std::move(growth.out()), settings);
}

SearchOutcome greedySearch(const LanguageModel& model, std::span<const Token> prompt,
    const SearchSettings& settings, const TreeGrowth::Step& step)
{
    TreeGrowth growth(model, prompt, settings, step);
    int node = growth.plant();
    while (growth.open(node)) {
        growth.evaluate({{node}});
        const int child = growth.append(node, RankedToken(growth.row(node).best[0]), 0);
        growth.expand(node);
        node = child;
        growth.stepDone();
    }
    growth.complete(node, std::exp(growth.logConfidence(node)));
    return withPicks(std::move(growth.out()), settings);
}

} // namespace seq
