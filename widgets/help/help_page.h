#pragma once
#include <QString>

namespace seq {

struct HelpPage {
    QString id, group, title;
    QString html; // p, h2, h3, table, pre, a
};

} // namespace seq
