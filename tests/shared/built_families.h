#pragma once
#include "app/plugins.h"

#include <QDir>
#include <vector>

namespace seq {

// The families of this build, as the program loads them.
inline std::vector<LoadedFamily> builtFamilies()
{
    std::vector<LoadedFamily> families;
    for (const QFileInfo& module : QDir(SEQSCOPE_BUILD "/plugins").entryInfoList({"*.so"})) {
        FamilyManifest manifest;
        manifest.id = manifest.title = module.baseName().toStdString();
        manifest.module = module.filePath().toStdString();
        families.push_back(load(manifest));
    }
    return families;
}

} // namespace seq
