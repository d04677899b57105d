#include "widgets/language/pseudo.h"

namespace seq {
namespace {

constexpr double kLonger = 0.4;

QChar accented(QChar c)
{
    static const QString plain = QStringLiteral("aceiknosuyzACEIKNOSUYZ");
    static const QString marked = QStringLiteral("áçéîķñöšüýžÁÇÉÎĶÑÖŠÜÝŽ");
    const qsizetype at = plain.indexOf(c);
    return at < 0 ? c : marked[at];
}

// The characters from `at` on that must stay: "%1", "%n", "<b>", "&amp;", "{}".
qsizetype fixed(const QString& text, qsizetype at)
{
    const auto until = [&](QLatin1Char last) {
        const qsizetype end = text.indexOf(last, at);
        return end < 0 ? 1 : end - at + 1;
    };
    const QChar next = at + 1 < text.size() ? text[at + 1] : QChar();
    if (text[at] == QLatin1Char('%') && (next.isDigit() || next == QLatin1Char('n'))) return 2;
    if (text[at] == QLatin1Char('<') && (next.isLetter() || next == QLatin1Char('/')))
        return until(QLatin1Char('>'));
    if (text[at] == QLatin1Char('&')) return 2;
    if (text[at] == QLatin1Char('(') && next == QLatin1Char('*')) return until(QLatin1Char(')'));
    return 0;
}

} // namespace

QString pseudoText(const QString& text)
{
    QString out;
    int letters = 0;
    for (qsizetype i = 0; i < text.size();) {
        if (const qsizetype kept = fixed(text, i); kept > 0) {
            out += text.mid(i, kept);
            i += kept;
            continue;
        }
        letters += !text[i].isSpace();
        out += accented(text[i++]);
    }
    const auto more = qsizetype(letters * kLonger + 0.999);
    static const QString filler = QStringLiteral("lorem ");
    for (qsizetype i = 0; i < more; ++i)
        out.insert(out.size(), i == 0 ? QLatin1Char(' ') : filler[(i - 1) % filler.size()]);
    return out;
}

QString Pseudo::translate(const char* context, const char* source, const char*, int) const
{
    if (!source || !*source || qstrcmp(context, "QKeySequenceEdit") == 0
        || qstrcmp(context, "QShortcut") == 0 || qstrcmp(source, "LTR") == 0)
        return QString(); // names of keys and the direction of the text
    return pseudoText(QString::fromUtf8(source));
}

} // namespace seq
