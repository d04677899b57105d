#include "plugins/attention/head_class.h"

#include "engine/base/error.h"
#include "engine/base/phrase.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>

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

struct Mean {
    double sum = 0;
    std::int64_t n = 0;
    void add(double v)
    {
        sum += v;
        ++n;
    }
    std::optional<double> value(std::int64_t least = 1) const
    {
        if (n < least) return {};
        return sum / double(n);
    }
};

// Scores of one head, null where too few rows have one.
struct Scores {
    std::array<std::optional<double>, kHeadClasses> score;
    double separatorShare = 0; // of the allowed keys
    Mean entropy, distance, sink;
};

class Scorer {
public:
    Scorer(const AttentionMap& map, const HeadSummary& summary, const MapMarks& marks)
        : map_(map)
        , rows_(summary.rows.host<float>())
        , marks_(marks)
        , skip_(std::max<std::int64_t>(1, std::min<std::int64_t>(4, map.rows() - 1)))
    {
        for (const float s : marks.separators)
            before_.push_back(before_.back() + s);
    }

    Scores operator()(int head) const
    {
        std::array<Mean, kHeadClasses> mean;
        Mean share;
        Scores out;
        const auto add = [&](HeadClass c, double v) { mean[std::size_t(c)].add(v); };
        for (std::int64_t i = skip_; i < map_.rows(); ++i) {
            const float* s = rows_.data() + (head * map_.rows() + i) * kRowStatistics;
            const Range seen = map_.allowed(i);
            const double n = double(seen.end - seen.begin);
            add(HeadClass::PreviousToken, s[Previous]);
            if (!map_.causal && i + 1 < map_.rows()) add(HeadClass::NextToken, s[Next]);
            add(HeadClass::Self, s[Self]);
            if (marks_.induction[std::size_t(i)] >= 0) add(HeadClass::Induction, s[Induction]);
            if (!marks_.duplicates[std::size_t(i)].empty()) add(HeadClass::Duplicate, s[Duplicate]);
            add(HeadClass::FirstToken, s[FirstToken]);
            if (n >= 2) add(HeadClass::Uniform, s[Entropy] / std::log(n));
            const double separators
                = before_[std::size_t(seen.end)] - before_[std::size_t(seen.begin)];
            if (separators > 0) {
                add(HeadClass::Separator, s[Separator]);
                share.add(separators / n);
            }
            if (i >= kLocalFrom) add(HeadClass::Local, s[Local]);
            out.entropy.add(std::max(0.f, s[Entropy]));
            out.distance.add(s[Distance]);
            out.sink.add(s[Sink]);
        }
        for (std::size_t c = 0; c < mean.size(); ++c) {
            const auto kind = HeadClass(c);
            const bool repeat = kind == HeadClass::Induction || kind == HeadClass::Duplicate;
            out.score[c] = mean[c].value(repeat    ? kRepeatRows
                    : kind == HeadClass::Separator ? kSeparatorRows
                                                   : 1);
        }
        out.separatorShare = share.value().value_or(0);
        return out;
    }

private:
    const AttentionMap& map_;
    std::span<const float> rows_;
    const MapMarks& marks_;
    std::int64_t skip_;
    std::vector<double> before_{0}; // separators among the first n keys
};

HeadScore best(const Scores& s)
{
    HeadScore out;
    out.entropy = s.entropy.value().value_or(0);
    out.distance = s.distance.value().value_or(0);
    out.sink = s.sink.value().value_or(0);
    for (int c = 0; c < int(HeadClass::Mixed); ++c) {
        const auto& score = s.score[std::size_t(c)];
        if (!score) continue;
        double threshold = kClasses[std::size_t(c)].threshold;
        if (HeadClass(c) == HeadClass::Separator)
            threshold = std::max(threshold, 2 * s.separatorShare);
        if (*score >= threshold) {
            out.kind = HeadClass(c);
            out.score = score;
            return out;
        }
        out.score = std::max(out.score.value_or(0), *score / threshold);
    }
    return out;
}

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

MapMarks marksOf(std::span<const std::int32_t> ids, std::span<const std::string> bytes,
    const std::vector<bool>& special)
{
    SEQ_ASSERT(ids.size() == bytes.size() && ids.size() == special.size());
    MapMarks marks;
    std::map<std::int32_t, std::vector<int>> places; // of each id, from position 1 on
    std::map<std::pair<std::int32_t, std::int32_t>, std::vector<int>> pairs; // by their second
    for (int i = 0; i < int(ids.size()); ++i) {
        const auto at = std::size_t(i);
        marks.separators.push_back(i >= 1 && (special[at] || isSeparator(bytes[at])) ? 1.f : 0.f);
        std::vector<int> twins;
        for (const int j : places[ids[at]])
            if (j <= i - kGap) twins.push_back(j);
        marks.duplicates.push_back(std::move(twins));
        int after = -1;
        if (i >= 1) {
            places[ids[at]].push_back(i);
            auto& seen = pairs[{ids[at - 1], ids[at]}];
            for (const int j : seen)
                if (j <= i - kGap) after = j + 1;
            seen.push_back(i);
        }
        marks.induction.push_back(after);
    }
    return marks;
}

std::vector<HeadScore> classify(
    const AttentionMap& map, const HeadSummary& summary, const MapMarks& marks)
{
    SEQ_ASSERT(map.firstRow == 0 && map.rows() == map.keys());
    const Scorer scorer(map, summary, marks);
    std::vector<HeadScore> heads;
    for (int h = 0; h < map.heads(); ++h)
        heads.push_back(best(scorer(h)));
    return heads;
}

} // namespace seq
