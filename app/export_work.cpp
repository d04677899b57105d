#include "app/export_work.h"

#include "app/csv.h"
#include "app/data_file.h"
#include "engine/base/error.h"
#include "engine/experiment/job.h"

#include <sstream>

namespace seq {
namespace {

QByteArray made(const ExportWork& work, const Result& result, Job& job)
{
    if (work.ending == "csv") return QByteArray::fromStdString(numbersCsv(result));
    const Provenance provenance{*work.experiment, work.values, 0, job.engine(), result.notice};
    if (!isFigure(work.ending)) {
        std::ostringstream data;
        writeDataFile(data, provenance, result);
        return QByteArray::fromStdString(data.str());
    }
    const Picture picture = drawFigure(work.figure, *work.experiment, work.values, result, job);
    return figureBytes(picture, work.figure.format, provenanceJson(provenance), work.ending);
}

} // namespace

bool isFigure(const std::string& ending)
{
    return ending != "json" && ending != "csv";
}

std::string numbersCsv(const Result& result)
{
    std::string out = "name,value,unit\n";
    for (const Number& n : result.numbers)
        out += csvCell(n.name) + ',' + csvCell(n.value) + ',' + csvCell(n.unit) + '\n';
    return out;
}

void computeExport(Runner& runner, const std::string& key, const ExportWork& work,
    std::function<void(const RunState&)> tell, std::function<void(const QByteArray&)> done)
{
    const auto result = std::make_shared<ResultPtr>();
    Runner::Task task;
    task.experiment = work.experiment;
    task.values = work.values;
    task.queue = Runner::Queue::Long;
    task.progress = [tell](double fraction, const std::string& what) {
        tell({RunState::Busy, fraction, QString::fromStdString(what)});
    };
    task.result = [result](ResultPtr arrived, bool partial) {
        if (!partial) *result = std::move(arrived);
    };
    const auto finish = [work, result, tell, done](Job& job) {
        try {
            const QByteArray out = made(work, **result, job);
            tell({RunState::Fresh, 1, {}});
            done(out);
        } catch (const Error& e) {
            tell({RunState::Wrong, 0, QString::fromUtf8(e.what())});
        }
    };
    task.state = [&runner, tell, finish](Runner::State state, const std::string& message) {
        if (state == Runner::State::Done) runner.view(finish);
        if (state == Runner::State::Failed)
            tell({RunState::Wrong, 0, QString::fromStdString(message)});
        if (state == Runner::State::Cancelled) tell({RunState::Empty, 0, {}});
    };
    tell({RunState::Busy, 0, {}});
    runner.submit(key, std::move(task));
}

} // namespace seq
