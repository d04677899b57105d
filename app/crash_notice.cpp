#include "app/crash_notice.h"

#include "app/main_window.h"
#include "engine/base/crash_log.h"

#include <QDateTime>
#include <QDesktopServices>
#include <QFileInfo>
#include <QLabel>
#include <QPushButton>
#include <QToolBar>
#include <QUrl>
#include <algorithm>

namespace seq {

namespace fs = std::filesystem;

void nameForCrashLog(MainWindow& window)
{
    const auto name = [&workspace = window.workspace()] {
        std::string all;
        for (const PanelState& panel : workspace.document().panels)
            all += (all.empty() ? "" : ", ") + panel.experiment;
        nameForCrashLog(all);
    };
    QObject::connect(&window.workspace(), &Workspace::panelAdded, &window, name);
    QObject::connect(&window.workspace(), &Workspace::panelRemoved, &window, name);
}

fs::path newCrashLog(const fs::path& folder)
{
    constexpr std::size_t kKept = 10;
    std::error_code error;
    std::vector<fs::path> fresh, told;
    for (const auto& entry : fs::directory_iterator(folder, error))
        (entry.path().filename().string().starts_with("crash-") ? fresh : told)
            .push_back(entry.path());
    std::ranges::sort(told);
    for (std::size_t i = 0; i + kKept < told.size() + fresh.size() && i < told.size(); ++i)
        fs::remove(told[i], error);
    fs::path latest;
    for (const fs::path& log : fresh) {
        const QDateTime when = QFileInfo(QString::fromStdString(log.string())).lastModified();
        const QString stamp = when.toString(QStringLiteral("yyyy-MM-dd-HHmmss"));
        const fs::path named = folder / ("seqscope-" + stamp.toStdString() + ".txt");
        fs::rename(log, named, error);
        if (!error) latest = std::max(latest, named);
    }
    return latest;
}

void tellCrashLog(MainWindow& window, const fs::path& log)
{
    const QString file = QString::fromStdString(log.string());
    auto* bar = new QToolBar(MainWindow::tr("Crash log"), &window);
    bar->setObjectName(QStringLiteral("crash log"));
    bar->setMovable(false);
    auto* said = new QLabel(MainWindow::tr("What happened is written in %1").arg(file), bar);
    said->setContentsMargins(12, 0, 12, 0);
    said->setTextInteractionFlags(Qt::TextSelectableByMouse);
    bar->addWidget(said);
    auto* look = new QPushButton(MainWindow::tr("Sho&w it"), bar);
    auto* close = new QPushButton(MainWindow::tr("C&lose"), bar);
    bar->addWidget(look);
    bar->addWidget(close);
    window.addToolBarBreak();
    window.addToolBar(bar);
    QObject::connect(look, &QPushButton::clicked, bar,
        [file] { QDesktopServices::openUrl(QUrl::fromLocalFile(file)); });
    QObject::connect(close, &QPushButton::clicked, bar, &QObject::deleteLater);
}

} // namespace seq
