#include "engine/base/error.h"
#include "engine/base/phrase.h"
#include "engine/decode/search_tree.h"

#include <array>
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>

namespace seq {

namespace {

constexpr std::array kStates{phrase("open"), phrase("expanded"), phrase("finished"),
    phrase("truncated"), phrase("pruned"), phrase("rejected"), phrase("forced")};
constexpr std::array kReasons{phrase("none"), phrase("beam width"), phrase("group width"),
    phrase("threshold"), phrase("budget"), phrase("duplicate"), phrase("citation block")};
constexpr std::array kKinds{"create", "evaluate", "expand", "prune", "finish", "select", "backup",
    "reject", "penalty", "kv alloc", "kv free"};

template <class Names> int numberOf(const Names& names, const Json& json)
{
    const std::string given = json.get<std::string>();
    for (std::size_t i = 0; i < names.size(); ++i)
        if (given == names[i]) return int(i);
    throw badInput("the tree names \"{}\", which is none of its words", given);
}

template <class T> T numberIn(const Json& json)
{
    if constexpr (std::is_floating_point_v<T>)
        if (json.is_null()) return std::numeric_limits<T>::quiet_NaN();
    return json.get<T>();
}

template <class T> void writeColumn(JsonWriter& json, const char* key, const std::vector<T>& list)
{
    json.key(key).beginArray();
    for (const T v : list) {
        if constexpr (std::is_enum_v<T>)
            json.value(name(v));
        else if constexpr (std::is_floating_point_v<T>)
            json.value(v);
        else
            json.value(std::int64_t(v));
    }
    json.endArray();
}

template <class T> void readColumn(const Json& nodes, const char* key, std::vector<T>& list)
{
    const Json& column = nodes.at(key);
    if (column.size() != list.size())
        throw badInput(
            "the tree has {} nodes and {} values of \"{}\"", list.size(), column.size(), key);
    for (std::size_t i = 0; i < list.size(); ++i) {
        if constexpr (std::is_same_v<T, NodeState>)
            list[i] = NodeState(numberOf(kStates, column[i]));
        else if constexpr (std::is_same_v<T, PruneBy>)
            list[i] = PruneBy(numberOf(kReasons, column[i]));
        else
            list[i] = numberIn<T>(column[i]);
    }
}

// Both directions go through the same list of names.
template <class Nodes, class F> void forColumns(Nodes& n, const F& f)
{
    f("logp", n.logp);
    f("logp_proc", n.logpProc);
    f("cum_logp", n.cumLogp);
    f("cum_score", n.cumScore);
    f("norm_score", n.normScore);
    f("entropy", n.entropy);
    f("top1", n.top1);
    f("rank", n.rank);
    f("step", n.step);
    f("group", n.group);
    f("beam", n.beam);
    f("state", n.state);
    f("prune_by", n.pruneBy);
    f("visits", n.visits);
    f("value_sum", n.valueSum);
    f("prior", n.prior);
    f("v0", n.v0);
    f("kv_slot", n.kvSlot);
    f("cand_off", n.candOff);
    f("cand_n", n.candN);
}

void writeOrigin(JsonWriter& json, const TreeOrigin& origin)
{
    json.member("model", origin.model).member("tokenizer", origin.tokenizer);
    json.key("settings").beginObject();
    for (const auto& [key, value] : origin.settings)
        json.member(key, value);
    json.endObject().member("prompt", origin.prompt).key("pieces").beginArray();
    for (const auto& [token, bytes] : origin.pieces)
        json.beginArray().value(token).bytes(bytes).endArray();
    json.endArray();
}

TreeOrigin readOrigin(const Json& json)
{
    TreeOrigin origin;
    origin.model = json.at("model").get<std::string>();
    origin.tokenizer = json.at("tokenizer").get<std::string>();
    for (const auto& [key, value] : json.at("settings").items())
        origin.settings[key] = value.get<std::string>();
    origin.prompt = json.at("prompt").get<std::vector<std::int32_t>>();
    for (const Json& piece : json.at("pieces"))
        origin.pieces[piece.at(0).get<std::int32_t>()] = piece.at(1).is_string()
            ? piece.at(1).get<std::string>()
            : fromBase64(piece.at(1).at("base64").get<std::string>());
    return origin;
}

TreeEvent readEvent(const Json& json, std::int64_t nodes)
{
    const TreeEvent e{json.at(0).get<std::uint32_t>(), TreeEventKind(numberOf(kKinds, json.at(1))),
        json.at(2).get<std::int32_t>(), json.at(3).get<std::int32_t>(),
        numberIn<double>(json.at(4))};
    if (e.node < 0 || e.node >= nodes)
        throw badInput("an event names node {}, and the tree has {} nodes", e.node, nodes);
    return e;
}

} // namespace

const char* name(NodeState s)
{
    return kStates[std::size_t(s)];
}
const char* name(PruneBy p)
{
    return kReasons[std::size_t(p)];
}
const char* name(TreeEventKind k)
{
    return kKinds[std::size_t(k)];
}

void SearchTree::write(JsonWriter& json) const
{
    json.beginObject();
    writeOrigin(json, origin);
    json.member("step", std::int64_t(step_)).key("nodes").beginObject();
    writeColumn(json, "parent", nodes_.parent);
    writeColumn(json, "token", nodes_.token);
    writeColumn(json, "depth", nodes_.depth);
    forColumns(nodes_, [&](const char* key, const auto& list) { writeColumn(json, key, list); });
    json.endObject().key("candidates").beginArray();
    for (const TreeCandidate& c : candidates_)
        json.beginArray().value(c.token).value(c.logp).value(c.logpProc).endArray();
    json.endArray().key("events").beginArray();
    for (const TreeEvent& e : events_)
        json.beginArray()
            .value(std::int64_t(e.step))
            .value(name(e.kind))
            .value(e.node)
            .value(e.aux)
            .value(e.x)
            .endArray();
    json.endArray().endObject();
}

SearchTree SearchTree::read(const Json& json)
try {
    SearchTree tree;
    tree.origin = readOrigin(json);
    tree.step_ = json.at("step").get<std::uint32_t>();
    const Json& nodes = json.at("nodes");
    const auto parents = nodes.at("parent").get<std::vector<std::int32_t>>();
    const auto tokens = nodes.at("token").get<std::vector<std::int32_t>>();
    if (parents.empty() || parents[0] != -1 || tokens.size() != parents.size())
        throw badInput("a tree begins with its root, whose parent is -1, and has a token a node");
    for (std::size_t i = 1; i < parents.size(); ++i) {
        if (parents[i] < 0 || parents[i] >= std::int32_t(i))
            throw badInput("node {} has parent {}; an earlier node is right", i, parents[i]);
        tree.addNode({.parent = parents[i], .token = tokens[i]}, 0);
    }
    forColumns(tree.nodes_, [&](const char* key, auto& list) { readColumn(nodes, key, list); });
    for (const Json& c : json.at("candidates"))
        tree.candidates_.push_back(
            {c.at(0).get<std::int32_t>(), numberIn<float>(c.at(1)), numberIn<float>(c.at(2))});
    for (int i = 0; i < tree.size(); ++i)
        if (std::size_t(tree.nodes_.candOff[std::size_t(i)]) + tree.nodes_.candN[std::size_t(i)]
            > tree.candidates_.size())
            throw badInput(
                "node {} has candidates beyond the {} of the tree", i, tree.candidates_.size());
    for (const Json& e : json.at("events"))
        tree.events_.push_back(readEvent(e, tree.size()));
    return tree;
} catch (const nlohmann::json::exception& e) {
    throw badInput("this is no search tree: {}", e.what());
}

} // namespace seq
