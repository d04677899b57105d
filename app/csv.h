#pragma once
#include <string>

namespace seq {

std::string csvCell(const std::string&); // quoted where RFC 4180 asks for it
std::string csvCell(double); // reads back exactly; empty: no number

} // namespace seq
