#include "engine/text/token_file.h"

#include "engine/base/error.h"
#include "engine/base/mapped_file.h"

#include <zlib.h>

namespace seq {

std::string inflateGzip(std::string_view bytes, std::size_t limit, const std::string& name)
{
    z_stream stream{};
    if (inflateInit2(&stream, 15 + 16) != Z_OK) throw outOfMemory("no memory to unpack {}", name);
    const struct End {
        z_stream& stream;
        ~End() { inflateEnd(&stream); }
    } end{stream};
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = uInt(bytes.size());
    std::string out;
    int state = Z_OK;
    while (state != Z_STREAM_END) {
        const std::size_t have = out.size();
        if (have >= limit) throw badInput("{} unpacks to more than {} bytes", name, limit);
        out.resize(std::min(limit, std::max<std::size_t>(have * 2, 1 << 16)));
        stream.next_out = reinterpret_cast<Bytef*>(out.data() + have);
        stream.avail_out = uInt(out.size() - have);
        state = inflate(&stream, Z_NO_FLUSH);
        out.resize(out.size() - stream.avail_out);
        if (state == Z_OK || state == Z_STREAM_END) continue;
        if (!stream.msg) throw badInput("{} is a damaged gzip file: it ends too early", name);
        throw badInput("{} is a damaged gzip file: {}", name, stream.msg);
    }
    return out;
}

TokenFile readTokenFile(const std::filesystem::path& path)
{
    constexpr std::size_t kLimit = 256u << 20; // of a tokenizer: the largest known have 40 MB
    const auto file = MappedFile::open(path);
    const std::string_view bytes(
        reinterpret_cast<const char*>(file->bytes().data()), file->bytes().size());
    TokenFile out{path, path.filename().string(), {}};
    if (bytes.size() > kLimit)
        throw badInput(
            "{} has {} bytes: no tokenizer file is above {}", out.name, bytes.size(), kLimit);
    const bool packed = bytes.starts_with("\x1f\x8b");
    out.bytes = packed ? inflateGzip(bytes, kLimit, out.name) : std::string(bytes);
    return out;
}

} // namespace seq
