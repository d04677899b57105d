#include "plugins/decoding/tree_search.h"

namespace seq {

void TreeSearch::Params::fields(Fields& f)
{
    f({"model", "Model that proposes and judges", &model});
    f({"prompt", "Text to continue: the root of the tree", &prompt});
    f({"precision", "As the weights are stored, or exactly in float32", &precision});
    f({"special", "Names of special tokens in the prompt are special tokens", &special});
    f({"mode", "Leaves drawn by confidence (P), as AlphaGo (A), exact likeliest text (E)", &mode});
    f({"beside", "A second strategy on the same prompt", &beside});
    f({"confidence",
        "Of a path: mean probability (geo), whole (prod), least (min), lead of the "
        "first token (margin), 1 - entropy (ent)",
        &confidence});
    f({"budget", "Expansions at most", &budget, {1, 100000}, "nodes"});
    f({"evaluations", "Nodes run through the model at most; 0: no limit", &evaluations,
        {0, 1000000}, "nodes"});
    f({"tokens", "Tokens read by the model at most, the prompt's included; 0: no limit", &tokens,
        {0, 10000000}, "tokens"});
    f({"seconds", "Time to search at most; 0: no limit. The result then depends on the machine",
        &seconds, {0, 3600}, "s"});
    f({"batch", "Leaves evaluated together", &batch, {1, 256}});
    f({"depth", "Tokens of a completion at most", &depth, {1, 4096}, "tokens"});
    f({"k", "Children of a node at most", &k, {1, 256}, {}, "mode=P|A"});
    f({"min-p", "Least probability of a child, as a share of the likeliest one's", &minP, {0, 1},
        {}, "mode=P|A"});
    f({"kept", "Completions kept", &kept, {1, 1000}});
    f({"diverse", "Completions in the diverse pick", &diverse, {1, 1000}});
    f({"tau", "Temperature of the draw: small is best first, large is breadth", &tau, {0, 5}, {},
        "mode=P"});
    f({"beta", "How much branches that were expanded often are held back", &beta, {0, 10}, {},
        "mode=P"});
    f({"theta", "A likelier first token is appended without branching", &theta, {0, 1}, {},
        "mode=P"});
    f({"frontier", "Open leaves at most; the least confident are pruned", &frontier, {1, 1000000},
        {}, "mode=P"});
    f({"simulations", "Walks from the root at most", &simulations, {1, 1000000}, {}, "mode=A"});
    f({"c-init", "Weight of the prior against the value", &cInit, {0, 100}, {}, "mode=A"});
    f({"normalise", "Values are scaled by the least and the greatest so far", &normalise, {}, {},
        "mode=A"});
    f({"first-play", "Value of a child that was not visited", &firstPlay, {}, {}, "mode=A"});
    f({"priors", "Of the children: the model's, or all the same", &priors, {}, {}, "mode=A"});
    f({"noise", "Root priors are mixed with Dirichlet noise", &noise, {}, {}, "mode=A"});
    f({"pick-temperature", "The answer is drawn by visits^(1/T); 0: the most visited",
        &pickTemperature, {0, 100}, {}, "mode=A"});
    f({"value", "What a leaf is worth: confidence, that of a greedy roll-out, or a rule", &value,
        {}, {}, "mode=A"});
    f({"rollout", "Tokens of a roll-out", &rollout, {1, 512}, "tokens", "value=rollout"});
    f({"pattern", "Regular expression to be found, or text to be near", &pattern, {}, {},
        "value=regex|target"});
    f({"wanted-length", "Tokens that are worth most", &wantedLength, {1, 4096}, "tokens",
        "value=length"});
    f({"forced", "Token ids that every completion begins with", &forced, {0, 1e9}});
    f({"sample-quantile",
        "Completions at or above this quantile of their confidence are training samples (.jsonl)",
        &sampleQuantile, {0, 1}});
    f({"node", "Node whose details are shown; -1: the last fork on the answer's path", &node,
        {-1, 1e9}, {}, {}, true});
    f({"step", "The tree as it was after so many steps; -1: now", &step, {-1, 1e9}, {}, {}, true});
    f({"shown", "What colours the nodes", &shown, {}, {}, {}, true});
    f({"across", "From left to right: tokens written, or surprise so far", &across, {}, {}, {},
        true});
    f({"collapsed", "Nodes drawn as a wedge with all below them", &collapsed, {0, 1e9}, {}, {},
        true});
    f({"find", "Text that stands out where it is found", &find, {}, {}, {}, true});
    f({"colour-map", "Colours of the nodes", &colours, {}, {}, {}, true});
}

} // namespace seq
