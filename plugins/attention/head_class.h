#pragma once
#include "engine/ops/attention_map.h"
#include "engine/text/tokenizer.h"

#include <array>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace seq {

// What a head does on a text (methods specification 0.4.1), in the order in which they are tried.
enum class HeadClass : std::uint8_t {
    PreviousToken,
    NextToken,
    Self,
    Induction,
    Duplicate,
    FirstToken,
    Uniform,
    Separator,
    Local,
    Mixed
};
inline constexpr int kHeadClasses = int(HeadClass::Mixed) + 1;
std::string_view name(HeadClass); // "previous-token", …
char letter(HeadClass); // told apart without colour

struct HeadScore {
    HeadClass kind = HeadClass::Mixed;
    std::optional<double> score; // the value that matched; of `mixed` the largest score / threshold
    double entropy = 0, distance = 0, sink = 0; // means over the same rows: nats, tokens, share
};

bool isSeparator(std::string_view bytes); // a newline, or ASCII punctuation alone beside spaces

// Which keys are separators and which rows repeat something, as a text goes on.
class MarkReader {
public:
    // All tokens so far. bytes: what each stands for; special: one flag a token. Marks of the rows
    // behind those of the last call, and of all keys.
    MapMarks next(std::span<const std::int32_t> ids, std::span<const std::string> bytes,
        const std::vector<bool>& special);

private:
    std::vector<float> separators_;
    std::map<std::int32_t, std::vector<int>> places_; // of each id, from position 1 on
    std::map<std::pair<std::int32_t, std::int32_t>, std::vector<int>> pairs_; // by their second
};

// What the heads of a layer do, from the statistics of its rows as they come.
class HeadScorer {
public:
    explicit HeadScorer(int heads)
        : sums_(std::size_t(heads))
    {
    }
    // The rows behind those of the last call; the first ones, if not all, are 5 at least. The
    // summary lies on the host.
    void add(const AttentionMap& rows, const HeadSummary&, const MapMarks&);
    std::vector<HeadScore> heads() const;

private:
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
    struct Sums { // of one head
        std::array<Mean, kHeadClasses> score;
        Mean separators; // their share of the allowed keys
        Mean entropy, distance, sink;
        HeadScore best() const;
    };
    struct Row;
    static void add(const Row&, Sums&);
    std::vector<Sums> sums_;
};

} // namespace seq
