#include "plugins/decoding/search_tasks.h"

#include "engine/base/error.h"
#include "engine/base/json.h"
#include "engine/base/resources.h"
#include "plugins/decoding/expression.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <fstream>
#include <nlohmann/json.hpp>
#include <optional>
#include <sstream>

namespace seq {

namespace {

std::filesystem::path fileOf(TaskSet set)
{
    return resourceFolder() / "search_tasks"
        / (set == TaskSet::GameOf24 ? "game_of_24.csv" : "arithmetic.jsonl");
}

std::string firstLine(std::string_view text)
{
    return std::string(text.substr(0, text.find('\n')));
}

// Whole numbers of a text; "1,200" is one, a minus before it counts, ".00" is left out.
std::vector<std::int64_t> numbersIn(std::string_view text)
{
    const auto digit = [&](std::size_t i) {
        return i < text.size() && std::isdigit(static_cast<unsigned char>(text[i]));
    };
    std::vector<std::int64_t> out;
    for (std::size_t i = 0; i < text.size();) {
        if (!digit(i)) {
            ++i;
            continue;
        }
        std::string digits(i > 0 && text[i - 1] == '-' ? "-" : "");
        for (; digit(i) || (i < text.size() && text[i] == ',' && digit(i + 1)); ++i)
            if (text[i] != ',') digits += text[i];
        if (i < text.size() && text[i] == '.' && digit(i + 1))
            for (++i; digit(i); ++i) {}
        std::int64_t value = 0;
        const char* end = digits.data() + digits.size();
        if (std::from_chars(digits.data(), end, value).ec == std::errc()) out.push_back(value);
    }
    return out;
}

// What stands behind "####"; otherwise the last number of the line.
std::optional<std::int64_t> statedAnswer(std::string_view text)
{
    constexpr std::string_view kSign = "####";
    const std::size_t sign = text.find(kSign);
    if (sign != text.npos) {
        const auto after = numbersIn(firstLine(text.substr(sign + kSign.size())));
        if (!after.empty()) return after.front();
    }
    const auto all = numbersIn(firstLine(text));
    return all.empty() ? std::nullopt : std::optional(all.back());
}

SearchTask puzzle(const std::string& line, const std::string& place)
{
    const std::size_t from = line.find(','), to = line.find(',', from + 1);
    SearchTask task;
    if (to != line.npos) task.question = line.substr(from + 1, to - from - 1);
    task.numbers = numbersIn(task.question);
    if (task.numbers.size() != 4)
        throw badInput("{}: a puzzle has four numbers, not \"{}\"", place, task.question);
    return task;
}

SearchTask wordProblem(const std::string& line, const std::string& place)
{
    const Json json = parseJson(line, place);
    SearchTask task;
    const auto member = [&json](const char* key) {
        const bool there = json.is_object() && json.contains(key) && json[key].is_string();
        return there ? json[key].get<std::string>() : std::string();
    };
    task.question = member("question");
    const std::string answer = member("answer");
    const auto stated = statedAnswer(answer);
    if (task.question.empty() || !stated || answer.find("####") == answer.npos)
        throw badInput(
            "{}: a problem has a question, and an answer that ends in #### and a number", place);
    task.answer = *stated;
    return task;
}

bool makes24(const SearchTask& task, std::string_view text)
{
    const auto found = parseExpression(text);
    if (!found || found->value != Fraction{task.answer, 1}) return false;
    std::vector<std::int64_t> used = found->numbers, given = task.numbers;
    std::ranges::sort(used);
    std::ranges::sort(given);
    return used == given;
}

} // namespace

std::vector<SearchTask> loadTasks(TaskSet set)
{
    const std::filesystem::path path = fileOf(set);
    std::ifstream file(path);
    if (!file)
        throw notFound("{} is not there: the tasks are shipped with the program", path.string());
    std::vector<SearchTask> tasks;
    int number = 0;
    for (std::string line; std::getline(file, line);) {
        ++number;
        if (line.empty() || (set == TaskSet::GameOf24 && number == 1)) continue; // its header
        const std::string place = path.filename().string() + " line " + std::to_string(number);
        tasks.push_back(set == TaskSet::GameOf24 ? puzzle(line, place) : wordProblem(line, place));
    }
    return tasks;
}

std::vector<std::pair<SearchTask, std::string>> workedExamples(TaskSet set)
{
    if (set == TaskSet::GameOf24)
        return {{{"1 2 3 4", {1, 2, 3, 4}}, "(1 + 3) * (2 + 4)"},
            {{"2 2 6 12", {2, 2, 6, 12}}, "(12 - 6) * 2 * 2"},
            {{"3 5 7 9", {3, 5, 7, 9}}, "(7 - 5) * (3 + 9)"},
            {{"4 4 4 8", {4, 4, 4, 8}}, "8 * 4 - 4 - 4"},
            {{"1 5 10 10", {1, 5, 10, 10}}, "(10 + 10) + 5 - 1"}};
    return {{{"Tom has 3 bags with 4 apples each. He eats 2 apples. How many are left?", {}, 10},
                "3 * 4 = 12 apples, 12 - 2 = 10. #### 10"},
        {{"A pen costs $2 and a book costs $7. How much do 3 pens and a book cost?", {}, 13},
            "3 * 2 = 6 dollars, 6 + 7 = 13. #### 13"},
        {{"Ann runs 6 miles a day. How many miles does she run in 2 weeks?", {}, 84},
            "2 * 7 = 14 days, 14 * 6 = 84. #### 84"}};
}

std::string taskPrompt(TaskSet set, const SearchTask& task, int examples)
{
    std::ostringstream out;
    const bool puzzles = set == TaskSet::GameOf24;
    if (puzzles)
        out << "Use each of the four numbers once, with + - * / and brackets, to get 24.\n\n";
    const auto ask = [&](const SearchTask& t) {
        out << (puzzles ? "Numbers: " : "Question: ") << t.question << "\nAnswer:";
    };
    for (const auto& [example, answer] : workedExamples(set)) {
        if (examples-- <= 0) break;
        ask(example);
        out << ' ' << answer << "\n\n";
    }
    ask(task);
    return out.str();
}

bool solves(TaskSet set, const SearchTask& task, std::string_view continuation)
{
    if (set == TaskSet::GameOf24) return makes24(task, continuation);
    return statedAnswer(continuation) == task.answer;
}

} // namespace seq
