#include "plugins/decoding/diverse_search.h"

#include "engine/base/error.h"

#include <algorithm>
#include <limits>

namespace seq {

namespace {

// Checks before anything is computed from them.
DiverseSearch::Options checked(DiverseSearch::Options o)
{
    if (o.beams < 1) throw badInput("beams must be at least 1, and {} are asked for", o.beams);
    if (o.groups < 1) throw badInput("groups must be at least 1, and {} are asked for", o.groups);
    if (o.beams % o.groups != 0)
        throw badInput("groups must divide beams: {} does not divide {}", o.groups, o.beams);
    if (o.length < 1)
        throw badInput("length must be at least 1 token, and {} are asked for", o.length);
    return o;
}

} // namespace

DiverseSearch::DiverseSearch(
    const LanguageModel& model, std::span<const Token> prompt, Options options)
    : options_(checked(std::move(options)))
    , diversity_(options_.diversity)
    , frontier_(model, prompt, {options_.precision, options_.pipeline, options_.length})
{
}

void DiverseSearch::start(const TreeDecoder::Progress& progress)
{
    frontier_.start(progress);
    groups_.resize(std::size_t(options_.groups));
    for (Group& group : groups_)
        group.rows = {0};
    beams_.assign(groups_.size(), GroupBeams(1));
}

bool DiverseSearch::isEnd(Token token) const
{
    return std::ranges::find(options_.ends, token) != options_.ends.end();
}

std::vector<Tax> DiverseSearch::taxes(int group)
{
    const Group& own = groups_[std::size_t(group)];
    std::vector<Token> chosen;
    for (int g = 0; g < group; ++g)
        chosen.insert(chosen.end(), groups_[std::size_t(g)].chosen.begin(),
            groups_[std::size_t(g)].chosen.end());
    const auto earlier = std::span(beams_).first(std::size_t(group));
    std::vector<Tax> out;
    for (std::size_t b = 0; b < own.rows.size(); ++b)
        out.push_back(diversity_.tax(
            {earlier, chosen, beams_[std::size_t(group)], b, frontier_.logp(own.rows[b])}));
    return out;
}

const TaxedToken* DiverseSearch::taxOf(int group, int row, Token token) const
{
    const auto& rows = groups_[std::size_t(group)].rows;
    const auto at = std::size_t(std::ranges::find(rows, row) - rows.begin());
    const Tax& tax = taxes_[at];
    const auto found = std::ranges::lower_bound(tax, token, {}, &TaxedToken::token);
    return found != tax.end() && found->token == token ? &*found : nullptr;
}

int DiverseSearch::create(int group, const BeamCandidate& c, int slot)
{
    const int beam = slot < 0 ? -1 : group * width() + slot;
    const int node = frontier_.create(c, group, beam);
    created_[std::size_t(c.row)].push_back(c.token);
    const TaxedToken* t = taxOf(group, c.row, c.token);
    if (t && c.logpProc < c.logp) // a forced token is free
        tree().penalty(node, t->count, double(t->amount));
    tree().select(node, beam);
    return node;
}

bool DiverseSearch::wouldStore(const Group& group, double score) const
{
    if (group.stored.size() < std::size_t(width())) return true;
    return score > std::ranges::min(group.stored, {}, &BeamHypothesis::score).score;
}

// Library keeps the best of a group: the worst leaves, of equal ones the earliest.
void DiverseSearch::store(int group, int node, double score)
{
    auto& stored = groups_[std::size_t(group)].stored;
    stored.push_back({node, score, group});
    if (options_.rules == Rules::Library && stored.size() > std::size_t(width()))
        stored.erase(std::ranges::min_element(stored, {}, &BeamHypothesis::score));
}

void DiverseSearch::libraryTurn(int g, int generated, const std::vector<BeamCandidate>& candidates)
{
    Group& group = groups_[std::size_t(g)];
    const auto most = std::size_t(width());
    for (std::size_t r = 0; r < candidates.size() && group.next.size() < most; ++r) {
        const BeamCandidate& c = candidates[r];
        if (!isEnd(c.token)) {
            group.next.push_back(create(g, c, int(group.next.size())));
            group.chosen.push_back(c.token);
            continue;
        }
        const double score = c.score / options_.penalty.divisor(generated);
        if (r >= most || !wouldStore(group, score)) continue;
        const int node = create(g, c, -1);
        tree().finish(node, NodeState::Finished, score);
        store(g, node, score);
    }
    const bool longest = options_.early == EarlyStopping::Never && options_.penalty.exponent > 0;
    const double reachable = candidates.front().score
        / options_.penalty.divisor(longest ? options_.length : generated);
    group.done = group.next.empty()
        || (group.stored.size() == most
            && (options_.early == EarlyStopping::Yes || !wouldStore(group, reachable)));
}

void DiverseSearch::paperTurn(int g, int, const std::vector<BeamCandidate>& candidates)
{
    Group& group = groups_[std::size_t(g)];
    for (const BeamCandidate& c : candidates) {
        const bool end = isEnd(c.token);
        const int node = create(g, c, end ? -1 : int(group.next.size()));
        group.chosen.push_back(c.token);
        if (!end) {
            group.next.push_back(node);
            continue;
        }
        tree().finish(node, NodeState::Finished, c.score);
        store(g, node, c.score);
    }
    group.done = group.next.empty();
}

// What the untaxed scores would have chosen.
void DiverseSearch::noteDisplaced(int g, const std::vector<BeamCandidate>& taken)
{
    if (std::ranges::all_of(taxes_, &Tax::empty)) return;
    const auto& rows = groups_[std::size_t(g)].rows;
    std::vector<std::vector<Ranked>> lists;
    for (std::size_t b = 0; b < rows.size(); ++b)
        lists.push_back(topK(frontier_.logp(rows[b]), width(),
            tree().nodes().cumScore[std::size_t(frontier_.node(rows[b]))],
            std::int64_t(b) * frontier_.vocabulary()));
    for (const Ranked& r : mergeTopK(lists, width())) {
        const int row = rows[std::size_t(r.index / frontier_.vocabulary())];
        const auto token = Token(r.index % frontier_.vocabulary());
        const bool kept = std::ranges::any_of(
            taken, [&](const BeamCandidate& c) { return c.row == row && c.token == token; });
        const TaxedToken* tax = taxOf(g, row, token);
        if (!kept && tax)
            displaced_.push_back({frontier_.node(row), g, token,
                frontier_.logp(row)[std::size_t(token)], tax->amount, tax->count});
    }
}

void DiverseSearch::takeTurn(int g, int generated)
{
    Group& group = groups_[std::size_t(g)];
    taxes_ = taxes(g);
    frontier_.score(group.rows, taxes_);
    const bool library = options_.rules == Rules::Library;
    const int k = library ? std::max(2, 1 + int(options_.ends.size())) * width() : width();
    const auto candidates = frontier_.best(group.rows, k);
    if (candidates.empty())
        throw badInput(
            "AllTokensBlocked: after step {} no token has a probability above 0", generated - 1);
    noteDisplaced(g,
        {candidates.begin(),
            candidates.begin() + std::min<std::ptrdiff_t>(width(), std::ssize(candidates))});
    library ? libraryTurn(g, generated, candidates) : paperTurn(g, generated, candidates);
    beams_[std::size_t(g)].clear();
    for (const int node : group.next)
        beams_[std::size_t(g)].push_back(tree().tokens(node));
}

bool DiverseSearch::step()
{
    if (ended_) return false;
    tree().advance();
    const int generated = int(tree().step());
    created_.assign(std::size_t(frontier_.rows()), {});
    for (int g = 0; g < options_.groups; ++g) {
        Group& group = groups_[std::size_t(g)];
        const bool pads = options_.rules == Rules::Library && options_.pad >= 0;
        group.next.clear();
        group.chosen.assign(group.done && pads ? std::size_t(width()) : 0, options_.pad);
        if (!group.done) takeTurn(g, generated);
    }
    for (int row = 0; row < frontier_.rows(); ++row) {
        frontier_.expand(row, created_[std::size_t(row)]);
        if (created_[std::size_t(row)].empty())
            tree().prune(frontier_.node(row), PruneBy::GroupWidth);
    }
    settle(generated);
    return !ended_;
}

// Open beams at the greatest length are stored, those of groups that are done given up; the others
// go on.
void DiverseSearch::settle(int generated)
{
    const bool last = generated >= options_.length;
    std::vector<int> nodes;
    for (int g = 0; g < options_.groups; ++g) {
        Group& group = groups_[std::size_t(g)];
        group.rows.clear();
        for (const int node : group.next) {
            const double sum = tree().nodes().cumScore[std::size_t(node)];
            const bool library = options_.rules == Rules::Library;
            const double score = library ? sum / options_.penalty.divisor(generated) : sum;
            if (group.done) {
                tree().prune(node, PruneBy::Threshold);
            } else if (!last) {
                group.rows.push_back(int(nodes.size()));
                nodes.push_back(node);
            } else if (!library || wouldStore(group, score)) {
                tree().finish(node, NodeState::Truncated, score);
                store(g, node, score);
            } else {
                tree().prune(node, PruneBy::GroupWidth);
            }
        }
    }
    ended_ = nodes.empty();
    if (!ended_) frontier_.move(std::move(nodes));
}

std::vector<int> DiverseSearch::running(int group) const
{
    std::vector<int> nodes;
    if (!ended_)
        for (const int row : groups_[std::size_t(group)].rows)
            nodes.push_back(frontier_.node(row));
    return nodes;
}

std::vector<BeamHypothesis> DiverseSearch::finished() const
{
    std::vector<BeamHypothesis> all;
    for (const Group& group : groups_) {
        std::vector<BeamHypothesis> own = group.stored;
        std::ranges::stable_sort(own, std::greater(), &BeamHypothesis::score);
        own.resize(std::min(own.size(), std::size_t(width())));
        all.insert(all.end(), own.begin(), own.end());
    }
    std::ranges::stable_sort(all, std::greater(), &BeamHypothesis::score);
    return all;
}

} // namespace seq
