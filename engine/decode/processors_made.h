#pragma once
#include "engine/decode/processors.h"

#include <utility>

namespace seq {

// A processor that is one function.
template <class F> class MadeProcessor final : public Processor {
public:
    MadeProcessor(std::string_view name, F apply)
        : name_(name)
        , apply_(std::move(apply))
    {
    }
    std::string_view name() const override { return name_; }
    void apply(const StepContext& step, ScoreRow& row) const override { apply_(step, row); }

private:
    std::string_view name_; // a literal
    F apply_;
};
template <class F> ProcessorPtr made(std::string_view name, F apply)
{
    return std::make_shared<const MadeProcessor<F>>(name, std::move(apply));
}

} // namespace seq
