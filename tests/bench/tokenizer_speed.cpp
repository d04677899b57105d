// Speed of a tokenizer on one thread: tokenizer_speed TOKENIZER TEXT... [--ids FILE]
// Prints MB/s of encodeIds() and encode(), best of several passes; the texts (also .gz) are joined.
#include "engine/base/error.h"
#include "engine/text/token_file.h"
#include "engine/text/tokenizer.h"

#include <chrono>
#include <cstdio>
#include <fstream>
#include <functional>
#include <string>

namespace {

double seconds(const std::function<void()>& body)
{
    const auto start = std::chrono::steady_clock::now();
    body();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

double best(int passes, const std::function<void()>& body)
{
    double least = 1e300;
    for (int i = 0; i < passes; ++i)
        least = std::min(least, seconds(body));
    return least;
}

void measure(int count, char** arguments)
{
    constexpr int kPasses = 7;
    std::string text, idsFile;
    for (int i = 2; i < count; ++i) {
        if (std::string(arguments[i]) == "--ids" && i + 1 < count)
            idsFile = arguments[++i];
        else
            text += seq::readTokenFile(arguments[i]).bytes;
    }
    std::shared_ptr<const seq::Tokenizer> tokenizer;
    const double load = seconds([&] { tokenizer = seq::loadTokenizer(arguments[1]); });
    std::vector<std::int32_t> ids;
    const double cold = seconds([&] { tokenizer->encodeIds(text, ids); });
    const double warm = best(kPasses, [&] { tokenizer->encodeIds(text, ids); });
    std::size_t spans = 0;
    const double full = best(kPasses, [&] { spans = tokenizer->encode(text).size(); });
    const double megabytes = double(text.size()) / 1e6;
    std::printf("%s: %.2f MB, %zu tokens, load %.0f ms, encodeIds %.1f MB/s (first pass %.1f), "
                "encode %.1f MB/s\n",
        tokenizer->info().name.c_str(), megabytes, ids.size(), load * 1e3, megabytes / warm,
        megabytes / cold, megabytes / full);
    if (spans != ids.size()) std::printf("encode() gave %zu tokens\n", spans);
    if (!idsFile.empty())
        std::ofstream(idsFile, std::ios::binary)
            .write(reinterpret_cast<const char*>(ids.data()), std::streamsize(ids.size() * 4));
}

} // namespace

int main(int count, char** arguments)
{
    if (count < 3) {
        std::fputs("usage: tokenizer_speed TOKENIZER TEXT... [--ids FILE]\n", stderr);
        return 2;
    }
    try {
        measure(count, arguments);
    } catch (const seq::Error& e) {
        std::fprintf(stderr, "%s\n", e.what());
        return 1;
    }
}
