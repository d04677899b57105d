#include "app/preferences.h"

#include "app/main_window.h"
#include "app/session.h"
#include "app/setting_list.h"
#include "widgets/settings/settings_dialog.h"

#include <cmath>

namespace seq {
namespace {

constexpr const char* kThemes[] = {"system", "light", "dark"}; // as Look::Choice counts
constexpr const char* kMotions[] = {"system", "on", "off"}; // as Look::Motion

QKeySequence standardKeys() // the platform's; Linux desktops mostly have none
{
    const auto keys = QKeySequence::keyBindings(QKeySequence::Preferences);
    return keys.isEmpty() ? QKeySequence(Qt::CTRL | Qt::Key_Comma) : keys.front();
}

QString shownValue(const Setting& setting, const QJsonValue& value)
{
    for (const auto& [written, title] : setting.choices)
        if (written == value.toString()) return title;
    if (setting.kind == Setting::Switch)
        return value.toBool() ? QObject::tr("on") : QObject::tr("off");
    return QString::number(value.toInt())
        + (setting.unit.isEmpty() ? QString() : QLatin1Char(' ') + setting.unit);
}

} // namespace

Preferences::Preferences(Settings& settings, MainWindow& window)
    : QObject(&window)
    , settings_(settings)
    , window_(window)
{
    for (const Setting& setting : settings_.all())
        apply(setting.id);
    connect(&settings_, &Settings::changed, this, &Preferences::apply);
    connect(&window_.look(), &Look::chosen, this, &Preferences::keepLook);
    addCommand(&window_);
    connect(&window_.bench(), &Workbench::windowOpened, this, &Preferences::addCommand);
}

void Preferences::addCommand(MainWindow* window)
{
    QAction* beside = window->actions().action(QStringLiteral("edit.shortcuts"));
    for (QObject* object : beside->associatedObjects())
        if (auto* menu = qobject_cast<QMenu*>(object))
            ActionMenu(window->actions(), menu)
                .add("edit.settings", tr("&Settings…"), standardKeys(), [this] { open(); });
}

void Preferences::apply(const QString& id)
{
    const QJsonValue value = settings_.value(id);
    Look& look = window_.look();
    if (id == QLatin1String(kTheme)) {
        for (const Look::Choice choice : {Look::System, Look::Light, Look::Dark})
            if (value.toString() == QLatin1String(kThemes[choice])) look.choose(choice);
    } else if (id == QLatin1String(kText)) {
        if (std::lround(look.chosenText() * 100) != value.toInt())
            look.setText(value.toInt() / 100.0);
    } else if (id == QLatin1String(kStill)) {
        for (const Look::Motion motion : {Look::AsSystem, Look::Reduced, Look::Whole})
            if (value.toString() == QLatin1String(kMotions[motion])) look.setMotion(motion);
    } else if (id == QLatin1String(kAutosave)) {
        window_.session().setDelay(value.toInt() * 1000);
    }
}

void Preferences::keepLook()
{
    const Look& look = window_.look();
    settings_.set(QString::fromLatin1(kTheme), QString::fromLatin1(kThemes[look.choice()]));
    settings_.set(QString::fromLatin1(kText), int(std::lround(look.chosenText() * 100)));
}

void Preferences::open(const QString& setting)
{
    if (!dialog_) {
        dialog_ = new SettingsDialog(settings_, &window_);
        dialog_->setAttribute(Qt::WA_DeleteOnClose);
        connect(dialog_, &SettingsDialog::restartWanted, this, &Preferences::restartWanted);
    }
    dialog_->show();
    dialog_->raise();
    dialog_->activateWindow();
    if (!setting.isEmpty()) dialog_->showSetting(setting);
}

FindSource Preferences::source()
{
    return {QStringLiteral("s "), tr("Settings"), [this] {
                std::vector<Finding> found;
                for (const Setting& setting : settings_.all())
                    found.push_back({.title = setting.title,
                        .note = setting.page + QStringLiteral(": ") + setting.help,
                        .keys = shownValue(setting, settings_.value(setting.id)),
                        .run = [this, id = setting.id] { open(id); }});
                return found;
            }};
}

} // namespace seq
