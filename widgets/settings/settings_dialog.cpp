#include "widgets/settings/settings_dialog.h"

#include "widgets/settings/setting_row.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>

namespace seq {
namespace {

constexpr int kEdge = 16, kPages = 12; // px; characters of the longest page's title, at least

} // namespace

SettingsDialog::SettingsDialog(Settings& settings, QWidget* parent)
    : QDialog(parent)
    , settings_(settings)
    , find_(new QLineEdit(this))
    , pages_(new QListWidget(this))
{
    setWindowTitle(tr("Settings"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kEdge, kEdge, kEdge, kEdge);
    column->setSpacing(12);
    find_->setPlaceholderText(tr("Find a setting"));
    find_->setAccessibleName(tr("Find a setting"));
    find_->setObjectName(QStringLiteral("find"));
    find_->setClearButtonEnabled(true);
    column->addWidget(find_);
    auto* middle = new QHBoxLayout;
    middle->setSpacing(kEdge);
    pages_->setAccessibleName(tr("Pages"));
    for (const Setting& setting : settings_.all())
        if (pages_->findItems(setting.page, Qt::MatchExactly).isEmpty())
            pages_->addItem(setting.page);
    const int least = fontMetrics().averageCharWidth() * kPages;
    pages_->setFixedWidth(std::max(least, pages_->sizeHintForColumn(0) + 2 * kEdge));
    middle->addWidget(pages_);
    middle->addWidget(makeRows(), 1);
    column->addLayout(middle, 1);
    makeFoot(column);
    connect(find_, &QLineEdit::textChanged, this, &SettingsDialog::showRows);
    connect(pages_, &QListWidget::currentRowChanged, this, &SettingsDialog::showRows);
    connect(&settings_, &Settings::changed, this, &SettingsDialog::showFoot);
    pages_->setCurrentRow(0);
    showFoot();
    resize(sizeHint().expandedTo({640, 480}));
    find_->setFocus();
}

QWidget* SettingsDialog::makeRows()
{
    auto* scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* all = new QWidget;
    all->setObjectName(QStringLiteral("page"));
    auto* column = new QVBoxLayout(all);
    column->setContentsMargins(0, 4, 12, 4);
    column->setSpacing(kEdge);
    for (const Setting& setting : settings_.all()) {
        if (heads_.empty() || heads_.back()->text() != setting.page) {
            heads_.push_back(new QLabel(setting.page, all));
            heads_.back()->setProperty("role", "section");
            column->addWidget(heads_.back());
        }
        rows_.push_back(new SettingRow(settings_, setting, all));
        column->addWidget(rows_.back());
    }
    nothing_ = new QLabel(tr("No setting is called like this"), all);
    nothing_->setProperty("role", "faint");
    column->addWidget(nothing_);
    column->addStretch(1);
    scroll->setWidget(all);
    return scroll;
}

void SettingsDialog::makeFoot(QVBoxLayout* column)
{
    said_ = new QLabel(tr("Some of this acts once Seqscope has started again."), this);
    said_->setWordWrap(true);
    said_->setProperty("role", "faint");
    column->addWidget(said_);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    reset_ = new QPushButton(tr("&Reset page"), this);
    reset_->setObjectName(QStringLiteral("reset"));
    restart_ = new QPushButton(tr("&Start again now"), this);
    restart_->setObjectName(QStringLiteral("restart"));
    restart_->setToolTip(tr("The work stays as it is"));
    auto* close = new QPushButton(tr("&Close"), this);
    for (QPushButton* button : {reset_, restart_, close})
        button->setAutoDefault(false);
    row->addWidget(reset_);
    row->addStretch(1);
    row->addWidget(restart_);
    row->addWidget(close);
    column->addLayout(row);
    connect(reset_, &QPushButton::clicked, this, [this] { settings_.reset(page()); });
    connect(restart_, &QPushButton::clicked, this, &SettingsDialog::restartWanted);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
}

QString SettingsDialog::page() const
{
    const bool finds = !find_->text().trimmed().isEmpty();
    return finds || !pages_->currentItem() ? QString() : pages_->currentItem()->text();
}

void SettingsDialog::showRows()
{
    const QStringList words = find_->text().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    const QString only = page();
    bool any = false;
    for (QLabel* head : heads_) {
        bool rowsOfIt = false;
        for (SettingRow* row : rows_) {
            if (row->setting().page != head->text()) continue;
            const bool on = only.isEmpty() ? row->matches(words) : row->setting().page == only;
            row->setVisible(on);
            rowsOfIt |= on;
        }
        head->setVisible(rowsOfIt && only.isEmpty());
        any |= rowsOfIt;
    }
    nothing_->setVisible(!any);
    pages_->setEnabled(words.isEmpty());
    reset_->setEnabled(!only.isEmpty());
}

void SettingsDialog::showFoot()
{
    said_->setVisible(settings_.restartNeeded());
    restart_->setVisible(settings_.restartNeeded());
}

void SettingsDialog::showSetting(const QString& id)
{
    find_->clear();
    for (SettingRow* row : rows_) {
        if (row->setting().id != id) continue;
        const auto items = pages_->findItems(row->setting().page, Qt::MatchExactly);
        if (!items.isEmpty()) pages_->setCurrentItem(items.front());
        row->editor()->setFocus(Qt::ShortcutFocusReason);
    }
}

} // namespace seq
