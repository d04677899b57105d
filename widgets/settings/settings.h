#pragma once
#include "widgets/settings/kept_object.h"

#include <QJsonValue>
#include <QMap>
#include <QObject>
#include <QString>
#include <functional>
#include <utility>
#include <vector>

namespace seq {

// One thing that the user can choose for the whole program, declared once: file, dialog, search and
// locator are read off it.
struct Setting {
    using Choices = std::vector<std::pair<QString, QString>>; // value and title
    enum Kind : std::uint8_t { Switch, Number, Choice };
    QString id, page; // "look.theme"; where the dialog shows it
    QString title, help;
    Kind kind = Switch;
    QJsonValue initial;
    Choices choices = {};
    // More of them, as this machine has them: any thread asks, once the setting is shown. A value
    // is taken if it fits the regular expression, whether or not it is there.
    std::function<Choices()> found = {};
    QString also = {};
    int least = 0, most = 0, step = 1; // a Number is whole
    QString unit = {};
    std::vector<std::pair<QJsonValue, QJsonValue>> formerly = {}; // as files have it, as it is now
    bool restarts = false; // acts from the next start on
};

// The settings with their values, kept in a file.
class Settings final : public QObject {
    Q_OBJECT
public:
    // `file`: empty, it is kept nowhere; a damaged one is empty.
    Settings(std::vector<Setting>, std::filesystem::path file, QObject* parent = nullptr);
    const std::vector<Setting>& all() const { return all_; }
    const Setting& at(const QString& id) const; // of a setting that is there
    QJsonValue value(
        const QString& id) const; // the initial one where the file has none or a bad one
    bool set(
        const QString& id, const QJsonValue&); // false: no value of this setting; nothing happens
    void reset(const QString& page);
    bool restartNeeded() const; // something acts from the next start on

    static bool fits(const Setting&, const QJsonValue&);

signals:
    void changed(const QString& id);

private:
    std::vector<Setting> all_;
    KeptObject kept_;
    QMap<QString, QJsonValue> started_; // values that act from the next start on, as this one had
};

// The name of the section in the file, for those who read it before there is an application.
inline QString settingsSection()
{
    return QStringLiteral("settings");
}

} // namespace seq
