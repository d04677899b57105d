#include "plugins/attention/token_marks.h"

#include "engine/base/utf8.h"

#include <utility>

namespace seq {
namespace {

template <class T> SharedList<T> part(const SharedList<T>& all, Range range)
{
    if (range.begin == 0 && range.end == std::int64_t(all.size())) return all;
    return std::vector<T>(all.begin() + range.begin, all.begin() + range.end);
}

} // namespace

TokenMarks::TokenMarks(
    std::string_view text, std::span<const Range> bytes, std::span<const std::string> pieces)
{
    const SourceId source = sourceOf("text", text);
    std::vector<std::string> names;
    std::vector<Ref> refs;
    names.reserve(pieces.size());
    refs.reserve(bytes.size());
    for (const std::string& piece : pieces)
        names.push_back(toUtf8(piece));
    for (const Range& range : bytes)
        refs.push_back({source, range.begin, range.end});
    names_ = std::move(names);
    refs_ = std::move(refs);
}

std::string TokenMarks::shown(std::int64_t token) const
{
    const std::string& all = name(token);
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

SharedList<Ref> TokenMarks::refs(Range tokens) const
{
    return part(refs_, tokens);
}

SharedList<std::string> TokenMarks::names(Range tokens) const
{
    return part(names_, tokens);
}

} // namespace seq
