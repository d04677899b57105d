#include "engine/nn/kv_cache.h"

#include "engine/base/error.h"
#include "engine/nn/language_model.h"
#include "engine/ops/store_keys.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace seq {

KvCache::KvCache(int layers, int kvHeads, int headWidth, std::int64_t capacity, Device device)
    : layers_(layers)
    , kvHeads_(kvHeads)
    , headWidth_(headWidth)
    , device_(device)
    , capacityPages_((capacity + kPage - 1) / kPage)
    , pagesInUse_(std::make_shared<std::atomic<std::int64_t>>(0))
{
    SEQ_ASSERT(layers > 0 && kvHeads > 0 && headWidth > 0 && capacity >= 0);
}

KvCache::KvCache(const ModelInfo& model, std::int64_t capacity)
    : KvCache(model.layers, model.kvHeads, model.headWidth, capacity, model.device)
{
}

KvCache::Sequence& KvCache::at(int sequence)
{
    return const_cast<Sequence&>(std::as_const(*this).at(sequence));
}

const KvCache::Sequence& KvCache::at(int sequence) const
{
    const auto found = sequences_.find(sequence);
    if (found == sequences_.end())
        throw notFound(
            "the cache holds no sequence {}; it holds {} others", sequence, sequences_.size());
    return found->second;
}

int KvCache::create()
{
    int number = 0;
    for (const auto& [used, ignored] : sequences_) {
        if (used > number) break;
        number = std::max(number, used + 1);
    }
    sequences_[number];
    return number;
}

void KvCache::create(int sequence)
{
    if (has(sequence)) throw badInput("the cache already holds a sequence {}", sequence);
    sequences_[sequence];
}

int KvCache::fork(int sequence, int length)
{
    Sequence copy = at(sequence);
    if (length >= 0) {
        if (length > copy.length)
            throw badInput("sequence {} has {} positions; a fork cannot share {}", sequence,
                copy.length, length);
        copy.length = length;
        copy.pages.resize(std::size_t((length + kPage - 1) / kPage));
    }
    const int number = create();
    sequences_[number] = std::move(copy);
    return number;
}

void KvCache::truncate(int sequence, int length)
{
    Sequence& s = at(sequence);
    if (length < 0 || length > s.length)
        throw badInput(
            "sequence {} has {} positions and cannot be cut to {}", sequence, s.length, length);
    s.length = length;
    s.pages.resize(std::size_t((length + kPage - 1) / kPage));
}

void KvCache::release(int sequence)
{
    at(sequence);
    sequences_.erase(sequence);
}

int KvCache::length(int sequence) const
{
    return at(sequence).length;
}

std::int64_t KvCache::bytes() const
{
    return *pagesInUse_ * layers_ * 2 * kvHeads_ * kPage * headWidth_ * std::int64_t(sizeof(float));
}

std::int64_t KvCache::pagesFree() const
{
    return capacityPages_ > 0 ? capacityPages_ - *pagesInUse_
                              : std::numeric_limits<std::int64_t>::max();
}

KvCache::Page::Page(Tensor memory, std::shared_ptr<std::atomic<std::int64_t>> count)
    : values(std::move(memory))
    , counter(std::move(count))
{
    ++*counter;
}

const std::vector<KvBlock>& KvCache::Page::layers()
{
    for (auto layer = std::int64_t(layers_.size()); layer < values.size(0); ++layer) {
        const Tensor all = values.slice(0, {layer, layer + 1});
        const auto part = [&](int which) {
            return all.slice(1, {which, which + 1})
                .view({values.size(2), values.size(3), values.size(4)})
                .transpose(0, 1);
        };
        layers_.push_back({part(0), part(1)});
    }
    return layers_;
}

KvCache::Page::~Page()
{
    --*counter;
}

std::shared_ptr<KvCache::Page> KvCache::newPage()
{
    if (capacityPages_ > 0 && *pagesInUse_ >= capacityPages_)
        throw badInput(
            "the cache is full: its {} pages hold {} positions; shorten the text or give it more",
            capacityPages_, capacityPages_ * kPage);
    return std::make_shared<Page>(
        Tensor::empty({layers_, 2, kvHeads_, kPage, headWidth_}, Dtype::F32, device_), pagesInUse_);
}

KvCache::Page& KvCache::writable(Sequence& s, std::size_t page)
{
    if (page == s.pages.size()) s.pages.push_back(newPage());
    SEQ_ASSERT(page < s.pages.size());
    std::shared_ptr<Page>& held = s.pages[page];
    if (held.use_count() > 1) {
        auto copy = newPage();
        const std::int64_t used
            = std::min<std::int64_t>(kPage, s.length - std::int64_t(page) * kPage);
        const auto rows = [&](const Page& p) {
            return p.values.view({layers_ * 2 * kvHeads_, kPage * headWidth_})
                .slice(1, {0, used * headWidth_});
        };
        if (used > 0) seq::copy(rows(*held), rows(*copy));
        held = std::move(copy);
    }
    return *held;
}

KvBlock KvCache::rowsOf(Page& page, int layer, Range rows) const
{
    const KvBlock& all = page.layers()[std::size_t(layer)];
    if (rows.begin == 0 && rows.end == kPage) return all;
    return {all.k.slice(0, rows), all.v.slice(0, rows)};
}

// Where the rows go, one block for each page.
void KvCache::makeRoom(const Rows& rows, int layer, std::vector<KvBlock>& targets)
{
    Sequence& s = at(rows.sequence);
    for (std::size_t r = 0; r < rows.positions.size();) {
        const int position = rows.positions[r], offset = position % kPage;
        if (position < 0 || position > s.length)
            throw badInput("position {} does not follow the {} positions of sequence {}", position,
                s.length, rows.sequence);
        int count = 1; // consecutive positions of one page
        while (r + std::size_t(count) < rows.positions.size() && offset + count < kPage
            && rows.positions[r + std::size_t(count)] == position + count)
            ++count;
        Page& page = writable(s, std::size_t(position / kPage));
        s.length = std::max(s.length, position + count);
        targets.push_back(rowsOf(page, layer, {offset, offset + count}));
        r += std::size_t(count);
    }
}

void KvCache::write(
    int sequence, int layer, std::span<const int> positions, const Tensor& k, const Tensor& v)
{
    const Rows rows{sequence, positions};
    write(std::span(&rows, 1), layer, k, v);
}

void KvCache::write(std::span<const Rows> sequences, int layer, const Tensor& k, const Tensor& v)
{
    std::size_t count = 0;
    for (const Rows& rows : sequences)
        count += rows.positions.size();
    const Shape right{std::int64_t(count), kvHeads_, headWidth_};
    SEQ_ASSERT(layer >= 0 && layer < layers_ && k.shape() == right && v.shape() == right);
    std::vector<KvBlock> targets;
    targets.reserve(count);
    for (const Rows& rows : sequences)
        makeRoom(rows, layer, targets);
    storeKeys(k, v, targets);
}

std::vector<Tensor> KvCache::append(int sequence, int count)
{
    Sequence& s = at(sequence);
    const int length = s.length + count;
    for (int page = s.length / kPage; page * kPage < length; ++page)
        writable(s, std::size_t(page));
    s.length = length;
    std::vector<Tensor> pages;
    for (const auto& page : s.pages)
        pages.push_back(page->values);
    return pages;
}

std::vector<KvBlock> KvCache::blocks(int sequence, int layer, int begin, int end) const
{
    const Sequence& s = at(sequence);
    if (end < 0) end = s.length;
    SEQ_ASSERT(begin >= 0 && begin <= end && end <= s.length && layer >= 0 && layer < layers_);
    std::vector<KvBlock> out;
    out.reserve(std::size_t((end - begin) / kPage + 2));
    for (int at = begin; at < end;) {
        const int page = at / kPage, stop = std::min(end, (page + 1) * kPage);
        out.push_back(
            rowsOf(*s.pages[std::size_t(page)], layer, {at - page * kPage, stop - page * kPage}));
        out.back().position = at;
        at = stop;
    }
    return out;
}

} // namespace seq
