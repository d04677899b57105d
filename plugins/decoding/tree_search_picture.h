#pragma once
#include "engine/figure/plots.h"
#include "engine/figure/tree_plot.h"
#include "plugins/decoding/puct.h"
#include "plugins/decoding/tree_search.h"

namespace seq {

// The picture of a tree search: one tree or two, the chosen node, what waits, what was completed.
class TreeSearchPicture {
public:
    TreeSearchPicture(const TreeSearch::Params&, const TreeSearch::Result&, const View&, Canvas&);
    void draw();

private:
    const TreeSearch::Side& side() const { return r_.sides[std::size_t(side_)]; }
    const SearchOutcome& outcome() const { return side().outcome; }
    const SearchTree& tree() const { return outcome().tree; }
    const std::string& strategy() const { return side().strategy; }
    int forkOnAnswer() const;
    int offset(int side) const { return side == 0 ? 0 : r_.sides[0].outcome.tree.size(); }
    Edit choose(int side, int node) const;
    Ref refOf(int node) const;
    std::string piece(Token) const;

    void drawTrees(Rect area, double pad);
    void drawTree(int index, Rect area);
    void setRange(TreePlot&) const;
    void drawDetails(Rect area);
    void drawActions(Point);
    void action(const std::string& words, Point, Edit);
    void drawPath(Rect area);

    void drawNext(Rect area); // what may come next at the node; a click forces it
    void drawWaiting(Rect area); // what the search would do next
    void drawPuct(Rect area); // U of each child, and what it is made of
    PuctTerms childTerms(int parent, int child) const;
    void drawFrontier(Rect area);
    void drawCurve(Rect area);
    void drawCompletions(Rect area);
    void drawCompletion(std::size_t, Rect line);

    const TreeSearch::Params& p_;
    const TreeSearch::Result& r_;
    const View& view_;
    View still_; // the trees alone zoom
    Canvas& canvas_;
    SourceId source_;
    int side_ = 0, node_ = 0; // chosen
};

} // namespace seq
