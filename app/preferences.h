#pragma once
#include "widgets/actions/finding.h"
#include "widgets/settings/settings.h"

#include <QPointer>

namespace seq {

class MainWindow;
class SettingsDialog;

// The settings at work in all windows: what is changed in the dialog, the View menu or the locator
// holds at once and is kept.
class Preferences final : public QObject {
    Q_OBJECT
public:
    Preferences(Settings&, MainWindow&); // a child of the first window
    void open(const QString& setting = {}); // on its page
    FindSource source(); // the settings, for the locator

signals:
    void restartWanted();

private:
    void addCommand(MainWindow*); // for the dialog
    void apply(const QString& id);
    void keepLook();
    Settings& settings_;
    MainWindow& window_;
    QPointer<SettingsDialog> dialog_;
};

} // namespace seq
