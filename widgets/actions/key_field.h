#pragma once
#include <QKeySequence>
#include <QLineEdit>

namespace seq {

// Takes the next keys that are pressed as a shortcut. Keys that type or move the focus are refused.
class KeyField final : public QLineEdit {
    Q_OBJECT
public:
    explicit KeyField(QWidget* parent = nullptr);
    void show(const QKeySequence&);
    using QWidget::show;

signals:
    void pressed(const QKeySequence&);
    void refused(const QString& why);

protected:
    bool event(QEvent*) override;
    void keyPressEvent(QKeyEvent*) override;
};

} // namespace seq
