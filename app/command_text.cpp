#include "app/command_text.h"

#include "engine/base/error.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace seq {
namespace {

bool isPlain(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
        || std::string_view("_-+=:,./@%").find(c) != std::string_view::npos;
}

// One word of a POSIX shell.
std::string quoted(const std::string& word)
{
    if (word.find('\0') != std::string::npos)
        throw badInput("a value with a zero byte cannot stand in a command: save it with the data");
    if (!word.empty() && std::ranges::all_of(word, isPlain)) return word;
    std::string out = "'";
    for (const char c : word)
        out += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return out + "'";
}

std::string exact(double x)
{
    std::array<char, 32> digits;
    return {digits.data(), std::to_chars(digits.begin(), digits.end(), x).ptr};
}

void addFigure(std::string& out, const FigureSetup& setup)
{
    const FigureSetup plain;
    for (const auto& file : setup.files)
        out += " --figure " + quoted(file.string());
    const FigureFormat& f = setup.format;
    if (f.width != plain.format.width || f.height != plain.format.height)
        out += " --size " + exact(f.width) + "x" + exact(f.height);
    if (setup.dark) out += " --theme dark";
    if (f.dpi != plain.format.dpi) out += " --dpi " + std::to_string(f.dpi);
    const Camera& c = setup.camera;
    if (c != plain.camera)
        out += " --view " + exact(c.x) + "," + exact(c.y) + "," + exact(c.width) + ","
            + exact(c.height);
}

} // namespace

std::string commandText(const Experiment& experiment, const Values& values,
    const ComparisonState& comparison, const FigureSetup& setup, Device device)
{
    std::string out = "seqscope run " + std::string(experiment.info().id);
    const Schema schema = experiment.schema();
    const Values quick = experiment.preset(Preset::Quick);
    for (const FieldInfo& field : schema.fields) {
        const Value *now = values.find(field.name), *before = quick.find(field.name);
        if (!now || (before && *now == *before)) continue;
        out += " --set " + quoted(field.name + "=" + toFlag(field, *now));
    }
    if (comparison.show != Comparison::Off)
        out += " --compare " + std::string(name(comparison.show));
    for (const auto& [name, value] : comparison.against)
        out += " --against " + quoted(name + "=" + toFlag(schema.at(name), value));
    if (device.kind != Device::Cpu) out += " --device " + toString(device);
    addFigure(out, setup);
    return out;
}

} // namespace seq
