#include "plugins/decoding/path_strip.h"

#include "engine/base/utf8.h"
#include "plugins/decoding/search_text.h"

#include <cmath>

namespace seq {

void pathStrip(
    const SearchTree& tree, const PathStrip& path, Rect area, const View& view, Canvas& canvas)
{
    TokenStrip strip;
    strip.name = "path";
    strip.follow = true;
    strip.caption = view.say("Its path; a click chooses a node on it");
    strip.scale.map = colourMapOf(path.colours);
    StripRow row;
    for (const int node : tree.path(path.node)) {
        StripItem item;
        item.text = toUtf8(pieceOf(tree, tree.nodes().token[std::size_t(node)]));
        item.ref = path.ref(node);
        item.value = std::exp(double(tree.nodes().logp[std::size_t(node)]));
        item.selected = node == path.node;
        item.edit = path.choose(node);
        row.items.push_back(std::move(item));
    }
    if (row.items.empty())
        row.items.push_back({.text = view.say("the prompt alone"), .ref = path.ref(0)});
    strip.rows.push_back(std::move(row));
    tokenStrip(strip, area, view, canvas);
}

} // namespace seq
