#pragma once
#include <cstddef>
#include <filesystem>
#include <memory>
#include <span>

namespace seq {

// A file's bytes, read-only, paged in by the system as they are touched.
class MappedFile {
public:
    static std::shared_ptr<const MappedFile> open(const std::filesystem::path&); // throws NotFound
    ~MappedFile();
    MappedFile(const MappedFile&) = delete;
    std::span<const std::byte> bytes() const { return {data_, size_}; }
    const std::filesystem::path& path() const { return path_; }

private:
    MappedFile() = default;
    std::filesystem::path path_;
    const std::byte* data_ = nullptr;
    std::size_t size_ = 0;
};

} // namespace seq
