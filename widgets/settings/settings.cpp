#include "widgets/settings/settings.h"

#include "engine/base/error.h"

#include <QRegularExpression>
#include <algorithm>

namespace seq {

namespace {

bool matches(const QString& pattern, const QString& value)
{
    if (pattern.isEmpty()) return false;
    return QRegularExpression(QRegularExpression::anchoredPattern(pattern)).match(value).hasMatch();
}

} // namespace

Settings::Settings(std::vector<Setting> all, std::filesystem::path file, QObject* parent)
    : QObject(parent)
    , all_(std::move(all))
    , kept_(std::move(file), settingsSection())
{
    for (const Setting& setting : all_)
        if (setting.restarts) started_[setting.id] = value(setting.id);
}

const Setting& Settings::at(const QString& id) const
{
    const auto found = std::ranges::find(all_, id, &Setting::id);
    SEQ_ASSERT(found != all_.end());
    return *found;
}

bool Settings::fits(const Setting& setting, const QJsonValue& value)
{
    switch (setting.kind) {
    case Setting::Switch:
        return value.isBool();
    case Setting::Number:
        return value.isDouble() && value.toDouble() == value.toInt(setting.least - 1)
            && value.toInt() >= setting.least && value.toInt() <= setting.most;
    case Setting::Choice:
        return value.isString() && (std::ranges::any_of(setting.choices, [&](const auto& choice) {
            return choice.first == value.toString();
        }) || matches(setting.also, value.toString()));
    }
    return false;
}

QJsonValue Settings::value(const QString& id) const
{
    const Setting& setting = at(id);
    QJsonValue kept = kept_.find(id);
    for (const auto& [before, now] : setting.formerly)
        if (kept == before) kept = QJsonValue(now);
    return fits(setting, kept) ? kept : setting.initial;
}

bool Settings::set(const QString& id, const QJsonValue& value)
{
    const Setting& setting = at(id);
    if (!fits(setting, value)) return false;
    if (value == this->value(id)) return true;
    if (value == setting.initial)
        kept_.remove(id);
    else
        kept_.set(id, value);
    kept_.write();
    emit changed(id);
    return true;
}

void Settings::reset(const QString& page)
{
    for (const Setting& setting : all_)
        if (setting.page == page) set(setting.id, setting.initial);
}

bool Settings::restartNeeded() const
{
    return std::ranges::any_of(started_.asKeyValueRange(),
        [this](const auto& entry) { return value(entry.first) != entry.second; });
}

} // namespace seq
