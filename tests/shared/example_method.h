#pragma once
// A small experiment with every kind of field, for tests of the machinery. It is not shipped.
#include "engine/base/error.h"
#include "engine/experiment/experiment.h"

#include <cmath>
#include <numeric>
#include <thread>

namespace seq {

struct ExampleMethod {
    static constexpr Info info{"example.sum", "Sum", "", "Adds what it is given, slowly"};
    struct Params {
        bool twice = false;
        int count = 3;
        double scale = 0.5;
        std::string label = "sum";
        Choice way{{"plain", "squared"}, 0};
        TextRef text{"bundled:fox"};
        ModelRef model{"smollm2-135m"};
        std::vector<int> items{1, 2};
        std::vector<double> weights{};
        std::vector<std::string> names{"a", "b"};
        int millis = 0; // of work, in steps of one

        static Params full() { return {.count = 30, .scale = 0.25}; }
        void fields(Fields& f)
        {
            f({"twice", "Adds everything twice", &twice});
            f({"count", "How many numbers", &count, {1, 100}});
            f({"scale", "Factor of each", &scale, {-1, 1}, "nat"});
            f({"label", "Name of the number", &label});
            f({"way", "How they are added", &way});
            f({"text", "Its bytes count too", &text});
            f({"model", "Is not used", &model});
            f({"items", "Added as they are", &items, {0, 9}});
            f({"weights", "Added if squared", &weights, {}, {}, "way=squared"});
            f({"names", "Counted", &names});
            f({"millis", "Time to take", &millis, {0, 60000}, "ms"});
        }
        void check() const
        {
            if (count == 13) throw badInput("count must not be {}: 12 and 14 are fine", count);
        }
    };
    struct Result : seq::Result {
        double sum = 0;
        void data(JsonWriter& json) const override { json.member("sum", sum); }
    };
    static Result run(const Params& p, Job& job)
    {
        for (int i = 0; i < p.millis; ++i) {
            job.progress(double(i) / p.millis, "waiting");
            if (job.due(std::chrono::milliseconds(20))) {
                auto partial = std::make_shared<Result>();
                partial->sum = i;
                job.publish(std::move(partial));
            }
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
        Result r;
        for (int i = 0; i < p.count; ++i) {
            const double x = job.rng().uniform();
            r.sum += p.way.is("squared") ? x * x : x;
        }
        r.sum += std::accumulate(p.items.begin(), p.items.end(), 0) + double(p.names.size())
            + double(p.text.bytes().size());
        if (p.way.is("squared")) r.sum = std::accumulate(p.weights.begin(), p.weights.end(), r.sum);
        r.sum *= p.scale * (p.twice ? 2 : 1);
        r.numbers = {{p.label, r.sum, "nat"}};
        return r;
    }
    static void draw(const Params&, const Result& r, const View& view, Canvas& canvas)
    {
        canvas.rect({0, 0, std::abs(r.sum), 10}, {view.theme.accent});
    }
};

} // namespace seq
