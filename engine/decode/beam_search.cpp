#include "engine/decode/beam_search.h"

#include "engine/base/error.h"

#include <algorithm>
#include <numeric>

namespace seq {

namespace {

int candidates(const BeamSearch::Options& o)
{
    return std::max(2, 1 + int(o.ends.size())) * o.beams;
}

} // namespace

BeamSearch::BeamSearch(const LanguageModel& model, std::span<const Token> prompt, Options options)
    : options_(std::move(options))
    , frontier_(model, prompt,
          {options_.precision, options_.pipeline, options_.length, candidates(options_),
              options_.coverage})
{
    if (options_.beams < 1)
        throw badInput("beams must be at least 1, and {} are asked for", options_.beams);
    if (options_.length < 1)
        throw badInput("length must be at least 1 token, and {} are asked for", options_.length);
}

void BeamSearch::start(const TreeDecoder::Progress& progress)
{
    frontier_.start(progress);
    running_ = {0};
}

bool BeamSearch::isEnd(Token token) const
{
    return std::ranges::find(options_.ends, token) != options_.ends.end();
}

double BeamSearch::scoreOf(const BeamCandidate& c, int generated) const
{
    return c.score / options_.penalty.divisor(generated) + frontier_.coverageTerm(c.row);
}

// Those that go on: the best that did not end. Those that end: of rank below `beams`, and among the
// best `beams` of all that ever ended.
BeamSearch::Choice BeamSearch::choose(int generated)
{
    Choice choice;
    const auto beams = std::size_t(options_.beams);
    struct Ended {
        double score;
        int rank; // -1: of an earlier step
    };
    std::vector<Ended> ended;
    for (const BeamHypothesis& h : finished_)
        ended.push_back({h.score, -1});
    for (std::size_t r = 0; r < considered_.size(); ++r) {
        if (!considered_[r].hit && choice.next.size() < beams) choice.next.push_back(int(r));
        if (considered_[r].hit && r < beams)
            ended.push_back({scoreOf(considered_[r].candidate, generated), int(r)});
    }
    std::ranges::stable_sort(ended, std::greater(), &Ended::score);
    ended.resize(std::min(ended.size(), beams));
    for (const Ended& e : ended)
        if (e.rank >= 0) choice.ending.push_back(e.rank);
    std::ranges::sort(choice.ending);
    return choice;
}

void BeamSearch::grow(const Choice& choice, int generated)
{
    SearchTree& tree = frontier_.tree();
    std::vector<std::vector<Token>> created(std::size_t(frontier_.rows()));
    std::vector<int> all = choice.next;
    all.insert(all.end(), choice.ending.begin(), choice.ending.end());
    std::ranges::sort(all);
    for (const int r : all) {
        const BeamCandidate& c = considered_[std::size_t(r)].candidate;
        created[std::size_t(c.row)].push_back(c.token);
    }
    for (int row = 0; row < frontier_.rows(); ++row)
        frontier_.expand(row, created[std::size_t(row)]);
    running_.clear();
    for (const int r : all) {
        const Considered& c = considered_[std::size_t(r)];
        const int slot = c.hit ? -1 : int(running_.size());
        const int node = frontier_.create(c.candidate, 0, slot);
        tree.select(node, slot);
        if (!c.hit) {
            running_.push_back(node);
            continue;
        }
        const double score = scoreOf(c.candidate, generated);
        tree.finish(
            node, isEnd(c.candidate.token) ? NodeState::Finished : NodeState::Truncated, score);
        finished_.push_back({node, score, 0, frontier_.coverageTerm(c.candidate.row)});
    }
    for (int row = 0; row < frontier_.rows(); ++row)
        if (created[std::size_t(row)].empty()) tree.prune(frontier_.node(row), PruneBy::BeamWidth);
    std::ranges::stable_sort(finished_, std::greater(), &BeamHypothesis::score);
    finished_.resize(std::min(finished_.size(), std::size_t(options_.beams)));
}

// Can a running beam still win? (`improv` of the specification)
void BeamSearch::close(int generated)
{
    const bool full = finished_.size() == std::size_t(options_.beams);
    ended_ = running_.empty() || (full && options_.early == EarlyStopping::Yes);
    if (full && !ended_) {
        const bool longest
            = options_.early == EarlyStopping::Never && options_.penalty.exponent > 0;
        const double best = frontier_.tree().nodes().cumScore[std::size_t(running_[0])]
            / options_.penalty.divisor(longest ? options_.length : generated);
        ended_ = !(best > finished_.back().score);
    }
    if (!ended_) return frontier_.move(running_);
    for (const int node : running_)
        frontier_.tree().prune(node, PruneBy::Threshold);
    running_.clear();
}

bool BeamSearch::step()
{
    if (ended_) return false;
    SearchTree& tree = frontier_.tree();
    tree.advance();
    const int generated = int(tree.step());
    std::vector<int> rows(std::size_t(frontier_.rows()));
    std::iota(rows.begin(), rows.end(), 0);
    frontier_.score(rows);
    considered_.clear();
    for (const BeamCandidate& c : frontier_.best(rows, candidates(options_))) {
        std::vector<Token> ids = tree.tokens(frontier_.node(c.row));
        ids.push_back(c.token);
        considered_.push_back({c, std::move(ids), generated >= options_.length || isEnd(c.token)});
    }
    if (considered_.empty())
        throw badInput(
            "AllTokensBlocked: after step {} no token has a probability above 0", generated - 1);
    grow(choose(generated), generated);
    close(generated);
    return !ended_;
}

} // namespace seq
