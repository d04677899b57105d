#include "widgets/help/help_window.h"

#include "widgets/look/look.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QTextBrowser>
#include <QTextDocumentFragment>
#include <algorithm>

namespace seq {
namespace {

constexpr int kPage = Qt::UserRole; // its index; a group's title has none

QString sheet(const Theme& t, int base)
{
    return QStringLiteral(
        "body, p, td, th { color: %1; } h2 { font-size: %5px; font-weight: 500; }"
        "h3 { font-size: %6px; color: %2; } p { margin: 0 0 12px 0; }"
        "th { text-align: left; color: %2; font-weight: normal; }"
        "td, th { padding: 4px 20px 4px 0; } a { color: %3; }"
        "pre { background: %4; margin: 0 0 12px 0; white-space: pre-wrap; } .faint { color: %2; }")
        .arg(toQt(t.text).name(), toQt(t.faint).name(), toQt(t.accent).name(),
            toQt(t.surface).name())
        .arg(base * 3 / 2)
        .arg(base);
}

} // namespace

HelpWindow::HelpWindow(const Look& look, std::vector<HelpPage> pages, QWidget* parent)
    : QDialog(parent)
    , look_(look)
    , pages_(std::move(pages))
    , find_(new QLineEdit(this))
    , list_(new QListWidget(this))
    , view_(new QTextBrowser(this))
{
    setWindowTitle(tr("Help"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(16, 16, 0, 0);
    row->setSpacing(16);
    auto* side = new QVBoxLayout;
    side->setContentsMargins(0, 0, 0, 16);
    side->setSpacing(12);
    find_->setPlaceholderText(tr("Find in the help"));
    find_->setAccessibleName(tr("Find in the help"));
    find_->setObjectName(QStringLiteral("find"));
    find_->setClearButtonEnabled(true);
    side->addWidget(find_);
    list_->setAccessibleName(tr("Pages"));
    list_->setTextElideMode(Qt::ElideRight);
    list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    side->addWidget(list_, 1);
    row->addLayout(side, 1);
    view_->setOpenExternalLinks(true);
    view_->setFrameShape(QFrame::NoFrame);
    view_->setAccessibleName(tr("Page"));
    view_->document()->setDocumentMargin(20);
    row->addWidget(view_, 3);
    fill();
    connect(find_, &QLineEdit::textChanged, this, &HelpWindow::filter);
    connect(list_, &QListWidget::currentRowChanged, this, &HelpWindow::showChosen);
    connect(&look_, &Look::changed, this, &HelpWindow::showChosen);
    constexpr int kMost = 360; // px of the list; longer titles are cut, and whole in the tip
    list_->setMinimumWidth(std::min(list_->sizeHintForColumn(0) + 16, kMost));
    resize(960, 640);
    find_->setFocus();
}

void HelpWindow::fill()
{
    QString group;
    for (std::size_t i = 0; i < pages_.size(); ++i) {
        const HelpPage& page = pages_[i];
        words_.push_back(QTextDocumentFragment::fromHtml(page.html).toPlainText());
        if (page.group != group) {
            group = page.group;
            auto* head = new QListWidgetItem(group, list_);
            QFont font = list_->font();
            font.setBold(true);
            head->setFont(font);
            head->setFlags(Qt::NoItemFlags);
        }
        auto* item = new QListWidgetItem(page.title, list_);
        item->setToolTip(page.title);
        item->setData(kPage, int(i));
    }
}

void HelpWindow::filter()
{
    const QStringList words = find_->text().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    QListWidgetItem *head = nullptr, *first = nullptr;
    for (int row = 0; row < list_->count(); ++row) {
        QListWidgetItem* item = list_->item(row);
        const QVariant page = item->data(kPage);
        if (!page.isValid()) {
            head = item;
            head->setHidden(true);
            continue;
        }
        const QString& all = words_[std::size_t(page.toInt())];
        const bool on = std::ranges::all_of(
            words, [&](const QString& word) { return all.contains(word, Qt::CaseInsensitive); });
        item->setHidden(!on);
        if (!on) continue;
        if (head) head->setHidden(false);
        if (!first
            || (!words.isEmpty() && !first->text().contains(words[0], Qt::CaseInsensitive)
                && item->text().contains(words[0], Qt::CaseInsensitive)))
            first = item;
    }
    if (!words.isEmpty() && first) list_->setCurrentItem(first);
    showChosen();
}

void HelpWindow::showChosen()
{
    const QListWidgetItem* item = list_->currentItem();
    if (!item || !item->data(kPage).isValid()) return;
    view_->document()->setDefaultStyleSheet(sheet(look_.theme(), fontInfo().pixelSize()));
    view_->setHtml(pages_[std::size_t(item->data(kPage).toInt())].html);
    const QString word = find_->text().section(QLatin1Char(' '), 0, 0, QString::SectionSkipEmpty);
    if (!word.isEmpty()) view_->find(word);
}

void HelpWindow::showPage(const QString& id)
{
    const auto page = std::ranges::find(pages_, id, &HelpPage::id);
    if (page == pages_.end()) return;
    find_->clear();
    for (int row = 0; row < list_->count(); ++row) {
        const QVariant at = list_->item(row)->data(kPage);
        if (at.isValid() && at.toInt() == page - pages_.begin()) list_->setCurrentRow(row);
    }
}

} // namespace seq
