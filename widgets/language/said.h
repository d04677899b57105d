#pragma once
#include <QString>
#include <string>
#include <string_view>

namespace seq {

// What the engine and the methods say while they run (progress, notices, what went wrong), in the
// language of the window: looked up as it is, or by the pattern it was filled from, its arguments
// kept ("the text has {} tokens"). What nobody translated stays English. The patterns are those of
// resources/translations/messages.txt. On the window's thread only.
QString said(std::string_view english);
// What a picture says (engine/figure/wording.h), its places not yet filled. English, where nobody
// translated it.
std::string caption(std::string_view english);

} // namespace seq
