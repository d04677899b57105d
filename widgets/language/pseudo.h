#pragma once
#include <QTranslator>

namespace seq {

// A language that everyone can read and no text fits by chance: accents on all letters, 40 %
// longer.
class Pseudo final : public QTranslator {
    Q_OBJECT
public:
    using QTranslator::QTranslator;
    QString translate(const char* context, const char* source, const char* disambiguation,
        int count) const override;
    bool isEmpty() const override { return false; }
};

// Placeholders, mnemonics and markup stay as they are.
QString pseudoText(const QString&);

} // namespace seq
