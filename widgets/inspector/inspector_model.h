#pragma once
#include "engine/figure/reading.h"
#include "widgets/inspector/known_texts.h"

#include <QAbstractTableModel>

namespace seq {

// What the inspector shows: first what is pointed at, then what is pinned. Values have all their
// digits.
class InspectorModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column : int { Act, What, Quantity, Number, Place, Bytes, Columns };
    struct Row {
        QString panel; // its title
        std::optional<Reading> reading; // empty: not in the picture of now
        QString label = {}; // what it was when it was pinned
    };
    explicit InspectorModel(QObject* parent = nullptr);
    void point(Row); // the first row
    void setPins(std::vector<Row>);
    void tell(int row, double value); // an exact value that came later
    void readTexts(const Document&);
    const Reading* reading(int row) const; // null: none
    bool pointing() const { return rows_[0].reading.has_value(); }
    int pins() const { return int(rows_.size()) - 1; }

    int rowCount(const QModelIndex& = {}) const override;
    int columnCount(const QModelIndex& = {}) const override { return Columns; }
    QVariant data(const QModelIndex&, int role) const override;
    QVariant headerData(int section, Qt::Orientation, int role) const override;

private:
    QString shown(int row, int column) const;
    QString shown(const Reading&, int column) const;
    QString bytes(const Reading&) const;
    QString whole(int row) const; // all there is, a line each: tool tip, description
    std::vector<Row> rows_{1};
    KnownTexts texts_;
};

} // namespace seq
