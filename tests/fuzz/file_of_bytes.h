#pragma once
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <sys/mman.h>
#include <unistd.h>

namespace seq {

// A file that lives in memory, for readers that want a path.
class FileOfBytes {
public:
    FileOfBytes(const std::uint8_t* data, std::size_t size)
        : handle_(memfd_create("fuzz", 0))
    {
        for (std::size_t at = 0; at < size;) {
            const auto written = ::write(handle_, data + at, size - at);
            if (written <= 0) break;
            at += std::size_t(written);
        }
    }
    ~FileOfBytes() { ::close(handle_); }
    FileOfBytes(const FileOfBytes&) = delete;
    std::filesystem::path path() const { return "/proc/self/fd/" + std::to_string(handle_); }

private:
    int handle_;
};

} // namespace seq
