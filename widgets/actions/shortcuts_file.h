#pragma once
#include "widgets/settings/kept_object.h"

#include <QKeySequence>
#include <optional>

namespace seq {

// The shortcuts that the user chose, by command:
// {"version": 1, "shortcuts": {"file.open": "Ctrl+Alt+O", "run.again": ""}}; "": none.
class ShortcutsFile {
public:
    ShortcutsFile() = default; // kept nowhere
    explicit ShortcutsFile(std::filesystem::path); // a damaged one is empty
    std::optional<QKeySequence> find(const QString& id) const; // empty: the standard one
    void set(const QString& id, const QKeySequence&);
    void remove(const QString& id) { kept_.remove(id); }
    void write() { kept_.write(); }

private:
    KeptObject kept_;
};

} // namespace seq
