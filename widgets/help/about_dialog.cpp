#include "widgets/help/about_dialog.h"

#include <QApplication>
#include <QClipboard>
#include <QGridLayout>
#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>

namespace seq {

AboutDialog::AboutDialog(const QString& version,
    const std::vector<std::pair<QString, QString>>& build, std::vector<Component> components,
    QWidget* parent)
    : QDialog(parent)
    , components_(std::move(components))
{
    setWindowTitle(tr("About Seqscope"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(16);
    column->addWidget(makeHead(version, build));
    column->addWidget(makeLicences(), 1);
    auto* foot = new QHBoxLayout;
    auto* copy = new QPushButton(tr("C&opy version"), this);
    copy->setToolTip(tr("Version and build, for a report"));
    copy->setAutoDefault(false);
    auto* close = new QPushButton(tr("&Close"), this);
    close->setAutoDefault(false);
    foot->addWidget(copy);
    foot->addStretch(1);
    foot->addWidget(close);
    column->addLayout(foot);
    QString told = QStringLiteral("Seqscope ") + version;
    for (const auto& [name, value] : build)
        told += QStringLiteral("\n%1: %2").arg(name, value);
    connect(
        copy, &QPushButton::clicked, this, [told] { QApplication::clipboard()->setText(told); });
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    resize(sizeHint().expandedTo({720, 560}));
}

QWidget* AboutDialog::makeHead(
    const QString& version, const std::vector<std::pair<QString, QString>>& build)
{
    constexpr int kIcon = 64; // px
    auto* head = new QWidget(this);
    auto* grid = new QGridLayout(head);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(2, 1);
    auto* icon = new QLabel(head);
    icon->setPixmap(QApplication::windowIcon().pixmap(kIcon, kIcon));
    grid->addWidget(icon, 0, 0, 3, 1, Qt::AlignTop);
    auto* title = new QLabel(QStringLiteral("Seqscope ") + version, head);
    title->setProperty("role", "headline");
    grid->addWidget(title, 0, 1, 1, 2);
    auto* what = new QLabel(tr("A workbench for looking inside sequence models"), head);
    what->setWordWrap(true);
    grid->addWidget(what, 1, 1, 1, 2);
    int row = 3;
    for (const auto& [name, value] : build) {
        auto* label = new QLabel(name, head);
        label->setProperty("role", "faint");
        auto* said = new QLabel(value, head);
        said->setTextInteractionFlags(Qt::TextSelectableByMouse);
        said->setWordWrap(true);
        grid->addWidget(label, row, 1, Qt::AlignTop);
        grid->addWidget(said, row++, 2);
    }
    return head;
}

QWidget* AboutDialog::makeLicences()
{
    auto* both = new QWidget(this);
    auto* grid = new QGridLayout(both);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(8);
    grid->setColumnStretch(1, 1);
    auto* title = new QLabel(tr("Licences"), both);
    title->setProperty("role", "section");
    grid->addWidget(title, 0, 0, 1, 2);
    list_ = new QListWidget(both);
    list_->setAccessibleName(tr("Licences"));
    list_->setObjectName(QStringLiteral("licences"));
    for (const Component& component : components_)
        list_->addItem(component.name);
    list_->setFixedWidth(list_->sizeHintForColumn(0) + 40);
    text_ = new QPlainTextEdit(both);
    text_->setReadOnly(true);
    text_->setLineWrapMode(QPlainTextEdit::WidgetWidth);
    text_->setTabChangesFocus(true);
    text_->setAccessibleName(tr("Text of the licence"));
    grid->addWidget(list_, 1, 0);
    grid->addWidget(text_, 1, 1);
    connect(list_, &QListWidget::currentRowChanged, this, [this](int row) {
        if (row < 0) return;
        const Component& c = components_[std::size_t(row)];
        text_->setPlainText(QStringLiteral("%1\n%2\n\n%3").arg(c.use, c.licence, licenceText(c)));
    });
    list_->setCurrentRow(0);
    return both;
}

} // namespace seq
