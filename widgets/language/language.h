#pragma once
#include <QString>
#include <string_view>
#include <vector>

class QCoreApplication;

namespace seq {

struct Language {
    QString code, title; // "de", "Deutsch"
};

// English, and those whose translations are built in.
std::vector<Language> languagesThere();
// One more, for tests: it finds what is not translatable or has no room.
inline QString pseudoCode()
{
    return QStringLiteral("pseudo");
}

// What a plugin or lesson declares, in the language of the window; as it is where nobody translated
// it. It may be asked for on the window's thread only.
QString declared(std::string_view english);

// What all windows say from now on; before any is made. Empty: as the system is set, or English.
// False: that language is not there.
bool useLanguage(QCoreApplication&, const QString& code);

} // namespace seq
