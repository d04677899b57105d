#pragma once
#include "engine/base/error.h"
#include "engine/base/phrase.h"

#include <string>
#include <string_view>
#include <vector>

namespace seq {

// How a picture says its captions, titles and legends: in the language of a window, in English in
// files. What fills the places of a text (tokens, text of models, names, numbers) is never
// translated, nor is any text that does not pass through here.
class Wording {
public:
    using Translate = std::string (*)(std::string_view english);
    Wording(Translate translate = nullptr)
        : translate_(translate)
    {
    }
    std::string operator()(
        std::string_view english, const std::vector<std::string>& arguments = {}) const
    {
        return fill(translate_ ? translate_(english) : std::string(english), arguments);
    }

private:
    Translate translate_;
};

} // namespace seq
