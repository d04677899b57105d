#include "plugins/attention/head_class.h"

#include "engine/base/error.h"
#include "engine/base/phrase.h"

#include <algorithm>
#include <cmath>

namespace seq {

namespace {

struct ClassInfo {
    std::string_view name;
    char letter;
    double threshold;
};
constexpr std::array<ClassInfo, kHeadClasses> kClasses{{{phrase("previous-token"), 'P', 0.40},
    {phrase("next-token"), 'N', 0.40}, {phrase("self"), 'S', 0.40},
    {phrase("induction"), 'I', 0.25}, {phrase("duplicate"), 'D', 0.30},
    {phrase("first-token"), 'F', 0.50}, {phrase("uniform"), 'U', 0.85},
    {phrase("separator"), 'B', 0.40}, {phrase("local"), 'L', 0.50}, {phrase("mixed"), 'M', 1}}};

constexpr int kGap = 5; // keeps previous-token and local heads out of the repeats
constexpr int kRepeatRows = 6, kSeparatorRows = 4, kLocalFrom = 8;

} // namespace

std::string_view name(HeadClass c)
{
    return kClasses[std::size_t(c)].name;
}

char letter(HeadClass c)
{
    return kClasses[std::size_t(c)].letter;
}

bool isSeparator(std::string_view bytes)
{
    if (bytes.find('\n') != std::string_view::npos) return true;
    bool any = false;
    for (const char c : bytes) {
        if (c == ' ') continue;
        const bool punctuation = (c >= '!' && c <= '/') || (c >= ':' && c <= '@')
            || (c >= '[' && c <= '`') || (c >= '{' && c <= '~');
        if (!punctuation) return false;
        any = true;
    }
    return any;
}

MapMarks MarkReader::next(std::span<const std::int32_t> ids, std::span<const std::string> bytes,
    const std::vector<bool>& special)
{
    SEQ_ASSERT(ids.size() == bytes.size() && ids.size() <= special.size());
    MapMarks marks;
    for (std::size_t at = separators_.size(); at < ids.size(); ++at) {
        const int i = int(at);
        separators_.push_back(i >= 1 && (special[at] || isSeparator(bytes[at])) ? 1.f : 0.f);
        std::vector<int> twins;
        for (const int j : places_[ids[at]])
            if (j <= i - kGap) twins.push_back(j);
        marks.duplicates.push_back(std::move(twins));
        int after = -1;
        if (i >= 1) {
            places_[ids[at]].push_back(i);
            auto& seen = pairs_[{ids[at - 1], ids[at]}];
            for (const int j : seen)
                if (j <= i - kGap) after = j + 1;
            seen.push_back(i);
        }
        marks.induction.push_back(after);
    }
    marks.separators = separators_;
    return marks;
}

struct HeadScorer::Row {
    const float* statistics; // kRowStatistics
    std::int64_t at; // its position
    double seen, separators; // keys that it may see, separators among them
    bool inducts, repeats, hasNext;
};

void HeadScorer::add(const Row& row, Sums& sums)
{
    const auto add = [&](HeadClass c, double v) { sums.score[std::size_t(c)].add(v); };
    const float* s = row.statistics;
    add(HeadClass::PreviousToken, s[Previous]);
    if (row.hasNext) add(HeadClass::NextToken, s[Next]);
    add(HeadClass::Self, s[Self]);
    if (row.inducts) add(HeadClass::Induction, s[Induction]);
    if (row.repeats) add(HeadClass::Duplicate, s[Duplicate]);
    add(HeadClass::FirstToken, s[FirstToken]);
    if (row.seen >= 2) add(HeadClass::Uniform, s[Entropy] / std::log(row.seen));
    if (row.separators > 0) {
        add(HeadClass::Separator, s[Separator]);
        sums.separators.add(row.separators / row.seen);
    }
    if (row.at >= kLocalFrom) add(HeadClass::Local, s[Local]);
    sums.entropy.add(std::max(0.f, s[Entropy]));
    sums.distance.add(s[Distance]);
    sums.sink.add(s[Sink]);
}

void HeadScorer::add(const AttentionMap& map, const HeadSummary& summary, const MapMarks& marks)
{
    const auto statistics = summary.rows.host<float>();
    const std::int64_t left = std::max<std::int64_t>(1, std::min<std::int64_t>(4, map.keys() - 1));
    std::vector<double> before{0}; // separators among the first n keys
    for (const float s : marks.separators)
        before.push_back(before.back() + s);
    for (std::int64_t i = std::max<std::int64_t>(0, left - map.firstRow); i < map.rows(); ++i) {
        const auto r = std::size_t(i);
        const Range seen = map.allowed(i);
        Row row{nullptr, map.firstRow + i, double(seen.end - seen.begin),
            before[std::size_t(seen.end)] - before[std::size_t(seen.begin)],
            marks.induction[r] >= 0, !marks.duplicates[r].empty(), false};
        row.hasNext = !map.causal && row.at + 1 < map.keys();
        for (std::size_t h = 0; h < sums_.size(); ++h) {
            const auto line = std::int64_t(h) * map.rows() + i;
            row.statistics = statistics.data() + line * kRowStatistics;
            add(row, sums_[h]);
        }
    }
}

HeadScore HeadScorer::Sums::best() const
{
    HeadScore out;
    out.entropy = entropy.value().value_or(0);
    out.distance = distance.value().value_or(0);
    out.sink = sink.value().value_or(0);
    for (int c = 0; c < int(HeadClass::Mixed); ++c) {
        const auto kind = HeadClass(c);
        const bool repeat = kind == HeadClass::Induction || kind == HeadClass::Duplicate;
        const auto found = score[std::size_t(c)].value(repeat ? kRepeatRows
                : kind == HeadClass::Separator                ? kSeparatorRows
                                                              : 1);
        if (!found) continue;
        double threshold = kClasses[std::size_t(c)].threshold;
        if (kind == HeadClass::Separator)
            threshold = std::max(threshold, 2 * separators.value().value_or(0));
        if (*found >= threshold) {
            out.kind = kind;
            out.score = found;
            return out;
        }
        out.score = std::max(out.score.value_or(0), *found / threshold);
    }
    return out;
}

std::vector<HeadScore> HeadScorer::heads() const
{
    std::vector<HeadScore> heads;
    for (const Sums& sums : sums_)
        heads.push_back(sums.best());
    return heads;
}

} // namespace seq
