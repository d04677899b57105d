#include "engine/figure/axes.h"
#include "engine/figure/plots.h"
#include "plugins/decoding/search_claim.h"

#include <algorithm>
#include <cmath>

namespace seq {

namespace {

Bars barsOf(const SearchClaim::Result& r, const char* name, std::string caption,
    double (*value)(const SearchClaim::Row&))
{
    Bars plot;
    plot.name = name;
    plot.caption = std::move(caption);
    for (std::size_t i = 0; i < r.rows.size(); ++i) {
        Bar bar;
        bar.label = r.rows[i].strategy;
        bar.value = value(r.rows[i]);
        if (std::isnan(bar.value)) continue; // nothing was answered
        bar.category = int(i);
        bar.ref = {sourceOf("search strategy", "claim"), std::int64_t(i), std::int64_t(i) + 1};
        plot.bars.push_back(std::move(bar));
    }
    return plot;
}

// The answers of all strategies, task by task, as far as there is room.
class Answers {
public:
    Answers(const SearchClaim::Result& r, Rect area, const View& view, Canvas& canvas)
        : r_(r)
        , area_(withCaption(view.say("What each answered"), area, view, canvas))
        , view_(view)
        , canvas_(canvas)
        , small_(Sizes(view).small)
    {
    }
    void draw()
    {
        double y = area_.y;
        std::size_t shown = 0;
        for (const SearchClaim::TaskAnswers& task : r_.answers) {
            const double high = line() * (double(task.answers.size()) + 1.3);
            if (y + high > area_.bottom() && shown > 0) break;
            draw(task, y);
            y += high;
            ++shown;
        }
        if (shown < r_.answers.size())
            text({area_.right(), area_.y - small_},
                view_.say("{} of {} tasks shown",
                    {std::to_string(shown), std::to_string(r_.answers.size())}),
                view_.theme.faint, Anchor::Right);
    }

private:
    double line() const { return small_ * 1.5; }
    void text(Point at, const std::string& words, Colour colour, Anchor anchor = Anchor::Left)
    {
        canvas_.text(at, words, {.size = small_, .colour = colour, .anchor = anchor});
    }
    void draw(const SearchClaim::TaskAnswers& task, double y)
    {
        canvas_.text({area_.x, y + small_},
            fitted(visibleText(task.question), area_.width, small_, canvas_),
            {.size = small_, .colour = view_.theme.text, .bold = true});
        const double solved = area_.x + small_ * 5.5, words = solved + small_ * 5;
        for (std::size_t i = 0; i < task.answers.size(); ++i) {
            const SearchClaim::Answer& a = task.answers[i];
            const double top = y + line() * double(i + 1), base = top + small_;
            canvas_.rect(
                {area_.x, top - small_ * 0.1, area_.width, line() - 1}, {view_.theme.surface});
            text({area_.x + small_ * 0.4, base}, a.strategy, view_.theme.text);
            text({solved, base}, a.solved ? view_.say("solved") : view_.say("wrong"),
                a.solved ? view_.theme.accent : view_.theme.faint);
            text({words, base}, fitted(visibleText(a.text), area_.right() - words, small_, canvas_),
                view_.theme.text);
        }
    }

    const SearchClaim::Result& r_;
    Rect area_;
    const View& view_;
    Canvas& canvas_;
    double small_;
};

} // namespace

void SearchClaim::draw(const Params&, const Result& r, const View& view, Canvas& canvas)
{
    const double pad = view.size.width > 700 ? 16 : 8;
    const Rect all = Rect{0, 0, view.size.width, view.size.height}.inset(pad);
    const Sizes sizes(view);
    const double need = sizes.text * (4.6 + 1.9 * double(r.rows.size())) + sizes.gap;
    const double width = (all.width - pad) / 2, height = std::min(need, (all.height - pad) * 0.33);
    const std::vector<std::string> tasks{std::to_string(r.tasks)};
    const bool one = r.tasks == 1;
    const auto at = [&](int column, int row) {
        return Rect{all.x + column * (width + pad), all.y + row * (height + pad), width, height};
    };
    bars(barsOf(r, "solved",
             one ? view.say("Solved by the best answer, of {} task", tasks)
                 : view.say("Solved by the best answer, of {} tasks", tasks),
             [](const Row& row) { return double(row.solved); }),
        at(0, 0), view, canvas);
    bars(barsOf(r, "any",
             one ? view.say("Solved by any answer returned, of {} task", tasks)
                 : view.say("Solved by any answer returned, of {} tasks", tasks),
             [](const Row& row) { return double(row.solvedByAny); }),
        at(1, 0), view, canvas);
    bars(barsOf(r, "confidence", view.say("Mean confidence of the best answer"),
             [](const Row& row) { return row.confidence; }),
        at(0, 1), view, canvas);
    bars(barsOf(r, "distinct", view.say("Distinct pairs of tokens among the answers (distinct-2)"),
             [](const Row& row) { return row.distinct2; }),
        at(1, 1), view, canvas);
    const double below = all.y + 2 * (height + pad);
    Answers(r, {all.x, below, all.width, all.bottom() - below}, view, canvas).draw();
}

} // namespace seq
