#include "widgets/language/language.h"

#include "widgets/language/pseudo.h"

#include <QCoreApplication>
#include <QDir>
#include <QLibraryInfo>
#include <QLocale>
#include <string>

namespace seq {
namespace {

const QString kFolder = QStringLiteral(":/translations");

QString fileOf(const char* part, const QString& code)
{
    return QStringLiteral("%1/%2_%3.qm").arg(kFolder, QLatin1String(part), code);
}

bool isThere(const QString& code)
{
    return QFile::exists(fileOf("seqscope", code));
}

QString systemCode() // empty: none of the user's languages is there
{
    for (const QString& name : QLocale::system().uiLanguages()) {
        const QString code = name.section(QLatin1Char('-'), 0, 0);
        if (code == QLatin1String("en")) return {};
        if (isThere(code)) return code;
    }
    return {};
}

void install(QCoreApplication& application, const QString& file)
{
    auto* translator = new QTranslator(&application);
    if (translator->load(file)) QCoreApplication::installTranslator(translator);
}

} // namespace

std::vector<Language> languagesThere()
{
    std::vector<Language> all{{QStringLiteral("en"), QStringLiteral("English")}};
    for (const QString& file : QDir(kFolder).entryList({QStringLiteral("seqscope_*.qm")})) {
        const QString code = file.section(QLatin1Char('_'), 1).section(QLatin1Char('.'), 0, 0);
        all.push_back({code, QLocale(code).nativeLanguageName()});
    }
    return all;
}

QString declared(std::string_view english)
{
    return QCoreApplication::translate("experiment", std::string(english).c_str());
}

bool useLanguage(QCoreApplication& application, const QString& asked)
{
    if (asked == pseudoCode()) {
        QCoreApplication::installTranslator(new Pseudo(&application));
        return true;
    }
    const QString code = asked.isEmpty() ? systemCode() : asked;
    if (code.isEmpty() || code == QLatin1String("en")) return true;
    if (!isThere(code)) return false;
    // Qt's own buttons and dialogs, where the system has them
    install(application,
        QLibraryInfo::path(QLibraryInfo::TranslationsPath) + QStringLiteral("/qtbase_") + code);
    install(application, fileOf("experiments", code));
    install(application, fileOf("messages", code));
    install(application, fileOf("seqscope", code));
    return true;
}

} // namespace seq
