#include "widgets/actions/find_index.h"

#include "widgets/actions/fuzzy.h"

#include <QStringList>
#include <algorithm>

namespace seq {
namespace {

constexpr std::size_t kOfEach = 8; // rows of one source, where all are searched
constexpr int kPoor = 3; // rows with less than this part of the best score are left out

void sortRows(std::vector<FoundRow>& rows)
{
    std::ranges::stable_sort(rows, [](const FoundRow& a, const FoundRow& b) {
        if (a.score != b.score) return a.score > b.score;
        return a.finding->title.size() < b.finding->title.size();
    });
}

} // namespace

void FindIndex::open(std::vector<FindSource> sources)
{
    close();
    for (FindSource& source : sources)
        sources_.push_back({std::move(source), {}});
    if (sources_.size() < 2) return;
    for (const Listed& listed : sources_)
        prefixes_.push_back({.title = listed.source.title,
            .note = {},
            .keys = listed.source.prefix.trimmed(),
            .fills = listed.source.prefix});
}

void FindIndex::close()
{
    sources_.clear();
    prefixes_.clear();
}

const std::vector<Finding>& FindIndex::ask(Listed& listed)
{
    if (!std::exchange(listed.asked, true)) listed.findings = listed.source.list();
    return listed.findings;
}

std::vector<FoundRow> FindIndex::matches(Listed& listed, const QStringList& words)
{
    std::vector<FoundRow> rows;
    for (const Finding& finding : ask(listed))
        if (auto match = fuzzyMatch(words, finding.title, finding.note))
            rows.push_back({&finding, std::move(match->places), match->score});
    if (!words.isEmpty()) sortRows(rows);
    return rows;
}

std::vector<FoundRow> FindIndex::rows(const QString& text)
{
    std::vector<FoundRow> rows;
    const QStringList words = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    if (words.isEmpty() && !prefixes_.empty()) {
        for (const Finding& prefix : prefixes_)
            rows.push_back({&prefix});
        return rows;
    }
    for (Listed& listed : sources_) {
        const QString& prefix = listed.source.prefix;
        if (prefix.isEmpty() || !text.startsWith(prefix)) continue;
        rows = matches(listed, text.mid(prefix.size()).split(QLatin1Char(' '), Qt::SkipEmptyParts));
        return rows;
    }
    for (Listed& listed : sources_) {
        auto some = matches(listed, words);
        if (sources_.size() > 1 && some.size() > kOfEach) some.resize(kOfEach);
        std::ranges::move(some, std::back_inserter(rows));
    }
    if (words.isEmpty()) return rows;
    sortRows(rows);
    std::erase_if(rows, [best = rows.empty() ? 0 : rows.front().score](const FoundRow& row) {
        return row.score * kPoor < best;
    });
    return rows;
}

} // namespace seq
