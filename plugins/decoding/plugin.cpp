#include "plugins/decoding/beam.h"
#include "plugins/decoding/diverse_beam.h"
#include "plugins/decoding/generate.h"
#include "plugins/decoding/search_claim.h"
#include "plugins/decoding/tree_search.h"
#include "widgets/family.h"

#include <QObject>

namespace seq {

class DecodingFamily : public QObject, public Family {
    Q_OBJECT
    Q_PLUGIN_METADATA(IID "seqscope.Family/1" FILE "family.json")
    Q_INTERFACES(seq::Family)
public:
    std::vector<std::unique_ptr<Experiment>> experiments() const override
    {
        std::vector<std::unique_ptr<Experiment>> list;
        list.push_back(experiment<Generate>());
        list.push_back(experiment<Beam>());
        list.push_back(experiment<DiverseBeam>());
        list.push_back(experiment<TreeSearch>());
        list.push_back(experiment<SearchClaim>());
        return list;
    }
};

} // namespace seq

#include "plugin.moc"
