#include "engine/base/error.h"
#include "engine/base/utf8.h"
#include "engine/text/load.h"

namespace seq {

MergeList::MergeList(const Vocabulary& vocabulary, std::string name, std::size_t count)
    : vocabulary_(vocabulary)
    , name_(std::move(name))
    , pairs_(count)
{
}

std::int32_t MergeList::need(std::string_view token) const
{
    const std::int32_t id = vocabulary_.find(token);
    if (id < 0) throw badInput("{}: merge {}: '{}' not in vocabulary", name_, next_, toUtf8(token));
    return id;
}

void MergeList::add(std::string_view left, std::string_view right)
{
    const std::int32_t l = need(left), r = need(right);
    std::string both(left);
    both += right;
    pairs_.add(l, r, {next_, need(both)});
    ++next_;
}

} // namespace seq
