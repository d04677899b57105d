#pragma once
#include "engine/figure/ref.h"

#include <cstdint>
#include <limits>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace seq {

// A tree as plain data, and where its nodes lie. Make it once, in `run`, and keep it in the result:
// drawing reads it at every move of the camera.

enum class TreeState : std::uint8_t {
    Open, // may still be expanded
    Expanded,
    Finished, // by an end token
    Truncated, // by length
    Pruned, // dropped by the search
    Rejected, // by a verifier
    Forced, // by the user
    Candidate // considered and never created: a ghost, a leaf
};
std::string_view name(TreeState);

struct TreeNode {
    std::int64_t parent = -1; // an earlier node; -1: a root
    std::string text = {}; // of the token that leads here; any bytes
    TreeState state = TreeState::Open;
    int category = -1; // a group: hue and number; -1: none
    double score = 0; // children lie in falling score (NaN last),
    std::int64_t token = 0; // then in rising token
    bool best = false; // on the best path
    std::string badge = {}; // a short flag beside it: "−λ·2"
    Ref ref = {}; // empty: the node of this number in its plot
};

// y of a leaf: how many leaves lie before it; of another node: the mean of its first and its last
// child. Nodes are in order of creation; one that comes later moves only what lies below it.
// Bad parents (of a later node, of a ghost) are a bug of the caller: asserted.
class TreeLayout {
public:
    TreeLayout() = default;
    explicit TreeLayout(std::vector<TreeNode>); // O(n), and the sorting of siblings
    struct Rows { // of the nodes, when some subtrees are folded into one row each
        std::vector<double> y; // NaN: hidden in a fold
        std::vector<std::int64_t> begin, end; // rows of the subtree
        std::int64_t count = 0; // of all
    };

    std::int64_t size() const { return std::int64_t(nodes_.size()); }
    const TreeNode& node(std::int64_t i) const { return nodes_[std::size_t(i)]; }
    const std::vector<TreeNode>& nodes() const { return nodes_; }
    std::span<const std::int64_t> roots() const;
    std::span<const std::int64_t> children(std::int64_t i) const; // in their order
    std::int64_t depth(std::int64_t i) const { return depth_[std::size_t(i)]; } // of a root: 0
    // Of its subtree, ghosts not counted; a leaf's: 1, a ghost's: 0.
    std::int64_t leaves(std::int64_t i) const { return leaves_[std::size_t(i)]; }
    // Whether a drawing must show it: it branches, ends, or differs from its only child. All others
    // are links of a chain, drawn as one edge with the whole text.
    bool joint(std::int64_t i) const { return joint_[std::size_t(i)] != 0; }
    std::string path(std::int64_t i) const; // texts from the root to it, joined
    const Rows& rows() const { return rows_; }
    Rows rows(std::span<const std::int64_t> collapsed) const; // O(n)

private:
    void sortChildren();
    bool isJoint(std::int64_t i) const;
    std::vector<TreeNode> nodes_;
    // children of i: child_ from first_[i + 1] to first_[i + 2]; of -1: the roots
    std::vector<std::int64_t> depth_, first_, child_, leaves_;
    std::vector<char> joint_;
    Rows rows_;
};
using TreeLayoutPtr = std::shared_ptr<const TreeLayout>;

// The nodes at which `text` is found: it ends inside the node's text, wherever on its path it
// began. Letters A-Z match their small forms. Rising; empty for an empty text. O(bytes of all).
std::vector<std::int64_t> findInTree(const TreeLayout&, std::string_view text);

} // namespace seq
