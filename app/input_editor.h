#pragma once
#include <QWidget>
#include <string>

class QPlainTextEdit;
class QLabel;

namespace seq {

class Workspace;

// The text that all panels share.
class InputEditor final : public QWidget {
    Q_OBJECT
public:
    explicit InputEditor(Workspace&, QWidget* parent = nullptr);

private:
    void showText();
    Workspace& workspace_;
    QPlainTextEdit* edit_;
    QLabel* note_;
    std::string written_;
};

} // namespace seq
