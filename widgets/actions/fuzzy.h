#pragma once
#include <QString>
#include <optional>
#include <vector>

namespace seq {

struct FuzzyMatch {
    int score = 0; // larger is better
    std::vector<int> places; // of the matched characters in the text, rising
};
// All characters of `word` in this order in `text`, whatever their case; the best such choice:
// starts of words and runs count more. Empty: there is none. Looks at the first 128 characters.
std::optional<FuzzyMatch> fuzzyMatch(QStringView word, QStringView text);

// Each word of the query in the title or, for less, in the note; places are those in the title.
std::optional<FuzzyMatch> fuzzyMatch(
    const QStringList& words, const QString& title, const QString& note);

} // namespace seq
