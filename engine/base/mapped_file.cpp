#include "engine/base/mapped_file.h"

#include "engine/base/error.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace seq {

std::shared_ptr<const MappedFile> MappedFile::open(const std::filesystem::path& path)
{
    // a pipe is refused, not awaited
    const int handle = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (handle < 0) throw notFound("cannot open {}: {}", path.string(), std::strerror(errno));
    struct stat info {};
    if (fstat(handle, &info) != 0 || !S_ISREG(info.st_mode)) {
        ::close(handle);
        throw badInput("{} is not a regular file", path.string());
    }
    std::shared_ptr<MappedFile> file(new MappedFile);
    file->path_ = path;
    file->size_ = std::size_t(info.st_size);
    if (file->size_ > 0) {
        void* at = mmap(nullptr, file->size_, PROT_READ, MAP_SHARED, handle, 0);
        if (at == MAP_FAILED) {
            ::close(handle);
            throw notFound("cannot map {}: {}", path.string(), std::strerror(errno));
        }
        file->data_ = static_cast<const std::byte*>(at);
    }
    ::close(handle);
    return file;
}

MappedFile::~MappedFile()
{
    if (data_) munmap(const_cast<std::byte*>(data_), size_);
}

} // namespace seq
