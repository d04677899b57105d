// Tokenizer files of every form: the first byte picks the form, the rest is the file.
#include "engine/base/error.h"
#include "engine/text/load.h"

#include <array>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace seq;
    if (size < 1) return 0;
    constexpr std::array<const char*, 4> names{"t.json", "t.tiktoken", "t.model", "vocab.txt"};
    const std::string name = names[data[0] % names.size()];
    const std::string bytes(reinterpret_cast<const char*>(data + 1), size - 1);
    try {
        inflateGzip(bytes, 1 << 20, name);
    } catch (const Error&) { // the rest reads it as it is
    }
    try {
        const PipelineTokenizer tokenizer(loadParts({name, name, bytes}));
        std::vector<std::int32_t> ids;
        for (const TokenSpan& t : tokenizer.encode(" ab 12 \u00E9 \xFF<s> x\n", {true, true}))
            ids.push_back(t.id);
        tokenizer.decode(ids);
    } catch (const Error&) {
        return 0;
    }
    return 0;
}
