#include "widgets/form/field_editor.h"

#include "engine/base/error.h"
#include "widgets/form/real_box.h"
#include "widgets/language/said.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QSlider>
#include <QSpinBox>
#include <QStyle>
#include <algorithm>
#include <limits>

namespace seq {
namespace {

constexpr double kSliderSpan = 256; // wider ranges are typed

QHBoxLayout* rowOf(QWidget* owner, QWidget* child)
{
    auto* row = new QHBoxLayout(owner);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(child, 1);
    owner->setFocusProxy(child);
    return row;
}

class BoolEditor final : public FieldEditor {
public:
    explicit BoolEditor(QWidget* parent)
        : FieldEditor(parent)
        , box_(new QCheckBox(this))
    {
        rowOf(this, box_);
        connect(box_, &QCheckBox::toggled, this, [this](bool on) { emit edited(on); });
    }
    void show(const Value& value) override
    {
        const QSignalBlocker quiet(box_);
        box_->setChecked(std::get<bool>(value));
    }

private:
    QCheckBox* box_;
};

// Beside a slider: as wide as the boxes of the other rows, whatever their numbers.
class ShortBox final : public QSpinBox {
public:
    using QSpinBox::QSpinBox;
    QSize sizeHint() const override
    {
        const auto room
            = [this](const QString& text) { return fontMetrics().horizontalAdvance(text); };
        const int own
            = std::max(room(QString::number(minimum())), room(QString::number(maximum())));
        QSize size = QSpinBox::sizeHint();
        size.rwidth() += std::max(0, room(QStringLiteral("0000")) - own);
        return size;
    }
};

class IntEditor final : public FieldEditor {
public:
    IntEditor(const FieldInfo& field, QWidget* parent)
        : FieldEditor(parent)
        , box_(isShort(field) ? new ShortBox(this) : new QSpinBox(this))
    {
        constexpr double least = std::numeric_limits<int>::min();
        constexpr double most = std::numeric_limits<int>::max();
        box_->setRange(int(std::max(field.min, least)), int(std::min(field.max, most)));
        box_->setKeyboardTracking(true);
        auto* row = rowOf(this, box_);
        if (isShort(field)) {
            slider_ = new QSlider(Qt::Horizontal, this);
            slider_->setRange(box_->minimum(), box_->maximum());
            slider_->setFocusPolicy(Qt::StrongFocus);
            row->insertWidget(0, slider_, 1);
            row->setStretch(1, 0);
            box_->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
            connect(slider_, &QSlider::valueChanged, box_, &QSpinBox::setValue);
        }
        connect(box_, &QSpinBox::valueChanged, this, [this](int v) {
            if (slider_) slider_->setValue(v);
            emit edited(std::int64_t(v));
        });
    }
    void show(const Value& value) override
    {
        const QSignalBlocker quiet(box_);
        const int v = int(std::get<std::int64_t>(value));
        box_->setValue(v);
        if (slider_) {
            const QSignalBlocker still(slider_);
            slider_->setValue(v);
        }
    }

private:
    static bool isShort(const FieldInfo& field) { return field.max - field.min <= kSliderSpan; }
    QSpinBox* box_;
    QSlider* slider_ = nullptr;
};

class RealEditor final : public FieldEditor {
public:
    RealEditor(const FieldInfo& field, QWidget* parent)
        : FieldEditor(parent)
        , box_(new RealBox(field.min, field.max, this))
    {
        rowOf(this, box_);
        connect(box_, &QDoubleSpinBox::valueChanged, this, [this](double v) { emit edited(v); });
    }
    void show(const Value& value) override
    {
        const QSignalBlocker quiet(box_);
        box_->setValue(std::get<double>(value));
    }

private:
    RealBox* box_;
};

class ChoiceEditor final : public FieldEditor {
public:
    ChoiceEditor(const FieldInfo& field, QWidget* parent)
        : FieldEditor(parent)
        , box_(new QComboBox(this))
    {
        for (const std::string& name : field.choices)
            box_->addItem(QString::fromStdString(name));
        rowOf(this, box_);
        connect(box_, &QComboBox::currentTextChanged, this,
            [this](const QString& name) { emit edited(name.toStdString()); });
    }
    void show(const Value& value) override
    {
        const QSignalBlocker quiet(box_);
        box_->setCurrentText(QString::fromStdString(std::get<std::string>(value)));
    }

private:
    QComboBox* box_;
};

// One line for strings and lists: what --set takes.
class LineEditor final : public FieldEditor {
public:
    LineEditor(const Schema& schema, const FieldInfo& field, QWidget* parent)
        : FieldEditor(parent)
        , schema_(schema)
        , field_(field)
        , line_(new QLineEdit(this))
    {
        if (field.type != FieldInfo::String)
            line_->setPlaceholderText(FieldEditor::tr("empty: all"));
        rowOf(this, line_);
        connect(line_, &QLineEdit::textEdited, this, [this](const QString& t) { read(t); });
    }
    void show(const Value& value) override
    {
        if (line_->hasFocus() && shown_ == value) return; // keeps what is being typed
        shown_ = value;
        line_->setText(QString::fromStdString(toFlag(field_, value)));
        line_->home(false); // a long one is read from its start
        mark(false);
    }

private:
    void read(const QString& text)
    {
        try {
            shown_ = schema_.parse(field_, text.toStdString());
            mark(false);
            emit refused({});
            emit edited(*shown_);
        } catch (const Error& e) {
            mark(true);
            emit refused(said(e.what()));
        }
    }
    void mark(bool wrong)
    {
        if (line_->property("wrong").toBool() == wrong) return;
        line_->setProperty("wrong", wrong);
        line_->style()->unpolish(line_);
        line_->style()->polish(line_);
    }
    const Schema& schema_;
    const FieldInfo& field_;
    QLineEdit* line_;
    std::optional<Value> shown_;
};

} // namespace

FieldEditor* makeEditor(const Schema& schema, const FieldInfo& field, QWidget* parent)
{
    switch (field.type) {
    case FieldInfo::Bool:
        return new BoolEditor(parent);
    case FieldInfo::Int:
        return new IntEditor(field, parent);
    case FieldInfo::Real:
        return new RealEditor(field, parent);
    case FieldInfo::Choice:
        return new ChoiceEditor(field, parent);
    case FieldInfo::Text:
        return makeTextEditor(field, parent);
    case FieldInfo::Model:
        return makeModelEditor(field, parent);
    default:
        return new LineEditor(schema, field, parent);
    }
}

} // namespace seq
