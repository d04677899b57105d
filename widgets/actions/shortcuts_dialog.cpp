#include "widgets/actions/shortcuts_dialog.h"

#include "widgets/actions/action_registry.h"
#include "widgets/actions/key_field.h"
#include "widgets/actions/shortcuts_model.h"

#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QStyle>
#include <QTableView>
#include <QVBoxLayout>

namespace seq {
namespace {

constexpr int kWidth = 88; // average letters
constexpr int kGap = 16; // px, between columns

} // namespace

ShortcutsDialog::ShortcutsDialog(ActionRegistry& actions, QWidget* parent)
    : QDialog(parent)
    , actions_(actions)
    , model_(new ShortcutsModel(actions, this))
    , filtered_(new QSortFilterProxyModel(this))
    , filter_(new QLineEdit(this))
    , table_(new QTableView(this))
    , keys_(new KeyField(this))
    , none_(new QPushButton(tr("&None"), this))
    , standard_(new QPushButton(tr("&Standard"), this))
    , said_(new QLabel(this))
{
    setWindowTitle(tr("Keyboard shortcuts"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(12);
    filter_->setPlaceholderText(tr("Filter by command, menu or keys"));
    filter_->setAccessibleName(tr("Filter"));
    filter_->setObjectName(QStringLiteral("filter"));
    column->addWidget(filter_);
    makeTable(column);
    makeKeys(column);
    makeFoot(column);
    resize(fontMetrics().averageCharWidth() * kWidth, 560);
    table_->selectRow(0);
    showChosen();
    filter_->setFocus();
}

void ShortcutsDialog::makeTable(QVBoxLayout* column)
{
    filtered_->setSourceModel(model_);
    filtered_->setFilterKeyColumn(-1);
    filtered_->setFilterCaseSensitivity(Qt::CaseInsensitive);
    table_->setModel(filtered_);
    table_->setSelectionBehavior(QAbstractItemView::SelectRows);
    table_->setSelectionMode(QAbstractItemView::SingleSelection);
    table_->setShowGrid(false);
    table_->setTabKeyNavigation(false);
    table_->setFrameShape(QFrame::NoFrame);
    table_->setAccessibleName(tr("Commands"));
    table_->verticalHeader()->hide();
    table_->horizontalHeader()->setHighlightSections(false);
    table_->horizontalHeader()->setSectionResizeMode(QHeaderView::Interactive);
    table_->horizontalHeader()->setSectionResizeMode(ShortcutsModel::Title, QHeaderView::Stretch);
    column->addWidget(table_, 1);
    table_->ensurePolished(); // widths are those of its font
    for (const int sized : {ShortcutsModel::Group, ShortcutsModel::Keys}) {
        table_->resizeColumnToContents(sized);
        table_->setColumnWidth(sized, table_->columnWidth(sized) + kGap);
    }
    connect(filter_, &QLineEdit::textChanged, this, [this](const QString& text) {
        filtered_->setFilterFixedString(text);
        table_->selectRow(0);
        showChosen();
    });
    connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
        &ShortcutsDialog::showChosen);
}

void ShortcutsDialog::makeKeys(QVBoxLayout* column)
{
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(keys_, 1);
    row->addWidget(none_);
    row->addWidget(standard_);
    column->addLayout(row);
    said_->setWordWrap(true);
    said_->setObjectName(QStringLiteral("said"));
    column->addWidget(said_);
    for (QPushButton* button : {none_, standard_})
        button->setAutoDefault(false);
    none_->setToolTip(tr("The command has no shortcut"));
    standard_->setToolTip(tr("The shortcut that the command came with"));
    connect(keys_, &KeyField::pressed, this, &ShortcutsDialog::set);
    connect(keys_, &KeyField::refused, this, [this](const QString& why) { say(why, true); });
    connect(none_, &QPushButton::clicked, this, [this] { set({}); });
    connect(standard_, &QPushButton::clicked, this, [this] {
        const ActionEntry* entry = actions_.find(chosen());
        if (entry) set(entry->standard);
    });
}

void ShortcutsDialog::makeFoot(QVBoxLayout* column)
{
    auto* row = new QHBoxLayout;
    auto* reset = new QPushButton(tr("&Reset all"), this);
    auto* close = new QPushButton(tr("&Close"), this);
    reset->setAutoDefault(false);
    close->setAutoDefault(false);
    row->addWidget(reset);
    row->addStretch(1);
    row->addWidget(close);
    column->addLayout(row);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    connect(reset, &QPushButton::clicked, this, [this] {
        actions_.resetShortcuts();
        showChosen();
        say(tr("All shortcuts are as they came"), false);
    });
}

QString ShortcutsDialog::chosen() const
{
    return table_->currentIndex().data(ShortcutsModel::kId).toString();
}

void ShortcutsDialog::set(const QKeySequence& keys)
{
    const QString id = chosen();
    const QString owner = actions_.owner(keys, id);
    const QString shown = keys.toString(QKeySequence::NativeText);
    if (!owner.isEmpty())
        return say(tr("%1 belongs to “%2”: change that first").arg(shown, owner), true);
    if (!actions_.setShortcut(id, keys)) return;
    showChosen();
    const QString& title = actions_.find(id)->title;
    say(keys.isEmpty() ? tr("“%1” has no shortcut now").arg(title)
                       : tr("“%1” is %2 now").arg(title, shown),
        false);
}

void ShortcutsDialog::showChosen()
{
    const ActionEntry* entry = actions_.find(chosen());
    keys_->setEnabled(entry);
    none_->setEnabled(entry && !entry->action->shortcut().isEmpty());
    standard_->setEnabled(entry && entry->action->shortcut() != entry->standard);
    keys_->show(entry ? entry->action->shortcut() : QKeySequence());
    say(entry ? tr("Click into the field above and press the keys for “%1”").arg(entry->title)
              : tr("No command is called like this"),
        false);
}

void ShortcutsDialog::say(const QString& text, bool wrong)
{
    said_->setText(text);
    said_->setProperty("role", wrong ? "error" : "faint");
    said_->style()->unpolish(said_);
    said_->style()->polish(said_);
}

} // namespace seq
