#include "app/help_desk.h"

#include "app/main_window.h"
#include "app/usage.h"
#include "engine/experiment/engine.h"
#include "engine/experiment/provenance.h"
#include "widgets/help/about_dialog.h"
#include "widgets/help/declared_pages.h"
#include "widgets/help/help_window.h"

#include <QMenuBar>
#include <QSysInfo>

namespace seq {
namespace {

#ifdef SEQSCOPE_WITH_CUDA
constexpr bool kCuda = true;
#else
constexpr bool kCuda = false;
#endif

std::vector<std::pair<QString, QString>> build()
{
    return {{HelpDesk::tr("Built by"), QStringLiteral("g++ " __VERSION__)},
        {QStringLiteral("Qt"),
            HelpDesk::tr("%1, built with %2")
                .arg(QString::fromLatin1(qVersion()), QStringLiteral(QT_VERSION_STR))},
        {QStringLiteral("CUDA"), kCuda ? HelpDesk::tr("with its module") : HelpDesk::tr("without")},
        {HelpDesk::tr("System"), QSysInfo::prettyProductName()}};
}

HelpPage commandLinePage()
{
    const QString title = HelpDesk::tr("The command line");
    return {QStringLiteral("command-line"), QStringLiteral("Seqscope"), title,
        QStringLiteral("<h2>%1</h2><p>%2</p><pre>%3</pre>")
            .arg(title,
                HelpDesk::tr("What the window can do, the command can do, without a display too."),
                QString::fromUtf8(kUsage).toHtmlEscaped())};
}

} // namespace

HelpDesk::HelpDesk(MainWindow& window)
    : QObject(&window)
    , window_(window)
{
    ActionMenu help(window.actions(), window.menuBar()->addMenu(tr("&Help")));
    help.add("help.front", tr("This &panel"), QKeySequence::HelpContents, [this] { openFront(); });
    help.add("help.commands", tr("&Commands and keys"), {},
        [this] { open(QStringLiteral("commands")); });
    help.add("help.command-line", tr("The command &line"), {},
        [this] { open(QStringLiteral("command-line")); });
    help->addSeparator();
    help.add("help.about", tr("&About Seqscope, licences"), {}, [this] { about(); });
}

void HelpDesk::addFamily(
    const QString& title, const std::vector<std::shared_ptr<const Experiment>>& experiments)
{
    for (const auto& experiment : experiments)
        experiments_.emplace_back(title, experiment);
}

void HelpDesk::openFront()
{
    const ExperimentPanel* panel = window_.front();
    open(panel ? QString::fromUtf8(
             panel->experiment().info().id.data(), qsizetype(panel->experiment().info().id.size()))
               : QStringLiteral("commands"));
}

void HelpDesk::open(const QString& page)
{
    if (!help_) {
        std::vector<HelpPage> pages{commandsPage(window_.actions()), commandLinePage()};
        for (const auto& [family, experiment] : experiments_)
            pages.push_back(experimentPage(*experiment, family));
        help_ = new HelpWindow(window_.look(), std::move(pages), &window_);
        help_->setAttribute(Qt::WA_DeleteOnClose);
    }
    help_->show();
    help_->raise();
    help_->activateWindow();
    help_->showPage(page);
}

void HelpDesk::about()
{
    if (about_) return about_->raise();
    about_ = new AboutDialog(QString::fromStdString(std::string(programVersion())), build(),
        components(kCuda ? QStringList{QStringLiteral("cuda")} : QStringList()), &window_);
    about_->setAttribute(Qt::WA_DeleteOnClose);
    about_->open();
}

} // namespace seq
