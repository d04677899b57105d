#include "plugins/decoding/search_settings.h"

#include "engine/base/error.h"

#include <algorithm>
#include <cmath>

namespace seq {

namespace {

void least(const char* name, double value, double bound)
{
    if (!(value >= bound)) throw badInput("{} must be at least {}, not {}", name, bound, value);
}

void within(const char* name, double value, double low, double high)
{
    if (!(value >= low && value <= high))
        throw badInput("{} must lie from {} to {}, not {}", name, low, high, value);
}

void checkBudget(const SearchBudget& budget)
{
    least("the budget", budget.expansions, 1);
    least("the limit of evaluations", budget.evaluations, 0);
    least("the limit of tokens", budget.tokens, 0);
    least("the limit of seconds", budget.seconds, 0);
}

} // namespace

void SearchSettings::check() const
{
    checkBudget(budget);
    least("the batch", batch, 1);
    least("k", children, 1);
    within("min-p", minP, 0, 1);
    within("the depth", depth, 1, 32767);
    least("the number of completions kept", kept, 1);
    least("the diverse pick", diverse, 1);
    if (!(tau > 0))
        throw badInput("tau must be greater than 0, not {}: a small one searches best first", tau);
    least("beta", beta, 0);
    least("theta", theta, 0);
    least("the frontier", frontier, 1);
    least("the number of simulations", simulations, 1);
    least("c-init", cInit, 0);
    if (!(cBase > 0)) throw badInput("c-base must be greater than 0, not {}", cBase);
    least("the temperature of the pick", pickTemperature, 0);
    least("the roll-out", rollout, 1);
    least("the queue", double(queue), 1);
    if (value == ValueSource::Scorer && !scorer.value)
        throw badInput("the value source is a scorer and none is given: choose confidence");
    if (int(forced.size()) >= depth)
        throw badInput("{} forced tokens leave nothing to search at depth {}: force fewer, or go "
                       "deeper",
            forced.size(), depth);
}

bool SearchSettings::isEnd(Token token) const
{
    return std::ranges::find(ends, token) != ends.end();
}

} // namespace seq
