#include "app/arguments.h"
#include "app/bench.h"
#include "app/commands.h"
#include "app/run_setup.h"
#include "engine/base/error.h"
#include "engine/tensor/device.h"

#include <iostream>

namespace seq {

namespace {

int countOf(const Arguments& arguments, std::string_view option, int initial, int most)
{
    const std::string* text = arguments.last(option);
    const int count = text ? int(wholeNumber(option, *text, std::uint64_t(most))) : initial;
    if (count == 0 && text) throw UsageError{std::string(option) + " must be at least 1"};
    return count;
}

} // namespace

int benchCommand(Words words)
{
    constexpr int kMost = 1 << 24;
    const Option known[] = {
        {"--model"}, {"--prefill"}, {"--decode"}, {"--threads"}, {"--device"}, {"--json", false}};
    const Arguments arguments(words, known);
    if (!arguments.rest().empty())
        throw UsageError{"\"" + arguments.rest()[0] + "\" was not expected; --model M?"};
    BenchOptions options;
    if (const std::string* model = arguments.last("--model")) options.model = *model;
    if (const std::string* device = arguments.last("--device")) options.device = *device;
    options.prefill = countOf(arguments, "--prefill", options.prefill, kMost);
    options.decode = countOf(arguments, "--decode", options.decode, kMost);
    options.threads = countOf(arguments, "--threads", options.threads, 1024);
    try {
        parseDevice(options.device);
    } catch (const Error& e) {
        throw UsageError{e.what()};
    }
    const BenchReport report = bench(options);
    std::cout << (arguments.has("--json") ? toJson(report) : toText(report));
    return 0;
}

} // namespace seq
