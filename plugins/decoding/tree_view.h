#pragma once
#include "engine/decode/search_tree.h"
#include "engine/experiment/params.h"
#include "engine/figure/plots.h"
#include "engine/figure/tree_plot.h"
#include "plugins/decoding/beam_outcome.h"

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace seq {

// What a user sets about the picture of a search tree; none of it runs the search again.
struct TreeControls {
    int node = -1; // whose details are shown; -1: the last fork of the best path
    int step = -1; // the tree as it was then; -1: at the end
    bool candidates = false; // what was considered and not kept, as ghosts
    Choice across{{"depth", "surprisal"}, 0};
    Choice shown{{"probability", "entropy", "score", "rank"}, 0};
    std::vector<int> collapsed = {};
    std::string find = {};
    Choice colours{{"magma", "viridis", "cividis", "grey"}, 0};
    void fields(Fields&);
};

struct TreeNotes { // what a search knows besides its tree
    std::vector<int> best; // nodes of the best path
    int groups = 0; // 0: no groups
    int forced = 0; // tokens that the user put first
    std::map<int, std::string> badges = {}; // by node
    struct Ghost { // besides the considered candidates
        int parent, group;
        Token token;
        std::string badge;
    };
    std::vector<Ghost> ghosts = {};
};
// A tree laid out, made once in `run`: with the considered candidates and without.
struct TreePicture {
    TreeNotes notes;
    TreeLayoutPtr plain, ghosts;
};
TreePicture pictureOf(const SearchTree&, TreeNotes);

// Draws the tree, its steps as a slider, the chosen node and what came of the search.
class TreePane {
public:
    TreePane(const TreeControls&, const BeamOutcome&, const TreePicture&, const View&, Canvas&);
    void tree(Rect area, std::string caption, std::vector<std::string> groups = {});
    void details(Rect area); // the chosen node: its numbers and its path
    double detailsHeight() const; // that shows one line of the path
    // What came next there, and what might have. A click forces it: the search grows from there.
    void considered(Rect area);
    // One line an output: place, score, log-probability, text. A click chooses its node.
    void outputs(Rect area, std::span<const int> order, std::string caption);
    double outputsHeight() const; // that shows all of them
    SourceId source() const { return source_; } // of the nodes' refs

private:
    int chosen() const;
    void scale(TreePlot&) const;
    std::vector<std::string> facts() const;
    void path(Rect area);
    void actions(Point);
    Bar bar(Token, float logp) const;
    Edit force(Token) const;
    struct Column { // of the table of outputs
        std::string title;
        double width; // in sizes of its text
        std::function<std::string(const BeamOutput&)> value;
    };
    std::vector<Column> columns(double width) const;
    void heading(Rect line);
    void output(const BeamOutput&, int place, Rect line);
    std::string piece(Token) const;
    Edit choose(int node) const;
    Ref refOf(int node) const;
    const TreeControls& controls_;
    const BeamOutcome& r_;
    const TreePicture& picture_;
    const View& view_;
    Canvas& canvas_;
    SourceId source_;
};

} // namespace seq
