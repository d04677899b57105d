#pragma once
#include "engine/figure/axes.h"
#include "engine/figure/label_space.h"
#include "engine/figure/tree_glyphs.h"
#include "engine/figure/tree_sight.h"

#include <optional>
#include <string>
#include <vector>

namespace seq {

// Draws what is seen of a tree: edges, dots, wedges, labels where they do not overlap.
class TreeMarks {
public:
    TreeMarks(const TreePlot&, const TreeSums&, const TreeSight&,
        const std::vector<std::int64_t>& found, const TreeFrame&, const View&, Canvas&);
    void draw(const std::vector<TreeTwig>&);

private:
    struct Label {
        Point at;
        std::string text;
        Anchor anchor = Anchor::Left;
        Rect box = {};
    };
    struct Notes { // what stands beside a twig
        std::optional<Label> label, badge, count;
        std::optional<Point> tag, fold;
    };
    void place(const TreeTwig&, Notes&); // takes the space
    void placeLabel(const TreeTwig&, double tagged, Notes&);
    void placeFold(const TreeTwig&, Notes&);
    std::optional<Label> taken(Point, std::string, Anchor, double room);
    void node(const TreeTwig&, const Notes&);
    void edge(const TreeTwig&, Stroke);
    void ticks(const TreeTwig&, Colour);
    void wedge(const TreeTwig&, const Notes&);
    void fold(const TreeTwig&, Point middle);
    void write(const Label&, Colour);
    Canvas::Scope link(std::int64_t node, std::string label);
    std::optional<Canvas::Scope> click(std::int64_t node);
    std::string labelOf(std::int64_t node) const;
    std::string tail(std::int64_t node) const; // of its path
    std::string valueOf(double) const; // with its name and unit
    std::string labelOfWedge(const TreeTwig&) const;
    Ref refOf(std::int64_t node) const; // -1: none
    std::int64_t leadOf(std::int64_t node) const; // the recorded node above; -1: none
    Edit foldEdit(std::int64_t node) const;
    TreeInk inkOf(std::int64_t node, bool live) const;
    void block(const TreeTwig&); // where it is drawn, no label lies
    int rank(const TreeTwig&) const; // labels of lower ones are placed first
    bool starts(const TreeTwig&) const; // a category
    bool isFound(std::int64_t node) const { return found_[std::size_t(node)] != 0; }
    bool isSelected(std::int64_t node) const;
    bool ticked(const TreeTwig&) const; // the links of its chain are shown
    const TreePlot& plot_;
    const TreeLayout& tree_;
    const TreeSums& sums_;
    const TreeSight& sight_;
    const TreeFrame& frame_;
    const View& view_;
    Canvas& canvas_;
    Sizes sizes_;
    LabelSpace space_;
    SourceId source_;
    std::vector<char> found_, drawn_; // drawn: nodes with a mark of their own
};

} // namespace seq
