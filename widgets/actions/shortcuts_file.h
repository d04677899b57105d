#pragma once
#include <QJsonObject>
#include <QKeySequence>
#include <filesystem>
#include <optional>

namespace seq {

// The shortcuts that the user chose, by command:
// {"version": 1, "shortcuts": {"file.open": "Ctrl+Alt+O", "run.again": ""}}; "": none. What is not
// understood in it is written back.
class ShortcutsFile {
public:
    ShortcutsFile() = default; // kept nowhere
    explicit ShortcutsFile(std::filesystem::path); // a damaged one is empty
    std::optional<QKeySequence> find(const QString& id) const; // empty: the standard one
    void set(const QString& id, const QKeySequence&);
    void remove(const QString& id);
    // A damaged file is first put beside, as *.damaged. A failure is no one's concern: the choice
    // lasts until the end.
    void write();

private:
    std::filesystem::path file_;
    QJsonObject json_;
    bool damaged_ = false;
};

} // namespace seq
