#pragma once
#include <QAbstractButton>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QScrollArea>
#include <QTabBar>
#include <QTableView>
#include <QTreeWidget>

// Which of the visible widgets have less room than what they say needs, for tests.
namespace seq::clipping {

inline QString shown(const QWidget* w)
{
    const QVariant text = w->property("text");
    return QString("%1 \"%2\" (%3 of %4 px)")
        .arg(QLatin1String(w->metaObject()->className()), text.toString())
        .arg(w->width())
        .arg(w->sizeHint().width());
}

inline int roomFor(const QWidget* w, const QString& text)
{
    return w->fontMetrics().horizontalAdvance(text);
}

inline bool isClipped(const QWidget* w)
{
    if (const auto* label = qobject_cast<const QLabel*>(w)) {
        if (label->text().isEmpty() || !label->pixmap(Qt::ReturnByValue).isNull()) return false;
        if (label->wordWrap()) return label->height() < label->heightForWidth(label->width());
        const bool cut = label->sizePolicy().horizontalPolicy() == QSizePolicy::Ignored;
        return !cut && label->width() < label->sizeHint().width();
    }
    if (const auto* button = qobject_cast<const QAbstractButton*>(w))
        return !button->text().isEmpty() && button->width() < button->sizeHint().width();
    if (const auto* box = qobject_cast<const QComboBox*>(w))
        return box->width() < roomFor(box, box->currentText()) + 28; // its arrow
    if (const auto* box = qobject_cast<const QAbstractSpinBox*>(w)) {
        const auto* line = box->findChild<const QLineEdit*>();
        return line->width() < roomFor(box, box->text()) + 4;
    }
    if (const auto* line = qobject_cast<const QLineEdit*>(w))
        return line->width() < roomFor(line, line->placeholderText()) + 8;
    if (const auto* tabs = qobject_cast<const QTabBar*>(w)) {
        for (int i = 0; i < tabs->count(); ++i)
            if (tabs->tabRect(i).width() < roomFor(tabs, tabs->tabText(i)) + 16) return true;
        return false;
    }
    if (const auto* scroll = qobject_cast<const QScrollArea*>(w))
        return scroll->widget() && scroll->horizontalScrollBarPolicy() == Qt::ScrollBarAlwaysOff
            && scroll->widget()->width() > scroll->viewport()->width();
    if (const auto* tree = qobject_cast<const QTreeWidget*>(w))
        return static_cast<const QAbstractItemView*>(tree)->sizeHintForColumn(0)
            > tree->viewport()->width();
    if (qstrcmp(w->metaObject()->className(), "QTableView") == 0) { // others shorten by design
        const auto* table = static_cast<const QTableView*>(w);
        for (int c = 1; c < table->model()->columnCount(); ++c)
            if (static_cast<const QAbstractItemView*>(table)->sizeHintForColumn(c)
                > table->columnWidth(c))
                return true;
    }
    if (const auto* head = qobject_cast<const QHeaderView*>(w)) {
        for (int i = 0; i < head->count() && head->orientation() == Qt::Horizontal; ++i) {
            const QString text = head->model()->headerData(i, Qt::Horizontal).toString();
            if (head->sectionSize(i) < roomFor(head, text)) return true;
        }
    }
    return false;
}

inline QStringList clippedIn(QWidget* top)
{
    QStringList all;
    for (QWidget* w : top->findChildren<QWidget*>()) {
        if (!w->isVisible() || w->window() != top->window() || w->size().isEmpty()) continue;
        if (isClipped(w)) all << shown(w);
    }
    return all;
}

} // namespace seq::clipping
