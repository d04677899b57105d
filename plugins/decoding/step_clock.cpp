#include "plugins/decoding/step_clock.h"

#include <cmath>

namespace seq {

void StepClock::begin()
{
    start_ = std::chrono::steady_clock::now();
}

void StepClock::end(const SearchTree& tree)
{
    const std::chrono::duration<double, std::milli> spent
        = std::chrono::steady_clock::now() - start_;
    const auto before = millis_.size();
    millis_.resize(std::size_t(tree.size()), NAN);
    std::vector<std::size_t> run;
    for (std::size_t n = older_; n < millis_.size(); ++n)
        if (std::isnan(millis_[n]) && !std::isnan(tree.nodes().entropy[n])) run.push_back(n);
    for (const std::size_t n : run)
        millis_[n] = float(spent.count() / double(run.size()));
    older_ = before;
}

} // namespace seq
