#pragma once
#include "engine/experiment/experiment.h"

#include <string>
#include <vector>

namespace seq {

// What tree search is claimed for, in small: puzzles and word problems, each solved by tree search,
// greedy, best of n samples and beam with the same number of evaluations.
struct SearchClaim {
    static constexpr Info info{"decoding.search-claim", "Does tree search solve more?",
        "arXiv:2410.19117",
        "Tree search beside greedy, samples and beam at equal evaluations, on tasks with answers"};
    struct Params {
        ModelRef model{"smollm2-135m"};
        Choice precision{{"native", "float32"}, 0};
        Choice tasks{{"game-of-24", "arithmetic"}, 0};
        std::vector<std::string> strategies{"greedy", "P"};
        int first = 0, count = 1, examples = 1;
        int evaluations = 16, length = 8;
        int batch = 4, k = 4;
        double tau = 0.5;

        static Params full();
        void fields(Fields&);
        void check() const; // known strategies, enough evaluations for one answer
    };
    struct Row { // one strategy over all tasks
        std::string strategy;
        int solved = 0; // by its best completion
        int solvedByAny = 0; // by any that it returned
        double confidence = 0, logp = 0; // means of the best ones; nats
        double distinct2 = 0; // of what it returned, mean
        double evaluations = 0; // mean
        int unfinished = 0; // tasks on which nothing was completed within the budget
    };
    struct Answer {
        std::string strategy, text;
        bool solved = false;
    };
    struct TaskAnswers {
        std::string question;
        std::vector<Answer> answers;
    };
    struct Result : seq::Result {
        int tasks = 0; // done
        std::vector<Row> rows;
        std::vector<TaskAnswers> answers;
        void data(JsonWriter&) const override;
    };
    static Result run(const Params&, Job&);
    static void draw(const Params&, const Result&, const View&, Canvas&);
};

} // namespace seq
