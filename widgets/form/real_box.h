#pragma once
#include <QDoubleSpinBox>
#include <cmath>

namespace seq {

// A real number, shown with the fewest digits that read back as it is.
class RealBox final : public QDoubleSpinBox {
public:
    RealBox(double min, double max, QWidget* parent)
        : QDoubleSpinBox(parent)
    {
        setLocale(QLocale::c());
        setDecimals(17);
        setRange(min, max);
        setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
    }
    QString textFromValue(double value) const override
    {
        return QString::number(value, 'g', QLocale::FloatingPointShortest);
    }
    void stepBy(int steps) override // a tenth of the value's own size, at least a hundredth
    {
        const double size = std::abs(value()) > 0 ? std::floor(std::log10(std::abs(value()))) : 0;
        const double step = std::pow(10, std::max(size, -1.0) - 1);
        setValue(std::round((value() + steps * step) / step) * step);
        selectAll();
    }
    QValidator::State validate(QString& text, int&) const override
    {
        bool read = false;
        const double value = text.toDouble(&read);
        if (!read || !std::isfinite(value)) return QValidator::Intermediate;
        return value < minimum() || value > maximum() ? QValidator::Intermediate
                                                      : QValidator::Acceptable;
    }
    double valueFromText(const QString& text) const override { return text.toDouble(); }
};

} // namespace seq
