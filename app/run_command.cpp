#include "app/commands.h"
#include "app/data_file.h"
#include "app/figure_file.h"
#include "app/interrupt.h"
#include "app/progress_line.h"
#include "app/run_setup.h"
#include "app/samples_file.h"
#include "app/whole_file.h"
#include "engine/base/error.h"
#include "engine/experiment/compared_values.h"
#include "engine/experiment/job.h"
#include "engine/tensor/safetensors_writer.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <iostream>

namespace seq {

namespace {

std::string shown(double x)
{
    if (!std::isfinite(x)) return "-";
    std::array<char, 32> digits;
    constexpr int kDigits = 6;
    return {digits.data(),
        std::to_chars(digits.begin(), digits.end(), x, std::chars_format::general, kDigits).ptr};
}

// A name, its value, and beside it that of the run that is compared.
void printNumbers(const Sides& sides)
{
    const auto width = [](const Number& number) { // continuation bytes take no room
        return std::ranges::count_if(number.name, [](char c) { return (c & 0xC0) != 0x80; });
    };
    std::ptrdiff_t longest = 0;
    for (const Number& number : sides.result.numbers)
        longest = std::max(longest, width(number));
    for (const Number& number : sides.result.numbers) {
        const std::string gap(std::size_t(longest + 2 - width(number)), ' ');
        std::cout << number.name << gap << shown(number.value);
        if (sides.other) std::cout << "  " << shown(valueIn(*sides.other, number.name));
        std::cout << (number.unit.empty() ? "" : " ") << number.unit << '\n';
    }
}

void writeData(const std::string& path, const Provenance& provenance, const Sides& sides)
{
    if (path == "-") return writeDataFile(std::cout, provenance, sides);
    WholeFile file(path);
    if (std::filesystem::path(path).extension() == ".jsonl")
        writeSamples(file.stream(), provenance.experiment.info().id, sides.result);
    else
        writeDataFile(file.stream(), provenance, sides);
    if (interrupted()) throw Cancelled();
    file.finish();
}

void writeWeights(const std::string& path, const Provenance& provenance, const Result& result)
{
    if (result.weights.empty())
        throw badInput("{} makes no weights: --weights is for experiments that train",
            provenance.experiment.info().id);
    WholeFile file(path);
    writeSafetensors(file.stream(), result.weights, {{"seqscope", provenanceJson(provenance)}});
    if (interrupted()) throw Cancelled();
    file.finish();
}

std::vector<Option> knownOptions()
{
    std::vector<Option> known(std::begin(kSetupOptions), std::end(kSetupOptions));
    known.insert(known.end(), std::begin(kFigureOptions), std::end(kFigureOptions));
    known.insert(known.end(), std::begin(kCompareOptions), std::end(kCompareOptions));
    known.insert(known.end(), {{"--data"}, {"--weights"}});
    return known;
}

} // namespace

int runCommand(Words words)
{
    const Arguments arguments(words, knownOptions());
    const RunSetup setup = readSetup(arguments);
    const ComparisonState comparison = readComparison(arguments, setup);
    const FigureSetup figures = readFigures(arguments);
    const std::string* data = arguments.last("--data");
    const std::string* weights = arguments.last("--weights");
    for (const auto& file : figures.files)
        WholeFile::checkWritable(file);
    if (data && *data != "-") WholeFile::checkWritable(*data);
    if (weights) WholeFile::checkWritable(*weights);

    Engine engine(setup.device, setup.threads);
    ProgressLine progress(setup.quiet);
    if (!setup.note.empty()) progress.say("note: " + setup.note);
    const ResultPtr result = runHere(setup, setup.values, engine, progress);
    ResultPtr other;
    if (comparison.show != Comparison::Off)
        other = runHere(setup, with(setup.values, comparison.against), engine, progress);
    const Sides sides{setup.values, *result, comparison, other.get()};
    if (!result->notice.empty()) progress.say("note: " + result->notice);
    const Provenance provenance{*setup.experiment, setup.values, setup.seed, engine, result->notice,
        comparison.show, comparison.against};
    const LaneScope lane({&engine.pool(), &interrupted(), true});
    Job job(engine, setup.seed, {}, &interrupted());
    writeFigures(figures, provenance, sides, job);
    if (weights) writeWeights(*weights, provenance, *result);
    if (data) writeData(*data, provenance, sides);
    if (!data || *data != "-") printNumbers(sides);
    progress.say("done in " + shown(std::round(progress.seconds() * 100) / 100) + " s");
    return 0;
}

} // namespace seq
