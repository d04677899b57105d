#include "app/export_work.h"

#include "app/csv.h"
#include "app/data_file.h"
#include "app/samples_file.h"
#include "engine/base/error.h"
#include "engine/experiment/compared_values.h"
#include "engine/experiment/job.h"

#include <sstream>

namespace seq {
namespace {

QByteArray made(const ExportWork& work, const Sides& sides, Job& job)
{
    if (work.ending == "csv") return QByteArray::fromStdString(numbersCsv(sides));
    const Provenance provenance{*work.experiment, work.values, 0, job.engine(), sides.result.notice,
        work.comparison.show, work.comparison.against};
    if (!isFigure(work.ending)) {
        std::ostringstream data;
        if (work.ending == "jsonl") {
            writeSamples(data, work.experiment->info().id, sides.result);
            return QByteArray::fromStdString(data.str());
        }
        writeDataFile(data, provenance, sides);
        return QByteArray::fromStdString(data.str());
    }
    const Picture picture = drawFigure(work.figure, *work.experiment, sides, job);
    return figureBytes(picture, work.figure.format, provenanceJson(provenance), work.ending);
}

} // namespace

bool isFigure(const std::string& ending)
{
    return ending != "json" && ending != "csv" && ending != "jsonl";
}

std::string numbersCsv(const Sides& sides)
{
    std::string out = sides.other ? "name,A,B,A - B,unit\n" : "name,value,unit\n";
    for (const Number& n : sides.result.numbers) {
        out += csvCell(n.name) + ',' + csvCell(n.value) + ',';
        if (sides.other) {
            const double b = valueIn(*sides.other, n.name);
            out += csvCell(b) + ',' + csvCell(n.value - b) + ',';
        }
        out += csvCell(n.unit) + '\n';
    }
    return out;
}

namespace {

// One run of an export; `then` comes on the engine's thread, only if it went well.
void runExport(Runner& runner, const std::string& key, const ExportWork& work, const Values& values,
    const std::function<void(const RunState&)>& tell, std::function<void(ResultPtr)> then)
{
    const auto result = std::make_shared<ResultPtr>();
    Runner::Task task;
    task.experiment = work.experiment;
    task.values = values;
    task.queue = Runner::Queue::Long;
    task.progress = [tell](double fraction, const std::string& what) {
        tell({RunState::Busy, fraction, QString::fromStdString(what)});
    };
    task.result = [result](ResultPtr arrived, bool partial) {
        if (!partial) *result = std::move(arrived);
    };
    task.state
        = [tell, then = std::move(then), result](Runner::State state, const std::string& message) {
              if (state == Runner::State::Done) then(*result);
              if (state == Runner::State::Failed)
                  tell({RunState::Wrong, 0, QString::fromStdString(message)});
              if (state == Runner::State::Cancelled) tell({RunState::Empty, 0, {}});
          };
    runner.submit(key, std::move(task));
}

} // namespace

void computeExport(Runner& runner, const std::string& key, const ExportWork& work,
    std::function<void(const RunState&)> tell, std::function<void(const QByteArray&)> done)
{
    const auto finish = [&runner, work, tell, done](ResultPtr a, ResultPtr b) {
        runner.view([=](Job& job) {
            try {
                const QByteArray out = made(work, {work.values, *a, work.comparison, b.get()}, job);
                tell({RunState::Fresh, 1, {}});
                done(out);
            } catch (const Error& e) {
                tell({RunState::Wrong, 0, QString::fromUtf8(e.what())});
            }
        });
    };
    tell({RunState::Busy, 0, {}});
    runExport(runner, key, work, work.values, tell, [=, &runner](ResultPtr a) {
        if (work.comparison.show == Comparison::Off) return finish(a, {});
        runExport(runner, key, work, with(work.values, work.comparison.against), tell,
            [=](ResultPtr b) { finish(a, b); });
    });
}

} // namespace seq
