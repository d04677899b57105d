#pragma once
#include "widgets/workspace/document_json.h"
#include "widgets/workspace/document_state.h"

#include <string>
#include <vector>

namespace seq {

struct StepRecord { // a step of the history
    std::string title;
    std::vector<Change> changes;
};
// What was done and undone around the present, the steps next to it first.
struct HistoryRecord {
    std::vector<StepRecord> undo, redo;
};

// JSON: undo and redo, each a list of {title, changes [{do, …}]}; a change is the command that
// undoes, or redoes, and says no more than what it changes. Steps further away than what fits into
// `bytes` are left out.
Json historyJson(const HistoryRecord&, DocumentState now, std::size_t bytes);
// Throws BadInput where a step does not fit to what the document is before it.
HistoryRecord historyFrom(const Json&, const DocumentState& now, const SchemaOf&);

} // namespace seq
