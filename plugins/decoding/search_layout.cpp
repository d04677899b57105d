#include "plugins/decoding/search_layout.h"

namespace seq {

TreeState drawnState(NodeState state)
{
    switch (state) {
    case NodeState::Open:
        return TreeState::Open;
    case NodeState::Expanded:
        return TreeState::Expanded;
    case NodeState::Finished:
        return TreeState::Finished;
    case NodeState::Truncated:
        return TreeState::Truncated;
    case NodeState::Pruned:
        return TreeState::Pruned;
    case NodeState::Rejected:
        return TreeState::Rejected;
    case NodeState::Forced:
        return TreeState::Forced;
    }
    return TreeState::Open;
}

TreeLayoutPtr searchLayout(const SearchOutcome& out, const SearchTree& tree)
{
    const TreeNodes& all = tree.nodes();
    std::vector<TreeNode> nodes;
    for (int i = 0; i < tree.size(); ++i) {
        const auto n = std::size_t(i);
        TreeNode node;
        node.parent = all.parent[n];
        node.state = drawnState(all.state[n]);
        node.score = out.confidence[n];
        if (i > 0) {
            node.token = all.token[n];
            const auto piece = tree.origin.pieces.find(all.token[n]);
            if (piece != tree.origin.pieces.end()) node.text = piece->second;
        }
        nodes.push_back(std::move(node));
    }
    for (const TreeEvent& e : tree.events())
        if (e.kind == TreeEventKind::Create && NodeState(e.aux) == NodeState::Forced)
            nodes[std::size_t(e.node)].badge = "forced";
    for (const int node : out.unscored)
        if (node < tree.size()) nodes[std::size_t(node)].badge = "no value";
    for (const int node : out.answer)
        if (node < tree.size()) nodes[std::size_t(node)].best = true;
    return std::make_shared<const TreeLayout>(std::move(nodes));
}

} // namespace seq
