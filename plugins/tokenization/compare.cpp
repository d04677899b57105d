#include "plugins/tokenization/compare.h"

#include "engine/base/error.h"
#include "engine/base/thread_pool.h"
#include "engine/base/utf8.h"
#include "engine/experiment/engine.h"
#include "engine/nn/kv_cache.h"
#include "engine/text/char_class.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <numeric>

namespace seq {

namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
constexpr std::uint32_t kParagraph = 1024; // bytes after which a line begins anew where it can
constexpr int kLossStep = 128; // rows of logits held at a time: 25 MB at 49,152 tokens

double ratio(std::int64_t a, std::int64_t b)
{
    return b ? double(a) / double(b) : kNone;
}

// The spans that touch text[begin, end) lie between this one and the first that begins at end.
std::size_t firstTouching(std::span<const TokenSpan> spans, std::uint32_t begin)
{
    return std::size_t(std::ranges::partition_point(spans, [&](const TokenSpan& s) {
        return s.begin == s.end ? s.begin < begin : s.end <= begin;
    }) - spans.begin());
}

// 1 where a token of some tokenizer goes on, so that no line may break: [end - begin].
std::vector<std::uint8_t> insides(
    std::span<const TokenColumn> columns, std::uint32_t begin, std::uint32_t end)
{
    std::vector<std::uint8_t> inside(end - begin, 0);
    for (const TokenColumn& column : columns) {
        const std::span spans(column.spans);
        for (std::size_t i = firstTouching(spans, begin); i < spans.size() && spans[i].begin < end;
             ++i)
            for (std::uint32_t p = std::max(spans[i].begin + 1, begin);
                 p < std::min(spans[i].end, end); ++p)
                inside[p - begin] = 1;
    }
    return inside;
}

bool startsCharacter(std::string_view text, std::uint32_t at)
{
    return (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
}

bool isOneEach(std::span<const TokenColumn> columns, const TokenBlock& block)
{
    return std::ranges::all_of(columns, [&](const TokenColumn& column) {
        const std::span spans(column.spans);
        const std::size_t i = firstTouching(spans, block.begin);
        return i < spans.size() && spans[i].begin == block.begin && spans[i].end == block.end
            && (i + 1 == spans.size() || spans[i + 1].begin >= block.end);
    });
}

} // namespace

double renyiEfficiency(std::span<const std::int64_t> frequencies, double alpha)
{
    const double total = std::accumulate(frequencies.begin(), frequencies.end(), 0.0);
    if (frequencies.size() < 2) return kNone;
    double sum = 0;
    for (const std::int64_t f : frequencies)
        sum += std::pow(double(f) / total, alpha);
    return std::log2(sum) / (1 - alpha) / std::log2(double(frequencies.size()));
}

TokenCounts countTokens(std::string_view text, std::span<const TokenSpan> spans)
{
    TokenCounts counts;
    counts.tokens = std::int64_t(spans.size());
    counts.bytes = std::int64_t(text.size());
    std::map<std::int32_t, std::int64_t> seen; // ordered: the sum below never changes
    for (const TokenSpan& span : spans)
        ++seen[span.id];
    std::vector<std::int64_t> frequencies;
    for (const auto& [id, count] : seen)
        frequencies.push_back(count);
    counts.types = std::int64_t(frequencies.size());
    counts.renyi = renyiEfficiency(frequencies, 2.5);
    std::size_t next = 0; // first span that ends behind the word's begin
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        for (Utf8Step s; at < text.size(); at += s.length)
            if (s = utf8Step(text, at); isWhiteSpace(s.point)) break;
        if (at == begin) {
            at += utf8Step(text, at).length;
            continue;
        }
        ++counts.words;
        int pieces = 0;
        while (next < spans.size() && spans[next].end <= begin)
            ++next;
        for (std::size_t i = next; i < spans.size() && spans[i].begin < at && pieces < 2; ++i)
            pieces += spans[i].begin < spans[i].end;
        counts.splitWords += pieces > 1;
    }
    return counts;
}

std::vector<TokenBlock> alignTokens(std::string_view text, std::span<const TokenColumn> columns,
    std::uint32_t begin, std::uint32_t end)
{
    const std::vector<std::uint8_t> inside = insides(columns, begin, end);
    std::vector<TokenBlock> blocks;
    for (std::uint32_t at = begin; at < end;) {
        std::uint32_t stop = at + 1, character = 0; // the last place between two characters
        for (; stop < end && inside[stop - begin]; ++stop) {
            if (startsCharacter(text, stop)) character = stop;
            if (stop - at >= kLongestBlock && character) break;
        }
        if (stop < end && inside[stop - begin]) stop = character;
        TokenBlock block{at, stop};
        block.same = isOneEach(columns, block);
        blocks.push_back(block);
        at = stop;
    }
    return blocks;
}

void TokenizationCompare::Params::check() const
{
    if (tokenizers.empty() || tokenizers.size() > 4)
        throw badInput("tokenizers must name one to four, not {}", tokenizers.size());
    for (std::size_t i = 0; i < tokenizers.size(); ++i)
        if (std::find(tokenizers.begin(), tokenizers.begin() + std::ptrdiff_t(i), tokenizers[i])
            != tokenizers.begin() + std::ptrdiff_t(i))
            throw badInput("tokenizers names \"{}\" twice", tokenizers[i]);
}

namespace {

const ListedModel* listed(const std::vector<ListedModel>& models, const std::string& name)
{
    const auto found = std::ranges::find(models, name, &ListedModel::name);
    return found == models.end() ? nullptr : &*found;
}

void addNotice(std::string& notice, const std::string& sentence)
{
    notice += (notice.empty() ? "" : "; ") + sentence;
}

double rowLoss(std::span<const float> logits, std::int32_t target) // nats
{
    const float most = *std::ranges::max_element(logits);
    double sum = 0;
    for (const float x : logits)
        sum += double(std::exp(x - most));
    return std::log(sum) + double(most) - double(logits[std::size_t(target)]);
}

// Bits per byte of text that a model pays, over all but the first of these tokens (0.10).
double bitsPerByte(const LanguageModel& model, std::span<const TokenSpan> spans, Job& job)
{
    std::vector<Token> ids;
    for (const TokenSpan& span : spans)
        ids.push_back(span.id);
    KvCache cache(model.info());
    const int sequence = cache.create();
    const auto count = int(ids.size());
    std::vector<double> losses(ids.size(), 0);
    for (int at = 0; at + 1 < count; at += kLossStep) {
        job.progress(double(at) / count, "measuring the loss");
        const Segment segment{sequence, at, std::min(kLossStep, count - 1 - at)};
        const Batch batch{std::span(ids).subspan(std::size_t(at), std::size_t(segment.count)),
            std::span(&segment, 1)};
        Forward forward{.cache = &cache};
        forward.logits = Logits::All;
        const Tensor logits = model.forward(batch, forward).to(Device{});
        const auto values = logits.host<float>();
        const auto width = std::size_t(logits.size(1));
        parallel(segment.count, 4, [&](std::int64_t begin, std::int64_t end) {
            for (auto row = std::size_t(begin); row < std::size_t(end); ++row)
                losses[std::size_t(at) + row]
                    = rowLoss(values.subspan(row * width, width), ids[std::size_t(at) + row + 1]);
        });
    }
    const double nats = std::accumulate(losses.begin(), losses.end(), 0.0);
    return nats / std::numbers::ln2 / double(spans.back().end - spans.front().end);
}

void measureLoss(TokenColumn& column, int most, std::string& notice, Job& job)
{
    const auto loaded = job.engine().model(ModelRef{column.name});
    const auto fits = std::size_t(std::min(most, loaded->model->info().context));
    const auto spans = std::span(column.spans).first(std::min(fits, column.spans.size()));
    if (spans.size() < 2 || spans.back().end == spans.front().end) return;
    column.bitsPerByte = bitsPerByte(*loaded->model, spans, job);
    if (spans.size() < column.spans.size())
        addNotice(notice,
            fill("bits per byte of {} are of its first {} tokens of {}",
                {column.name, std::to_string(spans.size()), std::to_string(column.counts.tokens)}));
}

// Behind each line end, and in long lines about every kParagraph bytes.
std::vector<std::uint32_t> lineAnchors(std::string_view text, std::span<const TokenColumn> columns)
{
    std::vector<std::uint32_t> anchors{0};
    const std::vector<std::uint8_t> inside = insides(columns, 0, std::uint32_t(text.size()));
    for (std::uint32_t at = 1; at < text.size(); ++at) {
        const std::uint32_t length = at - anchors.back();
        const bool free = !inside[at] && (text[at - 1] == '\n' || length >= kParagraph);
        if (free || (length >= 2 * kParagraph && startsCharacter(text, at))) anchors.push_back(at);
    }
    return anchors;
}

// Share of the bytes in blocks that are one token for every tokenizer.
double agreement(const TokenizationCompare::Result& r, Job& job)
{
    std::int64_t same = 0;
    for (std::size_t i = 0; i < r.anchors.size(); ++i) {
        const auto end = i + 1 < r.anchors.size() ? r.anchors[i + 1] : std::uint32_t(r.text.size());
        for (const TokenBlock& block : alignTokens(r.text, r.columns, r.anchors[i], end))
            same += block.same ? block.end - block.begin : 0;
        if (i % 1024 == 0) job.progress(0.9, "aligning");
    }
    return ratio(same, std::int64_t(r.text.size()));
}

void addNumbers(TokenizationCompare::Result& r)
{
    for (const TokenColumn& c : r.columns) {
        const auto add = [&](const char* what, double value, const char* unit) {
            r.numbers.push_back({c.name + " " + what, value, unit});
        };
        add("tokens", double(c.counts.tokens), "");
        add("bytes per token", ratio(c.counts.bytes, c.counts.tokens), "bytes");
        add("tokens per word", ratio(c.counts.tokens, c.counts.words), "");
        add("split words", 100 * ratio(c.counts.splitWords, c.counts.words), "%");
        add("vocabulary used", 100 * ratio(c.counts.types, c.tokenizer->info().vocabulary), "%");
        add("Rényi efficiency", c.counts.renyi, "");
        if (!std::isnan(c.bitsPerByte)) add("loss", c.bitsPerByte, "bits/byte");
    }
}

} // namespace

TokenizationCompare::Result TokenizationCompare::run(const Params& p, Job& job)
{
    Result r;
    r.text = p.text.bytes();
    job.need(r.text.size() * (2 + 16 * p.tokenizers.size()));
    const std::vector<ListedModel> models = listedModels();
    for (const std::string& name : p.tokenizers) {
        const ListedModel* model = listed(models, name);
        if (model && !model->present && p.tokenizers.size() > 1) {
            addNotice(r.notice,
                fill("{} is left out: {} is missing; {}",
                    {name, model->path.string(), model->obtain}));
            continue;
        }
        job.progress(0.5 * double(r.columns.size()) / double(p.tokenizers.size()), "splitting");
        TokenColumn column{name, job.engine().tokenizer(name), {}, {}};
        column.spans
            = column.tokenizer->encode(r.text, {.parseSpecial = false, .addSpecial = false});
        column.counts = countTokens(r.text, column.spans);
        if (model && p.lossTokens > 1) measureLoss(column, p.lossTokens, r.notice, job);
        r.columns.push_back(std::move(column));
    }
    if (!r.text.empty()) r.anchors = lineAnchors(r.text, r.columns);
    addNumbers(r);
    if (r.columns.size() > 1)
        r.numbers.push_back({"cut alike", 100 * agreement(r, job), "% of bytes"});
    return r;
}

void TokenizationCompare::Result::data(JsonWriter& out) const
{
    out.key("tokenizers").beginArray();
    for (const TokenColumn& column : columns) {
        out.beginObject().member("name", column.name).key("ids").beginArray();
        for (const TokenSpan& span : column.spans)
            out.value(span.id);
        out.endArray().key("bytes").beginArray();
        for (const TokenSpan& span : column.spans)
            out.beginArray()
                .value(std::int64_t(span.begin))
                .value(std::int64_t(span.end))
                .endArray();
        out.endArray().key("tokens").beginArray();
        for (const TokenSpan& span : column.spans)
            out.value(std::string_view(column.tokenizer->bytes(span.id)));
        out.endArray().endObject();
    }
    out.endArray();
}

} // namespace seq
