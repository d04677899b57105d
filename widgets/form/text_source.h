#pragma once
#include <QString>
#include <string>

namespace seq {

// What an editor shows of a text as it is written (TextRef). Large texts and those that are not
// UTF-8 are shown in part, and are not for typing.
struct ShownText {
    QString text;
    QString note; // "notes.txt, 10.0 MB", "fox"; empty for a literal
    bool editable = true;
};
ShownText shownText(const std::string& written); // a file that is missing: its message as note
std::string writtenText(const QString& typed); // a literal

} // namespace seq
