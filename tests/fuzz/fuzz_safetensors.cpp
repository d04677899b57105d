// Any bytes as a safetensors file: an Error, or every value can be read.
#include "engine/base/error.h"
#include "engine/tensor/safetensors.h"
#include "tests/fuzz/file_of_bytes.h"

using namespace seq;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const FileOfBytes file(data, size);
    try {
        const auto open = SafetensorsFile::open(file.path());
        unsigned sum = 0;
        for (const auto& t : open->tensors())
            for (const std::byte b : open->tensor(t.name).host<std::byte>())
                sum += unsigned(b);
        [[maybe_unused]] const volatile unsigned read = sum;
    } catch (const Error&) {
    }
    return 0;
}
