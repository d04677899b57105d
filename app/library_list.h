#pragma once
#include <QTreeWidget>
#include <string>

namespace seq {

// The families in order with their experiments; what failed to load is there with its reason.
class LibraryList final : public QTreeWidget {
    Q_OBJECT
public:
    explicit LibraryList(QWidget* parent = nullptr);
    QTreeWidgetItem* addFamily(const QString& title);
    void addEntry(QTreeWidgetItem* family, const QString& title, const std::string& id,
        const QString& summary);
    int wishedWidth() const; // px: titles are whole, within limits
    void addBroken(const QString& title, const QString& reason);

signals:
    void chosen(const std::string& id);
};

} // namespace seq
