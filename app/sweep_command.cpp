#include "app/commands.h"
#include "app/csv.h"
#include "app/interrupt.h"
#include "app/progress_line.h"
#include "app/run_setup.h"
#include "app/whole_file.h"
#include "engine/base/error.h"

#include <algorithm>
#include <iostream>
#include <nlohmann/json.hpp>
#include <optional>

namespace seq {

namespace {

struct Axis {
    FieldInfo field;
    std::vector<Value> values;
};

// A list of values: with commas, with semicolons for a list field, or a JSON array.
std::vector<Value> parseAxis(const Schema& schema, const FieldInfo& field, std::string_view text)
{
    const bool lists = field.type >= FieldInfo::Ints;
    std::vector<Value> values;
    if (!lists && text.starts_with('[')) {
        for (const Json& item : parseJson(text, "--over " + field.name))
            values.push_back(schema.parse(field, item));
        if (values.empty()) throw badInput("--over {} holds no value", field.name);
        return values;
    }
    for (std::size_t at = 0;;) {
        const std::size_t end = text.find(lists ? ';' : ',', at);
        values.push_back(schema.parse(field, text.substr(at, end - at)));
        if (end == std::string_view::npos) return values;
        at = end + 1;
    }
}

std::vector<Axis> readAxes(const Arguments& arguments, const Schema& schema)
try {
    std::vector<Axis> axes;
    for (const std::string& over : arguments.all("--over")) {
        const std::size_t equals = over.find('=');
        if (equals == std::string::npos)
            throw UsageError{"--over takes NAME=a,b,c, not \"" + over + "\""};
        const FieldInfo& field = schema.at(over.substr(0, equals));
        axes.push_back(
            {field, parseAxis(schema, field, std::string_view(over).substr(equals + 1))});
    }
    if (axes.empty()) throw UsageError{"a sweep needs at least one --over NAME=a,b,c"};
    return axes;
} catch (const Error& e) {
    throw UsageError{e.what()};
}

// Rows whose numbers may differ: columns are the names in the order they were first seen.
class Table {
public:
    void add(std::vector<std::string> settings, const Result& result)
    {
        std::vector<std::optional<double>> cells(columns_.size());
        for (const Number& number : result.numbers) {
            const std::string name
                = number.name + (number.unit.empty() ? "" : " [" + number.unit + "]");
            const auto at = std::ranges::find(columns_, name) - columns_.begin();
            if (std::size_t(at) == columns_.size()) {
                columns_.push_back(name);
                cells.emplace_back();
            }
            cells[std::size_t(at)] = number.value;
        }
        rows_.push_back({std::move(settings), std::move(cells)});
    }
    void print(std::ostream& out, const std::vector<Axis>& axes) const
    {
        std::string line;
        for (const Axis& axis : axes)
            line += (line.empty() ? "" : ",") + csvCell(axis.field.name);
        for (const std::string& column : columns_)
            line += "," + csvCell(column);
        out << line << "\n";
        for (const Row& row : rows_)
            printRow(out, row);
    }

private:
    struct Row {
        std::vector<std::string> settings;
        std::vector<std::optional<double>> cells;
    };
    void printRow(std::ostream& out, const Row& row) const
    {
        std::string line;
        for (const std::string& setting : row.settings)
            line += (line.empty() ? "" : ",") + csvCell(setting);
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            line += ',';
            if (i < row.cells.size() && row.cells[i]) line += csvCell(*row.cells[i]);
        }
        out << line << "\n";
    }
    std::vector<std::string> columns_;
    std::vector<Row> rows_;
};

class Sweep {
public:
    Sweep(const RunSetup& setup, const std::vector<Axis>& axes, Engine& engine)
        : setup_(setup)
        , axes_(axes)
        , engine_(engine)
    {
    }
    // The last axis runs fastest. Rows that were finished stay in the table whatever happens.
    void run(Table& table, ProgressLine& progress) const
    {
        std::size_t total = 1;
        for (const Axis& axis : axes_)
            total *= axis.values.size();
        for (std::size_t n = 0; n < total; ++n) {
            Values values = setup_.values;
            std::vector<std::string> settings;
            std::size_t left = n, inner = total;
            for (const Axis& axis : axes_) {
                inner /= axis.values.size();
                const Value& value = axis.values[left / inner];
                left %= inner;
                values.set(axis.field.name, value);
                settings.push_back(toFlag(axis.field, value));
            }
            progress(double(n) / double(total), "sweeping");
            ProgressLine silent(true);
            table.add(std::move(settings), *runHere(setup_, values, engine_, silent));
        }
    }

private:
    const RunSetup& setup_;
    const std::vector<Axis>& axes_;
    Engine& engine_;
};

void printTable(const Table& table, const std::vector<Axis>& axes, const std::string* path)
{
    if (!path || *path == "-") return table.print(std::cout, axes);
    WholeFile file(*path);
    table.print(file.stream(), axes);
    file.finish();
}

std::vector<Option> knownOptions()
{
    std::vector<Option> known(std::begin(kSetupOptions), std::end(kSetupOptions));
    known.insert(known.end(), {{"--over"}, {"--data"}});
    return known;
}

} // namespace

int sweepCommand(Words words)
{
    const Arguments arguments(words, knownOptions());
    const RunSetup setup = readSetup(arguments);
    const std::vector<Axis> axes = readAxes(arguments, setup.schema);
    const std::string* path = arguments.last("--data");
    if (path && *path != "-") WholeFile::checkWritable(*path);
    Engine engine(setup.device, setup.threads);
    ProgressLine progress(setup.quiet);
    if (!setup.note.empty()) progress.say("note: " + setup.note);
    Table table;
    try {
        Sweep(setup, axes, engine).run(table, progress);
    } catch (...) {
        progress.clear();
        if (!path || *path == "-") table.print(std::cout, axes); // what was finished
        throw;
    }
    progress.clear();
    printTable(table, axes, path);
    return 0;
}

} // namespace seq
