#pragma once
#include "app/figure_file.h"
#include "engine/experiment/runner.h"
#include "widgets/panel/run_state.h"

#include <QByteArray>
#include <functional>

namespace seq {

// What leaves the window. It is computed afresh, without what earlier runs left, so that the copied
// command makes the same bytes.
struct ExportWork {
    std::shared_ptr<const Experiment> experiment;
    Values values;
    FigureSetup figure;
    ComparisonState comparison; // with what it is compared
    // "svg", "pdf", "png": a figure; "json": data; "csv": numbers; "jsonl": samples to train on
    std::string ending;
};
bool isFigure(const std::string& ending);

// Runs on the long queue and the view thread. `tell` and `done` are called there: hand over by a
// queued call. `done` comes only if all went well.
void computeExport(Runner&, const std::string& key, const ExportWork&,
    std::function<void(const RunState&)> tell, std::function<void(const QByteArray&)> done);

// name,value,unit; of a comparison name,A,B,A - B,unit; a heading line.
std::string numbersCsv(const Sides&);

} // namespace seq
