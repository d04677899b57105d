#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace seq {

// A question whose answer can be checked by rule.
struct SearchTask {
    std::string question;
    std::vector<std::int64_t> numbers; // game of 24: the four to use
    std::int64_t answer = 24;
};

enum class TaskSet : std::uint8_t { GameOf24, Arithmetic };

// The shipped tasks (resources/search_tasks), in the order of their files. Throws BadInput: a file
// that is damaged, with the line.
std::vector<SearchTask> loadTasks(TaskSet);

// The first `examples` worked ones and the question; the answer is expected on the same line.
std::string taskPrompt(TaskSet, const SearchTask&, int examples = 5);
std::vector<std::pair<SearchTask, std::string>> workedExamples(TaskSet); // those, with answers

// Whether a continuation of the prompt answers the question. Game of 24: it begins with an
// expression that uses each number once and is worth 24. Arithmetic: the number after "####", or
// else the last one of its first line, is the answer.
bool solves(TaskSet, const SearchTask&, std::string_view continuation);

} // namespace seq
