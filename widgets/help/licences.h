#pragma once
#include <QString>
#include <vector>

namespace seq {

// Something that is not ours and that Seqscope ships, links or fetches.
struct Component {
    QString name, use, licence;
    QString file; // in the resources: its text
};
// By resources/licences/index.json. `only`: those parts of the build that some belong to ("cuda").
std::vector<Component> components(const QStringList& only);
QString licenceText(const Component&); // empty: the file is not there

} // namespace seq
