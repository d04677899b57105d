#include "plugins/decoding/search_layout.h"
#include "plugins/decoding/search_text.h"
#include "plugins/decoding/tree_view.h"

namespace seq {

namespace {

constexpr std::size_t kGhosts = 4; // an expansion

TreeNode ghostOf(const SearchTree& tree, int parent, Token token, double score, int category)
{
    TreeNode ghost;
    ghost.parent = parent;
    ghost.text = pieceOf(tree, token);
    ghost.state = TreeState::Candidate;
    ghost.category = category;
    ghost.score = score;
    ghost.token = token;
    return ghost;
}

std::vector<TreeNode> nodesOf(const SearchTree& tree, const TreeNotes& notes)
{
    const TreeNodes& t = tree.nodes();
    std::vector<TreeNode> nodes;
    for (int i = 0; i < tree.size(); ++i) {
        const auto n = std::size_t(i);
        TreeNode node;
        node.parent = t.parent[n];
        if (i > 0) node.text = pieceOf(tree, t.token[n]);
        node.state
            = i > 0 && t.depth[n] <= notes.forced ? TreeState::Forced : drawnState(t.state[n]);
        if (notes.groups > 0 && i > 0) node.category = t.group[n];
        // lanes: the first group's branches come first
        node.score = t.cumScore[n] - (t.depth[n] == 1 ? 1e6 * t.group[n] : 0);
        node.token = t.token[n];
        if (const auto badge = notes.badges.find(i); badge != notes.badges.end())
            node.badge = badge->second;
        nodes.push_back(std::move(node));
    }
    for (const int node : notes.best)
        if (node < tree.size()) nodes[std::size_t(node)].best = true;
    return nodes;
}

} // namespace

TreePicture pictureOf(const SearchTree& tree, TreeNotes notes)
{
    const TreeNodes& t = tree.nodes();
    std::vector<TreeNode> nodes = nodesOf(tree, notes);
    for (const TreeNotes::Ghost& g : notes.ghosts) {
        if (g.parent >= tree.size()) continue;
        TreeNode ghost = ghostOf(tree, g.parent, g.token,
            t.cumScore[std::size_t(g.parent)] - (g.parent == 0 ? 1e6 * g.group : 0), g.group);
        ghost.badge = g.badge;
        nodes.push_back(std::move(ghost));
    }
    TreePicture picture;
    picture.plain = std::make_shared<const TreeLayout>(nodes);
    for (int i = 0; i < tree.size(); ++i) {
        const auto all = tree.candidates(i);
        for (const TreeCandidate& c : all.first(std::min(all.size(), kGhosts)))
            nodes.push_back(ghostOf(tree, i, c.token,
                t.cumScore[std::size_t(i)] + double(c.logpProc) - (i == 0 ? 1e9 : 0), -1));
    }
    picture.ghosts = std::make_shared<const TreeLayout>(std::move(nodes));
    picture.notes = std::move(notes);
    return picture;
}

} // namespace seq
