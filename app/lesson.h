#pragma once
#include "engine/base/json.h"
#include "engine/experiment/experiment.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace seq {

// A number of the result that must lie within limits (included).
struct Expectation {
    std::string number;
    double least = -1e300, most = 1e300;
    std::optional<Values> otherwise = {}; // with these it does not hold: what the claim depends on
    bool holds(const std::vector<Number>&) const; // false: there is no such number
};

// Asked before the picture is shown.
struct Prediction {
    std::string question, why; // why: said with the answer
    std::vector<std::string> options;
    int answer = 0;
};

struct LessonStep {
    std::string title, text, experiment;
    Values values; // the experiment's own, where the step says nothing
    std::optional<Prediction> prediction;
    std::vector<Expectation> expected; // what the step's text claims of its result; tested
    std::string task, done; // what to try, and what is said when it succeeded
    std::optional<Expectation> success;
    std::optional<Values> solution; // one that succeeds; tested, not shown
};

struct Lesson {
    std::string id, title, summary;
    std::vector<LessonStep> steps;
};

using ExperimentOf = std::function<const Experiment*(const std::string& id)>;

// One data file: {id, title, summary, steps [{title, text, experiment, values, predict {question,
// options, answer, why}, expect [{number, least, most, otherwise}], task {say, done, number, least,
// most, solution}}]}; otherwise and solution: what differs from the step's values.
// Throws BadInput naming the file and the step: what is missing, no such experiment or field.
Lesson readLesson(const std::filesystem::path&, const ExperimentOf&);
// Title and file of every shipped lesson, in the order of their file names.
struct ListedLesson {
    std::string id, title, summary;
    std::filesystem::path file;
};
std::vector<ListedLesson> listedLessons();
// Of a shipped lesson's name, or a path to a .json file. Throws NotFound with the names there are.
std::filesystem::path lessonFile(const std::string& name);

} // namespace seq
