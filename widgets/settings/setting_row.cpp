#include "widgets/settings/setting_row.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QThreadPool>
#include <algorithm>

namespace seq {
namespace {

constexpr int kEditor = 18; // characters

} // namespace

SettingRow::SettingRow(Settings& settings, const Setting& setting, QWidget* parent)
    : QWidget(parent)
    , settings_(settings)
    , setting_(setting)
    , mailbox_(this)
{
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(24);
    grid->setVerticalSpacing(0);
    grid->setColumnStretch(0, 1);
    auto* title = new QLabel(setting.title, this);
    auto* help = new QLabel(setting.help, this);
    help->setProperty("role", "faint");
    help->setWordWrap(true);
    editor_ = setting.kind == Setting::Switch ? makeSwitch()
        : setting.kind == Setting::Number     ? makeNumber()
                                              : makeChoice();
    if (setting.kind != Setting::Switch) // all of one width
        editor_->setMinimumWidth(fontMetrics().averageCharWidth() * kEditor);
    editor_->setObjectName(setting.id);
    editor_->setAccessibleName(setting.title);
    editor_->setAccessibleDescription(setting.help);
    title->setBuddy(editor_);
    grid->addWidget(title, 0, 0);
    grid->addWidget(help, 1, 0);
    grid->addWidget(editor_, 0, 1, 2, 1, Qt::AlignRight | Qt::AlignTop);
    setFocusProxy(editor_);
}

template <class Show> void SettingRow::follow(Show show)
{
    show();
    connect(&settings_, &Settings::changed, this, [this, show](const QString& id) {
        if (id == setting_.id) show();
    });
}

QWidget* SettingRow::makeSwitch()
{
    auto* box = new QCheckBox(this);
    follow([this, box] {
        const QSignalBlocker quiet(box);
        box->setChecked(settings_.value(setting_.id).toBool());
    });
    connect(box, &QCheckBox::toggled, this, [this](bool on) { settings_.set(setting_.id, on); });
    return box;
}

QWidget* SettingRow::makeNumber()
{
    auto* box = new QSpinBox(this);
    box->setRange(setting_.least, setting_.most);
    box->setSingleStep(setting_.step);
    box->setSuffix(setting_.unit.isEmpty() ? QString() : QLatin1Char(' ') + setting_.unit);
    box->setKeyboardTracking(false);
    follow([this, box] {
        const QSignalBlocker quiet(box);
        box->setValue(settings_.value(setting_.id).toInt());
    });
    connect(box, &QSpinBox::valueChanged, this,
        [this](int value) { settings_.set(setting_.id, value); });
    return box;
}

QWidget* SettingRow::makeChoice()
{
    auto* box = new QComboBox(this);
    for (const auto& [value, title] : setting_.choices)
        box->addItem(title, value);
    follow([this, box] {
        const QSignalBlocker quiet(box);
        const QString value = settings_.value(setting_.id).toString();
        if (box->findData(value) < 0) box->addItem(value, value); // not here, and chosen
        box->setCurrentIndex(box->findData(value));
    });
    if (setting_.found) findChoices(box);
    connect(box, &QComboBox::currentIndexChanged, this, [this, box](int index) {
        if (index >= 0) settings_.set(setting_.id, box->itemData(index).toString());
    });
    return box;
}

// Looking for them may take a second: not on this thread.
void SettingRow::findChoices(QComboBox* box)
{
    const auto add = [box](const Setting::Choices& choices) {
        for (const auto& [value, title] : choices) {
            const int at = box->findData(value);
            if (at < 0)
                box->addItem(title, value);
            else
                box->setItemText(at, title);
        }
    };
    QThreadPool::globalInstance()->start(
        [find = setting_.found, add, address = mailbox_.address()] {
            address.post([add, choices = find()] { add(choices); });
        });
}

bool SettingRow::matches(const QStringList& words) const
{
    QString all = setting_.page + QLatin1Char('\n') + setting_.title + QLatin1Char('\n')
        + setting_.help + QLatin1Char('\n') + setting_.id;
    for (const auto& [value, title] : setting_.choices)
        all += QLatin1Char('\n') + title;
    return std::ranges::all_of(
        words, [&](const QString& word) { return all.contains(word, Qt::CaseInsensitive); });
}

} // namespace seq
