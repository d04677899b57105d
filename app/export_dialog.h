#pragma once
#include "app/figure_file.h"

#include <QDialog>
#include <string>

class QComboBox;
class QSpinBox;
class QDoubleSpinBox;

namespace seq {

// What of a panel leaves, and how.
struct ExportChoice {
    FigureSetup figure; // without files
    std::string ending = "svg"; // as ExportWork takes it
    bool part = false; // what the panel shows, else the whole picture
};

class ExportDialog final : public QDialog {
    Q_OBJECT
public:
    // samples: whether there are some to train on
    ExportDialog(const ExportChoice&, bool samples, QWidget* parent);
    ExportChoice choice() const;

signals:
    void save();
    void copy(); // to the clipboard
    void copyCommand();

private:
    void makeFields(const ExportChoice&, bool samples);
    void makeButtons();
    void grey();
    QComboBox *kind_, *theme_, *part_;
    QDoubleSpinBox *width_, *height_;
    QSpinBox* dpi_;
};

} // namespace seq
