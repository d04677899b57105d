#pragma once
#include <QScrollArea>

namespace seq {

// The column beside a picture: as wide as what it holds needs, between a least and a most width.
class SideColumn final : public QScrollArea {
    Q_OBJECT
public:
    explicit SideColumn(QWidget* parent);
    void setText(double factor); // of all text, which both widths follow

protected:
    bool event(QEvent*) override;

private:
    void fit();
    double text_ = 1;
};

} // namespace seq
