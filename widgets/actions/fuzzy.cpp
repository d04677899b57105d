#include "widgets/actions/fuzzy.h"

#include <QStringList>
#include <algorithm>
#include <array>

namespace seq {
namespace {

constexpr int kLongest = 128, kWord = 32; // characters
constexpr int kCharacter = 4, kStart = 12, kFirst = 8, kRun = 10; // scores
constexpr int kNone = -1000000;

bool startsWord(QStringView text, qsizetype i)
{
    if (i == 0) return true;
    const QChar before = text[i - 1], here = text[i];
    return !before.isLetterOrNumber() || (before.isLower() && here.isUpper())
        || (before.isLetter() && here.isDigit());
}

bool holds(QStringView word, QStringView text) // in this order
{
    qsizetype at = 0;
    for (const QChar c : text)
        if (at < word.size() && word[at].toCaseFolded() == c.toCaseFolded()) ++at;
    return at == word.size();
}

} // namespace

std::optional<FuzzyMatch> fuzzyMatch(QStringView word, QStringView text)
{
    text = text.left(kLongest);
    word = word.left(kWord);
    if (!holds(word, text)) return {};
    const int m = int(word.size()), n = int(text.size());
    // best[j][i]: the score of word[0..j] with its last character at i; from: where the one before
    // is
    static thread_local std::array<std::array<int, kLongest>, kWord> best, from;
    for (int j = 0; j < m; ++j) {
        int reach = j == 0 ? 0 : kNone, reachAt = -1; // best of the row above, two or more before i
        for (int i = 0; i < n; ++i) {
            best[j][i] = kNone;
            if (j > 0) --reach; // what lies far apart is hardly meant
            if (j > 0 && i >= 2 && best[j - 1][i - 2] > reach) {
                reach = best[j - 1][i - 2];
                reachAt = i - 2;
            }
            if (word[j].toCaseFolded() != text[i].toCaseFolded()) continue;
            const int own = kCharacter + (startsWord(text, i) ? kStart : 0) + (i == 0 ? kFirst : 0);
            const int run = j > 0 && i > 0 ? best[j - 1][i - 1] + kRun : kNone;
            best[j][i] = std::max(reach, run) + own;
            from[j][i] = run >= reach ? i - 1 : reachAt;
        }
    }
    if (m == 0) return FuzzyMatch{};
    const auto& last = best[m - 1];
    int at = int(std::max_element(last.begin(), last.begin() + n) - last.begin());
    FuzzyMatch match{last[at], std::vector<int>(std::size_t(m))};
    for (int j = m - 1; j >= 0; at = from[j][at], --j)
        match.places[std::size_t(j)] = at;
    return match;
}

std::optional<FuzzyMatch> fuzzyMatch(
    const QStringList& words, const QString& title, const QString& note)
{
    FuzzyMatch all;
    for (const QString& word : words) {
        if (auto inTitle = fuzzyMatch(word, title)) {
            all.score += inTitle->score;
            all.places.insert(all.places.end(), inTitle->places.begin(), inTitle->places.end());
        } else if (note.contains(word, Qt::CaseInsensitive)) {
            all.score += int(word.size()) * kCharacter;
        } else {
            return {};
        }
    }
    std::ranges::sort(all.places);
    return all;
}

} // namespace seq
