#pragma once
#include "widgets/workspace/document_json.h"

#include <iosfwd>

namespace seq {

// What stands beside the document in its file.
struct WorkspaceFile {
    static constexpr int kVersion = 1;
    Document document;
    std::string layout = {}; // the docks', as the window keeps them (base64)
    Json history = {}; // of the document, as historyJson writes it; null: none
    Json rest = {}; // the file as read: keys that this version does not know are written back
    std::vector<Json> foreign = {}; // panels of experiments that are not here: written back too
    std::vector<std::string> notices = {}; // what could not be read, and was left out
};

// JSON (version 1): program, version, text, model, panels [{key, experiment, values, camera,
// pinned, own-text, window, comparison {show, against}}], pins [{panel, plot, row, column, label,
// ref}], layout; with several windows: windows [{id, place, maximized, layout}]; with steps to undo
// or redo: history. Throws nothing of its own.
void writeWorkspace(std::ostream&, const WorkspaceFile&);
// Throws BadInput naming `name`: no workspace, a newer version. Single values that cannot be read
// become the experiment's own, with a notice.
WorkspaceFile readWorkspace(std::string_view text, const std::string& name, const SchemaOf&);

} // namespace seq
