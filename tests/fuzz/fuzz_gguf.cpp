// Any bytes as a GGUF file: an Error, or every value can be read and a model of it runs or is
// refused.
#include "engine/base/error.h"
#include "engine/nn/language_model.h"
#include "engine/tensor/gguf.h"
#include "tests/fuzz/file_of_bytes.h"

using namespace seq;

namespace {

template <class F> void attempt(F f)
{
    try {
        f();
    } catch (const Error&) {
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const FileOfBytes file(data, size);
    attempt([&] {
        const auto gguf = GgufFile::open(file.path());
        for (const std::string& key : gguf->keys()) {
            attempt([&] { gguf->integer(key); });
            attempt([&] { gguf->real(key); });
            attempt([&] { gguf->boolean(key); });
            attempt([&] { gguf->text(key); });
            attempt([&] { gguf->texts(key); });
            attempt([&] { gguf->reals(key); });
            attempt([&] { gguf->integers(key); });
        }
        unsigned sum = 0;
        for (const auto& t : gguf->tensors())
            for (const std::byte b : gguf->tensor(t.name).host<std::byte>())
                sum += unsigned(b);
        [[maybe_unused]] const volatile unsigned read = sum;
    });
    attempt([&] {
        const auto model = loadLanguageModel(file.path());
        const Token ids[] = {0};
        model->forward({ids, {}, nullptr});
    });
    return 0;
}
