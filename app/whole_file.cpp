#include "app/whole_file.h"

#include "app/interrupt.h"
#include "engine/base/error.h"

#include <cerrno>
#include <cstring>
#include <unistd.h>

namespace seq {

namespace fs = std::filesystem;

namespace {

bool writtenStraight(const fs::path& path)
{
    std::error_code ignored;
    const fs::file_status status = fs::status(path, ignored);
    return fs::exists(status) && !fs::is_regular_file(status) && !fs::is_directory(status);
}

[[noreturn]] void fail(const fs::path& path, const std::string& reason)
{
    throw badInput("{} cannot be written: {}", path.string(), reason);
}

} // namespace

WholeFile::WholeFile(const fs::path& path)
    : path_(path)
{
    std::error_code ignored;
    if (path.empty()) fail("\"\"", "a file needs a name");
    if (fs::is_directory(path, ignored)) fail(path, "it is a folder");
    if (fs::is_symlink(path, ignored))
        path_ = fs::weakly_canonical(path); // the link stays, its target is replaced
    if (!writtenStraight(path_)) {
        partial_ = path_;
        partial_ += ".partial-" + std::to_string(getpid());
        setPartialFile(fs::absolute(partial_).string());
    }
    errno = 0;
    out_.open(partial_.empty() ? path_ : partial_, std::ios::binary | std::ios::trunc);
    if (out_) return;
    const std::string reason = std::strerror(errno);
    setPartialFile("");
    fail(path, reason);
}

WholeFile::~WholeFile()
{
    if (partial_.empty()) return;
    std::error_code ignored;
    out_.close();
    fs::remove(partial_, ignored);
    setPartialFile("");
}

void WholeFile::finish()
{
    errno = 0;
    out_.close();
    if (!out_) fail(path_, errno ? std::strerror(errno) : "the disk took only a part");
    if (partial_.empty()) return;
    std::error_code failure;
    fs::rename(partial_, path_, failure);
    if (failure) fail(path_, failure.message());
    partial_.clear();
    setPartialFile("");
}

void WholeFile::checkWritable(const fs::path& path)
{
    if (!writtenStraight(path)) WholeFile file(path);
}

} // namespace seq
