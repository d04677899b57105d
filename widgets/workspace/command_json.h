#pragma once
#include "widgets/workspace/document_json.h"
#include "widgets/workspace/document_state.h"

namespace seq {

// A command as {"do": name, …}, to be given to `before`: of values, those that it changes.
Json commandJson(const Command&, const DocumentState& before);
// Notes in `before` the layout that a command for layouts starts from. Throws BadInput: no such
// command, or none for this document.
Command commandFrom(const Json&, DocumentState& before, const SchemaOf&);

} // namespace seq
