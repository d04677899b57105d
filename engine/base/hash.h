#pragma once
#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace seq {

// XXH3, 128 bits, 32 hexadecimal digits: names content in provenance and caches; not for security.
std::string contentHash(std::span<const std::byte>);
std::string contentHash(std::string_view);

} // namespace seq
