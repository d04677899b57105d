#pragma once
#include "widgets/actions/finding.h"

namespace seq {

class ActionRegistry;

// The commands of a registry, with their shortcuts; ">" finds them alone. The registry outlives it.
FindSource commandSource(ActionRegistry&);

} // namespace seq
