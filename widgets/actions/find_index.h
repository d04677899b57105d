#pragma once
#include "widgets/actions/finding.h"

#include <vector>

namespace seq {

struct FoundRow {
    const Finding* finding = nullptr; // of the index
    std::vector<int> places = {}; // of the title, that matched
    int score = 0;
};

// What the sources offer, and which of it a text means.
class FindIndex {
public:
    void open(std::vector<FindSource>);
    void close(); // forgets all findings
    // Best first. Without text: the prefixes, or all of a single source, in its order. Rows last
    // until the next open() or close().
    std::vector<FoundRow> rows(const QString& text);

private:
    struct Listed {
        FindSource source;
        std::vector<Finding> findings;
        bool asked = false;
    };
    const std::vector<Finding>& ask(Listed&);
    std::vector<FoundRow> matches(Listed&, const QStringList& words);
    std::vector<Listed> sources_;
    std::vector<Finding> prefixes_;
};

} // namespace seq
