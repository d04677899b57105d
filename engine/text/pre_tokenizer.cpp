#include "engine/text/pre_tokenizer.h"

namespace seq {

namespace {

class FamilySplit : public PreTokenizerStep {
public:
    explicit FamilySplit(SplitFamily family)
        : family_(family)
    {
    }
    void apply(Draft& draft) const override
    {
        std::vector<Piece> pieces;
        CancelPoint cancel;
        for (const Piece& p : draft.pieces) {
            const auto text = std::string_view(draft.text.text).substr(p.begin, p.end - p.begin);
            for (std::size_t at = 0; at < text.size();) {
                cancel.at(p.begin + at);
                const std::size_t end = pieceEnd(family_, text, at);
                pieces.push_back({p.begin + std::uint32_t(at), p.begin + std::uint32_t(end)});
                at = end;
            }
        }
        draft.pieces = std::move(pieces);
    }
    std::string name() const override { return std::string(familyName(family_)); }

private:
    SplitFamily family_;
};

} // namespace

std::unique_ptr<const PreTokenizerStep> splitByFamily(SplitFamily family)
{
    return std::make_unique<FamilySplit>(family);
}

} // namespace seq
