#pragma once
#include "engine/base/error.h"
#include "engine/experiment/experiment.h"
#include "engine/figure/plots.h"

#include <atomic>
#include <chrono>
#include <thread>

namespace seq {

// A small experiment with a field of every slot type: windows are tested on it. Its picture shows
// the bytes of its text; one mark a byte.
struct Toy {
    static constexpr Info info{"toy.bytes", "Bytes of a text", "", "One mark for each byte"};
    struct Params {
        TextRef text{"bundled:fox"};
        ModelRef model{"smollm2-135m"};
        Choice mode{{"plain", "scaled"}, 0};
        int count = 8;
        int wide = 1000;
        double factor = 0.5;
        bool frame = true;
        std::string name{"toy"};
        std::vector<int> rows{};
        std::vector<double> weights{};
        std::vector<std::string> names{};
        int shade = 3;
        int slow = 0;
        static Params full() { return {.count = 64}; }
        void fields(Fields& f)
        {
            f({"text", "Text whose bytes are shown", &text});
            f({"model", "Named only", &model});
            f({"mode", "How bytes are sized", &mode});
            f({"count", "Bytes that are shown", &count, {1, 64}});
            f({"wide", "A number without a slider", &wide, {0, 1e6}});
            f({"factor", "Size of a mark", &factor, {0, 4}, "", "mode=scaled"});
            f({"frame", "Frame around the marks", &frame});
            f({"name", "Title", &name});
            f({"rows", "Whole numbers", &rows});
            f({"weights", "Real numbers", &weights});
            f({"names", "Words", &names});
            f({"shade", "Colour of the marks", &shade, {0, 7}, "", "", true});
            f({"slow", "Time that a run takes", &slow, {0, 10000}, "ms"});
        }
        void check() const
        {
            if (count == 13) throw badInput("count must not be {}: choose 12 or 14", count);
        }
    };
    struct Result : seq::Result {
        std::string bytes;
        SourceId source = 0;
    };
    static inline std::atomic<int> runs = 0, drawings = 0;

    static Result run(const Params& p, Job& job)
    {
        ++runs;
        for (int ms = 0; ms < p.slow; ms += 10) {
            job.progress(double(ms) / p.slow, "waiting");
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
        }
        Result result;
        result.bytes = p.text.bytes();
        result.source = sourceOf("text", result.bytes);
        result.numbers
            = {{"bytes", double(result.bytes.size()), "bytes"}, {"count", double(p.count), ""}};
        return result;
    }
    static void draw(const Params& p, const Result& r, const View& view, Canvas& canvas)
    {
        ++drawings;
        const int shown = std::min(p.count, int(r.bytes.size()));
        const double side = view.size.width / (shown + 1);
        for (int i = 0; i < shown; ++i) {
            const auto link = canvas.link({r.source, i, i + 1}, "byte " + std::to_string(i));
            const auto click = canvas.onClick({{}, {{"count", Value(std::int64_t(i + 1))}}});
            canvas.rect({side * (i + 0.5), 20, side * 0.8, view.size.height - 40},
                {view.theme.category[std::size_t(p.shade)]});
        }
    }
};

inline const Schema& toySchema()
{
    static const Schema schema = experiment<Toy>()->schema();
    return schema;
}
// As a session asks for it: null, no other experiment is here.
inline const Schema* toySchemaOf(const std::string& id)
{
    return id == Toy::info.id ? &toySchema() : nullptr;
}

} // namespace seq
