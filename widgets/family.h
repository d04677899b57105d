#pragma once
#include "engine/experiment/experiment.h"

#include <QtPlugin>
#include <functional>
#include <memory>
#include <string_view>
#include <vector>

class QWidget;

namespace seq {

class Workspace;
struct PanelState;

struct PanelEntry { // bespoke tools only
    std::string_view id, title;
    std::function<QWidget*(Workspace&, PanelState&)> make;
};
// What a plugin offers.
class Family {
public:
    virtual ~Family() = default;
    virtual std::vector<std::unique_ptr<Experiment>> experiments() const = 0;
    virtual std::vector<PanelEntry> panels() const { return {}; }
};

} // namespace seq

Q_DECLARE_INTERFACE(seq::Family, "seqscope.Family/1")
