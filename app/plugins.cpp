#include "app/plugins.h"

#include "engine/base/error.h"

#include <QJsonObject>
#include <QPluginLoader>
#include <algorithm>

namespace seq {

namespace fs = std::filesystem;

fs::path pluginFolder()
{
    std::error_code ignored;
    const fs::path program = fs::read_symlink("/proc/self/exe", ignored).parent_path();
    const fs::path installed = program.parent_path() / "lib/seqscope/plugins";
    return fs::is_directory(program / "plugins", ignored) ? program / "plugins" : installed;
}

std::vector<FamilyManifest> familyManifests()
{
    std::vector<FamilyManifest> found;
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(pluginFolder(), ignored)) {
        if (entry.path().extension() != ".so") continue;
        // the manifest is a section of the module: reading it opens nothing
        const QPluginLoader loader(QString::fromStdString(entry.path().string()));
        const QJsonObject manifest = loader.metaData().value("MetaData").toObject();
        FamilyManifest family;
        family.id = entry.path().stem();
        family.title
            = manifest.value("title").toString(QString::fromStdString(family.id)).toStdString();
        family.order = manifest.value("order").toInt(1000);
        family.module = entry.path();
        found.push_back(std::move(family));
    }
    std::ranges::sort(found, [](const FamilyManifest& a, const FamilyManifest& b) {
        return a.order != b.order ? a.order < b.order : a.id < b.id;
    });
    return found;
}

LoadedFamily load(const FamilyManifest& manifest)
{
    LoadedFamily loaded{manifest, nullptr, {}, {}};
    QPluginLoader loader(QString::fromStdString(manifest.module.string()));
    QObject* instance = loader.instance(); // stays loaded: the loader does not unload by itself
    loaded.family = qobject_cast<Family*>(instance);
    if (!instance) {
        loaded.failure = loader.errorString().toStdString();
    } else if (!loaded.family) {
        loaded.failure = manifest.module.string() + " speaks another version of seqscope.Family";
    } else {
        try {
            for (auto& experiment : loaded.family->experiments())
                loaded.experiments.push_back(std::move(experiment));
        } catch (const std::exception& e) {
            loaded.failure = e.what();
        }
    }
    return loaded;
}

} // namespace seq
