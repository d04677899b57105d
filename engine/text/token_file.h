#pragma once
#include <filesystem>
#include <string>
#include <string_view>

namespace seq {

// A tokenizer file, read whole; gzip is undone. `name` is the file's, for messages.
struct TokenFile {
    std::filesystem::path path;
    std::string name, bytes;
};
TokenFile readTokenFile(const std::filesystem::path&); // throws NotFound, BadInput

// RFC 1952; at most `limit` bytes come out. Throws BadInput naming `name`.
std::string inflateGzip(std::string_view bytes, std::size_t limit, const std::string& name);

} // namespace seq
