#include "plugins/attention/read_text.h"

#include "engine/base/error.h"

namespace seq {

ReadText ReadText::of(const Tokenizer& tokenizer, const std::string& text, bool names)
{
    ReadText read;
    read.text = text;
    for (const TokenSpan& t : tokenizer.encode(text, {names, true}))
        read.add(tokenizer, t.id, {t.begin, t.end}, (t.flags & TokenSpan::Special) != 0);
    read.prompt = read.ids.size();
    return read;
}

ReadText ReadText::repeated(const Tokenizer& tokenizer, int vocabulary, int count, Rng random)
{
    std::vector<std::int32_t> ids;
    while (int(ids.size()) < count) {
        const auto id = std::int32_t(random.below(std::uint64_t(vocabulary)));
        if (!tokenizer.isSpecial(id) && tokenizer.bytes(id).size() > 1) ids.push_back(id);
    }
    ReadText read;
    for (int i = 0; i < 2 * count; ++i)
        read.append(tokenizer, ids[std::size_t(i % count)]);
    read.prompt = read.ids.size();
    return read;
}

void ReadText::append(const Tokenizer& tokenizer, std::int32_t id)
{
    const auto begin = std::int64_t(text.size());
    text += tokenizer.bytes(id);
    add(tokenizer, id, {begin, std::int64_t(text.size())}, tokenizer.isSpecial(id));
}

void ReadText::add(const Tokenizer& tokenizer, std::int32_t id, Range place, bool isSpecial)
{
    ids.push_back(id);
    bytes.push_back(place);
    special.push_back(isSpecial);
    std::string piece = text.substr(std::size_t(place.begin), std::size_t(place.end - place.begin));
    if (piece.empty()) piece = tokenizer.bytes(id);
    pieces.push_back(std::move(piece));
}

void checkFits(const ReadText& text, const LoadedModel& model, int generate, bool beyond)
{
    const ModelInfo& info = model.model->info();
    const std::size_t given = text.ids.size(), all = given + std::size_t(generate);
    if (given == 0) throw badInput("the text has no tokens for {}: type something", model.name);
    if (info.context > 0 && all > std::size_t(info.context) && !beyond) {
        if (generate > 0)
            throw badInput("the text has {} tokens, {} more are to be generated, and {} was "
                           "trained for {}: shorten it, or set beyond",
                given, generate, model.name, info.context);
        throw badInput("the text has {} tokens and {} was trained for {}: shorten it, or set "
                       "beyond",
            given, model.name, info.context);
    }
    if (generate > 0 && !info.causal)
        throw badInput("{} is an encoder and generates nothing: set generate to 0", model.name);
}

} // namespace seq
