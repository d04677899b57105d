#include "engine/text/vocabulary.h"

#include "engine/base/error.h"

#include <xxhash.h>

namespace seq {

void Vocabulary::add(std::int32_t id, std::string_view bytes, const std::string& name)
{
    constexpr std::int32_t kHighest = 1 << 22; // sixteen times the largest known
    if (id < 0 || id >= kHighest)
        throw badInput("{}: token id {} is outside 0 … {}", name, id, kHighest - 1);
    if (has(id)) throw badInput("{}: two tokens have the id {}", name, id);
    if (std::size_t(id) >= tokens_.size()) tokens_.resize(std::size_t(id) + 1);
    if (arena_.size() + bytes.size() > UINT32_MAX)
        throw badInput("{}: the tokens hold more than 4 GiB", name);
    tokens_[std::size_t(id)] = {std::uint32_t(arena_.size()), std::uint32_t(bytes.size()), true};
    arena_ += bytes;
}

std::size_t Vocabulary::slot(std::string_view wanted) const
{
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = XXH3_64bits(wanted.data(), wanted.size()) & mask;
    while (slots_[at] >= 0 && bytes(slots_[at]) != wanted)
        at = (at + 1) & mask;
    return at;
}

void Vocabulary::grow()
{
    const std::vector<std::int32_t> old = std::move(slots_);
    slots_.assign(old.empty() ? 1024 : old.size() * 2, -1);
    for (const std::int32_t id : old)
        if (id >= 0) slots_[slot(bytes(id))] = id;
}

void Vocabulary::index(std::int32_t id)
{
    if (used_ * 2 >= slots_.size()) grow();
    std::int32_t& at = slots_[slot(bytes(id))];
    if (at >= 0) return;
    at = id;
    ++used_;
    longest_ = std::max<std::size_t>(longest_, length(id));
}

std::int32_t Vocabulary::find(std::string_view bytes) const
{
    return slots_.empty() || bytes.size() > longest_ ? -1 : slots_[slot(bytes)];
}

} // namespace seq
