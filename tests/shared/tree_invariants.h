#pragma once
#include "engine/decode/search_tree.h"

#include <cmath>
#include <map>
#include <set>
#include <string>
#include <utility>

namespace seq {

// The first broken invariant of specification 2, or nothing.
inline std::string brokenInvariant(const SearchTree& tree)
{
    const TreeNodes& t = tree.nodes();
    const auto at = [](int node) { return " at node " + std::to_string(node); };
    for (int i = 1; i < tree.size(); ++i) {
        const auto n = std::size_t(i), p = std::size_t(t.parent[n]);
        if (t.parent[n] < 0 || t.parent[n] >= i) return "parent" + at(i);
        if (t.depth[n] != t.depth[p] + 1) return "depth" + at(i);
        if (t.cumLogp[n] != t.cumLogp[p] + double(t.logp[n])) return "cum_logp" + at(i);
        if (t.cumScore[n] != t.cumScore[p] + double(t.logpProc[n])) return "cum_score" + at(i);
    }
    for (int i = 0; i < tree.size(); ++i) {
        std::set<std::pair<int, int>> tokens;
        std::map<int, double> mass;
        for (const int c : tree.children(i)) {
            const auto n = std::size_t(c);
            if (t.parent[n] != i) return "child of another" + at(c);
            if (!tokens.insert({t.group[n], t.token[n]}).second) return "twin" + at(c);
            mass[t.group[n]] += std::exp(double(t.logp[n]));
        }
        for (const auto& [group, sum] : mass)
            if (sum > 1 + 1e-5) return "children weigh more than 1" + at(i);
    }
    std::map<int, int> own;
    std::set<int> resident;
    for (const TreeEvent& e : tree.events()) {
        if (e.kind == TreeEventKind::Backup) ++own[e.node];
        if (e.kind == TreeEventKind::KvAlloc) resident.insert(e.node);
        if (e.kind == TreeEventKind::KvFree && resident.erase(e.node) == 0)
            return "freed twice" + at(e.node);
    }
    for (int i = 0; i < tree.size(); ++i) {
        int visits = own[i];
        for (const int c : tree.children(i))
            visits += t.visits[std::size_t(c)];
        if (visits != t.visits[std::size_t(i)]) return "visits" + at(i);
        if ((t.kvSlot[std::size_t(i)] >= 0) != resident.contains(i)) return "kv slot" + at(i);
    }
    return {};
}

} // namespace seq
