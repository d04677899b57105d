#include "plugins/decoding/node_links.h"

#include "engine/base/utf8.h"

namespace seq {

namespace {

Edit forcing(std::vector<std::int64_t> tokens)
{
    return {{},
        {{"forced", Value(std::move(tokens))}, {"node", Value(std::int64_t(-1))},
            {"step", Value(std::int64_t(-1))}, {"collapsed", Value(std::vector<std::int64_t>())}}};
}

} // namespace

Edit attentionOf(std::string_view model, bool special, const std::string& text)
{
    return {"attention.explore",
        {{"model", Value(std::string(model))}, {"special", Value(special)},
            {"text", Value(TextRef::literal(toUtf8(text)).written)}}};
}

Edit forceAfter(const std::vector<Token>& path, Token token)
{
    std::vector<std::int64_t> tokens(path.begin(), path.end());
    tokens.push_back(token);
    return forcing(std::move(tokens));
}

Edit letGo(const std::vector<Token>& kept)
{
    return forcing({kept.begin(), kept.end()});
}

} // namespace seq
