#include "app/locator.h"

#include "engine/base/resources.h"
#include "engine/experiment/engine.h"

#include <algorithm>

namespace seq {

namespace fs = std::filesystem;

namespace {

QString shown(const std::string& text)
{
    return QString::fromStdString(text);
}

std::vector<Finding> entries(const FindablePtr& in, const std::vector<Findable::Entry>& all)
{
    std::vector<Finding> found;
    for (const Findable::Entry& entry : all)
        found.push_back({.title = entry.title,
            .note = entry.summary,
            .keys = shown(entry.id),
            .run = [choose = in->choose, id = entry.id] { choose(id); }});
    return found;
}

std::vector<Finding> help(const FindablePtr& in)
{
    std::vector<Finding> found;
    for (const Findable::Entry& entry : in->experiments)
        found.push_back({.title = entry.summary.isEmpty() ? entry.title : entry.summary,
            .note = entry.title,
            .keys = entry.paper,
            .run = [help = in->help, id = entry.id] { help(id); }});
    return found;
}

std::vector<Finding> panels(const FindablePtr& in)
{
    std::vector<Finding> found;
    for (const PanelState& panel : in->workspace.document().panels) {
        const auto entry
            = std::ranges::find(in->experiments, panel.experiment, &Findable::Entry::id);
        const bool known = entry != in->experiments.end();
        found.push_back({.title = known ? entry->title : shown(panel.experiment),
            .note = in->front && in->front->key() == panel.key ? QObject::tr("open panel, in front")
                                                               : QObject::tr("open panel"),
            .run = [raise = in->raise, key = panel.key] { raise(key); }});
    }
    return found;
}

std::vector<Finding> texts(const FindablePtr& in)
{
    std::vector<std::string> names;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(resourceFolder() / "texts", error))
        if (entry.path().extension() == ".txt") names.push_back(entry.path().stem().string());
    std::ranges::sort(names);
    std::vector<Finding> found;
    for (const std::string& name : names) {
        const std::string written = "bundled:" + name;
        found.push_back({.title = shown(name),
            .note = QObject::tr("text"),
            .keys = in->workspace.document().text == written ? QObject::tr("now") : QString(),
            .run = [&workspace = in->workspace, written] { workspace.apply(SetText{written}); }});
    }
    return found;
}

std::vector<Finding> models(const FindablePtr& in)
{
    std::vector<Finding> found;
    for (const ListedModel& model : listedModels())
        found.push_back({.title = shown(model.name),
            .note = QObject::tr("model: %1").arg(shown(model.present ? model.title : model.obtain)),
            .keys = in->workspace.document().model == model.name ? QObject::tr("now") : QString(),
            .enabled = model.present,
            .run = [use = in->useModel, name = model.name] { use(name); }});
    return found;
}

std::vector<Finding> files(const FindablePtr& in)
{
    std::vector<Finding> found;
    for (const fs::path& file : in->recent) {
        std::error_code error;
        const bool there = fs::exists(file, error);
        const QString folder = shown(file.parent_path().string());
        found.push_back({.title = shown(file.filename().string()),
            .note = there ? folder : QObject::tr("%1 (missing)").arg(folder),
            .enabled = there,
            .run = [open = in->open, file] { open(file); }});
    }
    return found;
}

} // namespace

std::vector<FindSource> locatorSources(const FindablePtr& in)
{
    const auto of = [in](auto list) { return [in, list] { return list(in); }; };
    return {
        {QStringLiteral("e "), QObject::tr("Experiments"),
            [in] { return entries(in, in->experiments); }},
        {QStringLiteral("p "), QObject::tr("Open panels"), of(panels)},
        {QStringLiteral("t "), QObject::tr("Texts"), of(texts)},
        {QStringLiteral("m "), QObject::tr("Models"), of(models)},
        {QStringLiteral("#"), QObject::tr("Tokens of the panel in front"), of(tokensInFront)},
        {QStringLiteral(":"), QObject::tr("Layers and heads"), of(layersInFront)},
        {QStringLiteral("="), QObject::tr("Parameters"), of(fieldsInFront)},
        {QStringLiteral("h "), QObject::tr("History: earlier runs of the panel"), of(runsInFront)},
        {QStringLiteral("l "), QObject::tr("Lessons"), [in] { return entries(in, in->lessons); }},
        {QStringLiteral("f "), QObject::tr("Recent files"), of(files)},
        {QStringLiteral("?"), QObject::tr("Help: what is there, and which paper"), of(help)},
    };
}

} // namespace seq
