#pragma once
#include "engine/decode/beam_search.h"
#include "plugins/decoding/diversity.h"

#include <optional>
#include <vector>

namespace seq {

// Diverse beam search, step by step (specification 4): groups of beams take turns, and each is
// taxed for what the groups before it chose. One batch a step evaluates the beams of all groups.
// Each group has branches of its own below the root: their scores differ by the tax.
class DiverseSearch {
public:
    enum class Rules : std::uint8_t {
        Library, // the group beam search of the `transformers` library
        Paper // the authors' code: no length normalisation, ended beams keep no place
    };
    struct Options {
        int beams = 1, groups = 1, length = 1;
        Diversity::Options diversity = {};
        Rules rules = Rules::Library;
        LengthPenalty penalty = {}; // Library alone
        EarlyStopping early = EarlyStopping::No; // Library alone
        std::vector<Token> ends = {};
        Token pad = -1; // what a group that has ended goes on to say, for Library; -1: nothing
        Precision precision = Precision::Native;
        const LogitsPipeline* pipeline = nullptr;
    };
    // Throws BadInput: groups that do not divide beams, counts below 1, a bad diversity, a prompt
    // that is empty or does not fit.
    DiverseSearch(const LanguageModel&, std::span<const Token> prompt, Options);

    void start(const TreeDecoder::Progress& = {});
    bool step(); // false: the search has ended
    bool ended() const { return ended_; }
    // What was found: Library pools the groups, Paper reports the best of each. Best first.
    std::vector<BeamHypothesis> finished() const;
    std::vector<int> running(int group) const; // nodes, best first

    // A token that a group would have taken, had it not been taxed.
    struct Displaced {
        int parent, group; // node
        Token token;
        float logp, tax;
        int count; // of the tax
    };
    const std::vector<Displaced>& displaced() const { return displaced_; }
    const SearchTree& tree() const { return frontier_.tree(); }
    SearchTree& tree() { return frontier_.tree(); }
    const TreeDecoder& decoder() const { return frontier_.decoder(); }

private:
    struct Group {
        std::vector<int> rows; // of the frontier
        std::vector<int> next; // nodes chosen at this step
        std::vector<Token> chosen; // what counts for later groups
        std::vector<BeamHypothesis> stored;
        bool done = false;
    };
    void takeTurn(int group, int generated);
    void libraryTurn(int group, int generated, const std::vector<BeamCandidate>&);
    void paperTurn(int group, int generated, const std::vector<BeamCandidate>&);
    std::vector<Tax> taxes(int group);
    void noteDisplaced(int group, const std::vector<BeamCandidate>& taken);
    const TaxedToken* taxOf(int group, int row, Token) const;
    int create(int group, const BeamCandidate&, int slot);
    bool wouldStore(const Group&, double score) const;
    void store(int group, int node, double score);
    void settle(int generated);
    bool isEnd(Token) const;
    int width() const { return options_.beams / options_.groups; }

    Options options_;
    Diversity diversity_;
    BeamFrontier frontier_;
    std::vector<Group> groups_;
    std::vector<GroupBeams> beams_; // by group: of its rows; after its turn, of its next nodes
    std::vector<Tax> taxes_; // of the rows of the group whose turn it is
    std::vector<std::vector<Token>> created_; // by row
    std::vector<Displaced> displaced_;
    bool ended_ = false;
};

} // namespace seq
