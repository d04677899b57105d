#pragma once
#include "engine/nn/probe.h"

#include <functional>
#include <initializer_list>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace seq {

// A probe that keeps named values, those of a batch's chunks put together: rows one below the
// other; of "attn.probs" the keys that a chunk had not yet seen are 0.
class Capture : public Probe {
public:
    // layers: those wanted; empty: all. Throws NotFound for a misspelt name.
    explicit Capture(std::initializer_list<std::string_view> names, std::vector<int> layers = {});
    explicit Capture(std::span<const std::string> names, std::vector<int> layers = {});
    bool wants(const Site&) const override;
    Tensor see(const Site&, const Tensor&) override;

    bool has(std::string_view name, int layer = -1) const;
    // The whole; throws NotFound if the model showed none.
    Tensor at(std::string_view name, int layer = -1) const;

private:
    using Key = std::pair<std::string, int>;
    std::set<std::string, std::less<>> names_;
    std::vector<int> layers_;
    mutable std::map<Key, std::vector<Tensor>> parts_; // joined as they are asked for
};

} // namespace seq
