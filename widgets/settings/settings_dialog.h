#pragma once
#include <QDialog>
#include <vector>

class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;
class QVBoxLayout;

namespace seq {

class SettingRow;
class Settings;

// All settings, by page; what is typed above finds them on all pages. What is changed holds at
// once.
class SettingsDialog final : public QDialog {
    Q_OBJECT
public:
    SettingsDialog(Settings&, QWidget* parent);
    void showSetting(const QString& id); // its page, the keyboard on its editor

signals:
    void restartWanted();

private:
    QWidget* makeRows();
    void makeFoot(QVBoxLayout*);
    QString page() const; // empty: found rows of all pages are shown
    void showRows();
    void showFoot();
    Settings& settings_;
    QLineEdit* find_;
    QListWidget* pages_;
    std::vector<QLabel*> heads_; // before the first row of each page
    std::vector<SettingRow*> rows_;
    QLabel *nothing_ = nullptr, *said_ = nullptr;
    QPushButton *reset_ = nullptr, *restart_ = nullptr;
};

} // namespace seq
