#pragma once
#include "engine/figure/ref.h"
#include "engine/text/text_places.h"
#include "widgets/workspace/document.h"

#include <QString>
#include <map>
#include <memory>

namespace seq {

// The texts of a document, found again by what marks stand for.
class KnownTexts {
public:
    static constexpr std::size_t kMost = 1 << 20; // bytes; longer texts are not read
    void read(const Document&); // those that are new; the others are forgotten
    struct Slice {
        QString text; // as shown; bytes that are no characters in hexadecimal
        std::int64_t firstCharacter, lastCharacter; // half open: all that it touches
    };
    std::optional<Slice> slice(const Ref&) const; // empty: not of these texts

private:
    struct Text {
        std::string bytes;
        SourceId source;
        TextPlaces places;
    };
    std::map<std::string, std::shared_ptr<const Text>> texts_; // as written; null: none to read
};

} // namespace seq
