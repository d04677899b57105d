#pragma once
#include "widgets/help/licences.h"

#include <QDialog>

class QListWidget;
class QPlainTextEdit;

namespace seq {

// What this is, which build, and the licences of all it is made of.
class AboutDialog final : public QDialog {
    Q_OBJECT
public:
    // `build`: a line each, name and value.
    AboutDialog(const QString& version, const std::vector<std::pair<QString, QString>>& build,
        std::vector<Component>, QWidget* parent);

private:
    QWidget* makeHead(
        const QString& version, const std::vector<std::pair<QString, QString>>& build);
    QWidget* makeLicences();
    std::vector<Component> components_;
    QListWidget* list_ = nullptr;
    QPlainTextEdit* text_ = nullptr;
};

} // namespace seq
