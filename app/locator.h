#pragma once
#include "widgets/actions/finding.h"
#include "widgets/panel/experiment_panel.h"

#include <QPointer>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace seq {

class Engine;

// What the locator looks through, and how the window goes where it points.
struct Findable {
    struct Entry { // an experiment or a lesson
        std::string id;
        QString title, summary, paper;
    };
    Engine& engine;
    Workspace& workspace;
    QPointer<ExperimentPanel> front; // null: none
    std::vector<Entry> experiments, lessons;
    std::vector<std::filesystem::path> recent;
    std::function<void(const std::string&)> choose; // an experiment or lesson
    std::function<void(const std::string&)> help; // on an experiment
    std::function<void(int)> raise; // a panel
    std::function<void(const std::string&)> useModel;
    std::function<void(const std::filesystem::path&)> open;
};

using FindablePtr = std::shared_ptr<const Findable>;

// Experiments, panels, texts, models, files, lessons, help, and what the front panel has.
std::vector<FindSource> locatorSources(const FindablePtr&);

// Of the panel in front. Tokens: of the first 64 KiB of its text, once its tokenizer is loaded.
std::vector<Finding> tokensInFront(const FindablePtr&);
std::vector<Finding> layersInFront(const FindablePtr&); // layers and heads, up to the model's
std::vector<Finding> fieldsInFront(const FindablePtr&);
std::vector<Finding> runsInFront(const FindablePtr&);

} // namespace seq
