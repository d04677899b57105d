#pragma once
#include <QJsonObject>
#include <filesystem>

namespace seq {

// What the user chose, kept in a versioned file: {"version": 1, "<section>": {key: value, …}}. What
// is not understood in it is written back.
class KeptObject {
public:
    KeptObject() = default; // kept nowhere
    KeptObject(std::filesystem::path, const QString& section); // a damaged file is empty
    QJsonValue find(const QString& key) const; // Undefined: none
    void set(const QString& key, const QJsonValue&);
    void remove(const QString& key);
    // A damaged file is first put beside, as *.damaged. A failure is no one's concern: the choice
    // lasts until the end.
    void write();

private:
    std::filesystem::path file_;
    QString section_;
    QJsonObject json_;
    bool damaged_ = false;
};

} // namespace seq
