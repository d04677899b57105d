#include "widgets/inspector/inspector_model.h"

#include <QFont>
#include <QGuiApplication>
#include <QPalette>
#include <cmath>

namespace seq {
namespace {

QString text(const std::string& utf8)
{
    return QString::fromStdString(utf8);
}

QString number(const Reading& reading, const Reading::Value& value)
{
    if (reading.ask && std::isnan(value.value)) return QStringLiteral("…");
    QString digits = text(exactText(value.value));
    return value.unit.empty() ? digits : digits + QLatin1Char(' ') + text(value.unit);
}

} // namespace

InspectorModel::InspectorModel(QObject* parent)
    : QAbstractTableModel(parent)
{
}

void InspectorModel::point(Row row)
{
    rows_[0] = std::move(row);
    emit dataChanged(index(0, 0), index(0, Columns - 1));
}

void InspectorModel::setPins(std::vector<Row> pins)
{
    const int before = this->pins(), now = int(pins.size());
    if (now < before) beginRemoveRows({}, now + 1, before);
    if (now > before) beginInsertRows({}, before + 1, now);
    rows_.resize(1);
    rows_.insert(
        rows_.end(), std::make_move_iterator(pins.begin()), std::make_move_iterator(pins.end()));
    if (now < before) endRemoveRows();
    if (now > before) endInsertRows();
    if (now > 0) emit dataChanged(index(1, 0), index(now, Columns - 1));
}

void InspectorModel::tell(int row, double value)
{
    if (row >= int(rows_.size()) || !rows_[std::size_t(row)].reading) return;
    Reading& reading = *rows_[std::size_t(row)].reading;
    if (!reading.ask || reading.values.empty()) return;
    reading.values.front().value = value;
    reading.ask.reset();
    emit dataChanged(index(row, 0), index(row, Columns - 1));
}

void InspectorModel::readTexts(const Document& document)
{
    texts_.read(document);
    emit dataChanged(index(0, Bytes), index(int(rows_.size()) - 1, Bytes));
}

const Reading* InspectorModel::reading(int row) const
{
    if (row < 0 || row >= int(rows_.size())) return nullptr;
    const auto& reading = rows_[std::size_t(row)].reading;
    return reading ? &*reading : nullptr;
}

int InspectorModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(rows_.size());
}

QString InspectorModel::bytes(const Reading& reading) const
{
    QStringList parts;
    for (const Ref& ref : reading.refs) {
        const auto slice = texts_.slice(ref);
        if (slice) parts << QStringLiteral("%1–%2 %3").arg(ref.begin).arg(ref.end).arg(slice->text);
    }
    return parts.join(QStringLiteral(", "));
}

QString InspectorModel::shown(const Reading& reading, int column) const
{
    QStringList parts;
    switch (column) {
    case What:
        return text(reading.label);
    case Quantity:
        for (const Reading::Value& value : reading.values)
            parts << text(value.name);
        return parts.empty() ? text(reading.plot) : parts.join(QStringLiteral(", "));
    case Number:
        for (const Reading::Value& value : reading.values)
            parts << number(reading, value);
        return parts.join(QStringLiteral(", "));
    case Place:
        for (const Reading::Place& place : reading.places)
            parts << text(place.axis) + QLatin1Char(' ') + text(exactText(place.at));
        return parts.join(QStringLiteral(", "));
    default:
        return bytes(reading);
    }
}

QString InspectorModel::shown(int row, int column) const
{
    const Row& r = rows_[std::size_t(row)];
    if (column == Act) return row > 0 ? QStringLiteral("×") : pointing() ? QStringLiteral("+") : "";
    if (r.reading) return shown(*r.reading, column);
    if (column == What) return row > 0 ? r.label : tr("Point at something in a picture");
    if (column == Number && row > 0) return tr("not in the picture");
    return {};
}

QString InspectorModel::whole(int row) const
{
    const Row& r = rows_[std::size_t(row)];
    if (!r.reading) return shown(row, What);
    QStringList lines{shown(row, What)};
    if (!r.panel.isEmpty()) lines << r.panel;
    for (const Reading::Value& value : r.reading->values)
        lines << text(value.name) + QLatin1Char(' ') + number(*r.reading, value);
    if (!r.reading->places.empty()) lines << shown(row, Place);
    for (const Ref& ref : r.reading->refs)
        if (const auto slice = texts_.slice(ref))
            lines << tr("bytes %1–%2, characters %3–%4: %5")
                         .arg(ref.begin)
                         .arg(ref.end)
                         .arg(slice->firstCharacter)
                         .arg(slice->lastCharacter)
                         .arg(slice->text);
    return lines.join(QLatin1Char('\n'));
}

QVariant InspectorModel::data(const QModelIndex& index, int role) const
{
    const int row = index.row(), column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return shown(row, column);
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter
            | (column == Number     ? Qt::AlignRight
                    : column == Act ? Qt::AlignHCenter
                                    : Qt::AlignLeft));
    case Qt::ToolTipRole:
        if (column == Act) return row > 0 ? tr("Remove this pin") : tr("Pin this");
        return whole(row);
    case Qt::AccessibleTextRole:
        if (column == Act) return row > 0 ? tr("Remove this pin") : tr("Pin this");
        return shown(row, column);
    case Qt::ForegroundRole:
        return column == Act ? QVariant(QGuiApplication::palette().link()) : QVariant();
    case Qt::AccessibleDescriptionRole:
        return whole(row);
    default:
        return {};
    }
}

QVariant InspectorModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (section == Number ? Qt::AlignRight : Qt::AlignLeft));
    if (role == Qt::FontRole && section == What) {
        QFont bold;
        bold.setBold(true);
        return bold;
    }
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole) return {};
    if (role == Qt::DisplayRole && section == What) return tr("Inspector"); // the title of it all
    const QString titles[Columns]
        = {{}, tr("What"), tr("Quantity"), tr("Value"), tr("Place"), tr("Bytes")};
    return titles[section];
}

} // namespace seq
