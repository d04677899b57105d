#pragma once
#include "widgets/workspace/document.h"

#include <functional>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

namespace seq {

// The schema of an experiment; null: it is not here.
using SchemaOf = std::function<const Schema*(const std::string& experiment)>;

// The parts of the document as a workspace file has them. What cannot be read is as nobody set it;
// of values, `notices` says so.
Json textJson(const std::string& bytes);
std::string textFrom(const Json&);
Json valuesJson(const Values&);
Json cameraJson(const Camera&);
Camera cameraFrom(const Json&);
Json placeJson(const Place&); // all but whether it is maximized
Place placeFrom(const Json&, bool maximized);
bool flag(const Json& of, const char* name);
void putComparison(Json& into, const ComparisonState&);
ComparisonState comparisonFrom(
    const Json&, const Schema&, const std::string& who, std::vector<std::string>& notices);
Json panelJson(const PanelState&, Json earlier); // keys that it does not know are kept
PanelState panelFrom(const Json&, const Schema&, std::vector<std::string>& notices);
Json pinJson(const Pin&);
std::optional<Pin> pinFrom(const Json&);

} // namespace seq
