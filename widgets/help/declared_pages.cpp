#include "widgets/help/declared_pages.h"

#include "engine/experiment/experiment.h"
#include "engine/experiment/limit_text.h"
#include "widgets/actions/action_registry.h"
#include "widgets/language/language.h"

namespace seq {
namespace {

QString escaped(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size())).toHtmlEscaped();
}

QString plain(std::string_view english)
{
    return declared(english).toHtmlEscaped();
}

QString paper(std::string_view written)
{
    const QString text = escaped(written);
    if (!written.starts_with("arXiv:")) return text;
    const QString number = escaped(written.substr(6)).section(QLatin1Char(' '), 0, 0);
    return QStringLiteral("<a href=\"https://arxiv.org/abs/%1\">%2</a>").arg(number, text);
}

QString fieldRow(const FieldInfo& field)
{
    const LimitWords words{QObject::tr("{} to {}").toStdString(),
        QObject::tr("at least {}").toStdString(), QObject::tr("at most {}").toStdString()};
    QString range = escaped(limitsOf(field, words));
    if (!field.unit.empty()) range += (range.isEmpty() ? "" : " ") + plain(field.unit);
    QString help = plain(field.help);
    if (!field.when.empty())
        help += QStringLiteral("<br><span class=\"faint\">%1</span>")
                    .arg(QObject::tr("where %1").arg(escaped(field.when)));
    return QStringLiteral("<tr><td><b>%1</b></td><td>%2</td><td>%3</td><td>%4</td></tr>")
        .arg(escaped(field.name), help, range, escaped(toFlag(field, field.initial)));
}

// No commands of the registry: what the keys do while a picture has the focus.
QString pictureKeys()
{
    const std::pair<QString, QString> keys[]
        = {{QObject::tr("To the next thing or cell"), QObject::tr("Arrows")},
            {QObject::tr("To the next or the previous part of the picture"),
                QObject::tr("Page Down, Page Up")},
            {QObject::tr("What a click there does"), QObject::tr("Enter")},
            {QObject::tr("Pin it in the inspector"), QObject::tr("Space")},
            {QObject::tr("Closer, farther, the whole"), QStringLiteral("+, −, 0")}};
    QString html = QStringLiteral("<tr><td colspan=\"2\"><h3>%1</h3></td></tr>")
                       .arg(QObject::tr("In a picture"));
    for (const auto& [what, key] : keys)
        html += QStringLiteral("<tr><td>%1</td><td>%2</td></tr>").arg(what, key);
    return html;
}

} // namespace

HelpPage experimentPage(const Experiment& experiment, const QString& family)
{
    const Info& info = experiment.info();
    QString html
        = QStringLiteral("<h2>%1</h2><p>%2</p>").arg(plain(info.title), plain(info.summary));
    if (!info.paper.empty())
        html += QStringLiteral("<p>%1</p>").arg(QObject::tr("Paper: %1").arg(paper(info.paper)));
    if (info.measures)
        html += QStringLiteral("<p>%1</p>")
                    .arg(QObject::tr("Its numbers are times: they differ from run to run."));
    html
        += QStringLiteral("<h3>%1</h3><table><tr><th>%2</th><th>%3</th><th>%4</th><th>%5</th></tr>")
               .arg(QObject::tr("Parameters"), QObject::tr("Name"), QObject::tr("What it is"),
                   QObject::tr("Range"), QObject::tr("Default"));
    for (const FieldInfo& field : experiment.schema().fields)
        html += fieldRow(field);
    html += QStringLiteral("</table><h3>%1</h3><pre>seqscope run %2 --set NAME=VALUE "
                           "--figure F.svg --data F.json</pre>")
                .arg(QObject::tr("The same without the window"), escaped(info.id));
    return {escaped(info.id), family, declared(info.title), html};
}

HelpPage commandsPage(const ActionRegistry& actions)
{
    const QString title = QObject::tr("Commands and keys");
    QString html = QStringLiteral("<h2>%1</h2><p>%2</p><table>")
                       .arg(title, QObject::tr("Edit → Keyboard shortcuts changes the keys."));
    QString group;
    for (const ActionEntry& entry : actions.entries()) {
        if (entry.group != group)
            html += QStringLiteral("<tr><td colspan=\"2\"><h3>%1</h3></td></tr>")
                        .arg(entry.group.toHtmlEscaped());
        group = entry.group;
        html
            += QStringLiteral("<tr><td>%1</td><td>%2</td></tr>")
                   .arg(entry.title.toHtmlEscaped(),
                       entry.action->shortcut().toString(QKeySequence::NativeText).toHtmlEscaped());
    }
    return {QStringLiteral("commands"), QStringLiteral("Seqscope"), title,
        html + pictureKeys() + QStringLiteral("</table>")};
}

} // namespace seq
