#pragma once
#include "widgets/help/help_page.h"

namespace seq {

class ActionRegistry;
class Experiment;

// Pages from declarations, those that the command line's help reads.
HelpPage experimentPage(const Experiment&, const QString& family);
HelpPage commandsPage(const ActionRegistry&); // all commands with their keys, as they are now

} // namespace seq
