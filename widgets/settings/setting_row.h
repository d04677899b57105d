#pragma once
#include "widgets/panel/mailbox.h"
#include "widgets/settings/settings.h"

#include <QWidget>

class QComboBox;

namespace seq {

// One setting: what it is, and the editor that changes it at once. Follows changes from elsewhere.
class SettingRow final : public QWidget {
    Q_OBJECT
public:
    SettingRow(Settings&, const Setting&, QWidget* parent);
    const Setting& setting() const { return setting_; }
    bool matches(const QStringList& words) const; // all of them, in page, title, help or choices
    QWidget* editor() const { return editor_; }

private:
    QWidget* makeSwitch();
    QWidget* makeNumber();
    QWidget* makeChoice();
    void findChoices(QComboBox*);
    template <class Show> void follow(Show show); // now and whenever it changes
    Settings& settings_;
    const Setting& setting_;
    QWidget* editor_ = nullptr;
    Mailbox mailbox_;
};

} // namespace seq
