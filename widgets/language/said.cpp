#include "widgets/language/said.h"

#include <QCoreApplication>
#include <QFile>
#include <QRegularExpression>
#include <algorithm>
#include <optional>
#include <vector>

namespace seq {
namespace {

constexpr qsizetype kLongest = 1000; // of a message: patterns backtrack
const QString kPlace = QStringLiteral("{}"), kNext = QStringLiteral("; "),
              kAbout = QStringLiteral(": ");

struct Pattern {
    QString text;
    QRegularExpression form;
};

QRegularExpression formOf(const QString& text)
{
    QStringList parts;
    for (const QString& part : text.split(kPlace))
        parts << QRegularExpression::escape(part);
    return QRegularExpression(
        QRegularExpression::anchoredPattern(parts.join(QStringLiteral("(.*?)"))),
        QRegularExpression::DotMatchesEverythingOption);
}

qsizetype lettersOf(const QString& pattern)
{
    return std::ranges::count_if(pattern, [](QChar c) { return c.isLetter(); });
}

// Those with places to fill, the most definite first; the others are found by their text.
std::vector<Pattern> readPatterns()
{
    std::vector<Pattern> all;
    QFile file(QStringLiteral(":/messages/messages.txt"));
    if (!file.open(QIODevice::ReadOnly)) return all;
    for (const QString& line : QString::fromUtf8(file.readAll()).split(QLatin1Char('\n')))
        if (line.contains(kPlace)) all.push_back({line, formOf(line)});
    std::ranges::stable_sort(
        all, std::greater(), [](const Pattern& pattern) { return lettersOf(pattern.text); });
    return all;
}

std::optional<QString> translated(const QString& english)
{
    const QByteArray source = english.toUtf8();
    const QString text = QCoreApplication::translate("message", source.constData());
    if (text == english) return {};
    return text;
}

QString filled(const QString& pattern, const QStringList& arguments)
{
    QString out;
    const QStringList parts = pattern.split(kPlace);
    for (qsizetype i = 0; i < parts.size(); ++i)
        out += parts[i] + (i + 1 < parts.size() ? arguments.value(i) : QString());
    return out;
}

QString inLanguage(const QString& english);

std::optional<QString> whole(const QString& english)
{
    if (english.size() > kLongest) return {};
    if (const auto same = translated(english)) return same;
    static const std::vector<Pattern> patterns = readPatterns();
    for (const Pattern& pattern : patterns) {
        const auto match = pattern.form.match(english);
        if (!match.hasMatch()) continue;
        const auto text = translated(pattern.text);
        if (!text) return {};
        QStringList arguments = match.capturedTexts().mid(1);
        for (QString& argument : arguments) // may be a message of its own
            if (argument.contains(QLatin1Char(' '))) argument = inLanguage(argument);
        return filled(*text, arguments);
    }
    return {};
}

// A message, or whom it is about and a message: "attention.explore: ...".
std::optional<QString> sentence(const QString& english)
{
    if (const auto text = whole(english)) return text;
    const auto at = english.indexOf(kAbout);
    if (at < 0) return {};
    const auto said = whole(english.mid(at + kAbout.size()));
    if (!said) return {};
    return english.left(at) + kAbout + *said;
}

QString inLanguage(const QString& english)
{
    if (english.isEmpty()) return english;
    if (const auto text = sentence(english)) return *text;
    // sentences in a row
    for (auto at = english.indexOf(kNext); at >= 0; at = english.indexOf(kNext, at + 1))
        if (const auto first = sentence(english.left(at)))
            return *first + kNext + inLanguage(english.mid(at + kNext.size()));
    return english;
}

} // namespace

QString said(std::string_view english)
{
    return inLanguage(QString::fromUtf8(english.data(), qsizetype(english.size())));
}

std::string caption(std::string_view english)
{
    return QCoreApplication::translate("caption", std::string(english).c_str()).toStdString();
}

} // namespace seq
