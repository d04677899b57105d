#include "plugins/attention/token_marks.h"

#include "engine/base/utf8.h"

namespace seq {

TokenMarks::TokenMarks(
    std::string_view text, const std::vector<Range>& bytes, const std::vector<std::string>& pieces)
    : source_(sourceOf("text", text))
    , bytes_(bytes)
    , pieces_(pieces)
{
}

Ref TokenMarks::ref(std::int64_t token) const
{
    const Range& range = bytes_[std::size_t(token)];
    return {source_, range.begin, range.end};
}

std::string TokenMarks::name(std::int64_t token) const
{
    return toUtf8(pieces_[std::size_t(token)]);
}

std::string TokenMarks::shown(std::int64_t token) const
{
    const std::string all = name(token);
    const auto begin = all.find_first_not_of(' ');
    return begin == std::string::npos ? all : all.substr(begin);
}

StripItem TokenMarks::item(std::int64_t token, std::string_view field) const
{
    StripItem item;
    item.text = name(token);
    item.ref = ref(token);
    if (!field.empty()) item.edit = Edit{{}, {{std::string(field), Value(token)}}};
    return item;
}

std::vector<Ref> TokenMarks::refs(Range tokens) const
{
    std::vector<Ref> out;
    for (std::int64_t t = tokens.begin; t < tokens.end; ++t)
        out.push_back(ref(t));
    return out;
}

std::vector<std::string> TokenMarks::names(Range tokens) const
{
    std::vector<std::string> out;
    for (std::int64_t t = tokens.begin; t < tokens.end; ++t)
        out.push_back(name(t));
    return out;
}

} // namespace seq
