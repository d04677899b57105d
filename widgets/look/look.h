#pragma once
#include "engine/figure/colour.h"
#include "widgets/look/desktop_portal.h"

#include <QColor>
#include <QObject>
#include <QSet>
#include <QString>

namespace seq {

inline QColor toQt(Colour c)
{
    return {c.r, c.g, c.b, c.a};
}

// The one look of all windows: the bundled font, a palette and a style sheet from the theme's
// tokens, light or dark. Lives as long as the application.
class Look final : public QObject {
    Q_OBJECT
public:
    enum Choice { System, Light, Dark };
    enum Motion { AsSystem, Reduced, Whole }; // reduced: no blinking cursor, no running bar
    explicit Look(QObject* parent = nullptr);
    const Theme& theme() const { return dark_ ? darkTheme() : lightTheme(); }
    Choice choice() const { return choice_; }
    double text() const; // factor of all text: 1 is 13 px
    double chosenText() const { return text_; } // without the least one
    bool still() const { return still_; } // nothing moves by itself
    void choose(Choice);
    void setText(double factor); // within [0.75, 2.5]
    void scaleText(double by); // the chosen one, or the least one while there is one
    void setLeastText(double factor); // for a projector; 0: none
    void setMotion(Motion);
    void followSystem(); // asks the desktop portal, without waiting; after the first paint

signals:
    void changed(); // what is seen
    void chosen(); // what was asked for: choice, chosenText

private:
    void apply();
    void hear(const DesktopPortal::Key&, const QVariant& value);
    DesktopPortal portal_;
    Choice choice_ = System;
    Motion motion_ = AsSystem;
    bool dark_ = false, systemDark_ = false, still_ = false;
    QSet<QString> systemStill_; // which of the desktop's settings say so
    double text_ = 1, leastText_ = 0;
    int flash_ = 0; // ms: the system's, of the text cursor
};

} // namespace seq
