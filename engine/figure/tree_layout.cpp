#include "engine/figure/tree_layout.h"

#include "engine/base/phrase.h"

#include "engine/base/error.h"

#include <algorithm>
#include <cmath>

namespace seq {
namespace {

std::size_t at(std::int64_t i)
{
    return std::size_t(i);
}

bool before(const TreeNode& a, const TreeNode& b)
{
    const bool an = std::isnan(a.score), bn = std::isnan(b.score);
    if (an != bn) return bn;
    if (!an && a.score != b.score) return a.score > b.score;
    return a.token < b.token;
}

char small(char c)
{
    return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c;
}

// Knuth, Morris and Pratt: how much of the pattern has been read, one letter after another. It
// goes along with the branches of a tree as with a line.
class Reader {
public:
    explicit Reader(std::string_view pattern)
        : pattern_(pattern)
        , back_(pattern.size() + 1, 0)
    {
        std::transform(pattern_.begin(), pattern_.end(), pattern_.begin(), small);
        for (std::size_t i = 1; i < pattern_.size(); ++i)
            back_[i + 1] = step(back_[i], pattern_[i]);
    }
    std::size_t step(std::size_t read, char c) const
    {
        while (read > 0 && (read == pattern_.size() || pattern_[read] != c))
            read = back_[read];
        return pattern_[read] == c ? read + 1 : 0;
    }
    bool whole(std::size_t read) const { return read == pattern_.size(); }

private:
    std::string pattern_;
    std::vector<std::size_t> back_;
};

} // namespace

std::string_view name(TreeState state)
{
    constexpr std::string_view names[]
        = {phrase("open"), phrase("expanded"), phrase("finished"), phrase("truncated"),
            phrase("pruned"), phrase("rejected"), phrase("forced"), phrase("candidate")};
    return names[std::size_t(state)];
}

TreeLayout::TreeLayout(std::vector<TreeNode> nodes)
    : nodes_(std::move(nodes))
    , depth_(nodes_.size(), 0)
    , first_(nodes_.size() + 2, 0)
    , child_(nodes_.size())
    , leaves_(nodes_.size(), 0)
    , joint_(nodes_.size(), 0)
{
    for (std::int64_t i = 0; i < size(); ++i) {
        const std::int64_t parent = node(i).parent;
        SEQ_ASSERT(parent >= -1 && parent < i); // no cycles, no parent after its child
        SEQ_ASSERT(parent < 0 || node(parent).state != TreeState::Candidate);
        if (parent >= 0) depth_[at(i)] = depth_[at(parent)] + 1;
        ++first_[at(parent + 2)];
    }
    sortChildren();
    for (std::int64_t i = size(); i-- > 0;) {
        joint_[at(i)] = isJoint(i);
        if (node(i).state == TreeState::Candidate) continue;
        leaves_[at(i)] = std::max<std::int64_t>(1, leaves_[at(i)]);
        if (node(i).parent >= 0) leaves_[at(node(i).parent)] += leaves_[at(i)];
    }
    rows_ = rows({});
}

void TreeLayout::sortChildren()
{
    for (std::size_t i = 1; i < first_.size(); ++i)
        first_[i] += first_[i - 1];
    std::vector<std::int64_t> next(first_.begin(), first_.end() - 1);
    for (std::int64_t i = 0; i < size(); ++i)
        child_[at(next[at(node(i).parent + 1)]++)] = i;
    for (std::size_t i = 0; i + 1 < first_.size(); ++i)
        if (first_[i + 1] - first_[i] > 1)
            std::stable_sort(child_.begin() + first_[i], child_.begin() + first_[i + 1],
                [this](std::int64_t a, std::int64_t b) { return before(node(a), node(b)); });
}

std::span<const std::int64_t> TreeLayout::roots() const
{
    return children(-1);
}

std::span<const std::int64_t> TreeLayout::children(std::int64_t i) const
{
    if (first_.empty()) return {};
    const auto begin = at(first_[at(i + 1)]), end = at(first_[at(i + 2)]);
    return std::span(child_).subspan(begin, end - begin);
}

bool TreeLayout::isJoint(std::int64_t i) const
{
    const TreeNode& n = node(i);
    if (n.parent < 0 || !n.badge.empty() || children(i).size() != 1) return true;
    const TreeNode& only = node(children(i)[0]);
    if (n.category != only.category || n.best != only.best) return true;
    const bool plain = n.state == TreeState::Expanded && only.state != TreeState::Candidate;
    return !plain && n.state != only.state;
}

std::string TreeLayout::path(std::int64_t i) const
{
    std::vector<std::int64_t> up;
    for (; i >= 0; i = node(i).parent)
        up.push_back(i);
    std::string text;
    for (; !up.empty(); up.pop_back())
        text += node(up.back()).text;
    return text;
}

TreeLayout::Rows TreeLayout::rows(std::span<const std::int64_t> collapsed) const
{
    const std::size_t n = nodes_.size();
    Rows rows{
        std::vector<double>(n), std::vector<std::int64_t>(n), std::vector<std::int64_t>(n, 0), 0};
    std::vector<char> folded(n, 0), hidden(n, 0);
    for (std::int64_t i : collapsed)
        if (i >= 0 && i < size()) folded[at(i)] = 1; // a list kept from a larger tree is no fault
    auto& count = rows.end; // until the rows are known
    for (std::int64_t i = size(); i-- > 0;) {
        if (folded[at(i)] || count[at(i)] == 0) count[at(i)] = 1;
        if (node(i).parent >= 0) count[at(node(i).parent)] += count[at(i)];
    }
    const auto place = [&](std::span<const std::int64_t> siblings, std::int64_t row, bool hide) {
        for (std::int64_t c : siblings) {
            hidden[at(c)] = hide;
            rows.begin[at(c)] = row;
            if (!hide) row += count[at(c)];
        }
        return row;
    };
    rows.count = place(roots(), 0, false);
    for (std::int64_t i = 0; i < size(); ++i) // parents come first
        place(children(i), rows.begin[at(i)], hidden[at(i)] || folded[at(i)]);
    for (std::int64_t i = size(); i-- > 0;) {
        const auto below = children(i);
        rows.end[at(i)] = rows.begin[at(i)] + (hidden[at(i)] ? 0 : count[at(i)]);
        rows.y[at(i)] = hidden[at(i)] ? std::nan("")
            : folded[at(i)] || below.empty()
            ? double(rows.begin[at(i)])
            : (rows.y[at(below.front())] + rows.y[at(below.back())]) / 2;
    }
    return rows;
}

std::vector<std::int64_t> findInTree(const TreeLayout& tree, std::string_view text)
{
    std::vector<std::int64_t> found;
    if (text.empty()) return found;
    const Reader reader(text);
    std::vector<std::size_t> read(std::size_t(tree.size()), 0);
    for (std::int64_t i = 0; i < tree.size(); ++i) {
        const TreeNode& node = tree.node(i);
        std::size_t now = node.parent < 0 ? 0 : read[at(node.parent)];
        bool here = false;
        for (char c : node.text) {
            now = reader.step(now, small(c));
            here = here || reader.whole(now);
        }
        read[at(i)] = now;
        if (here) found.push_back(i);
    }
    return found;
}

} // namespace seq
