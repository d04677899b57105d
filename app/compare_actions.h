#pragma once
#include "widgets/actions/action_menu.h"
#include "widgets/panel/experiment_panel.h"

#include <functional>

namespace seq {

// What is compared in the panel in front (null: none), and the way back to an earlier run.
void addCompareActions(ActionMenu&, std::function<ExperimentPanel*()> front);

} // namespace seq
