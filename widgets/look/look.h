#pragma once
#include "engine/figure/colour.h"

#include <QColor>
#include <QObject>
#include <QString>

class QDBusVariant;

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
    explicit Look(QObject* parent = nullptr);
    const Theme& theme() const { return dark_ ? darkTheme() : lightTheme(); }
    Choice choice() const { return choice_; }
    double text() const; // factor of all text: 1 is 13 px
    double chosenText() const { return text_; } // without the least one
    bool still() const { return still_; }
    void choose(Choice);
    void setText(double factor); // within [0.75, 2.5]
    void scaleText(double by); // the chosen one, or the least one while there is one
    void setLeastText(double factor); // for a projector; 0: none
    void setStill(bool); // nothing moves by itself: no blinking cursor, no running bar
    void followSystem(); // asks the desktop portal, without waiting; after the first paint

signals:
    void changed(); // what is seen
    void chosen(); // what was asked for: choice, chosenText

private slots:
    void settingChanged(const QString& group, const QString& key, const QDBusVariant& value);

private:
    void apply();
    void hearSystem(uint scheme); // 1: dark
    Choice choice_ = System;
    bool dark_ = false, systemDark_ = false, asked_ = false, still_ = false;
    double text_ = 1, leastText_ = 0;
    int flash_ = 0; // ms: the system's, of the text cursor
};

} // namespace seq
